"""The history of changes: appended in the transaction of the save that it tells of, never changed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select

from desktop_app.application.records.changes import FieldChange
from desktop_app.application.results import Change, ChangeAction
from desktop_app.persistence import tables
from desktop_app.persistence.records import RecordColumns, insert_all

_CHANGE = RecordColumns(tables.change_history, Change)


def append(connection: Connection, company_id: str, changes: Sequence[Change]) -> None:
    """Add changes to the end of a company's history; their numbers are given by the database."""
    rows = []
    for change in changes:
        row = _CHANGE.row(change, company_id=company_id, fields=_encode(change.fields))
        del row["number"]
        rows.append(row)
    insert_all(connection, tables.change_history, rows)


def changes(connection: Connection, company_id: str, subject: str) -> tuple[Change, ...]:
    """The changes of an employee by key, or by the company's key its own with the removals; the newest first."""
    table = tables.change_history
    condition = table.c.subject == subject
    if subject == company_id:
        condition |= table.c.action == ChangeAction.REMOVED
    return _found(connection, company_id, condition)


def changes_of_batch(connection: Connection, company_id: str, batch: str) -> tuple[Change, ...]:
    """The changes that were made for many at once under a key, the newest first."""
    return _found(connection, company_id, tables.change_history.c.batch == batch)


def _found(connection: Connection, company_id: str, condition: ColumnElement[bool]) -> tuple[Change, ...]:
    table = tables.change_history
    query = select(*_CHANGE.columns).where(table.c.company_id == company_id, condition)
    at = _CHANGE.names.index("fields")
    found = []
    for row in connection.execute(query.order_by(table.c.number.desc())):
        values = list(row)
        values[at] = _decode(values[at])
        found.append(_CHANGE.record(values))
    return tuple(found)


def _encode(fields: Sequence[FieldChange]) -> str:
    return json.dumps([field.parts for field in fields], ensure_ascii=False, separators=(",", ":"))


def _decode(text: str) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(tuple(path), *values) for path, *values in json.loads(text))
