"""Dated law: values with a start date and a legal reference, and the set of them that a calculation receives.

No version has an end: it holds until the next one begins. A version without a value repeals.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Generic, TypeVar

from desktop_app.domain.money import Money, Rate

T = TypeVar("T")
_WITHIN_INSTRUMENT = ("Ps.", "Pasal", "Lampiran", "art.")
"""How an article begins that belongs to the instrument named beside it."""

SHIPPED: Final = ""
"""The origin of a version that came with the program."""
BY_HAND: Final = "hand"
"""The origin of a version that somebody typed."""


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
        return citation(self.instrument, self.article)


def citation(instrument: str, article: str) -> str:
    """Instrument and article; only the article where it names its own instrument."""
    names_instrument = article and not article.startswith(_WITHIN_INSTRUMENT)
    return article if names_instrument else f"{instrument} {article}".strip()


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """A value from a date on; None repeals the earlier one."""

    start: date
    value: T | None
    reference: Reference
    origin: str = SHIPPED
    """Who brought it: the program, somebody by hand, or the pack of that name."""


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
    closed: bool = False
    """Whether its scale ends at the last row on purpose."""

    def in_force(self, day: date) -> Dated[Any] | None:
        """The newest version that started on or before ``day``; None before the first and after a repeal."""
        version = self.version_on(day)
        if version is None or version.value is None:
            return None
        newest = version is self.versions[-1]
        return self._dated(version, version.value, self._overdue(version, day) if newest else None)

    def row_in_force(self, row: str, day: date) -> Dated[Any] | None:
        """One row of a table that is entered row by row, such as the UMK of a place.

        A version that doesn't name the row doesn't end it: the newest version up to ``day`` that does counts, and
        is overdue once a yearly change was to be expected after it. None when no version names the row.
        """
        for version in reversed(self.versions):
            if version.start > day:
                continue
            if version.value is None:
                return None
            if row in version.value:
                return self._dated(version, version.value[row], self._overdue(version, day))
        return None

    def version_on(self, day: date) -> Version[Any] | None:
        """The newest version that started on or before ``day``, a repeal too."""
        index = bisect_right(self.versions, day, key=lambda version: version.start)
        return self.versions[index - 1] if index else None

    def next_expected(self) -> date | None:
        """The day on which a change after the newest version is to be expected; None where none is or it's repealed."""
        if not self.versions:
            return None
        newest = self.versions[-1]
        return (
            self.expected.first_after(newest.start) if self.expected is not None and newest.value is not None else None
        )

    def _overdue(self, version: Version[Any], day: date) -> date | None:
        due = self.expected.first_after(version.start) if self.expected is not None else None
        return due if due is not None and due <= day else None

    def _dated(self, version: Version[Any], value: Any, overdue: date | None) -> Dated[Any]:
        return Dated(self.key, version.start, value, version.reference, overdue)


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


@dataclass(frozen=True, slots=True)
class NotedSet(RegulationSet):
    """A set that notes what was asked of it and found, by key."""

    used: dict[str, Dated[Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, law: RegulationSet) -> NotedSet:
        """The same law, of which nothing was asked yet."""
        return cls(law.parameters, law.fingerprint)

    def find(self, key: str, day: date) -> Dated[Any] | None:
        """The value in force, or None."""
        found = RegulationSet.find(self, key, day)
        if found is not None:
            self.used[key] = found
        return found
