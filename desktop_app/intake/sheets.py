"""Reads workbooks (.xlsx, .xls, .ods) into plain cells, and refuses what could exhaust the machine or hide values."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from desktop_app.application.exchange.spreadsheet import BadCell, CellValue, SheetCells
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.bounds import MOST_BYTES, MOST_TEXT, BadCells, check_place
from desktop_app.intake.scan_ods import is_ods, scan_ods
from desktop_app.intake.scan_xls import scan_xls
from desktop_app.intake.scan_xlsx import scan_xlsx

_EXACT_DIGITS: Final = 15
_OLE_HEADER: Final = bytes.fromhex("D0CF11E0A1B11AE1")


def read_sheets(path: Path, wanted: Callable[[str], bool] = lambda _name: True) -> Mapping[str, SheetCells | None]:
    """The sheets of a workbook by name in their order; None for those that aren't wanted.

    Raises KnownProblem ``workbook.*`` that names the file.
    """
    return sheets_of(file_content(path), path.name, wanted)


def sheets_of(
    content: bytes, file: str, wanted: Callable[[str], bool] = lambda _name: True
) -> Mapping[str, SheetCells | None]:
    """The same for the content of a file."""
    bad = _scanned(content, file, wanted)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return {name: _cells(book, name, bad, file) if wanted(name) else None for name in book.sheet_names}
    except CalamineError as problem:
        raise KnownProblem("workbook.unreadable", file=file) from problem


def is_workbook(content: bytes) -> bool:
    """Whether a file begins as workbooks do."""
    return content.startswith((b"PK", _OLE_HEADER))


def file_content(path: Path) -> bytes:
    """What a file holds. Raises KnownProblem ``workbook.*`` that names it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnownProblem("workbook.too_large", file=path.name)
        content = path.read_bytes()
    except FileNotFoundError as problem:
        raise KnownProblem("workbook.missing", file=path.name, folder=str(path.resolve().parent)) from problem
    except IsADirectoryError as problem:
        raise KnownProblem("workbook.not_a_workbook", file=path.name) from problem
    except OSError as problem:
        # On Windows a file that Excel holds open exclusively shows up as a refused permission, too.
        raise KnownProblem("workbook.no_access", file=path.name) from problem
    if not content:
        raise KnownProblem("workbook.empty_file", file=path.name)
    return content


def exact(number: float) -> int | Decimal:
    """The number that a cell shows: Excel keeps 15 digits, what is beyond them is noise of binary fractions."""
    if number == int(number):
        return int(number)
    decimal = Decimal(repr(number))
    return decimal if len(decimal.as_tuple().digits) <= _EXACT_DIGITS else Decimal(f"{number:.{_EXACT_DIGITS}g}")


def _scanned(content: bytes, file: str, wanted: Callable[[str], bool]) -> BadCells:
    if content.startswith(_OLE_HEADER):
        return scan_xls(content, file)
    return scan_ods(content, file) if is_ods(content) else scan_xlsx(content, file, wanted)


def _cells(book: CalamineWorkbook, name: str, bad: BadCells, file: str) -> SheetCells:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None or sheet.end is None:
        return SheetCells(name, 1, 1)
    first_row, first_column = sheet.start
    check_place(file, name, sheet.end[0] + 1, sheet.end[1] + 1)
    rows = [[_plain(value) for value in row] for row in sheet.to_python()]
    found = [(row - first_row - 1, column - first_column - 1, kind) for row, column, kind in bad.get(name, ())]
    found = [(row, column, kind) for row, column, kind in found if row >= 0 and column >= 0]
    # The reader's rectangle ends with the last value; these cells may lie beyond.
    width = max((len(rows[0]), *(column + 1 for _row, column, _kind in found)))
    rows.extend([] for _ in range(max((row + 1 for row, _column, _kind in found), default=0) - len(rows)))
    for row in rows:
        row.extend([None] * (width - len(row)))
    for at, column, kind in found:
        rows[at][column] = kind
    return SheetCells(name, first_row + 1, first_column + 1, tuple(tuple(row) for row in rows))


def _plain(value: Any) -> CellValue:
    if isinstance(value, str):
        if len(value) > MOST_TEXT:
            return BadCell.TOO_LONG
        return value if value.strip() else None
    if isinstance(value, float):
        return exact(value) if isfinite(value) else BadCell.ERROR
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    assert isinstance(value, bool | int | date)
    return value
