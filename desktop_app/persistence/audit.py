"""The audit trail: entries are only ever appended, and each is chained to the one before it by a hash.

A changed, removed or moved entry breaks the chain from there on; a trail cut off at its end no longer
meets the kept head. The chain shows tampering by people who edit the file; it's no proof against
somebody who recomputes all of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from desktop_app.application.results import AuditEntry
from desktop_app.domain.findings import Finding, error
from desktop_app.persistence import tables
from desktop_app.persistence.records import RecordColumns, insert_all

_ENTRY = RecordColumns(tables.audit_trail, AuditEntry)
_FIRST = "0" * 64
_HEAD_ROW = 1


def append(connection: Connection, entries: Sequence[AuditEntry]) -> None:
    """Add entries to the end of the chain. The head's row is locked until the transaction ends."""
    if not entries:
        return
    head = tables.audit_head
    query = select(head.c.sequence, head.c.digest).where(head.c.id == _HEAD_ROW).with_for_update()
    sequence, digest = connection.execute(query).one()
    rows = []
    for entry in entries:
        sequence += 1
        previous, digest = digest, link(digest, sequence, entry)
        rows.append(_ENTRY.row(entry, sequence=sequence, previous=previous, digest=digest))
    insert_all(connection, tables.audit_trail, rows)
    connection.execute(head.update().where(head.c.id == _HEAD_ROW).values(sequence=sequence, digest=digest))


def last_recorded(connection: Connection, company_id: str, actions: Sequence[str]) -> datetime | None:
    """When one of these actions, or an action that begins like one, was last done for a company; "" for none."""
    trail = tables.audit_trail.c
    done = or_(*[trail.action.startswith(action, autoescape=True) for action in actions])
    at: datetime | None = connection.execute(
        select(func.max(trail.at)).where(trail.company_id == company_id, done)
    ).scalar()
    return at


def link(previous: str, sequence: int, entry: AuditEntry) -> str:
    """The digest of an entry that follows ``previous``."""
    fields = [sequence, entry.at.isoformat(), entry.action, entry.company_id, entry.subject, entry.detail]
    canonical = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def verify(connection: Connection) -> tuple[Finding, ...]:
    """The first break of the chain, if there is one."""
    trail, head = tables.audit_trail, tables.audit_head
    expected, digest = 1, _FIRST
    query = select(trail.c.sequence, trail.c.previous, trail.c.digest, *_ENTRY.columns).order_by(trail.c.sequence)
    for sequence, previous, stored, *values in connection.execute(query):
        entry = _ENTRY.record(values)
        if sequence != expected:
            return (error("workspace.audit_missing", number=expected),)
        if previous != digest or stored != link(digest, sequence, entry):
            return (error("workspace.audit_changed", number=sequence),)
        expected, digest = sequence + 1, stored
    kept = connection.execute(select(head.c.sequence, head.c.digest)).all()
    if len(kept) != 1 or tuple(kept[0]) != (expected - 1, digest):
        return (error("workspace.audit_missing", number=expected),)
    return ()
