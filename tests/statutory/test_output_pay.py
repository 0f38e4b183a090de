"""Pay by output and the surcharge without a tax number: cases worked out by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.components import PayKind
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.facts import EmployerFacts, OutputPay, YearFacts
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import WITHOUT_BPJS, facts, payslip

_CASES = tomllib.loads((Path(__file__).parent / "beside" / "output_pay.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", _CASES["output"], ids=lambda case: case["id"])
def test_what_bpjs_counts_of_pay_by_output(case: dict[str, Any]) -> None:
    month, amount = Month.parse(case["month"]), Money.rupiah(case["amount"])
    earned = [Money.rupiah(each) for each in case["earlier"]]
    known = tuple((month + (number - len(earned)), each) for number, each in enumerate(earned))
    minimum = Money.rupiah(case["minimum_wage"]) if "minimum_wage" in case else None
    slip = payslip(
        facts(
            {PayKind.OUTPUT: amount.sen},
            month,
            employer=EmployerFacts(minimum_wage=minimum),
            output=OutputPay(amount, known, case.get("weather", False)),
        )
    )
    bpjs = slip.bpjs
    assert bpjs.jht is not None
    assert bpjs.jkk is not None
    assert bpjs.jkm is not None
    assert bpjs.jp is not None
    assert bpjs.kesehatan is not None
    assert bpjs.jht.base == bpjs.jkk.base == bpjs.jkm.base
    assert {
        "base": str(bpjs.jht.base),
        "jht_employer": str(bpjs.jht.employer),
        "jht_employee": str(bpjs.jht.employee),
        "jkm": str(bpjs.jkm.employer),
        "jp_employee": str(bpjs.jp.employee),
        "kesehatan_employee": str(bpjs.kesehatan.employee),
    } == case["expected"]


@pytest.mark.parametrize("case", _CASES["surcharge"], ids=lambda case: case["id"])
def test_the_tax_of_who_has_no_tax_number(case: dict[str, Any]) -> None:
    year = None
    if "gross_before" in case:
        gross, tax = (Money.rupiah(case[name]) for name in ("gross_before", "tax_before"))
        year = YearFacts(Month(2026, 1), gross_before=gross, tax_before=tax)
    slip = payslip(
        facts(
            case["pay"] * 100,
            Month.parse(case["month"]),
            employer=EmployerFacts(no_npwp_surcharge=True),
            person={"programmes": WITHOUT_BPJS, "has_tax_number": case.get("known", False)},
            year=year,
        )
    )
    assert slip.tax.tax == Money.rupiah(case["tax"])
