"""From lines of a trace to the steps of an explanation, one builder per formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.formulas import tokens
from desktop_app.domain.payroll.payslip import Payslip, Share
from desktop_app.domain.payroll.trace import TraceLine, TraceValue


class StepKind(StrEnum):
    """What a step does."""

    WAGE = "wage"
    """How the wage that BPJS counts is put together."""
    BASE = "base"
    LIMIT = "limit"
    RATE = "rate"
    ARITHMETIC = "arithmetic"
    ROUNDING = "rounding"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Term:
    """One addend of a sum: the code of its label (or the company's own word) and its amount."""

    code: str
    amount: Money
    minus: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence: its code and values. A sum also has ``terms``, other arithmetic ``formula``, both ``result``."""

    kind: StepKind
    code: str
    params: tuple[tuple[str, TraceValue | date], ...] = ()
    terms: tuple[Term, ...] = ()
    formula: tuple[TraceValue, ...] = ()
    """Values and operators in order (``formulas.tokens``)."""


COUNTED, LEFT_OUT = "component_", "left_out_"
"""How the inputs of a trace begin that name the components in a base, and those that tax leaves out."""
_RAISED = ("tax.before_surcharge", "tax.surcharge")
Lines = Mapping[str, TraceLine]
_ANNUAL = ("gross", "occupational_cost", "contributions", "zakat", "net", "net_taxed", "ptkp", "taxable", "tax_year")


def rounding_step(rounding: Rounding, result: Money) -> Step:
    """The sentence of a named rounding rule."""
    return Step(StepKind.ROUNDING, f"explain.rounding.{rounding.code}", (("result", result),))


def steps_for(payslip: Payslip, lines: Lines, line: TraceLine) -> tuple[list[TraceLine], list[Step]]:
    """The trace lines that decided a figure, for their law, and the steps that lead to it."""
    used = _before(lines, line)
    steps = [step for earlier in (*used, line) for step in _steps(payslip, earlier)]
    return [line, *used], steps or [Step(StepKind.NOTE, "explain.nothing")]


def _before(lines: Lines, line: TraceLine) -> list[TraceLine]:
    """The lines on which this one stands, in order."""
    key = line.key
    if key.startswith("bpjs."):
        wage = _wage_key(lines, key)
        wanted = ["pay.output_average", wage] if wage == "pay.base" else [wage]
        if not key.endswith(".base"):
            wanted.append(f"{key.rpartition('.')[0]}.base")
    elif key == "pay.base":
        wanted = ["pay.output_average"]
    elif key in ("tax.tax", "tax.before_surcharge") and "tax.annual.tax_year" in lines:
        wanted = ["tax.gross", *(f"tax.annual.{name}" for name in _ANNUAL), *(_RAISED if key == "tax.tax" else ())]
    elif key == "tax.surcharge":
        return [*_before(lines, lines["tax.before_surcharge"]), lines["tax.before_surcharge"]]
    elif key in ("tax.allowance", "tax.borne_by_employer") and "tax.tax" in lines:
        return [*_before(lines, lines["tax.tax"]), lines["tax.tax"]]
    elif key in ("tax.tax", "tax.before_surcharge"):
        wanted = ["tax.gross", *(_RAISED if key == "tax.tax" else ())]
    elif key in ("tax.annual.taxable", "tax.annual.tax_year"):
        name = key.rpartition(".")[2]
        wanted = [f"tax.annual.{earlier}" for earlier in _ANNUAL[: _ANNUAL.index(name)]]
    else:
        wanted = []
    return [lines[name] for name in wanted if name in lines]


def _wage_key(lines: Lines, key: str) -> str:
    """Daily workers have another wage for Kesehatan and JP than for the rest; part months may have for Kesehatan."""
    if key.startswith("bpjs.kesehatan.") and "pay.base_agreed" in lines:
        return "pay.base_agreed"
    worked = key.startswith(("bpjs.kesehatan.", "bpjs.jp.")) and "pay.base_worked" in lines
    return "pay.base_worked" if worked else "pay.base"


def _steps(payslip: Payslip, line: TraceLine) -> list[Step]:
    for start, end, build in _BUILDERS:
        if line.key.startswith(start) and line.key.endswith(end):
            return build(payslip, line)
    return [Step(StepKind.NOTE, f"explain.{line.key}", (*line.inputs, ("result", line.result)))]


def _wage(payslip: Payslip, line: TraceLine) -> list[Step]:
    inputs: dict[str, Any] = dict(line.inputs)
    if "output" in inputs:
        both = (Term("term.output", inputs["output"]), Term("term.beside_output", inputs["agreed"]))
        # An average with nothing beside it has said all already.
        return [] if line.key == "pay.base" and not inputs["agreed"] else [_sum(both, line.result, StepKind.WAGE)]
    if "daily_wage" in inputs:
        return [Step(StepKind.WAGE, "explain.wage_daily", (*line.inputs, ("result", line.result)))]
    if "agreed_wage" in inputs:
        agreed: Money = inputs["agreed_wage"]
        parts = _named(inputs)
        basic = Term("line.basic", agreed - sum((term.amount for term in parts), ZERO))
        whole = Step(StepKind.WAGE, "explain.wage_agreed", (("agreed_wage", agreed),))
        return [whole, *([_sum((basic, *parts), agreed, StepKind.WAGE)] if parts else [])]
    terms = (Term("line.basic", inputs["basic"]), *(_named(inputs) or _fixed(payslip, inputs["fixed_allowances"])))
    return [_sum(terms, line.result, StepKind.WAGE)]


def _named(inputs: Mapping[str, Any]) -> tuple[Term, ...]:
    """The allowances that a base names."""
    numbers = (name.removeprefix(COUNTED) for name in inputs if name.startswith(COUNTED))
    return tuple(Term("", inputs[f"amount_{number}"], name=inputs[f"{COUNTED}{number}"]) for number in numbers)


def _fixed(payslip: Payslip, total: Money) -> tuple[Term, ...]:
    """The fixed allowances by name where the payslip has them, else their sum."""
    lines = [line for line in payslip.lines if line.code == "fixed" and line.name and line.amount]
    if sum((line.amount for line in lines), ZERO) == total:
        return tuple(Term("", line.amount, name=line.name) for line in lines)
    return (Term("term.fixed_allowances", total),)


def _output(line: TraceLine) -> list[Step]:
    """The months that are averaged for pay by output."""
    inputs: dict[str, Any] = dict(line.inputs)
    count = inputs["months"]
    months = tuple(inputs[f"month_{number}"] for number in range(1, count + 1))
    code = "explain.output_month" if count == 1 else "explain.output_months"
    note = Step(StepKind.WAGE, code, (("first", months[0]), ("last", months[-1]), ("count", count)))
    return [note, Step(StepKind.WAGE, "explain.formula", (("result", line.result),), formula=tokens(line))]


def _limit(line: TraceLine) -> Step:
    inputs: dict[str, Any] = dict(line.inputs)
    wage, cap, floor = inputs["wage"], inputs.get("cap"), inputs.get("floor")
    if cap is None:
        code = "explain.no_cap"
    elif floor is not None and wage < floor:
        code = "explain.below_floor"
    elif wage > cap:
        code = "explain.above_cap"
    else:
        code = "explain.below_cap" if floor is None else "explain.between"
    return Step(StepKind.LIMIT, code, line.inputs)


def _rate(line: TraceLine) -> list[Step]:
    inputs: dict[str, Any] = dict(line.inputs)
    if "persons" in inputs:
        each = inputs["rate"].of(inputs["base"])
        params = (*line.inputs, ("each", each), ("result", line.result))
        return [Step(StepKind.RATE, "explain.extra_family", params)]
    return _product(inputs["base"].as_fraction(), inputs["rate"], line)


def _product(base: Fraction, rate: Rate, line: TraceLine) -> list[Step]:
    exact = base * rate.as_fraction()
    params = (("base", base), ("rate", rate), ("exact", exact))
    return [Step(StepKind.RATE, "explain.product", params), *_rounded(exact, line.rounding, line.result)]


def _rounded(exact: Fraction, rounding: Rounding | None, result: Money) -> list[Step]:
    if rounding is None or exact == result.as_fraction():
        return []
    return [rounding_step(rounding, result)]


def _sum(terms: Sequence[Term], result: Money, kind: StepKind = StepKind.ARITHMETIC) -> Step:
    shown = tuple(term for term in terms if term.amount) or tuple(terms[:1])
    return Step(kind, "explain.sum", (("result", result),), shown)


def _gross(payslip: Payslip, line: TraceLine) -> list[Step]:
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
    return [_sum(terms, exact), *note, *_rounded(exact.as_fraction(), line.rounding, line.result)]


def _tax(line: TraceLine) -> list[Step]:
    inputs: dict[str, Any] = dict(line.inputs)
    if "before_surcharge" in inputs:
        return [_sum([Term(f"term.{name}", amount) for name, amount in inputs.items()], line.result)]
    if "tax_year" in inputs:
        terms = (
            Term("term.tax_year", inputs["tax_year"]),
            Term("term.tax_before", inputs["tax_before"], minus=True),
            Term("term.previous_tax", inputs["previous_tax"], minus=True),
        )
        return [_sum(terms, line.result), *([Step(StepKind.NOTE, "explain.paid_back")] if line.result < ZERO else [])]
    if "share" in inputs:
        days = inputs["days"]
        steps, exact = _tiers(inputs)
        times = Step(
            StepKind.ARITHMETIC, "explain.times_days", (("exact", exact), ("days", days), ("all", exact * days))
        )
        note = Step(StepKind.NOTE, "explain.daily_above", line.inputs)
        return [note, *steps, times, *_rounded(exact * days, line.rounding, line.result)]
    if "rate" in inputs:
        return [_ter(line, inputs), *_product(inputs["gross"].as_fraction(), inputs["rate"], line)]
    steps, exact = _tiers(inputs)
    return [*steps, *_rounded(exact, line.rounding, line.result)]


def _surcharge(line: TraceLine) -> list[Step]:
    """The tax that is raised, for want of a tax number."""
    inputs: dict[str, Any] = dict(line.inputs)
    note = Step(StepKind.NOTE, "explain.surcharge", (("rate", inputs["rate"]),))
    return [note, *_product(inputs["raised"].as_fraction(), inputs["rate"], line)]


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


def _dtp(line: TraceLine) -> Step:
    """Why the government bears the tax, or keeps what it bore of an overpaid one."""
    kept = line.result < ZERO
    by_day = line.law is not None and line.law.key.endswith(".daily_limit")
    code = "explain.dtp.kept" if kept else "explain.dtp.paid_daily" if by_day else "explain.dtp.paid"
    return Step(StepKind.NOTE, code, (*line.inputs, ("result", -line.result if kept else line.result)))


def _annual(line: TraceLine) -> list[Step]:
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
    return [*steps, *_rounded(exact, line.rounding, line.result)]


def _total(payslip: Payslip, line: TraceLine) -> Step:
    name = line.key.rpartition(".")[2]
    if name in ("earnings", "deductions"):
        share = Share.EARNING if name == "earnings" else Share.DEDUCTION
        terms = [
            Term(f"line.{found.code}", found.amount, name=found.name) for found in payslip.lines if found.share is share
        ]
        return _sum(terms, line.result) if terms else Step(StepKind.NOTE, "explain.nothing")
    terms = [
        Term(f"term.{code}", value, minus=code == "deductions")
        for code, value in line.inputs
        if isinstance(value, Money)
    ]
    return _sum(terms, line.result)


_BUILDERS: tuple[tuple[str, str, Callable[[Payslip, TraceLine], list[Step]]], ...] = (
    ("pay.base", "", _wage),
    ("pay.output_average", "", lambda _, line: _output(line)),
    ("bpjs.", ".base", lambda _, line: [_limit(line)]),
    ("bpjs.", "", lambda _, line: _rate(line)),
    ("tax.annual.", "", lambda _, line: _annual(line)),
    ("tax.gross", "", _gross),
    ("tax.tax", "", lambda _, line: _tax(line)),
    ("tax.before_surcharge", "", lambda _, line: _tax(line)),
    ("tax.surcharge", "", lambda _, line: _surcharge(line)),
    ("tax.dtp", "", lambda _, line: [_dtp(line)]),
    ("totals.", "", lambda payslip, line: [_total(payslip, line)]),
)
"""The builder of each family of trace keys by how the key begins and ends; the first that fits."""
