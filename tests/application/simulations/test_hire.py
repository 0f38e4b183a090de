"""The cost of a hire: a month as the engine calculates it, and a year of twelve months with THR."""

from __future__ import annotations

import pytest

from desktop_app.application.simulations.forms import Value
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from tests.application.simulations.asking import SIMULATIONS


def rows(**given: Value) -> dict[str, Money | None]:
    asked: dict[str, Value] = {"basic": Money.rupiah(8_000_000), "month": Month(2026, 11)}
    found = SIMULATIONS.calculate("hire", asked | {name.replace("_", "-"): value for name, value in given.items()})
    return {row.key: row.amount for row in found.rows}


def test_a_year_is_twelve_months_and_the_holiday_allowance() -> None:
    """8.000.000 × 10,24 % (Kes 4, JHT 3,7, JP 2, JKK 0,24, JKM 0,3) = 819.200 a month beside the wage."""
    found = rows()
    assert found["cost_month"] == Money.rupiah(8_819_200)
    assert found["thr_year"] == Money.rupiah(8_000_000)
    assert found["cost_year"] == Money.rupiah(12 * 8_819_200 + 8_000_000)
    assert found["cost_average"] == Money(948_586_667)  # 113.830.400 ÷ 12 = 9.485.866,666…


def test_the_parts_of_the_year_add_up_to_its_cost() -> None:
    found = rows(tax_method="gross_up", fixed=Money.rupiah(500_000), variable=Money.rupiah(300_000))
    names = ("pay", "thr", "tax", "kesehatan", "jht", "jp", "jkk", "jkm")
    parts = [found[f"{name}_year"] for name in names]
    assert found["cost_year"] == Money(sum(part.sen for part in parts if part is not None))
    assert found["tax_year"] not in (None, ZERO)


@pytest.mark.parametrize("method", ["gross", "net"])
def test_the_month_of_the_allowance_changes_no_year_but_its_tax(method: str) -> None:
    march, june = rows(tax_method=method, thr_month="3"), rows(tax_method=method, thr_month="6")
    assert march["thr_year"] == june["thr_year"]
    assert march["kesehatan_year"] == june["kesehatan_year"]
    if method == "gross":
        assert march["take_home_year"] == june["take_home_year"]


def test_a_trainee_gets_no_holiday_allowance() -> None:
    assert "thr_year" not in rows(kind="intern")
