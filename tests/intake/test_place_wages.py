"""Lists of minimum wages by place, as people have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.i18n import sentence, translated
from desktop_app.intake.place_wages import read_place_wages

ROWS = (("3275", "6.300.000"), ("3273", "4.900.000,50"), ("0101", "1"))


@pytest.mark.parametrize(
    "text",
    [
        "3275;6.300.000\n3273;4.900.000,50\n0101;1\n",
        'Kode lokasi,UMK\n3275,6300000\n3273,"4900000,50"\n101,1\n\n',
        "\ufeffkode\tjumlah\r\n3275\t6300000\r\n3273\t4.900.000,50\r\n0101\t1\r\n",
    ],
)
def test_text_with_any_separator(text: str, tmp_path: Path) -> None:
    path = tmp_path / "umk.csv"
    path.write_text(text, encoding="utf-8", newline="")
    assert read_place_wages(path) == ROWS


def test_a_workbook_with_numbers(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Kode", "UMK"), ("3275", 6_300_000), (3273, 4_900_000.5), (None, None), ("0101", "1")):
        sheet.append(row)
    path = tmp_path / "umk.xlsx"
    book.save(path)
    assert read_place_wages(path) == ROWS


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Kode;UMK\n", "holds no row"),
        (b"3275;1\n3273;banyak\n", "row 2"),
        (b"3275;1\nBandung;5\n", "row 2"),
        (b"3275;1\n3273;-5\n", "row 2"),
        (b"\xff\xfe\x00", "only .csv and .xlsx"),
    ],
)
def test_what_is_no_such_list_is_refused_with_the_row(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "umk.csv"
    path.write_bytes(content)
    with pytest.raises(KnownProblem) as caught:
        read_place_wages(path)
    with translated("en"):
        text = sentence(caught.value.code, caught.value.params)
    assert "umk.csv" in text
    assert words in text


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        read_place_wages(tmp_path / "tiada.csv")
