"""What law and plausibility say of an agreed wage: minimum wage, composition, class of care and contributions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.application.month.facts import MonthRecords, gather
from desktop_app.application.month.minimum_wages import MinimumWages, PlaceWage
from desktop_app.application.ports import RegulationSource
from desktop_app.domain.company import Company
from desktop_app.domain.components import Components
from desktop_app.domain.employee import Employee, EmployeeKind, EmployeeTerms, Wage
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.payroll import bpjs, care_class
from desktop_app.domain.payroll.agreed_wage import bpjs_wage
from desktop_app.domain.payroll.checks import wage_objections
from desktop_app.domain.payroll.payslip import Bpjs
from desktop_app.domain.payroll.rules import kesehatan_day, rules_for
from desktop_app.domain.periods import Month

UNMEASURED = (EmployeeKind.DAILY, EmployeeKind.INTERN)
"""Kinds whose monthly wage isn't measured by the minimum wage."""


@dataclass(frozen=True, slots=True)
class WageCheck:
    """What a wage is measured by on a day, and what is to be said of it."""

    minimum: PlaceWage | None
    """Of the workplace; None where it isn't known, or doesn't measure this kind of employment."""
    share: Fraction | None
    """Basic wage as a share of basic wage and fixed allowances; None without any of them."""
    least_share: Rate | None
    """The smallest such share that the law of the day allows."""
    findings: tuple[Finding, ...]


class WageChecks:
    """Looks at one wage at a time, fast enough for every key typed. Reads nothing but its arguments and the law."""

    def __init__(self, regulations: RegulationSource, minimum_wages: MinimumWages) -> None:
        self._regulations = regulations
        self._minimum_wages = minimum_wages

    def check(self, company: Company, terms: EmployeeTerms, wage: Wage, day: date) -> WageCheck:
        """A wage under the terms of its employee, as it is measured on a day."""
        if terms.kind in UNMEASURED or wage.basis.is_output:
            return WageCheck(None, None, None, ())
        place = self.minimum(company, terms, day)
        least = self._regulations.current().find("wages.minimum.basic_share_of_fixed", day)
        share = Fraction(wage.basic.sen, wage.fixed.sen) if wage.fixed else None
        found = list(wage_objections(wage.basic, wage.fixed, wage.fixed, place.amount if place else None, least))
        if place is not None and place.is_overdue:
            found.append(warning("wages.minimum_overdue", minimum=place.amount, year=str(day.year)))
        return WageCheck(place, share, least.value if least else None, tuple(found))

    def minimum(self, company: Company, terms: EmployeeTerms, day: date) -> PlaceWage | None:
        """The minimum wage where somebody works on a day."""
        return self._minimum_wages.at(company.seen_from(terms.branch, day), terms.work_location, day)

    def class_by_wage(self, components: Components, wage: Wage) -> int | None:
        """The class of care of a monthly wage on the day of ``components``; None where the law names no limit."""
        law = self._regulations.current()
        limit = law.find("bpjs.kesehatan.class_two_up_to", kesehatan_day(law, Month.of(components.day)))
        return care_class.by_wage(bpjs_wage(wage, components), limit.value if limit else None)

    def class_objections(self, chosen: int | None, wage: Money, day: date) -> tuple[Finding, ...]:
        """What is to be said of a class of care set by hand beside a wage that BPJS counts."""
        law = self._regulations.current()
        limit = law.find("bpjs.kesehatan.class_two_up_to", kesehatan_day(law, Month.of(day)))
        return tuple(care_class.objections(chosen, wage, limit))

    def contributions(self, company: Company, employee: Employee, month: Month) -> Bpjs | None:
        """The contributions of a month from the agreed wage; None for who isn't employed then."""
        law = self._regulations.current()
        rules = rules_for(law, month)
        records = MonthRecords(company, month, (employee,), (), (), ())
        for person in gather(records, rules.coverage, self._minimum_wages, public_holidays(law)):
            return bpjs.calculate(person.facts, rules, [], [])
        return None
