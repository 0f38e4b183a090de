"""PPh 21 of people who aren't paid as permanent employees: one payment, one slip, no yearly calculation.

Professionals and freelancers, participants in events, former employees, withdrawals from a pension fund while
still employed (each payment by art. 17), irregularly paid commissioners and non-permanent staff paid by the month
(monthly effective rate). Base and tax are in whole rupiah, half up (PER-11/PJ/2025 art. 129(3)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.findings import error
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.scales import band_of, by_slices
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, within_law
from desktop_app.domain.regulation import Dated, NotInForce, RegulationSet

_RUPIAH = Rounding.RUPIAH_HALF_UP


class Recipient(StrEnum):
    """Who is paid. The law's data say which of them are taxed by art. 17 and which by the monthly rate."""

    NON_EMPLOYEE = "non_employee"
    """Bukan pegawai: professionals, freelancers, agents."""
    PARTICIPANT = "participant"
    """Participants in events, competitions, meetings."""
    FORMER_EMPLOYEE = "former_employee"
    """Bonus and the like after the employment."""
    PENSION_WITHDRAWAL = "pension_withdrawal"
    """Withdrawn from a pension fund by somebody still employed."""
    COMMISSIONER = "commissioner"
    """Member of a board of commissioners who isn't paid regularly."""
    NON_PERMANENT = "non_permanent"
    """Pegawai tidak tetap paid by the month; ``gross`` is the whole month's."""


@dataclass(frozen=True, slots=True)
class IrregularFacts:
    """One payment."""

    recipient: Recipient
    paid_on: date
    """The earlier of payment and due date (PMK 168/2023 art. 19(1))."""
    gross: Money
    passed_on: Money = ZERO
    """Wages of own helpers and material that a contract or invoice shows; of non-employees only."""
    ptkp: str = "TK/0"
    """Status on 1 January; counts where the monthly rate is used."""


@within_law
def irregular_tax(facts: IrregularFacts, law: RegulationSet) -> Worked:
    """The figures ``tax``, ``base`` and ``paid`` (gross less tax) of one payment."""
    if facts.gross < ZERO or facts.passed_on < ZERO:
        return refused(error("recipients.negative"))
    if facts.passed_on > facts.gross or (facts.passed_on and facts.recipient is not Recipient.NON_EMPLOYEE):
        return refused(error("recipients.passed_on", amount=facts.passed_on, gross=facts.gross))
    by_month = law.at("pph21.monthly_rate_recipients", facts.paid_on)
    if facts.recipient in by_month.value:
        return _monthly(facts, law, by_month)
    by_article_17 = law.at("pph21.article_17_recipients", facts.paid_on)
    if facts.recipient not in by_article_17.value:
        raise NotInForce(by_article_17.key, facts.paid_on)
    base = _base(facts, law, by_article_17)
    brackets = law.at("pph21.brackets", facts.paid_on)
    tax = by_slices("recipients.tax", base.result, brackets, brackets.value, _RUPIAH)
    return _paid(facts, base, tax)


def _base(facts: IrregularFacts, law: RegulationSet, named: Dated[frozenset[str]]) -> TraceLine:
    """A part of what a non-employee keeps; the whole payment of everybody else whom art. 17 taxes."""
    net = (("gross", facts.gross), ("passed_on", facts.passed_on))
    if facts.recipient is Recipient.NON_EMPLOYEE:
        share = law.at("pph21.nonemployee_base_rate", facts.paid_on)
        base = share.value.of(facts.gross - facts.passed_on, _RUPIAH)
        formula = "(gross − passed_on) × share" if facts.passed_on else "gross × share"
        return TraceLine("recipients.base", formula, (*net, ("share", share.value)), share, _RUPIAH, base)
    base = facts.gross.rounded(_RUPIAH)
    return TraceLine("recipients.whole.base", "gross", (("gross", facts.gross),), named, _RUPIAH, base)


def _monthly(facts: IrregularFacts, law: RegulationSet, named: Dated[frozenset[str]]) -> Worked:
    """TER bulanan by status, every month alike (PMK 168/2023, annex III and IV.2)."""
    categories = law.at("pph21.ter_category", facts.paid_on)
    rates = law.at("pph21.ter_monthly", facts.paid_on)
    category = categories.value.get(facts.ptkp)
    if category is None:
        return refused(error("tax.ptkp_unknown", status=facts.ptkp))
    gross = facts.gross.rounded(_RUPIAH)
    base = TraceLine("recipients.whole.base", "gross", (("gross", facts.gross),), named, _RUPIAH, gross)
    above, band = band_of(rates.value[category], gross)
    inputs = (
        ("gross", gross),
        ("rate", band.rate),
        ("category", category),
        ("status", facts.ptkp),
        ("above", above),
    )
    tax = TraceLine("recipients.monthly.tax", "gross × rate", inputs, rates, _RUPIAH, band.rate.of(gross, _RUPIAH))
    return _paid(facts, base, tax)


def _paid(facts: IrregularFacts, base: TraceLine, tax: TraceLine) -> Worked:
    paid = facts.gross - tax.result
    line = TraceLine("recipients.paid", "gross − tax", (("gross", facts.gross), ("tax", tax.result)), None, None, paid)
    figures = (Figure("tax", tax.result), Figure("base", base.result), Figure("paid", paid))
    return Worked(figures, (base, tax, line))
