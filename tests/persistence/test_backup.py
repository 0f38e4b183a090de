"""Backups are whole, checked, and never take the place of anything."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import NOVEMBER, company, employee, new_workspace, run, without_law_values


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(KnownProblem) as problem:
        action()
    return problem.value.code


def same(workspace: DatabaseWorkspace) -> bool:
    assert workspace.verify() == ()
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        return (
            unit.companies() == (company(),)
            and store.employees() == (employee(1), employee(2))
            and store.run(NOVEMBER) == without_law_values(run())
        )


def test_a_backup_restores_everything(workspace: DatabaseWorkspace, tmp_path: Path) -> None:
    with workspace.unit_of_work() as unit:
        unit.store(company().id).save_run(run())
        unit.commit()
    copy, restored = tmp_path / "cadangan.zip", tmp_path / "pulih.gajiberes"
    workspace.backup(copy)
    assert code_of(lambda: workspace.backup(copy)) == "backup.exists"
    gate = DatabaseGate()
    gate.restore(copy, str(restored))
    assert code_of(lambda: gate.restore(copy, str(restored))) == "workspace.exists"
    opened = gate.open(str(restored), "kata sandi" if workspace.encrypted else None)
    assert opened.encrypted is workspace.encrypted
    assert same(opened)
    opened.close()
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".new")]


def test_a_backup_of_an_encrypted_workspace_stays_encrypted(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path, "kata sandi")
    workspace.backup(tmp_path / "cadangan.zip")
    workspace.close()
    assert employee().name.encode() not in (tmp_path / "cadangan.zip").read_bytes()


def test_a_damaged_backup_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path, "kata sandi")
    copy, target = tmp_path / "cadangan.zip", tmp_path / "pulih" / "kantor"
    workspace.backup(copy)
    workspace.close()
    target.parent.mkdir()
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    damaged, short, foreign, text = (tmp_path / name for name in ("rusak", "pendek", "lain", "teks"))
    damaged.write_bytes(content)
    short.write_bytes(content[: len(content) // 2])
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("a.txt", "a")
    text.write_text("teks")
    for file, code in (
        (damaged, "backup.damaged"),
        (short, "backup.not_a_backup"),
        (foreign, "backup.not_a_backup"),
        (text, "backup.not_a_backup"),
        (tmp_path / "tidak ada", "backup.not_found"),
    ):
        assert code_of(lambda file=file: DatabaseGate().restore(file, str(target))) == code  # type: ignore[misc]
        assert list(target.parent.iterdir()) == []


@pytest.mark.postgres
def test_a_plain_backup_moves_an_office_to_a_server(server: str, tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    with workspace.unit_of_work() as unit:
        unit.store(company().id).save_run(run())
        unit.commit()
    workspace.backup(tmp_path / "cadangan.zip")
    workspace.close()
    gate = DatabaseGate()
    gate.restore(tmp_path / "cadangan.zip", server)
    opened = gate.open(server, None)
    assert same(opened)
    opened.close()
    assert code_of(lambda: gate.restore(tmp_path / "cadangan.zip", server)) == "workspace.exists"


@pytest.mark.postgres
def test_an_encrypted_backup_cannot_go_to_a_server(server: str, tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path, "kata sandi")
    workspace.backup(tmp_path / "cadangan.zip")
    workspace.close()
    assert code_of(lambda: DatabaseGate().restore(tmp_path / "cadangan.zip", server)) == "backup.encrypted_to_server"
