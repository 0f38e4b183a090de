"""BPJS Ketenagakerjaan of the self-employed (BPU): a tariff table by income (PP 44/2015 annex II, PP 46/2015).

JKK and JKM are halved for self-paid premiums of some months (PP 50/2025); JHT never is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Dated, RegulationSet, Step

_CENT = Rounding.SEN_HALF_UP


class BpuSector(StrEnum):
    """The sector by which the relief is granted. The value names the law's parameter."""

    TRANSPORT = "transport"
    """Drivers and couriers."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BpuFacts:
    """One self-employed person and month."""

    month: Month
    income: Money
    """A month's income, as the person states it."""
    sector: BpuSector = BpuSector.OTHER
    with_jht: bool = False
    paid_by_state: bool = False
    """Whether the premium comes from the state's or a region's budget: then there is no relief."""


@within_law
def self_employed(facts: BpuFacts, law: RegulationSet) -> Worked:
    """The figures ``total``, ``jkk``, ``jkm`` and ``jht`` (zero without it) of a month."""
    if facts.income < ZERO:
        return refused(error("bpu.negative"))
    day = facts.month.last_day
    table = law.at("bpjs.bpu.base", day)
    rate, flat = law.at("bpjs.bpu.jkk_rate", day), law.at("bpjs.bpu.jkm", day)
    relief = law.find(f"bpjs.bpu.relief_{facts.sector.value}", day)
    if facts.paid_by_state:
        relief = None
    step = _step(table.value, facts.income)
    base = step.amount
    trace = [TraceLine("bpu.base", "amount", (("amount", base), ("income", facts.income)), table, None, base)]
    jkk = _premium("bpu.jkk", "base × rate", (("base", base), ("rate", rate.value)), rate, rate.value.of(base), relief)
    jkm = _premium("bpu.jkm", "premium", (("premium", flat.value),), flat, flat.value, relief)
    trace += [jkk, jkm]
    used = [table, rate, flat, relief]
    jht = ZERO
    if facts.with_jht:
        jht_law = law.at("bpjs.bpu.jht_rate", day)
        jht = jht_law.value.of(base, _CENT)
        inputs = (("base", base), ("rate", jht_law.value))
        trace.append(TraceLine("bpu.jht", "base × rate", inputs, jht_law, _CENT, jht))
        used.append(jht_law)
    total = jkk.result + jkm.result + jht
    parts = (("jkk", jkk.result), ("jkm", jkm.result), ("jht", jht))
    trace.append(TraceLine("bpu.total", "jkk + jkm + jht", parts, None, None, total))
    figures = (Figure("total", total), Figure("jkk", jkk.result), Figure("jkm", jkm.result), Figure("jht", jht))
    return Worked(figures, tuple(trace), (*_remarks(facts, relief), *to_check(*used)))


def _step(table: tuple[Step, ...], income: Money) -> Step:
    """The row of the tariff; an income in a gap between two rows belongs to the upper one."""
    return next(step for step in table if step.up_to is None or income <= step.up_to)


def _premium(
    key: str,
    formula: str,
    inputs: tuple[tuple[str, TraceValue], ...],
    law: Dated[Rate] | Dated[Money],
    full: Money,
    relief: Dated[Rate] | None,
) -> TraceLine:
    """JKK or JKM, less the relief where one is in force."""
    if relief is None:
        return TraceLine(key, formula, inputs, law, _CENT, full)
    paid = full - relief.value.of(full, _CENT)
    relieved = (*inputs, ("relief", relief.value))
    return TraceLine(key.replace("bpu.", "bpu.relieved."), f"{formula} × (1 − relief)", relieved, relief, _CENT, paid)


def _remarks(facts: BpuFacts, relief: Dated[Rate] | None) -> tuple[Finding, ...]:
    if facts.paid_by_state:
        return (info("bpu.paid_by_state"),)
    return () if relief is None else (info("bpu.relieved", month=facts.month),)
