"""An invented company and people of a month, for the tests of the month's life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.application.month.facts import Gathered, MonthRecords, gather
from desktop_app.application.month.minimum_wages import MinimumWages
from desktop_app.application.results import MonthTaxTotals, OutputMonth
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    OpeningTotals,
    VariableItem,
    Wage,
)
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.regulations.source import FileRegulations

REGULATIONS = FileRegulations()
PROVINCES = {"31": "DKI Jakarta", "32": "Jawa Barat", "36": "Banten"}
MINIMUM_WAGES = MinimumWages(REGULATIONS, PROVINCES)
SINCE = date(2024, 1, 1)
NOVEMBER = Month(2026, 11)

COMPANY = Company(
    id="c" * 32,
    code="SNU",
    name="PT Sari Nusantara Uji",
    location_code="3204",
    province="Jawa Barat",
    terms=(CompanyTerms(SINCE, CompanySize.MEDIUM, 1, 5, minimum_wage=Money.rupiah(3_000_000)),),
)


def rupiah(amount: int) -> Money:
    """Shorter where amounts stand in rows."""
    return Money.rupiah(amount)


def wage(start: date, basic: int, fixed: int = 0, variable: int = 0, daily: int | None = None) -> Wage:
    """A wage with the allowances Jabatan (fixed) and Makan (variable)."""
    allowances = (
        *((ComponentAmount("Jabatan", ComponentKind.FIXED, rupiah(fixed)),) if fixed else ()),
        *((ComponentAmount("Makan", ComponentKind.VARIABLE, rupiah(variable)),) if variable else ()),
    )
    return Wage(start, rupiah(basic), allowances, None if daily is None else rupiah(daily))


def employee(
    *stays: Employment,
    nip: str = "001",
    wages: Sequence[Wage] = (wage(SINCE, 6_000_000),),
    kind: EmployeeKind = EmployeeKind.PERMANENT,
    ptkp: str = "TK/0",
    **more: Any,
) -> Employee:
    """An employee; without a stay one who has been here since 2024. ``more``: fields of Employee."""
    stays = stays or (Employment(SINCE),)
    return replace(
        Employee(
            id=nip.rjust(32, "0"),
            nip=nip,
            name="Melati Contohwati",
            citizenship=Citizenship.WNI,
            sex="P",
            birth_date=date(1990, 5, 17),
            employments=stays,
            terms=(EmployeeTerms(stays[0].started_on, kind, ptkp),),
            wages=tuple(wages),
            nik="3204015705900001",
        ),
        **more,
    )


def variable(component: str, amount: int = 0, *, quantity: int = 0, month: Month = NOVEMBER) -> VariableItem:
    """A row of the sheet Variabel for employee 001."""
    return VariableItem("001", month, component, rupiah(amount), quantity)


def opening(first: Month, gross: int = 0, tax: int = 0, previous_net: int = 0) -> OpeningTotals:
    """A row of the sheet Awal tahun for employee 001."""
    return OpeningTotals("001", first.year, first, rupiah(gross), ZERO, ZERO, rupiah(tax), rupiah(previous_net), ZERO)


def earlier(first: Month, last: Month, gross: int = 6_000_000, tax: int = 0) -> tuple[MonthTaxTotals, ...]:
    """Calculated months of employee 001."""
    return tuple(
        MonthTaxTotals("001", month, rupiah(gross), rupiah(100), rupiah(10), rupiah(tax))
        for month in first.through(last)
    )


def gathered(
    person: Employee,
    *variables: VariableItem,
    month: Month = NOVEMBER,
    openings: Sequence[OpeningTotals] = (),
    past: Sequence[MonthTaxTotals] = (),
    company: Company = COMPANY,
    earned: Sequence[OutputMonth] = (),
) -> Gathered:
    """The facts of one employee who works in the month."""
    records = MonthRecords(company, month, (person,), variables, openings, past, earned)
    rules = rules_for(REGULATIONS.current(), month)
    (found,) = gather(records, rules.coverage, MINIMUM_WAGES, dtp=rules.dtp)
    return found


def codes(found: Gathered | Payslip) -> list[str]:
    """Codes of the findings."""
    findings = found.facts.findings if isinstance(found, Gathered) else found.findings
    return [finding.code for finding in findings]
