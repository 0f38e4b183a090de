"""Engines: how a connection to a workspace file or a database server is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.problems import known_problem, translate_errors

BUSY_SECONDS: float = 5
"""How long a writer waits for another one."""

_POSTGRES_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")


def is_url(location: str) -> bool:
    """Whether a location names a database server rather than a file."""
    return "://" in location


def server_url(location: str) -> URL:
    """The URL of a PostgreSQL server. Raises KnownProblem for other databases."""
    scheme, _, rest = location.partition("://")
    if scheme not in _POSTGRES_SCHEMES:
        raise KnownProblem("workspace.unknown_database", scheme=scheme)
    try:
        return make_url(f"postgresql+psycopg://{rest}")
    except (ArgumentError, ValueError):
        raise KnownProblem("workspace.bad_url") from None


def file_engine(
    path: Path, key: bytes | None = None, *, where: str | None = None, busy_seconds: float = BUSY_SECONDS
) -> Engine:
    """An engine on an existing or new file; with a 256-bit key through SQLCipher. Problems name ``where``, or the path.

    The same library, without a key, serves plain files, so both run on the same SQLite.
    """

    def connect() -> Any:
        connection = sqlcipher.connect(
            str(path), timeout=busy_seconds, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            _prepare(connection, key)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        # Exceptions reach logs; the values of a failed statement must not.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    translate_errors(engine, where or str(path))
    return engine


def server_engine(location: str) -> Engine:
    """An engine on a PostgreSQL database. Raises KnownProblem when the driver isn't installed."""
    url = server_url(location)
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise KnownProblem("workspace.driver_missing") from None
    translate_errors(engine, place(location))
    return engine


def outside_transaction(engine: Engine, where: str, statement: str, *parameters: str) -> None:
    """Run what SQLite only does outside a transaction. Raises KnownProblem about ``where``."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            driver.execute(statement, parameters).fetchall()
        except sqlcipher.Error as error:
            raise known_problem(error, where) or error from error


def write_ahead(engine: Engine, where: str) -> None:
    """Let readers and a writer of a file work at the same time. The file remembers it."""
    outside_transaction(engine, where, "PRAGMA journal_mode = WAL")


def begin_writing(connection: Connection) -> None:
    """Take a file's write lock, waiting for another writer.

    A unit of work that begins with a read can't wait: what it has read would be stale afterwards.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("UPDATE audit_head SET id = id WHERE 0")


def place(location: str) -> str:
    """A location as it may be shown: without a password."""
    return server_url(location).render_as_string(hide_password=True) if is_url(location) else location


def _prepare(connection: Any, key: bytes | None) -> None:
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # Reads the first page: a wrong key or a damaged file shows here.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    # The driver is in autocommit, so that DDL and snapshots follow our transactions and not its guesses.
    connection.exec_driver_sql("BEGIN")
