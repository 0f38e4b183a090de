"""What is said under the fields of the employee form: the findings about a person, as words beside their field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.application.filings.portal_needs import edabu_gaps, member_gaps, members_to_register, sipp_gaps
from desktop_app.application.people.person_checks import person_remarks
from desktop_app.domain.employee import Employee
from desktop_app.domain.family import CoverageRules
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.periods import Month
from desktop_app.domain.ptkp_family import ptkp_remarks
from desktop_app.foundation.i18n import sentence
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.widgets.form_field import Trouble

Message = tuple[str, Trouble]
_TROUBLE: dict[Severity, Trouble] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_FAMILY = "family."


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the checks of one person need besides the person."""

    today: date
    month: Month
    """The month in force."""
    coverage: CoverageRules
    place: str = ""
    """The company's place of work, which holds where the person has none."""
    outside: tuple[Finding, ...] = ()
    """What other records say: numbers of somebody else, a name that the portals know otherwise."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that a portal asks for and that is empty or can't be right."""

    field: str
    member: str = ""
    """The family member whose field it is; empty: the employee's."""


def findings(draft: Draft, context: CheckContext) -> tuple[Finding, ...]:
    """All that is to be said about the person as typed, about the names of fields."""
    person = draft.person
    ptkp = ptkp_remarks(
        draft.facts.ptkp,
        person.sex,
        person.marital_status,
        person.family,
        context.month.year,
        context.coverage.child_age_limit,
    )
    return (*person_remarks(person, draft.facts, context.today), *ptkp, *context.outside)


def messages(found: Iterable[Finding]) -> dict[str, Message]:
    """The sentence and weight by the field's name; where several are about one field, the weightiest first said."""
    worst: dict[str, Finding] = {}
    for finding in found:
        before = worst.get(finding.subject)
        if before is None or _rank(finding) > _rank(before):
            worst[finding.subject] = finding
    return {name: (sentence(one.code, one.params), _TROUBLE[one.severity]) for name, one in worst.items()}


def missing_for_sipp(draft: Draft, context: CheckContext) -> tuple[Missing, ...]:
    """What SIPP's form would lack in the month in force, or in the first month of the stay."""
    return tuple(Missing(name) for name in sipp_gaps(as_typed(draft), _month(draft, context), context.place))


def missing_for_edabu(draft: Draft, context: CheckContext) -> tuple[Missing, ...]:
    """What e-Dabu's form would lack, the family's fields by member."""
    person = as_typed(draft)
    month = _month(draft, context)
    gaps = edabu_gaps(person, month)
    own = [Missing(name) for name in gaps if not name.startswith(_FAMILY)]
    if len(own) < len(gaps):
        members = members_to_register(person, month)
        own += [Missing(name, member.name) for member in members for name in member_gaps(member)]
    return tuple(own)


def as_typed(draft: Draft) -> Employee:
    """The person as if what was typed held from the beginning."""
    return replace(draft.person, terms=(draft.facts,))


def worst(troubles: Sequence[Trouble]) -> Trouble:
    """The weightiest of some troubles; empty for none."""
    order: tuple[Trouble, ...] = ("error", "warning", "info", "passed")
    return next((trouble for trouble in order if trouble in troubles), "")


def _month(draft: Draft, context: CheckContext) -> Month:
    return max(context.month, Month.of(draft.stay.started_on))


def _rank(finding: Finding) -> int:
    return (Severity.INFO, Severity.WARNING, Severity.ERROR).index(finding.severity)
