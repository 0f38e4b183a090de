"""Reads the people workbook: sheets, headings and cells into typed rows with findings that name their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from desktop_app.application.exchange.extras import ALL_SHEETS, EXTRA_SHEETS, all_columns
from desktop_app.application.exchange.layout import (
    COMPANIES,
    EXAMPLE_COMPANY,
    SHEETS,
    WAGES,
    AllowanceHeading,
    Column,
    Kind,
    Sheet,
    allowance_field,
)
from desktop_app.application.exchange.rows import PeopleRow, PeopleSheet, PeopleWorkbook
from desktop_app.application.exchange.spreadsheet import BadCell, Cells, CellValue, SheetCells
from desktop_app.domain.findings import Finding, KnownProblem, error, warning
from desktop_app.intake.people_checks import remarks
from desktop_app.intake.sheets import read_sheets
from desktop_app.intake.values import Unreadable, check_account, read_cell, tidy

_SEARCHED: Final = 10
"""Rows among which the headings of a sheet are looked for."""
_EMPTY_REMARK: Final = "()"
_REMARK: Final = re.compile(r"\s*\([^()]*\)\s*$")


def read_people(path: Path) -> PeopleWorkbook:
    """The rows of a people workbook; rows of the example company are left out.

    Raises KnownProblem ``workbook.*`` when the file can't be read or a sheet or column that must be there is
    missing or twice there.
    """
    return people_of(read_sheets(path, lambda name: _folded(name) in _KNOWN), path.name)


def has_people_layout(names: Iterable[str]) -> bool:
    """Whether a workbook with sheets of these names is a people workbook."""
    folded = {_folded(name) for name in names}
    return all(_folded(sheet.name) in folded for sheet in SHEETS if sheet.required)


def missing_layout(names: Iterable[str], file: str) -> KnownProblem | None:
    """The sheet that a workbook with some of the layout's sheets lacks; None when it has none of them."""
    folded = {_folded(name) for name in names}
    if not any(_folded(sheet.name) in folded for sheet in SHEETS if sheet.required):
        return None
    missing = next(sheet for sheet in SHEETS if sheet.required and _folded(sheet.name) not in folded)
    return KnownProblem("workbook.sheet_missing", file=file, sheet=missing.name)


