"""From lines of a trace to the steps of an explanation, one builder per formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.application.explanations import tax_steps, wage_steps
from desktop_app.application.explanations.step import Step, StepKind, Term, sum_step
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Payslip, Share
from desktop_app.domain.payroll.trace import TraceLine

_RAISED = ("tax.before_surcharge", "tax.surcharge")
Lines = Mapping[str, TraceLine]
_ANNUAL = ("gross", "occupational_cost", "contributions", "zakat", "net", "net_taxed", "ptkp", "taxable", "tax_year")


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


def _total(payslip: Payslip, line: TraceLine) -> Step:
    name = line.key.rpartition(".")[2]
    if name in ("earnings", "deductions"):
        share = Share.EARNING if name == "earnings" else Share.DEDUCTION
        terms = [
            Term(f"line.{found.code}", found.amount, name=found.name) for found in payslip.lines if found.share is share
        ]
        return sum_step(terms, line.result) if terms else Step(StepKind.NOTE, "explain.nothing")
    terms = [
        Term(f"term.{code}", value, minus=code == "deductions")
        for code, value in line.inputs
        if isinstance(value, Money)
    ]
    return sum_step(terms, line.result)


_BUILDERS: tuple[tuple[str, str, Callable[[Payslip, TraceLine], list[Step]]], ...] = (
    ("pay.base", "", wage_steps.wage),
    ("pay.output_average", "", lambda _, line: wage_steps.output(line)),
    ("bpjs.", ".base", lambda _, line: [wage_steps.limit(line)]),
    ("bpjs.", "", lambda _, line: wage_steps.contribution(line)),
    ("tax.annual.", "", lambda _, line: tax_steps.annual(line)),
    ("tax.gross", "", tax_steps.gross),
    ("tax.tax", "", lambda _, line: tax_steps.tax(line)),
    ("tax.before_surcharge", "", lambda _, line: tax_steps.tax(line)),
    ("tax.surcharge", "", lambda _, line: tax_steps.surcharge(line)),
    ("tax.dtp", "", lambda _, line: [tax_steps.dtp(line)]),
    ("totals.", "", lambda payslip, line: [_total(payslip, line)]),
)
"""The builder of each family of trace keys by how the key begins and ends; the first that fits."""
