"""The calculator of benefits in kind."""

from __future__ import annotations

from typing import Final

from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Values
from desktop_app.application.simulations.person_fields import money
from desktop_app.domain.payroll.benefits import BenefitFacts, BenefitKind, taxable_benefit
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark

_WORDS: Final = {
    "meal-coupons": BenefitKind.MEAL_COUPONS,
    "hampers": BenefitKind.HAMPERS,
    "sports": BenefitKind.SPORTS,
    "housing": BenefitKind.HOUSING,
    "vehicle": BenefitKind.VEHICLE,
}
_VEHICLE: Final = ("kind", ("vehicle",))


def form() -> Form:
    """What of a benefit is taxable."""
    return Form(
        "benefit",
        Group.TAX,
        mark("Taxable benefit in kind"),
        mark("What of a benefit goes beyond its exempt limit and joins the gross income (PMK 66/2023)."),
        (
            Field("given-on", mark("Given on"), FieldKind.DATE, lambda today: today, required=True),
            Field(
                "kind",
                mark("Benefit"),
                FieldKind.CHOICE,
                "meal-coupons",
                choices=(
                    Choice("meal-coupons", mark("Meal coupons of a month")),
                    Choice("hampers", mark("Hampers beside religious holidays")),
                    Choice("sports", mark("Sports facility")),
                    Choice("housing", mark("House or apartment, a month")),
                    Choice("vehicle", mark("Vehicle, a month")),
                ),
                wide=True,
            ),
            Field(
                "value",
                mark("Value"),
                FieldKind.MONEY,
                required=True,
                help=mark("Market value of a thing, the company's cost of a use."),
                wide=True,
            ),
            money(
                "already",
                mark("Given before"),
                help_text=mark("Of the same kind in this year."),
                only=("kind", ("hampers", "sports")),
            ),
            money(
                "meal-cost",
                mark("Meals at work"),
                help_text=mark("What the meals of staff at the workplace cost in the month."),
                only=("kind", ("meal-coupons",)),
            ),
            Field(
                "average-gross",
                mark("Average gross"),
                FieldKind.MONEY,
                required=True,
                help=mark("Of the last twelve months, a month."),
                only_if=_VEHICLE,
            ),
            Field(
                "shares",
                mark("Holds shares of the company"),
                FieldKind.FLAG,
                default=False,
                only_if=_VEHICLE,
                wide=True,
            ),
        ),
    )


def work(values: Values, law: RegulationSet) -> Worked:
    """The taxable part."""
    return taxable_benefit(
        BenefitFacts(
            values.day("given-on"),
            _WORDS[values.word("kind")],
            values.money("value"),
            values.money("already"),
            values.money("meal-cost"),
            values.money("average-gross"),
            values.flag("shares"),
        ),
        law,
    )
