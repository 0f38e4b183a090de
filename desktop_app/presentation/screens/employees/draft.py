"""What is being edited on one employee: a working copy, its differences, and the record to be saved."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from desktop_app.application.exchange.merge import restated
from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Employee, EmployeeTerms, Employment, Leave, Wage
from desktop_app.domain.family import FamilyMember

_DIGITS: Final = re.compile(r"\d+$")
_PERSON: Final = "person"
_FACTS: Final = "facts"
_STAY: Final = "stay"
_PROGRAMME: Final = "programme"
_REASON: Final = "reason"
_DATED_ELSEWHERE: Final = frozenset({"id", "employments", "terms", "wages", "family", "leaves"})


@dataclass(frozen=True, slots=True)
class Draft:
    """The person with corrected identity, wages and family, and the newest dated facts as typed."""

    person: Employee
    facts: EmployeeTerms

    @property
    def stay(self) -> Employment:
        """The newest employment."""
        return self.person.employments[-1]


def draft_of(employee: Employee) -> Draft:
    """A working copy."""
    return Draft(employee, employee.terms[-1])


def value_of(draft: Draft, key: str) -> Any:
    """The value of a field by its key.

    For example ``person.name``, ``facts.ptkp``, ``stay.started_on``, ``programme.jht``, ``reason.jht``.
    """
    part, name = key.split(".")
    if part == _REASON:
        return draft.facts.reason_of(Programme(name))
    if part == _PROGRAMME:
        programme = Programme(name)
        if programme in draft.facts.programmes_off:
            return "off"
        return "on" if programme in draft.facts.programmes_on else ""
    return getattr({_PERSON: draft.person, _FACTS: draft.facts, _STAY: draft.stay}[part], name)


def with_value(draft: Draft, key: str, value: Any) -> Draft:
    """The working copy with one field changed."""
    part, name = key.split(".")
    if part == _PERSON:
        return replace(draft, person=replace(draft.person, **{name: value}))
    if part == _FACTS:
        return replace(draft, facts=replace(draft.facts, **{name: value}))
    if part == _STAY:
        stay = replace(draft.stay, **{name: value})
        return replace(draft, person=replace(draft.person, employments=(*draft.person.employments[:-1], stay)))
    programme = Programme(name)
    if part == _REASON:
        return _with_reason(draft, programme, value)
    if not value:
        draft = _with_reason(draft, programme, "")
    off = tuple(one for one in draft.facts.programmes_off if one is not programme)
    on = tuple(one for one in draft.facts.programmes_on if one is not programme)
    if value == "off":
        off = (*off, programme)
    elif value == "on":
        on = (*on, programme)
    return replace(draft, facts=replace(draft.facts, programmes_off=off, programmes_on=on))


def _with_reason(draft: Draft, programme: Programme, reason: str) -> Draft:
    reasons = {**dict(draft.facts.programme_reasons), programme: reason}
    kept = tuple((one, reasons[one]) for one in Programme if reasons.get(one))
    return replace(draft, facts=replace(draft.facts, programme_reasons=kept))


def with_leave(draft: Draft, before: Leave | None, after: Leave | None) -> Draft:
    """The working copy with a leave in the place of another; None adds or removes."""
    others = [leave for leave in draft.person.leaves if leave != before]
    leaves = tuple(sorted([*others, *([after] if after else [])], key=lambda leave: leave.starts_on))
    return replace(draft, person=replace(draft.person, leaves=leaves))


def with_return(draft: Draft, stay: Employment) -> Draft:
    """The working copy with a further stay."""
    return replace(draft, person=replace(draft.person, employments=(*draft.person.employments, stay)))


def with_wage(draft: Draft, wage: Wage) -> Draft:
    """The working copy with a wage from a date on; one of the same date is replaced."""
    others = (one for one in draft.person.wages if one.starts_on != wage.starts_on)
    wages = tuple(sorted((*others, wage), key=lambda one: one.starts_on))
    return replace(draft, person=replace(draft.person, wages=wages))


def without_wage(draft: Draft, wage: Wage) -> Draft:
    """The working copy without a wage."""
    wages = tuple(one for one in draft.person.wages if one.starts_on != wage.starts_on)
    return replace(draft, person=replace(draft.person, wages=wages))


def with_member(draft: Draft, member: FamilyMember) -> Draft:
    """The working copy with a family member, in the place of the one with the same key."""
    family = draft.person.family
    if any(one.id == member.id for one in family):
        family = tuple(member if one.id == member.id else one for one in family)
    else:
        family = (*family, member)
    return replace(draft, person=replace(draft.person, family=family))


def without_member(draft: Draft, member: FamilyMember) -> Draft:
    """The working copy without a family member."""
    family = tuple(one for one in draft.person.family if one.id != member.id)
    return replace(draft, person=replace(draft.person, family=family))


def differences(before: Draft, after: Draft) -> tuple[str, ...]:
    """The keys of what differs; wages, leaves and family count per record."""
    found: list[str] = []
    for part, names in (
        (_PERSON, [field.name for field in fields(Employee) if field.name not in _DATED_ELSEWHERE]),
        (_STAY, [field.name for field in fields(Employment)]),
        (_FACTS, [field.name for field in fields(EmployeeTerms) if not field.name.startswith(_PROGRAMME)]),
        (_PROGRAMME, [programme.value for programme in Programme]),
        (_REASON, [programme.value for programme in Programme]),
    ):
        keys = (f"{part}.{name}" for name in names if name != "starts_on")
        found.extend(key for key in keys if value_of(before, key) != value_of(after, key))
    starts = {wage.starts_on for wage in set(before.person.wages) ^ set(after.person.wages)}
    found.extend(f"wage.{start.isoformat()}" for start in sorted(starts))
    leaves = {leave.starts_on for leave in set(before.person.leaves) ^ set(after.person.leaves)}
    found.extend(f"leave.{start.isoformat()}" for start in sorted(leaves))
    if len(before.person.employments) != len(after.person.employments):
        found.append("return.")
    members = {member.id for member in set(before.person.family) ^ set(after.person.family)}
    found.extend(f"member.{key}" for key in sorted(members))
    return tuple(found)


def facts_changed(before: Draft, after: Draft) -> bool:
    """Whether something changed that holds from a date."""
    return before.facts != after.facts


def record(before: Employee, draft: Draft, effective: dt.date | None) -> Employee:
    """The employee to be saved. Dated facts change from ``effective`` on; None corrects the newest record.

    A moved start of the only employment moves the first facts along. What is changed together with coming back
    holds from the new first day.
    """
    comes_back = len(draft.person.employments) > len(before.employments)
    if comes_back:
        effective = draft.stay.started_on
    terms = before.terms
    old_start, new_start = before.employments[-1].started_on, draft.stay.started_on
    if len(draft.person.employments) == 1 and old_start != new_start and terms[0].starts_on == old_start:
        first = replace(terms[0], starts_on=new_start)
        if len(terms) == 1 or new_start < terms[1].starts_on:
            terms = (first, *terms[1:])
    newest = before.terms[-1]
    changed = {
        field.name: getattr(draft.facts, field.name)
        for field in fields(EmployeeTerms)
        if field.name != "starts_on" and getattr(draft.facts, field.name) != getattr(newest, field.name)
    }
    if effective is not None and effective <= terms[-1].starts_on:
        effective = None
    return replace(draft.person, terms=restated(terms, changed, effective))


def next_nip(people: Sequence[Employee]) -> str:
    """The highest number among the NIPs plus one, in the same width."""
    best: tuple[int, str] = (0, "")
    for person in people:
        match = _DIGITS.search(person.nip)
        if match is not None:
            best = max(best, (int(match[0]), person.nip))
    number, nip = best
    match = _DIGITS.search(nip)
    if match is None:
        return "0001"
    return nip[: match.start()] + str(number + 1).zfill(len(match[0]))