def people_of(cells: Mapping[str, SheetCells | None], file: str) -> PeopleWorkbook:
    """The same for sheets that were read already; None for those that aren't known."""
    found: dict[str, SheetCells] = {}
    findings: list[Finding] = []
    for name, content in cells.items():
        if content is None or _folded(name) not in _KNOWN:
            findings.append(warning("people.unknown_sheet", sheet=name).about(name))
        elif _folded(name) in found:
            raise KnownProblem("workbook.sheet_twice", file=file, sheet=name)
        else:
            found[_folded(name)] = content
    sheets = {}
    for sheet in ALL_SHEETS:
        content = found.get(_folded(sheet.name))
        if content is None or (not content.rows and not sheet.required):
            if sheet.required:
                raise KnownProblem("workbook.sheet_missing", file=file, sheet=sheet.name)
        elif sheet in EXTRA_SHEETS and not _has_headings(sheet, content):
            # Somebody's own sheet that happens to have this name.
            findings.append(warning("people.unknown_sheet", sheet=content.name).about(content.name))
        else:
            sheets[sheet.name] = _read_sheet(sheet, content, file, findings)
    return PeopleWorkbook(sheets, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A column of the layout and where it stands in this file."""

    column: Column
    index: int
    letter: str


def _read_sheet(sheet: Sheet, content: SheetCells, file: str, findings: list[Finding]) -> PeopleSheet:
    header_number, header = _header(sheet, content)
    columns = _place(sheet, content, header, header_number, file, findings)
    letters = {place.column.field: place.letter for place in columns}
    key = "code" if sheet is COMPANIES else "company"
    read = []
    unnamed: dict[int, int] = {}
    headed = {index for index, cell in enumerate(header) if cell is not None}
    for number, row in content.numbered():
        if number <= header_number:
            continue
        for index, cell in enumerate(row):
            if cell is not None and index not in headed:
                unnamed.setdefault(index, number)
        values, problems = _read_row(sheet, columns, number, row)
        if str(values.get(key, "")).casefold() != EXAMPLE_COMPANY.casefold():
            read.append(PeopleRow(number, values, tuple(problems), remarks(sheet, sheet.name, letters, number, values)))
    for index, number in unnamed.items():
        cell = f"{content.letter(index)}{number}"
        findings.append(warning("people.no_heading", sheet=sheet.name, cell=cell).about(f"{sheet.name}!{cell}"))
    return PeopleSheet(sheet.name, letters, tuple(read))


def _header(sheet: Sheet, content: SheetCells) -> tuple[int, Cells]:
    """The row with the headings: the first, or below a title the first with all headings that must be there."""
    rows = tuple(row for _at, row in zip(range(_SEARCHED), content.numbered(), strict=False))
    return next((row for row in rows if _has(sheet, row[1])), rows[0] if rows else (1, ()))


def _has_headings(sheet: Sheet, content: SheetCells) -> bool:
    return _has(sheet, _header(sheet, content)[1])


def _has(sheet: Sheet, header: Cells) -> bool:
    headings = {_folded(_heading(cell)) for cell in header if cell is not None}
    return all(_folded(column.heading) in headings for column in sheet.columns if column.required)


def _place(
    sheet: Sheet, content: SheetCells, header: Cells, header_number: int, file: str, findings: list[Finding]
) -> list[_Placed]:
    known = {_folded(column.heading): column for column in all_columns(sheet)}
    placed: dict[str, _Placed] = {}
    for index, cell in enumerate(header):
        if cell is None:
            continue
        heading = _heading(cell)
        letter = content.letter(index)
        column = known.get(_folded(heading)) or (_allowance(heading) if sheet is WAGES else None)
        address = f"{letter}{header_number}"
        if column is None:
            findings.append(
                warning("people.unknown_column", sheet=sheet.name, cell=address, column=heading).about(
                    f"{sheet.name}!{address}"
                )
            )
        elif column.field in placed:
            raise KnownProblem("workbook.column_twice", file=file, sheet=sheet.name, cell=address, column=heading)
        else:
            placed[column.field] = _Placed(column, index, letter)
    missing = [column.heading for column in sheet.columns if column.required and column.field not in placed]
    if missing:
        raise KnownProblem(
            "workbook.column_missing", file=file, sheet=sheet.name, columns=", ".join(missing), count=len(missing)
        )
    return list(placed.values())


def _allowance(heading: str) -> Column | None:
    start, colon, name = heading.partition(":")
    name = tidy(name)
    for kind in AllowanceHeading:
        if colon and name and _folded(start) == _folded(kind.value):
            return Column(heading, allowance_field(kind, name), Kind.AMOUNT, empty=None)
    return None


def _read_row(sheet: Sheet, columns: list[_Placed], number: int, row: Cells) -> tuple[dict[str, Any], list[Finding]]:
    values: dict[str, Any] = {}
    problems: list[Finding] = []
    for place in columns:
        column, cell = place.column, row[place.index]
        address = f"{place.letter}{number}"
        if cell is None:
            if column.required and not column.may_be_empty:
                problems.append(
                    error("people.required", sheet=sheet.name, cell=address, column=column.heading).about(
                        f"{sheet.name}!{address}"
                    )
                )
            else:
                values[column.field] = column.empty
            continue
        try:
            values[column.field] = read_cell(cell, column)
            if column.field == "bank_account":
                check_account(_bank(columns, row), cell)
        except Unreadable as unreadable:
            problems.append(
                unreadable.finding(sheet=sheet.name, cell=address, column=column.heading).about(
                    f"{sheet.name}!{address}"
                )
            )
    return values, problems


def _bank(columns: list[_Placed], row: Cells) -> str:
    for place in columns:
        if place.column.field == "bank":
            return str(row[place.index] or "")
    return ""


def _heading(cell: CellValue) -> str:
    """A heading without its star and without one remark in parentheses."""
    text = "" if isinstance(cell, BadCell) else tidy(str(cell))
    if text.endswith(_EMPTY_REMARK):  # an allowance's own parentheses or star stand before it
        return text.removesuffix(_EMPTY_REMARK).rstrip()
    return _REMARK.sub("", text.rstrip("* ")).rstrip("* ")


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


_KNOWN: Final = frozenset(_folded(sheet.name) for sheet in ALL_SHEETS)
