"""From the facts of an employee-month and dated law to a payslip: one fixed order of steps, no rate of its own."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.employee import TaxMethod
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll import bpjs as bpjs_rules
from desktop_app.domain.payroll import checks, dtp
from desktop_app.domain.payroll.facts import MonthFacts
from desktop_app.domain.payroll.payslip import Bpjs, Contribution, Line, Payslip, Share, Tax, Totals
from desktop_app.domain.payroll.pph21 import withholding
from desktop_app.domain.payroll.rules import MonthRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.policies import DeductionRounding

_RUPIAH = Rounding.RUPIAH_HALF_UP
_DEDUCTED = {DeductionRounding.RUPIAH: _RUPIAH, DeductionRounding.HUNDRED_DOWN: Rounding.HUNDRED_DOWN}
_SHARES = tuple(Share)
_PAID_AS = dict.fromkeys(PayKind, Share.EARNING) | {PayKind.BENEFIT: Share.BENEFIT}

_EMPLOYER_CODES = {code: f"{code}_employer" for code in ("kesehatan", "jht", "jp", "jkk", "jkm")}

_Contributions = tuple[tuple[str, Contribution | None], ...]
_Inputs = tuple[tuple[str, TraceValue], ...]


def calculate(facts: MonthFacts, rules: MonthRules) -> Payslip:
    """The payslip of one employee and month. ``rules`` must be those of the facts' month."""
    trace: list[TraceLine] = []
    findings: list[Finding] = list(facts.findings)
    bpjs = bpjs_rules.calculate(facts, rules, trace, findings)
    tax = dtp.borne(facts, rules, withholding.calculate(facts, rules, bpjs, trace, findings), trace, findings)
    contributions = _contributions(bpjs)
    lines = _lines(facts, bpjs, contributions, tax)
    totals = _totals(facts, contributions, tax, lines, trace)
    findings.extend(checks.check(facts, rules, totals))
    return Payslip(facts.month, tuple(lines), bpjs, tax, totals, tuple(trace), tuple(findings))


def _lines(facts: MonthFacts, bpjs: Bpjs, contributions: _Contributions, tax: Tax) -> list[Line]:
    lines = [Line(item.code, item.name, item.amount, _PAID_AS[item.kind]) for item in facts.pay]
    if tax.allowance:
        lines.append(Line("tax_allowance", "", tax.allowance, Share.EARNING))
    if tax.borne_by_employer:
        lines.append(Line("tax_borne", "", tax.borne_by_employer, Share.BENEFIT))
    _add_deductions(lines, facts, bpjs, contributions, tax)
    # Under the net method nothing is paid back, so there is nothing of which the government's part is kept.
    if tax.dtp and (tax.dtp > ZERO or facts.person.tax_method is not TaxMethod.NET):
        lines.append(Line("pph21_dtp", "", tax.dtp, Share.STATE))
    for code, contribution in contributions:
        if contribution is not None and contribution.employer:
            lines.append(Line(_EMPLOYER_CODES[code], "", contribution.employer, Share.EMPLOYER))
    if facts.employer.deduction_rounding is not DeductionRounding.RUPIAH:
        borne = _borne_by_rounding(bpjs, contributions, _DEDUCTED[facts.employer.deduction_rounding])
        if borne:
            lines.append(Line("deduction_rounding", "", borne, Share.EMPLOYER))
    return lines


def _borne_by_rounding(bpjs: Bpjs, contributions: _Contributions, rounding: Rounding) -> Money:
    """What the company pays because it deducts the employee's shares rounded down."""
    shares = [contribution.employee for _, contribution in contributions if contribution is not None]
    borne = ZERO
    for share in (*shares, bpjs.extra_family or ZERO):
        borne = borne + share.rounded(_RUPIAH) - share.rounded(rounding)
    return borne


