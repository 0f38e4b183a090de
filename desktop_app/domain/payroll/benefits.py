"""What of a benefit in kind is taxable income (PMK 66/2023): what goes beyond the limit of its kind.

Food for all at the workplace, work equipment, medical care of accidents and the like are exempt without a limit and
need no calculation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.regulation import Dated, RegulationSet


class BenefitKind(StrEnum):
    """Benefits that are exempt up to a limit. The value names the limit."""

    MEAL_COUPONS = "meal_coupons_month"
    """For staff who work outside; instead of the limit the cost of the meals at the workplace where it is higher."""
    HAMPERS = "other_hampers_year"
    """Gifts beside those of religious holidays for all."""
    SPORTS = "sports_year"
    """Without golf, horse, power-boat, motor racing and gliding, which are taxable whole."""
    HOUSING = "housing_month"
    """A house or an apartment of one's own."""
    VEHICLE = "vehicle_average_gross_month"
    """Exempt whole or not at all, by the income of who uses it."""


_BY_YEAR = frozenset({BenefitKind.HAMPERS, BenefitKind.SPORTS})


@dataclass(frozen=True, slots=True)
class BenefitFacts:
    """One benefit of one person, in the month or year for which its limit holds."""

    given_on: date
    kind: BenefitKind
    value: Money
    """Market value of a thing, the employer's cost of a use."""
    already: Money = ZERO
    """Of the same kind before in the year, where the limit is that of a year."""
    meal_cost: Money = ZERO
    """What the meals of staff at the workplace cost in the month, for coupons."""
    average_gross: Money = ZERO
    """Average gross income of the last twelve months, for a vehicle."""
    has_shares: bool = False
    """Whether the person holds shares of the employer, for a vehicle."""


@within_law
def taxable_benefit(facts: BenefitFacts, law: RegulationSet) -> Worked:
    """The figures ``taxable``, which joins the month's gross income, and ``exempt``."""
    if any(amount < ZERO for amount in (facts.value, facts.already, facts.meal_cost, facts.average_gross)):
        return refused(error("recipients.negative"))
    limits = law.at("pph21.benefits.exempt_limits", facts.given_on)
    taxable = _line(facts, limits, limits.value[facts.kind])
    exempt = facts.value - taxable.result
    rest = (("value", facts.value), ("taxable", taxable.result))
    trace = (taxable, TraceLine("benefit.exempt", "value − taxable", rest, None, None, exempt))
    findings: tuple[Finding, ...] = to_check(limits)
    if facts.kind is BenefitKind.SPORTS:
        findings = (info("benefit.sports"), *findings)
    return Worked((Figure("taxable", taxable.result), Figure("exempt", exempt)), trace, findings)


def _line(facts: BenefitFacts, limits: Dated[object], limit: Money) -> TraceLine:
    value, already = facts.value, facts.already
    inputs: tuple[tuple[str, TraceValue], ...] = (("value", value), ("limit", limit))
    if facts.kind is BenefitKind.VEHICLE:
        exempt = not facts.has_shares and facts.average_gross <= limit
        key = "exempt" if exempt else "shares" if facts.has_shares else "income"
        inputs = (*inputs, ("average_gross", facts.average_gross))
        result = ZERO if exempt else value
        return TraceLine(f"benefit.vehicle_{key}.taxable", "0" if exempt else "value", inputs, limits, None, result)
    if facts.kind in _BY_YEAR and already:
        # What was taxed of the earlier ones isn't taxed again.
        result = max(ZERO, already + value - limit) - max(ZERO, already - limit)
        formula = "max(0, already + value − limit) − max(0, already − limit)"
        inputs = (*inputs, ("already", already))
        return TraceLine("benefit.further.taxable", formula, inputs, limits, None, result)
    if facts.meal_cost > limit and facts.kind is BenefitKind.MEAL_COUPONS:
        inputs = (("value", value), ("limit", limit), ("meal_cost", facts.meal_cost))
        result = max(ZERO, value - facts.meal_cost)
        return TraceLine("benefit.meals.taxable", "max(0, value − meal_cost)", inputs, limits, None, result)
    return TraceLine("benefit.taxable", "max(0, value − limit)", inputs, limits, None, max(ZERO, value - limit))
