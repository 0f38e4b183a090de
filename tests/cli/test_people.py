"""People in and out of a workspace by command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.bootstrap import build_gate, build_services
from tests.cli.conftest import CODE, MONTH, Cli

ROW_KEYS = ["sheet", "cell", "key", "outcome", "before", "after"]


@pytest.fixture
def ambiguous(example: Path, tmp_path: Path) -> Path:
    """The example with one amount that can be read in two ways, in Upah D3."""
    book = load_workbook(example)
    book["Upah"]["D3"].value = "1.500"
    path = tmp_path / "ragu.xlsx"
    book.save(path)
    return path


def test_the_template_needs_no_workspace_and_can_be_imported(cli: Cli, empty: Path, tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    assert cli("template", "people", target).status == 0
    assert "Perusahaan" in load_workbook(target).sheetnames
    assert cli("import", "people", target, "--json").document["summary"] == {
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "refused": 0,
    }


def test_a_preview_writes_nothing(cli: Cli, empty: Path, example: Path) -> None:
    ran = cli("import", "people", example, "--json")
    document = ran.document
    assert ran.status == 0
    assert list(document) == ["contract", "applied", "summary", "rows", "findings"]
    assert (document["contract"], document["applied"]) == (1, False)
    assert document["summary"]["new"] == len(document["rows"])
    assert list(document["rows"][0]) == ROW_KEYS
    assert list(document["findings"][0]) == ["code", "severity", "subject", "message"]
    assert cli("companies", "--json").document["companies"] == []


def test_the_second_import_changes_nothing(cli: Cli, empty: Path, example: Path) -> None:
    first, second = (cli("import", "people", example, "--apply", "--json") for _ in range(2))
    assert (first.status, second.status) == (0, 0)
    assert first.document["applied"]
    summary = second.document["summary"]
    assert (summary["new"], summary["changed"], summary["refused"]) == (0, 0, 0)
    assert summary["unchanged"] == first.document["summary"]["new"]


def test_a_refused_row_keeps_everything_out(cli: Cli, empty: Path, ambiguous: Path) -> None:
    preview = cli("import", "people", ambiguous)
    assert preview.status == 2
    assert "--skip-refused" in preview.out
    refused = cli("import", "people", ambiguous, "--apply", "--json")
    assert (refused.status, refused.document["applied"]) == (2, False)
    assert refused.document["summary"]["refused"] == 1
    row = next(row for row in refused.document["rows"] if row["outcome"] == "refused")
    assert (row["sheet"], row["cell"]) == ("Upah", "D3")
    assert "Upah D3: 1.500 di Gaji pokok" in refused.err
    assert "--skip-refused" in cli("import", "people", ambiguous, "--apply").out
    assert cli("companies", "--json").document["companies"] == []


def test_refused_rows_can_be_left_out(cli: Cli, empty: Path, ambiguous: Path) -> None:
    ran = cli("import", "people", ambiguous, "--apply", "--skip-refused", "--json")
    assert (ran.status, ran.document["applied"]) == (1, True)
    assert cli("companies", *MONTH, "--json").document["companies"][0]["people"] == 16


def test_importing_an_export_changes_nothing(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    target = tmp_path / "ekspor.xlsx"
    assert cli("export", "people", target, "--company", CODE).status == 0
    ran = cli("import", "people", target, "--json")
    summary = ran.document["summary"]
    assert (ran.status, summary["new"], summary["changed"], summary["refused"]) == (0, 0, 0, 0)
    assert summary["unchanged"] > 0


def test_an_export_of_an_unknown_company_writes_nothing(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    ran = cli("export", "people", tmp_path / "x.xlsx", "--company", "NIHIL")
    assert (ran.status, ran.out) == (2, "")
    assert "NIHIL" in ran.err
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("tidak_ada.xlsx", None, "tidak ada di"),
        ("kosong.xlsx", b"", "kosong"),
        ("teks.xlsx", b"kode;nama\n", "kolomnya belum dikenal"),
        ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "rusak"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    cli: Cli, empty: Path, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = cli("import", "people", path, "--apply")
    assert (ran.status, ran.out) == (2, "")
    assert name in ran.err
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_companies_show_the_month(cli: Cli, workspace: Path) -> None:
    document = cli("companies", *MONTH, "--json").document
    assert list(document) == ["contract", "companies"]
    (row,) = document["companies"]
    assert list(row) == ["code", "name", "people", "month", "state", "obligations"]
    assert (row["code"], row["people"], row["month"], row["state"]) == (CODE, 16, "2026-11", "draft")
    assert [one["obligation"] for one in row["obligations"]] == [
        "bpjs_kesehatan",
        "bpjs_ketenagakerjaan",
        "pph21_deposit",
        "pph21_return",
    ]
    assert {one["state"] for one in row["obligations"]} == {"not_started"}
    assert "draf" in cli("companies", *MONTH).out
    assert cli("companies", "--month", "2026-10", "--json").document["companies"][0]["state"] == "not_started"


def test_a_layout_that_was_mapped_before_is_read_by_its_headings(
    cli: Cli, empty: Path, example: Path, tmp_path: Path
) -> None:
    own = tmp_path / "klien.csv"
    own.write_text(
        "NIP;Nama;L/P;Tgl Lahir;PTKP;Tgl Masuk;Gaji Pokok\n0009;Rina Wati;P;17/05/1990;TK0;1 Maret 2024;6.500.000\n",
        encoding="utf-8",
    )
    assert cli("import", "people", example, "--apply", "--skip-refused").status in (0, 1)
    assert cli("import", "people", own, "--apply").status == 2
    services = build_services(build_gate().open(str(empty), None))
    (table,) = services.sources.open(own).tables
    proposed = services.sources.propose(table, CODE)
    mapping = replace(proposed, fixed={"Karyawan.citizenship": "WNI", "Karyawan.kind": "PKWTT"})
    services.sources.remember(mapping, services.sources.map(table, mapping).workbook)
    services.workspace.close()
    assert cli("import", "people", own, "--apply", "--json").document["summary"]["new"] == 2
    again = cli("import", "people", own, "--apply", "--json").document
    assert again["summary"] == {"new": 0, "changed": 0, "unchanged": 2, "refused": 0}


def test_companies_says_how_far_each_obligation_is(cli: Cli, workspace: Path) -> None:
    before = cli("companies", *MONTH).out.rstrip("\n").split("\t")
    assert before[0] == CODE
    assert before[2:5] == ["16", "2026-11", "draf"]
    assert before[5:] == ["BPJS Kes: Belum", "BPJS TK: Belum", "Setoran PPh 21: Belum", "SPT Masa PPh 21: Belum"]
    cli("month", "approve", *MONTH, "--all")
    after = cli("companies", *MONTH, "--language", "en").out.rstrip("\n").split("\t")
    assert after[4] == "approved"
    assert after[5:] == ["BPJS Kes: Ready", "BPJS TK: Ready", "PPh 21 deposit: Ready", "PPh 21 return: Ready"]
