"""Values of the law are shown as cells and typed back as the same value."""

from __future__ import annotations

import pytest

from desktop_app.application.law.entry import raw_value
from desktop_app.application.law.values import columns_of, in_a_line, is_plain, plain, sheet, worded_sheet
from desktop_app.application.law.words import place_code
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.foundation.i18n import translated
from desktop_app.regulations.kinds import read_value
from desktop_app.regulations.loader import load_regulations
from desktop_app.regulations.notation import from_text, to_text

LAW = load_regulations()
VERSIONS = [
    (parameter, version)
    for _key, parameter in sorted(LAW.parameters.items())
    for version in parameter.versions
    if version.value is not None
]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_shipped_value_typed_as_shown_is_the_same_value(language: str) -> None:
    with translated(language):
        for parameter, version in VERSIONS:
            shown = sheet(parameter.kind, version.value)
            assert len(shown.heads) == len(shown.columns)
            raw = raw_value(parameter.kind, shown.rows)
            again = read_value(parameter.kind, from_text(to_text(raw)), closed=parameter.closed)
            assert again == version.value, parameter.key
            assert in_a_line(parameter.kind, version.value)


def test_every_shipped_value_has_a_plain_shape() -> None:
    for parameter, version in VERSIONS:
        assert isinstance(plain(version.value), str | bool | int | list | dict), parameter.key


@pytest.mark.parametrize(
    ("kind", "typed", "raw"),
    [
        ("amount", [["11,6jt"]], 11_600_000),
        ("amount", [["2.327.386,07"]], "2327386.07"),
        ("percent", [["3,7%"]], "3.7"),
        ("percent", [["100"]], 100),
        ("number", [["1.000"]], 1000),
        ("flag", [["Ya"]], True),
        ("shares", [["Pemberi kerja", "3,7"], ["Karyawan", "2"]], {"employer": "3.7", "employee": 2}),
        ("codes", [[""], ["x"]], ["x"]),
        ("codes", [], []),
        ("brackets", [["100", "5"], ["", "15"]], [{"up_to": 100, "percent": 5}, {"percent": 15}]),
        ("fractions", [["a", "1,75"], ["b", "3/4"]], {"a": "7/4", "b": "3/4"}),
    ],
)
def test_what_people_type(kind: str, typed: list[list[str]], raw: object) -> None:
    assert str(raw_value(kind, typed)).replace("Decimal('", "'").replace("')", "'") == str(raw)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("amount", [["banyak"]], "law.cell"),
        ("amount", [["-1"]], "law.cell"),
        ("amount", [[""]], "law.rows_missing"),
        ("percent", [["101"]], "law.cell"),
        ("percent", [["NaN"]], "law.cell"),
        ("number", [["1,5"]], "law.cell"),
        ("number", [["²"]], "law.cell"),
        ("flag", [["mungkin"]], "law.cell"),
        ("fractions", [["a", "1/0"]], "law.cell"),
        ("fractions", [["a", "-1"]], "law.cell"),
        ("amounts", [["a", "1"], ["a", "2"]], "law.row_twice"),
        ("amounts", [["", "1"]], "law.cell"),
        ("codes", [["a"], ["a"]], "law.row_twice"),
        ("brackets", [["100", "5"], ["90", "6"], ["", "7"]], "law.rows_order"),
        ("steps", [["", "5"], ["90", "6"]], "law.rows_order"),
        ("holidays", [["31-02-2027", "x", "Libur nasional"]], "law.cell"),
        ("holidays", [["01-01-2027", "x", "pasar"]], "law.cell"),
        ("holidays", [["01-01-2027", "x", "national"], ["01-01-2027", "y", "national"]], "law.row_twice"),
    ],
)
def test_what_can_not_be_read_is_named(kind: str, typed: list[list[str]], code: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        raw_value(kind, typed)
    assert caught.value.code == code


def test_only_single_cells_are_plain() -> None:
    assert is_plain("amount")
    assert not is_plain("codes")
    assert len(columns_of("bands_by")) == 3


def test_codes_are_read_as_words_and_typed_as_codes() -> None:
    sizes = frozenset({"micro", "small"})
    assert in_a_line("codes", sizes) == "Mikro · Kecil"
    assert in_a_line("codes", frozenset({"jkk", "jkm"})) == "JKK · JKM"
    assert worded_sheet("numbers", {"day": 4, "week": 18}).rows == (("per hari", "4"), ("per minggu", "18"))
    assert sheet("codes", sizes).rows == (("micro",), ("small",))


def test_places_are_read_by_code_and_name() -> None:
    wages = {"3204": Money.rupiah(3_972_202), "3273": Money.rupiah(4_737_678), "9999": Money.rupiah(1)}
    shown = [cells[0] for cells in worded_sheet("amounts", wages).rows]
    assert shown == ["3204 Bandung", "3273 Kota Bandung", "9999"]
    assert [place_code(text) for text in (*shown, " 3273 ")] == ["3204", "3273", "9999", "3273"]
