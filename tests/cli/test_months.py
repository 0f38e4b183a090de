"""The life of a month by command, its shapes and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import CODE, MONTH, ONE, Cli

PROGRAMMES = ("kesehatan", "jht", "jp", "jkk", "jkm")


def test_a_run_has_the_shape_of_the_contract(cli: Cli, workspace: Path) -> None:
    ran = cli("month", "run", *ONE, "--json")
    document = ran.document
    assert ran.status == 0
    assert list(document) == ["contract", "month", "skipped", "companies"]
    assert (document["contract"], document["month"], document["skipped"]) == (1, "2026-11", [])
    (company,) = document["companies"]
    assert list(company) == ["code", "run", "state", "people", "totals", "due", "findings"]
    assert (company["code"], company["run"], company["state"], company["people"]) == (CODE, 1, "draft", 16)
    totals = company["totals"]
    assert list(totals) == ["earnings", "deductions", "take_home", "tax", "employer_cost", *PROGRAMMES]
    assert all(list(totals[programme]) == ["employer", "employee"] for programme in PROGRAMMES)
    dues = {due["obligation"]: due for due in company["due"]}
    assert set(dues) == {"bpjs_kesehatan", "bpjs_ketenagakerjaan", "pph21_deposit", "pph21_return"}
    assert dues["pph21_return"]["amount"] is None
    # Kesehatan is paid within its own month. 20 December 2026 is a Sunday, so the return moves to Monday.
    assert dues["bpjs_ketenagakerjaan"]["date"] == "2026-12-15"
    assert dues["bpjs_kesehatan"]["date"] == "2026-11-10"
    assert dues["pph21_return"]["date"] == "2026-12-21"
    assert {tuple(finding) for finding in company["findings"]} == {("code", "severity", "employee", "message")}


def test_the_totals_are_the_sums_of_the_payslips(cli: Cli, workspace: Path) -> None:
    (company,) = cli("month", "run", *ONE, "--json").document["companies"]
    shown = cli("month", "show", *ONE, "--json").document
    assert list(shown) == ["contract", "month", "company", "run", "state", "employees"]
    employees = shown["employees"]
    assert list(employees[0]) == ["nip", "name", "lines", "bpjs", "tax", "totals", "trace", "findings"]
    assert list(employees[0]["lines"][0]) == ["code", "name", "amount", "share"]
    for key in ("earnings", "deductions", "take_home", "employer_cost"):
        total = sum(_sen(one["totals"][key]) for one in employees)
        assert total == _sen(company["totals"][key]), key
    tax = sum(_sen(one["tax"]["tax"]) for one in employees)
    assert tax == _sen(company["totals"]["tax"])
    family = sum(_sen(one["bpjs"]["kesehatan"]["extra_family"]) for one in employees)
    own = sum(_sen(one["bpjs"]["kesehatan"]["employee"]) for one in employees)
    assert family > 0
    assert family + own == _sen(company["totals"]["kesehatan"]["employee"])


def test_a_draft_is_replaced_under_its_number(cli: Cli, workspace: Path) -> None:
    assert cli("month", "run", *ONE, "--json").document["companies"][0]["run"] == 1
    assert cli("month", "run", *ONE, "--json").document["companies"][0]["run"] == 1


def test_the_life_of_a_month(cli: Cli, workspace: Path) -> None:
    assert cli("month", "close", *ONE).status == 2
    approved = cli("month", "approve", *ONE, "--json")
    assert approved.document["companies"] == [{"code": CODE, "run": 1, "state": "approved"}]
    refused = cli("month", "run", *ONE)
    assert (refused.status, refused.out) == (2, "")
    assert "November 2026 untuk MELATI sudah disetujui" in refused.err
    assert cli("month", "approve", *ONE).status == 2
    assert "ditutup" in cli("month", "close", *ONE).out
    no_reason = cli("month", "reopen", *ONE, "--reason", " ")
    assert (no_reason.status, "alasan" in no_reason.err) == (2, True)
    reopened = cli("month", "reopen", *ONE, "--reason", "Lembur terlupa", "--json")
    assert reopened.document["companies"] == [{"code": CODE, "run": 2, "state": "draft"}]
    assert cli("month", "show", *ONE, "--json").document["run"] == 2
    first = cli("month", "show", *ONE, "--run", "1", "--json").document
    assert (first["run"], first["state"]) == (1, "closed")
    assert cli("month", "show", *ONE, "--run", "3").status == 2


def test_all_names_what_it_skips(cli: Cli, empty: Path, two_companies: Path) -> None:
    assert cli("import", "people", two_companies, "--apply").status == 0
    both = cli("month", "run", *MONTH, "--all", "--json")
    assert both.status == 0
    assert {row["code"] for row in both.document["companies"]} == {"KEDUA", CODE}
    assert cli("month", "approve", *ONE).status == 0
    again = cli("month", "run", *MONTH, "--all", "--json")
    assert (again.status, again.document["skipped"]) == (1, [CODE])
    assert [row["code"] for row in again.document["companies"]] == ["KEDUA"]
    assert "sudah disetujui" in again.err
    approved = cli("month", "approve", *MONTH, "--all", "--json")
    assert (approved.status, approved.document["skipped"]) == (1, [CODE])
    closed = cli("month", "close", *MONTH, "--all", "--json")
    assert (closed.status, closed.document["skipped"]) == (0, [])
    reopened = cli("month", "reopen", *MONTH, "--all", "--reason", "Koreksi", "--json")
    assert [row["run"] for row in reopened.document["companies"]] == [2, 2]


def test_an_error_finding_leaves_a_draft_that_cannot_be_approved(
    cli: Cli, empty: Path, example: Path, tmp_path: Path
) -> None:
    book = load_workbook(example)
    wages = book["Upah"]
    wages.delete_rows(4)  # employee 1003
    target = tmp_path / "tanpa_upah.xlsx"
    book.save(target)
    cli("import", "people", target, "--apply")
    ran = cli("month", "run", *ONE, "--json")
    assert ran.status == 1
    errors = [one for one in ran.document["companies"][0]["findings"] if one["severity"] == "error"]
    assert [(one["code"], one["employee"]) for one in errors] == [("pay.no_wage", "1003")]
    approving = cli("month", "approve", *ONE)
    assert (approving.status, approving.out) == (2, "")
    assert "1 temuan" in approving.err
    assert cli("companies", *MONTH, "--json").document["companies"][0]["state"] == "draft"


def test_what_does_not_exist_is_named(cli: Cli, workspace: Path) -> None:
    unknown = cli("month", "run", *MONTH, "--company", "NIHIL")
    assert (unknown.status, unknown.out) == (2, "")
    assert "Tidak ada perusahaan NIHIL" in unknown.err
    never = cli("month", "show", "--month", "2026-10", "--company", CODE)
    assert (never.status, "Oktober 2026" in never.err) == (2, True)
    assert cli("month", "approve", "--month", "2026-10", "--company", CODE).status == 2


def test_a_month_before_the_regulations_has_error_findings(cli: Cli, workspace: Path) -> None:
    ran = cli("month", "run", "--month", "2017-06", "--company", CODE, "--json")
    assert ran.status == 1
    findings = ran.document["companies"][0]["findings"]
    assert any(one["severity"] == "error" for one in findings)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--json",), "PERINTAH belum diisi"),
        (("month",), "TINDAKAN belum diisi"),
        (("month", "run", "--month", "2026-13", "--all"), "2026-13 bukan YYYY-MM"),
        (("month", "run", "--month", "9999-12", "--all"), "9999-12 bukan YYYY-MM"),
        (("month", "run", "--all"), "--month belum diisi"),
        (("month", "run", *MONTH), "salah satu dari --company --all harus diisi"),
        (("month", "run", *ONE, "--all"), "tidak bisa dipakai bersama"),
        (("month", "reopen", *ONE), "--reason belum diisi"),
        (("month", "show", *ONE, "--run", "x"), "--run: x bukan N"),
        (("month", "show", *ONE, "--run", "1" + 20 * "0"), "0 bukan N"),
        (("files", *ONE, "--out", "hasil", "--only", " , "), "bukan a,b"),
        (("regulations", "list", "--on", "20261130"), "20261130 bukan YYYY-MM-DD"),
        (("month", "run", *ONE, "--cepat"), "--cepat tidak dikenal"),
        (("files", *ONE, "--out"), "memerlukan nilai"),
        (("gaji",), "pilihannya:"),
    ],
)
def test_a_command_that_is_not_understood(cli: Cli, words: tuple[str, ...], said: str) -> None:
    ran = cli(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Perintah ini tidak dimengerti" in ran.err
    assert "can't be understood" in cli("--language", "en", *words).err


def _sen(amount: str) -> int:
    return int(amount.replace(".", ""))


def test_approving_says_what_was_imported_since_the_draft(
    cli: Cli, workspace: Path, example: Path, tmp_path: Path
) -> None:
    book = load_workbook(example)
    amounts = book["Variabel"]
    amounts.append([CODE, "1001", "2026-11", "potongan", 125_000])
    target = tmp_path / "potongan.xlsx"
    book.save(target)
    assert cli("import", "people", target, "--apply").status == 0
    late = cli("month", "approve", *ONE)
    assert late.status == 0
    assert "diubah setelah" in late.err
    assert cli("month", "reopen", *ONE, "--reason", "Potongan terlambat").status == 0
    again = cli("month", "approve", *ONE)
    assert "diubah setelah" not in again.err
