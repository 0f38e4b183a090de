"""Short ways to facts and rules for tests of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from desktop_app.domain.company import Programme
from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import DeductionItem, EmployerFacts, MonthFacts, PayItem, PersonFacts
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.periods import Month
from desktop_app.regulations.source import FileRegulations

APRIL = Month(2026, 4)
BORN = date(1990, 1, 15)
WITHOUT_BPJS = tuple((programme, False) for programme in Programme)
_REGULATIONS = FileRegulations()


@cache
def rules(month: Month) -> MonthRules:
    """The law of a month."""
    return rules_for(_REGULATIONS.current(), month)


def facts(
    pay: Mapping[PayKind, int] | int,
    month: Month = APRIL,
    *,
    deductions: Mapping[DeductionKind, int] | None = None,
    employer: EmployerFacts | None = None,
    person: Mapping[str, Any] | None = None,
    **others: Any,
) -> MonthFacts:
    """The facts of one month; ``pay`` and ``deductions`` in sen, a mere number is basic wage."""
    paid = {PayKind.BASIC: pay} if isinstance(pay, int) else pay
    return MonthFacts(
        month=month,
        employer=employer or EmployerFacts(),
        person=PersonFacts(**{"birth_date": BORN, **(person or {})}),
        pay=tuple(PayItem(kind.value, "", kind, Money(sen)) for kind, sen in paid.items()),
        deductions=tuple(DeductionItem(k.value, "", k, Money(sen)) for k, sen in (deductions or {}).items()),
        **others,
    )


def payslip(given: MonthFacts) -> Payslip:
    """The payslip under the program's own law."""
    return calculate(given, rules(given.month))
