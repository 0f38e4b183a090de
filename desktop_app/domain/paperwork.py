"""Procedures around BPJS: which events bring them about, what each asks for, and by when it must be done.

The texts, documents and deadlines are data (``resources/procedures``); here is what they mean.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.periods import Month, next_working_day, previous_working_day
from desktop_app.domain.regulation import Title


class Institution(StrEnum):
    """Who handles a procedure."""

    KESEHATAN = "kesehatan"
    KETENAGAKERJAAN = "ketenagakerjaan"
    BOTH = "both"


class About(StrEnum):
    """Whom a procedure is about."""

    COMPANY = "company"
    EMPLOYEE = "employee"


class Occasion(StrEnum):
    """The events in the records that bring a procedure about by themselves."""

    JOINED = "joined"
    """First day of an employment."""
    FAMILY = "family"
    """A joiner with family, a child born, or somebody counted from a later month on."""
    LEFT = "left"
    """Last day of an employment."""
    CHILD_OF_AGE = "child_of_age"
    """The birthday on which a child's cover ends."""
    UNPAID_LEAVE = "unpaid_leave"
    """First day of a leave without wage."""
    CLASS_CHANGED = "class_changed"
    """First day of another class of care."""


class LetterKind(StrEnum):
    """The letters that the program fills."""

    KESEHATAN_DEACTIVATION = "kesehatan_deactivation"
    KESEHATAN_CLOSURE = "kesehatan_closure"
    EDABU_POWER_OF_ATTORNEY = "edabu_power_of_attorney"
    KETENAGAKERJAAN_CLOSURE = "ketenagakerjaan_closure"
    REGISTRATION = "registration"


class ItemKind(StrEnum):
    """A thing to do, or a paper to have."""

    STEP = "step"
    DOCUMENT = "document"


class DeadlineKind(StrEnum):
    """How a deadline follows from the day of the event."""

    DAYS_AFTER = "days_after"
    """``count`` calendar days after it."""
    MONTHS_AFTER = "months_after"
    """``count`` months after it, on the day of the same number."""
    CUTOFF = "cutoff"
    """The company's e-Dabu cut-off, in the month before the first one for which the change holds."""
    LAW = "law"
    """A due date of the regulations, counted from the month of the event."""


class Shift(StrEnum):
    """Where a deadline goes that falls on a day off."""

    NEXT = "next"
    PREVIOUS = "previous"
    """To the working day before: no text moves it, and a branch takes nothing on a day off."""
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How the last day follows from the event."""

    kind: DeadlineKind
    shift: Shift
    count: int = 0
    """Days or months, by ``kind``."""
    law: str = ""
    """Key of a regulation parameter with ``day`` and ``months_after``."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist."""

    key: str
    kind: ItemKind
    text: Title


@dataclass(frozen=True, slots=True)
class Procedure:
    """One checklist as shipped, with its origin."""

    key: str
    institution: Institution
    about: About
    title: Title
    when: Title
    """When it applies, in a sentence."""
    send_to: Title
    items: tuple[Item, ...]
    source: str
    seen: date
    """When the source was read."""
    confidence: str
    """``high``, ``medium`` or ``low``; every one is to be checked at the branch."""
    occasion: Occasion | None = None
    reasons: tuple[str, ...] = ()
    """SIPP's codes for leaving that bring it about; empty: all."""
    deadline: DeadlineRule | None = None
    letter: LetterKind | None = None
    """The letter that the program fills for it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, and the day that the rule itself names."""

    day: date
    by_rule: date


def first_month_of(holds_from: date) -> Month:
    """The first month for which BPJS Kesehatan counts a change: it bills whole months, formed on the 1st."""
    return Month.of(holds_from) if holds_from.day == 1 else Month.of(holds_from) + 1


def deadline(
    rule: DeadlineRule,
    event: date,
    holds_from: date,
    *,
    cutoff: int,
    due: tuple[int, int] | None,
    days_off: Container[date],
) -> Deadline | None:
    """The deadline of an event.

    ``holds_from`` is the first day on which things are different (for a leaver the day after the last one),
    ``cutoff`` the day of the month of the company's e-Dabu cut-off, ``due`` day and months after the event's month
    of the regulation that the rule names; without it such a rule gives None.
    """
    named = _by_rule(rule, event, holds_from, cutoff, due)
    if named is None:
        return None
    moved = named
    if rule.shift is Shift.NEXT:
        moved = next_working_day(named, days_off)
    elif rule.shift is Shift.PREVIOUS:
        moved = previous_working_day(named, days_off)
    return Deadline(moved, named)


def _by_rule(
    rule: DeadlineRule, event: date, holds_from: date, cutoff: int, due: tuple[int, int] | None
) -> date | None:
    if rule.kind is DeadlineKind.DAYS_AFTER:
        return event + timedelta(days=rule.count)
    if rule.kind is DeadlineKind.MONTHS_AFTER:
        return (Month.of(event) + rule.count).day(event.day)
    if rule.kind is DeadlineKind.CUTOFF:
        return (first_month_of(holds_from) + -1).day(cutoff)
    if due is None:
        return None
    day, months_after = due
    return (Month.of(event) + months_after).day(day)
