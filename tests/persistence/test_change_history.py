"""The history of changes and kept filters on every kind of database."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.application.records.changes import FieldChange
from desktop_app.application.records.filters import Order, PeopleFilter, Preset
from desktop_app.application.results import Change, ChangeAction
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import LARGE, NOW, company, employee

PERSON = employee(1)
WAGE = {"starts_on": "2026-11-01", "basic": LARGE.sen, "allowances": []}
FIELDS = (
    FieldChange(("phone",), "", "081234567890"),
    FieldChange(
        ("wages", "2026-11-01"), None, {"starts_on": "2026-11-01", "basic": LARGE.sen, "allowances": []}, "", 2
    ),
    FieldChange(("family", "9", "studying"), True, False, "Citra"),
)
FIRST = Change(NOW, "rina", PERSON.id, ChangeAction.CHANGED, FIELDS)


def test_changes_come_back_as_they_were_kept_the_newest_first(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        store.record_changes([FIRST])
        store.record_changes([replace(FIRST, action=ChangeAction.UNDONE, undoes=1, fields=())])
        store.record_changes([])
        unit.commit()
    with workspace.unit_of_work() as unit:
        newest, first = unit.store(company().id).changes(PERSON.id)
        assert replace(first, number=0) == FIRST
        assert (newest.action, newest.undoes) == (ChangeAction.UNDONE, 1)
        assert newest.number > first.number
        assert unit.store(company().id).changes(employee(2).id) == ()


def test_a_change_that_was_not_committed_was_not_made(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        unit.store(company().id).record_changes([FIRST])
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).changes(PERSON.id) == ()


def test_another_company_sees_none_of_it(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        unit.store("b" * 32).save_company(company("b"))
        unit.store(company().id).record_changes([FIRST])
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.store("b" * 32).changes(PERSON.id) == ()


def test_people_are_found_and_filters_kept(workspace: DatabaseWorkspace) -> None:
    kept = PeopleFilter("Anak", "melati", Preset.CHILDREN, 6, Order.NEWEST)
    with workspace.unit_of_work() as unit:
        unit.save_filter("rina", replace(kept, months=1))
        unit.save_filter("rina", kept)
        unit.save_filter("budi", replace(kept, preset=None))
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.saved_filters("rina") == (kept,)
        assert [hit.nip for hit in unit.find_people(["melati", "0002"], 10)] == ["0002"]
        unit.remove_filter("rina", "Anak")
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.saved_filters("rina") == ()
        assert len(unit.saved_filters("budi")) == 1
