"""Calendar months and the days in them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_PATTERN = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LAST_MONTH_OF_YEAR = 12


def iso_day(text: str) -> date:
    """The day for ``YYYY-MM-DD``; raises ValueError for anything else, also for the other forms of ISO 8601."""
    if _DAY.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not YYYY-MM-DD")
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month: the contribution month, pay month and tax period."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= LAST_MONTH_OF_YEAR and 1 <= self.year <= 9999):
            raise ValueError(f"{self.year}-{self.number} is not a month")

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month for ``YYYY-MM``; raises ValueError for anything else."""
        match = _PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not YYYY-MM")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __add__(self, months: int) -> Month:
        index = self._index + months
        return Month(index // LAST_MONTH_OF_YEAR, index % LAST_MONTH_OF_YEAR + 1)

    def __sub__(self, other: Month) -> int:
        """The number of months from ``other`` to this one."""
        return self._index - other._index

    @property
    def _index(self) -> int:
        return self.year * LAST_MONTH_OF_YEAR + self.number - 1

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        return _last_day(self.year, self.number)

    @property
    def days(self) -> int:
        """The number of calendar days."""
        return _last_day(self.year, self.number).day

    @property
    def first_of_year(self) -> Month:
        """January of the same year."""
        return Month(self.year, 1)

    @property
    def closes_tax_year(self) -> bool:
        """Whether this is the last month of a tax year."""
        return self.number == LAST_MONTH_OF_YEAR

    def day(self, number: int) -> date:
        """The day of that number, or the last day of a shorter month."""
        return date(self.year, self.number, min(number, self.days))

    def through(self, last: Month) -> Iterator[Month]:
        """This month and each later one up to ``last``."""
        month = self
        while month <= last:
            yield month
            month = month + 1


@lru_cache(maxsize=256)
def _last_day(year: int, number: int) -> date:
    """Asked seven times for each payslip, of a few months."""
    return date(year, number, monthrange(year, number)[1])


def age_on(birth: date, day: date) -> int:
    """Completed years of life on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def completed_months(since: date, until: date) -> int:
    """Whole months from ``since`` until the day before ``until``; zero when ``until`` is earlier.

    From the 15th to the 14th of the next month is one month: ``completed_months(15 Jan, 15 Feb) == 1``.
    """
    return max(0, Month.of(until) - Month.of(since) - (until.day < since.day))


def next_working_day(day: date, days_off: Container[date]) -> date:
    """``day`` itself, or the first later day that is neither Saturday, Sunday nor in ``days_off``."""
    saturday = 5
    while day.weekday() >= saturday or day in days_off:
        day += timedelta(days=1)
    return day


def previous_working_day(day: date, days_off: Container[date]) -> date:
    """``day`` itself, or the last earlier day that is neither Saturday, Sunday nor in ``days_off``."""
    saturday = 5
    while day.weekday() >= saturday or day in days_off:
        day -= timedelta(days=1)
    return day
