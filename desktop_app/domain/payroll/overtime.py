"""Overtime pay of one person and month (PP 35/2021 art. 26-33).

An hour is paid as a share of the month's wage, multiplied by a factor that grows with the hour and depends on
the kind of day. Each kind of day is rounded once, half up to the rupiah: the law names no rounding.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.holidays import JOINT_LEAVE, public_holidays
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.monthly_wage import (
    DailyWage,
    MonthlyWage,
    Wage,
    wage_line,
    wage_problems,
    week_name,
    week_problems,
)
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.payroll.worked import Figure, Worked, not_due, refused, within_law
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Dated, RegulationSet

_FIVE_DAYS = 5


class DayKind(StrEnum):
    """The kinds of day that art. 31 pays differently."""

    WORKDAY = "workday"
    REST_DAY = "rest_day"
    """The weekly rest day or a public holiday."""
    SHORTEST_DAY = "shortest_day"
    """A public holiday on the shortest working day of a six-day week."""


@dataclass(frozen=True, slots=True)
class OvertimeDay:
    """The overtime hours of one day."""

    day: date
    hours: Fraction
    kind: DayKind | None = None
    """None: by the work week and the public holidays."""


@dataclass(frozen=True, slots=True)
class OvertimeFacts:
    """One person's overtime in a month; the law of the month's last day counts."""

    month: Month
    wage: Wage
    days: tuple[OvertimeDay, ...]
    workweek: int = _FIVE_DAYS
    shortest_weekday: int | None = None
    """The weekday (0 for Monday) with the fewest hours in a six-day week, mostly Friday or Saturday; None: none."""
    exempt: bool = False
    """Whether the contract or the company's rules put the person outside overtime pay (art. 27)."""


def day_kind(day: date, workweek: int, holidays: Container[date], shortest_weekday: int | None = None) -> DayKind:
    """The kind of a day, without joint leave in ``holidays``: that is annual leave, no holiday."""
    if day in holidays and day.weekday() == shortest_weekday and workweek > _FIVE_DAYS:
        return DayKind.SHORTEST_DAY
    return DayKind.REST_DAY if day in holidays or day.weekday() >= workweek else DayKind.WORKDAY


@within_law
def overtime(facts: OvertimeFacts, law: RegulationSet) -> Worked:
    """Figures: ``total``, then one for each kind of day that was worked."""
    problems = (*wage_problems(facts.wage), *week_problems(facts.workweek), *_day_problems(facts))
    if problems:
        return refused(*problems)
    if facts.exempt:
        return not_due("overtime.total", info("overtime.exempt"))
    on = facts.month.last_day
    divisor = law.at("labour.overtime.hour_divisor", on)
    wage = _wage(facts, law)
    hour = Money.from_fraction(wage.result.as_fraction() / divisor.value, Rounding.SEN_HALF_UP)
    hourly = (("wage", wage.result), ("divisor", divisor.value))
    trace = [wage, TraceLine("overtime.hour", "wage ÷ divisor", hourly, divisor, Rounding.SEN_HALF_UP, hour)]
    figures = []
    worked = _by_kind(facts, law)
    for kind, days in worked.items():
        factors = law.at(_factors_key(kind, facts.workweek), on)
        hours = _hours_by_factor(days, factors.value)
        if hours is None:
            return refused(error("overtime.beyond_law", most=max(int(hour) for hour in factors.value)))
        line = _kind_line(kind, hours, factors, wage.result, divisor.value)
        trace.append(line)
        figures.append(Figure(kind.value, line.result))
    total = sum((figure.amount for figure in figures), ZERO)
    names = tuple((figure.key, figure.amount) for figure in figures)
    trace.append(TraceLine("overtime.total", " + ".join(name for name, _ in names) or "0", names, None, None, total))
    findings = (
        *_calendar_remarks(facts, law),
        *_limits(worked.get(DayKind.WORKDAY, ()), law, on),
        *_meals(facts, law.at("labour.overtime.meal_from_hours", on).value),
    )
    return Worked((Figure("total", total), *figures), tuple(trace), findings)


def _day_problems(facts: OvertimeFacts) -> Iterator[Finding]:
    day_long = 24
    seen: set[date] = set()
    for entry in facts.days:
        if Month.of(entry.day) != facts.month:
            yield error("overtime.other_month", day=entry.day, month=facts.month)
        if not 0 <= entry.hours <= day_long:
            yield error("overtime.hours", day=entry.day)
        if entry.day in seen:
            yield error("overtime.day_twice", day=entry.day)
        if entry.kind is DayKind.SHORTEST_DAY and facts.workweek == _FIVE_DAYS:
            yield error("overtime.shortest_day", day=entry.day)
        seen.add(entry.day)


