"""Components, reasons of wages and batches of changes: older workspaces upgrade without loss, and all comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import inspect, text

from desktop_app.application.results import Change, ChangeAction
from desktop_app.persistence.engine import file_engine
from desktop_app.persistence.upgrade import migrate
from tests.persistence.samples import company, employee, entry, new_workspace

_BEFORE = "0006"
_COMPANY, _PERSON = "a" * 32, "b" * 32


def test_an_older_workspace_has_no_components_reasons_or_batches(tmp_path: Path) -> None:
    engine = file_engine(tmp_path / "lama.db")
    migrate(engine, _BEFORE)
    with engine.begin() as connection:
        for table, given in (
            ("companies", {"id": _COMPANY, "code": "SNU", "name": "PT Lama", "version": 1}),
            (
                "employees",
                {"id": _PERSON, "company_id": _COMPANY, "nip": "001", "birth_date": "1990-02-28", "version": 1},
            ),
            ("wages", {"company_id": _COMPANY, "employee_id": _PERSON, "starts_on": "2024-01-01", "basic": 500}),
            ("change_history", {"company_id": _COMPANY, "at": "2026-11-21T09:00:00+00:00", "fields": "[]"}),
        ):
            columns = inspect(connection).get_columns(table)
            # Every text that a row must have and that nothing was given for is empty.
            empty = {
                one["name"]: "" for one in columns if not one["nullable"] and one["name"] not in ("number", "basic")
            }
            values = {**empty, **given}
            names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT basic, reason FROM wages")).one() == (500, "")
        assert connection.execute(text("SELECT batch FROM change_history")).scalar_one() == ""
        assert connection.execute(text("SELECT count(*) FROM components")).scalar_one() == 0
    engine.dispose()


def test_components_come_back_and_go_with_their_terms(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        assert store.company().components == company().components
        store.save_company(replace(company(), components=company().components[:1]))
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert [one.name for one in unit.store(company().id).company().components] == ["Makan"]
    workspace.close()


def test_changes_of_a_batch_are_found_in_their_own_company(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    at = entry("x").at
    with workspace.unit_of_work() as unit:
        other = unit.store("b" * 32)
        other.save_company(company("b"))
        changes = [
            Change(at, "rina", employee(number).id, ChangeAction.CHANGED, batch="k" if number < 3 else "")
            for number in (1, 2, 3)
        ]
        unit.store(company().id).record_changes(changes)
        unit.commit()
    with workspace.unit_of_work() as unit:
        found = unit.store(company().id).changes_of_batch("k")
        assert [one.subject for one in found] == [employee(2).id, employee(1).id]
        assert unit.store("b" * 32).changes_of_batch("k") == ()
    workspace.close()


def test_the_reason_of_a_wage_comes_back(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    with workspace.unit_of_work() as unit:
        person = unit.store(company().id).employee("0001")
    assert person is not None
    assert person.wage_on(date(2026, 1, 1)) == employee(1).wages[-1]
    assert employee(1).wages[-1].reason == "Naik jabatan"
    workspace.close()
