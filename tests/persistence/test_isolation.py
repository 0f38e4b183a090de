"""Nothing of one company can be reached through the store of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.employee import OpeningTotals, VariableItem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.persistence.tables import metadata
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import NOVEMBER, company, employee, run

SHARED = {"companies", "audit_head", "saved_filters", "law_versions", "law_parameters", "law_packs", "checklist_texts"}


def test_every_table_of_clients_carries_the_company() -> None:
    for table in metadata.tables.values():
        if table.name not in SHARED:
            assert "company_id" in table.c, table.name
            assert not table.c.company_id.nullable, table.name


def test_a_store_never_shows_another_company(workspace: DatabaseWorkspace) -> None:
    mine, other = company("a"), company("b")
    with workspace.unit_of_work() as unit:
        store = unit.store(other.id)
        store.save_company(other)
        store.save_employees([employee(1, "b"), employee(5, "b")])
        store.save_variables([VariableItem("0005", NOVEMBER, "lembur", Money(1))])
        store.save_openings([OpeningTotals("0005", 2026, Month(2026, 1), *[Money(1)] * 6)])
        theirs = run()
        store.save_run(replace(theirs, head=replace(theirs.head, id="b" * 32, company_id=other.id), company=other))
        unit.commit()
    with workspace.unit_of_work() as unit:
        store = unit.store(mine.id)
        assert store.company() == mine
        assert store.employees() == (employee(1), employee(2))
        assert store.employee("0005") is None
        assert store.all_variables() == store.openings() == store.tax_totals(NOVEMBER, NOVEMBER) == ()
        assert store.run(NOVEMBER) is None
        assert store.run_heads(NOVEMBER, NOVEMBER) == ()
        assert store.months_without_approved_run() is None
        assert unit.people_count(mine.id, NOVEMBER) == 2


def test_records_of_another_company_are_refused(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        store = unit.store("b" * 32)
        store.save_company(company("b"))
        for refused in (
            lambda: store.save_company(company("a")),
            lambda: store.save_employees([employee(1)]),
            lambda: store.save_run(run()),
        ):
            with pytest.raises(ValueError, match=r"company|belongs"):
                refused()
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.store("a" * 32).employees() == (employee(1), employee(2))
