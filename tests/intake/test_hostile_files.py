"""Files that nobody should send: each is refused by name or read with findings, and never fills the memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.application.exchange.spreadsheet import BadCell
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.people import read_people
from desktop_app.intake.sheets import read_sheets
from desktop_app.intake.tables import open_source
from tests.intake.workbooks import company, employee, people_file, wage, write

SAMPLES = Path(__file__).parent / "samples"
MOST_MEMORY = 250_000_000
"""Bytes of Python objects while a file of this module is read or refused."""


@pytest.fixture(autouse=True)
def bounded_memory() -> Iterator[None]:
    """What Python allocates stays within bounds in every test of this module."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_MEMORY, peak


def rewritten(path: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return path


def sheet_xml(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tagihan.xlsx", b"%PDF-1.7\n%\xe2\xe3", "workbook.pdf"),
        ("ekspor.xls", b"<html><body><table><tr><td>NIP</td></tr></table></body></html>", "workbook.web_page"),
        ("ekspor.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "workbook.web_page"),
        ("foto.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "workbook.not_a_table"),
        ("catatan.csv", b"hanya satu kolom\nbaris kedua\n", "workbook.not_a_table"),
        ("kosong.csv", b"\n \n;;\n", "workbook.empty_file"),
        ("rusak.xls", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2_000), "workbook.unreadable"),
        ("rusak.ods", b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "workbook.unreadable"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(KnownProblem) as caught:
        open_source(path)
    assert caught.value.code == code
    assert ("file", name) in caught.value.params


def test_a_file_of_numbers_says_how_it_becomes_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "klien.numbers"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Index/Document.iwa", b"isi")
    with pytest.raises(KnownProblem) as caught:
        open_source(path)
    assert caught.value.code == "workbook.numbers"


def test_a_renamed_csv_is_read_with_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "data.xlsx"
    path.write_bytes(b"NIP;Nama\n0001;Budi\n")
    source = open_source(path)
    assert [finding.code for finding in source.findings] == ["people.text_under_workbook_name"]
    assert source.tables[0].rows == (("NIP", "Nama"), ("0001", "Budi"))


def test_a_million_empty_rows_are_nothing(tmp_path: Path) -> None:
    path = people_file(tmp_path)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet2.xml")
    empty = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_000))
    rewritten(path, "xl/worksheets/sheet2.xml", xml.replace(b"</sheetData>", empty + b"</sheetData>"))
    assert len(read_people(path).employees.rows) == 1


def test_a_million_filled_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 300_000))
    path = rewritten(write(tmp_path / "a.xlsx", {"Satu": [[1]]}), "xl/worksheets/sheet1.xml", sheet_xml(rows))
    with pytest.raises(KnownProblem, match=r"workbook\.too_many_rows"):
        open_source(path)


def test_cells_without_references_in_one_endless_row_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]]})
    rewritten(path, "xl/worksheets/sheet1.xml", sheet_xml("<row>" + "<c><v>1</v></c>" * 200_000 + "</row>"))
    with pytest.raises(KnownProblem, match=r"workbook\.too_many_rows"):
        open_source(path)


@pytest.mark.parametrize(
    "rows",
    [
        "<row><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c><v>1</v></c></row>',
        "<row r='1048576'><c\n><v>1</v></c></row>",
        '<row><c s="1" r="A1048576"><v>1</v></c></row>',
        '<row><c r="a9999999999"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row>' * 2 + "<row r='30000'><c t='e'><v>#N/A</v></c></row>",
    ],
)
def test_far_cells_are_noticed_however_they_are_written(tmp_path: Path, rows: str) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]]})
    with pytest.raises(KnownProblem, match=r"workbook\.too_many_rows"):
        open_source(rewritten(path, "xl/worksheets/sheet1.xml", sheet_xml('<row><c r="A1"><v>1</v></c></row>' + rows)))


def test_cells_without_references_keep_their_errors(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]]})
    rows = "<row><c><v>1</v></c><c t='e'><v>#N/A</v></c><c><f>A1*2</f></c></row>"
    cells = read_sheets(rewritten(path, "xl/worksheets/sheet1.xml", sheet_xml(rows)))["Satu"]
    assert cells is not None
    assert cells.rows == ((1, BadCell.ERROR, BadCell.UNCALCULATED),)


@pytest.mark.parametrize(
    "cell", ['<c r="A1">', '<c r="A1" t="e">' + "a" * 30, "<c <c <c ", '<!-- <c r="A1" t="e"> -->']
)
def test_malformed_cells_take_no_time(tmp_path: Path, cell: str) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]]})
    rewritten(path, "xl/worksheets/sheet1.xml", sheet_xml('<row><c r="A1" t="e"><v>#N/A</v></c></row>' + cell * 50_000))
    with suppress(KnownProblem):
        open_source(path)


