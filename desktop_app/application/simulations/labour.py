"""Calculators of labour law for those at work: overtime, THR, late wages, a part of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.application.simulations.forms import (
    Choice,
    Field,
    FieldKind,
    Form,
    Group,
    Objection,
    Values,
    choices_of,
)
from desktop_app.application.simulations.person_fields import money, month_field
from desktop_app.application.simulations.wage_fields import (
    BY_MONTH,
    any_wage,
    monthly_wage,
    wage_fields,
    workweek_field,
)
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.payroll.late_wage import LateWageFacts, late_wage
from desktop_app.domain.payroll.monthly_wage import MonthlyWage
from desktop_app.domain.payroll.overtime import OvertimeDay, OvertimeFacts, overtime
from desktop_app.domain.payroll.proration import PartMonthFacts, part_month
from desktop_app.domain.payroll.thr import ThrFacts, holiday_of, thr
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import ProrationMethod
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark

_OTHER: Final = "other"
_HOURS: Final = re.compile(r"(\d{1,2})[:=](\d{1,2}(?:[.,]\d{1,2})?)")
_FRIDAY, _SATURDAY = 4, 5


def overtime_form() -> Form:
    """Overtime of a month."""
    return Form(
        "overtime",
        Group.LABOUR,
        mark("Overtime pay"),
        mark("Overtime of one person and month, by the hours of each day (PP 35/2021)."),
        (
            month_field(),
            workweek_field(),
            *wage_fields(daily=True),
            money("variable", mark("Variable allowances"), only=("wage-by", (BY_MONTH,))),
            Field(
                "hours",
                mark("Hours by day of the month"),
                FieldKind.WORDS,
                ("2:2", "3:3"),
                required=True,
                help=mark("Day and hours, for example 2:2 3:1,5: two hours on the 2nd, one and a half on the 3rd."),
                wide=True,
            ),
            Field(
                "shortest-day",
                mark("Shortest day"),
                FieldKind.CHOICE,
                "none",
                choices=(
                    Choice("none", mark("None")),
                    Choice("friday", mark("Friday")),
                    Choice("saturday", mark("Saturday")),
                ),
                only_if=("workweek", ("6",)),
            ),
            Field(
                "exempt",
                mark("Outside overtime pay"),
                FieldKind.FLAG,
                default=False,
                help=mark("By contract or company rules, for those who plan and control (PP 35/2021 art. 27)."),
                wide=True,
            ),
        ),
    )


def work_overtime(values: Values, law: RegulationSet) -> Worked:
    """Overtime; weekends and public holidays are found in the calendar. Raises Objection."""
    month = values.month("month")
    wage = any_wage(values)
    if isinstance(wage, MonthlyWage):
        wage = MonthlyWage(wage.basic, wage.fixed_allowances, values.money("variable"))
    shortest = {"friday": _FRIDAY, "saturday": _SATURDAY}.get(values.word("shortest-day"))
    days = tuple(_days(values.names("hours"), month))
    week, exempt = int(values.word("workweek")), values.flag("exempt")
    return overtime(OvertimeFacts(month, wage, days, week, shortest, exempt), law)


def _days(words: tuple[str, ...], month: Month) -> Iterator[OvertimeDay]:
    for word in words:
        match = _HOURS.fullmatch(word)
        if match is None or not 1 <= int(match[1]) <= month.days:
            raise Objection("hours", "simulation.not_hours", word=word, days=month.days)
        yield OvertimeDay(month.day(int(match[1])), Fraction(match[2].replace(",", ".")))


def thr_form() -> Form:
    """The holiday allowance."""
    religions = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Khonghucu")
    return Form(
        "thr",
        Group.LABOUR,
        mark("THR"),
        mark("The holiday allowance of one person, by length of service (Permenaker 6/2016)."),
        (
            *wage_fields(daily=False),
            Field(
                "religion",
                mark("Holiday of"),
                FieldKind.CHOICE,
                "Islam",
                choices=(*(Choice(name, name) for name in religions), Choice(_OTHER, mark("Another day"))),
            ),
            Field(
                "year",
                mark("Year"),
                FieldKind.WHOLE,
                lambda today: today.year,
                required=True,
                least=1945,
                most=2999,
                only_if=("religion", religions),
            ),
            Field("holiday", mark("Holiday"), FieldKind.DATE, required=True, only_if=("religion", (_OTHER,))),
            Field(
                "since",
                mark("Service since"),
                FieldKind.DATE,
                lambda today: date(today.year - 1, 1, 1),
                required=True,
            ),
            _kind_field(),
            Field("last-day", mark("Last day of work"), FieldKind.DATE, help=mark("Only if it ended before.")),
            Field("dismissed", mark("Dismissed by the company"), FieldKind.FLAG, default=False, wide=True),
            money("agreed", mark("Agreed THR"), help_text=mark("By contract or custom; the better counts.")),
            Field("paid-on", mark("Paid on"), FieldKind.DATE, help=mark("Only if it was late.")),
        ),
    )


def _kind_field() -> Field:
    return Field(
        "kind",
        mark("Kind of employment"),
        FieldKind.CHOICE,
        EmployeeKind.PERMANENT.value,
        choices=(
            Choice("permanent", mark("Permanent (PKWTT)")),
            Choice("contract", mark("Contract (PKWT)")),
            Choice("daily", mark("Daily worker")),
            Choice("intern", mark("In training")),
        ),
        wide=True,
    )


def work_thr(values: Values, law: RegulationSet) -> Worked:
    """THR. Raises Objection for a year whose holidays aren't entered."""
    return thr(
        ThrFacts(
            monthly_wage(values),
            _holiday(values, law),
            values.day("since"),
            EmployeeKind(values.word("kind")),
            values.day_or_none("last-day"),
            values.flag("dismissed"),
            values.money_or_none("agreed"),
            values.day_or_none("paid-on"),
        ),
        law,
    )


