"""BPJS Kesehatan of self-paying members (PBPU): a premium per person and month by class of care (Perpres 64/2020)."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.findings import error
from desktop_app.domain.payroll.rules import kesehatan_day
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet

_SUBSIDISED_CLASS = 3
"""The class of whose premium the State pays a part."""


@dataclass(frozen=True, slots=True)
class PbpuFacts:
    """A family of self-paying members; all of them are in one class."""

    month: Month
    care_class: int
    """Kelas rawat 1 to 3."""
    persons: int = 1


@within_law
def self_paying_members(facts: PbpuFacts, law: RegulationSet) -> Worked:
    """The figures ``total`` (what the family pays a month) and ``state`` (the State's part of class III)."""
    day = kesehatan_day(law, facts.month)
    premiums = law.at("bpjs.kesehatan.pbpu.premiums", day)
    premium = premiums.value.get(str(facts.care_class))
    if premium is None:
        return refused(error("pbpu.unknown_class", number=facts.care_class))
    if facts.persons < 1:
        return refused(error("pbpu.no_persons"))
    share = law.find("bpjs.kesehatan.pbpu.class_three_payer", day) if facts.care_class == _SUBSIDISED_CLASS else None
    own = premium if share is None else share.value
    total, state = own * facts.persons, (premium - own) * facts.persons
    paid = (("premium", own), ("persons", facts.persons), ("care_class", facts.care_class))
    rest = (("premium", premium), ("own", own), ("persons", facts.persons))
    trace = (
        TraceLine("pbpu.total", "premium × persons", paid, share or premiums, None, total),
        TraceLine("pbpu.state", "(premium − own) × persons", rest, premiums, None, state),
    )
    return Worked((Figure("total", total), Figure("state", state)), trace, to_check(premiums, share))
