"""One person's month is the payslip of the contract ``calculate``."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from desktop_app.application.calculation.service import payslips, read_cases
from desktop_app.application.simulations.forms import Value
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.periods import Month
from tests.application.months import REGULATIONS
from tests.application.simulations.asking import SIMULATIONS

MONTHLY: dict[str, Value] = {
    "month": Month(2026, 12),
    "basic": Money.rupiah(9_000_000),
    "fixed": Money.rupiah(750_000),
    "variable": Money.rupiah(600_000),
    "overtime": Money.rupiah(421_387),
    "irregular": Money.rupiah(2_000_000),
    "benefit": Money.rupiah(350_000),
    "kind": "contract",
    "tax-method": "gross_up",
    "ptkp": "K/1",
    "birth-date": date(1990, 1, 15),
    "citizenship": "WNA",
    "extra-family": 2,
    "jkk-class": "3",
    "size": "small",
    "minimum-wage": Money.rupiah(4_737_678),
    "labour-intensive-relief": True,
    "pension-fund": Money.rupiah(100_000),
    "zakat": Money.rupiah(50_000),
    "other-deductions": Money.rupiah(25_000),
    "programme-jp": "on",
    "programme-jht": "off",
    "last-month": True,
    "first-month": Month(2026, 3),
    "annualise": True,
    "gross-before": Money.rupiah(90_000_000),
    "pension-before": Money.rupiah(2_500_000),
    "zakat-before": Money.rupiah(1_000),
    "tax-before": Money.rupiah(2_000_000),
    "previous-net": Money.rupiah(3_000_000),
    "previous-tax": Money.rupiah(4_000),
}
CASE: dict[str, Any] = {
    "id": "1",
    "month": "2026-12",
    "employer": {"jkk_class": 3, "size": "small", "minimum_wage": 4_737_678, "labour_intensive_relief": True},
    "employee": {
        "birth_date": "1990-01-15",
        "citizenship": "WNA",
        "kind": "contract",
        "programmes": {"jp": True, "jht": False},
        "extra_family": 2,
        "ptkp": "K/1",
        "tax_method": "gross_up",
    },
    "pay": {
        "basic": 9_000_000,
        "fixed_allowances": 750_000,
        "variable_allowances": 600_000,
        "overtime": 421_387,
        "irregular": 2_000_000,
        "taxable_benefits": 350_000,
    },
    "deductions": {"pension_fund": 100_000, "zakat": 50_000, "other": 25_000},
    "year": {
        "first_month": "2026-03",
        "annualise": True,
        "gross_before": 90_000_000,
        "pension_before": 2_500_000,
        "zakat_before": 1_000,
        "tax_before": 2_000_000,
        "previous_net": 3_000_000,
        "previous_tax": 4_000,
    },
}


def by_contract(case: dict[str, Any]) -> Payslip:
    cases = read_cases(json.dumps({"contract": 1, "cases": [case]}).encode())
    return next(payslip for _case, payslip in payslips(cases, REGULATIONS.current()))


def test_every_input_of_the_contract_counts_alike() -> None:
    found = SIMULATIONS.calculate("person", MONTHLY).payslip
    wanted = by_contract(CASE)
    assert found is not None
    assert (found.bpjs, found.tax, found.totals) == (wanted.bpjs, wanted.tax, wanted.totals)


def test_a_daily_worker() -> None:
    given: dict[str, Value] = {
        "month": Month(2026, 11),
        "kind": "daily",
        "daily-wage": Money.rupiah(235_000),
        "days-worked": 21,
        "birth-date": date(1990, 1, 15),
        "basic": Money.rupiah(1),
    }
    wanted = by_contract(
        {
            "id": "1",
            "month": "2026-11",
            "employee": {"birth_date": "1990-01-15", "kind": "daily"},
            "pay": {"daily_wage": 235_000, "days_worked": 21},
        }
    )
    found = SIMULATIONS.calculate("person", given).payslip
    assert found is not None
    assert (found.bpjs, found.tax, found.totals) == (wanted.bpjs, wanted.tax, wanted.totals)


@pytest.mark.parametrize("share", ["earnings", "deductions"])
def test_the_lines_of_a_part_add_up_to_its_total(share: str) -> None:
    found = SIMULATIONS.calculate("person", MONTHLY)
    rows = next(part.rows for part in found.parts if part.title == f"section.{share}")
    *lines, whole = [row.amount for row in rows]
    assert whole == Money(sum(line.sen for line in lines if line is not None))
