"""The portals' formats as data: sheets, columns, codes. A new layout is a new file, not new code."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.findings import Severity
from desktop_app.foundation.files import resource_path

_DATE_PATTERN = re.compile(r"(dd|mm|yyyy)([-/.])(dd|mm|yyyy)\2(dd|mm|yyyy)")


class TemplateKind(StrEnum):
    """What a workbook is for; decides which people become its rows."""

    WAGES = "wages"
    JOINERS = "joiners"
    LEAVERS = "leavers"
    FAMILIES = "families"


class CellKind(StrEnum):
    """How a value is written."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    """Digits as text."""
    NUMBER = "number"
    """A number cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it is found, what goes in and what the portal wants of it."""

    header: str
    field: str
    """The value of a portal row; empty: left empty."""
    kind: CellKind = CellKind.TEXT
    aliases: tuple[str, ...] = ()
    legend: str = ""
    """The second line of a heading of two lines."""
    group: str = ""
    """A title over this column and its neighbour, above both headings."""
    needed: bool = False
    """Whether the workbook isn't this template without the column."""
    editable: bool = True
    missing: Severity | None = None
    """What an empty cell means; None: nothing."""
    missing_when: tuple[str, str] | None = None
    """Only where this other column holds this code."""
    codes: Mapping[str, str] | None = None
    """The program's value to the portal's code."""
    code_list: str = ""
    default: str = ""
    checks: tuple[str, ...] = ()
    pattern: str = "dd-mm-yyyy"
    """Of a date; ``label``: as the heading of the template says."""
    width: int | None = None
    number_format: str = "General"
    column_format: str = ""
    """Of the whole column where it isn't the heading's."""
    fill: str = ""
    """Colour of the heading."""

    @property
    def names(self) -> frozenset[str]:
        """All normalised headings by which the column is known."""
        return frozenset(normalised(name) for name in (self.header, *self.aliases))


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes: the sheet that holds it in the portal's file, and the copy in the program."""

    name: str
    sheet: str
    code_header: str
    name_header: str
    resource: str
    widths: tuple[int, ...]

    def rows(self) -> list[dict[str, str]]:
        """The program's own copy, in the order of the portal's file."""
        with resource_path("codes", self.resource).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))


@dataclass(frozen=True, slots=True)
class NumberedRows:
    """Where a form that numbers its columns has headings, numbers and data."""

    headings: tuple[int, ...]
    numbers: int
    data: int

    def moved_to(self, numbers: int) -> NumberedRows:
        """The same layout further up or down, where the numbers stand in another row."""
        by = numbers - self.numbers
        return NumberedRows(tuple(row + by for row in self.headings), numbers, self.data + by)


@dataclass(frozen=True, slots=True)
class Instructions:
    """The sheet that explains the form."""

    sheet: str
    title: str
    head: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    notes_row: int
    notes_fill: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One portal workbook."""

    key: str
    title: str
    kind: TemplateKind
    portal: str
    file_name: str
    """The proper name with ``{npp}``; empty where the portal has no rule for names."""
    own_name: str
    """The name when the program makes the workbook itself; empty: it never does."""
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    numbered: tuple[NumberedRows, ...]
    code_lists: tuple[CodeList, ...]
    instructions: Instructions | None
    source: str
    seen: date
    checked: bool

    def column(self, field: str) -> Column:
        """The column that holds a field. Raises KeyError."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)


def normalised(text: str) -> str:
    """A heading without case, blanks, underscores and punctuation."""
    return re.sub(r"[\W_]+", "", text).upper()


def date_pattern(label: str) -> str | None:
    """The date pattern in a heading, such as ``dd/mm/yyyy``; None where there is none."""
    found = _DATE_PATTERN.search(label.lower())
    return found[0] if found and len({found[1], found[3], found[4]}) == 3 else None
