"""The schema's history leads to the current tables, forth and back; newer schemas are refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.engine import file_engine, server_engine
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.tables import metadata
from desktop_app.persistence.upgrade import REVISIONS, alembic_config, migrate, stored_revision
from tests.persistence.samples import fill


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "server":
        made = server_engine(request.getfixturevalue("server"))
    else:
        made = file_engine(tmp_path / "schema.db")
    yield made
    made.dispose()


def test_the_newest_revision_is_the_tables(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_each_revision_goes_up_and_down(engine: Engine) -> None:
    for revision in REVISIONS:
        migrate(engine, revision)
        with engine.connect() as connection:
            assert stored_revision(connection) == revision
    with engine.connect() as connection, connection.begin():
        command.downgrade(alembic_config(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    migrate(engine)


def test_the_list_of_revisions_is_complete(engine: Engine) -> None:
    with engine.connect() as connection:
        script = ScriptDirectory.from_config(alembic_config(connection))
    assert tuple(reversed([each.revision for each in script.walk_revisions()])) == REVISIONS


def test_a_failed_upgrade_leaves_nothing_behind(engine: Engine) -> None:
    migrate(engine, REVISIONS[0])
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE payslips (id INTEGER)"))
    with pytest.raises(Exception, match="payslips"):
        migrate(engine)
    with engine.connect() as connection:
        assert stored_revision(connection) == REVISIONS[0]
        assert not inspect(connection).has_table("runs")


@pytest.mark.parametrize("passphrase", [None, "kata sandi"])
def test_an_older_workspace_is_backed_up_and_upgraded(tmp_path: Path, passphrase: str | None) -> None:
    gate, path = DatabaseGate(), tmp_path / "lama.gajiberes"
    gate.create(str(path), passphrase)
    opened = gate.open(str(path), passphrase)
    with opened._engine.connect() as connection, connection.begin():
        command.downgrade(alembic_config(connection), REVISIONS[0])
    opened.close()

    upgraded = gate.open(str(path), passphrase)
    assert upgraded.verify() == ()
    fill(upgraded)
    upgraded.close()
    (copy,) = tmp_path.glob("*.backup")
    gate.restore(copy, str(tmp_path / "pulih.gajiberes"))
    restored = gate.open(str(tmp_path / "pulih.gajiberes"), passphrase)
    with restored.unit_of_work() as unit:
        assert unit.companies() == ()
    restored.close()


def test_a_newer_workspace_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "baru.gajiberes"
    DatabaseGate().create(str(path), None)
    engine = file_engine(path)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(KnownProblem) as problem:
        DatabaseGate().open(str(path), None)
    assert problem.value.code == "workspace.newer"
    assert path.read_bytes() == before
