"""Compares a people workbook with the workspace, row by row, on a working copy of each company."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from desktop_app.application.keys import new_key
from desktop_app.application.people_layout import (
    COMPANIES,
    EMPLOYEES,
    FAMILY,
    OPENINGS,
    VARIABLES,
    WAGES,
    Column,
    Kind,
    Sheet,
    text_of,
)
from desktop_app.application.people_merge import (
    Difference,
    Merged,
    differences_of,
    merge_company,
    merge_employee,
    new_company,
    new_employee,
    required_of,
    spelled,
    wage_from,
)
from desktop_app.application.people_plausibility import MinimumWage, below_minimum_wage, shared_numbers
from desktop_app.application.people_rows import PeopleRow, PeopleSheet, PeopleWorkbook
from desktop_app.application.people_state import (
    CompanyChanges,
    ImportRow,
    LeftOut,
    Place,
    Refused,
    Report,
    RowOutcome,
    RowPlace,
)
from desktop_app.application.ports import UnitOfWork
from desktop_app.domain.company import Company
from desktop_app.domain.components import OUTPUT_PAY, Variable
from desktop_app.domain.employee import Employee, EmployeeKind, OpeningTotals, PayBasis, VariableItem
from desktop_app.domain.family import FamilyMember
from desktop_app.domain.findings import Finding, error, warning
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month

_DAYS_IN_MONTH: Final = 31


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
        self.findings: list[Finding] = list(workbook.findings)
        self.counts = dict.fromkeys(RowOutcome, 0)
        self._uow = uow
        self._today = today
        self._from_month = from_month
        self._minimum_wage = minimum_wage
        self._companies: dict[str, CompanyChanges | None] = {}
        self._refused_people: set[tuple[str, str]] = set()
        self._left_out = left_out
        self._left_out_people: set[tuple[str, str]] = set()
        self._left_out_companies: set[str] = set()
        self._progress = progress
        self._done = 0
        self._total = sum(len(sheet.rows) for sheet in workbook.sheets)
        self._first_starts = _first_starts(workbook.employees)
        steps = (
            (COMPANIES, workbook.companies, self._company),
            (EMPLOYEES, workbook.employees, self._employee),
            (FAMILY, workbook.family, self._member),
            (WAGES, workbook.wages, self._wage),
            (VARIABLES, workbook.variables, self._variable),
            (OPENINGS, workbook.openings, self._opening),
        )
        for sheet, read, compare in steps:
            self._walk(sheet, read, compare)
        self.findings.extend(shared_numbers(workbook.employees))
        if progress is not None:
            progress(self._total, self._total)

    @property
    def companies(self) -> tuple[CompanyChanges, ...]:
        """The companies that the workbook names and that exist or are new."""
        return tuple(changes for changes in self._companies.values() if changes is not None)

    def _walk(self, sheet: Sheet, read: PeopleSheet, compare: Callable[[Place], Merged[Any] | None]) -> None:
        seen: dict[tuple[object, ...], str] = {}
        columns = {column.field: column for column in sheet.columns}
        for row in read.rows:
            self._count()
            if RowPlace(sheet.name, row.number) in self._left_out:
                if sheet is EMPLOYEES:
                    self._left_out_people.add((row.text("company"), row.text("nip")))
                elif sheet is COMPANIES:
                    self._left_out_companies.add(row.text("code"))
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
                merged = compare(place)
            except LeftOut:
                continue
            except Refused as refused:
                finding = place.finding(error, refused.code, refused.name, **refused.params)
                self._refuse(place, text, (finding,))
                continue
            self._accept(place, text, merged, columns)

    def _accept(self, place: Place, key: str, merged: Merged[Any] | None, columns: Mapping[str, Column]) -> None:
        """None stands for a new record."""
        kind, read, row = place.sheet.name, place.read, place.row
        name = row.text("name")
        if merged is None:
            outcome = RowOutcome.NEW
            self.rows.append(
                ImportRow(read.name, read.cell(row), key, outcome, kind=kind, number=row.number, name=name)
            )
        elif not merged.differences:
            outcome = RowOutcome.UNCHANGED
            self.rows.append(
                ImportRow(read.name, read.cell(row), key, outcome, kind=kind, number=row.number, name=name)
            )
        else:
            outcome = RowOutcome.CHANGED
            for difference in merged.differences:
                column = columns.get(difference.field, _AMOUNT_COLUMN)
                before, after = text_of(column, difference.before), text_of(column, difference.after)
                cell = read.cell(row, difference.field)
                self.rows.append(ImportRow(read.name, cell, key, outcome, before, after, kind, row.number, name))
        self.counts[outcome] += 1

    def _refuse(self, place: Place, key: str, findings: tuple[Finding, ...]) -> None:
        cell = str(dict(findings[0].params).get("cell", place.read.cell(place.row)))
        kind, row = place.sheet.name, place.row
        name = row.text("name")
        self.rows.append(
            ImportRow(place.read.name, cell, key, RowOutcome.REFUSED, kind=kind, number=row.number, name=name)
        )
        self.findings.extend(findings)
        self.counts[RowOutcome.REFUSED] += 1
        if place.sheet is EMPLOYEES:
            self._refused_people.add((place.row.text("company"), place.row.text("nip")))

    # One function per sheet: gives what differs, None for a new record, or raises Refused.

    def _company(self, place: Place) -> Merged[Company] | None:
        values = place.row.values
        changes = self._changes(values["code"])
        if changes is None:
            # A size, class or week that holds from the first day of work holds from the start.
            starts_on = self._first_starts.get(values["code"], self._today.replace(day=1))
            company = new_company(new_key(), values, starts_on)
            self._companies[company.code] = CompanyChanges(company, True, None, None, company_changed=True)
            return None
        merged = merge_company(changes.company, values, changes.effective)
        if merged.differences:
            changes.company, changes.company_changed = merged.record, True
        return merged

    def _employee(self, place: Place) -> Merged[Employee] | None:
        changes = self._known_company(place)
        values = place.row.values
        employee = changes.employees.get(values["nip"])
        if employee is not None:
            values = {**required_of(employee), **values}
        ended_on = values.get("ended_on")
        if ended_on is not None and "started_on" in values and ended_on < values["started_on"]:
            raise Refused("people.ends_before_start", "ended_on", started=values["started_on"])
        if employee is None:
            _require(place)
            changes.employees[values["nip"]] = new_employee(new_key(), values)
            changes.changed_people[values["nip"]] = set()
            changes.new_people.add(values["nip"])
            return None
        merged = merge_employee(employee, values, changes.effective)
        if merged.differences:
            _change(changes, merged.record, merged.differences)
        return merged

    def _member(self, place: Place) -> Merged[FamilyMember] | None:
        changes, employee = self._known_employee(place)
        values = _without_keys(place.row.values)
        _require(place, "relation", "name")
        for index, member in enumerate(employee.family):
            if (member.relation, member.name) == (values["relation"], values["name"]):
                differences = differences_of(member, values)
                if differences:
                    after = {difference.field: difference.after for difference in differences}
                    family = (*employee.family[:index], replace(member, **after), *employee.family[index + 1 :])
                    _change(changes, replace(employee, family=family), differences)
                return Merged(member, differences)
        _require(place)
        added = FamilyMember(id=new_key(), **values)
        _change(changes, replace(employee, family=(*employee.family, added)), (Difference("family", None, added),))
        return None

    def _wage(self, place: Place) -> Merged[Any] | None:
        changes, employee = self._known_employee(place)
        values = _without_keys(place.row.values)
        start: date = values["starts_on"]
        daily_worker = employee.terms_on(start).kind is EmployeeKind.DAILY
        before = next((wage for wage in employee.wages if wage.starts_on == start), None)
        # A start that no cell gives continues the wage in force instead of repeating it.
        basis = before or (employee.wage_on(start) if "starts_on" in place.row.implied else None)
        values.setdefault("basic", None if basis is None else basis.basic)
        in_force = employee.wage_on(start)
        earned_by = PayBasis.TIME if in_force is None else in_force.basis
        merged = wage_from(spelled(values, changes.company.components), basis, earned_by)
        if values["basic"] is None and not daily_worker and not earned_by.is_output:
            raise Refused("people.basic_required", "basic")
        if values["basic"] is None and merged.record.daily is None and not earned_by.is_output:
            raise Refused("people.daily_required", "daily")
        if basis is not None and not merged.differences:
            return merged
        wages = sorted((*(wage for wage in employee.wages if wage is not before), merged.record), key=_start)
        employee = replace(employee, wages=tuple(wages))
        _change(changes, employee, merged.differences or (Difference("wages", None, merged.record),))
        if changes.approved_until is not None and Month.of(start) < changes.approved_until:
            month = changes.approved_until
            self.findings.append(place.finding(warning, "people.wage_before_approved", "starts_on", month=month))
        if employee.wages[-1] is merged.record and not earned_by.is_output:
            self.findings.extend(below_minimum_wage(place, changes.company, employee, self._today, self._minimum_wage))
        return merged if basis is not None else None

    def _variable(self, place: Place) -> Merged[VariableItem] | None:
        changes, employee = self._known_employee(place)
        values = place.row.values
        month: Month = values["month"]
        component = _component(values["component"], employee, changes.company)
        if component is None and (employee.nip, month, values["component"]) not in changes.variables:
            raise Refused("people.unknown_component", "component", component=values["component"])
        component = component or values["component"]
        amount, quantity = values["amount"], 0
        if component == Variable.DAYS_WORKED:
            if not amount.is_whole or not 0 <= amount.whole_rupiah() <= _DAYS_IN_MONTH:
                raise Refused("people.days_worked", "amount")
            amount, quantity = ZERO, amount.whole_rupiah()
        item = VariableItem(employee.nip, month, component, amount, quantity)
        key = (employee.nip, month, component)
        before = changes.variables.get(key)
        if before == item:
            return Merged(item)
        changes.variables[key] = item
        changes.changed_variables.append(item)
        if changes.approved_until is not None and month < changes.approved_until:
            self.findings.append(place.finding(warning, "people.variable_before_approved", "month", month=month))
        if before is None:
            return None
        shown = (before.amount, amount) if not quantity else (Money.rupiah(before.quantity), Money.rupiah(quantity))
        return Merged(item, (Difference("amount", *shown),))

    def _opening(self, place: Place) -> Merged[OpeningTotals] | None:
        changes, employee = self._known_employee(place)
        values = {name: value for name, value in place.row.values.items() if name != "company"}
        start = employee.employments[-1].started_on
        if "first_month" in place.row.implied and start.year == values["year"]:
            values["first_month"] = Month.of(start)
        if values["first_month"].year != values["year"]:
            raise Refused("people.first_month_of_other_year", "first_month", year=str(values["year"]))
        key = (employee.nip, values["year"])
        before = changes.openings.get(key)
        if before is None:
            totals = OpeningTotals(**{**_NO_TOTALS, **values})
        else:
            differences = differences_of(before, values)
            if not differences:
                return Merged(before)
            totals = replace(before, **{difference.field: difference.after for difference in differences})
        changes.openings[key] = totals
        changes.changed_openings.append(totals)
        return None if before is None else Merged(totals, differences)

    def _known_company(self, place: Place) -> CompanyChanges:
        code = place.row.text("company")
        changes = self._changes(code)
        if changes is None:
            if code in self._left_out_companies:
                raise LeftOut
            raise Refused("people.unknown_company", "company", company=code)
        return changes

    def _known_employee(self, place: Place) -> tuple[CompanyChanges, Employee]:
        changes = self._known_company(place)
        nip = place.row.text("nip")
        employee = changes.employees.get(nip)
        if employee is None:
            if (changes.company.code, nip) in self._left_out_people:
                raise LeftOut
            refused = (changes.company.code, nip) in self._refused_people
            raise Refused("people.person_refused" if refused else "people.unknown_employee", "nip", nip=nip)
        return changes, employee

    def _count(self) -> None:
        if self._progress is not None and self._done % _REPORTED_ROWS == 0:
            self._progress(self._done, self._total)
        self._done += 1

    def _changes(self, code: str) -> CompanyChanges | None:
        if code not in self._companies:
            company = self._uow.company_by_code(code)
            self._companies[code] = None if company is None else self._loaded(company)
        return self._companies[code]

    def _loaded(self, company: Company) -> CompanyChanges:
        store = self._uow.store(company.id)
        open_month = store.months_without_approved_run()
        first = self._from_month or open_month
        if self._from_month is not None and open_month is not None and self._from_month < open_month:
            finding = warning("people.from_approved_month", company=company.code, month=self._from_month)
            self.findings.append(finding.about(company.code))
        return CompanyChanges(
            company=company,
            is_new=False,
            effective=None if first is None else first.first_day,
            approved_until=open_month,
            employees={employee.nip: employee for employee in store.employees()},
            variables={(item.nip, item.month, item.component): item for item in store.all_variables()},
            openings={(totals.nip, totals.year): totals for totals in store.openings()},
        )


_REPORTED_ROWS: Final = 100
_KEY_COLUMN: Final = Column("", "")
_AMOUNT_COLUMN: Final = Column("", "", Kind.AMOUNT)
_NO_TOTALS: Final = {column.field: column.empty for column in OPENINGS.columns if column.kind is Kind.AMOUNT}
_KEYS: Final = {
    COMPANIES.name: ("code",),
    EMPLOYEES.name: ("company", "nip"),
    FAMILY.name: ("company", "nip", "relation", "name"),
    WAGES.name: ("company", "nip", "starts_on"),
    VARIABLES.name: ("company", "nip", "month", "component"),
    OPENINGS.name: ("company", "nip", "year"),
}


def _key(sheet: Sheet, row: PeopleRow) -> tuple[object, ...]:
    key = tuple(row.values.get(name) for name in _KEYS[sheet.name])
    # The same component in other capitals is the same component.
    return (*key[:-1], str(key[-1] or "").casefold()) if sheet is VARIABLES else key


def _require(place: Place, *names: str) -> None:
    """Refuse a row without what a new record needs; a sheet without these columns can still change known ones."""
    columns = [column for column in place.sheet.columns if column.required and (not names or column.field in names)]
    missing = [column.heading for column in columns if place.row.values.get(column.field) is None]
    if missing:
        raise Refused("people.incomplete", columns=", ".join(missing))


def _component(text: str, employee: Employee, company: Company) -> str | None:
    """The reserved word, or the allowance's name as the person's wage or the company spells it."""
    folded = text.casefold()
    for word in Variable:
        if word.value == folded:
            return word.value
    # Known to everybody: no column says by what a wage is earned, so that is often set on screen afterwards.
    names = {OUTPUT_PAY.casefold(): OUTPUT_PAY}
    if any(wage.basis.is_output for wage in employee.wages) and folded in names:
        return OUTPUT_PAY
    names |= {component.name.casefold(): component.name for component in company.components}
    names |= {item.name.casefold(): item.name for wage in employee.wages for item in wage.allowances}
    return names.get(folded)


def _change(changes: CompanyChanges, employee: Employee, differences: tuple[Difference, ...]) -> None:
    changes.employees[employee.nip] = employee
    fields = changes.changed_people.setdefault(employee.nip, set())
    if employee.nip not in changes.new_people:
        fields.update(item.field for item in differences)


def _without_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in ("company", "nip")}


def _start(record: Any) -> date:
    start: date = record.starts_on
    return start


def _first_starts(read: PeopleSheet) -> dict[str, date]:
    first: dict[str, date] = {}
    for row in read.rows:
        start = row.values.get("started_on")
        if isinstance(start, date):
            first[row.text("company")] = min(start, first.get(row.text("company"), start))
    return first
