"""Brings the schema of a workspace to this program's version; refuses newer ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, inspect, select

from desktop_app.domain.findings import KnownProblem

if TYPE_CHECKING:
    from alembic.config import Config

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""All revisions of the schema, oldest first; kept here so that opening needn't load Alembic."""

_revision_table = Table("alembic_version", MetaData(), Column("version_num", String(32)))


def alembic_config(connection: Connection) -> Config:
    """Settings for Alembic on a connection, made in code so that no ini file has to be found."""
    from alembic.config import Config  # noqa: PLC0415 - costs a third of a second, and most openings don't need it

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def stored_revision(connection: Connection) -> str | None:
    """The schema revision of a database; None when it isn't a workspace."""
    if not inspect(connection).has_table(_revision_table.name):
        return None
    return connection.execute(select(_revision_table.c.version_num)).scalar()


def needs_upgrade(connection: Connection, where: str) -> bool:
    """Whether the schema is older than this program.

    Raises KnownProblem ``workspace.not_a_workspace`` and ``workspace.newer``.
    """
    revision = stored_revision(connection)
    if revision is None:
        raise KnownProblem("workspace.not_a_workspace", path=where)
    if revision not in REVISIONS:
        raise KnownProblem("workspace.newer", path=where)
    return revision != REVISIONS[-1]


def migrate(engine: Engine, revision: str = "head", then: Callable[[Connection], None] | None = None) -> None:
    """Run Alembic up to a revision, and ``then`` further work on the connection, in one transaction."""
    from alembic import command  # noqa: PLC0415 - see above

    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # Batch steps rebuild tables; with enforcement on, dropping the old one would take its children along.
            _enforce_foreign_keys(connection, on=False)
        try:
            with connection.begin():
                command.upgrade(alembic_config(connection), revision)
                if then is not None:
                    then(connection)
        finally:
            if sqlite:
                _enforce_foreign_keys(connection, on=True)


def _enforce_foreign_keys(connection: Connection, *, on: bool) -> None:
    # Outside a transaction: inside one SQLite ignores it.
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
