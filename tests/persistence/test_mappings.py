"""Remembered column mappings come back as they were, newest first, one per layout and company."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from desktop_app.application.records.mapping import (
    DateOrder,
    MappedColumn,
    NumberStyle,
    PeopleMapping,
    RememberedMapping,
)
from desktop_app.domain.periods import Month
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import company

MAPPING = PeopleMapping(
    header_row=3,
    columns=(
        MappedColumn(0, "No. Induk", "Karyawan.nip"),
        MappedColumn(2, "Tunj. Jabatan", "Upah.fixed:Jabatan"),
        MappedColumn(3, "Catatan"),
    ),
    month=Month(2026, 11),
    company="A",
    header_height=2,
    last_row=40,
    fixed={"Karyawan.citizenship": "WNI"},
    numbers=NumberStyle.COMMA,
    dates=DateOrder.MONTH_FIRST,
    find_people=True,
)


def moment(day: int) -> datetime:
    return datetime(2026, 11, day, 9, 0, tzinfo=UTC)


def test_mappings_are_kept_per_company_and_layout(workspace: DatabaseWorkspace) -> None:
    mine, other = company("a"), company("b")
    older = RememberedMapping(MAPPING, moment(1))
    elsewhere = RememberedMapping(replace(MAPPING, columns=MAPPING.columns[:2]), moment(2))
    newer = RememberedMapping(replace(MAPPING, company="", month=Month(2026, 12)), moment(3))
    with workspace.unit_of_work() as unit:
        unit.store(other.id).save_company(other)
        for remembered in (older, elsewhere, newer):
            unit.store(mine.id).save_import_mapping(remembered)
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.store(mine.id).import_mappings() == (newer, elsewhere)
        assert unit.store(other.id).import_mappings() == ()
