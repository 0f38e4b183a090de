"""Keeping people and their variable amounts, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.people.employees import People
from desktop_app.application.results import Changed, Changes
from desktop_app.domain.employee import Leave, VariableItem, Wage
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.clock import FixedClock
from tests.persistence import samples

COMPANY = samples.company().id


@pytest.fixture
def workspace(tmp_path: Path) -> DatabaseWorkspace:
    return samples.new_workspace(tmp_path)


@pytest.fixture
def people(workspace: DatabaseWorkspace) -> People:
    return People(workspace, FixedClock())


def test_a_changed_person_is_saved_and_announced(people: People) -> None:
    changed = replace(samples.employee(1), phone="081234567890")
    outcome = people.save(COMPANY, changed)
    assert outcome.changes == Changes(frozenset({Changed.PEOPLE}), COMPANY)
    assert people.all(COMPANY) == (changed, samples.employee(2))
    assert not people.save(COMPANY, changed).changes.kinds


def test_a_new_person_gets_a_key_of_its_own(people: People) -> None:
    new = replace(samples.employee(3), id=people.new_id(), family=())
    people.save(COMPANY, new)
    assert people.all(COMPANY)[-1] == new


def test_two_users_who_change_different_fields_keep_both(people: People) -> None:
    read = samples.employee(1)
    wage = Wage(date(2026, 12, 1), Money.rupiah(9_500_000))
    people.save(COMPANY, replace(read, phone="081234567890"), read=read)
    saved = people.save(COMPANY, replace(read, email="a@contoh.id", wages=(*read.wages, wage)), read=read).value
    assert (saved.phone, saved.email, saved.wages[-1]) == ("081234567890", "a@contoh.id", wage)
    assert people.all(COMPANY)[0] == saved


def test_the_second_user_to_change_a_field_is_told_and_overwrites_nothing(people: People) -> None:
    read = samples.employee(1)
    first = replace(read, phone="081234567890")
    people.save(COMPANY, first, read=read)
    with pytest.raises(KnownProblem) as problem:
        people.save(COMPANY, replace(read, phone="081299999999"), read=read)
    assert (problem.value.code, dict(problem.value.params)) == ("employee.changed_meanwhile", {"name": read.name})
    assert people.all(COMPANY)[0] == first


def test_a_nip_belongs_to_one_person(people: People) -> None:
    with pytest.raises(KnownProblem) as problem:
        people.save(COMPANY, replace(samples.employee(1), nip="0002"))
    assert problem.value.code == "employee.nip_taken"
    with pytest.raises(KnownProblem) as problem:
        people.save(COMPANY, replace(samples.employee(1), name=""))
    assert problem.value.code == "employee.name_missing"


def test_a_wage_in_an_approved_month_is_saved_with_a_warning(people: People, workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        unit.store(COMPANY).save_run(samples.run(state=RunState.APPROVED))
        unit.commit()
    person = samples.employee(1)
    earlier = replace(person, wages=(*person.wages, Wage(date(2026, 11, 1), Money.rupiah(9_000_000))))
    assert [finding.code for finding in people.save(COMPANY, earlier).findings] == ["employee.wage_before_approved"]
    later = replace(earlier, wages=(*earlier.wages, Wage(date(2026, 12, 1), Money.rupiah(9_500_000))))
    assert not people.save(COMPANY, later).findings


def test_variable_amounts_are_kept_by_month(people: People) -> None:
    item = VariableItem("0001", samples.NOVEMBER, "lembur", Money.rupiah(250_000))
    outcome = people.save_variables(COMPANY, [item])
    assert outcome.changes.kinds == {Changed.PEOPLE}
    assert people.variables(COMPANY, samples.NOVEMBER) == (item,)
    assert not people.variables(COMPANY, samples.NOVEMBER + 1)
    assert not people.save_variables(COMPANY, []).changes.kinds


@pytest.mark.parametrize(
    ("leaves", "code"),
    [
        ((Leave(date(2026, 11, 9), date(2026, 11, 8)),), "employee.leave_order"),
        (
            (Leave(date(2026, 11, 1), date(2026, 11, 9)), Leave(date(2026, 11, 9), date(2026, 11, 10))),
            "employee.leaves_overlap",
        ),
    ],
)
def test_leaves_are_checked(people: People, leaves: tuple[Leave, ...], code: str) -> None:
    with pytest.raises(KnownProblem) as problem:
        people.save(samples.company().id, replace(samples.employee(1), leaves=leaves))
    assert problem.value.code == code
