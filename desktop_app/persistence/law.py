"""The law that was added in a workspace: one for all its companies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from desktop_app.application.law_ports import LAW_ACTIONS, LawUse
from desktop_app.application.records.law import AddedLaw, AddedParameter, AddedVersion, InstalledPack
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import Reference, Title, YearlyChange
from desktop_app.persistence import tables
from desktop_app.persistence.engine import begin_writing
from desktop_app.persistence.records import RecordColumns, insert_all, upsert

_PACK = RecordColumns(tables.law_packs, InstalledPack)
_REFERENCE = ("instrument", "article", "source", "verified", "confidence", "note")
_VERSION = tables.law_versions
_PARAMETER = tables.law_parameters


class DatabaseLawStore:
    """Implements ``LawStore`` inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stamp(self) -> int:
        """The number of the last change in the audit trail."""
        trail = tables.audit_trail
        query = select(func.max(trail.c.sequence)).where(trail.c.action.in_(LAW_ACTIONS))
        return int(self._connection.execute(query).scalar() or 0)

    def added(self) -> AddedLaw:
        """Everything that was added."""
        order = (_VERSION.c.added_at, _VERSION.c.key, _VERSION.c.starts_on)
        versions = self._connection.execute(select(_VERSION).order_by(*order)).mappings()
        parameters = self._connection.execute(select(_PARAMETER).order_by(_PARAMETER.c.key)).mappings()
        packs = self._connection.execute(select(*_PACK.columns).order_by(tables.law_packs.c.name))
        return AddedLaw(
            parameters=tuple(_parameter(row) for row in parameters),
            versions=tuple(_version(row) for row in versions),
            packs=tuple(_PACK.record(row) for row in packs),
        )

    def save(self, version: AddedVersion, parameter: AddedParameter | None = None) -> None:
        """Insert a version, or replace the one of the same start and origin."""
        begin_writing(self._connection)
        if parameter is not None:
            upsert(self._connection, _PARAMETER, [_parameter_row(parameter)])
        upsert(self._connection, _VERSION, [_version_row(version)])

    def remove(self, key: str, starts_on: date, origin: str) -> None:
        """Remove a version, and the description of its parameter with the last one."""
        begin_writing(self._connection)
        mine = (_VERSION.c.key == key, _VERSION.c.origin == origin)
        self._connection.execute(_VERSION.delete().where(*mine, _VERSION.c.starts_on == starts_on))
        if not self._connection.execute(select(func.count()).select_from(_VERSION).where(*mine)).scalar():
            self._connection.execute(_PARAMETER.delete().where(_PARAMETER.c.key == key, _PARAMETER.c.origin == origin))

    def install(
        self, pack: InstalledPack, parameters: Sequence[AddedParameter], versions: Sequence[AddedVersion]
    ) -> None:
        """Put a pack in place of an earlier issue of the same name."""
        begin_writing(self._connection)
        for table in (_VERSION, _PARAMETER):
            self._connection.execute(table.delete().where(table.c.origin == pack.name))
        upsert(self._connection, tables.law_packs, [_PACK.row(pack)])
        insert_all(self._connection, _PARAMETER, [_parameter_row(parameter) for parameter in parameters])
        insert_all(self._connection, _VERSION, [_version_row(version) for version in versions])

    def uses(self, key: str, starts_on: date) -> tuple[LawUse, ...]:
        """Approved and closed runs of months that the version reaches, by month."""
        runs, companies = tables.runs, tables.companies
        query = (
            select(companies.c.code, runs.c.month, runs.c.calculated_at, runs.c.laws)
            .join(companies, companies.c.id == runs.c.company_id)
            .where(
                runs.c.state.in_([RunState.APPROVED, RunState.CLOSED]),
                runs.c.month >= Month.of(starts_on),
            )
            .order_by(runs.c.month, companies.c.code)
        )
        wanted = [key, starts_on.isoformat()]
        return tuple(
            LawUse(code, month, calculated_at, any(row[:2] == wanted for row in json.loads(laws)))
            for code, month, calculated_at, laws in self._connection.execute(query)
        )


def _version(row: Any) -> AddedVersion:
    return AddedVersion(
        key=row["key"],
        starts_on=row["starts_on"],
        value=row["value"],
        reference=Reference(**{name: row[name] for name in _REFERENCE}),
        added_at=row["added_at"],
        added_by=row["added_by"],
        origin=row["origin"],
        rows_only=row["rows_only"],
    )


def _version_row(version: AddedVersion) -> dict[str, Any]:
    plain = ("key", "starts_on", "value", "added_at", "added_by", "origin", "rows_only")
    row = {name: getattr(version, name) for name in plain}
    return row | {name: getattr(version.reference, name) for name in _REFERENCE}


def _parameter(row: Any) -> AddedParameter:
    month, day = row["expected_month"], row["expected_day"]
    return AddedParameter(
        key=row["key"],
        kind=row["kind"],
        title=Title(row["title_id"], row["title_en"]),
        expected=YearlyChange(month, day) if month and day else None,
        closed=row["closed"],
        origin=row["origin"],
    )


def _parameter_row(parameter: AddedParameter) -> dict[str, Any]:
    expected = parameter.expected
    return {
        "key": parameter.key,
        "origin": parameter.origin,
        "kind": parameter.kind,
        "title_id": parameter.title.id,
        "title_en": parameter.title.en,
        "expected_month": expected.month if expected else None,
        "expected_day": expected.day if expected else None,
        "closed": parameter.closed,
    }