def test_a_table_of_entities_is_not_unfolded(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [[1]]})
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><workbook>&e9;</workbook>'
    rewritten(path, "xl/workbook.xml", bomb.encode())
    with pytest.raises(KnownProblem, match=r"workbook\.(unreadable|empty_file)"):
        open_source(path)


def protected_xlsx() -> bytes:
    """An encrypted .xlsx is a compound file, as .xls is, with its content in a stream of another name."""
    old, new = ("Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    content = (SAMPLES / "klien.xls").read_bytes()
    at = content.index(old)
    entry = new.ljust(64, b"\0") + struct.pack("<H", len(new) + 2)
    return content[:at] + entry + content[at + len(entry) :]


def protected_xls() -> bytes:
    """The record after the first announces the encryption of all that follow."""
    content = (SAMPLES / "klien.xls").read_bytes()
    beginning = content.index(struct.pack("<HHH", 0x0809, 16, 0x0600))
    after = beginning + 4 + 16
    return content[:after] + struct.pack("<H", 0x002F) + content[after + 2 :]


def protected_ods() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(SAMPLES / "klien.ods") as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "META-INF/manifest.xml":
                content = content.replace(b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")
            target.writestr(part.filename, content)
    return made.getvalue()


@pytest.mark.parametrize("make", [protected_xlsx, protected_xls, protected_ods])
def test_a_protected_workbook_says_so(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(make())
    with pytest.raises(KnownProblem, match=r"workbook\.password"):
        open_source(path)


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_and_free_formats_name_their_error_cells(kind: str) -> None:
    cells = read_sheets(SAMPLES / f"klien.{kind}")["Data"]
    assert cells is not None
    assert [row[8] for row in cells.rows[3:5]] == [BadCell.ERROR, BadCell.ERROR]
    assert cells.rows[3][:3] == ("0001", "Budi Santoso", "L")


def test_a_far_cell_of_an_old_workbook_is_refused(tmp_path: Path) -> None:
    content = (SAMPLES / "klien.xls").read_bytes()
    # The text of A4 (record LABELSST: 10 bytes, row 3, column 0) moves to the last row.
    at = content.index(struct.pack("<HHHH", 0x00FD, 10, 3, 0))
    path = tmp_path / "jauh.xls"
    path.write_bytes(content[: at + 4] + struct.pack("<H", 65_535) + content[at + 6 :])
    with pytest.raises(KnownProblem, match=r"workbook\.too_many_rows"):
        open_source(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1000000" '),
        (b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="16000" '),
    ],
)
def test_repeated_cells_of_a_free_workbook_are_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "ulang.ods"
    with zipfile.ZipFile(SAMPLES / "klien.ods") as source, zipfile.ZipFile(path, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "content.xml":
                content = content.replace(old, new, 1)
            target.writestr(part.filename, content)
    with pytest.raises(KnownProblem, match=r"workbook\.too_many_rows"):
        open_source(path)


def test_more_text_than_a_cell_holds_is_not_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Satu": [["NIP", "Nama"]]})
    text = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 40_000}</t></is></c></row>'
    cells = read_sheets(rewritten(path, "xl/worksheets/sheet1.xml", sheet_xml(text)))["Satu"]
    assert cells is not None
    assert cells.rows == ((BadCell.TOO_LONG,),)


def test_merged_and_repeated_headings_stop_nobody_from_seeing_where(tmp_path: Path) -> None:
    path = people_file(tmp_path)
    book = load_workbook(path)
    book["Karyawan"].merge_cells("B1:C1")
    book.save(path)
    with pytest.raises(KnownProblem) as caught:
        read_people(path)
    assert caught.value.code == "workbook.column_missing"
    assert dict(caught.value.params)["columns"] == "Nama lengkap"


def test_formulas_external_links_and_long_cells_name_sheet_and_cell(tmp_path: Path) -> None:
    path = people_file(
        tmp_path,
        employees=[employee(**{"Alamat": "a" * 600, "Nama lengkap*": "Budi\u202e\x7fSanto"})],
        wages=[wage(**{"Gaji pokok*": "='[1]Lain'!$A$1"})],
        companies=[company(Alamat="=1/0")],
    )
    people = read_people(path)
    found = {
        (problem.code, problem.subject) for sheet in people.sheets for row in sheet.rows for problem in row.problems
    }
    assert ("people.text_too_long", "Karyawan!J2") in found
    assert ("people.cell_uncalculated", "Upah!D2") in found
    assert ("people.cell_uncalculated", "Perusahaan!F2") in found
    assert people.employees.rows[0].values["name"] == "Budi Santo"
