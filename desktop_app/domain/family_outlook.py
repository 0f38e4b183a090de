"""What becomes of the covered places: children who grow out of them, and who of the later ones moves up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.family import CoverageRules, FamilyMember, Relation, age_limit, coverage
from desktop_app.domain.periods import Month


@dataclass(frozen=True, slots=True)
class AgeOut:
    """A child whose cover ends on a birthday (Perpres 82/2018 art. 5)."""

    child: FamilyMember
    on: date
    """The birthday."""
    age: int
    """Years on that day."""
    is_extra: bool = False
    """Whether the child takes no covered place but is paid for at 1 %."""
    may_go_on: bool = False
    """Whether formal education would keep the child covered to the later limit."""
    successor: FamilyMember | None = None
    """The extra child, next by birth, that takes the free place and costs nothing from then on."""

    @property
    def last_month(self) -> Month:
        """The last month in which the child is counted: the one before the birthday's."""
        return Month.of(self.on) + -1


def birthday(birth: date, years: int) -> date:
    """The day on which that many years are reached; who is born on 29 February reaches them on 1 March."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def age_outs(members: Iterable[FamilyMember], day: date, rules: CoverageRules, months: int) -> tuple[AgeOut, ...]:
    """The children who take part and reach their limit after ``day``, up to so many months later, by day.

    Each free place goes to one later child, the oldest first; parents and further spouses never move up.
    """
    family = tuple(members)
    until = (Month.of(day) + months).last_day
    leaving = sorted(
        (birthday(child.birth_date, age_limit(child, rules)), child.birth_date, child.id)
        for child in family
        if child.relation is Relation.CHILD
    )
    by_id = {child.id: child for child in family}
    found: list[AgeOut] = []
    for on, _born, key in leaving:
        if not day < on <= until:
            continue
        child, month = by_id[key], Month.of(on)
        if not child.needs_place(month):
            continue
        eve = coverage(family, (month + -1).last_day, rules)
        then = coverage(family, month.last_day, rules)
        moved_up = [one for one in then.covered if one in eve.extra]
        taken = {past.successor.id for past in found if past.successor is not None and Month.of(past.on) == month}
        is_extra = child not in eve.covered
        found.append(
            AgeOut(
                child=child,
                on=on,
                age=age_limit(child, rules),
                is_extra=is_extra,
                may_go_on=not child.studying and rules.student_age_limit > rules.child_age_limit,
                successor=None if is_extra else next((one for one in moved_up if one.id not in taken), None),
            )
        )
    return tuple(found)
