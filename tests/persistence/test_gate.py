"""What isn't a workspace, or can't be used now, is said in its own words, and nothing is left behind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.messages import sentences
from desktop_app.persistence.engine import file_engine
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.keys import envelope_path
from tests.persistence.samples import company, employee, fill, new_workspace


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(KnownProblem) as problem:
        action()
    assert problem.value.code in sentences()
    return problem.value.code


def test_what_is_no_workspace(tmp_path: Path) -> None:
    gate = DatabaseGate()
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (words TEXT)")
    connection.commit()
    connection.close()
    files = {"empty": b"", "random": bytes(range(256)) * 5, "text": b"hello"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for name in (*files, "other.db", "."):
        before = sorted(tmp_path.iterdir())
        assert code_of(lambda name=name: gate.open(str(tmp_path / name), "x")) == "workspace.not_a_workspace"  # type: ignore[misc]
        assert sorted(tmp_path.iterdir()) == before
    (tmp_path / "pages").write_bytes(bytes(8192))
    assert code_of(lambda: gate.open(str(tmp_path / "pages"), "x")) == "workspace.key_file_missing"
    assert code_of(lambda: gate.open(str(tmp_path / "absent"), None)) == "workspace.not_found"
    assert not (tmp_path / "absent").exists()


def test_another_programs_file_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (words TEXT)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    assert code_of(lambda: DatabaseGate().open(str(other), None)) == "workspace.not_a_workspace"
    assert other.read_bytes() == before


@pytest.mark.parametrize("passphrase", [None, "kata sandi"])
def test_creating_never_replaces(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "ada"
    path.write_text("penting")
    assert code_of(lambda: DatabaseGate().create(str(path), passphrase)) == "workspace.exists"
    assert path.read_text() == "penting"
    nowhere = tmp_path / "tidak ada" / "baru"
    assert code_of(lambda: DatabaseGate().create(str(nowhere), passphrase)) == "workspace.folder_missing"
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    assert code_of(lambda: DatabaseGate().create(str(tmp_path / "baru"), "")) == "workspace.passphrase_empty"
    assert list(tmp_path.iterdir()) == []


def test_creating_leaves_nothing_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise KnownProblem("workspace.disk_full", path="")

    monkeypatch.setattr("desktop_app.persistence.placement.put_in_place", full)
    assert code_of(lambda: DatabaseGate().create(str(tmp_path / "baru"), "kata sandi")) == "workspace.disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("passphrase", [None, "kata sandi"])
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, passphrase: str | None) -> None:
    new_workspace(tmp_path, passphrase).close()
    path = tmp_path / "kantor.gajiberes"
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100 : page * 4096 + 4000] = bytes(3900)
    content[100:120] = b"\xff" * 20
    path.write_bytes(content)

    def use() -> None:
        DatabaseGate().open(str(path), passphrase)

    assert code_of(use) == "workspace.damaged"


@pytest.mark.parametrize("passphrase", [None, "kata sandi"])
def test_damage_beyond_the_first_page_is_found_by_verifying(tmp_path: Path, passphrase: str | None) -> None:
    new_workspace(tmp_path, passphrase).close()
    path = tmp_path / "kantor.gajiberes"
    content = bytearray(path.read_bytes())
    content[-4096:] = bytes(range(256)) * 16  # the schema, which opening reads, stands at the front
    path.write_bytes(content)
    workspace = DatabaseGate().open(str(path), passphrase)
    findings = workspace.verify()
    workspace.close()
    assert findings
    assert {finding.code for finding in findings} <= {"workspace.pages_damaged", "workspace.damaged"}


def test_a_file_that_another_process_holds_is_locked(tmp_path: Path) -> None:
    new_workspace(tmp_path).close()
    path = tmp_path / "kantor.gajiberes"
    # The program's own library: two libraries in one process don't see each other's POSIX locks.
    holder = sqlcipher.connect(str(path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    gate = DatabaseGate(busy_seconds=0.01)
    workspace = gate.open(str(path), None)

    def save() -> None:
        with workspace.unit_of_work() as unit:
            assert unit.companies() == (company(),)
            unit.store(company().id).save_company(company())

    assert code_of(save) == "workspace.locked"
    holder.execute("ROLLBACK")
    save()
    workspace.close()
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("UPDATE audit_head SET sequence = sequence")
    assert code_of(lambda: gate.open(str(path), None)) == "workspace.locked"
    holder.close()


def test_a_full_disk_is_said_and_nothing_is_saved(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)

    def save() -> None:
        with workspace.unit_of_work() as unit:
            connection = unit._connection
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
            unit.store(company().id).save_employees([employee(number) for number in range(10, 400)])
            unit.commit()

    assert code_of(save) == "workspace.disk_full"
    workspace.close()
    again = DatabaseGate().open(str(tmp_path / "kantor.gajiberes"), None)
    with again.unit_of_work() as unit:
        assert unit.store(company().id).employees() == (employee(1), employee(2))
    again.close()


def test_plain_files_open_without_a_passphrase(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    path = tmp_path / "kantor.gajiberes"
    assert not workspace.encrypted
    assert not DatabaseGate().is_encrypted(str(path))
    assert not envelope_path(path).exists()
    workspace.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_other_databases_and_broken_addresses(tmp_path: Path) -> None:
    gate = DatabaseGate()
    assert code_of(lambda: gate.open("mysql://kantor/gaji", None)) == "workspace.unknown_database"
    assert code_of(lambda: gate.open("postgresql://kantor:port/gaji", None)) == "workspace.bad_url"


@pytest.mark.postgres
def test_a_server_database_is_created_once(server: str) -> None:
    gate = DatabaseGate()
    assert code_of(lambda: gate.open(server, None)) == "workspace.not_a_workspace"
    assert gate.create(server, "unused") is None
    assert not gate.is_encrypted(server)
    assert code_of(lambda: gate.create(server, None)) == "workspace.exists"
    workspace = gate.open(server, None)
    fill(workspace)
    assert workspace.verify() == ()
    workspace.close()
    assert code_of(lambda: gate.open(f"{server}_absent", None)) in {
        "workspace.not_found",
        "workspace.server_unreachable",
    }


def test_the_values_of_a_failed_statement_stay_out_of_its_message(tmp_path: Path) -> None:
    engine = file_engine(tmp_path / "x.db")
    with engine.connect() as connection, pytest.raises(Exception, match="no such table") as failure:
        connection.execute(text("SELECT * FROM absent WHERE name = :name"), {"name": "Melati"})
    engine.dispose()
    assert "Melati" not in str(failure.value)
