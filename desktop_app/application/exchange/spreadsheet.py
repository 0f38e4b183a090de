"""Cells of a spreadsheet as they were read: plain values with their places, before anybody knows what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum


class BadCell(Enum):
    """Cells whose value can't be known or isn't taken."""

    ERROR = "error"
    """A formula that gave an error, such as #N/A."""
    UNCALCULATED = "uncalculated"
    """A formula without a stored result."""
    TOO_LONG = "too_long"
    """More text than a cell of Excel holds."""


CellValue = str | int | Decimal | bool | date | BadCell | None
"""Text, whole number, other number, yes or no, date, an unusable cell, or nothing."""
Cells = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The used part of one sheet, or a text file as if it were one."""

    name: str
    first_row: int
    """Number of the first used row as Excel counts."""
    first_column: int
    """Number of the first used column, A is 1."""
    rows: tuple[Cells, ...] = field(repr=False, default=())

    def numbered(self) -> Iterator[tuple[int, Cells]]:
        """The rows that hold something, with their numbers."""
        for number, row in enumerate(self.rows, start=self.first_row):
            if any(value is not None for value in row):
                yield number, row

    def row(self, number: int) -> Cells:
        """The row of a number; empty when the sheet doesn't reach there."""
        at = number - self.first_row
        return self.rows[at] if 0 <= at < len(self.rows) else ()

    @property
    def last_row(self) -> int:
        """Number of the last row."""
        return self.first_row + len(self.rows) - 1

    @property
    def width(self) -> int:
        """Cells in the widest row."""
        return max((len(row) for row in self.rows), default=0)

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


def column_number(letters: str) -> int:
    """The number of a column, A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
