"""The PPh 21 that an employer withholds from one person and month.

Ordinary months take an effective rate (TER) on the month's whole gross income; the last tax month settles the
year by art. 17. Whole gross income is rounded half up to the rupiah before any rate, and so is the tax
(PER-11/PJ/2025 art. 129(3)).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.facts import MonthFacts
from desktop_app.domain.payroll.payslip import Bpjs, Contribution, Tax
from desktop_app.domain.payroll.pph21.assessment import Assessment, surcharged
from desktop_app.domain.payroll.pph21.month import daily, intern, monthly
from desktop_app.domain.payroll.pph21.year import last_month, year_so_far
from desktop_app.domain.payroll.rules import MonthRules, TaxRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue

_RUPIAH = Rounding.RUPIAH_HALF_UP
_WITHOUT_STATUS = (EmployeeKind.DAILY, EmployeeKind.INTERN)
"""Who is taxed without PTKP and TER category."""
_NOT_CALCULATED = Tax(None, None, None, None, None, None)


def calculate(facts: MonthFacts, rules: MonthRules, bpjs: Bpjs, trace: list[TraceLine], findings: list[Finding]) -> Tax:
    """The tax of the month under the person's tax method; appends to ``trace`` and ``findings``."""
    law = rules.tax
    if law is None:
        findings.append(error("tax.month_outside", month=facts.month))
        return _NOT_CALCULATED
    if bpjs.kesehatan is None or bpjs.jkk is None or bpjs.jkm is None or bpjs.jht is None or bpjs.jp is None:
        findings.append(error("tax.contributions_missing"))
        return _NOT_CALCULATED
    taxed_by_status = facts.person.kind not in _WITHOUT_STATUS
    if taxed_by_status and facts.person.ptkp not in law.ter_category.value:
        findings.append(error("tax.ptkp_unknown", status=facts.person.ptkp))
        return _NOT_CALCULATED
    premiums = Money(bpjs.jkk.employer.sen + bpjs.jkm.employer.sen + bpjs.kesehatan.employer.sen)
    cash = benefits = 0
    left_out: list[str] = []
    for item in facts.pay:
        if item.kind is PayKind.BENEFIT:
            benefits += item.amount.sen
        elif item.counts is None or item.counts.taxable:
            cash += item.amount.sen
        else:
            left_out.append(item.name)
    without_allowance = Money(cash + benefits + premiums.sen)
    assess = _assessor(facts, law, (bpjs.jht, bpjs.jp), findings)
    if facts.employer.no_npwp_surcharge and not facts.person.has_tax_number and law.no_npwp_surcharge is not None:
        findings.append(info("tax.surcharge"))
        assess = partial(surcharged, assess, law.no_npwp_surcharge)

    method = facts.person.tax_method
    on_top, gross = ZERO, without_allowance.rounded(_RUPIAH)
    if method is not TaxMethod.GROSS:
        on_top = least_allowance(without_allowance, lambda gross: assess(gross).tax)
        gross = (without_allowance + on_top).rounded(_RUPIAH)
    result = assess(gross)
    inputs: tuple[tuple[str, TraceValue], ...] = (
        ("cash_pay", Money(cash)),
        ("benefits", Money(benefits)),
        ("premiums", premiums),
        ("tax_allowance", on_top),
        *[(f"left_out_{number}", name) for number, name in enumerate(left_out, start=1)],
    )
    formula = "cash_pay + benefits + premiums + tax_allowance"
    trace.append(TraceLine("tax.gross", formula, inputs, law.gross_income, _RUPIAH, gross))
    trace.extend(result.explain())
    allowance = on_top if method is TaxMethod.GROSS_UP else ZERO
    borne = on_top if method is TaxMethod.NET else ZERO
    if method is not TaxMethod.GROSS:
        key = "tax.allowance" if method is TaxMethod.GROSS_UP else "tax.borne_by_employer"
        sought: tuple[tuple[str, TraceValue], ...] = (("gross_without", without_allowance), ("gross", gross))
        formula = "smallest T with T = tax(gross_without + T)"
        trace.append(TraceLine(key, formula, sought, law.tax_on_top, _RUPIAH, on_top))
        if result.tax < ZERO:
            findings.append(info("tax.overpaid_under_method", amount=result.tax))
    category = _category(facts, law) if taxed_by_status else None
    return Tax(category, gross, result.rate, result.tax, allowance, borne, result.annual)


def least_allowance(gross_without: Money, tax_of: Callable[[Money], Money]) -> Money:
    """The smallest whole T >= 0 with T = tax(gross_without + T); zero when nothing is owed.

    Tax never falls when gross rises, and takes less than the whole of each further rupiah, so repeating
    T := tax(gross + T) from zero climbs to the smallest such T and stops there.
    """
    allowance = ZERO
    while True:
        tax = tax_of((gross_without + allowance).rounded(_RUPIAH))
        if tax <= allowance:
            return allowance
        allowance = tax


def _assessor(
    facts: MonthFacts, law: TaxRules, reducing: Sequence[Contribution], findings: list[Finding]
) -> Callable[[Money], Assessment]:
    """The function from a month's gross income to its tax that fits the person and the month.

    ``reducing`` are the programmes whose own contributions reduce the year's income.
    """
    kind = facts.person.kind
    if kind in _WITHOUT_STATUS:
        if facts.year is not None:
            findings.append(info("tax.no_yearly_calculation"))
        if kind is EmployeeKind.INTERN:
            return partial(intern, law)
        days = facts.daily.days if facts.daily else 0
        if days == 0:
            findings.append(info("tax.daily_without_days"))
        return partial(daily, law, max(days, 1))
    if facts.year is not None:
        return partial(last_month, year_so_far(facts, facts.year, law, reducing), law)
    if facts.month.closes_tax_year:
        findings.append(warning("tax.december_without_year"))
    return partial(monthly, law, _category(facts, law))


def _category(facts: MonthFacts, law: TaxRules) -> str:
    return law.ter_category.value[facts.person.ptkp]
