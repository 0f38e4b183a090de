"""The days of a month for which somebody is paid: stretches of one agreed wage, without the days of unpaid leave."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from desktop_app.domain.employee import Employee, Employment, Leave, Wage
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.proration import counted_days, days_in_whole, prorated_parts
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import ProrationMethod

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayCount:
    """How a company counts the days of one month."""

    month: Month
    method: ProrationMethod
    workweek: int
    days_off: Container[date]
    """Public holidays, where the method counts working days."""

    @cached_property
    def whole(self) -> int:
        """The days of the month."""
        return self.counted(self.month.first_day, self.month.last_day)

    def counted(self, first: date, last: date) -> int:
        """The days from ``first`` to ``last`` that the method counts."""
        return counted_days(self.method, first, last, self.workweek, self.days_off)

    def divisor(self, paid: int) -> int:
        """The days that make a whole month's wage for somebody who is paid for ``paid`` of them."""
        return days_in_whole(self.method, paid, self.whole)

    def share(self, parts: Sequence[tuple[Money, int]]) -> Money:
        """The sum of month's amounts, each for its days; rounded once, half up to the rupiah."""
        return prorated_parts(parts, self.method, self.whole)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Employed days of the month under one agreed wage; None: before the first wage."""

    wage: Wage | None
    first: date
    last: date
    paid: int
    """Days paid, as the company counts days."""
    unpaid: int = 0
    """Calendar days of unpaid leave."""

    @property
    def days(self) -> int:
        """Calendar days of presence."""
        return (self.last - self.first).days + 1 - self.unpaid


def stretches(employee: Employee, employments: Sequence[Employment], count: DayCount) -> Iterator[Stretch]:
    """The employed days of the month in order; days that two employments share count once."""
    month = count.month
    unpaid = frozenset(_unpaid_days(employee.leaves, month)) if employee.leaves else frozenset()
    after = month.first_day
    for employment in employments:
        first = max(employment.started_on, after)
        last = min(employment.ended_on or month.last_day, month.last_day)
        if last < first:
            continue
        after = last + _DAY
        starts = [first, *(wage.starts_on for wage in employee.wages if first < wage.starts_on <= last)]
        ends = [*(start - _DAY for start in starts[1:]), last]
        for start, end in zip(starts, ends, strict=True):
            off = [day for day in unpaid if start <= day <= end]
            paid = count.counted(start, end) - sum(count.counted(day, day) for day in off)
            yield Stretch(employee.wage_on(start), start, end, paid, len(off))


def leaves_in(employee: Employee, month: Month) -> tuple[Leave, ...]:
    """The leaves that touch the month."""
    return tuple(
        leave for leave in employee.leaves if leave.starts_on <= month.last_day and leave.ends_on >= month.first_day
    )


def _unpaid_days(leaves: Sequence[Leave], month: Month) -> Iterator[date]:
    for leave in leaves:
        day, last = max(leave.starts_on, month.first_day), min(leave.ends_on, month.last_day)
        while day <= last:
            yield day
            day += _DAY
