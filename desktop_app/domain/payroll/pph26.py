"""PPh 26: income of persons who aren't resident for tax (UU PPh art. 26, PMK 168/2023 annex VII). Final."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, within_law
from desktop_app.domain.regulation import RegulationSet

_RUPIAH = Rounding.RUPIAH_HALF_UP


@dataclass(frozen=True, slots=True)
class ForeignPaymentFacts:
    """One payment to a non-resident."""

    paid_on: date
    gross: Money
    """In rupiah, at the Finance Minister's rate of that day (PMK 168/2023 art. 5(4))."""
    treaty_rate: Rate | None = None
    """The rate of the tax treaty for this income; zero where the treaty leaves it to the other country."""
    has_dgt_form: bool = False
    """Whether a valid DGT form (certificate of domicile) is at hand."""


@within_law
def foreign_tax(facts: ForeignPaymentFacts, law: RegulationSet) -> Worked:
    """The figures ``tax`` and ``paid`` (gross less tax). Without a DGT form the treaty doesn't help."""
    if facts.gross < ZERO:
        return refused(error("recipients.negative"))
    ordinary = law.at("pph21.foreign_rate", facts.paid_on)
    treaty = facts.treaty_rate
    lower = treaty is not None and treaty.as_fraction() < ordinary.value.as_fraction()
    findings: tuple[Finding, ...] = ()
    if treaty is not None and not facts.has_dgt_form:
        findings = (warning("recipients.no_dgt_form"),)
    elif treaty is not None and not lower:
        findings = (info("recipients.treaty_not_lower"),)
    by_treaty = treaty is not None and lower and facts.has_dgt_form
    rate = treaty if by_treaty and treaty is not None else ordinary.value
    gross = facts.gross.rounded(_RUPIAH)
    tax = rate.of(gross, _RUPIAH)
    paid = facts.gross - tax
    key = "recipients.treaty.tax" if by_treaty else "recipients.foreign.tax"
    inputs = (("gross", gross), ("rate", rate), ("ordinary", ordinary.value))
    trace = (
        TraceLine(key, "gross × rate", inputs, ordinary, _RUPIAH, tax),
        TraceLine("recipients.paid", "gross − tax", (("gross", facts.gross), ("tax", tax)), None, None, paid),
    )
    return Worked((Figure("tax", tax), Figure("paid", paid)), trace, findings)
