"""The arithmetic that is read from the formula of a trace line."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.domain.money import Money, Rate
from desktop_app.domain.payroll.formulas import exact_value, tokens
from desktop_app.domain.payroll.trace import TraceLine

_INPUTS = (
    ("wage", Money.rupiah(1_000)),
    ("rate", Rate.percent(Decimal("2.5"))),
    ("factor", Fraction(3, 2)),
    ("days", 7),
    ("word", "resignation"),
)


def _line(formula: str) -> TraceLine:
    return TraceLine("any.total", formula, _INPUTS, None, None, Money(0))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("wage", 1_000),
        ("wage × days ÷ 14", 500),
        ("wage × rate", 25),
        ("(wage + wage × factor) ÷ 2", 1_250),
        ("wage − wage − days", -7),
        ("−days + 8", 1),
        ("max(0, days − 8)", 0),
        ("min(wage × rate, 24) + max(1, 2, days)", 31),
        ("wage ÷ 3", Fraction(1_000, 3)),
    ],
)
def test_arithmetic(formula: str, value: Fraction) -> None:
    assert exact_value(_line(formula)) == value


@pytest.mark.parametrize(
    "formula",
    ["", "word", "art17(wage)", "wage +", "(wage", "wage wage", "unknown × 2", "wage ÷ 0", "min wage", "wage ~ days"],
)
def test_what_is_no_arithmetic_is_left_alone(formula: str) -> None:
    assert exact_value(_line(formula)) is None
    assert tokens(_line(formula)) == ()


def test_values_stand_in_place_of_names() -> None:
    assert tokens(_line("wage × (days + 1)")) == (Money.rupiah(1_000), "×", "(", 7, "+", 1, ")")
