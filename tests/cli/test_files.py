"""The files of a month and the portal's own workbook, filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.cli.conftest import CODE, MONTH, ONE, Cli
from tests.tools import portal_templates as portal
from tests.tools.portal_templates import WageLine

KINDS = {"payslips", "register", "dues", "worklists", "portal", "bank"}
NPP = "20148875"
TEMPLATE = f"template_upah_{NPP}.xlsx"


@pytest.fixture(scope="session")
def wage_lines(example: Path) -> list[WageLine]:
    """A line of SIPP's wage file for each of the example's people."""
    rows = load_workbook(example)["Karyawan"].iter_rows(values_only=True)
    headings = [str(heading).rstrip("*") for heading in next(rows)]
    people = [dict(zip(headings, row, strict=True)) for row in rows if row[1]]
    return [
        WageLine(
            nik=person["NIK"] or person["Paspor"],
            kpj=person["KPJ"] or "",
            kode_tk=person["Kode TK"] or "",
            name=person["Nama lengkap"],
            birth=f"{person['Tanggal lahir']:%d-%m-%Y}",
            npp=NPP,
            nip=person["NIP"],
        )
        for person in people
        if person["KPJ"]
    ]


def template(folder: Path, lines: Sequence[WageLine]) -> Path:
    return portal.save(folder / "unduhan", TEMPLATE, portal.upah(lines))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_kinds_are_written(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    ran = cli("files", *ONE, "--out", tmp_path / "hasil" / "november", "--json")
    document = ran.document
    assert ran.status == 0
    assert list(document) == ["contract", "files", "findings"]
    assert {file["kind"] for file in document["files"]} == KINDS
    assert all(list(file) == ["kind", "path"] for file in document["files"])
    assert {Path(file["path"]).name for file in document["files"]} == set(contents(tmp_path / "hasil" / "november"))
    assert sum(file["kind"] == "payslips" for file in document["files"]) == 17


def test_only_the_kinds_asked_for_are_written(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    ran = cli("files", *ONE, "--out", tmp_path / "hasil", "--only", "bank, dues", "--json")
    assert {file["kind"] for file in ran.document["files"]} == {"bank", "dues"}


@pytest.mark.parametrize("kind", ["tax", "gaji"])
def test_a_kind_that_is_not_written_is_refused(cli: Cli, workspace: Path, tmp_path: Path, kind: str) -> None:
    ran = cli("files", *ONE, "--out", tmp_path / "hasil", "--only", f"register,{kind}")
    assert (ran.status, ran.out) == (2, "")
    assert f"Jenis berkas {kind} tidak bisa ditulis" in ran.err
    known = ran.err.partition("Yang ada: ")[2].strip(".\n")
    assert "payslips" in known
    assert known in cli("files", "--help").out
    assert not (tmp_path / "hasil").exists()


def test_a_draft_carries_the_word_until_it_is_approved(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("files", *ONE, "--out", tmp_path / "draf", "--only", "payslips,register")
    cli("month", "approve", *ONE)
    cli("files", *ONE, "--out", tmp_path / "setuju", "--only", "payslips,register")
    for folder, marked in ((tmp_path / "draf", True), (tmp_path / "setuju", False)):
        slip = PdfReader(folder / "slip-MELATI-1003-2026-11.pdf").pages[0].extract_text()
        (register,) = folder.glob("*.xlsx")
        cells = [str(cell) for row in load_workbook(register).worksheets[0].iter_rows(values_only=True) for cell in row]
        assert ("DRAF" in slip) == marked
        assert any("DRAF" in cell for cell in cells) == marked


def test_an_approved_month_gives_the_same_bytes_each_time(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("month", "approve", *ONE)
    for name in ("satu", "dua"):
        assert cli("files", *ONE, "--out", tmp_path / name).status == 0
    cli("month", "close", *ONE)
    cli("files", *ONE, "--out", tmp_path / "tiga")
    assert contents(tmp_path / "satu") == contents(tmp_path / "dua") == contents(tmp_path / "tiga")


def test_a_file_in_the_folders_place_is_named(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"isi")
    for out in (tmp_path / "berkas", tmp_path / "berkas" / "dalam"):
        ran = cli("files", *ONE, "--out", out)
        assert (ran.status, ran.out) == (2, "")
        assert f"{out} bukan folder" in ran.err
    assert (tmp_path / "berkas").read_bytes() == b"isi"


def test_the_wage_file_is_filled_under_its_own_name(
    cli: Cli, workspace: Path, tmp_path: Path, wage_lines: list[WageLine]
) -> None:
    source = template(tmp_path, wage_lines)
    before = source.read_bytes()
    ran = cli("fill", source, *ONE, "--out", tmp_path / "terisi", "--json")
    document = ran.document
    assert list(document) == ["contract", "files", "findings"]
    assert [(file["kind"], Path(file["path"])) for file in document["files"]] == [
        ("portal", tmp_path / "terisi" / TEMPLATE)
    ]
    assert source.read_bytes() == before
    rows = list(load_workbook(tmp_path / "terisi" / TEMPLATE)["data_upah"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [line.nik for line in wage_lines]
    wages = {str(row[1]): row[6] for row in rows}
    assert wages["1006"] == 4_500_000  # below the minimum wage, and still the wage itself
    assert wages["1001"] > 11_086_300  # above every cap, and uncapped


def test_someone_without_a_line_is_a_finding(
    cli: Cli, workspace: Path, tmp_path: Path, wage_lines: list[WageLine]
) -> None:
    full = cli("fill", template(tmp_path, wage_lines), *ONE, "--out", tmp_path / "a", "--json").document
    ran = cli("fill", template(tmp_path, wage_lines[1:]), *ONE, "--out", tmp_path / "b", "--json").document
    assert len(ran["findings"]) == len(full["findings"]) + 1


def test_a_template_of_another_month_or_company_is_refused(
    cli: Cli, workspace: Path, tmp_path: Path, wage_lines: list[WageLine]
) -> None:
    for change, said in (({"month": "01-10-2026"}, "BLTH 01-10-2026"), ({"npp": "99999999"}, "99999999")):
        source = template(tmp_path, [replace(line, **change) for line in wage_lines])
        ran = cli("fill", source, *ONE, "--out", tmp_path / "terisi")
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
        assert not (tmp_path / "terisi").exists()


def test_what_is_no_template_is_refused(cli: Cli, workspace: Path, tmp_path: Path, example: Path) -> None:
    for source in (tmp_path / "tidak_ada.xlsx", example, workspace):
        ran = cli("fill", source, *ONE, "--out", tmp_path / "terisi")
        assert (ran.status, ran.out) == (2, "")
        assert source.name in ran.err
    assert not (tmp_path / "terisi").exists()


def test_files_need_a_run(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    for words in (("--month", "2026-10", "--company", CODE), (*MONTH, "--company", "NIHIL")):
        ran = cli("files", *words, "--out", tmp_path / "hasil")
        assert (ran.status, ran.out) == (2, "")
    assert not (tmp_path / "hasil").exists()
