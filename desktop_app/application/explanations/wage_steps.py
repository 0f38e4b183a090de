"""The steps of a contribution: the wage that counts, its floor and cap, and the rate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.application.explanations.step import Step, StepKind, Term, product, sum_step
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.formulas import tokens
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.trace import TraceLine

COUNTED = "component_"
"""How the inputs of a trace begin that name the components in a base."""


def wage(payslip: Payslip, line: TraceLine) -> list[Step]:
    """How the wage that BPJS counts is put together."""
    inputs: dict[str, Any] = dict(line.inputs)
    if "output" in inputs:
        both = (Term("term.output", inputs["output"]), Term("term.beside_output", inputs["agreed"]))
        # An average with nothing beside it has said all already.
        return [] if line.key == "pay.base" and not inputs["agreed"] else [sum_step(both, line.result, StepKind.WAGE)]
    if "daily_wage" in inputs:
        return [Step(StepKind.WAGE, "explain.wage_daily", (*line.inputs, ("result", line.result)))]
    if "agreed_wage" in inputs:
        agreed: Money = inputs["agreed_wage"]
        parts = _named(inputs)
        basic = Term("line.basic", agreed - sum((term.amount for term in parts), ZERO))
        whole = Step(StepKind.WAGE, "explain.wage_agreed", (("agreed_wage", agreed),))
        return [whole, *([sum_step((basic, *parts), agreed, StepKind.WAGE)] if parts else [])]
    terms = (Term("line.basic", inputs["basic"]), *(_named(inputs) or _fixed(payslip, inputs["fixed_allowances"])))
    return [sum_step(terms, line.result, StepKind.WAGE)]


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


def output(line: TraceLine) -> list[Step]:
    """The months that are averaged for pay by output."""
    inputs: dict[str, Any] = dict(line.inputs)
    count = inputs["months"]
    months = tuple(inputs[f"month_{number}"] for number in range(1, count + 1))
    code = "explain.output_month" if count == 1 else "explain.output_months"
    note = Step(StepKind.WAGE, code, (("first", months[0]), ("last", months[-1]), ("count", count)))
    return [note, Step(StepKind.WAGE, "explain.formula", (("result", line.result),), formula=tokens(line))]


def limit(line: TraceLine) -> Step:
    """Whether floor or cap decides the base."""
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


def contribution(line: TraceLine) -> list[Step]:
    """A share of the base, or of it for each further member of the family."""
    inputs: dict[str, Any] = dict(line.inputs)
    if "persons" in inputs:
        each = inputs["rate"].of(inputs["base"])
        params = (*line.inputs, ("each", each), ("result", line.result))
        return [Step(StepKind.RATE, "explain.extra_family", params)]
    return product(inputs["base"].as_fraction(), inputs["rate"], line)
