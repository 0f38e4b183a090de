"""Every small calculation can be followed with a pocket calculator."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.application.explanations.texts import paragraph, reference_text, title
from desktop_app.application.explanations.worked import explain_figure, explain_worked
from desktop_app.domain.money import Money, Rounding
from desktop_app.domain.payroll.proration import PartMonthFacts, part_month
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.payroll.worked import Figure, Worked
from desktop_app.domain.policies import ProrationMethod
from desktop_app.foundation.i18n import translated
from desktop_app.regulations.source import FileRegulations


def _worked(formula: str, *inputs: tuple[str, TraceValue]) -> Worked:
    line = TraceLine("any.total", formula, inputs, None, Rounding.RUPIAH_HALF_UP, Money.rupiah(3))
    return Worked((Figure("total", Money.rupiah(3)),), (line,))


@pytest.mark.parametrize(
    ("worked", "english"),
    [
        (_worked("a × b", ("a", Money.rupiah(2)), ("b", Fraction(5, 4))), "2 × 1,25 = 2,50. To the whole rupiah"),
        (_worked("max(0, a)", ("a", Money.rupiah(3))), "The greater of (0; 3) = 3."),
        (_worked("a + b − c", ("a", Money.rupiah(4)), ("b", Money(0)), ("c", Money.rupiah(1))), "A 4 − C 1 = 3."),
        (_worked("a", ("a", Money.rupiah(3))), "A 3 = 3."),
        (_worked("asked(a)", ("a", Money.rupiah(3))), "The figure is 3."),
    ],
)
def test_any_trace_is_explained_by_its_formula(worked: Worked, english: str) -> None:
    with translated("en"):
        (found,) = explain_worked(worked)
        assert paragraph(found).replace("\u00a0", " ").startswith(english)


def test_meaning_arithmetic_rounding_and_law() -> None:
    facts = PartMonthFacts(
        Money.rupiah(8_000_000), date(2026, 4, 6), date(2026, 4, 30), ProrationMethod.DAYS_25, workweek=6
    )
    found = explain_figure(part_month(facts, FileRegulations().current()), "total")
    assert found is not None
    assert title(found) == "Upah sebagian bulan"
    # April 2026: 6 to 30 April has 22 days from Monday to Saturday, and no public holiday.
    assert paragraph(found) == "Hari kerja, dibagi 25: 22 dari 25 hari. 8.000.000 × 22 ÷ 25 = 7.040.000."
    assert [reference_text(reference) for reference in found.references] == [
        "PP 36/2021 Ps. 17 (sejak 2 Februari 2021)"
    ]


def test_a_figure_that_is_not_there() -> None:
    assert explain_figure(_worked("a", ("a", Money.rupiah(3))), "other") is None
