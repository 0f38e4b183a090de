"""What the page with a spreadsheet's columns offers for choice, and how it shows a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtWidgets import QComboBox

from desktop_app.application.exchange.layout import AllowanceHeading
from desktop_app.application.exchange.mapping import (
    COMPANY,
    MAPPED_SHEETS,
    NIP,
    ColumnReport,
    allowance_target,
    target_column,
    targets_of,
)
from desktop_app.application.exchange.spreadsheet import SheetCells
from desktop_app.application.records.mapping import DateOrder, NumberStyle
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Status

_HEADING_ROWS: Final = 30
NEW_CLIENT: Final = object()
"""Chosen in place of a client's code."""


@dataclass(frozen=True, slots=True)
class HeadingChoice:
    """Where the user says that the headings stand; row 0: nowhere."""

    row: int
    height: int


def report_columns() -> tuple[Column[ColumnReport], ...]:
    """The columns of the table of columns."""
    return (
        Column("letter", "", lambda report: report.letter, width=44, tabular=True, tone=lambda _report: "ink-2"),
        Column("heading", _("Heading"), lambda report: report.heading, weight=500),
        Column("samples", _("Samples"), lambda report: " · ".join(report.samples), tone=lambda _report: "ink-2"),
        Column("meaning", _("Meaning"), lambda report: meaning_text(report.target), width=210),
        Column("state", _("Read"), _state, kind="status", width=150),
    )


def _state(report: ColumnReport) -> Status:
    if not report.target:
        return Status("none", _("Not used"))
    if report.problems:
        count = report.problems
        text = ngettext("{count} cell unread", "{count} cells unread", count).format(count=formats.grouped(count))
        return Status("blocking", text, strong=True)
    if report.warnings:
        count = report.warnings
        return Status("warning", ngettext("{count} note", "{count} notes", count).format(count=formats.grouped(count)))
    if not report.filled:
        return Status("not_started", _("Empty"))
    count = report.filled
    return Status("passed", ngettext("{count} cell", "{count} cells", count).format(count=formats.grouped(count)))


def meaning_text(target: str) -> str:
    """A target as ``Karyawan: NIK``; the workbook's words stay Indonesian in every language."""
    if not target:
        return _("Not used")
    sheet, column = target_column(target)
    return f"{sheet.name}: {column.heading}"


def meanings(report: ColumnReport) -> list[tuple[str, Any]]:
    """What a column can mean, with its target."""
    found: list[tuple[str, Any]] = [(_("Not used"), ""), (meaning_text(NIP), NIP), (meaning_text(COMPANY), COMPANY)]
    for sheet in MAPPED_SHEETS:
        found.extend((meaning_text(target), target) for target in targets_of(sheet) if target not in (NIP, COMPANY))
    name = report.target.partition(":")[2] or report.heading
    for heading in AllowanceHeading:
        target = allowance_target(heading, name)
        found.append((meaning_text(target), target))
    return found


def heading_choices(table: SheetCells) -> list[tuple[str, Any]]:
    """Where the headings can stand."""
    choices: list[tuple[str, Any]] = [(_("None: all rows are data"), HeadingChoice(0, 1))]
    for number, row in table.numbered():
        if number >= table.first_row + _HEADING_ROWS:
            break
        words = ", ".join(str(cell) for cell in row if isinstance(cell, str))[:60]
        choices.append((_("Row {row}: {words}").format(row=number, words=words), HeadingChoice(number, 1)))
        choices.append(
            (_("Rows {first} and {second}").format(first=number, second=number + 1), HeadingChoice(number, 2))
        )
    return choices


def unnumbered_choices() -> list[tuple[str, Any]]:
    """What becomes of rows in which no NIP stands."""
    return [(_("Refuse them"), False), (_("Find the people, or number them"), True)]


def number_choices() -> list[tuple[str, Any]]:
    """How amounts can be written."""
    return [
        (_("As found"), NumberStyle.SEEN),
        ("1.234.567,89", NumberStyle.COMMA),
        ("1,234,567.89", NumberStyle.POINT),
    ]


def date_choices() -> list[tuple[str, Any]]:
    """How dates can be written."""
    return [(_("Day first: 31-12-2026"), DateOrder.DAY_FIRST), (_("Month first: 12-31-2026"), DateOrder.MONTH_FIRST)]


def new_combo() -> QComboBox:
    """A choice that is as wide as its place, not as its longest word."""
    combo = QComboBox()
    theme.set_font(combo, "body")
    theme.set_height(combo, theme.CONTROL_HEIGHT)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    combo.setMaxVisibleItems(20)
    return combo


def fill_combo(combo: QComboBox, choices: list[tuple[str, Any]], value: Any) -> None:
    """Offer choices with their values, one of them chosen."""
    combo.clear()
    for text, data in choices:
        combo.addItem(text, data)
    choose_in(combo, value)


def choose_in(combo: QComboBox, value: Any) -> None:
    """Choose by value; an unknown value changes nothing."""
    # findData compares Python objects by identity.
    for at in range(combo.count()):
        if combo.itemData(at) == value:
            combo.setCurrentIndex(at)
            return
