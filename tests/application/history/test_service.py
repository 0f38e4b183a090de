"""Who changed what, in a real store, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.change_record import digest
from desktop_app.application.results import ChangeAction
from desktop_app.domain.employee import Wage
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from tests.application.record_office import RecordOffice
from tests.clock import FixedClock
from tests.persistence import samples

COMPANY = samples.company()
PERSON = samples.employee(1)


@pytest.fixture
def office(tmp_path: Path) -> RecordOffice:
    return RecordOffice(tmp_path)


def test_a_save_is_told_with_who_when_and_both_values(office: RecordOffice) -> None:
    office.people.save(COMPANY.id, replace(PERSON, phone="081234567890"))
    (change,) = office.history.of(COMPANY.id, PERSON.id)
    assert (change.who, change.at, change.action) == ("rina", FixedClock().now(), ChangeAction.CHANGED)
    assert [(one.path, one.before, one.after) for one in change.fields] == [(("phone",), "", "081234567890")]
    assert office.history.of(COMPANY.id, samples.employee(2).id) == ()


def test_the_audit_trail_is_tied_to_the_history_without_values(office: RecordOffice) -> None:
    office.people.save(COMPANY.id, replace(PERSON, phone="081234567890"))
    (change,) = office.history.of(COMPANY.id, PERSON.id)
    with office.workspace._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT detail FROM audit_trail ORDER BY sequence").scalars().all()
    assert rows[-1] == f"phone {digest(change.fields)}"


def test_a_refused_save_leaves_no_trace(office: RecordOffice) -> None:
    with pytest.raises(KnownProblem):
        office.people.save(COMPANY.id, replace(PERSON, nip="0002", phone="1"))
    office.people.save(COMPANY.id, PERSON)
    assert office.history.of(COMPANY.id, PERSON.id) == ()


def test_a_new_person_begins_a_history_that_has_no_way_back(office: RecordOffice) -> None:
    office.people.save(COMPANY.id, replace(samples.employee(3), family=()))
    (change,) = office.history.of(COMPANY.id, samples.employee(3).id)
    assert (change.action, change.fields) == (ChangeAction.CREATED, ())
    with pytest.raises(KnownProblem) as problem:
        office.history.undo_employee(COMPANY.id, samples.employee(3).id, change.number)
    assert problem.value.code == "change.creation"


def test_a_saved_change_is_taken_back_by_a_new_one_and_that_again(office: RecordOffice) -> None:
    changed = replace(PERSON, family=PERSON.family[:1], phone="081234567890")
    office.people.save(COMPANY.id, changed)
    (first,) = office.history.of(COMPANY.id, PERSON.id)
    assert office.history.undo_employee(COMPANY.id, PERSON.id, first.number).value == PERSON
    undone = office.history.of(COMPANY.id, PERSON.id)[0]
    assert (undone.action, undone.undoes) == (ChangeAction.UNDONE, first.number)
    assert office.history.undo_employee(COMPANY.id, PERSON.id, undone.number).value == changed
    assert len(office.history.of(COMPANY.id, PERSON.id)) == 3


def test_an_overtaken_change_stays(office: RecordOffice) -> None:
    office.people.save(COMPANY.id, replace(PERSON, phone="1"))
    office.people.save(COMPANY.id, replace(PERSON, phone="2"))
    first = office.history.of(COMPANY.id, PERSON.id)[-1]
    with pytest.raises(KnownProblem) as problem:
        office.history.undo_employee(COMPANY.id, PERSON.id, first.number)
    assert problem.value.code == "change.overtaken"
    assert office.people.all(COMPANY.id)[0].phone == "2"


def test_taking_back_a_wage_of_an_approved_month_warns_and_keeps_its_figures(office: RecordOffice) -> None:
    wage = Wage(date(2026, 11, 1), Money.rupiah(9_000_000))
    office.people.save(COMPANY.id, replace(PERSON, wages=(*PERSON.wages, wage)))
    with office.workspace.unit_of_work() as unit:
        unit.store(COMPANY.id).save_run(samples.run(state=RunState.APPROVED))
        unit.commit()
    (change,) = office.history.of(COMPANY.id, PERSON.id)
    outcome = office.history.undo_employee(COMPANY.id, PERSON.id, change.number)
    assert [finding.code for finding in outcome.findings] == ["employee.wage_before_approved"]
    with office.workspace.unit_of_work() as unit:
        assert unit.store(COMPANY.id).run(samples.NOVEMBER) == samples.without_law_values(
            samples.run(state=RunState.APPROVED)
        )


def test_a_company_has_a_history_too(office: RecordOffice) -> None:
    terms = (*COMPANY.terms[:-1], replace(COMPANY.terms[-1], jkk_class=2))
    office.companies.save(replace(COMPANY, npwp="0012345678901001", terms=terms))
    (change,) = office.history.of(COMPANY.id, COMPANY.id)
    assert {one.path for one in change.fields} == {("npwp",), ("terms", "2026-06-01", "jkk_class")}
    assert office.history.undo_company(COMPANY.id, change.number).value == COMPANY
