"""PPh 21 borne by the government in the calculators about one person. Figures worked out by hand."""

from __future__ import annotations

import pytest

from desktop_app.application.simulations.forms import Objection, Value
from desktop_app.application.simulations.results import Simulated
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from tests.application.simulations.asking import SIMULATIONS

NO_BPJS: dict[str, Value] = {f"programme-{name}": "off" for name in ("kesehatan", "jht", "jkk", "jkm", "jp", "jkp")}
LISTED: dict[str, Value] = {"dtp": True, "klu": ("13111",)}


def rupiah(amount: int) -> Money:
    return Money.rupiah(amount)


def asked(name: str, **given: Value) -> Simulated:
    values = {key.replace("_", "-"): value for key, value in given.items()}
    return SIMULATIONS.calculate(name, {"month": Month(2026, 11)} | LISTED | values)


def dtp(found: Simulated) -> Money:
    assert found.payslip is not None
    return found.payslip.tax.dtp


def codes(found: Simulated) -> set[str]:
    return {finding.code for finding in found.findings}


def test_the_tax_is_withheld_and_paid_in_cash() -> None:
    """8.000.000 × 1,5 % (TER A) = 120.000."""
    found = asked("person", basic=rupiah(8_000_000), **NO_BPJS)
    amounts = {row.key: row.amount for row in found.rows}
    assert dtp(found) == amounts["line.pph21_dtp"] == rupiah(120_000)
    assert amounts["totals.take_home"] == rupiah(8_000_000)


@pytest.mark.parametrize(("basic", "borne"), [(9_999_999, True), (10_000_000, True), (10_000_001, False)])
def test_the_limit_of_ten_million(basic: int, *, borne: bool) -> None:
    found = asked("person", basic=rupiah(basic), **NO_BPJS)
    assert bool(dtp(found)) == borne
    assert ("tax.dtp.above_limit" in codes(found)) != borne


def test_what_was_tested_before_counts_after_a_raise() -> None:
    assert dtp(asked("person", basic=rupiah(12_000_000), dtp_tested=rupiah(10_000_000), **NO_BPJS))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"klu": ("62010",)}, "tax.dtp.not_listed"),
        ({"tax_number": False}, "tax.dtp.no_tax_number"),
        ({"month": Month(2027, 1)}, "tax.dtp.no_scheme"),
        ({"kind": "intern"}, "tax.dtp.intern"),
    ],
)
def test_who_has_no_claim_is_told_why(given: dict[str, Value], code: str) -> None:
    found = asked("person", basic=rupiah(8_000_000), **given)
    assert dtp(found) == ZERO
    assert code in codes(found)


@pytest.mark.parametrize(("wage", "borne"), [(500_000, True), (500_001, False)])
def test_a_daily_worker_is_tested_by_the_wage_of_a_day(wage: int, *, borne: bool) -> None:
    found = asked("person", kind="daily", daily_wage=rupiah(wage), days_worked=10, **NO_BPJS)
    assert bool(dtp(found)) == borne


def test_what_the_government_bore_is_not_paid_back() -> None:
    """PMK 72/2025 annex B-7: overpaid by 80.000, of which the government had borne it all."""
    found = asked(
        "person",
        month=Month(2025, 12),
        klu=("55110",),
        basic=rupiah(8_000_000),
        last_month=True,
        first_month=Month(2025, 1),
        gross_before=rupiah(96_000_000),
        tax_before=rupiah(2_320_000),
        dtp_before=rupiah(240_000),
        **NO_BPJS,
    )
    assert dtp(found) == rupiah(-80_000)


def test_a_hire_costs_the_same_and_takes_home_the_tax() -> None:
    with_it, without = (asked("hire", basic=rupiah(8_000_000), dtp=made) for made in (True, False))
    of_with, of_without = ({row.key: row.amount for row in found.rows} for found in (with_it, without))
    assert of_with["cost_year"] == of_without["cost_year"]
    # 12 × 8.000.000 + THR 8.000.000 less 12 × 4 % of 8.000.000; no tax at all.
    assert of_with["take_home_year"] == rupiah(100_160_000)


def test_the_wage_for_a_take_home_pay_may_have_to_leap_over_the_limit() -> None:
    """At 10.000.000 with DTP the employee takes home 9.600.000; whoever wants more needs a wage without it."""
    at_limit, above = (asked("take-home", target=rupiah(target)) for target in (9_600_000, 9_600_001))
    assert at_limit.main is not None
    assert above.main is not None
    assert at_limit.main.amount == rupiah(10_000_000)
    assert above.main.amount is not None
    assert above.main.amount > rupiah(10_300_000)
    assert "tax.dtp.above_limit" in codes(above)


@pytest.mark.parametrize("klu", [("1311",), ("131111",), ("1311", "2"), ("abcde",)])
def test_what_is_no_business_code_is_refused(klu: tuple[str, ...]) -> None:
    with pytest.raises(Objection) as caught:
        asked("person", basic=rupiah(8_000_000), klu=klu)
    assert (caught.value.field, caught.value.code) == ("klu", "simulation.not_klu")


def test_more_than_all_tax_cannot_have_been_borne() -> None:
    with pytest.raises(Objection) as caught:
        asked("person", basic=rupiah(1), last_month=True, tax_before=rupiah(1), dtp_before=rupiah(2))
    assert (caught.value.field, caught.value.code) == ("dtp-before", "simulation.dtp_before")
