"""The wage of an hour or a day, as the law makes it of a month's (PP 36/2021 art. 16-17).

Only part-timers are paid by the hour, and at least their share of a month's wage. Who is paid by the day and works
too many days of a month too often isn't a daily worker any more (PP 35/2021 art. 10).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.domain.findings import Finding, error, warning
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.daily_contract import daily_contract
from desktop_app.domain.payroll.monthly_wage import week_name, week_problems
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Dated, RegulationSet

_CENT = Rounding.SEN_HALF_UP
_RUPIAH = Rounding.RUPIAH_HALF_UP


class WageUnit(StrEnum):
    """By what the wage is paid."""

    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class UnitWageFacts:
    """Hours or days of one month."""

    month: Month
    wage: Money
    """Of a whole month, full time."""
    unit: WageUnit
    count: int
    """Hours or days worked."""
    workweek: int = 5
    weekly_hours: int = 0
    """Hours agreed for a week; zero when unknown. They say who is a part-timer."""
    agreed: Money | None = None
    """Wage agreed for an hour or a day; the law's share of a month's where it is more."""


@within_law
def unit_wage(facts: UnitWageFacts, law: RegulationSet) -> Worked:
    """Figures: ``total``, in whole rupiah, and the wage of one ``hour`` or ``day``, to two decimals."""
    problems = tuple(_problems(facts))
    if problems:
        return refused(*problems)
    on = facts.month.last_day
    rule, divisor = _divisor(facts, law, on)
    share = Money.from_fraction(facts.wage.as_fraction() / divisor, _CENT)
    inputs = (("wage", facts.wage), ("divisor", divisor))
    lines = [TraceLine(f"unit_wage.{facts.unit.value}", "wage ÷ divisor", inputs, rule, _CENT, share)]
    if facts.agreed is not None and facts.agreed >= share:
        total = facts.agreed * facts.count
        by_contract = (("agreed", facts.agreed), ("count", facts.count))
        lines.append(TraceLine("unit_wage.total", "agreed × count", by_contract, None, _RUPIAH, total.rounded(_RUPIAH)))
    else:
        exact = facts.wage.as_fraction() * facts.count / divisor
        by_law = (("wage", facts.wage), ("divisor", divisor), ("count", facts.count))
        total = Money.from_fraction(exact, _RUPIAH)
        lines.append(TraceLine("unit_wage.total", "wage ÷ divisor × count", by_law, rule, _RUPIAH, total))
    figures = (Figure("total", lines[-1].result), Figure(facts.unit.value, share))
    return Worked(figures, tuple(lines), (*_remarks(facts, share, law, on), *to_check(rule)))


def _divisor(facts: UnitWageFacts, law: RegulationSet, on: date) -> tuple[Dated[Any], int]:
    """The rule that divides a month's wage, and into how many parts."""
    if facts.unit is WageUnit.HOUR:
        by_hour = law.at("labour.wages.hour_divisor_part_time", on)
        return by_hour, by_hour.value
    by_day = law.at("labour.wages.day_divisors", on)
    return by_day, by_day.value[week_name(facts.workweek)]


def _problems(facts: UnitWageFacts) -> Iterator[Finding]:
    yield from week_problems(facts.workweek)
    if facts.wage < ZERO or (facts.agreed or ZERO) < ZERO:
        yield error("wage.negative")
    most = facts.month.days * (24 if facts.unit is WageUnit.HOUR else 1)
    if not 0 <= facts.count <= most:
        yield error(f"unit_wage.{facts.unit.value}s", count=facts.count, month=facts.month, most=most)


def _remarks(facts: UnitWageFacts, share: Money, law: RegulationSet, on: date) -> Iterator[Finding]:
    if facts.agreed is not None and facts.agreed < share:
        yield warning("unit_wage.agreed_too_low", agreed=facts.agreed, share=share)
    if facts.unit is WageUnit.HOUR:
        full_time: int = law.at("labour.wages.part_time_weekly_hours", on).value
        if facts.weekly_hours >= full_time:
            yield warning("unit_wage.no_part_time", hours=facts.weekly_hours, limit=full_time)
    else:
        limit = law.at("labour.pkwt.daily_contract_days", on)
        yield from daily_contract((facts.count,), limit, law.at("labour.pkwt.daily_contract_months", on))
