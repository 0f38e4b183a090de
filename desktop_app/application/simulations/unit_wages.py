"""The calculator of the wage of an hour or a day."""

from __future__ import annotations

from typing import Final

from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Values
from desktop_app.application.simulations.person_fields import month_field
from desktop_app.application.simulations.wage_fields import workweek_field
from desktop_app.domain.payroll.unit_wage import UnitWageFacts, WageUnit, unit_wage
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark

_BY_HOUR: Final = ("unit", (WageUnit.HOUR.value,))
_BY_DAY: Final = ("unit", (WageUnit.DAY.value,))
_ANY_WEEK: Final = 5
"""The wage of an hour doesn't ask for it."""
_HOURS_A_WEEK: Final = 7 * 24
_HOURS_A_MONTH: Final = 31 * 24


def form() -> Form:
    """Wage by the hour or by the day."""
    return Form(
        "unit-wage",
        Group.LABOUR,
        mark("Hourly and daily wage"),
        mark("What part-timers are paid by the hour and others by the day, from a month's wage (PP 36/2021)."),
        (
            month_field(),
            Field(
                "unit",
                mark("Paid by"),
                FieldKind.CHOICE,
                WageUnit.HOUR.value,
                choices=(Choice("hour", mark("Hour")), Choice("day", mark("Day"))),
            ),
            Field(
                "wage",
                mark("Wage of a month"),
                FieldKind.MONEY,
                required=True,
                help=mark("Of full-time work."),
                wide=True,
            ),
            Field(
                "hours",
                mark("Hours worked"),
                FieldKind.WHOLE,
                required=True,
                most=_HOURS_A_MONTH,
                help=mark("In the month."),
                only_if=_BY_HOUR,
            ),
            Field(
                "weekly-hours",
                mark("Hours a week"),
                FieldKind.WHOLE,
                most=_HOURS_A_WEEK,
                help=mark("As agreed."),
                only_if=_BY_HOUR,
            ),
            Field("agreed", mark("Agreed for an hour"), FieldKind.MONEY, only_if=_BY_HOUR),
            Field("days", mark("Days worked"), FieldKind.WHOLE, required=True, most=31, only_if=_BY_DAY),
            workweek_field(_BY_DAY),
        ),
    )


def work(values: Values, law: RegulationSet) -> Worked:
    """The wage of the hours or days."""
    unit = WageUnit(values.word("unit"))
    return unit_wage(
        UnitWageFacts(
            values.month("month"),
            values.money("wage"),
            unit,
            values.whole("hours" if unit is WageUnit.HOUR else "days"),
            weekly_hours=values.whole("weekly-hours"),
            agreed=values.money_or_none("agreed"),
            workweek=int(values.word("workweek") or _ANY_WEEK),
        ),
        law,
    )
