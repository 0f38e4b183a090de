"""The ``regulations`` commands: the program's own law, that of a workspace, and packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.application.law.draft import VersionDraft
from desktop_app.bootstrap import build_gate, build_services
from desktop_app.domain.regulation import Reference
from desktop_app.regulations import packs
from tests.cli.conftest import ONE, Cli
from tests.regulations.sample_packs import publisher, trust, write_pack

KEY = publisher()
ON = ("--on", "2027-03-31")
CAP = "bpjs.jp.cap"


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program trusts the key of these tests."""
    monkeypatch.setattr(packs, "trusted_keys", lambda: trust(KEY))


def listed(cli: Cli, *words: str) -> dict[str, Any]:
    document = cli("regulations", "list", *words, "--json").document
    return {row["key"]: row for row in document["regulations"]}


def test_without_a_workspace_the_programs_own_law_is_listed(cli: Cli) -> None:
    row = listed(cli, *ON)[CAP]
    assert row["title"] == "Batas upah JP"
    assert row["value"] == "11086300.00"
    assert row["from"] == "2026-03-01"
    assert row["added"] is None
    assert row["overdue_since"] == row["expected"] == "2027-03-01"
    assert listed(cli, "--on", "2026-11-30")[CAP]["overdue_since"] is None


def test_the_words_follow_the_language(cli: Cli) -> None:
    assert listed(cli, *ON, "--language", "en")[CAP]["title"] == "JP wage cap"
    text = cli("regulations", "list", *ON).out
    assert "bpjs.jp.cap\tRp\u00a011.086.300\t2026-03-01\tPP 45/2015" in text
    assert "perubahan ditunggu" in text


def test_every_value_has_a_shape(cli: Cli) -> None:
    rows = listed(cli, "--on", "2026-11-30")
    assert rows["bpjs.jp.shares"]["value"] == {"employer": "2", "employee": "1"}
    assert rows["pph21.brackets"]["value"][0] == {"up_to": "60000000.00", "rate": "5"}
    assert rows["calendar.holidays_2026"]["value"][0]["day"] == "2026-01-01"


def test_with_a_workspace_its_own_versions_are_listed(cli: Cli, empty: Path) -> None:
    services = build_services(build_gate().open(str(empty), None))
    reference = Reference("Surat contoh", "Ps. 29", "contoh", date(2027, 3, 1), "high")
    services.law.add(VersionDraft(CAP, date(2027, 3, 1), (("11.600.000",),), reference))
    services.workspace.close()
    row = listed(cli, *ON)[CAP]
    assert (row["value"], row["added"], row["overdue_since"]) == ("11600000.00", "hand", None)


@pytest.mark.usefixtures("trusted", "empty")
def test_a_pack_is_installed(cli: Cli, tmp_path: Path) -> None:
    done = cli("regulations", "install", write_pack(tmp_path, KEY), "--json")
    assert done.status == 0
    assert done.document["pack"] == {"name": "resmi", "number": 1, "title": "Atap JP 2027", "issued": "2027-02-26"}
    assert done.document["replaced"] is None
    assert done.document["changes"][0] == {
        "key": CAP,
        "from": "2027-03-01",
        "before": "11086300.00",
        "after": "11600000.00",
    }
    assert listed(cli, *ON)[CAP]["added"] == "resmi"
    again = cli("regulations", "install", write_pack(tmp_path, KEY))
    assert (again.status, again.out) == (2, "")
    assert "sudah dipasang" in again.err
    later = cli("regulations", "install", write_pack(tmp_path, KEY, ("number = 1", "number = 2")))
    assert later.status == 0
    assert later.out.splitlines()[0].startswith(f"{CAP}\t2027-03-01\tRp")
    assert cli("verify").status == 0


@pytest.mark.usefixtures("trusted")
def test_calculate_keeps_the_programs_own_law(cli: Cli, empty: Path, tmp_path: Path) -> None:
    before = cli("regulations", "list", "--json").document["fingerprint"]
    cli("regulations", "install", write_pack(tmp_path, KEY))
    assert cli("regulations", "list", "--json").document["fingerprint"] != before
    cases = tmp_path / "cases.json"
    cases.write_text('{"contract": 1, "cases": []}', encoding="utf-8")
    assert cli("calculate", cases).document["regulations"]["fingerprint"] == before


@pytest.mark.usefixtures("empty")
def test_a_stranger_is_refused_and_nothing_changes(cli: Cli, tmp_path: Path) -> None:
    before = cli("regulations", "list", "--json").document
    refused = cli("regulations", "install", write_pack(tmp_path, publisher()))
    assert (refused.status, refused.out) == (2, "")
    assert "tidak dikenal" in refused.err
    assert cli("regulations", "list", "--json").document == before


def test_installing_needs_a_workspace_and_a_file(
    cli: Cli, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = cli("regulations", "install", tmp_path / "tiada.gbr-rules")
    assert (missing.status, missing.out) == (2, "")
    assert missing.err.startswith(f"{tmp_path / 'tiada.gbr-rules'} tidak ada atau tidak terbaca. Periksa")
    assert cli("regulations", "install").status == 2
    monkeypatch.delenv("GAJIBERES_WORKSPACE")
    assert cli("regulations", "install", write_pack(tmp_path, KEY)).status == 2


@pytest.mark.usefixtures("trusted")
def test_an_approved_month_stays_when_a_pack_changes_it(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    assert cli("month", "approve", *ONE).status == 0
    before = cli("month", "show", *ONE, "--json").document
    changes = (("2027-03-01", "2026-03-01"), ("11_600_000", "5_000_000"))
    assert cli("regulations", "install", write_pack(tmp_path, KEY, *changes)).status == 0
    assert cli("month", "show", *ONE, "--json").document == before
    assert cli("month", "reopen", *ONE, "--reason", "atap baru").status == 0
    assert cli("month", "show", *ONE, "--json").document["employees"] != before["employees"]
