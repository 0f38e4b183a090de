"""Added versions stand among the shipped ones under the same rules as the files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desktop_app.application.records.law import AddedLaw, AddedParameter, AddedVersion
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.regulation import Reference, RegulationSet, Title, YearlyChange
from desktop_app.regulations.kinds import WrongValue
from desktop_app.regulations.merging import LawBook
from desktop_app.regulations.notation import from_text, to_text

NOW = datetime(2027, 3, 3, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
REFERENCE = Reference("Surat contoh", "Ps. 29", "contoh", date(2027, 3, 1), "high")
CAP = "bpjs.jp.cap"
UMK = "wages.minimum.umk"
BOOK = LawBook()


def version(key: str, start: str, value: str, **more: Any) -> AddedVersion:
    return AddedVersion(key, date.fromisoformat(start), value, REFERENCE, NOW, "Rina", **more)


def merged(law: RegulationSet, *versions: AddedVersion, parameters: tuple[AddedParameter, ...] = ()) -> RegulationSet:
    return BOOK.merged(law, AddedLaw(parameters, versions))


def test_nothing_added_is_the_shipped_law_itself(law: RegulationSet) -> None:
    assert BOOK.merged(law, AddedLaw()) is law


def test_a_new_cap_holds_from_its_day_and_ends_the_warning(law: RegulationSet) -> None:
    assert law.at(CAP, date(2027, 3, 31)).overdue_since == date(2027, 3, 1)
    new = merged(law, version(CAP, "2027-03-01", "11_600_000"))
    dated = new.at(CAP, date(2027, 3, 31))
    assert (dated.value, dated.overdue_since) == (Money.rupiah(11_600_000), None)
    assert new.at(CAP, date(2027, 2, 28)).value == Money.rupiah(11_086_300)
    assert new.parameters[CAP].versions[-1].origin == "hand"
    assert [one.origin for one in new.parameters[CAP].versions[:-1]] == [""] * 12
    assert new.fingerprint != law.fingerprint
    assert len(new.fingerprint) == 64


def test_the_fingerprint_depends_on_what_was_added_and_not_on_its_order(law: RegulationSet) -> None:
    one, other = version(CAP, "2027-03-01", "11_600_000"), version(UMK, "2027-01-01", '{ "3273" = 5_000_000 }')
    assert merged(law, one, other).fingerprint == merged(law, other, one).fingerprint
    assert merged(law, one).fingerprint != merged(law, replace(one, value="11_600_001")).fingerprint


def test_by_hand_goes_over_pack_goes_over_shipped(law: RegulationSet) -> None:
    hand = version(CAP, "2026-03-01", "3")
    pack = version(CAP, "2026-03-01", "2", origin="resmi")
    assert merged(law, pack).at(CAP, date(2026, 4, 1)).value == Money.rupiah(2)
    for order in ((hand, pack), (pack, hand)):
        found = merged(law, *order).parameters[CAP]
        assert found.versions[-1].value == Money.rupiah(3)
        assert len(found.versions) == 12


def test_a_version_may_stand_between_shipped_ones(law: RegulationSet) -> None:
    found = merged(law, version(CAP, "2025-09-01", "1")).parameters[CAP]
    starts = [one.start for one in found.versions]
    assert starts == sorted(starts)
    assert len(starts) == 13


def test_a_rule_can_be_repealed_once(law: RegulationSet) -> None:
    assert merged(law, version(CAP, "2027-03-01", "")).find(CAP, date(2027, 3, 1)) is None
    with pytest.raises(KnownProblem) as caught:
        merged(law, version(CAP, "2027-03-01", ""), version(CAP, "2027-04-01", ""))
    assert caught.value.code == "law.added_broken"
    assert dict(caught.value.params)["since"] == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        (CAP, "-1", "from 0 up"),
        (CAP, '"banyak"', "expected a number"),
        (CAP, "1\nother = 2", "more than one value"),
        (CAP, "[", "is not TOML"),
        ("bpjs.jp.shares", "{ employer = 2 }", "missing key"),
        ("pph21.brackets", "[{ up_to = 5, percent = 1 }]", "the last row"),
        ("bpjs.jp.nothing", "1", "no parameter"),
    ],
)
def test_what_a_file_may_not_hold_is_refused(key: str, value: str, reason: str, law: RegulationSet) -> None:
    with pytest.raises(KnownProblem) as caught:
        merged(law, version(key, "2027-03-01", value))
    assert caught.value.code == "law.added_broken"
    params = dict(caught.value.params)
    assert params["key"] == key
    assert reason in str(params["reason"])


@pytest.mark.parametrize("field", ["instrument", "source"])
def test_the_reference_is_mandatory(field: str, law: RegulationSet) -> None:
    bare = replace(version(CAP, "2027-03-01", "1"), reference=replace(REFERENCE, **{field: " "}))
    with pytest.raises(KnownProblem, match=r"law\.added_broken"):
        merged(law, bare)


def test_rows_replace_rows_and_leave_the_others(law: RegulationSet) -> None:
    day = date(2026, 6, 1)
    before = law.at(UMK, day).value
    after = merged(law, version(UMK, "2026-01-01", '{ "3275" = 1, "9999" = 2 }', rows_only=True)).at(UMK, day).value
    assert after == {**before, "3275": Money.rupiah(1), "9999": Money.rupiah(2)}


def test_a_place_that_the_new_year_doesnt_name_keeps_its_old_amount_and_is_overdue(law: RegulationSet) -> None:
    new = merged(law, version(UMK, "2027-01-01", '{ "3275" = 6_300_000 }', rows_only=True)).parameters[UMK]
    named, other = new.row_in_force("3275", date(2027, 1, 31)), new.row_in_force("3273", date(2027, 1, 31))
    assert named is not None
    assert (named.value, named.overdue_since) == (Money.rupiah(6_300_000), None)
    assert other is not None
    assert (other.start, other.overdue_since) == (date(2026, 1, 1), date(2027, 1, 1))
    assert new.row_in_force("0000", date(2027, 1, 31)) is None


def test_a_parameter_that_the_files_lack_needs_a_description(law: RegulationSet) -> None:
    key = "calendar.holidays_2030"
    added = version(key, "2030-01-01", '[{ date = 2030-01-01, name = "Tahun Baru", kind = "national" }]')
    described = AddedParameter(key, "holidays", Title("Hari libur 2030", "Holidays 2030"), YearlyChange(1, 1))
    assert len(merged(law, added, parameters=(described,)).at(key, date(2030, 1, 1)).value) == 1
    with pytest.raises(KnownProblem, match=r"law\.added_broken"):
        merged(law, added)


def test_a_description_can_not_change_the_kind(law: RegulationSet) -> None:
    described = AddedParameter(CAP, "number", Title("x", "x"))
    with pytest.raises(KnownProblem, match=r"law\.added_broken"):
        merged(law, version(CAP, "2027-03-01", "1"), parameters=(described,))


@pytest.mark.parametrize(
    "text",
    ["1", "1.50", "true", '"a \\"b\\" \\n"', "[1, 2.5]", '{ "3/4" = "3/4", "k" = [{ "d" = 2027-01-01 }] }', "[]"],
)
def test_notation_reads_what_it_writes(text: str) -> None:
    assert to_text(from_text(text)) == text


def test_floats_have_no_notation() -> None:
    with pytest.raises(WrongValue):
        to_text(0.1)
