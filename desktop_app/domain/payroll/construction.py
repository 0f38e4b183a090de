"""BPJS Ketenagakerjaan of construction projects: JKK and JKM of the workers engaged for one project.

On all wages where they are known, else on the contract's value without VAT, slice by slice (PP 44/2015, Permenaker
5/2021). A contractor's own permanent staff are ordinary wage earners and not counted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.findings import Finding, error
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.scales import by_slices
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.regulation import RegulationSet

_CENT = Rounding.SEN_HALF_UP


class ProjectBase(StrEnum):
    """On what the contribution of a project is calculated."""

    WAGES = "wages"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """One project."""

    agreed_on: date
    """Date of the work order (SPK)."""
    base: ProjectBase
    amount: Money
    """All wages of the project, or the value of its contract."""
    includes_vat: bool = False
    """Whether the contract's value includes VAT; it doesn't count."""


@within_law
def construction_project(facts: ProjectFacts, law: RegulationSet) -> Worked:
    """The figures ``total``, ``jkk`` and ``jkm`` of a whole project, to two decimals."""
    if facts.amount < ZERO:
        return refused(error("construction.negative"))
    return _by_wages(facts, law) if facts.base is ProjectBase.WAGES else _by_contract(facts, law)


def _by_wages(facts: ProjectFacts, law: RegulationSet) -> Worked:
    rates = law.at("bpjs.construction.wage_rates", facts.agreed_on)
    jkk, jkm = (
        TraceLine(
            f"construction.of_wages.{name}",
            "wages × rate",
            (("wages", facts.amount), ("rate", rates.value[name])),
            rates,
            _CENT,
            rates.value[name].of(facts.amount, _CENT),
        )
        for name in ("jkk", "jkm")
    )
    return _total([], jkk, jkm, to_check(rates))


def _by_contract(facts: ProjectFacts, law: RegulationSet) -> Worked:
    rates = law.at("bpjs.construction.contract_rates", facts.agreed_on)
    value, before, findings = facts.amount, [], to_check(rates)
    if facts.includes_vat:
        part = law.at("bpjs.construction.contract_without_vat", facts.agreed_on)
        share = part.value["share"]
        value = Money.from_fraction(facts.amount.as_fraction() * share, _CENT)
        inputs = (("contract", facts.amount), ("numerator", share.numerator), ("denominator", share.denominator))
        formula = "contract × numerator ÷ denominator"
        before = [TraceLine("construction.value", formula, inputs, part, _CENT, value)]
        findings = to_check(rates, part)
    jkk, jkm = (by_slices(f"construction.{name}", value, rates, rates.value[name], _CENT) for name in ("jkk", "jkm"))
    return _total(before, jkk, jkm, findings)


def _total(before: list[TraceLine], jkk: TraceLine, jkm: TraceLine, findings: tuple[Finding, ...]) -> Worked:
    total = jkk.result + jkm.result
    parts = (("jkk", jkk.result), ("jkm", jkm.result))
    line = TraceLine("construction.total", "jkk + jkm", parts, None, None, total)
    figures = (Figure("total", total), Figure("jkk", jkk.result), Figure("jkm", jkm.result))
    return Worked(figures, (*before, jkk, jkm, line), findings)
