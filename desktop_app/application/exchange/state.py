"""What an import keeps in mind: the working copy of each company, the rows and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop_app.application.exchange.layout import Sheet
from desktop_app.application.exchange.rows import PeopleRow, PeopleSheet
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, OpeningTotals, VariableItem
from desktop_app.domain.findings import Finding, Parameter
from desktop_app.domain.periods import Month

Report = Callable[[int, int], None]
"""Hears how many rows of how many are compared; what it raises stops the work."""


class RowOutcome(StrEnum):
    """What the import makes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class RowPlace(NamedTuple):
    """A row by the sheet of the people workbook to which it belongs, and its number."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the workbook, or one changed cell of it."""

    sheet: str
    """As the file names it."""
    cell: str
    key: str
    outcome: RowOutcome
    before: str = ""
    after: str = ""
    kind: str = ""
    """The sheet of the people workbook to which the row belongs."""
    number: int = 0
    """The row's number as Excel counts."""
    name: str = ""
    """Whose row it is, where the row says so."""

    @property
    def place(self) -> RowPlace:
        """The row, whatever cell of it this is about."""
        return RowPlace(self.kind, self.number)


@dataclass(slots=True)
class CompanyChanges:
    """The working copy of one company: what it will be after the import."""

    company: Company
    is_new: bool
    effective: date | None
    """First day from which changed facts hold; None: the newest record is corrected."""
    approved_until: Month | None
    """The first month without an approved run, when there is an approved one before it."""
    employees: dict[str, Employee] = field(default_factory=dict)
    variables: dict[tuple[str, Month, str], VariableItem] = field(default_factory=dict)
    openings: dict[tuple[str, int], OpeningTotals] = field(default_factory=dict)
    company_changed: bool = False
    changed_people: dict[str, set[str]] = field(default_factory=dict)
    """Changed fields by NIP; a new person has none."""
    new_people: set[str] = field(default_factory=set)
    changed_variables: list[VariableItem] = field(default_factory=list)
    changed_openings: list[OpeningTotals] = field(default_factory=list)
    known_company: Company | None = field(init=False)
    """As it is stored; None for a new one."""
    known_people: dict[str, Employee] = field(init=False)
    """As they are stored, by NIP."""

    def __post_init__(self) -> None:
        self.known_company = None if self.is_new else self.company
        self.known_people = dict(self.employees)

    def is_approved(self, month: Month) -> bool:
        """Whether a month lies before the first one without an approved run."""
        return self.approved_until is not None and month < self.approved_until

    @property
    def has_changes(self) -> bool:
        """Whether anything needs to be written."""
        return bool(self.company_changed or self.changed_people or self.changed_variables or self.changed_openings)


@dataclass(frozen=True, slots=True)
class Place:
    """A row and where it stands."""

    sheet: Sheet
    read: PeopleSheet
    row: PeopleRow

    def finding(self, make: Callable[..., Finding], code: str, name: str = "", **params: Parameter) -> Finding:
        """A finding about one field of the row, made by ``error`` or ``warning``."""
        cell = self.read.cell(self.row, name)
        return make(code, sheet=self.read.name, cell=cell, **params).about(f"{self.read.name}!{cell}")


class LeftOut(Exception):  # noqa: N818 - a row, not the program
    """A row about a new person whose own row the user left out."""


class Refused(Exception):  # noqa: N818 - a row, not the program
    """A row that can't be used; carries the finding's code, field and values."""

    def __init__(self, code: str, name: str = "", **params: Parameter) -> None:
        super().__init__(code)
        self.code = code
        self.name = name
        self.params = params
