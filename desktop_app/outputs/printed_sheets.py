"""Sheets for people to read and print: headings, a table, its totals, A4 across; amounts as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from desktop_app.application.law.term import newest_rule_of
from desktop_app.application.results import Run
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.outputs.workbooks import put_text

Value = str | int | Money | date | None

_AMOUNT, _AMOUNT_SEN, _DAY, _TEXT = '#,##0;-#,##0;"–"', "#,##0.00", "dd-mm-yyyy", "@"
_HEAD_FILL = PatternFill("solid", fgColor="E9EEF8")
_FONT = "Calibri"
"""Named, as programs take one with serifs for a font without a name."""
_HEAD_FONT, _BOLD = Font(_FONT, 11, bold=True, color="27468A"), Font(_FONT, 11, bold=True)
_HEAD_ALIGNMENT = Alignment(wrap_text=True, vertical="center", horizontal="center")
_TEXT_ALIGNMENT, _WRAPPED = (
    Alignment(horizontal="left", vertical="top", indent=1, wrap_text=wrap) for wrap in (False, True)
)
_FIGURE_ALIGNMENT = Alignment(horizontal="right", vertical="top", indent=1)
_ABOVE = Border(top=Side(style="thin"))
_NARROW, _WIDE = 7, 64
_LINE_HEIGHT = 15
_PAGE_WIDTH = 170
"""Signs side by side on a sheet of A4 across that can still be read."""


def new_workbook() -> Workbook:
    """A workbook without sheets."""
    workbook = Workbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    return workbook


def heading_of(run: Run, title: str) -> list[str]:
    """Title with DRAF where the run isn't approved, company and month, origin."""
    head = run.head
    draft = f"{_('DRAFT')} · " if head.state is RunState.DRAFT else ""
    origin = _("Run {number} · law {law} · calculated {at}").format(
        number=head.number, law=newest_rule_of(run.payslips) or formats.NOTHING, at=formats.moment(head.calculated_at)
    )
    month = formats.month_name(head.month.year, head.month.number)
    return [f"{draft}{title}", f"{run.company.name} · {month}", origin]


def add_sheet(
    workbook: Workbook,
    name: str,
    heading: Sequence[str],
    heads: Sequence[str],
    rows: Iterable[Sequence[Value]],
    totals: Sequence[Value] | None = None,
    frozen_columns: int = 0,
) -> None:
    """A sheet with lines of heading, a table and its totals, set up for A4 across."""
    sheet: Any = workbook.create_sheet(name)
    for number, line in enumerate(heading, start=1):
        _put(sheet.cell(number, 1), line)
        sheet.cell(number, 1).alignment = Alignment()
        sheet.cell(number, 1).font = Font(_FONT, 14 if number == 1 else 11, bold=True)
    top = len(heading) + 2
    widths = [max(_NARROW, *(len(word) for word in head.split())) for head in heads]
    for column, head in enumerate(heads, start=1):
        cell = sheet.cell(top, column)
        _put(cell, head)
        cell.font, cell.fill, cell.alignment = _HEAD_FONT, _HEAD_FILL, _HEAD_ALIGNMENT
    row_number = top
    for row_number, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(row_number, column), value)
            widths[column - 1] = min(_WIDE, max(widths[column - 1], _length(value)))
        sheet.row_dimensions[row_number].height = _LINE_HEIGHT * max(-(-_length(value) // _WIDE) or 1 for value in row)
    for column, value in enumerate(totals or (), start=1):
        cell = sheet.cell(row_number + 1, column)
        _put(cell, value)
        cell.font, cell.border = _BOLD, _ABOVE
        widths[column - 1] = min(_WIDE, max(widths[column - 1], _length(value)))
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 3
    lines = max(-(-len(head) // width) for head, width in zip(heads, widths, strict=True))
    sheet.row_dimensions[top].height = _LINE_HEIGHT * (lines + 1)
    sheet.freeze_panes = sheet.cell(top + 1, frozen_columns + 1)
    sheet.print_title_rows = f"{top}:{top}"
    if frozen_columns:
        sheet.print_title_cols = f"A:{get_column_letter(frozen_columns)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = _pages(widths, frozen_columns), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "&P / &N"


def _pages(widths: Sequence[int], repeated: int) -> int:
    """How many pages stand side by side, the repeated columns on each of them."""
    first = sum(width + 3 for width in widths[:repeated])
    rest = sum(width + 3 for width in widths[repeated:])
    return max(1, -(-rest // max(1, _PAGE_WIDTH - first)))


def _put(cell: Any, value: Value) -> None:
    if value is None:
        return
    if isinstance(value, Money):
        cell.value = Decimal(value.sen) / 100 if value.sen % 100 else value.sen // 100
        cell.number_format = _AMOUNT_SEN if value.sen % 100 else _AMOUNT
        cell.alignment = _FIGURE_ALIGNMENT
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = _DAY
        cell.alignment = _TEXT_ALIGNMENT
    elif isinstance(value, int):
        cell.value = value
        cell.alignment = _FIGURE_ALIGNMENT
    else:
        put_text(cell, value)
        cell.number_format = _TEXT
        cell.alignment = _WRAPPED if len(value) > _WIDE else _TEXT_ALIGNMENT


def _length(value: Value) -> int:
    if isinstance(value, Money):
        return len(str(value)) + 3
    return 0 if value is None else len(str(value))
