"""The portals' code lists, and how places lead to a minimum wage."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.files import resource_path


def rows_of(name: str) -> list[dict[str, str]]:
    with resource_path("codes", name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_no_place_earns_less_than_its_province(law: RegulationSet) -> None:
    provinces = {row["AWALAN_KODE_LOKASI"]: row["PROVINSI"] for row in rows_of("provinces.csv")}
    for year in (2024, 2025, 2026):
        ump = law.at("wages.minimum.ump", date(year, 6, 1)).value
        for place, wage in law.at("wages.minimum.umk", date(year, 6, 1)).value.items():
            assert wage >= ump[provinces[place[:2]]], place


def test_location_codes_lead_to_a_province_except_in_papua(law: RegulationSet) -> None:
    provinces = {row["AWALAN_KODE_LOKASI"]: row["PROVINSI"] for row in rows_of("provinces.csv")}
    prefixes = {row["KODE_LOKASI"][:2] for row in rows_of("sipp_locations.csv")}
    assert prefixes - set(provinces) == {"91", "92"}
    assert set(provinces.values()) <= set(law.at("wages.minimum.ump", date(2026, 6, 1)).value)
    assert len(set(provinces.values())) == len(provinces) == 32


def test_places_with_a_minimum_wage_are_known_to_the_portal(law: RegulationSet) -> None:
    locations = {row["KODE_LOKASI"] for row in rows_of("sipp_locations.csv")}
    for version in law.parameters["wages.minimum.umk"].versions:
        assert set(version.value) <= locations


@pytest.mark.parametrize(
    ("name", "count"),
    [("sipp_locations.csv", 514), ("sipp_banks.csv", 132), ("sipp_leaving_reasons.csv", 10), ("bank_bic.csv", 94)],
)
def test_code_lists_are_complete(name: str, count: int) -> None:
    assert len(rows_of(name)) == count
