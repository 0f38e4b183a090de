"""How a figure came about: base, limits, rate, rounding and the law it used."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

from desktop_app.domain.money import Money, Rate, Rounding
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Dated

TraceValue = Money | Rate | Fraction | int | str | Month


class TraceLine(NamedTuple):
    """One step. ``formula`` is written in the names of ``inputs``; it and ``key`` are language-free."""

    key: str
    formula: str
    inputs: tuple[tuple[str, TraceValue], ...]
    law: Dated[Any] | None
    """The version of the law that decided; None where none did (sums, company facts)."""
    rounding: Rounding | None
    result: Money
