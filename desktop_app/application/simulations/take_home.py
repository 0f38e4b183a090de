"""From the take-home pay that is wanted to the basic wage that brings it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.application.explanations.explanations import Explanation
from desktop_app.application.explanations.step import Step, StepKind
from desktop_app.application.simulations.dtp_fields import dtp_fields, dtp_of
from desktop_app.application.simulations.forms import LARGEST_AMOUNT, Field, FieldKind, Form, Group, Objection, Values
from desktop_app.application.simulations.payslip_figures import payslip_parts
from desktop_app.application.simulations.person import employer_of, person_of
from desktop_app.application.simulations.person_fields import MONTHLY, company_fields, money, month_field, person_fields
from desktop_app.application.simulations.results import Part, Row, Simulated, Weight
from desktop_app.domain.components import PayKind
from desktop_app.domain.findings import Finding, info
from desktop_app.domain.money import SEN_PER_RUPIAH, ZERO, Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import MonthFacts, PayItem
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark

_RUPIAH = Money.rupiah(1)


def form() -> Form:
    """Target take-home pay to wage."""
    return Form(
        "take-home",
        Group.PERSON,
        mark("Take-home to wage"),
        mark("The smallest basic wage with which the employee takes home at least this much."),
        (
            month_field(),
            Field("target", mark("Take-home pay wanted"), FieldKind.MONEY, required=True, wide=True),
            money("fixed", mark("Fixed allowances")),
            money("variable", mark("Variable allowances")),
            *person_fields(MONTHLY),
            *company_fields(),
            *dtp_fields(),
        ),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """The wage, its payslip, and the payslips of one rupiah less and one more."""

    basic: Money
    payslip: Payslip
    less: Payslip | None
    """None where the basic wage is zero already."""
    more: Payslip


def simulate(values: Values, law: RegulationSet) -> Simulated:
    """The wage for a take-home pay. Raises Objection."""
    target = values.money("target")
    pay = (("fixed", PayKind.FIXED), ("variable", PayKind.VARIABLE))
    items = tuple(PayItem(code, "", kind, amount) for code, kind in pay if (amount := values.money(code)))
    facts = MonthFacts(values.month("month"), employer_of(values), person_of(values), items)
    rules = rules_for(law, facts.month)
    fixed = values.money("fixed")

    def payslip_of(basic: Money) -> Payslip:
        return calculate(replace(with_basic(facts, basic), dtp=dtp_of(values, rules, basic + fixed)), rules)

    found = smallest_basic(target, payslip_of)
    if isinstance(found, Payslip):
        return Simulated((), found.findings, found.trace, found)
    payslip = found.payslip
    parts = (Part("simulation.part.wage", tuple(_rows(target, found))), *payslip_parts(payslip, main=False))
    return Simulated(parts, (*_remarks(target, found), *payslip.findings), payslip.trace, payslip)


def with_basic(facts: MonthFacts, basic: Money) -> MonthFacts:
    """The facts with a basic wage before all other pay."""
    return replace(facts, pay=(PayItem("basic", "", PayKind.BASIC, basic), *facts.pay))


def smallest_basic(target: Money, payslip_of: Callable[[Money], Payslip]) -> Found | Payslip:
    """The smallest whole basic wage whose take-home pay reaches ``target``; a payslip that couldn't be calculated.

    Take-home pay isn't monotone: it falls where a TER band ends (PMK 168/2023), so halving an interval may miss
    the first wage that reaches the target. But it never rises by more than the wage does, since no deduction
    falls when the wage rises, and a tax allowance or the government only gives the tax back. Hence no wage below
    ``basic + (target − take-home)`` can reach the target, and repeating basic := basic + (target − take-home)
    from zero climbs to the smallest wage that does, and stops there. What is left shrinks by the marginal rate
    of all deductions, some 40 % at most, at every step.
    """
    basic = ZERO
    while True:
        payslip = payslip_of(basic)
        take_home = payslip.totals.take_home
        if take_home is None:
            return payslip
        if take_home >= target:
            break
        basic = basic + _whole_up(target - take_home)
        if basic > LARGEST_AMOUNT:
            raise Objection("target", "simulation.too_large", largest=LARGEST_AMOUNT)
    less = payslip_of(basic - _RUPIAH) if basic else None
    return Found(basic, payslip, less, payslip_of(basic + _RUPIAH))


def _whole_up(amount: Money) -> Money:
    return Money(-(-amount.sen // SEN_PER_RUPIAH) * SEN_PER_RUPIAH)


def _taken(payslip: Payslip) -> Money:
    return payslip.totals.take_home or ZERO


def _rows(target: Money, found: Found) -> list[Row]:
    reached, more = _taken(found.payslip), _taken(found.more)
    params = (("target", target), ("basic", found.basic), ("reached", reached))
    steps = [Step(StepKind.NOTE, "explain.smallest_wage", params)]
    if found.less is not None:
        less = (("basic", found.basic - _RUPIAH), ("reached", _taken(found.less)))
        steps.append(Step(StepKind.ARITHMETIC, "explain.one_rupiah_less", less))
    next_params = (("basic", found.basic + _RUPIAH), ("reached", more), ("difference", more - reached))
    next_step = Step(StepKind.ARITHMETIC, "explain.one_rupiah_more", next_params)

    def row(key: str, amount: Money, weight: Weight, *made: Step) -> Row:
        label = f"simulation.{key}"
        return Row(key, label, amount, (Explanation(key, label, "", amount, made),), weight=weight)

    over = Step(StepKind.ARITHMETIC, "explain.over_target", (*params, ("over", reached - target)))
    return [
        row("basic_wanted", found.basic, Weight.MAIN, *steps, next_step),
        row("over_target", reached - target, Weight.PLAIN, over),
        row("next_rupiah", more - reached, Weight.PLAIN, next_step),
    ]


def _remarks(target: Money, found: Found) -> list[Finding]:
    remarks = []
    if not found.basic:
        remarks.append(info("simulation.reached_without_basic", target=target))
    if _taken(found.more) < target:
        remarks.append(info("simulation.more_brings_less", reached=_taken(found.more)))
    return remarks
