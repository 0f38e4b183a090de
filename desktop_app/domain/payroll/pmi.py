"""BPJS Ketenagakerjaan of migrant workers (PMI): fixed premiums by stage and contract (P2MI Regulation 9/2026)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.findings import error
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.regulation import Dated, RegulationSet

_CONTRACT = "months_"
"""How the names of the contract premiums begin; the rest is the length in months."""


@dataclass(frozen=True, slots=True)
class MigrantFacts:
    """One migrant worker's registration."""

    registered_on: date
    contract_months: int
    """Length of the contract; zero where only the time before departure is insured now."""
    through_agency: bool = True
    """Whether a placement agency registers the person, who is then insured before departure as well."""
    extra_months: int = 0
    """Months of extension beyond the contract."""
    jht_monthly: Money = ZERO
    """The chosen JHT contribution of a month; zero without JHT."""


@within_law
def migrant_worker(facts: MigrantFacts, law: RegulationSet) -> Worked:
    """The figures ``total``, ``premiums`` (JKK and JKM, once) and ``jht`` (all months of the contract)."""
    premiums = law.at("bpjs.pmi.premiums", facts.registered_on)
    options = law.at("bpjs.pmi.jht_options", facts.registered_on)
    lengths = sorted(int(name.removeprefix(_CONTRACT)) for name in premiums.value if name.startswith(_CONTRACT))
    if facts.contract_months not in (0, *lengths):
        known = ", ".join(map(str, lengths))
        return refused(error("pmi.unknown_length", months=facts.contract_months, known=known))
    if facts.extra_months < 0 or (facts.extra_months and not facts.contract_months):
        return refused(error("pmi.extra_months", months=facts.extra_months))
    if facts.jht_monthly and facts.jht_monthly not in options.value.values():
        least, most = min(options.value.values()), max(options.value.values())
        return refused(error("pmi.unknown_jht", amount=facts.jht_monthly, least=least, most=most))
    before = premiums.value["before_departure"] if facts.through_agency else ZERO
    contract = premiums.value[f"{_CONTRACT}{facts.contract_months}"] if facts.contract_months else ZERO
    extension = _times("pmi.extension", premiums.value["extra_month"], facts.extra_months, premiums)
    once = before + contract + extension.result
    jht = _times("pmi.jht", facts.jht_monthly, facts.contract_months + facts.extra_months, options)
    parts = (("before_departure", before), ("contract", contract), ("extension", extension.result))
    both = (("premiums", once), ("jht", jht.result))
    total = once + jht.result
    trace = (
        *((extension,) if extension.result else ()),
        TraceLine("pmi.premiums", "before_departure + contract + extension", parts, premiums, None, once),
        *((jht,) if jht.result else ()),
        TraceLine("pmi.total", "premiums + jht", both, None, None, total),
    )
    figures = (Figure("total", total), Figure("premiums", once), Figure("jht", jht.result))
    return Worked(figures, trace, to_check(premiums, options if jht.result else None))


def _times(key: str, each: Money, months: int, law: Dated[Any]) -> TraceLine:
    return TraceLine(key, "each × months", (("each", each), ("months", months)), law, None, each * months)
