"""The stateless calculation: cases of the contract ``calculate`` in, payslips of the same engine as the pay run out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.application.calculation.contract_shape import payslip_shape
from desktop_app.application.calculation.strict_object import StrictObject, decode
from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.domain.findings import Finding
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import (
    DailyPay,
    DeductionItem,
    EmployerFacts,
    MonthFacts,
    PayItem,
    PersonFacts,
    YearFacts,
)
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet

CONTRACT: Final = 1
"""Version of the contract for input and output."""
LARGEST_INPUT: Final = 64 * 1024 * 1024
"""Bytes; some sixty thousand cases."""

_PTKP = tuple(f"{status}/{dependants}" for status in ("TK", "K", "HB") for dependants in range(4))
_MOST_EXTRA_FAMILY = 99
_PAY = (
    ("basic", PayKind.BASIC),
    ("fixed_allowances", PayKind.FIXED),
    ("variable_allowances", PayKind.VARIABLE),
    ("overtime", PayKind.OVERTIME),
    ("irregular", PayKind.IRREGULAR),
    ("taxable_benefits", PayKind.BENEFIT),
)
_DEDUCTIONS = tuple((kind.value, kind) for kind in DeductionKind)

_TOP_KEYS = frozenset({"contract", "cases"})
_CASE_KEYS = frozenset({"id", "month", "employer", "employee", "pay", "deductions", "year"})
_EMPLOYER_KEYS = frozenset({"jkk_class", "size", "minimum_wage", "workweek", "labour_intensive_relief"})
_EMPLOYEE_KEYS = frozenset(
    {"citizenship", "birth_date", "kind", "programmes", "extra_family", "ptkp", "tax_method"},
)
_PROGRAMME_KEYS = frozenset(programme.value for programme in Programme)
_DAILY_KEYS = ("daily_wage", "days_worked")
_PAY_KEYS = frozenset({*(name for name, _ in _PAY), *_DAILY_KEYS})
_DEDUCTION_KEYS = frozenset(name for name, _ in _DEDUCTIONS)
_YEAR_AMOUNTS = ("gross_before", "pension_before", "zakat_before", "tax_before", "previous_net", "previous_tax")
_YEAR_KEYS = frozenset({"first_month", "annualise", *_YEAR_AMOUNTS})


@dataclass(frozen=True, slots=True)
class Case:
    """One employee-month of the input."""

    id: str
    facts: MonthFacts


def read_cases(content: bytes) -> list[Case]:
    """All cases of a document. Raises KnownProblem at the first place that breaks the contract."""
    top = StrictObject(decode(content), "", _TOP_KEYS)
    top.require("contract", "cases")
    if top.integer("contract", 0, 10**9, CONTRACT) != CONTRACT:
        raise top.refusal("calculate.other_contract", "contract", known=CONTRACT)
    cases: list[Case] = []
    ids: dict[str, int] = {}
    for index, value in enumerate(top.items("cases")):
        case = _case(value, f"cases[{index}]", index, ids)
        ids[case.id] = index
        cases.append(case)
    return cases


def payslips(cases: list[Case], law: RegulationSet) -> Iterator[tuple[Case, Payslip]]:
    """The payslip of each case, in the order of the input."""
    rules: dict[Month, MonthRules] = {}
    for case in cases:
        month = case.facts.month
        of_month = rules.get(month)
        if of_month is None:
            of_month = rules[month] = rules_for(law, month)
        yield case, calculate(case.facts, of_month)


def case_shape(case: Case, payslip: Payslip, sentence: Callable[[Finding], str]) -> dict[str, Any]:
    """One entry of the output's ``cases``."""
    return {"id": case.id, "month": str(case.facts.month), **payslip_shape(payslip, sentence)}


def _case(value: object, path: str, index: int, ids: dict[str, int]) -> Case:
    given_id = value.get("id") if isinstance(value, dict) else None
    case = StrictObject(value, path, _CASE_KEYS, given_id if isinstance(given_id, str) else f"#{index + 1}")
    case_id = case.text("id")
    if case_id in ids:
        raise case.refusal("calculate.repeated_id", "id", other=f"cases[{ids[case_id]}]")
    month = case.month("month")
    case.require("employee")
    person = _person(case.child("employee", _EMPLOYEE_KEYS), month)
    pay = case.child("pay", _PAY_KEYS)
    daily = _daily(pay, person.kind)
    items = [PayItem(name, "", kind, amount) for name, kind in _PAY if (amount := pay.amount(name))]
    if daily is not None:
        items.append(PayItem("daily_wage", "", PayKind.DAILY, daily.wage * daily.days))
    deductions = case.child("deductions", _DEDUCTION_KEYS)
    facts = MonthFacts(
        month=month,
        employer=_employer(case.child("employer", _EMPLOYER_KEYS)),
        person=person,
        pay=tuple(items),
        deductions=tuple(
            DeductionItem(name, "", kind, amount) for name, kind in _DEDUCTIONS if (amount := deductions.amount(name))
        ),
        daily=daily,
        year=_year(case.child("year", _YEAR_KEYS), month) if "year" in case else None,
    )
    return Case(case_id, facts)


def _employer(employer: StrictObject) -> EmployerFacts:
    return EmployerFacts(
        jkk_class=employer.integer("jkk_class", 1, 5, 1),
        size=employer.choice("size", CompanySize.MEDIUM),
        minimum_wage=employer.amount_or_none("minimum_wage"),
        workweek=employer.integer("workweek", 5, 6, 5),
        labour_intensive_relief=employer.flag("labour_intensive_relief"),
    )


def _person(person: StrictObject, month: Month) -> PersonFacts:
    birth_date = person.day("birth_date")
    if birth_date > month.last_day:
        raise person.refusal("calculate.born_later", "birth_date", month=month)
    programmes = person.child("programmes", _PROGRAMME_KEYS)
    return PersonFacts(
        birth_date=birth_date,
        citizenship=person.choice("citizenship", Citizenship.WNI),
        kind=person.choice("kind", EmployeeKind.PERMANENT),
        programmes=tuple(
            (programme, programmes.flag(programme.value)) for programme in Programme if programme.value in programmes
        ),
        extra_family=person.integer("extra_family", 0, _MOST_EXTRA_FAMILY, 0),
        ptkp=person.word("ptkp", _PTKP, "TK/0"),
        tax_method=person.choice("tax_method", TaxMethod.GROSS),
    )


def _daily(pay: StrictObject, kind: EmployeeKind) -> DailyPay | None:
    if kind is EmployeeKind.DAILY:
        pay.require(*_DAILY_KEYS)
        return DailyPay(pay.amount("daily_wage"), pay.integer("days_worked", 0, 31, 0))
    for key in _DAILY_KEYS:
        if key in pay:
            raise pay.refusal("calculate.daily_key", key, kind=kind.value)
    return None


def _year(year: StrictObject, month: Month) -> YearFacts:
    first = year.month("first_month")
    if first > month or first.year != month.year:
        raise year.refusal("calculate.first_month_outside", "first_month", month=month)
    return YearFacts(first, year.flag("annualise"), *(year.amount(key) for key in _YEAR_AMOUNTS))
