"""The class of care of an employee through time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from desktop_app.application.people.wage_checks import WageChecks
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.agreed_wage import bpjs_wage


@dataclass(frozen=True, slots=True)
class ClassPeriod:
    """A class of care from a day on."""

    starts_on: date
    number: int | None
    """1 to 3; None where neither wage nor hand gives one."""
    by_hand: bool
    wage: Money | None
    """The wage that BPJS counts from that day; None without a monthly one."""
    now: bool = False
    """Whether it holds today."""


def class_periods(employee: Employee, company: Company, checks: WageChecks, today: date) -> tuple[ClassPeriod, ...]:
    """Each class with the day from which it holds, in order; wages that don't change it are left out."""
    first = employee.employments[0].started_on
    starts = {terms.starts_on for terms in employee.terms} | {wage.starts_on for wage in employee.wages}
    starts |= {terms.starts_on for component in company.components for terms in component.terms}
    found: list[ClassPeriod] = []
    for day in sorted({max(start, first) for start in starts}):
        period = _on(employee, company, checks, day)
        if not found or (found[-1].number, found[-1].by_hand) != (period.number, period.by_hand):
            found.append(period)
    later = [after.starts_on for _before, after in pairwise(found)]
    ends = [*later, date.max]
    return tuple(
        ClassPeriod(one.starts_on, one.number, one.by_hand, one.wage, one.starts_on <= today < end)
        for one, end in zip(found, ends, strict=True)
    )


def class_findings(employee: Employee, company: Company, checks: WageChecks, day: date) -> tuple[Finding, ...]:
    """What is to be said of the class on a day where it was set by hand."""
    wage = employee.wage_on(day)
    if wage is None or wage.daily is not None:
        return ()
    counted = bpjs_wage(wage, company.components_on(day))
    return checks.class_objections(employee.terms_on(day).kelas_rawat, counted, day)


def _on(employee: Employee, company: Company, checks: WageChecks, day: date) -> ClassPeriod:
    wage, components = employee.wage_on(day), company.components_on(day)
    chosen = employee.terms_on(day).kelas_rawat
    if wage is None or wage.daily is not None:
        return ClassPeriod(day, chosen, chosen is not None, None)
    counted = bpjs_wage(wage, components)
    number = chosen if chosen is not None else checks.class_by_wage(components, wage)
    return ClassPeriod(day, number, chosen is not None, counted)
