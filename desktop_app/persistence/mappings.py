"""How a client's own spreadsheets are read: one row per layout, found again by a digest of its headings."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection, select

from desktop_app.application.records.mapping import (
    DateOrder,
    MappedColumn,
    NumberStyle,
    PeopleMapping,
    RememberedMapping,
)
from desktop_app.domain.periods import Month
from desktop_app.persistence.records import upsert
from desktop_app.persistence.tables import import_mappings as table


def import_mappings(connection: Connection, company_id: str) -> tuple[RememberedMapping, ...]:
    """The mappings of one company, newest first."""
    query = select(table.c.mapping, table.c.used_at).where(table.c.company_id == company_id)
    rows = connection.execute(query.order_by(table.c.used_at.desc(), table.c.headings))
    return tuple(RememberedMapping(_mapping(text), used_at) for text, used_at in rows)


def save_import_mapping(connection: Connection, company_id: str, remembered: RememberedMapping) -> None:
    """Insert, or replace the one with the same headings."""
    row = {
        "company_id": company_id,
        "headings": _digest(remembered.mapping.signature),
        "used_at": remembered.used_at,
        "mapping": _text(remembered.mapping),
    }
    upsert(connection, table, [row])


def _digest(headings: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()


def _text(mapping: PeopleMapping) -> str:
    return json.dumps(
        {
            "header_row": mapping.header_row,
            "header_height": mapping.header_height,
            "columns": [[column.index, column.heading, column.target] for column in mapping.columns],
            "company": mapping.company,
            "month": str(mapping.month),
            "last_row": mapping.last_row,
            "fixed": dict(mapping.fixed),
            "numbers": mapping.numbers.value,
            "dates": mapping.dates.value,
            "find_people": mapping.find_people,
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _mapping(text: str) -> PeopleMapping:
    data = json.loads(text)
    return PeopleMapping(
        header_row=data["header_row"],
        columns=tuple(MappedColumn(*column) for column in data["columns"]),
        month=Month.parse(data["month"]),
        company=data["company"],
        header_height=data["header_height"],
        last_row=data["last_row"],
        fixed=data["fixed"],
        numbers=NumberStyle(data["numbers"]),
        dates=DateOrder(data["dates"]),
        find_people=data.get("find_people", False),
    )
