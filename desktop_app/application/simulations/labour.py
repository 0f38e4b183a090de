"""Calculators of labour law: overtime, THR, PKWT compensation, severance, late wages, a part of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Objection, Values
from desktop_app.application.simulations.person import money, month_field, size_field
from desktop_app.domain.company import CompanySize
from desktop_app.domain.employee import Citizenship, EmployeeKind
from desktop_app.domain.payroll.late_wage import LateWageFacts, late_wage
from desktop_app.domain.payroll.monthly_wage import AverageWage, DailyWage, MonthlyWage, Wage
from desktop_app.domain.payroll.overtime import OvertimeDay, OvertimeFacts, overtime
from desktop_app.domain.payroll.pkwt import PkwtFacts, pkwt_compensation
from desktop_app.domain.payroll.proration import PartMonthFacts, ProrationMethod, part_month
from desktop_app.domain.payroll.severance import SeveranceFacts, TerminationReason, severance
from desktop_app.domain.payroll.thr import ThrFacts, holiday_of, thr
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark

_MONTHLY, _DAILY, _AVERAGE = "monthly", "daily", "average"
_OTHER: Final = "other"
_HOURS: Final = re.compile(r"(\d{1,2})[:=](\d{1,2}(?:[.,]\d{1,2})?)")
_FRIDAY, _SATURDAY = 4, 5


def workweek_field() -> Field:
    """Working days a week."""
    return Field(
        "workweek",
        mark("Working days a week"),
        FieldKind.CHOICE,
        "5",
        choices=(Choice("5", "5"), Choice("6", "6")),
    )


def _wage_fields(*, daily: bool, average: bool = True) -> tuple[Field, ...]:
    """How the wage is agreed, and its amount."""
    choices = (
        Choice(_MONTHLY, mark("By the month")),
        *((Choice(_DAILY, mark("By the day")),) if daily else ()),
        *((Choice(_AVERAGE, mark("By output: average of a year")),) if average else ()),
    )
    by_month = ("wage-by", (_MONTHLY,))
    return (
        Field("wage-by", mark("Wage agreed"), FieldKind.CHOICE, _MONTHLY, choices=choices, wide=True),
        Field("basic", mark("Basic wage"), FieldKind.MONEY, required=True, only_if=by_month),
        money("fixed", mark("Fixed allowances"), only=by_month),
        *(
            (Field("daily", mark("Wage per day"), FieldKind.MONEY, required=True, only_if=("wage-by", (_DAILY,))),)
            if daily
            else ()
        ),
        Field("average", mark("Average of a month"), FieldKind.MONEY, required=True, only_if=("wage-by", (_AVERAGE,))),
        money("minimum-wage", mark("Minimum wage"), only=("wage-by", (_AVERAGE,))),
    )


def _wage(values: Values) -> MonthlyWage | AverageWage:
    if values.word("wage-by") == _AVERAGE:
        return AverageWage((values.money("average"),), values.money_or_none("minimum-wage"))
    return MonthlyWage(values.money("basic"), values.money("fixed"))


def _any_wage(values: Values) -> Wage:
    return DailyWage(values.money("daily")) if values.word("wage-by") == _DAILY else _wage(values)


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
            *_wage_fields(daily=True),
            money("variable", mark("Variable allowances"), only=("wage-by", (_MONTHLY,))),
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
        ),
    )


def work_overtime(values: Values, law: RegulationSet) -> Worked:
    """Overtime; weekends and public holidays are found in the calendar. Raises Objection."""
    month = values.month("month")
    wage = _any_wage(values)
    if isinstance(wage, MonthlyWage):
        wage = MonthlyWage(wage.basic, wage.fixed_allowances, values.money("variable"))
    shortest = {"friday": _FRIDAY, "saturday": _SATURDAY}.get(values.word("shortest-day"))
    days = tuple(_days(values.names("hours"), month))
    return overtime(OvertimeFacts(month, wage, days, int(values.word("workweek")), shortest), law)


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
            *_wage_fields(daily=False),
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
            Field("dismissed", mark("Dismissed by the company"), FieldKind.FLAG, default=False),
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
            _wage(values),
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


def pkwt_form() -> Form:
    """Compensation at the end of a contract."""
    return Form(
        "pkwt",
        Group.LABOUR,
        mark("PKWT compensation"),
        mark("What is paid when a fixed-term contract ends or is extended (PP 35/2021)."),
        (
            *_wage_fields(daily=False),
            Field("first-day", mark("First day"), FieldKind.DATE, _a_year_ago, required=True),
            Field("last-day", mark("Last day"), FieldKind.DATE, lambda today: today, required=True),
            Field("first-contract", mark("First contract since"), FieldKind.DATE, help=mark("Of several in a row.")),
            Field(
                "citizenship",
                mark("Citizenship"),
                FieldKind.CHOICE,
                "WNI",
                choices=(Choice("WNI", mark("Indonesian")), Choice("WNA", mark("Foreign"))),
            ),
            size_field(),
            Field("agreed", mark("Agreed instead"), FieldKind.MONEY, only_if=("size", ("micro", "small"))),
        ),
    )


def _a_year_ago(today: date) -> date:
    return Month(today.year - 1, today.month).day(today.day)


def work_pkwt(values: Values, law: RegulationSet) -> Worked:
    """PKWT compensation."""
    return pkwt_compensation(
        PkwtFacts(
            _wage(values),
            values.day("first-day"),
            values.day("last-day"),
            Citizenship(values.word("citizenship")),
            CompanySize(values.word("size")),
            values.money_or_none("agreed"),
            values.day_or_none("first-contract"),
        ),
        law,
    )


_REASONS: Final = {
    TerminationReason.EFFICIENCY_LOSSES: mark("Efficiency after losses"),
    TerminationReason.EFFICIENCY_PREVENTION: mark("Efficiency to prevent losses"),
    TerminationReason.CLOSURE_LOSSES: mark("Closure after losses"),
    TerminationReason.CLOSURE_WITHOUT_LOSSES: mark("Closure without losses"),
    TerminationReason.MERGER: mark("Merger"),
    TerminationReason.TAKEOVER: mark("Takeover"),
    TerminationReason.TAKEOVER_TERMS_REFUSED: mark("Takeover, changed terms refused"),
    TerminationReason.FORCE_MAJEURE_CLOSED: mark("Force majeure, company closes"),
    TerminationReason.FORCE_MAJEURE_OPEN: mark("Force majeure, company goes on"),
    TerminationReason.PKPU_LOSSES: mark("PKPU after losses"),
    TerminationReason.PKPU_WITHOUT_LOSSES: mark("PKPU without losses"),
    TerminationReason.BANKRUPTCY: mark("Bankruptcy"),
    TerminationReason.EMPLOYER_MISCONDUCT: mark("Misconduct of the employer"),
    TerminationReason.MISCONDUCT_UNPROVEN: mark("Misconduct of the employer unproven"),
    TerminationReason.RESIGNATION: mark("Resignation"),
    TerminationReason.ABSENCE: mark("Absent without word for five days"),
    TerminationReason.BREACH_AFTER_WARNINGS: mark("Breach after warnings"),
    TerminationReason.URGENT_BREACH: mark("Urgent breach"),
    TerminationReason.CRIME_WITH_LOSS: mark("Crime with loss to the company"),
    TerminationReason.CRIME_WITHOUT_LOSS: mark("Crime without loss to the company"),
    TerminationReason.LONG_ILLNESS: mark("Illness or disability beyond 12 months"),
    TerminationReason.RETIREMENT: mark("Retirement"),
    TerminationReason.DEATH: mark("Death"),
}


def severance_form() -> Form:
    """Pesangon, UPMK and UPH."""
    return Form(
        "severance",
        Group.LABOUR,
        mark("Severance pay"),
        mark("Pesangon, UPMK and UPH by the reason for which employment ends (PP 35/2021)."),
        (
            Field(
                "reason",
                mark("Reason"),
                FieldKind.CHOICE,
                TerminationReason.EFFICIENCY_PREVENTION.value,
                choices=tuple(Choice(reason.value, text) for reason, text in _REASONS.items()),
                wide=True,
            ),
            *_wage_fields(daily=True),
            Field(
                "first-day", mark("First day"), FieldKind.DATE, lambda today: date(today.year - 5, 1, 1), required=True
            ),
            Field("last-day", mark("Last day"), FieldKind.DATE, lambda today: today, required=True),
            Field("leave-days", mark("Leave not taken"), FieldKind.WHOLE, 0, most=366, help=mark("In days.")),
            workweek_field(),
            money("other-rights", mark("Other rights"), help_text=mark("Fare home and the like.")),
            money("separation-pay", mark("Uang pisah")),
            money(
                "pension-contributions",
                mark("Pension paid in"),
                help_text=mark("By the company, to be set off."),
            ),
            size_field(),
        ),
    )


def work_severance(values: Values, law: RegulationSet) -> Worked:
    """Severance."""
    return severance(
        SeveranceFacts(
            TerminationReason(values.word("reason")),
            _any_wage(values),
            values.day("first-day"),
            values.day("last-day"),
            values.whole("leave-days"),
            int(values.word("workweek")),
            values.money("other-rights"),
            values.money("separation-pay"),
            values.money("pension-contributions"),
            CompanySize(values.word("size")),
        ),
        law,
    )


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
                choices=(
                    Choice("calendar_days", mark("Calendar days")),
                    Choice("working_days", mark("Working days of the month")),
                    Choice("days_30", mark("Calendar days, of 30")),
                    Choice("days_25", mark("Working days, of 25")),
                    Choice("days_21", mark("Working days, of 21")),
                ),
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
