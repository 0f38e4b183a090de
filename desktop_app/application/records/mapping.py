"""What the columns of somebody's own spreadsheet mean, as it is remembered for the next one.

A target is ``SHEET.FIELD`` of the people workbook's layout: ``Karyawan.nik``, ``Upah.fixed:Jabatan`` for an
allowance, ``Variabel.lembur`` for an amount of the start month.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.periods import Month


class NumberStyle(StrEnum):
    """How amounts stand in text cells."""

    SEEN = ""
    """As a workbook has them: what can mean two amounts is refused."""
    COMMA = ","
    """1.234.567,89"""
    POINT = "."
    """1,234,567.89"""


class DateOrder(StrEnum):
    """How dates stand in text cells."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of the spreadsheet and what it means; an empty target is not read."""

    index: int
    """Counted from 0 in the used part of the sheet."""
    heading: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class PeopleMapping:
    """How one sheet of a spreadsheet becomes rows of the people workbook."""

    header_row: int
    """Number of the row with the headings as Excel counts; 0: none."""
    columns: tuple[MappedColumn, ...]
    month: Month
    """Wages without a date hold from its first day; amounts of a month belong to it."""
    company: str = ""
    """Code of the company to which rows without one belong."""
    header_height: int = 1
    """Rows that the headings take: with 2, a merged upper heading stands before each of its lower ones."""
    last_row: int = 0
    """The last row to be taken; 0: to the end."""
    fixed: Mapping[str, str] = field(default_factory=dict)
    """What holds for all rows by target, where the spreadsheet has no column."""
    numbers: NumberStyle = NumberStyle.SEEN
    dates: DateOrder = DateOrder.DAY_FIRST
    find_people: bool = False
    """Whether rows without a NIP are searched for by NIK and name, and new people get the next number."""

    @property
    def first_row(self) -> int:
        """Number of the first row of data."""
        return self.header_row + self.header_height if self.header_row else 1

    @property
    def signature(self) -> tuple[str, ...]:
        """The headings, by which the same layout is recognised again."""
        return tuple(folded(column.heading) for column in self.columns)

    def with_target(self, index: int, target: str) -> PeopleMapping:
        """The mapping with another meaning of a column; a column that had this meaning loses it."""
        changed = []
        for column in self.columns:
            if column.index == index:
                changed.append(replace(column, target=target))
            elif target and column.target == target:
                changed.append(replace(column, target=""))
            else:
                changed.append(column)
        return replace(self, columns=tuple(changed))


@dataclass(frozen=True, slots=True)
class RememberedMapping:
    """A mapping that a client's spreadsheet was imported with."""

    mapping: PeopleMapping
    used_at: datetime


def folded(heading: str) -> str:
    """A heading as it is compared: letters and digits alone."""
    return "".join(character for character in heading.casefold() if character.isalnum())
