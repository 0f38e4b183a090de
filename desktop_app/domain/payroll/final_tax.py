"""Final PPh 21 on severance pay and on pensions and old-age savings paid at once (PP 68/2009, PMK 16/PMK.03/2010).

The brackets run over all that is paid within two calendar years, so earlier payments use up the lower ones. From
the third calendar year on the tax isn't final: art. 17 on what is paid in that calendar year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.scales import by_slices
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.regulation import Dated, RegulationSet

_RUPIAH = Rounding.RUPIAH_HALF_UP


class LumpSum(StrEnum):
    """What is paid. The value names the law's parameter."""

    SEVERANCE = "severance"
    """Pesangon with UPMK and UPH; not the compensation at the end of a PKWT, which is income of its month."""
    PENSION = "lump_sum"
    """Pension, THT or JHT paid at once."""


class EarlierPayment(NamedTuple):
    """A payment of the same entitlement before this one."""

    paid_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class LumpSumFacts:
    """One payment of a severance or lump sum."""

    kind: LumpSum
    paid_on: date
    """The earlier of payment and due date."""
    amount: Money
    earlier: tuple[EarlierPayment, ...] = ()
    """All payments of the same entitlement before, in any order."""


@within_law
def lump_sum_tax(facts: LumpSumFacts, law: RegulationSet) -> Worked:
    """The figures ``tax`` and ``paid`` (amount less tax) of one payment."""
    if facts.amount < ZERO or any(payment.amount < ZERO for payment in facts.earlier):
        return refused(error("recipients.negative"))
    late = [payment.paid_on for payment in facts.earlier if payment.paid_on > facts.paid_on]
    if late:
        return refused(error("recipients.earlier_is_later", earlier=max(late), paid=facts.paid_on))
    window = law.at("pph21.final_window_years", facts.paid_on)
    first = min((payment.paid_on for payment in facts.earlier), default=facts.paid_on)
    is_final = facts.paid_on.year - first.year < window.value
    if is_final:
        brackets = law.at(f"pph21.{facts.kind.value}_brackets", facts.paid_on)
        joined = facts.earlier
    else:
        brackets = law.at("pph21.brackets", facts.paid_on)
        joined = tuple(payment for payment in facts.earlier if payment.paid_on.year == facts.paid_on.year)
    already = _already(joined, window, is_final=is_final)
    amount = facts.amount.rounded(_RUPIAH)
    key = "recipients.final.tax" if is_final else "recipients.later.tax"
    tax = by_slices(key, amount, brackets, brackets.value, _RUPIAH, already.result)
    paid = facts.amount - tax.result
    after = (("gross", facts.amount), ("tax", tax.result))
    trace = (*((already,) if joined else ()), tax, TraceLine("recipients.paid", "gross − tax", after, None, None, paid))
    findings: tuple[Finding, ...] = to_check(brackets, window)
    if not is_final:
        findings = (info("recipients.not_final", first=str(first.year), years=window.value), *findings)
    return Worked((Figure("tax", tax.result), Figure("paid", paid)), trace, findings)


def _already(payments: Sequence[EarlierPayment], window: Dated[Any], *, is_final: bool) -> TraceLine:
    """What was paid before and has used up the lower brackets."""
    total = Money(sum(payment.amount.sen for payment in payments)).rounded(_RUPIAH)
    inputs = (("payments", total), ("count", len(payments)), ("years", window.value))
    key = "recipients.already_paid" if is_final else "recipients.paid_this_year"
    return TraceLine(key, "payments", inputs, window, _RUPIAH, total)
