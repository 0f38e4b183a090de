"""A month's wage as labour law counts it for overtime, THR, compensation and severance.

Basic wage and fixed allowances (PP 36/2021 art. 7); what is paid by the day or by output is turned into a month
as each topic says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.findings import Finding, error
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.regulation import Dated


@dataclass(frozen=True, slots=True)
class MonthlyWage:
    """A wage agreed for a month."""

    basic: Money
    fixed_allowances: Money = ZERO
    variable_allowances: Money = ZERO
    """Those that depend on attendance; only overtime looks at them."""


@dataclass(frozen=True, slots=True)
class DailyWage:
    """A wage agreed for a day."""

    daily: Money


@dataclass(frozen=True, slots=True)
class AverageWage:
    """What was earned in the last months, where the law takes the average: pay by output, and THR of daily workers."""

    earned: tuple[Money, ...]
    """Of each month that counts: the last twelve, or those since joining."""
    minimum: Money | None = None
    """The minimum wage, below which no average counts; None where it isn't known."""


Wage = MonthlyWage | DailyWage | AverageWage

_WEEKS = {5: "five_day_week", 6: "six_day_week"}


def week_name(workweek: int) -> str:
    """The name of a work week of 5 or 6 days in the regulation files."""
    return _WEEKS[workweek]


def week_problems(workweek: int) -> tuple[Finding, ...]:
    """What makes a work week unusable: the law knows two."""
    return () if workweek in _WEEKS else (error("wage.workweek", workweek=workweek),)


def wage_problems(wage: Wage) -> tuple[Finding, ...]:
    """What makes a wage unusable."""
    if isinstance(wage, AverageWage):
        if not wage.earned:
            return (error("wage.no_months"),)
        amounts: tuple[Money, ...] = (*wage.earned, wage.minimum or ZERO)
    elif isinstance(wage, DailyWage):
        amounts = (wage.daily,)
    else:
        amounts = (wage.basic, wage.fixed_allowances, wage.variable_allowances)
    return (error("wage.negative"),) if any(amount < ZERO for amount in amounts) else ()


def wage_line(key: str, wage: Wage, daily_days: Dated[Any] | None = None, days: int = 0) -> TraceLine:
    """The step that puts a month's wage together, to two decimals.

    ``daily_days`` is the law that turns a day's wage into a month's, ``days`` its number of days.
    """
    inputs: tuple[tuple[str, TraceValue], ...]
    if isinstance(wage, MonthlyWage):
        inputs = (("basic", wage.basic), ("fixed_allowances", wage.fixed_allowances))
        return TraceLine(key, "basic + fixed_allowances", inputs, None, None, wage.basic + wage.fixed_allowances)
    if isinstance(wage, DailyWage):
        inputs = (("daily_wage", wage.daily), ("days", days))
        return TraceLine(key, "daily_wage × days", inputs, daily_days, None, wage.daily * days)
    earned = sum(wage.earned, ZERO)
    inputs = (("earned", earned), ("months", len(wage.earned)))
    average = Money.from_fraction(earned.as_fraction() / len(wage.earned), Rounding.SEN_HALF_UP)
    if wage.minimum is None:
        return TraceLine(key, "earned ÷ months", inputs, None, Rounding.SEN_HALF_UP, average)
    formula = "max(earned ÷ months, minimum_wage)"
    inputs = (*inputs, ("minimum_wage", wage.minimum))
    return TraceLine(key, formula, inputs, None, Rounding.SEN_HALF_UP, max(average, wage.minimum))
