"""Compares a people workbook with the workspace, row by row, on a working copy of each company."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from desktop_app.application.exchange.compare import compare_company, compare_employee, compare_member
from desktop_app.application.exchange.compare_extras import (
    compare_branch,
    compare_branch_history,
    compare_company_history,
    compare_component,
    compare_employee_history,
    compare_leave,
    compare_stay,
)
from desktop_app.application.exchange.compare_pay import compare_opening, compare_variable, compare_wage
from desktop_app.application.exchange.extras import (
    BRANCH_HISTORY,
    BRANCHES,
    COMPANY_HISTORY,
    COMPONENTS,
    EMPLOYEE_HISTORY,
    IN_ORDER,
    LEAVES,
    STAYS,
    all_columns,
)
from desktop_app.application.exchange.layout import (
    COMPANIES,
    EMPLOYEES,
    FAMILY,
    OPENINGS,
    VARIABLES,
    WAGES,
    Column,
    Kind,
    Sheet,
)
from desktop_app.application.exchange.merge import Merged
from desktop_app.application.exchange.plausibility import MinimumWage, shared_numbers
from desktop_app.application.exchange.rows import PeopleRow, PeopleSheet, PeopleWorkbook
from desktop_app.application.exchange.state import (
    CompanyChanges,
    ImportRow,
    LeftOut,
    Place,
    Refused,
    Report,
    RowOutcome,
    RowPlace,
)
from desktop_app.application.exchange.words import text_of
from desktop_app.application.exchange.working import WorkingCopies
from desktop_app.application.ports import UnitOfWork
from desktop_app.domain.findings import Finding, error
from desktop_app.domain.periods import Month

Compare = Callable[[Place, WorkingCopies], Merged[Any] | None]

_COMPARED: Final[Mapping[str, Compare]] = {
    COMPANIES.name: compare_company,
    COMPANY_HISTORY.name: compare_company_history,
    BRANCHES.name: compare_branch,
    BRANCH_HISTORY.name: compare_branch_history,
    COMPONENTS.name: compare_component,
    EMPLOYEES.name: compare_employee,
    EMPLOYEE_HISTORY.name: compare_employee_history,
    STAYS.name: compare_stay,
    LEAVES.name: compare_leave,
    FAMILY.name: compare_member,
    WAGES.name: compare_wage,
    VARIABLES.name: compare_variable,
    OPENINGS.name: compare_opening,
}
_KEYS: Final = {
    COMPANIES.name: ("code",),
    COMPANY_HISTORY.name: ("company", "starts_on"),
    BRANCHES.name: ("company", "code"),
    BRANCH_HISTORY.name: ("company", "branch", "starts_on"),
    COMPONENTS.name: ("company", "name", "starts_on"),
    EMPLOYEES.name: ("company", "nip"),
    EMPLOYEE_HISTORY.name: ("company", "nip", "starts_on"),
    STAYS.name: ("company", "nip", "started_on"),
    LEAVES.name: ("company", "nip", "starts_on"),
    FAMILY.name: ("company", "nip", "relation", "name"),
    WAGES.name: ("company", "nip", "starts_on"),
    VARIABLES.name: ("company", "nip", "month", "component"),
    OPENINGS.name: ("company", "nip", "year"),
}
_WHATEVER_CAPITALS: Final = {COMPONENTS.name: "name", VARIABLES.name: "component"}
"""The part of a key that is the same in other capitals."""
_REPORTED_ROWS: Final = 100
_KEY_COLUMN: Final = Column("", "")
_AMOUNT_COLUMN: Final = Column("", "", Kind.AMOUNT)


class PeopleChanges:
    """What an import would change. Reads through the unit of work, writes nothing."""

    def __init__(
        self,
        uow: UnitOfWork,
        workbook: PeopleWorkbook,
        today: date,
        from_month: Month | None,
        minimum_wage: MinimumWage | None,
        left_out: frozenset[RowPlace] = frozenset(),
        progress: Report | None = None,
    ) -> None:
        self.rows: list[ImportRow] = []
        self.counts = dict.fromkeys(RowOutcome, 0)
        self._copies = WorkingCopies(uow, today, from_month, minimum_wage, _first_starts(workbook.employees))
        self.findings: list[Finding] = self._copies.findings
        self.findings.extend(workbook.findings)
        self._left_out = left_out
        self._progress = progress
        self._done = 0
        self._total = sum(len(sheet.rows) for sheet in workbook.sheets)
        for sheet in IN_ORDER:
            self._walk(sheet, workbook.sheet(sheet), _COMPARED[sheet.name])
        self.findings.extend(shared_numbers(workbook.employees))
        if progress is not None:
            progress(self._total, self._total)

    @property
    def companies(self) -> tuple[CompanyChanges, ...]:
        """The companies that the workbook names and that exist or are new."""
        return self._copies.companies

    def _walk(self, sheet: Sheet, read: PeopleSheet, compare: Compare) -> None:
        seen: dict[tuple[object, ...], str] = {}
        columns = {column.field: column for column in all_columns(sheet)}
        for row in read.rows:
            self._count()
            if RowPlace(sheet.name, row.number) in self._left_out:
                self._leave_out(sheet, row)
                continue
            place = Place(sheet, read, row)
            key = _key(sheet, row)
            text = "/".join(text_of(_KEY_COLUMN, part) for part in key)
            cell = read.cell(row)
            self.findings.extend(row.remarks)
            if row.problems:
                self._refuse(place, text, row.problems)
                seen.setdefault(key, cell)
                continue
            if key in seen:
                self._refuse(place, text, (place.finding(error, "people.duplicate", key=text, first=seen[key]),))
                continue
            seen[key] = cell
            try:
                merged = compare(place, self._copies)
            except LeftOut:
                continue
            except Refused as refused:
                finding = place.finding(error, refused.code, refused.name, **refused.params)
                self._refuse(place, text, (finding,))
                continue
            self._accept(place, text, merged, columns)

    def _leave_out(self, sheet: Sheet, row: PeopleRow) -> None:
        if sheet is EMPLOYEES:
            self._copies.left_out_people.add((row.text("company"), row.text("nip")))
        elif sheet is COMPANIES:
            self._copies.left_out_companies.add(row.text("code"))

    def _accept(self, place: Place, key: str, merged: Merged[Any] | None, columns: Mapping[str, Column]) -> None:
        """None stands for a new record."""
        if merged is None or not merged.differences:
            outcome = RowOutcome.NEW if merged is None else RowOutcome.UNCHANGED
            self._show(place, place.read.cell(place.row), key, outcome)
        else:
            outcome = RowOutcome.CHANGED
            for difference in merged.differences:
                column = columns.get(difference.field, _AMOUNT_COLUMN)
                before, after = text_of(column, difference.before), text_of(column, difference.after)
                self._show(place, place.read.cell(place.row, difference.field), key, outcome, before, after)
        self.counts[outcome] += 1

    def _refuse(self, place: Place, key: str, findings: tuple[Finding, ...]) -> None:
        cell = str(dict(findings[0].params).get("cell", place.read.cell(place.row)))
        self._show(place, cell, key, RowOutcome.REFUSED)
        self.findings.extend(findings)
        self.counts[RowOutcome.REFUSED] += 1
        row = place.row
        if place.sheet is EMPLOYEES:
            self._copies.refused_people.add((row.text("company"), row.text("nip")))
        elif place.sheet is COMPANIES:
            self._copies.refused_companies.add(row.text("code"))

    def _show(self, place: Place, cell: str, key: str, outcome: RowOutcome, before: str = "", after: str = "") -> None:
        row, kind = place.row, place.sheet.name
        self.rows.append(
            ImportRow(place.read.name, cell, key, outcome, before, after, kind, row.number, row.text("name"))
        )

    def _count(self) -> None:
        if self._progress is not None and self._done % _REPORTED_ROWS == 0:
            self._progress(self._done, self._total)
        self._done += 1


def _key(sheet: Sheet, row: PeopleRow) -> tuple[object, ...]:
    names, folded = _KEYS[sheet.name], _WHATEVER_CAPITALS.get(sheet.name)
    if folded is None:
        return tuple(map(row.values.get, names))
    return tuple(row.text(name).casefold() if name == folded else row.values.get(name) for name in names)


def _first_starts(read: PeopleSheet) -> dict[str, date]:
    first: dict[str, date] = {}
    for row in read.rows:
        start = row.values.get("started_on")
        if isinstance(start, date):
            first[row.text("company")] = min(start, first.get(row.text("company"), start))
    return first
