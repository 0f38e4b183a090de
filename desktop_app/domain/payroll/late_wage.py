"""The fine for wages that are paid too late (PP 36/2021 art. 61). The wage itself stays due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.findings import error, info, warning
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, not_due, refused, to_check, within_law
from desktop_app.domain.periods import completed_months
from desktop_app.domain.regulation import RegulationSet


@dataclass(frozen=True, slots=True)
class LateWageFacts:
    """One wage that should have been paid on a day."""

    wage: Money
    due_on: date
    paid_on: date
    interest: Money = ZERO
    """Interest at a state bank's highest credit rate, which the law adds after a month."""


@within_law
def late_wage(facts: LateWageFacts, law: RegulationSet) -> Worked:
    """Figures: ``total``, and of it ``fine``."""
    if facts.wage < ZERO or facts.interest < ZERO:
        return refused(error("wage.negative"))
    rates = law.at("labour.wages.late_payment", facts.due_on)
    days = law.at("labour.wages.late_payment_days", facts.due_on)
    late = (facts.paid_on - facts.due_on).days
    first, last_higher = days.value["first"], days.value["last_higher"]
    if late < first:
        return not_due("late_wage.total", info("late_wage.in_time", first=first), days)
    higher, further = min(late, last_higher) - first + 1, max(0, late - last_higher)
    each, each_further, most = (rates.value[name] for name in ("day_4_to_8", "each_further_day", "most"))
    by_days = higher * each.as_fraction() + further * each_further.as_fraction()
    share: Fraction = min(by_days, most.as_fraction())
    fine = Money.from_fraction(share * facts.wage.as_fraction(), Rounding.RUPIAH_HALF_UP)
    inputs = (
        ("wage", facts.wage),
        ("days", higher),
        ("rate", each),
        ("further_days", further),
        ("further_rate", each_further),
        ("most", most),
    )
    formula = "min(days × rate + further_days × further_rate, most) × wage"
    total = fine + facts.interest
    parts = (("fine", fine), ("interest", facts.interest))
    trace = (
        TraceLine("late_wage.fine", formula, inputs, rates, Rounding.RUPIAH_HALF_UP, fine),
        TraceLine("late_wage.total", "fine + interest", parts, None, None, total),
    )
    after_a_month = completed_months(facts.due_on, facts.paid_on - timedelta(days=1)) > 0
    remarks = (warning("late_wage.interest"),) if after_a_month and not facts.interest else ()
    return Worked((Figure("total", total), Figure("fine", fine)), trace, (*remarks, *to_check(rates, days)))
