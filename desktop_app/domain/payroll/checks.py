"""Checks of a finished payslip against law and plausibility."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.company import CompanySize
from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.money import ZERO, Money, Rate
from desktop_app.domain.payroll.daily_contract import daily_contract
from desktop_app.domain.payroll.facts import DailyPay, MonthFacts
from desktop_app.domain.payroll.payslip import Totals
from desktop_app.domain.payroll.rules import MonthRules
from desktop_app.domain.regulation import Dated

_MAY_AGREE = (CompanySize.MICRO, CompanySize.SMALL)
_BASIC = (PayKind.BASIC, PayKind.OUTPUT)
_NOT_BY_MONTH = (EmployeeKind.DAILY, EmployeeKind.INTERN)
"""Whose pay isn't compared with the wage of a month."""


def check(facts: MonthFacts, rules: MonthRules, totals: Totals) -> Iterator[Finding]:
    """All objections to the month."""
    if facts.person.kind not in _NOT_BY_MONTH:
        yield from _wage(facts, rules)
    if facts.daily is not None:
        yield from _daily_days(facts.daily, rules)
    if totals.take_home is not None and totals.take_home < ZERO:
        yield warning("pay.negative_take_home", amount=totals.take_home)
    limit = rules.deduction_limit
    if limit is not None and totals.earnings and totals.deductions:
        allowed = limit.value.of(totals.earnings)
        if totals.deductions > allowed:
            yield warning("pay.deductions_over_limit", deductions=totals.deductions, allowed=allowed)


def _wage(facts: MonthFacts, rules: MonthRules) -> Iterator[Finding]:
    """Minimum wage, and basic wage of at least 75 % of basic wage and fixed allowances (UU 13/2003 art. 94)."""
    basic = fixed = 0
    for item in facts.pay:
        if item.kind in _BASIC:
            basic += item.amount.sen
        elif item.kind is PayKind.FIXED:
            fixed += item.amount.sen
    total = Money(basic + fixed)
    agreed = facts.fixed_wage or facts.wage_base
    wage = agreed + (facts.output.amount if facts.output else ZERO) if agreed is not None else total
    minimum, small = facts.employer.minimum_wage, rules.small_employers
    yield from wage_objections(Money(basic), total, wage, minimum, rules.basic_share_of_fixed)
    if small is not None and minimum is not None and wage < minimum and facts.employer.size in _MAY_AGREE:
        least = {name: rate.percent_text for name, rate in small.value.items()}
        yield info("pay.small_may_agree", consumption=least["consumption"], poverty=least["above_poverty_line"])


def _daily_days(daily: DailyPay, rules: MonthRules) -> Iterator[Finding]:
    limit, months = rules.daily_contract_days, rules.daily_contract_months
    if limit is not None and months is not None:
        yield from daily_contract((daily.days, *daily.days_before), limit, months)


def wage_objections(
    basic: Money, total: Money, wage: Money, minimum: Money | None, share: Dated[Rate] | None
) -> Iterator[Finding]:
    """What minimum wage and composition say of a wage.

    ``total`` is the basic wage with the fixed allowances as paid, ``wage`` the same of a whole month; ``share`` the
    law's smallest part of the basic wage in them, None where none is in force.
    """
    if minimum is not None and wage < minimum:
        yield warning("pay.below_minimum_wage", wage=wage, minimum=minimum)
    if share is not None and basic < total and basic < share.value.of(total):
        yield warning("pay.basic_share_too_small", basic=basic, total=total)
