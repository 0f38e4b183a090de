"""A payslip as figures of a simulation, each with its explanation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop_app.application.explanations.explanations import Explanation, explain_payslip, explain_printed
from desktop_app.application.explanations.step import Step, StepKind
from desktop_app.application.simulations.results import Part, Row, Weight
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Line, Payslip, Share

_BEFORE_TAKE_HOME: Final = ("totals.earnings", "totals.deductions")
"""Figures that are explained together with the take-home pay."""
_ENTERED: Final = {"basic": "explain.simulated_base", "fixed": "explain.simulated_base"}


def payslip_parts(payslip: Payslip, *, main: bool = True) -> tuple[Part, ...]:
    """The payslip as figures: earnings, deductions, take-home pay, what the company pays, the base of the tax."""
    totals = payslip.totals
    parts = [
        Part(
            "section.paid",
            (
                _total(
                    payslip, "take_home", totals.take_home, Weight.MAIN if main else Weight.TOTAL, *_BEFORE_TAKE_HOME
                ),
                *_lines(payslip, Share.STATE),
            ),
        ),
        Part(
            "section.earnings",
            (*_lines(payslip, Share.EARNING), _total(payslip, "earnings", totals.earnings)),
        ),
        Part(
            "section.deductions",
            (*_lines(payslip, Share.DEDUCTION), _total(payslip, "deductions", totals.deductions)),
        ),
        Part(
            "section.employer",
            (
                *_lines(payslip, Share.EMPLOYER, Share.BENEFIT),
                _total(payslip, "employer_cost", totals.employer_cost),
            ),
        ),
        Part("simulation.part.tax", tuple(_tax_rows(payslip))),
    ]
    return tuple(part for part in parts if part.rows)


def _lines(payslip: Payslip, *shares: Share) -> Iterator[Row]:
    for share in shares:
        for line in payslip.lines:
            if line.share is share:
                yield Row(f"line.{line.code}", f"line.{line.code}", line.amount, (_explained(payslip, line),))


def _explained(payslip: Payslip, line: Line) -> Explanation:
    return explain_printed(payslip, line, lambda: Step(StepKind.BASE, _ENTERED.get(line.code, "explain.simulated")))


def _tax_rows(payslip: Payslip) -> Iterator[Row]:
    """What the tax was computed on."""
    keys = ("tax.gross", *(line.key for line in payslip.trace if line.key.startswith("tax.annual.")))
    for key in dict.fromkeys(keys):
        found = explain_payslip(payslip, key)
        if found is not None:
            yield Row(key, f"figure.{key}", found.figure, (found,))


def _total(payslip: Payslip, name: str, amount: Money | None, weight: Weight = Weight.TOTAL, *before: str) -> Row:
    keys = (*before, f"totals.{name}")
    found = tuple(one for key in keys if (one := explain_payslip(payslip, key)) is not None)
    return Row(f"totals.{name}", f"figure.totals.{name}", amount, found, weight=weight)
