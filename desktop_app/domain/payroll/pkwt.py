"""Compensation at the end of a fixed-term contract, PKWT (PP 35/2021 art. 8, 15-17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.company import CompanySize
from desktop_app.domain.employee import Citizenship
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.monthly_wage import AverageWage, MonthlyWage, wage_line, wage_problems
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, not_due, refused, within_law
from desktop_app.domain.periods import LAST_MONTH_OF_YEAR, completed_months
from desktop_app.domain.regulation import RegulationSet

_MAY_AGREE = (CompanySize.MICRO, CompanySize.SMALL)


@dataclass(frozen=True, slots=True)
class PkwtFacts:
    """One contract, or the part of it that an extension closes."""

    wage: MonthlyWage | AverageWage
    """Basic wage and fixed allowances at the end."""
    first_day: date
    """Of the time that hasn't been compensated yet."""
    last_day: date
    """Last day employed, also where the contract ends early."""
    citizenship: Citizenship = Citizenship.WNI
    size: CompanySize = CompanySize.MEDIUM
    agreed: Money | None = None
    """What a micro or small company agreed with the worker instead."""
    first_contract: date | None = None
    """Start of the first of several contracts in a row, for the longest time allowed."""


@within_law
def pkwt_compensation(facts: PkwtFacts, law: RegulationSet) -> Worked:
    """The figure ``total``: months of service / 12 of a month's wage, also beyond a year."""
    if facts.last_day < facts.first_day or (facts.first_contract or facts.first_day) > facts.first_day:
        return refused(error("service.dates", first=facts.first_day, last=facts.last_day))
    problems = wage_problems(facts.wage)
    if problems or (facts.agreed or ZERO) < ZERO:
        return refused(*(problems or (error("wage.negative"),)))
    least = law.at("labour.pkwt.compensation_minimum_months", facts.last_day)
    if facts.citizenship is Citizenship.WNA:
        return not_due("pkwt.total", info("pkwt.foreigner"), least)
    end = facts.last_day + timedelta(days=1)
    months = completed_months(facts.first_day, end)
    if months < least.value:
        return not_due("pkwt.total", info("pkwt.too_short", months=months, least=least.value), least)
    full = law.at("labour.pkwt.compensation_full_months", facts.last_day)
    findings = tuple(_remarks(facts, law, months, end))
    if facts.size in _MAY_AGREE and facts.agreed is not None:
        why = (("reason", "pkwt.as_agreed"), ("agreed", facts.agreed))
        agreed = TraceLine("pkwt.total", "agreed", why, None, None, facts.agreed)
        return Worked((Figure("total", facts.agreed),), (agreed,), findings)
    wage = wage_line("pkwt.wage", facts.wage)
    total = Money.from_fraction(wage.result.as_fraction() * months / full.value, Rounding.RUPIAH_HALF_UP)
    inputs = (("wage", wage.result), ("months", months), ("full_months", full.value))
    formula = "wage × months ÷ full_months"
    line = TraceLine("pkwt.total", formula, inputs, full, Rounding.RUPIAH_HALF_UP, total)
    return Worked((Figure("total", total),), (wage, line), findings)


def _remarks(facts: PkwtFacts, law: RegulationSet, months: int, end: date) -> Iterator[Finding]:
    if facts.size in _MAY_AGREE:
        yield warning("pkwt.as_agreed")
    if completed_months(facts.first_day, end - timedelta(days=1)) == months:
        yield info("pkwt.whole_months", months=months)
    years: int = law.at("labour.pkwt.longest_years", facts.last_day).value
    start = facts.first_contract or facts.first_day
    if completed_months(start, facts.last_day) >= years * LAST_MONTH_OF_YEAR:
        yield warning("pkwt.too_long", years=years, since=start)
