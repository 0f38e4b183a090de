"""One person's month: from the answers to the facts of the engine, and the payslip that they make."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from desktop_app.application.simulations.dtp_fields import dtp_of
from desktop_app.application.simulations.forms import Objection, Values
from desktop_app.application.simulations.payslip_figures import payslip_parts
from desktop_app.application.simulations.person_fields import BY_LAW, ON
from desktop_app.application.simulations.results import Simulated
from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import (
    DailyPay,
    DeductionItem,
    DtpFacts,
    EmployerFacts,
    MonthFacts,
    PayItem,
    PersonFacts,
    YearFacts,
)
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet

_PAY: Final = (
    ("basic", PayKind.BASIC),
    ("fixed", PayKind.FIXED),
    ("variable", PayKind.VARIABLE),
    ("overtime", PayKind.OVERTIME),
    ("irregular", PayKind.IRREGULAR),
    ("benefit", PayKind.BENEFIT),
)
_DEDUCTIONS: Final = (
    ("pension-fund", DeductionKind.PENSION_FUND),
    ("zakat", DeductionKind.ZAKAT),
    ("other-deductions", DeductionKind.OTHER),
)
_YEAR: Final = (
    "gross-before",
    "pension-before",
    "zakat-before",
    "tax-before",
    "previous-net",
    "previous-tax",
    "dtp-before",
)
"""Amounts of the year, in the order of ``YearFacts``."""


def simulate(values: Values, law: RegulationSet) -> Simulated:
    """The payslip of the month. Raises Objection."""
    facts = facts_of(values)
    rules = rules_for(law, facts.month)
    facts = replace(facts, dtp=_dtp_of(values, facts, rules))
    payslip = calculate(facts, rules)
    return Simulated(payslip_parts(payslip), payslip.findings, payslip.trace, payslip)


def facts_of(values: Values) -> MonthFacts:
    """The frozen input of the engine. Raises Objection where answers don't fit one another."""
    month, person = values.month("month"), person_of(values)
    daily = None
    if person.kind is EmployeeKind.DAILY:
        daily = DailyPay(values.money("daily-wage"), values.whole("days-worked"))
    items = [PayItem(code, "", kind, amount) for code, kind in _PAY if (amount := values.money(code))]
    if daily is not None:
        items.insert(0, PayItem("daily", "", PayKind.DAILY, daily.wage * daily.days))
    return MonthFacts(
        month=month,
        employer=employer_of(values),
        person=person,
        pay=tuple(items),
        deductions=tuple(
            DeductionItem(kind.value, "", kind, amount) for name, kind in _DEDUCTIONS if (amount := values.money(name))
        ),
        daily=daily,
        year=_year_of(values, month) if values.flag("last-month") else None,
    )


def _dtp_of(values: Values, facts: MonthFacts, rules: MonthRules) -> DtpFacts | None:
    agreed = values.money("basic") + values.money("fixed") if facts.daily is None else facts.daily.wage
    first = facts.year.first_month if facts.year is not None else None
    return dtp_of(values, rules, agreed, first_worked=first, daily=facts.daily is not None)


def person_of(values: Values) -> PersonFacts:
    """The person. Raises Objection for a birth after the month."""
    birth_date, month = values.day("birth-date"), values.month("month")
    if birth_date > month.last_day:
        raise Objection("birth-date", "simulation.born_later", month=month)
    known = dict(values.items())
    return PersonFacts(
        birth_date=birth_date,
        citizenship=Citizenship(values.word("citizenship")),
        kind=EmployeeKind(values.word("kind")),
        programmes=tuple(
            (programme, known[name] == ON)
            for programme in Programme
            if (name := f"programme-{programme.value}") in known and known[name] != BY_LAW
        ),
        extra_family=values.whole("extra-family"),
        ptkp=values.word("ptkp"),
        tax_method=TaxMethod(values.word("tax-method")),
    )


def employer_of(values: Values) -> EmployerFacts:
    """The employer."""
    return EmployerFacts(
        jkk_class=int(values.word("jkk-class")),
        size=CompanySize(values.word("size")),
        minimum_wage=values.money_or_none("minimum-wage"),
        labour_intensive_relief=values.flag("labour-intensive-relief"),
    )


def _year_of(values: Values, month: Month) -> YearFacts:
    first = values.month("first-month")
    if first > month or first.year != month.year:
        raise Objection("first-month", "simulation.first_month_outside", month=month)
    if values.money("dtp-before") > values.money("tax-before"):
        raise Objection("dtp-before", "simulation.dtp_before", tax=values.money("tax-before"))
    return YearFacts(first, values.flag("annualise"), *(values.money(name) for name in _YEAR))
