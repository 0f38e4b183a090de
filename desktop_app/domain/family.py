"""Family members and who of them BPJS Kesehatan covers with the ordinary contribution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.periods import Month, age_on


class Relation(StrEnum):
    """Relation to the employee, in the words of the people workbook."""

    HUSBAND = "suami"
    WIFE = "istri"
    CHILD = "anak"
    FATHER = "ayah"
    MOTHER = "ibu"
    FATHER_IN_LAW = "ayah mertua"
    MOTHER_IN_LAW = "ibu mertua"

    @property
    def is_spouse(self) -> bool:
        """Whether this is the husband or wife."""
        return self in (Relation.HUSBAND, Relation.WIFE)


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One member of an employee's family. Texts are empty when unknown."""

    id: str
    relation: Relation
    name: str
    sex: str
    """L or P."""
    birth_date: date
    nik: str = ""
    jkn_number: str = ""
    birth_place: str = ""
    studying: bool = False
    takes_part: bool = True
    """Whether the member is registered at BPJS Kesehatan through this employee."""
    employed: bool = False
    """A spouse with an own employer, who registers and pays too (Perpres 82/2018 art. 14(1))."""
    covered_from: Month | None = None
    """The first month in which BPJS Kesehatan counts the member, after a marriage for example; None: all along."""
    covered_until: Month | None = None
    """The last such month, before a divorce, a death or a child's own job; None: no end is known."""

    def counts_in(self, month: Month) -> bool:
        """Whether the month, which BPJS Kesehatan bills as a whole, lies between the first and the last."""
        return (self.covered_from is None or self.covered_from <= month) and not self.has_ended(month)

    def has_ended(self, month: Month) -> bool:
        """Whether the last month is over."""
        return self.covered_until is not None and self.covered_until < month

    def needs_place(self, month: Month) -> bool:
        """Whether the member takes part through this employee in the month, and not through an own employer."""
        return self.takes_part and not self.employed and self.counts_in(month)


@dataclass(frozen=True, slots=True)
class CoverageRules:
    """How many the contribution covers and until which age (Perpres 82/2018 art. 5)."""

    covered_persons: int
    child_age_limit: int
    student_age_limit: int


@dataclass(frozen=True, slots=True)
class FamilyCoverage:
    """Who takes one of the covered places, who is paid extra, and who no longer counts."""

    covered: tuple[FamilyMember, ...]
    extra: tuple[FamilyMember, ...]
    aged_out: tuple[FamilyMember, ...]


def coverage(members: Iterable[FamilyMember], day: date, rules: CoverageRules) -> FamilyCoverage:
    """Share out the covered places on a day: the spouse first, then children by birth.

    A child beyond the age limit, or one that doesn't take part, takes no place and costs nothing; nor does a
    spouse whose own employer pays, or anybody outside the months in which he or she is counted. Further children,
    parents and parents-in-law who take part are extra members at 1 % each.
    """
    taking_part = [member for member in members if member.needs_place(Month.of(day))]
    spouses = [member for member in taking_part if member.relation.is_spouse]
    children = sorted(
        (member for member in taking_part if member.relation is Relation.CHILD), key=lambda child: child.birth_date
    )
    elders = [
        member for member in taking_part if not member.relation.is_spouse and member.relation is not Relation.CHILD
    ]
    aged_out = [child for child in children if age_on(child.birth_date, day) >= age_limit(child, rules)]
    eligible = [child for child in children if child not in aged_out]
    one_spouse, other_spouses = spouses[:1], spouses[1:]
    # The employee takes the first place, and children never more than what remains beside a spouse.
    child_places = rules.covered_persons - 2
    return FamilyCoverage(
        covered=(*one_spouse, *eligible[:child_places]),
        extra=(*other_spouses, *eligible[child_places:], *elders),
        aged_out=tuple(aged_out),
    )


def age_limit(child: FamilyMember, rules: CoverageRules) -> int:
    """The birthday on which a child's cover ends."""
    return rules.student_age_limit if child.studying else rules.child_age_limit
