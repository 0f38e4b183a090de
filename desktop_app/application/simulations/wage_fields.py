"""What calculators of labour law ask about the wage."""

from __future__ import annotations

from desktop_app.application.simulations.forms import Choice, Field, FieldKind, OnlyIf, Values
from desktop_app.application.simulations.person_fields import money
from desktop_app.domain.payroll.monthly_wage import AverageWage, DailyWage, MonthlyWage, Wage
from desktop_app.foundation.i18n import mark

BY_MONTH, BY_DAY, BY_OUTPUT = "monthly", "daily", "average"
"""How a wage is agreed."""


def workweek_field(only: OnlyIf = None) -> Field:
    """Working days a week."""
    return Field(
        "workweek",
        mark("Working days a week"),
        FieldKind.CHOICE,
        "5",
        choices=(Choice("5", "5"), Choice("6", "6")),
        only_if=only,
    )


def wage_fields(*, daily: bool, average: bool = True) -> tuple[Field, ...]:
    """How the wage is agreed, and its amount."""
    choices = (
        Choice(BY_MONTH, mark("By the month")),
        *((Choice(BY_DAY, mark("By the day")),) if daily else ()),
        *((Choice(BY_OUTPUT, mark("By output: average of a year")),) if average else ()),
    )
    by_month = ("wage-by", (BY_MONTH,))
    return (
        Field("wage-by", mark("Wage agreed"), FieldKind.CHOICE, BY_MONTH, choices=choices, wide=True),
        Field("basic", mark("Basic wage"), FieldKind.MONEY, required=True, only_if=by_month),
        money("fixed", mark("Fixed allowances"), only=by_month),
        *(
            (Field("daily", mark("Wage per day"), FieldKind.MONEY, required=True, only_if=("wage-by", (BY_DAY,))),)
            if daily
            else ()
        ),
        Field("average", mark("Average of a month"), FieldKind.MONEY, required=True, only_if=("wage-by", (BY_OUTPUT,))),
        money("minimum-wage", mark("Minimum wage"), only=("wage-by", (BY_OUTPUT,))),
    )


def monthly_wage(values: Values) -> MonthlyWage | AverageWage:
    """The wage of a month, agreed or on average."""
    if values.word("wage-by") == BY_OUTPUT:
        return AverageWage((values.money("average"),), values.money_or_none("minimum-wage"))
    return MonthlyWage(values.money("basic"), values.money("fixed"))


def any_wage(values: Values) -> Wage:
    """The wage as it is agreed."""
    return DailyWage(values.money("daily")) if values.word("wage-by") == BY_DAY else monthly_wage(values)
