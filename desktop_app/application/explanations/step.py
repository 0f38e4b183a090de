"""One sentence of an explanation as data, and the sentences that many figures share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop_app.domain.money import Money, Rate, Rounding
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


def rounding_step(rounding: Rounding, result: Money) -> Step:
    """The sentence of a named rounding rule."""
    return Step(StepKind.ROUNDING, f"explain.rounding.{rounding.code}", (("result", result),))


def product(base: Fraction, rate: Rate, line: TraceLine) -> list[Step]:
    exact = base * rate.as_fraction()
    params = (("base", base), ("rate", rate), ("exact", exact))
    return [Step(StepKind.RATE, "explain.product", params), *rounded(exact, line.rounding, line.result)]


def rounded(exact: Fraction, rounding: Rounding | None, result: Money) -> list[Step]:
    if rounding is None or exact == result.as_fraction():
        return []
    return [rounding_step(rounding, result)]


def sum_step(terms: Sequence[Term], result: Money, kind: StepKind = StepKind.ARITHMETIC) -> Step:
    shown = tuple(term for term in terms if term.amount) or tuple(terms[:1])
    return Step(kind, "explain.sum", (("result", result),), shown)
