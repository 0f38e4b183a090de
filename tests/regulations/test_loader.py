"""What the loader makes of sound files: exact values of every kind, and a steady fingerprint."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.money import Money, Rate
from desktop_app.domain.regulation import Band, Holiday, NotInForce, RegulationSet, Shares, Step
from desktop_app.regulations.loader import load_regulations
from desktop_app.regulations.source import FileRegulations

NEW_YEAR = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("amount", "11_086_300", Money.rupiah(11_086_300)),
        ("amount", "2_327_386.07", Money(232_738_607)),
        ("percent", "0.635", Rate(635, 100_000)),
        ("percent", "100", Rate(1, 1)),
        ("number", "25", 25),
        ("flag", "false", False),
        ("text", '"progressive"', "progressive"),
        ("shares", "{ employer = 3.7, employee = 2 }", Shares(Rate(37, 1000), Rate(2, 100))),
        ("codes", "[]", frozenset()),
        ("codes", '["micro", "small"]', frozenset({"micro", "small"})),
        ("percents", '{ "1" = 0.24 }', {"1": Rate(24, 10_000)}),
        ("amounts", '{ "DKI Jakarta" = 5_729_876 }', {"DKI Jakarta": Money.rupiah(5_729_876)}),
        ("numbers", "{ day = 15, months_after = 1 }", {"day": 15, "months_after": 1}),
        ("texts", '{ "K/3" = "C" }', {"K/3": "C"}),
        (
            "fractions",
            '{ a = "3/4", b = 1.75, c = 2 }',
            {"a": Fraction(3, 4), "b": Fraction(7, 4), "c": Fraction(2)},
        ),
        (
            "brackets",
            "[{ up_to = 60, percent = 5 }, { percent = 35 }]",
            (Band(Money.rupiah(60), Rate(5, 100)), Band(None, Rate(35, 100))),
        ),
        ("bands_by", "{ A = [{ percent = 34 }] }", {"A": (Band(None, Rate(34, 100)),)}),
        (
            "steps",
            "[{ up_to = 9, amount = 5 }, { amount = 20 }]",
            (Step(Money.rupiah(9), Money.rupiah(5)), Step(None, Money.rupiah(20))),
        ),
        (
            "holidays",
            '[{ date = 2020-01-01, name = "Tahun Baru Masehi", kind = "national" }]',
            (Holiday(NEW_YEAR, "Tahun Baru Masehi", "national"),),
        ),
    ],
)
def test_value_of_each_kind_is_exact(kind: str, written: str, expected: Any, sound: str, tmp_path: Path) -> None:
    text = sound.replace('kind = "number"', f'kind = "{kind}"').replace("value = 1", f"value = {written}")
    (tmp_path / "rule.toml").write_text(text, encoding="utf-8")
    assert load_regulations(tmp_path).at("test.rule", NEW_YEAR).value == expected


def test_closed_scale_ends_at_its_last_row(sound: str, tmp_path: Path) -> None:
    text = sound.replace('kind = "number"', 'kind = "brackets"\nclosed = true')
    (tmp_path / "rule.toml").write_text(text.replace("value = 1", "value = [{ up_to = 9, percent = 1 }]"), "utf-8")
    assert load_regulations(tmp_path).at("test.rule", NEW_YEAR).value == (Band(Money.rupiah(9), Rate(1, 100)),)


def test_repeal_ends_a_rule_and_a_later_version_revives_it(sound: str, tmp_path: Path) -> None:
    version = sound[sound.index("[[") :]
    repeal = version.replace("2020-01-01", "2021-01-01").replace("value = 1", "repealed = true")
    revival = version.replace("2020-01-01", "2022-01-01").replace("value = 1", "value = 2")
    (tmp_path / "rule.toml").write_text("\n".join([sound, repeal, revival]), encoding="utf-8")
    law = load_regulations(tmp_path)
    assert law.at("test.rule", date(2020, 12, 31)).value == 1
    assert law.find("test.rule", date(2021, 6, 1)) is None
    assert law.at("test.rule", date(2022, 1, 1)).value == 2
    with pytest.raises(NotInForce):
        law.at("test.rule", date(2019, 12, 31))


def test_expected_change_that_is_not_entered_is_noticed(law: RegulationSet) -> None:
    assert law.at("bpjs.jp.cap", date(2027, 2, 28)).overdue_since is None
    assert law.at("bpjs.jp.cap", date(2027, 3, 31)).overdue_since == date(2027, 3, 1)
    assert law.at("wages.minimum.ump", date(2027, 1, 10)).overdue_since == date(2027, 1, 1)


def test_mappings_cannot_be_changed(law: RegulationSet) -> None:
    with pytest.raises(TypeError):
        law.at("pph21.ptkp", date(2026, 1, 1)).value["TK/0"] = Money(0)


def test_fingerprint_does_not_depend_on_line_ends(sound: str, tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    for folder, content in ((unix, sound), (windows, sound.replace("\n", "\r\n"))):
        folder.mkdir()
        (folder / "rule.toml").write_bytes(content.encode())
    assert load_regulations(unix).fingerprint == load_regulations(windows).fingerprint


def test_fingerprint_depends_on_the_content(sound: str, tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_text(sound, encoding="utf-8")
    before = load_regulations(tmp_path).fingerprint
    (tmp_path / "rule.toml").write_text(sound.replace("value = 1", "value = 2"), encoding="utf-8")
    after = load_regulations(tmp_path).fingerprint
    assert before != after
    assert len(before) == len(after) == 64


def test_other_files_beside_them_are_left_alone(sound: str, tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_text(sound, encoding="utf-8")
    before = load_regulations(tmp_path)
    (tmp_path / "README.md").write_text("# not a regulation", encoding="utf-8")
    assert load_regulations(tmp_path) == before


def test_source_reads_once(sound: str, tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_text(sound, encoding="utf-8")
    source = FileRegulations(tmp_path)
    first = source.current()
    (tmp_path / "rule.toml").unlink()
    assert source.current() is first


def test_program_has_its_own_regulations() -> None:
    assert FileRegulations().current().parameters
