"""The minimum wage of a workplace: typed, UMK of the place, UMP of the province."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.month.minimum_wages import MinimumWages, PlaceWage
from desktop_app.domain.company import Company
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from tests.application.months import COMPANY, PROVINCES, REGULATIONS, codes, employee, gathered, rupiah

DAY = date(2026, 11, 30)
WAGES = MinimumWages(REGULATIONS, PROVINCES)
BEKASI = "3216"
"""A place whose UMK is in the tables."""
NOWHERE_IN_JAVA = "3299"


def company(location: str = "", province: str = "", typed: int | None = None) -> Company:
    minimum = None if typed is None else rupiah(typed)
    terms = tuple(replace(each, minimum_wage=minimum) for each in COMPANY.terms)
    return replace(COMPANY, location_code=location, province=province, terms=terms)


def law(key: str, place: str) -> Money:
    amount = REGULATIONS.current().at(key, DAY).value[place]
    assert isinstance(amount, Money)
    return amount


def test_what_is_typed_comes_first_at_the_company_s_own_place() -> None:
    own = company(BEKASI, typed=5_000_000)
    typed = PlaceWage(rupiah(5_000_000), "company")
    assert WAGES.at(own, "", DAY) == typed
    assert WAGES.at(own, BEKASI, DAY) == typed


def test_another_place_of_work_has_its_own() -> None:
    own = company(NOWHERE_IN_JAVA, typed=5_000_000)
    assert WAGES.at(own, BEKASI, DAY) == PlaceWage(law("wages.minimum.umk", BEKASI), "umk")
    assert WAGES.at(own, "3101", DAY) == PlaceWage(law("wages.minimum.ump", "DKI Jakarta"), "ump_only")


def test_the_place_s_own_and_else_the_province_s() -> None:
    assert WAGES.amount(company(BEKASI), "", DAY) == law("wages.minimum.umk", BEKASI)
    assert WAGES.at(company(NOWHERE_IN_JAVA), "", DAY) == PlaceWage(law("wages.minimum.ump", "Jawa Barat"), "ump")


def test_the_province_of_papua_s_codes_is_the_company_s() -> None:
    own = company("9401", "Papua Tengah")
    assert WAGES.amount(own, "", DAY) == law("wages.minimum.ump", "Papua Tengah")
    assert WAGES.amount(own, "9402", DAY) == law("wages.minimum.ump", "Papua Tengah")
    assert WAGES.amount(company(BEKASI, "Jawa Barat"), "9401", DAY) is None


@pytest.mark.parametrize("own", [company(), company("", "Negeri Dongeng")])
def test_an_unknown_place_has_none(own: Company) -> None:
    assert WAGES.at(own, "", DAY) is None
    assert WAGES.amount(own, "", DAY) is None


def test_a_place_by_province_alone() -> None:
    assert WAGES.amount(company("", "Banten"), "", DAY) == law("wages.minimum.ump", "Banten")


def test_before_the_tables_there_is_none() -> None:
    assert WAGES.at(company(BEKASI), "", date(2010, 5, 31)) is None


def test_amounts_of_an_earlier_year_are_overdue() -> None:
    found = WAGES.at(company(BEKASI), "", date(2027, 1, 31))
    assert found == PlaceWage(law("wages.minimum.umk", BEKASI), "umk", is_overdue=True)


def test_findings_say_that_the_amount_is_the_province_s_or_of_an_earlier_year() -> None:
    elsewhere = company(NOWHERE_IN_JAVA)
    assert codes(gathered(employee(), company=elsewhere)) == ["wages.umk_unknown"]
    january = gathered(employee(), company=elsewhere, month=Month(2027, 1))
    assert codes(january) == ["wages.umk_unknown", "wages.minimum_overdue"]
    assert not codes(gathered(employee(), company=company(BEKASI)))
    assert gathered(employee(), company=company(BEKASI)).facts.employer.minimum_wage == law("wages.minimum.umk", BEKASI)
