"""The steps of PPh 21: the gross income, effective rates and tariffs, the year, the surcharge and the state's part."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from desktop_app.application.explanations.step import Step, StepKind, Term, product, rounded, sum_step
from desktop_app.domain.money import ZERO, Money, Rate
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.trace import TraceLine

LEFT_OUT = "left_out_"
"""How the inputs of a trace begin that name the components which tax leaves out."""


def gross(payslip: Payslip, line: TraceLine) -> list[Step]:
    """Everything that is taxed in the month."""
    inputs: dict[str, Any] = dict(line.inputs)
    bpjs = payslip.bpjs
    premiums = (("jkk", bpjs.jkk), ("jkm", bpjs.jkm), ("kesehatan", bpjs.kesehatan))
    terms = [
        Term("term.cash_pay", inputs["cash_pay"]),
        Term("term.benefits", inputs["benefits"]),
        *(Term(f"term.premium_{code}", found.employer) for code, found in premiums if found is not None),
        Term("term.tax_on_top", inputs["tax_allowance"]),
    ]
    exact = Money(sum(term.amount.sen for term in terms))
    names = tuple(str(value) for name, value in line.inputs if name.startswith(LEFT_OUT))
    note = [Step(StepKind.NOTE, "explain.left_out", (("names", ", ".join(names)),))] if names else []
    return [sum_step(terms, exact), *note, *rounded(exact.as_fraction(), line.rounding, line.result)]


def tax(line: TraceLine) -> list[Step]:
    """The tax of the month: by an effective rate, by the tariff, or what the year leaves to withhold."""
    inputs: dict[str, Any] = dict(line.inputs)
    if "before_surcharge" in inputs:
        return [sum_step([Term(f"term.{name}", amount) for name, amount in inputs.items()], line.result)]
    if "tax_year" in inputs:
        terms = (
            Term("term.tax_year", inputs["tax_year"]),
            Term("term.tax_before", inputs["tax_before"], minus=True),
            Term("term.previous_tax", inputs["previous_tax"], minus=True),
        )
        return [
            sum_step(terms, line.result),
            *([Step(StepKind.NOTE, "explain.paid_back")] if line.result < ZERO else []),
        ]
    if "share" in inputs:
        days = inputs["days"]
        steps, exact = _tiers(inputs)
        times = Step(
            StepKind.ARITHMETIC, "explain.times_days", (("exact", exact), ("days", days), ("all", exact * days))
        )
        note = Step(StepKind.NOTE, "explain.daily_above", line.inputs)
        return [note, *steps, times, *rounded(exact * days, line.rounding, line.result)]
    if "rate" in inputs:
        return [_ter(line, inputs), *product(inputs["gross"].as_fraction(), inputs["rate"], line)]
    steps, exact = _tiers(inputs)
    return [*steps, *rounded(exact, line.rounding, line.result)]


def surcharge(line: TraceLine) -> list[Step]:
    """The tax that is raised, for want of a tax number."""
    inputs: dict[str, Any] = dict(line.inputs)
    note = Step(StepKind.NOTE, "explain.surcharge", (("rate", inputs["rate"]),))
    return [note, *product(inputs["raised"].as_fraction(), inputs["rate"], line)]


def _ter(line: TraceLine, inputs: dict[str, Any]) -> Step:
    """Which row of the TER tables holds the gross income."""
    if "per_day" in inputs:
        code = "explain.ter_daily"
    elif "up_to" in inputs:
        code = "explain.ter_between"
    else:
        code = "explain.ter_above"
    return Step(StepKind.NOTE, code, line.inputs)


def _tiers(inputs: dict[str, Any]) -> tuple[list[Step], Fraction]:
    """Each slice of the art. 17 tariff, and the exact tax."""
    steps, exact = [], Fraction(0)
    for name, part in inputs.items():
        if name.startswith("slice_"):
            rate: Rate = inputs[f"rate_{name.removeprefix('slice_')}"]
            tax = part * rate.as_fraction()
            exact += tax
            steps.append(Step(StepKind.RATE, "explain.tier", (("part", part), ("rate", rate), ("exact", tax))))
    if not steps:
        return [Step(StepKind.NOTE, "explain.nothing_taxable")], exact
    if len(steps) > 1:
        steps.append(Step(StepKind.ARITHMETIC, "explain.tiers_sum", (("exact", exact),)))
    return steps, exact


def dtp(line: TraceLine) -> Step:
    """Why the government bears the tax, or keeps what it bore of an overpaid one."""
    kept = line.result < ZERO
    by_day = line.law is not None and line.law.key.endswith(".daily_limit")
    code = "explain.dtp.kept" if kept else "explain.dtp.paid_daily" if by_day else "explain.dtp.paid"
    return Step(StepKind.NOTE, code, (*line.inputs, ("result", -line.result if kept else line.result)))


def annual(line: TraceLine) -> list[Step]:
    """One line of the yearly calculation; none where it says nothing."""
    name = line.key.rpartition(".")[2]
    inputs: dict[str, Any] = dict(line.inputs)
    if name == "tax_year":
        return _tax_year(line, inputs)
    if name == "zakat" and not line.result:
        return []
    if name == "net_taxed" and line.formula == "(net + previous_net)" and not inputs["previous_net"]:
        return []
    annualised = name == "net_taxed" and "12" in line.formula
    code = "explain.annual.annualised" if annualised else f"explain.annual.{name}"
    params = (*line.inputs, ("result", line.result))
    if name == "occupational_cost":
        by_rate = inputs["gross"].as_fraction() * inputs["rate"].as_fraction()
        params = (*params, ("by_rate", by_rate), ("limit", inputs["monthly_cap"] * inputs["months"]))
    return [Step(StepKind.ARITHMETIC, code, params)]


def _tax_year(line: TraceLine, inputs: dict[str, Any]) -> list[Step]:
    steps, exact = _tiers(inputs)
    if "months" in line.formula:
        params = (("exact", exact), ("months", inputs["months"]), ("result", line.result))
        return [*steps, Step(StepKind.ARITHMETIC, "explain.annual.back", params)]
    return [*steps, *rounded(exact, line.rounding, line.result)]
