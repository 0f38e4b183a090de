from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.application.exchange.spreadsheet import BadCell
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.sheets import exact, read_sheets
from tests.intake.workbooks import write


def test_cells_keep_their_kind_and_place(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 2, 8, 30)  # noqa: DTZ001 - cells have no zone
    rows = [[None, "x", 5, 1234567.89, True, date(2026, 11, 1), moment], [], [None, "00012"]]
    path = write(tmp_path / "a.xlsx", {"Satu": rows})
    cells = read_sheets(path)["Satu"]
    assert cells is not None
    assert cells.letter(0) == "B"
    assert dict(cells.numbered()) == {
        1: ("x", 5, Decimal("1234567.89"), True, date(2026, 11, 1), date(2026, 11, 2)),
        3: ("00012", None, None, None, None, None),
    }


def test_unusable_formulas_are_not_taken_for_empty_cells(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["kepala"], ["=1+1"], ["#N/A"], ["teks"]]})
    cells = read_sheets(path)["Satu"]
    assert cells is not None
    assert [row[0] for row in cells.rows] == ["kepala", BadCell.UNCALCULATED, BadCell.ERROR, "teks"]


def test_uncalculated_formulas_beyond_the_last_value_are_not_lost(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["kepala"], ["isi", "=1+1"], ["=A2"]]})
    cells = read_sheets(path)["Satu"]
    assert cells is not None
    uncalculated = BadCell.UNCALCULATED
    assert cells.rows == (("kepala", None), ("isi", uncalculated), (uncalculated, None))


def test_only_wanted_sheets_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]], "Dua": [[2]]})
    sheets = read_sheets(path, lambda name: name == "Dua")
    assert sheets["Satu"] is None
    assert sheets["Dua"] is not None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (8_000_000.0, 8_000_000),
        (0.1 + 0.2, Decimal("0.300000000000000")),
        (4737678.300000001, Decimal("4737678.30000000")),
        (1234567.89, Decimal("1234567.89")),
        (3204010101900001.0, 3204010101900001),
    ],
)
def test_numbers_are_what_the_cell_shows(number: float, expected: object) -> None:
    assert exact(number) == expected


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "workbook.empty_file"),
        (b"NIP;Nama\n1;Budi\n", "workbook.not_a_workbook"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "workbook.password"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100), "workbook.unreadable"),
        (b"PK\x03\x04 torn", "workbook.unreadable"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(content)
    with pytest.raises(KnownProblem) as caught:
        read_sheets(path)
    assert caught.value.code == code
    assert ("file", "data.xlsx") in caught.value.params


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as missing:
        read_sheets(tmp_path / "tidak-ada.xlsx")
    assert missing.value.code == "workbook.missing"
    with pytest.raises(KnownProblem) as folder:
        read_sheets(tmp_path)
    assert folder.value.code in ("workbook.not_a_workbook", "workbook.no_access")


def test_another_zip_file_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "arsip.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("isi.txt", "x")
    with pytest.raises(KnownProblem, match=r"workbook\.not_a_workbook"):
        read_sheets(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", bytes(30_000_000))
    with pytest.raises(KnownProblem, match=r"workbook\.too_large"):
        read_sheets(path)


def test_a_damaged_part_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["abc"]]})
    with zipfile.ZipFile(path) as archive:
        offset = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content = bytearray(path.read_bytes())
    content[offset + 70] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(KnownProblem, match=r"workbook\.unreadable"):
        read_sheets(path)


@pytest.mark.parametrize("far", ["XFD1", "A1048576"])
def test_a_stray_cell_far_away_does_not_fill_the_memory(tmp_path: Path, far: str) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["kepala"]]})
    _add_cell(path, f'<c r="{far}"><v>1</v></c>')
    with pytest.raises(KnownProblem, match=r"workbook\.too_many_rows"):
        read_sheets(path)


def test_empty_formatted_rows_far_below_do_not_count(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["kepala"], ["isi"]]})
    _add_cell(path, '<c r="A1048576" s="1"/>')
    cells = read_sheets(path)["Satu"]
    assert cells is not None
    assert [number for number, _row in cells.numbered()] == [1, 2]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", b""),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
        ("xl/_rels/workbook.xml.rels", b"<"),
        ("xl/styles.xml", b"<styleSheet"),
    ],
)
def test_broken_parts_make_a_file_unreadable(tmp_path: Path, part: str, content: bytes) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["kepala"]]})
    _replace_part(path, part, lambda _old: content)
    with pytest.raises(KnownProblem, match=r"workbook\.unreadable"):
        read_sheets(path)


def test_a_number_beyond_all_bounds_is_an_unusable_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[5]]})
    _replace_part(path, "xl/worksheets/sheet1.xml", lambda old: old.replace(b"<v>5", b"<v>9e999"))
    cells = read_sheets(path)["Satu"]
    assert cells is not None
    assert cells.rows == ((BadCell.ERROR,),)


def _add_cell(path: Path, cell: str) -> None:
    number = "".join(filter(str.isdigit, cell.split('"')[1]))
    row = f'<row r="{number}">{cell}</row></sheetData>'.encode()
    _replace_part(path, "xl/worksheets/sheet1.xml", lambda old: old.replace(b"</sheetData>", row))


def _replace_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
