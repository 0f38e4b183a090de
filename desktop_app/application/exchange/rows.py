"""The people workbook as it was read: rows of typed values with their places, before any comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.application.exchange.layout import COMPANIES, EMPLOYEES, FAMILY, OPENINGS, VARIABLES, WAGES, Sheet
from desktop_app.domain.findings import Finding


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One row of a sheet. ``values`` holds the fields of the columns that are there and readable."""

    number: int
    """As Excel counts, the first is 1."""
    values: Mapping[str, Any]
    problems: tuple[Finding, ...] = ()
    """Error findings; a row with one is refused."""
    remarks: tuple[Finding, ...] = ()
    """Warnings about single values."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Column letters of fields where this row has others than its sheet."""
    implied: frozenset[str] = frozenset()
    """Fields that no cell of the row gives: they hold for all rows."""
    is_new: bool = False
    """Whether its NIP was made for somebody who wasn't there when it was read."""

    def text(self, name: str) -> str:
        """A text value; empty when it isn't there."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class PeopleSheet:
    """One sheet with the column letter of each field."""

    name: str
    columns: Mapping[str, str]
    rows: tuple[PeopleRow, ...] = ()

    def cell(self, row: PeopleRow, name: str = "") -> str:
        """The address of a field in a row, for example ``C5``; without a known field the row's first cell."""
        letter = row.letters.get(name) or self.columns.get(name) or next(iter(self.columns.values()), "A")
        return f"{letter}{row.number}"


@dataclass(frozen=True, slots=True)
class PeopleWorkbook:
    """All sheets of a people workbook that was read, by their names in the layout."""

    read: Mapping[str, PeopleSheet]
    findings: tuple[Finding, ...] = ()
    """What concerns no row: unknown sheets and columns."""

    def sheet(self, layout: Sheet) -> PeopleSheet:
        """One of the sheets; one that was missing has no rows."""
        return self.read.get(layout.name) or PeopleSheet(layout.name, {})

    @property
    def sheets(self) -> tuple[PeopleSheet, ...]:
        """The sheets that were there."""
        return tuple(self.read.values())

    @property
    def companies(self) -> PeopleSheet:
        """The sheet Perusahaan."""
        return self.sheet(COMPANIES)

    @property
    def employees(self) -> PeopleSheet:
        """The sheet Karyawan."""
        return self.sheet(EMPLOYEES)

    @property
    def family(self) -> PeopleSheet:
        """The sheet Keluarga."""
        return self.sheet(FAMILY)

    @property
    def wages(self) -> PeopleSheet:
        """The sheet Upah."""
        return self.sheet(WAGES)

    @property
    def variables(self) -> PeopleSheet:
        """The sheet Variabel."""
        return self.sheet(VARIABLES)

    @property
    def openings(self) -> PeopleSheet:
        """The sheet Awal tahun."""
        return self.sheet(OPENINGS)
