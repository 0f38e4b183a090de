"""Each step of the law's tables: exactly at the bound, and one rupiah beyond it."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.money import Money, Rounding
from desktop_app.domain.payroll.facts import DailyPay
from desktop_app.domain.payroll.payslip import Tax
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import APRIL, WITHOUT_BPJS, facts, payslip, rules

_RUPIAH = Money.rupiah(1)
_STATUS = {"A": "K/0", "B": "TK/3", "C": "K/3"}


def _tax(gross: Money, status: str) -> Tax:
    return payslip(facts(gross.sen, person={"ptkp": status, "programmes": WITHOUT_BPJS})).tax


@pytest.mark.parametrize("category", _STATUS)
def test_every_monthly_band_holds_its_upper_bound(category: str) -> None:
    law = rules(APRIL).tax
    assert law is not None
    bands = law.ter_monthly.value[category]
    for band, following in itertools.pairwise(bands):
        assert band.up_to is not None
        for gross, rate in ((band.up_to, band.rate), (band.up_to + _RUPIAH, following.rate)):
            tax = _tax(gross, _STATUS[category])
            assert (tax.category, tax.rate) == (category, rate), gross
            assert tax.tax == rate.of(gross, Rounding.RUPIAH_HALF_UP), gross
    assert _tax(Money.rupiah(10**12), _STATUS[category]).rate == bands[-1].rate


@pytest.mark.parametrize(
    ("wage", "days", "tax"),
    [
        (450_000, 20, 0),
        (450_001, 20, 45_000),  # 9,000,020 × 0.5 % = 45,000.10
        (2_500_000, 20, 250_000),
        (2_500_001, 20, 1_250_001),  # 20 × 5 % × 1,250,000.50 = 1,250,000.50
        (120_000_000, 1, 3_000_000),  # half of it ends the first bracket
        (120_000_002, 1, 3_000_000),  # 3,000,000.15
        (120_000_008, 1, 3_000_001),  # 3,000,000.60
    ],
)
def test_the_daily_bounds(wage: int, days: int, tax: int) -> None:
    daily = DailyPay(Money.rupiah(wage), days)
    slip = payslip(
        facts(
            daily.wage.sen * days,
            person={"kind": EmployeeKind.DAILY, "programmes": WITHOUT_BPJS},
            daily=daily,
        )
    )
    assert slip.tax.tax == Money.rupiah(tax)


@pytest.mark.parametrize(
    ("born", "month", "contributes"),
    [
        (date(1967, 5, 31), Month(2026, 4), True),
        (date(1967, 5, 1), Month(2026, 5), False),
        (date(1967, 5, 31), Month(2026, 5), False),
        (date(1967, 6, 1), Month(2026, 5), True),
        (date(1966, 12, 31), Month(2024, 12), False),  # 58 in 2024: ended, 59 doesn't reopen it
        (date(1966, 12, 31), Month(2025, 1), False),
        (date(1967, 1, 1), Month(2025, 1), True),  # 58 only in 2025, when 59 is the age
    ],
)
def test_the_month_of_the_pension_age(born: date, month: Month, contributes: bool) -> None:
    jp = payslip(facts(500_000_000, month, person={"birth_date": born})).bpjs.jp
    assert jp is not None
    assert bool(jp.employee) is contributes
