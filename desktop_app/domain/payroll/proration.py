"""The wage of a part of a month.

No statute says how the month of a joiner, a leaver or a raise is divided. PP 36/2021 art. 17 gives the only
legal day's wage (a 25th or a 21st of a month's); the other methods are customs. A company chooses one, and
its payslips name it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.holidays import public_holidays, working_days
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.monthly_wage import week_problems
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import ProrationMethod
from desktop_app.domain.regulation import Dated, RegulationSet


def counted_days(method: ProrationMethod, first: date, last: date, workweek: int, days_off: Container[date]) -> int:
    """The days from ``first`` to ``last``, both included, that the method counts.

    ``workweek`` is 5 (Monday to Friday) or 6 (to Saturday); ``days_off`` are the public holidays, without
    joint leave (``public_holidays``). Both matter only where the method counts working days.
    """
    if method.counts_working_days:
        return working_days(first, last, workweek, days_off)
    return max(0, (last - first).days + 1)


def days_in_whole(method: ProrationMethod, paid_days: int, whole_days: int) -> int:
    """The number of days that make a whole month's wage.

    ``paid_days`` and ``whole_days`` are the days of the person and of the month that the method counts. A whole
    month always pays the whole wage, and a part never more: under a fixed divisor somebody who is paid for
    every day of the month, or for more days than the divisor has, has his wage divided by his own days.

    Raises ValueError unless 0 <= ``paid_days`` <= ``whole_days`` and ``whole_days`` > 0.
    """
    if not 0 <= paid_days <= whole_days or whole_days == 0:
        raise ValueError(f"{paid_days} of {whole_days} days")
    divisor = method.divisor
    if divisor is None or paid_days == whole_days:
        return whole_days
    return max(divisor, paid_days)


def prorated(
    amount: Money,
    worked_days: int,
    method: ProrationMethod,
    whole_days: int,
    rounding: Rounding = Rounding.RUPIAH_HALF_UP,
) -> Money:
    """A month's amount for ``worked_days`` of the ``whole_days`` of the month, both as the method counts them.

    Exact until the end, then rounded once under ``rounding``. A whole month gives ``amount`` as it is.
    Raises ValueError unless 0 <= ``worked_days`` <= ``whole_days`` and ``whole_days`` > 0.
    """
    return prorated_parts([(amount, worked_days)], method, whole_days, rounding)


def prorated_parts(
    parts: Sequence[tuple[Money, int]],
    method: ProrationMethod,
    whole_days: int,
    rounding: Rounding = Rounding.RUPIAH_HALF_UP,
) -> Money:
    """The sum of several months' amounts, each for its own days of one month: a raise in the middle of it.

    The exact sum is rounded once. One amount for the whole month is given as it is, unrounded.
    Raises ValueError unless the days add up to 0 <= days <= ``whole_days`` and ``whole_days`` > 0.
    """
    paid_days = sum(days for _, days in parts)
    divisor = days_in_whole(method, paid_days, whole_days)
    if len(parts) == 1 and paid_days == whole_days:
        return parts[0][0]
    exact = sum((amount.as_fraction() * days for amount, days in parts), Fraction(0)) / divisor
    return Money.from_fraction(exact, rounding)


@dataclass(frozen=True, slots=True)
class PartMonthFacts:
    """A month's amount and the days of one month for which it is paid."""

    amount: Money
    """For a whole month."""
    first: date
    last: date
    """Both in the same month, both included."""
    method: ProrationMethod = ProrationMethod.CALENDAR_DAYS
    workweek: int = 5
    unpaid_days: int = 0
    """Days of unpaid leave in between, as the method counts days."""


def part_month(facts: PartMonthFacts, law: RegulationSet) -> Worked:
    """The figure ``total``: what is paid for a part of a month under a company's method."""
    month = Month.of(facts.first)
    problems = week_problems(facts.workweek)
    if problems:
        return refused(*problems)
    days_off = public_holidays(law) if facts.method.counts_working_days else {}
    whole = counted_days(facts.method, month.first_day, month.last_day, facts.workweek, days_off)
    employed = counted_days(facts.method, facts.first, facts.last, facts.workweek, days_off)
    paid = employed - facts.unpaid_days
    if facts.amount < ZERO:
        return refused(error("wage.negative"))
    if facts.last < facts.first or Month.of(facts.last) != month or facts.unpaid_days < 0 or paid < 0:
        return refused(error("proration.dates", first=facts.first, last=facts.last, unpaid=facts.unpaid_days))
    total = prorated(facts.amount, paid, facts.method, whole)
    rule = _day_rule(facts, law)
    divisor = days_in_whole(facts.method, paid, whole)
    line = TraceLine(
        "proration.total",
        "amount × days ÷ divisor",
        (("amount", facts.amount), ("days", paid), ("divisor", divisor), ("method", facts.method.value)),
        rule,
        Rounding.RUPIAH_HALF_UP,
        total,
    )
    return Worked((Figure("total", total),), (line,), _remarks(facts, month, rule, {day.year for day in days_off}))


def _day_rule(facts: PartMonthFacts, law: RegulationSet) -> Dated[object] | None:
    """The law's own day's wage, where the method is that of the law."""
    if facts.method not in (ProrationMethod.DAYS_25, ProrationMethod.DAYS_21):
        return None
    return law.find("labour.wages.day_divisors", facts.last)


def _remarks(
    facts: PartMonthFacts, month: Month, rule: Dated[object] | None, known_years: set[int]
) -> tuple[Finding, ...]:
    found = [] if rule is not None else [info("proration.custom")]
    if facts.method.counts_working_days and month.year not in known_years:
        found.append(warning("calendar.holidays_missing", year=str(month.year)))
    return tuple(found)
