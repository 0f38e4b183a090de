"""Removing what was entered by mistake, and bringing it back, in a real store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.application.results import ChangeAction
from desktop_app.domain.employee import OpeningTotals, VariableItem
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import ZERO
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from tests.application.record_office import RecordOffice
from tests.persistence import samples

COMPANY, OTHER = samples.company(), samples.company("b")
PERSON, SECOND = samples.employee(1), samples.employee(2)


class Office(RecordOffice):
    """The services over one workspace with two companies."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.companies.save(OTHER)
        self.people.save(OTHER.id, samples.employee(1, "b"))

    def approve(self, people: int = 1) -> None:
        with self.workspace.unit_of_work() as unit:
            unit.store(COMPANY.id).save_run(samples.run(state=RunState.APPROVED, people=people))
            unit.commit()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def refusal(problem: pytest.ExceptionInfo[KnownProblem]) -> str:
    return problem.value.code


def test_an_employee_goes_with_all_amounts_and_comes_back_with_them(office: Office) -> None:
    with office.workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        nips = (PERSON.nip, SECOND.nip)
        store.save_variables([VariableItem(nip, samples.NOVEMBER, "bonus", samples.LARGE) for nip in nips])
        store.save_openings([OpeningTotals(nip, 2026, Month(2026, 1), samples.LARGE, *[ZERO] * 5) for nip in nips])
        before = store.employees(), store.all_variables(), store.openings()
        unit.commit()
    office.removals.employee(COMPANY.id, PERSON.id)
    with office.workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        assert [one.id for one in store.employees()] == [SECOND.id]
        assert PERSON.nip not in {item.nip for item in (*store.all_variables(), *store.openings())}
        assert unit.store(OTHER.id).employees() == (samples.employee(1, "b"),)
    assert office.removals.restore(COMPANY.id, PERSON.id).value == PERSON
    with office.workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        assert (store.employees(), store.all_variables(), store.openings()) == before
    assert office.workspace.verify() == ()


def test_the_company_s_history_tells_of_it_and_takes_it_back(office: Office) -> None:
    office.removals.employee(COMPANY.id, PERSON.id)
    (removal,) = office.history.of(COMPANY.id, COMPANY.id)
    assert (removal.action, removal.who, removal.subject) == (ChangeAction.REMOVED, "rina", PERSON.id)
    assert removal.fields[0].title == f"{PERSON.nip} {PERSON.name}"
    assert [one.id for one in office.history.of(OTHER.id, OTHER.id) if one.action is ChangeAction.REMOVED] == []
    assert office.history.undo_company(COMPANY.id, removal.number).value == COMPANY
    restored = office.history.of(COMPANY.id, PERSON.id)[0]
    assert (restored.action, restored.undoes) == (ChangeAction.UNDONE, removal.number)
    for again in (
        lambda: office.history.undo_company(COMPANY.id, removal.number),
        lambda: office.history.undo_employee(COMPANY.id, PERSON.id, removal.number),
    ):
        with pytest.raises(KnownProblem) as problem:
            again()
        assert refusal(problem) == "change.overtaken"


def test_who_was_paid_in_an_approved_month_leaves_instead(office: Office) -> None:
    office.approve()
    with pytest.raises(KnownProblem) as problem:
        office.removals.employee(COMPANY.id, PERSON.id)
    assert refusal(problem) == "employee.in_approved_month"
    assert dict(problem.value.params) == {"name": PERSON.name, "month": samples.NOVEMBER}
    office.removals.employee(COMPANY.id, SECOND.id)
    assert office.people.all(COMPANY.id) == (PERSON,)


def test_a_draft_holds_nobody_back(office: Office) -> None:
    with office.workspace.unit_of_work() as unit:
        unit.store(COMPANY.id).save_run(samples.run())
        unit.commit()
    office.removals.employee(COMPANY.id, PERSON.id)
    office.removals.company(COMPANY.id)


def test_a_number_given_to_somebody_else_is_not_taken_from_them(office: Office) -> None:
    office.removals.employee(COMPANY.id, PERSON.id)
    office.people.save(COMPANY.id, replace(SECOND, nip=PERSON.nip))
    with pytest.raises(KnownProblem) as problem:
        office.removals.restore(COMPANY.id, PERSON.id)
    assert refusal(problem) == "employee.nip_taken"


def test_who_was_never_there_is_refused(office: Office) -> None:
    for action in (office.removals.employee, office.removals.restore):
        with pytest.raises(KnownProblem) as problem:
            action(COMPANY.id, samples.employee(3).id)
        assert refusal(problem) == "change.overtaken"


def test_a_client_goes_with_everything_but_the_trail(office: Office) -> None:
    office.people.save(COMPANY.id, replace(PERSON, phone="081234567890"))
    office.removals.company(COMPANY.id)
    with office.workspace.unit_of_work() as unit:
        assert unit.companies() == (OTHER,)
        assert unit.store(COMPANY.id).employees() == ()
        assert unit.store(COMPANY.id).changes(COMPANY.id) == ()
        assert unit.store(OTHER.id).employees() == (samples.employee(1, "b"),)
    assert office.workspace.verify() == ()
    with office.workspace._engine.connect() as connection:
        trail = connection.exec_driver_sql("SELECT action, subject FROM audit_trail ORDER BY sequence").all()
    assert tuple(trail[-1]) == ("company.removed", COMPANY.id)


def test_a_client_with_an_approved_month_stays(office: Office) -> None:
    office.approve()
    with pytest.raises(KnownProblem) as problem:
        office.removals.company(COMPANY.id)
    assert refusal(problem) == "company.in_approved_month"
    assert dict(problem.value.params)["month"] == samples.NOVEMBER
