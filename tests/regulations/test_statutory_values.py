"""The shipped law: complete, with references, and with the figures that were read in the sources."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.domain.money import Money, Rate
from desktop_app.domain.regulation import Parameter, RegulationSet
from desktop_app.foundation.files import resource_path
from desktop_app.regulations.loader import load_regulations

FILES = sorted(resource_path("regulations").glob("*.toml"))
KEYS = sorted(load_regulations().parameters)
LAST_WALKED = date(2027, 12, 1)
MONTH = timedelta(days=31)


def months_from(start: date) -> list[date]:
    days, day = [], start.replace(day=1)
    while day <= LAST_WALKED:
        days.append(day)
        day = (day + MONTH).replace(day=1)
    return days


def parameter(law: RegulationSet, key: str) -> Parameter:
    return law.parameters[key]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_holds_the_topic_that_it_is_named_after(path: Path) -> None:
    topic = path.stem if path.stem in {"calendar", "due", "pph21"} else path.stem.replace("_", ".")
    assert f'topic = "{topic}"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", KEYS)
def test_parameter_is_in_force_in_every_month_until_repealed(key: str, law: RegulationSet) -> None:
    found = parameter(law, key)
    for month in months_from(found.versions[0].start):
        last_day = (month + MONTH).replace(day=1) - timedelta(days=1)
        started = [version for version in found.versions if version.start <= last_day]
        in_force = law.find(key, last_day)
        if started[-1].value is None:
            assert in_force is None
        else:
            assert in_force is not None
            assert in_force.start == started[-1].start
            assert in_force.value == started[-1].value


@pytest.mark.parametrize("key", KEYS)
def test_doubts_are_written_down(key: str, law: RegulationSet) -> None:
    for version in parameter(law, key).versions:
        reference = version.reference
        assert reference.verified >= date(2026, 11, 20)
        assert reference.note or reference.article, f"{version.start}: no article and no note that says so"
        if "ingatan" in reference.source:
            assert reference.note
            assert reference.confidence != "high"


def test_everything_that_the_engine_reads_is_there_in_november_2026(law: RegulationSet) -> None:
    engine = """
        bpjs.kesehatan: shares extra_member_rate cap floor_applies floor_exempt_sizes covered_persons class_two_up_to
            child_age_limit student_age_limit
        bpjs.jht: shares
        bpjs.jkm: rate
        bpjs.jkk: rates
        bpjs.jp: shares cap pension_age
        bpjs.jkp: state_rate from_jkk_rate from_jkm_rate cap age_limit
        bpjs.ketenagakerjaan: daily_wage_days mandatory_programmes_micro mandatory_programmes_small
            mandatory_programmes_medium mandatory_programmes_large
        pph21: ter_category ter_monthly ter_daily ter_daily_above_base brackets ptkp occupational_cost_rate
            occupational_cost_monthly_cap taxable_income_step severance_brackets lump_sum_brackets
            nonemployee_base_rate foreign_rate
        due: bpjs_kesehatan bpjs_ketenagakerjaan pph21_deposit pph21_return
        calendar: holidays_2024 holidays_2025 holidays_2026
        wages.minimum: ump umk basic_share_of_fixed deduction_limit
    """
    topic = ""
    for word in engine.split():
        if word.endswith(":"):
            topic = word[:-1]
        else:
            assert law.at(f"{topic}.{word}", date(2026, 11, 30)), word


@pytest.mark.parametrize(
    ("month", "cap"),
    [
        ("2015-07", 7_000_000),
        ("2016-03", 7_335_300),
        ("2017-03", 7_703_500),
        ("2018-03", 8_094_000),
        ("2019-03", 8_512_400),
        ("2020-03", 8_939_700),
        ("2021-03", 8_754_600),
        ("2022-03", 9_077_600),
        ("2023-03", 9_559_600),
        ("2024-03", 10_042_300),
        ("2025-03", 10_547_400),
        ("2026-03", 11_086_300),
    ],
)
def test_jp_cap_of_each_year(month: str, cap: int, law: RegulationSet) -> None:
    start = date.fromisoformat(f"{month}-01")
    assert law.at("bpjs.jp.cap", start).value == Money.rupiah(cap)
    last_february = date(start.year + 1, 2, 28)
    assert law.at("bpjs.jp.cap", last_february).start == start


def test_jp_caps_are_twelve(law: RegulationSet) -> None:
    assert len(parameter(law, "bpjs.jp.cap").versions) == 12


@pytest.mark.parametrize(
    ("year", "age"),
    [
        (2018, 56),
        (2019, 57),
        (2021, 57),
        (2022, 58),
        (2024, 58),
        (2025, 59),
        (2027, 59),
        (2028, 60),
        (2042, 64),
        (2043, 65),
    ],
)
def test_pension_age(year: int, age: int, law: RegulationSet) -> None:
    assert law.at("bpjs.jp.pension_age", date(year, 6, 30)).value == age


@pytest.mark.parametrize(
    ("day", "cap"),
    [
        ("2014-01-10", 4_725_000),
        ("2016-03-10", 4_725_000),
        ("2016-04-10", 8_000_000),
        ("2019-12-10", 8_000_000),
        ("2020-01-10", 12_000_000),
        ("2026-11-10", 12_000_000),
    ],
)
def test_kesehatan_cap(day: str, cap: int, law: RegulationSet) -> None:
    assert law.at("bpjs.kesehatan.cap", date.fromisoformat(day)).value == Money.rupiah(cap)


@pytest.mark.parametrize(("day", "employee"), [("2015-06-10", Rate(5, 1000)), ("2015-07-10", Rate(1, 100))])
def test_kesehatan_shares(day: str, employee: Rate, law: RegulationSet) -> None:
    shares = law.at("bpjs.kesehatan.shares", date.fromisoformat(day)).value
    assert shares.employer == Rate(4, 100)
    assert shares.employee == employee


def test_kesehatan_floor_came_in_2018_and_small_businesses_left_it_in_2024(law: RegulationSet) -> None:
    assert law.at("bpjs.kesehatan.floor_applies", date(2018, 9, 10)).value is False
    assert law.at("bpjs.kesehatan.floor_applies", date(2018, 10, 10)).value is True
    assert law.at("bpjs.kesehatan.floor_exempt_sizes", date(2024, 4, 10)).value == frozenset()
    assert law.at("bpjs.kesehatan.floor_exempt_sizes", date(2024, 5, 10)).value == {"micro", "small"}


def test_work_accident_rates_and_their_relief(law: RegulationSet) -> None:
    rates = law.at("bpjs.jkk.rates", date(2026, 11, 30)).value
    assert [rates[str(risk)].percent_text for risk in range(1, 6)] == ["0.24", "0.54", "0.89", "1.27", "1.74"]
    assert law.find("bpjs.jkk.labour_intensive_rates", date(2025, 1, 31)) is None
    relief = law.at("bpjs.jkk.labour_intensive_rates", date(2026, 1, 31)).value
    assert all(relief[risk].as_fraction() * 2 == rates[risk].as_fraction() for risk in rates)
    assert law.find("bpjs.jkk.labour_intensive_rates", date(2026, 2, 28)) is None


@pytest.mark.parametrize(("day", "total"), [("2021-02-28", "0.46"), ("2025-01-31", "0.46"), ("2025-02-28", "0.36")])
def test_job_loss_benefit_is_composed(day: str, total: str, law: RegulationSet) -> None:
    on = date.fromisoformat(day)
    parts = [
        law.at(f"bpjs.jkp.{part}", on).value.as_fraction() for part in ("state_rate", "from_jkk_rate", "from_jkm_rate")
    ]
    assert sum(parts) * 100 == Fraction(total)


def test_monthly_rates_have_125_rows_from_nil_to_34_percent(law: RegulationSet) -> None:
    table = law.at("pph21.ter_monthly", date(2026, 1, 1)).value
    assert {category: len(rows) for category, rows in table.items()} == {"A": 44, "B": 40, "C": 41}
    for rows in table.values():
        assert rows[0].rate == Rate(0, 1)
        assert rows[-1].rate == Rate(34, 100)
        rates = [row.rate.as_fraction() for row in rows]
        assert rates == sorted(set(rates))
    assert table["A"][0].up_to == Money.rupiah(5_400_000)
    assert table["B"][0].up_to == Money.rupiah(6_200_000)
    assert table["C"][0].up_to == Money.rupiah(6_600_000)


def test_every_withholding_status_has_a_category_and_an_allowance(law: RegulationSet) -> None:
    categories = law.at("pph21.ter_category", date(2026, 1, 1)).value
    ptkp = law.at("pph21.ptkp", date(2026, 1, 1)).value
    assert Counter(categories.values()) == {"A": 5, "B": 6, "C": 1}
    assert set(categories) == {f"{status}/{n}" for status in ("TK", "K", "HB") for n in range(4)}
    assert set(ptkp) - set(categories) == {f"K/I/{n}" for n in range(4)}
    assert ptkp["TK/0"] == Money.rupiah(54_000_000)
    assert ptkp["K/3"] == Money.rupiah(72_000_000)


def test_monthly_withholding_begins_in_2024(law: RegulationSet) -> None:
    assert law.find("pph21.ter_monthly", date(2023, 12, 31)) is None


@pytest.mark.parametrize(("day", "percents"), [("2021-12-31", "5 15 25 30"), ("2022-01-31", "5 15 25 30 35")])
def test_article_17(day: str, percents: str, law: RegulationSet) -> None:
    rows = law.at("pph21.brackets", date.fromisoformat(day)).value
    assert [row.rate.percent_text for row in rows] == percents.split()


@pytest.mark.parametrize(
    ("year", "national", "cuti_bersama", "election"),
    [(2024, 17, 10, 2), (2025, 17, 11, 0), (2026, 17, 8, 0), (2027, 18, 8, 0)],
)
def test_holidays_of_a_year(year: int, national: int, cuti_bersama: int, election: int, law: RegulationSet) -> None:
    days = law.at(f"calendar.holidays_{year}", date(year, 1, 1)).value
    kinds = Counter(holiday.kind for holiday in days)
    assert (kinds["national"], kinds["cuti_bersama"], kinds["election"]) == (national, cuti_bersama, election)
    assert {holiday.day.year for holiday in days} == {year}


def test_minimum_wages(law: RegulationSet) -> None:
    counts = {2024: (37, 1), 2025: (38, 10), 2026: (38, 32)}
    for year, (provinces, places) in counts.items():
        assert len(law.at("wages.minimum.ump", date(year, 6, 1)).value) == provinces
        assert len(law.at("wages.minimum.umk", date(year, 6, 1)).value) == places
    ump = law.at("wages.minimum.ump", date(2026, 6, 1)).value
    assert ump["DKI Jakarta"] == Money.rupiah(5_729_876)
    assert str(ump["Jawa Tengah"]) == "2327386.07"
    assert law.at("wages.minimum.umk", date(2026, 6, 1)).value["3275"] == Money.rupiah(5_999_443)


def test_provincial_wages_of_2025_rose_by_six_and_a_half_percent(law: RegulationSet) -> None:
    before = law.at("wages.minimum.ump", date(2024, 6, 1)).value
    after = law.at("wages.minimum.ump", date(2025, 6, 1)).value
    for province, wage in before.items():
        rise = Fraction(after[province].sen, wage.sen) - 1
        assert abs(rise - Fraction(65, 1000)) <= Fraction(6, 10_000), province