def _wage(facts: OvertimeFacts, law: RegulationSet) -> TraceLine:
    """The month's wage of art. 32-33; with variable allowances at least the law's share of all that is paid."""
    key, on, wage = "overtime.wage", facts.month.last_day, facts.wage
    if isinstance(wage, MonthlyWage) and wage.variable_allowances:
        least = law.at("labour.overtime.base_least_share", on)
        fixed = wage.basic + wage.fixed_allowances
        by_share = least.value.of(fixed + wage.variable_allowances)
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("basic", wage.basic),
            ("fixed_allowances", wage.fixed_allowances),
            ("variable_allowances", wage.variable_allowances),
            ("share", least.value),
        )
        formula = "max(basic + fixed_allowances, (basic + fixed_allowances + variable_allowances) × share)"
        return TraceLine(key, formula, inputs, least, Rounding.SEN_HALF_UP, max(fixed, by_share))
    if isinstance(wage, DailyWage):
        days = law.at("labour.overtime.daily_wage_days", on)
        return wage_line(key, wage, days, days.value[week_name(facts.workweek)])
    return wage_line(key, wage)


def _factors_key(kind: DayKind, workweek: int) -> str:
    if kind is DayKind.WORKDAY:
        return "labour.overtime.workday"
    if kind is DayKind.SHORTEST_DAY:
        return "labour.overtime.holiday_on_shortest_day"
    return f"labour.overtime.rest_day_{week_name(workweek)}"


def _by_kind(facts: OvertimeFacts, law: RegulationSet) -> dict[DayKind, tuple[OvertimeDay, ...]]:
    holidays = public_holidays(law)
    found: dict[DayKind, tuple[OvertimeDay, ...]] = dict.fromkeys(DayKind, ())
    for entry in facts.days:
        kind = entry.kind or day_kind(entry.day, facts.workweek, holidays, facts.shortest_weekday)
        if entry.hours:
            found[kind] = (*found[kind], entry)
    return {kind: days for kind, days in found.items() if days}


def _hours_by_factor(
    days: tuple[OvertimeDay, ...], factors: Mapping[str, Fraction]
) -> list[tuple[Fraction, Fraction]] | None:
    """Hours of all days and their factor, in the order of the scale; None where a day goes beyond it."""
    hours: list[tuple[Fraction, Fraction]] = []
    before = 0
    for up_to, factor in sorted((int(hour), factor) for hour, factor in factors.items()):
        reached = sum((max(Fraction(0), min(entry.hours, Fraction(up_to)) - before) for entry in days), Fraction(0))
        hours.append((reached, factor))
        before = up_to
    return None if any(entry.hours > before for entry in days) else hours


def _kind_line(
    kind: DayKind,
    hours: list[tuple[Fraction, Fraction]],
    factors: Dated[Mapping[str, Fraction]],
    wage: Money,
    divisor: int,
) -> TraceLine:
    inputs: list[tuple[str, TraceValue]] = []
    products = []
    for number, (reached, factor) in enumerate(hours, start=1):
        if reached:
            inputs += [(f"hours_{number}", reached), (f"factor_{number}", factor)]
            products.append(f"hours_{number} × factor_{number}")
    inputs += [("wage", wage), ("divisor", divisor)]
    weighted = sum((reached * factor for reached, factor in hours), Fraction(0))
    amount = Money.from_fraction(weighted * wage.as_fraction() / divisor, Rounding.RUPIAH_HALF_UP)
    formula = f"({' + '.join(products)}) × wage ÷ divisor"
    return TraceLine(f"overtime.{kind.value}", formula, tuple(inputs), factors, Rounding.RUPIAH_HALF_UP, amount)


def _calendar_remarks(facts: OvertimeFacts, law: RegulationSet) -> Iterator[Finding]:
    """Days whose kind comes from the calendar: joint leave among them, or a year without holidays."""
    by_calendar = [entry.day for entry in facts.days if entry.kind is None]
    holidays = public_holidays(law, joint_leave=True)
    if by_calendar and all(day.year != facts.month.year for day in holidays):
        yield warning("calendar.holidays_missing", year=str(facts.month.year))
    for day in by_calendar:
        if day in holidays and holidays[day].kind == JOINT_LEAVE:
            yield info("overtime.joint_leave", day=day)


def _limits(days: tuple[OvertimeDay, ...], law: RegulationSet, on: date) -> Iterator[Finding]:
    """Art. 26 limits the hours of working days only, a week's from Monday on. All that was worked is paid."""
    limits = law.at("labour.overtime.limits", on).value
    weeks: dict[date, Fraction] = {}
    for entry in days:
        if entry.hours > limits["day"]:
            yield warning("overtime.day_limit", day=entry.day, limit=limits["day"])
        monday = entry.day - timedelta(days=entry.day.weekday())
        weeks[monday] = weeks.get(monday, Fraction(0)) + entry.hours
    for monday, hours in weeks.items():
        if hours > limits["week"]:
            yield warning("overtime.week_limit", first=monday, limit=limits["week"])


def _meals(facts: OvertimeFacts, from_hours: int) -> Iterator[Finding]:
    """Art. 29: food that money may not replace."""
    days = sum(entry.hours >= from_hours for entry in facts.days)
    if days:
        yield info("overtime.meal", days=days, hours=from_hours)
