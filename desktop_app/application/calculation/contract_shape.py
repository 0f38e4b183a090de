"""A payslip in the words of the contract ``calculate``; ``month show --json`` speaks the same.

Amounts are text with exactly two decimals; what couldn't be calculated is null.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money, Rate, decimal_text
from desktop_app.domain.payroll.payslip import AnnualTax, Bpjs, Contribution, JkpFunding, Payslip, Tax, Totals
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.periods import Month

Shape = dict[str, Any]


def payslip_shape(payslip: Payslip, sentence: Callable[[Finding], str]) -> Shape:
    """The keys bpjs, tax, totals, trace and findings. ``sentence`` words a finding for the reader."""
    return {
        "bpjs": _bpjs(payslip.bpjs),
        "tax": _tax(payslip.tax),
        "totals": _totals(payslip.totals),
        "trace": [trace_shape(line) for line in payslip.trace],
        "findings": [finding_shape(finding, sentence) for finding in payslip.findings],
    }


def finding_shape(finding: Finding, sentence: Callable[[Finding], str]) -> Shape:
    """One finding: code, severity, parameters and the sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "params": {name: value if isinstance(value, int) else _text(value) for name, value in finding.params},
        "message": sentence(finding),
    }


def _bpjs(bpjs: Bpjs) -> Shape:
    return {
        "kesehatan": {**_contribution(bpjs.kesehatan), "extra_family": _amount(bpjs.extra_family)},
        "jht": _contribution(bpjs.jht),
        "jp": _contribution(bpjs.jp),
        "jkk": _contribution(bpjs.jkk),
        "jkm": _contribution(bpjs.jkm),
        "jkp": _jkp(bpjs.jkp),
    }


def _contribution(contribution: Contribution | None) -> Shape:
    if contribution is None:
        return {"base": None, "employer": None, "employee": None}
    return {
        "base": str(contribution.base),
        "employer": str(contribution.employer),
        "employee": str(contribution.employee),
    }


def _jkp(jkp: JkpFunding | None) -> Shape:
    if jkp is None:
        return {"base": None, "state": None, "recomposed_from_jkk": None, "recomposed_from_jkm": None}
    return {
        "base": str(jkp.base),
        "state": str(jkp.state),
        "recomposed_from_jkk": str(jkp.from_jkk),
        "recomposed_from_jkm": str(jkp.from_jkm),
    }


def _tax(tax: Tax) -> Shape:
    shape: Shape = {
        "category": tax.category,
        "gross": _amount(tax.gross),
        "rate_percent": tax.rate.percent_text if tax.rate is not None else None,
        "tax": _amount(tax.tax),
        "allowance": _amount(tax.allowance),
        "borne_by_employer": _amount(tax.borne_by_employer),
    }
    if tax.dtp:  # only a pay run knows of it: the contract's cases have no business code
        shape["borne_by_government"] = str(tax.dtp)
    if tax.annual is not None:
        shape["annual"] = _annual(tax.annual)
    return shape


def _annual(annual: AnnualTax) -> Shape:
    return {
        "gross": str(annual.gross),
        "occupational_cost": str(annual.occupational_cost),
        "contributions": str(annual.contributions),
        "zakat": str(annual.zakat),
        "net": str(annual.net),
        "net_taxed": str(annual.net_taxed),
        "ptkp": str(annual.ptkp),
        "taxable": str(annual.taxable),
        "tax_year": str(annual.tax_year),
    }


def _totals(totals: Totals) -> Shape:
    return {
        "earnings": _amount(totals.earnings),
        "deductions": _amount(totals.deductions),
        "take_home": _amount(totals.take_home),
        "employer_cost": _amount(totals.employer_cost),
    }


def trace_shape(line: TraceLine) -> Shape:
    """One line of a trace."""
    law = line.law
    return {
        "key": line.key,
        "formula": line.formula,
        "inputs": {name: _text(value) for name, value in line.inputs},
        "regulation": None
        if law is None
        else {"key": law.key, "from": law.start.isoformat(), "reference": str(law.reference)},
        "rounding": None if line.rounding is None else line.rounding.code,
        "result": str(line.result),
    }


def _amount(amount: Money | None) -> str | None:
    return None if amount is None else str(amount)


def _text(value: Money | Rate | Fraction | Month | date | int | str) -> str:
    """Amounts with two decimals, rates in percent, other fractions in their shortest decimal form."""
    if isinstance(value, Rate):
        return f"{value.percent_text}%"
    return decimal_text(value) if isinstance(value, Fraction) else str(value)
