"""An encrypted workspace: nothing readable on disk, opened by passphrase or recovery key alone."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.keys import envelope_path, read_recovery, recovery_text
from tests.persistence.samples import company, employee, fill

PASSPHRASE = "rahasia kantor é"


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "kantor.gajiberes"
    recovery = DatabaseGate().create(str(path), PASSPHRASE)
    assert recovery is not None
    workspace = DatabaseGate().open(str(path), PASSPHRASE)
    assert workspace.encrypted
    assert workspace.label == "kantor"
    fill(workspace)
    # The write-ahead log is on disk as well while the workspace is open.
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    workspace.close()
    content += path.read_bytes()
    assert employee().name.encode() not in content
    assert b"SQLite format" not in content
    return path, recovery


def test_other_programs_cannot_read_it(sealed: tuple[Path, str]) -> None:
    connection = sqlite3.connect(sealed[0])
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT * FROM companies")
    connection.close()


def test_the_passphrase_may_come_composed_or_not(sealed: tuple[Path, str]) -> None:
    DatabaseGate().open(str(sealed[0]), "rahasia kantor e\u0301").close()


@pytest.mark.parametrize(
    "spelled",
    [str, str.lower, lambda key: key.replace("-", ""), lambda key: f" {key.replace('1', 'l').replace('0', 'o')} "],
)
def test_the_recovery_key_opens_it_however_it_is_typed(sealed: tuple[Path, str], spelled: object) -> None:
    path, recovery = sealed
    workspace = DatabaseGate().open(str(path), spelled(recovery))  # type: ignore[operator]
    with workspace.unit_of_work() as unit:
        assert unit.companies() == (company(),)
    workspace.close()


def test_a_wrong_secret_is_told_apart_from_a_mistyped_one(sealed: tuple[Path, str]) -> None:
    path, recovery = sealed
    mistyped = recovery[:-1] + ("2" if recovery[-1] != "2" else "3")
    for secret, code in (
        ("salah", "workspace.wrong_passphrase"),
        (recovery_text(bytes(20)), "workspace.wrong_passphrase"),
        (mistyped, "workspace.recovery_key_mistyped"),
        (None, "workspace.passphrase_needed"),
    ):
        with pytest.raises(KnownProblem) as problem:
            DatabaseGate().open(str(path), secret)
        assert problem.value.code == code


def test_a_missing_or_broken_envelope_is_said(sealed: tuple[Path, str]) -> None:
    envelope = envelope_path(sealed[0])
    content = json.loads(envelope.read_text())
    content["passphrase"]["m"] = 2**40
    for broken in ("", "{}", "[1]", json.dumps(content)):
        envelope.write_text(broken)
        with pytest.raises(KnownProblem) as problem:
            DatabaseGate().open(str(sealed[0]), PASSPHRASE)
        assert problem.value.code == "workspace.key_file_damaged"
    envelope.unlink()
    with pytest.raises(KnownProblem) as problem:
        DatabaseGate().is_encrypted(str(sealed[0]))
    assert problem.value.code == "workspace.key_file_missing"


def test_an_envelope_without_its_workspace_is_never_overwritten(sealed: tuple[Path, str]) -> None:
    sealed[0].unlink()
    before = envelope_path(sealed[0]).read_bytes()
    for passphrase in (PASSPHRASE, None):
        with pytest.raises(KnownProblem) as problem:
            DatabaseGate().create(str(sealed[0]), passphrase)
        assert problem.value.code == "workspace.key_file_exists"
    assert envelope_path(sealed[0]).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")
def test_only_the_owner_may_read_the_envelope(sealed: tuple[Path, str]) -> None:
    assert envelope_path(sealed[0]).stat().st_mode & 0o077 == 0


def test_every_changed_letter_of_a_recovery_key_is_noticed() -> None:
    text = recovery_text(bytes(range(20)))
    assert read_recovery(text) == (True, bytes(range(20)))
    for index, letter in enumerate(text):
        if letter != "-":
            changed = text[:index] + ("7" if letter != "7" else "8") + text[index + 1 :]
            assert read_recovery(changed) == (True, None)
