"""Gathers the frozen facts of each employee for a month from dated records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.application.minimum_wages import MinimumWages
from desktop_app.application.results import MonthTaxTotals
from desktop_app.application.tax_year import is_last_tax_month, year_facts
from desktop_app.domain.company import Company, Programme
from desktop_app.domain.components import ComponentKind, DeductionKind, PayKind, Variable
from desktop_app.domain.employee import (
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    OpeningTotals,
    VariableItem,
    Wage,
)
from desktop_app.domain.family import CoverageRules, coverage
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.facts import (
    DailyPay,
    DeductionItem,
    EmployerFacts,
    MonthFacts,
    PayItem,
    PersonFacts,
)
from desktop_app.domain.periods import Month

_PAID_AS = {
    Variable.OVERTIME: ("overtime", PayKind.OVERTIME),
    Variable.BONUS: ("bonus", PayKind.IRREGULAR),
    Variable.THR: ("thr", PayKind.IRREGULAR),
    Variable.BACK_PAY: ("back_pay", PayKind.IRREGULAR),
    Variable.BENEFIT: ("benefit", PayKind.BENEFIT),
}
_DEDUCTED_AS = {
    Variable.ZAKAT: ("zakat", DeductionKind.ZAKAT),
    Variable.PENSION_FUND: ("pension_fund", DeductionKind.PENSION_FUND),
    Variable.DEDUCTION: ("deduction", DeductionKind.OTHER),
}
_WORDS = {word.value for word in Variable}
_ALLOWANCE_AS = {
    ComponentKind.FIXED: ("fixed", PayKind.FIXED),
    ComponentKind.VARIABLE: ("variable", PayKind.VARIABLE),
}


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
    for employee in sorted(records.employees, key=lambda one: one.nip):
        employment = employee.employment_in(month)
        if employment is None:
            continue
        own = variables.get(employee.nip, [])
        facts = _facts(
            records,
            employee,
            employment,
            own,
            covered,
            minimum_wages,
            openings.get(employee.nip),
            earlier.get(employee.nip, {}),
        )
        back_pay = _total(own, Variable.BACK_PAY)
        yield Gathered(employee, facts, back_pay)


def _facts(
    records: MonthRecords,
    employee: Employee,
    employment: Employment,
    variables: list[VariableItem],
    covered: CoverageRules,
    minimum_wages: MinimumWages,
    opening: OpeningTotals | None,
    earlier: Mapping[Month, MonthTaxTotals],
) -> MonthFacts:
    company, month = records.company, records.month
    last_day = min(month.last_day, employment.ended_on or month.last_day)
    terms = employee.terms_on(last_day)
    findings: list[Finding] = []
    employer = _employer(company, terms, month, minimum_wages, findings)
    family = coverage(employee.family, month.last_day, covered)
    findings.extend(
        warning("family.child_aged_out", name=child.name, limit=covered.child_age_limit) for child in family.aged_out
    )
    pay = _Pay(employee, employment, terms, month, variables, findings)
    year = None
    if is_last_tax_month(terms.kind, employment, month):
        year, year_findings = year_facts(employee, employment, month, opening, earlier)
        findings.extend(year_findings)
    billed = employment.started_on <= month.first_day
    return MonthFacts(
        month=month,
        employer=employer,
        person=PersonFacts(
            birth_date=employee.birth_date,
            citizenship=employee.citizenship,
            kind=terms.kind,
            programmes=_overrides(terms),
            extra_family=len(family.extra),
            ptkp=terms.ptkp,
            tax_method=terms.tax_method,
        ),
        pay=tuple(pay.items()),
        deductions=tuple(_deductions(variables)),
        daily=pay.daily(),
        wage_base=pay.full_month_base(),
        kesehatan_billed=billed,
        year=year,
        findings=tuple(findings),
    )


def _employer(
    company: Company, terms: EmployeeTerms, month: Month, minimum_wages: MinimumWages, findings: list[Finding]
) -> EmployerFacts:
    company_terms = company.terms_on(month.last_day)
    place = minimum_wages.at(company, terms.work_location, month.last_day)
    if place is not None and place.origin == "ump":
        findings.append(info("wages.umk_unknown", minimum=place.amount))
    if place is not None and place.origin != "company" and minimum_wages.is_overdue(month.last_day):
        findings.append(warning("wages.minimum_overdue", minimum=place.amount, year=month.year))
    programmes = company_terms.programmes
    return EmployerFacts(
        jkk_class=company_terms.jkk_class,
        size=company_terms.size,
        minimum_wage=place.amount if place else None,
        workweek=company_terms.workweek,
        labour_intensive_relief=company_terms.labour_intensive_relief,
        programmes=None if programmes is None else frozenset(programmes),
    )


def _overrides(terms: EmployeeTerms) -> tuple[tuple[Programme, bool], ...]:
    return (
        *((programme, False) for programme in terms.programmes_off),
        *((programme, True) for programme in terms.programmes_on),
    )


def _deductions(variables: Iterable[VariableItem]) -> Iterator[DeductionItem]:
    for item in variables:
        if item.component in _DEDUCTED_AS:
            code, kind = _DEDUCTED_AS[Variable(item.component)]
            yield DeductionItem(code, "", kind, item.amount)


def _total(variables: Iterable[VariableItem], word: Variable) -> Money:
    return Money(sum(item.amount.sen for item in variables if item.component == word))


class _Pay:
    """The month's pay of one employee: agreed wages by calendar days, and the variable amounts."""

    def __init__(
        self,
        employee: Employee,
        employment: Employment,
        terms: EmployeeTerms,
        month: Month,
        variables: list[VariableItem],
        findings: list[Finding],
    ) -> None:
        self._month = month
        self._terms = terms
        self._variables = variables
        self._replaced = {item.component: item.amount for item in variables if item.component not in _WORDS}
        self._first = max(employment.started_on, month.first_day)
        self._last = min(employment.ended_on or month.last_day, month.last_day)
        self._segments = list(self._wage_segments(employee))
        self._wage = employee.wage_on(self._last)
        if self._wage is None:
            findings.append(error("pay.no_wage", month=month))
        is_daily = terms.kind is EmployeeKind.DAILY
        if is_daily and self._wage is not None and self._wage.daily is None:
            findings.append(error("pay.no_daily_wage"))
        if is_daily and not any(item.component == Variable.DAYS_WORKED for item in variables):
            findings.append(error("pay.no_days_worked", month=month))

    def _wage_segments(self, employee: Employee) -> Iterator[tuple[Wage, int]]:
        """The wages in force and the number of employed days of the month for which each is."""
        starts = sorted(
            {self._first, *(w.starts_on for w in employee.wages if self._first < w.starts_on <= self._last)}
        )
        ends = [*(_day_before(start) for start in starts[1:]), self._last]
        for start, end in zip(starts, ends, strict=True):
            wage = employee.wage_on(start)
            if wage is not None:
                yield wage, (end - start).days + 1

    @property
    def _is_whole_month(self) -> bool:
        return len(self._segments) == 1 and self._segments[0][1] == self._month.days

    def _prorated(self, amounts: Iterable[tuple[Money, int]]) -> Money:
        """By calendar days; the sum is rounded once, half up to the rupiah."""
        total = sum((amount.as_fraction() * days for amount, days in amounts), Fraction(0))
        return Money.from_fraction(total / self._month.days, Rounding.RUPIAH_HALF_UP)

    def items(self) -> Iterator[PayItem]:
        """Each amount of pay."""
        if self._terms.kind is EmployeeKind.DAILY:
            daily = self.daily()
            if daily is not None:
                yield PayItem("daily", "", PayKind.DAILY, daily.wage * daily.days)
        else:
            basic = self._prorated((wage.basic, days) for wage, days in self._segments)
            yield PayItem("basic", "", PayKind.BASIC, basic)
        seen: set[str] = set()
        for wage, _days in self._segments:
            for allowance in wage.allowances:
                if allowance.name in seen:
                    continue
                seen.add(allowance.name)
                code, kind = _ALLOWANCE_AS[allowance.kind]
                yield PayItem(code, allowance.name, kind, self._allowance(allowance.name))
        for name, amount in self._replaced.items():
            if name not in seen:
                yield PayItem("variable", name, PayKind.VARIABLE, amount)
        for item in self._variables:
            if item.component in _PAID_AS:
                code, kind = _PAID_AS[Variable(item.component)]
                yield PayItem(code, "", kind, item.amount)

    def _allowance(self, name: str) -> Money:
        if name in self._replaced:
            return self._replaced[name]
        return self._prorated(
            (allowance.amount, days)
            for wage, days in self._segments
            for allowance in wage.allowances
            if allowance.name == name
        )

    def daily(self) -> DailyPay | None:
        """The daily wage and the days worked of a daily worker."""
        if self._terms.kind is not EmployeeKind.DAILY:
            return None
        wage = self._wage.daily if self._wage is not None else None
        days = sum(item.quantity for item in self._variables if item.component == Variable.DAYS_WORKED)
        return DailyPay(wage or ZERO, days)

    def full_month_base(self) -> Money | None:
        """The wage of the month's last day as BPJS counts it, where the pay is prorated; else None."""
        if self._is_whole_month or self._wage is None:
            return None
        base = self._wage.basic
        for allowance in self._wage.allowances:
            if allowance.kind is ComponentKind.FIXED:
                base = base + self._replaced.get(allowance.name, allowance.amount)
        return base


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