def _holiday(values: Values, law: RegulationSet) -> date:
    religion = values.word("religion")
    if religion == _OTHER:
        return values.day("holiday")
    year = values.whole("year")
    found = holiday_of(religion, year, law)
    if found is None:
        raise Objection("year", "simulation.no_holiday", year=str(year))
    return found


def late_wage_form() -> Form:
    """The fine for late wages."""
    return Form(
        "late-wage",
        Group.LABOUR,
        mark("Late wages"),
        mark("The fine for a wage that is paid too late (PP 36/2021)."),
        (
            Field("wage", mark("Wage"), FieldKind.MONEY, required=True, wide=True),
            Field("due-on", mark("Due on"), FieldKind.DATE, lambda today: today.replace(day=1), required=True),
            Field("paid-on", mark("Paid on"), FieldKind.DATE, lambda today: today, required=True),
            money("interest", mark("Bank interest"), help_text=mark("After a month, as worked out.")),
        ),
    )


def work_late_wage(values: Values, law: RegulationSet) -> Worked:
    """The fine."""
    facts = LateWageFacts(values.money("wage"), values.day("due-on"), values.day("paid-on"), values.money("interest"))
    return late_wage(facts, law)


def part_month_form() -> Form:
    """The wage of a part of a month."""
    return Form(
        "part-month",
        Group.LABOUR,
        mark("Part of a month"),
        mark("The wage of who joins, leaves or is on unpaid leave within a month, by five methods."),
        (
            Field("wage", mark("Wage of a month"), FieldKind.MONEY, required=True, wide=True),
            Field("first", mark("First day"), FieldKind.DATE, lambda today: today.replace(day=1), required=True),
            Field("last", mark("Last day"), FieldKind.DATE, lambda today: today, required=True),
            Field(
                "method",
                mark("Method"),
                FieldKind.CHOICE,
                ProrationMethod.CALENDAR_DAYS.value,
                choices=choices_of(ProrationMethod, "method"),
                wide=True,
            ),
            workweek_field(),
            Field("unpaid-days", mark("Unpaid days"), FieldKind.WHOLE, 0, most=31),
        ),
    )


def work_part_month(values: Values, law: RegulationSet) -> Worked:
    """The wage of the part. Raises Objection where the dates lie in two months."""
    first, last = values.day("first"), values.day("last")
    if Month.of(first) != Month.of(last) or last < first:
        raise Objection("last", "simulation.not_one_month")
    return part_month(
        PartMonthFacts(
            values.money("wage"),
            first,
            last,
            ProrationMethod(values.word("method")),
            workweek=int(values.word("workweek")),
            unpaid_days=values.whole("unpaid-days"),
        ),
        law,
    )
