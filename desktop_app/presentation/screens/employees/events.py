"""The employment history of a person as events: hire, change of status, end of contract, leaving, rehire, leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Employee, EmployeeTerms, Leave
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.company.words import programme_names
from desktop_app.presentation.screens.employees.fields import kind_choices
from desktop_app.presentation.screens.employees.leaving import jkp_meaning, reason_name


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day."""

    day: dt.date
    what: str
    note: str = ""
    leave: Leave | None = None
    """The leave that began, which can be opened."""


def events(person: Employee) -> tuple[Event, ...]:
    """All events, the newest first."""
    found = [*_stays(person), *_participation(None, person.terms[0]), *_statuses(person), *_leaves(person)]
    return tuple(sorted(found, key=lambda event: event.day, reverse=True))


def _stays(person: Employee) -> Iterator[Event]:
    kinds = {kind: text for text, kind in kind_choices()}
    for number, stay in enumerate(person.employments):
        kind = kinds[person.terms_on(stay.started_on).kind]
        yield Event(stay.started_on, _("Came back") if number else _("Joined"), kind)
        if stay.contract_end is not None and stay.ended_on is None:
            yield Event(stay.contract_end, _("Contract ends"), _("must be renewed or ended by then"))
        if stay.ended_on is not None:
            reason = reason_name(stay.leaving_reason)
            note = " – ".join(filter(None, (reason, jkp_meaning(stay.leaving_reason))))
            yield Event(stay.ended_on, _("Left"), note or _("no reason entered"))


def _statuses(person: Employee) -> Iterator[Event]:
    kinds = {kind: text for text, kind in kind_choices()}
    starts = {stay.started_on for stay in person.employments}
    for before, after in pairwise(person.terms):
        if before.kind is not after.kind and after.starts_on not in starts:
            note = _("before: {kind}").format(kind=kinds[before.kind])
            yield Event(after.starts_on, _("Became: {kind}").format(kind=kinds[after.kind]), note)
        if before.branch != after.branch:
            place = after.branch or _("Head office")
            yield Event(after.starts_on, _("Moved to {place}").format(place=place))
        yield from _participation(before, after)


def _participation(before: EmployeeTerms | None, after: EmployeeTerms) -> Iterator[Event]:
    """Each programme that is registered otherwise than before, with the reason given."""
    for programme, name in programme_names().items():
        now = _registered(after, programme)
        if now != (_registered(before, programme) if before else ""):
            words = {"off": _("doesn't take part"), "on": _("takes part"), "": _("by law again")}
            yield Event(after.starts_on, f"{name}: {words[now]}", after.reason_of(programme))


def _registered(terms: EmployeeTerms, programme: Programme) -> str:
    if programme in terms.programmes_off:
        return "off"
    return "on" if programme in terms.programmes_on else ""


def _leaves(person: Employee) -> Iterator[Event]:
    names = programme_names()
    for leave in person.leaves:
        suspended = ", ".join(names[programme] for programme in leave.suspended)
        parts = (
            _("until {date}").format(date=formats.short_date(leave.ends_on)),
            _("rests: {programmes}").format(programmes=suspended) if suspended else "",
            leave.note,
        )
        yield Event(leave.starts_on, _("Unpaid leave"), " · ".join(filter(None, parts)), leave)