def _add_deductions(lines: list[Line], facts: MonthFacts, bpjs: Bpjs, contributions: _Contributions, tax: Tax) -> None:
    """Each deduction rounded half up to the whole rupiah, BPJS as the company chose; a negative tax is paid back."""
    rounding = _DEDUCTED[facts.employer.deduction_rounding]
    for code, contribution in contributions:
        if contribution is not None and contribution.employee:
            lines.append(Line(code, "", contribution.employee.rounded(rounding), Share.DEDUCTION))
    if bpjs.extra_family:
        lines.append(Line("extra_family", "", bpjs.extra_family.rounded(rounding), Share.DEDUCTION))
    lines.extend(
        Line(item.code, item.name, item.amount.rounded(_RUPIAH), Share.DEDUCTION)
        for item in facts.deductions
        if item.amount
    )
    if tax.tax and facts.person.tax_method is not TaxMethod.NET:
        lines.append(Line("pph21", "", tax.tax, Share.DEDUCTION))


def _contributions(bpjs: Bpjs) -> _Contributions:
    return (
        ("kesehatan", bpjs.kesehatan),
        ("jht", bpjs.jht),
        ("jp", bpjs.jp),
        ("jkk", bpjs.jkk),
        ("jkm", bpjs.jkm),
    )


def _totals(
    facts: MonthFacts, contributions: _Contributions, tax: Tax, lines: list[Line], trace: list[TraceLine]
) -> Totals:
    """Sums of the payslip; None where a part of them couldn't be calculated."""
    sums = dict.fromkeys(_SHARES, 0)
    for _, _, amount, share in lines:
        sums[share] += amount.sen
    contributions_known = None not in [contribution for _, contribution in contributions]
    tax_on_top_known = tax.tax is not None or facts.person.tax_method is TaxMethod.GROSS
    earnings = Money(sums[Share.EARNING]) if tax_on_top_known else None
    deductions = Money(sums[Share.DEDUCTION]) if contributions_known and tax.tax is not None else None
    take_home = employer_cost = None
    if earnings is not None:
        trace.append(_sum_of_lines("totals.earnings", lines, Share.EARNING, earnings))
    if deductions is not None:
        trace.append(_sum_of_lines("totals.deductions", lines, Share.DEDUCTION, deductions))
    if earnings is not None and deductions is not None:
        take_home = earnings - deductions
        paid: _Inputs = (("earnings", earnings), ("deductions", deductions))
        formula = "earnings − deductions"
        if sums[Share.STATE]:
            borne_by_state = Money(sums[Share.STATE])
            take_home, paid, formula = take_home + borne_by_state, (*paid, ("dtp", borne_by_state)), f"{formula} + dtp"
        trace.append(TraceLine("totals.take_home", formula, paid, None, None, take_home))
    if earnings is not None and contributions_known:
        benefits, shares = Money(sums[Share.BENEFIT]), Money(sums[Share.EMPLOYER])
        employer_cost = earnings + benefits + shares
        borne: _Inputs = (("earnings", earnings), ("benefits", benefits), ("employer_shares", shares))
        formula = "earnings + benefits + employer_shares"
        trace.append(TraceLine("totals.employer_cost", formula, borne, None, None, employer_cost))
    return Totals(earnings, deductions, take_home, employer_cost)


def _sum_of_lines(key: str, lines: Iterable[Line], share: Share, result: Money) -> TraceLine:
    """The sum of one part of the payslip, its lines by their codes; a code that repeats gets a number."""
    found: dict[str, Money] = {}
    for code, _, amount, stands in lines:
        if stands is share:
            name, number = code, 1
            while name in found:
                number += 1
                name = f"{code}_{number}"
            found[name] = amount
    return TraceLine(key, " + ".join(found) or "0", tuple(found.items()), None, None, result)


def own_pension(facts: MonthFacts, bpjs: Bpjs) -> Money:
    """Own JHT, JP and pension fund contributions of the month, which the yearly tax calculation deducts."""
    jht = bpjs.jht.employee if bpjs.jht else ZERO
    jp = bpjs.jp.employee if bpjs.jp else ZERO
    return jht + jp + facts.deducted(DeductionKind.PENSION_FUND)
