"""The companies that an import touches, as they will be after it: each loaded once, changed in memory alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop_app.application.exchange.merge import Difference
from desktop_app.application.exchange.plausibility import MinimumWage
from desktop_app.application.exchange.state import CompanyChanges, LeftOut, Place, Refused
from desktop_app.application.ports import UnitOfWork
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month


class WorkingCopies:
    """Reads through the unit of work, writes nothing."""

    def __init__(
        self,
        uow: UnitOfWork,
        today: date,
        from_month: Month | None,
        minimum_wage: MinimumWage | None,
        first_starts: Mapping[str, date],
    ) -> None:
        self.findings: list[Finding] = []
        self.today = today
        self.minimum_wage = None if minimum_wage is None else _asked_once(minimum_wage)
        self.first_starts = first_starts
        """By company code the first day of work in the workbook."""
        self.refused_companies: set[str] = set()
        self.refused_people: set[tuple[str, str]] = set()
        self.left_out_companies: set[str] = set()
        self.left_out_people: set[tuple[str, str]] = set()
        self._uow = uow
        self._from_month = from_month
        self._companies: dict[str, CompanyChanges | None] = {}

    @property
    def companies(self) -> tuple[CompanyChanges, ...]:
        """The companies that the workbook names and that exist or are new."""
        return tuple(changes for changes in self._companies.values() if changes is not None)

    def add(self, company: Company) -> None:
        """A new company."""
        self._companies[company.code] = CompanyChanges(company, True, None, None, company_changed=True)

    def of(self, code: str) -> CompanyChanges | None:
        """The working copy of a company; None for one that neither the workbook nor the workspace has."""
        if code not in self._companies:
            company = self._uow.company_by_code(code)
            self._companies[code] = None if company is None else self._loaded(company)
        return self._companies[code]

    def company_of(self, place: Place) -> CompanyChanges:
        """The company to which a row belongs. Raises Refused and LeftOut."""
        code = place.row.text("company")
        changes = self.of(code)
        if changes is None:
            if code in self.left_out_companies:
                raise LeftOut
            refused = code in self.refused_companies
            raise Refused("people.company_refused" if refused else "people.unknown_company", "company", company=code)
        return changes

    def person_of(self, place: Place) -> tuple[CompanyChanges, Employee]:
        """The company and the person to whom a row belongs. Raises Refused and LeftOut."""
        changes = self.company_of(place)
        nip = place.row.text("nip")
        employee = changes.employees.get(nip)
        refused = (changes.company.code, nip) in self.refused_people
        if employee is None or (refused and place.row.is_new):
            if (changes.company.code, nip) in self.left_out_people:
                raise LeftOut
            raise Refused("people.person_refused" if refused else "people.unknown_employee", "nip", nip=nip)
        return changes, employee

    def warn_before_approved(self, place: Place, changes: CompanyChanges, code: str, start: date) -> None:
        """A warning about a change that begins in a month which is approved already."""
        if changes.is_approved(Month.of(start)):
            assert changes.approved_until is not None
            self.findings.append(place.finding(warning, code, "starts_on", month=changes.approved_until))

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


def _asked_once(lookup: MinimumWage) -> MinimumWage:
    """The lookup with its answers kept, which the people of one place share."""
    answers: dict[tuple[str, str, str, date], Money | None] = {}

    def asked(company: Company, place: str, day: date) -> Money | None:
        key = company.location_code, company.province, place, day
        if key not in answers:
            answers[key] = lookup(company, place, day)
        return answers[key]

    return asked


def change(changes: CompanyChanges, employee: Employee, differences: tuple[Difference, ...]) -> None:
    """Take a person's new record over."""
    changes.employees[employee.nip] = employee
    fields = changes.changed_people.setdefault(employee.nip, set())
    if employee.nip not in changes.new_people:
        fields.update(item.field for item in differences)


def require(place: Place, *names: str) -> None:
    """Refuse a row without what a new record needs; a sheet without these columns can still change known ones."""
    columns = [column for column in place.sheet.columns if column.required and (not names or column.field in names)]
    missing = [column.heading for column in columns if place.row.values.get(column.field) is None]
    if missing:
        raise Refused("people.incomplete", columns=", ".join(missing))


def without_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row without those that say whose it is."""
    return {name: value for name, value in values.items() if name not in ("company", "nip")}
