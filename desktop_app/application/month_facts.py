"""Gathers the frozen facts of each employee for a month from dated records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.application.minimum_wages import MinimumWages
from desktop_app.application.month_pay import MonthPay
from desktop_app.application.results import MonthTaxTotals
from desktop_app.application.tax_year import is_last_tax_month, year_facts
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, EmployeeTerms, OpeningTotals, VariableItem
from desktop_app.domain.family import CoverageRules, FamilyCoverage, age_limit, coverage
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.facts import EmployerFacts, MonthFacts, PersonFacts, YearFacts
from desktop_app.domain.periods import Month


@dataclass(frozen=True, slots=True)
class MonthRecords:
    """What a company's store holds for one month."""

    company: Company
    month: Month
    employees: Sequence[Employee]
    variables: Sequence[VariableItem]
    openings: Sequence[OpeningTotals]
    earlier: Sequence[MonthTaxTotals]
    """Of the months of the same year before this one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An employee of the month and the facts of the payslip."""

    employee: Employee
    facts: MonthFacts
    back_pay: Money


def gather(records: MonthRecords, covered: CoverageRules, minimum_wages: MinimumWages) -> Iterator[Gathered]:
    """The facts of everybody with an employment in the month, by NIP."""
    month = records.month
    variables: dict[str, list[VariableItem]] = defaultdict(list)
    for item in records.variables:
        variables[item.nip].append(item)
    openings = {opening.nip: opening for opening in records.openings if opening.year == month.year}
    earlier: dict[str, dict[Month, MonthTaxTotals]] = defaultdict(dict)
    for totals in records.earlier:
        earlier[totals.nip][totals.month] = totals
    employers = _Employers(records.company, month, minimum_wages)
    for employee in sorted(records.employees, key=lambda one: one.nip):
        employments = [employment for employment in employee.employments if employment.overlaps(month)]
        if not employments:
            continue
        latest = employments[-1]
        terms = employee.terms_on(min(month.last_day, latest.ended_on or month.last_day))
        employer, findings = employers.at(terms.work_location)
        family = coverage(employee.family, month.last_day, covered)
        pay = MonthPay(employee, employments, terms.kind, month, variables.get(employee.nip, ()))
        year: YearFacts | None = None
        year_findings: tuple[Finding, ...] = ()
        if is_last_tax_month(terms.kind, latest, month):
            past = earlier.get(employee.nip, {})
            year, year_findings = year_facts(employee, latest, month, openings.get(employee.nip), past)
        facts = MonthFacts(
            month=month,
            employer=employer,
            person=_person(employee, terms, len(family.extra)),
            pay=tuple(pay.items()),
            deductions=tuple(pay.deductions()),
            daily=pay.daily(),
            wage_base=pay.full_month_base(),
            kesehatan_billed=any(employment.started_on <= month.first_day for employment in employments),
            year=year,
            findings=(*findings, *_aged_out(family, covered), *pay.findings(), *year_findings),
        )
        yield Gathered(employee, facts, pay.back_pay)


def _person(employee: Employee, terms: EmployeeTerms, extra_family: int) -> PersonFacts:
    return PersonFacts(
        birth_date=employee.birth_date,
        citizenship=employee.citizenship,
        kind=terms.kind,
        programmes=(
            *((programme, False) for programme in terms.programmes_off),
            *((programme, True) for programme in terms.programmes_on),
        ),
        extra_family=extra_family,
        ptkp=terms.ptkp,
        tax_method=terms.tax_method,
    )


def _aged_out(family: FamilyCoverage, covered: CoverageRules) -> Iterator[Finding]:
    for child in family.aged_out:
        yield warning("family.child_aged_out", name=child.name, limit=age_limit(child, covered))


class _Employers:
    """The employer's facts by place of work, each made once for the month."""

    def __init__(self, company: Company, month: Month, minimum_wages: MinimumWages) -> None:
        self._company = company
        self._month = month
        self._minimum_wages = minimum_wages
        self._known: dict[str, tuple[EmployerFacts, tuple[Finding, ...]]] = {}

    def at(self, work_location: str) -> tuple[EmployerFacts, tuple[Finding, ...]]:
        """The facts, and what is doubtful about the minimum wage there."""
        found = self._known.get(work_location)
        if found is None:
            found = self._known[work_location] = self._made(work_location)
        return found

    def _made(self, work_location: str) -> tuple[EmployerFacts, tuple[Finding, ...]]:
        day = self._month.last_day
        terms = self._company.terms_on(day)
        place = self._minimum_wages.at(self._company, work_location, day)
        findings: list[Finding] = []
        if place is not None and place.origin == "ump":
            findings.append(info("wages.umk_unknown", minimum=place.amount))
        if place is not None and place.is_overdue:
            findings.append(warning("wages.minimum_overdue", minimum=place.amount, year=str(self._month.year)))
        programmes = terms.programmes
        facts = EmployerFacts(
            jkk_class=terms.jkk_class,
            size=terms.size,
            minimum_wage=place.amount if place else None,
            workweek=terms.workweek,
            labour_intensive_relief=terms.labour_intensive_relief,
            programmes=None if programmes is None else frozenset(programmes),
        )
        return facts, tuple(findings)
