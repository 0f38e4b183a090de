"""Creating, opening, copying and checking workspaces."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.cli import main as dispatch
from desktop_app.persistence.gate import DatabaseGate
from tests.cli.conftest import MONTH, ONE, Cli

RECOVERY_KEY = re.compile(r"(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}")


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("GAJIBERES_PASSPHRASE", "kuda laut ungu")
    return "kuda laut ungu"


def test_a_plain_workspace_has_no_recovery_key(cli: Cli, tmp_path: Path) -> None:
    made = cli("workspace", "create", tmp_path / "w.gajiberes", "--plain")
    assert (made.status, made.out) == (0, "")
    assert "siap dipakai" in made.err
    assert cli("companies", "--workspace", tmp_path / "w.gajiberes").status == 0


@pytest.mark.usefixtures("passphrase")
def test_the_recovery_key_is_printed_once_and_opens_the_workspace(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "w.gajiberes"
    made = cli("workspace", "create", place)
    key = made.out.strip()
    assert RECOVERY_KEY.fullmatch(key)
    assert key not in made.err
    DatabaseGate().open(str(place), key).close()
    seen = cli("companies", "--workspace", place)
    assert (seen.status, key in seen.out + seen.err) == (0, False)


def test_a_passphrase_comes_from_the_variable_or_a_terminal_only(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    place = tmp_path / "w.gajiberes"
    assert cli("workspace", "create", place).status == 0
    monkeypatch.delenv("GAJIBERES_PASSPHRASE")
    silent = cli("companies", "--workspace", place)
    assert (silent.status, silent.out) == (2, "")
    assert "GAJIBERES_PASSPHRASE" in silent.err
    assert cli("workspace", "create", tmp_path / "v.gajiberes").status == 2
    assert not (tmp_path / "v.gajiberes").exists()
    monkeypatch.setenv("GAJIBERES_PASSPHRASE", "salah")
    wrong = cli("companies", "--workspace", place)
    assert wrong.status == 2
    assert "Kata sandi tidak membuka" in wrong.err


@pytest.mark.parametrize(("answers", "status"), [(["satu", "satu"], 0), (["satu", "dua"], 2), ([], 2)])
def test_a_new_passphrase_is_asked_twice(tmp_path: Path, answers: list[str], status: int) -> None:
    place = tmp_path / "w.gajiberes"

    def ask(_prompt: str) -> str:
        if not answers:
            raise EOFError
        return answers.pop(0)

    environment = replace(bootstrap._environment(), out=io.StringIO(), err=io.StringIO(), ask_passphrase=ask)
    assert dispatch.run(["workspace", "create", str(place)], environment) == status
    assert place.exists() == (status == 0)


def test_what_exists_is_never_overwritten(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    before = workspace.read_bytes()
    made = cli("workspace", "create", workspace, "--plain")
    assert (made.status, workspace.read_bytes()) == (2, before)
    assert str(workspace) in made.err
    assert cli("backup", tmp_path / "b").status == 0
    assert cli("backup", tmp_path / "b").status == 2
    assert cli("restore", tmp_path / "b").status == 2


def test_global_options_stand_before_or_after_the_command(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    for words in (
        ("--workspace", workspace, "--json", "--language", "en", "companies", *MONTH),
        ("companies", *MONTH, "--json", "--language", "en", "--workspace", workspace),
        ("--json", "companies", "--language", "en", *MONTH),
    ):
        assert cli(*words).document["companies"][0]["people"] == 16
    between = cli("month", "--workspace", workspace, "--json", "show", *ONE)
    assert between.document["company"] == "MELATI"
    missing = tmp_path / "nihil.gajiberes"
    assert "There is no workspace" in cli("--workspace", missing, "--language", "en", "companies").err
    assert "Tidak ada berkas data" in cli("companies", "--workspace", missing).err
    assert not missing.exists()


def test_without_a_workspace_the_next_step_is_named(cli: Cli) -> None:
    asked = cli("companies")
    assert (asked.status, asked.out) == (2, "")
    assert "--workspace" in asked.err
    assert "GAJIBERES_WORKSPACE" in asked.err


def test_a_backup_restores_to_the_same_month(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    backup, restored = tmp_path / "cadangan.backup", tmp_path / "pulih.gajiberes"
    assert cli("backup", backup).status == 0
    assert cli("restore", backup, "--workspace", restored).status == 0
    shown = [cli("month", "show", *ONE, "--json", "--workspace", place).out for place in (workspace, restored)]
    assert shown[0] == shown[1]
    assert cli("verify", "--workspace", restored).status == 0


def test_every_command_prints_one_document_when_asked(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    restored = tmp_path / "pulih.gajiberes"
    for words in (
        ("template", "people", tmp_path / "t.xlsx"),
        ("export", "people", tmp_path / "e.xlsx"),
        ("backup", tmp_path / "b"),
        ("restore", tmp_path / "b", "--workspace", restored),
        ("workspace", "create", tmp_path / "baru.gajiberes", "--plain"),
        ("verify",),
    ):
        ran = cli(*words, "--json")
        assert (ran.status, ran.document["contract"]) == (0, 1)


def test_an_encrypted_backup_stays_encrypted(cli: Cli, tmp_path: Path, example: Path, passphrase: str) -> None:
    place, restored = tmp_path / "w.gajiberes", tmp_path / "pulih.gajiberes"
    cli("workspace", "create", place)
    assert cli("import", "people", example, "--apply", "--workspace", place).status == 0
    assert cli("month", "run", *ONE, "--workspace", place).status == 0
    assert cli("backup", tmp_path / "b", "--workspace", place).status == 0
    assert cli("restore", tmp_path / "b", "--workspace", restored).status == 0
    for file in (place, tmp_path / "b", restored):
        assert b"Anggraini" not in file.read_bytes()
    assert cli("verify", "--json", "--workspace", restored).document == {"contract": 1, "findings": []}


@pytest.mark.parametrize("damage", [b"", b"bukan ruang kerja", bytes(range(256)) * 64])
def test_what_is_no_workspace_stays_untouched(cli: Cli, tmp_path: Path, damage: bytes) -> None:
    place = tmp_path / "rusak.gajiberes"
    place.write_bytes(damage)
    for words in (("companies",), ("verify",), ("month", "run", *ONE)):
        ran = cli(*words, "--workspace", place)
        assert (ran.status, ran.out) == (2, "")
        assert str(place) in ran.err
    assert place.read_bytes() == damage
    assert list(tmp_path.iterdir()) == [place]


def test_a_cut_off_workspace_says_to_restore_a_backup(cli: Cli, workspace: Path) -> None:
    workspace.write_bytes(workspace.read_bytes()[:100_000])
    ran = cli("companies")
    assert (ran.status, ran.out) == (2, "")
    assert "rusak" in ran.err
    assert "cadangan" in ran.err


def test_a_damaged_page_is_named_with_the_workspace_even_by_backup(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    content = bytearray(workspace.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    workspace.write_bytes(content)
    ran = cli("backup", tmp_path / "b")
    assert ran.status == 2
    assert str(workspace) in ran.err
    assert not (tmp_path / "b").exists()
