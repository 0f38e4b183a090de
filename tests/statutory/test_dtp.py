"""PPh 21 borne by the government: published examples and cases worked out by hand, and what holds for all of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.dtp import month_of_test
from desktop_app.domain.payroll.facts import DailyPay, DtpFacts, YearFacts
from desktop_app.domain.payroll.payslip import Payslip, Share
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import WITHOUT_BPJS, facts, payslip, rules

_CASES = tomllib.loads((Path(__file__).parent / "beside" / "dtp.toml").read_text("utf-8"))["cases"]
_JANUARY = Month(2026, 1)
_SEWING = DtpFacts("13111", Money.rupiah(8_000_000), _JANUARY)


def _amounts(table: dict[str, Any]) -> dict[str, Any]:
    return {
        name: Month.parse(value)
        if name in ("first_month", "tested_in")
        else Money.rupiah(value)
        if type(value) is int
        else value
        for name, value in table.items()
    }


def _payslip(case: dict[str, Any]) -> Payslip:
    daily = DailyPay(Money.rupiah(case["daily_wage"]), case["days"]) if "days" in case else None
    pay = {PayKind.DAILY: daily.wage.sen * daily.days} if daily else {PayKind.BASIC: case["basic"] * 100}
    person = {
        "programmes": WITHOUT_BPJS,
        "kind": EmployeeKind(case.get("kind", "permanent")),
        "tax_method": TaxMethod(case.get("tax_method", "gross")),
    }
    return payslip(
        facts(
            pay,
            Month.parse(case["month"]),
            person=person,
            daily=daily,
            year=YearFacts(**_amounts(case["year"])) if "year" in case else None,
            dtp=DtpFacts(**_amounts(case["dtp"])) if "dtp" in case else None,
        )
    )


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_case_worked_out_by_hand(case: dict[str, Any]) -> None:
    slip = _payslip(case)
    assert {
        "tax": str(slip.tax.tax),
        "dtp": str(slip.tax.dtp),
        "take_home": str(slip.totals.take_home),
        "cost": str(slip.totals.employer_cost),
    } == case["expected"]
    found = {finding.code for finding in slip.findings if finding.code.startswith("tax.dtp")}
    assert found == set(case.get("findings", ()))


@given(st.integers(0, 2 * 10**10), st.sampled_from(TaxMethod))
def test_borne_tax_comes_on_top_and_changes_nothing_else(pay: int, method: TaxMethod) -> None:
    """The cash isn't income: gross, tax, allowance and the cost to the company are those without it."""
    person = {"programmes": WITHOUT_BPJS, "tax_method": method}
    without = payslip(facts(pay, _JANUARY, person=person))
    with_dtp = payslip(facts(pay, _JANUARY, person=person, dtp=_SEWING))
    assert without.tax.tax is not None
    assert without.totals.take_home is not None
    assert with_dtp.tax.dtp == without.tax.tax == with_dtp.tax.tax
    assert with_dtp.tax.gross == without.tax.gross
    assert with_dtp.tax.allowance == without.tax.allowance
    assert with_dtp.totals.employer_cost == without.totals.employer_cost
    assert with_dtp.totals.take_home == without.totals.take_home + without.tax.tax
    if method is TaxMethod.GROSS_UP:
        assert with_dtp.tax.allowance == with_dtp.tax.dtp


@given(st.integers(0, 10**10), st.integers(0, 10**10), st.integers(0, 10**10))
def test_what_is_paid_back_is_never_more_than_the_person_paid(pay: int, withheld: int, borne: int) -> None:
    own = Money(withheld).rounded(Rounding.RUPIAH_HALF_UP)
    before = Money(borne).rounded(Rounding.RUPIAH_HALF_UP)
    year = YearFacts(_JANUARY, tax_before=own + before, dtp_before=before)
    slip = payslip(facts(pay, Month(2026, 12), person={"programmes": WITHOUT_BPJS}, year=year))
    assert slip.tax.tax is not None
    paid_back = max(ZERO, -slip.tax.tax) + min(slip.tax.dtp, ZERO)
    assert ZERO <= paid_back <= own
    assert sum(line.amount.sen for line in slip.lines if line.share is Share.STATE) == slip.tax.dtp.sen


@pytest.mark.parametrize(
    ("code", "month", "first_worked", "expected"),
    [
        ("13111", Month(2026, 5), Month(2024, 3), Month(2026, 1)),
        ("13111", Month(2026, 5), Month(2026, 4), Month(2026, 4)),
        ("55110", Month(2025, 12), Month(2024, 3), Month(2025, 10)),
        ("55110", Month(2025, 12), Month(2025, 11), Month(2025, 11)),
        ("55110", Month(2026, 2), Month(2024, 3), Month(2026, 1)),
        ("00000", Month(2026, 2), Month(2024, 3), Month(2026, 1)),
    ],
)
def test_the_month_of_the_test(code: str, month: Month, first_worked: Month, expected: Month) -> None:
    law = rules(month).dtp
    assert law is not None
    assert month_of_test(law, code, month, first_worked) == expected
