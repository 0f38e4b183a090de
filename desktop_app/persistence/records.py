"""Between frozen records and rows: the columns that bear the name of a field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import sqlite

R = TypeVar("R")


class RecordColumns(Generic[R]):
    """The columns of a table that hold fields of a record class of the same name."""

    def __init__(self, table: Table, kind: type[R]) -> None:
        self.table = table
        self.kind = kind
        self.names = tuple(field.name for field in fields(kind) if field.name in table.c)  # type: ignore[arg-type]
        self.columns = tuple(table.c[name] for name in self.names)
        self._values = attrgetter(*self.names)

    def row(self, record: R, **more: Any) -> dict[str, Any]:
        """The row of a record with further columns."""
        return dict(zip(self.names, self._values(record), strict=True)) | more

    def record(self, values: Sequence[Any], **more: Any) -> R:
        """The record of selected ``columns`` with further fields."""
        return self.kind(**dict(zip(self.names, values, strict=True)), **more)


def upsert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, or update those that exist by primary key; counts ``version`` up where there is one."""
    if not rows:
        return
    statement: Any = _insert(connection, table)
    keys = [column.name for column in table.primary_key.columns]
    changed: dict[str, Any] = {
        name: statement.excluded[name] for name in rows[0] if name not in {*keys, "company_id", "version"}
    }
    if "version" in table.c:
        changed["version"] = table.c.version + 1
        rows = [{**row, "version": 1} for row in rows]
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), rows)


def insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    listed = list(rows)
    if listed:
        connection.execute(table.insert(), listed)


def insert_plain(
    connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[int | str | None, ...]]
) -> None:
    """Insert very many rows of plain numbers and texts, as tuples in the order of the column ``names``.

    They go to the driver as they are: SQLAlchemy's own handling of each row takes longer than the insert.
    """
    if rows:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))})"
        connection.exec_driver_sql(statement, list(rows))


def _insert(connection: Connection, table: Table) -> Insert:
    # Both databases understand ON CONFLICT, but SQLAlchemy has no common word for it.
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - slow to import, and most workspaces are files

        return postgresql.insert(table)
    return sqlite.insert(table)
