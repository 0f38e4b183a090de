"""The religious holiday allowance, THR (Permenaker 6/2016, PP 36/2021 art. 9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.monthly_wage import AverageWage, MonthlyWage, wage_line, wage_problems
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, not_due, nothing_due, refused, to_check, within_law
from desktop_app.domain.periods import completed_months
from desktop_app.domain.regulation import Dated, RegulationSet

_NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class ThrFacts:
    """One person's claim at one holiday."""

    wage: MonthlyWage | AverageWage
    """Daily workers and those paid by output: what they earned in each of the last twelve months, or since joining."""
    holiday: date
    """Of the person's religion (``holiday_of``), or as agreed."""
    service_since: date
    """Start of the unbroken service, with that before a transfer."""
    kind: EmployeeKind = EmployeeKind.PERMANENT
    last_day: date | None = None
    """Last day of employment where it ends before the holiday."""
    dismissed: bool = False
    """Whether the employer ended the contract."""
    agreed: Money | None = None
    """What contract, company rules or custom promise; the better of both is paid."""
    paid_on: date | None = None
    """When it was or will be paid; None: in time."""


def holiday_of(religion: str, year: int, law: RegulationSet) -> date | None:
    """The first day of a religion's holiday in a year; None when either isn't in the regulation files."""
    names = law.find("labour.thr.holiday_by_religion", date(year, 1, 1))
    name = names.value.get(religion) if names else None
    days = [
        day
        for day, holiday in public_holidays(law).items()
        if name and day.year == year and holiday.kind == _NATIONAL and holiday.name.startswith(name)
    ]
    return min(days, default=None)


def latest_day(holiday: date, law: RegulationSet) -> date:
    """The last day on which THR for a holiday is paid in time. Raises NotInForce before the law began."""
    days: int = law.at("labour.thr.days_before", holiday).value
    return holiday - timedelta(days=days)


@within_law
def thr(facts: ThrFacts, law: RegulationSet) -> Worked:
    """Figures: ``total``, and ``late_fine`` where it is paid too late (to the workers' benefit, beside the THR)."""
    problems = (*wage_problems(facts.wage), *_problems(facts))
    if problems:
        return refused(*problems)
    months = completed_months(facts.service_since, _service_end(facts))
    refusal = _no_claim(facts, law, months)
    if refusal is not None and not facts.agreed:
        return not_due("thr.total", *refusal)
    key = "thr.total" if facts.agreed is None else "thr.by_law"
    if refusal is not None:
        trace = [nothing_due(key, *refusal)]
        findings: list[Finding] = [refusal[0]]
    else:
        trace = _by_law(key, facts, law, months)
        findings = [*_remarks(facts, law, months), *to_check(trace[-1].law)]
    if facts.agreed is not None:
        both = (("by_law", trace[-1].result), ("agreed", facts.agreed))
        total = max(trace[-1].result, facts.agreed)
        trace.append(TraceLine("thr.total", "max(by_law, agreed)", both, None, None, total))
    figures = [Figure("total", trace[-1].result)]
    latest = latest_day(facts.holiday, law)
    findings.append(info("thr.latest", latest=latest))
    if facts.paid_on is not None and facts.paid_on > latest:
        trace.append(_late_fine(facts, law, trace[-1].result))
        figures.append(Figure("late_fine", trace[-1].result))
        findings.append(warning("thr.late", latest=latest, paid=facts.paid_on))
    return Worked(tuple(figures), tuple(trace), tuple(findings))


def _by_law(key: str, facts: ThrFacts, law: RegulationSet, months: int) -> list[TraceLine]:
    """A month's wage, or the share of it for a service of less than a year (art. 3)."""
    full = law.at("labour.thr.full_months", facts.holiday)
    wage = wage_line("thr.wage", facts.wage)
    share = wage.result.as_fraction() * min(months, full.value) / full.value
    amount = Money.from_fraction(share, Rounding.RUPIAH_HALF_UP)
    inputs = (("wage", wage.result), ("months", months), ("full_months", full.value))
    formula = "wage × min(months, full_months) ÷ full_months"
    return [wage, TraceLine(key, formula, inputs, full, Rounding.RUPIAH_HALF_UP, amount)]


def _late_fine(facts: ThrFacts, law: RegulationSet, total: Money) -> TraceLine:
    fine = law.at("labour.thr.late_fine", facts.holiday)
    inputs = (("total", total), ("rate", fine.value))
    amount = fine.value.of(total, Rounding.RUPIAH_HALF_UP)
    return TraceLine("thr.late_fine", "total × rate", inputs, fine, Rounding.RUPIAH_HALF_UP, amount)


def _problems(facts: ThrFacts) -> Iterator[Finding]:
    if facts.last_day is not None and facts.last_day < facts.service_since:
        yield error("service.dates", first=facts.service_since, last=facts.last_day)
    if facts.agreed is not None and facts.agreed < ZERO:
        yield error("wage.negative")


def _service_end(facts: ThrFacts) -> date:
    """The day after the service that counts: the holiday, or the day after an earlier last day."""
    if facts.last_day is None:
        return facts.holiday
    return min(facts.holiday, facts.last_day + timedelta(days=1))


def _no_claim(facts: ThrFacts, law: RegulationSet, months: int) -> tuple[Finding, Dated[Any]] | None:
    """Why the law gives no THR, and which rule of it; None when it does."""
    least = law.at("labour.thr.minimum_months", facts.holiday)
    if months < least.value:
        return info("thr.too_short", months=months, least=least.value), least
    if facts.kind is EmployeeKind.INTERN:
        return info("thr.intern"), least
    if facts.last_day is None or facts.last_day >= facts.holiday:
        return None
    window = law.at("labour.thr.dismissed_within_days", facts.holiday)
    if facts.kind is not EmployeeKind.PERMANENT:
        return info("thr.contract_ended"), window
    if not facts.dismissed:
        return info("thr.resigned", days=window.value), window
    in_time = (facts.holiday - facts.last_day).days <= window.value
    return None if in_time else (info("thr.dismissed_earlier", days=window.value), window)


def _remarks(facts: ThrFacts, law: RegulationSet, months: int) -> Iterator[Finding]:
    """What the law leaves open."""
    if months < law.at("labour.thr.full_months", facts.holiday).value:
        if completed_months(facts.service_since, _service_end(facts) - timedelta(days=1)) == months:
            yield info("thr.whole_months", months=months)
        if isinstance(facts.wage, AverageWage):
            yield info("thr.average_prorated")
