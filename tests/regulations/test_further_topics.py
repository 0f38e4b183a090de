"""Other insured groups, labour rules and the tax that the State bears."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from desktop_app.domain.money import Money
from desktop_app.domain.regulation import RegulationSet


@pytest.mark.parametrize(
    ("religion", "latest_days"),
    [
        ("Islam", "2024-04-03 2025-03-24 2026-03-14 2027-03-03"),
        ("Kristen", "2024-12-18 2025-12-18 2026-12-18 2027-12-18"),
        ("Katolik", "2024-12-18 2025-12-18 2026-12-18 2027-12-18"),
        ("Hindu", "2024-03-04 2025-03-22 2026-03-12 2027-03-01"),
        ("Buddha", "2024-05-16 2025-05-05 2026-05-24 2027-05-13"),
        ("Khonghucu", "2024-02-03 2025-01-22 2026-02-10 2027-01-30"),
    ],
)
def test_latest_day_for_the_holiday_allowance(religion: str, latest_days: str, law: RegulationSet) -> None:
    for latest in map(date.fromisoformat, latest_days.split()):
        name = law.at("labour.thr.holiday_by_religion", latest).value[religion]
        days = law.at(f"calendar.holidays_{latest.year}", latest).value
        first = min(day.day for day in days if day.kind == "national" and day.name.startswith(name))
        assert first - timedelta(days=law.at("labour.thr.days_before", latest).value) == latest


def test_self_employed_tariff_and_its_relief(law: RegulationSet) -> None:
    base = law.at("bpjs.bpu.base", date(2026, 11, 30)).value
    assert len(base) == 33
    assert base[0].amount == Money.rupiah(1_000_000)
    assert base[-1].amount == Money.rupiah(20_700_000)
    due = (
        law.at("bpjs.bpu.jkk_rate", date(2026, 11, 30)).value.of(base[0].amount)
        + law.at("bpjs.bpu.jkm", date(2026, 11, 30)).value
    )
    assert due == Money.rupiah(16_800)
    for relief, first, last in (
        ("relief_transport", date(2026, 1, 1), date(2027, 3, 31)),
        ("relief_other", date(2026, 4, 1), date(2026, 12, 31)),
    ):
        day_before, day_after = first - timedelta(days=1), last + timedelta(days=1)
        assert law.find(f"bpjs.bpu.{relief}", day_before) is None
        assert law.at(f"bpjs.bpu.{relief}", first).value.of(due) == Money.rupiah(8_400)
        assert law.at(f"bpjs.bpu.{relief}", last).value.of(due) == Money.rupiah(8_400)
        assert law.find(f"bpjs.bpu.{relief}", day_after) is None


def test_migrant_premiums_add_up(law: RegulationSet) -> None:
    premiums = law.at("bpjs.pmi.premiums", date(2026, 11, 30)).value
    assert premiums["before_departure"] + premiums["months_24"] == Money.rupiah(370_000)
    assert premiums["months_6"] + premiums["extra_month"] * 6 == premiums["months_12"]


def test_class_three_premium_is_shared_with_the_state(law: RegulationSet) -> None:
    day = date(2026, 11, 30)
    premium = law.at("bpjs.kesehatan.pbpu.premiums", day).value["3"]
    assert premium - law.at("bpjs.kesehatan.pbpu.class_three_payer", day).value == Money.rupiah(7_000)


def test_termination_pay(law: RegulationSet) -> None:
    day = date(2026, 11, 30)
    months = law.at("labour.severance.severance_months", day).value
    assert [months[str(years)] for years in range(9)] == list(range(1, 10))
    service = law.at("labour.severance.service_months", day).value
    assert max(service.values()) == 10
    severance = law.at("labour.severance.severance_multipliers", day).value
    assert severance["retirement"] == Fraction(7, 4)
    assert severance["death"] == severance["long_illness"] == 2
    assert severance.keys() == law.at("labour.severance.service_multipliers", day).value.keys()
    assert law.at("labour.severance.separation_pay_reasons", day).value <= severance.keys()


def test_overtime_multipliers_do_not_fall(law: RegulationSet) -> None:
    for kind in ("workday", "rest_day_five_day_week", "rest_day_six_day_week", "holiday_on_shortest_day"):
        factors = law.at(f"labour.overtime.{kind}", date(2026, 11, 30)).value
        assert list(factors) == sorted(factors, key=int)
        assert list(factors.values()) == sorted(factors.values())


@pytest.mark.parametrize(
    ("day", "labour_intensive", "tourism"),
    [("2025-01-31", 57, 0), ("2025-10-31", 57, 77), ("2026-11-30", 57, 78), ("2027-01-31", 0, 0)],
)
def test_business_codes_whose_tax_the_state_bears(
    day: str, labour_intensive: int, tourism: int, law: RegulationSet
) -> None:
    on = date.fromisoformat(day)
    for key, count in (("klu_labour_intensive", labour_intensive), ("klu_tourism", tourism)):
        found = law.find(f"pph21.dtp.{key}", on)
        assert len(found.value if found else ()) == count
