"""Reads an .xlsx file into plain cells, and refuses what could exhaust the machine or hide values."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from math import isfinite
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook

from desktop_app.domain.findings import KnownProblem

MOST_ROWS: Final = 20_000
"""Used rows of one sheet, without the headings."""
_MOST_COLUMNS: Final = 1_000
_MOST_BYTES: Final = 100_000_000
_MOST_UNPACKED: Final = 200_000_000
_BIG_PART: Final = 5_000_000
_MOST_RATIO: Final = 200
_EXACT_DIGITS: Final = 15

_OLE_HEADER: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FAR_CELL: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?r="(?:([A-Z]{3,})\d+|[A-Z]+([2-9]\d{4}|\d{6,}))"[^>]*(?<!/)>')
_REFERENCE: Final = re.compile(rb'\br="([A-Z]+\d+)"')
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class BadCell(Enum):
    """Cells whose value can't be known."""

    ERROR = "error"
    """A formula that gave an error, such as #N/A."""
    UNCALCULATED = "uncalculated"
    """A formula without a stored result."""


CellValue = str | int | Decimal | bool | date | BadCell | None
"""Text, whole number, other number, yes or no, date, an unusable cell, or nothing."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The used part of one sheet."""

    name: str
    first_row: int
    """Number of the first used row as Excel counts."""
    first_column: int
    """Number of the first used column, A is 1."""
    rows: tuple[tuple[CellValue, ...], ...] = field(repr=False, default=())

    def numbered(self) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
        """The rows that hold something, with their numbers."""
        for number, row in enumerate(self.rows, start=self.first_row):
            if any(value is not None for value in row):
                yield number, row

    def letter(self, index: int) -> str:
        """The column letters of the n-th cell of a row, counted from 0."""
        return column_letters(self.first_column + index)


def column_letters(number: int) -> str:
    """The letters of a column, 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_sheets(path: Path, wanted: Callable[[str], bool] = lambda _name: True) -> Mapping[str, SheetCells | None]:
    """The sheets of a workbook by name in their order; None for those that aren't wanted.

    Raises KnownProblem ``workbook.*`` that names the file.
    """
    content = _content(path)
    parts = _checked_parts(content, path.name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return {
                name: _cells(book, name, parts.get(name, b""), path.name) if wanted(name) else None
                for name in book.sheet_names
            }
    except CalamineError as problem:
        raise KnownProblem("workbook.unreadable", file=path.name) from problem


def exact(number: float) -> int | Decimal:
    """The number that a cell shows: Excel keeps 15 digits, what is beyond them is noise of binary fractions."""
    if number == int(number):
        return int(number)
    decimal = Decimal(repr(number))
    return decimal if len(decimal.as_tuple().digits) <= _EXACT_DIGITS else Decimal(f"{number:.{_EXACT_DIGITS}g}")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise KnownProblem("workbook.too_large", file=path.name)
        content = path.read_bytes()
    except FileNotFoundError as problem:
        raise KnownProblem("workbook.missing", file=path.name, folder=str(path.resolve().parent)) from problem
    except IsADirectoryError as problem:
        raise KnownProblem("workbook.not_a_workbook", file=path.name) from problem
    except OSError as problem:
        # On Windows a file that Excel holds open exclusively shows up as a refused permission, too.
        raise KnownProblem("workbook.no_access", file=path.name) from problem
    if content.startswith(_OLE_HEADER):
        code = "workbook.password" if _ENCRYPTED in content else "workbook.old_format"
        raise KnownProblem(code, file=path.name)
    if not content:
        raise KnownProblem("workbook.empty_file", file=path.name)
    return content


def _checked_parts(content: bytes, name: str) -> dict[str, bytes]:
    """The sheets' XML by sheet name, after every part was unpacked within bounds and checked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise KnownProblem("workbook.not_a_workbook", file=name)
            unpacked = 0
            for part in archive.infolist():
                unpacked += part.file_size
                ratio = part.file_size / max(part.compress_size, 1)
                if unpacked > _MOST_UNPACKED or (part.file_size > _BIG_PART and ratio > _MOST_RATIO):
                    raise KnownProblem("workbook.too_large", file=name)
            if archive.testzip() is not None:
                raise KnownProblem("workbook.unreadable", file=name)
            return _sheet_parts(archive)
    except (zipfile.BadZipFile, zlib.error) as problem:
        code = "workbook.unreadable" if content.startswith(b"PK") else "workbook.not_a_workbook"
        raise KnownProblem(code, file=name) from problem
    except (ElementTree.ParseError, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
        raise KnownProblem("workbook.unreadable", file=name) from problem


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    names = set(archive.namelist())
    targets = {}
    for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    parts = {}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            target = targets.get(element.get(_RELATION, ""), "")
            if target in names:
                parts[element.get("name", "")] = archive.read(target)
    return parts


def _cells(book: CalamineWorkbook, name: str, xml: bytes, file: str) -> SheetCells:
    if _reaches_too_far(xml):
        raise KnownProblem("workbook.too_many_rows", file=file, sheet=name, most=MOST_ROWS)
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return SheetCells(name, 1, 1)
    first_row, first_column = sheet.start
    if sheet.total_height > MOST_ROWS + 1:
        raise KnownProblem("workbook.too_many_rows", file=file, sheet=name, most=MOST_ROWS)
    rows = [[_plain(value) for value in row] for row in sheet.to_python()]
    for reference, bad in _bad_cells(xml):
        row, column = _position(reference)
        row, column = row - first_row - 1, column - first_column - 1
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            rows[row][column] = bad
    return SheetCells(name, first_row + 1, first_column + 1, tuple(tuple(row) for row in rows))


def _reaches_too_far(xml: bytes) -> bool:
    # The reader lays cells out in a full rectangle: one stray cell far away would fill the memory.
    return any(
        _column_number(letters.decode()) > _MOST_COLUMNS if letters else int(row) > MOST_ROWS + 1
        for letters, row in _FAR_CELL.findall(xml)
    )


def _plain(value: Any) -> CellValue:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float):
        return exact(value) if isfinite(value) else BadCell.ERROR
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    assert isinstance(value, bool | int | date)
    return value


def _bad_cells(xml: bytes) -> Iterator[tuple[str, BadCell]]:
    """Cells that the reader gives as empty although they aren't."""
    if b't="e"' not in xml and not _FORMULA.search(xml):
        return
    for attributes, inside in _CELL.findall(xml):
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        if b't="e"' in attributes:
            yield reference[1].decode(), BadCell.ERROR
        elif _FORMULA.search(inside) and b't="str"' not in attributes and not _VALUE.search(inside):
            yield reference[1].decode(), BadCell.UNCALCULATED


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _position(reference: str) -> tuple[int, int]:
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), _column_number(letters)
