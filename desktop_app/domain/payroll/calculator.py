"""From the facts of an employee-month and dated law to a payslip: one fixed order of steps, no rate of its own."""

from __future__ import annotations

from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.employee import TaxMethod
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll import bpjs as bpjs_rules
from desktop_app.domain.payroll import checks, pph21
from desktop_app.domain.payroll.facts import MonthFacts
from desktop_app.domain.payroll.payslip import Bpjs, Contribution, Line, Payslip, Share, Tax, Totals
from desktop_app.domain.payroll.rules import MonthRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue

_RUPIAH = Rounding.RUPIAH_HALF_UP


def calculate(facts: MonthFacts, rules: MonthRules) -> Payslip:
    """The payslip of one employee and month. ``rules`` must be those of the facts' month."""
    trace: list[TraceLine] = []
    findings: list[Finding] = list(facts.findings)
    bpjs = bpjs_rules.calculate(facts, rules, trace, findings)
    tax = pph21.calculate(facts, rules, bpjs, trace, findings)
    lines = _lines(facts, bpjs, tax)
    totals = _totals(facts, bpjs, tax, lines, trace)
    findings.extend(checks.check(facts, rules, totals))
    return Payslip(facts.month, tuple(lines), bpjs, tax, totals, tuple(trace), tuple(findings))


def _lines(facts: MonthFacts, bpjs: Bpjs, tax: Tax) -> list[Line]:
    lines = [
        Line(item.code, item.name, item.amount, Share.BENEFIT if item.kind is PayKind.BENEFIT else Share.EARNING)
        for item in facts.pay
    ]
    if tax.allowance:
        lines.append(Line("tax_allowance", "", tax.allowance, Share.EARNING))
    if tax.borne_by_employer:
        lines.append(Line("tax_borne", "", tax.borne_by_employer, Share.BENEFIT))
    lines.extend(_deduction_lines(facts, bpjs, tax))
    for code, contribution in _contributions(bpjs):
        if contribution is not None and contribution.employer:
            lines.append(Line(f"{code}_employer", "", contribution.employer, Share.EMPLOYER))
    return lines


def _deduction_lines(facts: MonthFacts, bpjs: Bpjs, tax: Tax) -> list[Line]:
    """Each deduction rounded half up to the whole rupiah; a negative tax is paid back."""
    own = [(code, contribution.employee) for code, contribution in _contributions(bpjs) if contribution is not None]
    if bpjs.extra_family is not None:
        own.append(("extra_family", bpjs.extra_family))
    lines = [Line(code, "", amount.rounded(_RUPIAH), Share.DEDUCTION) for code, amount in own if amount]
    lines.extend(
        Line(item.code, item.name, item.amount.rounded(_RUPIAH), Share.DEDUCTION)
        for item in facts.deductions
        if item.amount
    )
    if tax.tax and facts.person.tax_method is not TaxMethod.NET:
        lines.append(Line("pph21", "", tax.tax, Share.DEDUCTION))
    return lines


def _contributions(bpjs: Bpjs) -> tuple[tuple[str, Contribution | None], ...]:
    return (
        ("kesehatan", bpjs.kesehatan),
        ("jht", bpjs.jht),
        ("jp", bpjs.jp),
        ("jkk", bpjs.jkk),
        ("jkm", bpjs.jkm),
    )


def _totals(facts: MonthFacts, bpjs: Bpjs, tax: Tax, lines: list[Line], trace: list[TraceLine]) -> Totals:
    """Sums of the payslip; None where a part of them couldn't be calculated."""
    sums = dict.fromkeys(Share, 0)
    for line in lines:
        sums[line.share] += line.amount.sen
    contributions_known = all(contribution is not None for _, contribution in _contributions(bpjs))
    tax_on_top_known = tax.tax is not None or facts.person.tax_method is TaxMethod.GROSS
    earnings = Money(sums[Share.EARNING]) if tax_on_top_known else None
    deductions = Money(sums[Share.DEDUCTION]) if contributions_known and tax.tax is not None else None
    take_home = earnings - deductions if earnings is not None and deductions is not None else None
    employer_cost = None
    if earnings is not None and contributions_known:
        employer_cost = earnings + Money(sums[Share.BENEFIT]) + Money(sums[Share.EMPLOYER])
    totals = Totals(earnings, deductions, take_home, employer_cost)
    _trace_totals(totals, sums, trace)
    return totals


def _trace_totals(totals: Totals, sums: dict[Share, int], trace: list[TraceLine]) -> None:
    def add(name: str, formula: str, result: Money | None, *inputs: tuple[str, TraceValue]) -> None:
        if result is not None:
            trace.append(TraceLine(f"totals.{name}", formula, inputs, None, None, result))

    earnings, deductions = totals.earnings or ZERO, totals.deductions or ZERO
    add("earnings", "sum of earnings", totals.earnings)
    add("deductions", "sum of deductions", totals.deductions)
    add(
        "take_home",
        "earnings − deductions",
        totals.take_home,
        ("earnings", earnings),
        ("deductions", deductions),
    )
    add(
        "employer_cost",
        "earnings + benefits + employer_shares",
        totals.employer_cost,
        ("earnings", earnings),
        ("benefits", Money(sums[Share.BENEFIT])),
        ("employer_shares", Money(sums[Share.EMPLOYER])),
    )


def own_pension(facts: MonthFacts, bpjs: Bpjs) -> Money:
    """Own JHT, JP and pension fund contributions of the month, which the yearly tax calculation deducts."""
    jht = bpjs.jht.employee if bpjs.jht else ZERO
    jp = bpjs.jp.employee if bpjs.jp else ZERO
    return jht + jp + pph21.sum_of(facts, DeductionKind.PENSION_FUND)
