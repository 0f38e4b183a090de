"""Dated law: values with a start date and a legal reference, and the set of them that a calculation receives.

No version has an end: it holds until the next one begins. A version without a value repeals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from desktop_app.domain.money import Money, Rate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shares:
    """What the employer and the employee each pay of one base."""

    employer: Rate
    employee: Rate


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a scale: amounts up to and including ``up_to`` (None: without end)."""

    up_to: Money | None
    rate: Rate


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a tariff: incomes up to and including ``up_to`` (None: without end) count as ``amount``."""

    up_to: Money | None
    amount: Money


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public day off; ``kind`` is national, election or cuti_bersama."""

    day: date
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a value comes from and who looked at it last."""

    instrument: str
    article: str
    source: str
    verified: date
    confidence: str
    note: str = ""

    def __str__(self) -> str:
        return f"{self.instrument} {self.article}".strip()


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """A value from a date on; None repeals the earlier one."""

    start: date
    value: T | None
    reference: Reference


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value in force on a day, with its origin.

    ``overdue_since`` is the date on which a change was to be expected that isn't entered yet.
    """

    key: str
    start: date
    value: T
    reference: Reference
    overdue_since: date | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A name in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """The day of the year on which a new version is to be expected."""

    month: int
    day: int

    def first_after(self, start: date) -> date:
        """The first such day later than ``start``."""
        this_year = date(start.year, self.month, self.day)
        return this_year if this_year > start else date(start.year + 1, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One dated quantity of the law. ``versions`` are in order of their start."""

    key: str
    kind: str
    title: Title
    versions: tuple[Version[Any], ...]
    expected: YearlyChange | None = None

    def in_force(self, day: date) -> Dated[Any] | None:
        """The newest version that started on or before ``day``; None before the first and after a repeal."""
        index = bisect_right(self.versions, day, key=lambda version: version.start)
        if index == 0:
            return None
        version = self.versions[index - 1]
        if version.value is None:
            return None
        overdue = None
        if self.expected is not None and index == len(self.versions):
            due = self.expected.first_after(version.start)
            overdue = due if due <= day else None
        return Dated(self.key, version.start, version.value, version.reference, overdue)


class NotInForce(LookupError):  # noqa: N818 - names a state of the law
    """No version of a parameter is in force on a day."""

    def __init__(self, key: str, day: date) -> None:
        super().__init__(f"{key} on {day.isoformat()}")
        self.key = key
        self.day = day


@dataclass(frozen=True, slots=True)
class RegulationSet:
    """All parameters and the fingerprint of their content."""

    parameters: Mapping[str, Parameter]
    fingerprint: str

    def find(self, key: str, day: date) -> Dated[Any] | None:
        """The value in force, or None. Raises KeyError for a key that doesn't exist."""
        return self.parameters[key].in_force(day)

    def at(self, key: str, day: date) -> Dated[Any]:
        """The value in force. Raises NotInForce when there is none, KeyError for a key that doesn't exist."""
        found = self.find(key, day)
        if found is None:
            raise NotInForce(key, day)
        return found
