"""Employment history, unpaid leave, coming back, branch and reasons on the employee screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.domain.company import Branch, Programme
from desktop_app.domain.employee import Employee, EmployeeKind, Employment, Leave
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.foundation.i18n import sentence
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.events import events
from desktop_app.presentation.screens.employees.leaving import REASONS, jkp_meaning, reason_choices
from desktop_app.presentation.screens.employees.member import MemberDialog
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from desktop_app.presentation.screens.employees.stays import LeaveDialog, ReturnDialog
from tests.presentation.example_office import ScriptedDialogs
from tests.presentation.people_workspace import NOVEMBER, example_company, example_services, open_employees

LEFT = date(2026, 6, 30)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = example_services(tmp_path)
    services.companies.save(replace(example_company(services), branches=(Branch("SBY", "Surabaya"),)))
    return services


@pytest.fixture
def person(services: Services) -> Employee:
    people = services.people.all(example_company(services).id)
    return next(one for one in people if one.employments[-1].ended_on is None and len(one.terms) == 1)


@pytest.fixture
def screen(qtbot: QtBot, services: Services, jobs: Jobs, person: Employee) -> EmployeesScreen:
    return open_employees(qtbot, services, jobs, ScriptedDialogs(), person.id)


def stored(services: Services, key: str) -> Employee:
    return next(one for one in services.people.all(example_company(services).id) if one.id == key)


def gone(person: Employee, reason: str = "A2") -> Employee:
    stay = replace(person.employments[-1], ended_on=LEFT, leaving_reason=reason)
    return replace(person, employments=(*person.employments[:-1], stay))


# What happened


def test_the_history_names_every_event_the_newest_first(person: Employee) -> None:
    terms = replace(person.terms[0], starts_on=date(2026, 3, 1), kind=EmployeeKind.INTERN, branch="SBY")
    whole = replace(
        gone(person),
        employments=(*gone(person).employments, Employment(date(2026, 9, 1), date(2027, 8, 31))),
        terms=(*person.terms, terms),
        leaves=(Leave(date(2026, 2, 2), date(2026, 2, 6), suspended=(Programme.JP,), note="Surat 1"),),
    )
    found = events(whole)
    assert [event.day for event in found] == sorted((event.day for event in found), reverse=True)
    assert len(found) == 7
    leave = next(event for event in found if event.leave is not None)
    assert "JP" in leave.note
    assert "Surat 1" in leave.note
    left = next(event for event in found if event.day == LEFT)
    assert jkp_meaning("A2") in left.note


def test_changed_participation_stands_in_the_history_with_its_reason(person: Employee) -> None:
    off = replace(
        person.terms[0],
        starts_on=date(2026, 3, 1),
        programmes_off=(Programme.JP,),
        programme_reasons=((Programme.JP, "sudah pensiun"),),
    )
    again = replace(person.terms[0], starts_on=date(2026, 5, 1))
    found = {event.day: event for event in events(replace(person, terms=(person.terms[0], off, again)))}
    assert found[date(2026, 3, 1)].note == "sudah pensiun"
    assert "JP" in found[date(2026, 5, 1)].what


def test_each_reason_has_a_name_and_says_what_it_means_for_jkp() -> None:
    assert [code for _text, code in reason_choices()[1:]] == list(REASONS)
    for code in REASONS:
        assert jkp_meaning(code)
        assert sentence(f"leaving.{code}") != f"leaving.{code}"
    assert not jkp_meaning("")


def test_the_reason_of_leaving_is_explained_under_its_field(screen: EmployeesScreen) -> None:
    screen.editor._edit("stay.ended_on", LEFT)
    screen.editor._edit("stay.leaving_reason", "A1")
    assert screen.page.grids["work"].fields["stay.leaving_reason"].message == jkp_meaning("A1")


# Unpaid leave


def test_a_leave_is_entered_changed_and_removed(qtbot: QtBot) -> None:
    dialog = LeaveDialog(None, NOVEMBER.first_day)
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    dialog.last.set_date(date(2026, 10, 31))
    assert not dialog.complete()
    dialog.last.set_date(date(2026, 11, 30))
    dialog.programmes[Programme.KESEHATAN].setChecked(True)
    assert dialog.complete()
    leave = Leave(NOVEMBER.first_day, date(2026, 11, 30), suspended=(Programme.KESEHATAN,))
    assert dialog.leave() == leave
    again = LeaveDialog(leave, NOVEMBER.first_day)
    qtbot.addWidget(again)
    assert again.leave() == leave
    again._remove()
    assert again.leave() is None


def test_a_leave_is_saved_with_the_person(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs, person: Employee
) -> None:
    leave = Leave(date(2026, 11, 2), date(2026, 11, 6))
    editor = screen.editor
    assert editor.draft is not None
    editor.push("leave", drafts.with_leave(editor.draft, None, leave))
    assert editor.dirty
    assert "02-11-2026" in editor.changed
    screen.save()
    qtbot.waitUntil(lambda: not jobs.busy and not screen.dirty)
    assert stored(services, person.id).leaves == (leave,)
    rows = screen.page.stays.table.model.shown
    assert any(event.leave == leave for event in rows)
    assert editor.draft is not None
    assert drafts.with_leave(editor.draft, leave, None).person.leaves == ()


# Coming back


def test_who_left_may_come_back_and_new_facts_hold_from_then(qtbot: QtBot, person: Employee) -> None:
    dialog = ReturnDialog(LEFT, NOVEMBER.first_day)
    qtbot.addWidget(dialog)
    dialog.start.set_date(LEFT)
    assert not dialog.complete()
    dialog.start.set_date(date(2026, 9, 1))
    assert dialog.complete()
    before = gone(person)
    draft = drafts.with_return(drafts.draft_of(before), dialog.employment())
    draft = drafts.with_value(draft, "facts.kind", EmployeeKind.CONTRACT)
    after = drafts.record(before, draft, None)
    assert [stay.started_on for stay in after.employments] == [before.employments[0].started_on, date(2026, 9, 1)]
    assert after.terms_on(LEFT).kind is before.terms[0].kind
    assert after.terms_on(date(2026, 9, 1)).kind is EmployeeKind.CONTRACT
    assert after.terms[0] == before.terms[0]
    assert "return." in drafts.differences(drafts.draft_of(before), draft)


def test_only_who_left_can_come_back(screen: EmployeesScreen, person: Employee) -> None:
    card = screen.page.stays
    card.show_draft(drafts.draft_of(person))
    assert card.back.isHidden()
    card.show_draft(drafts.draft_of(gone(person)))
    assert not card.back.isHidden()


# Branch and participation


def test_the_branch_is_chosen_where_there_are_branches(screen: EmployeesScreen) -> None:
    field = screen.page.grids["work"].fields["facts.branch"]
    assert not field.isHidden()
    box = field.control
    assert isinstance(box, QComboBox)
    assert [box.itemData(at) for at in range(box.count())] == ["", "SBY"]
    screen.page.show_branches(())
    screen.editor._edit("facts.job_title", "Kasir")
    assert field.isHidden()


def test_a_programme_that_is_off_asks_for_a_reason(screen: EmployeesScreen) -> None:
    editor, fields = screen.editor, screen.page.grids["bpjs"].fields
    assert fields["reason.jp"].isHidden()
    editor._edit("programme.jp", "off")
    assert not fields["reason.jp"].isHidden()
    assert fields["reason.jht"].isHidden()
    assert fields["reason.jp"].message
    editor._edit("reason.jp", "sudah pensiun")
    assert not fields["reason.jp"].message
    control = fields["reason.jp"].control
    assert isinstance(control, QLineEdit)
    assert control.text() == "sudah pensiun"
    assert editor.draft is not None
    assert editor.draft.facts.programme_reasons == ((Programme.JP, "sudah pensiun"),)
    editor._edit("programme.jp", "")
    assert editor.draft.facts.programme_reasons == ()


def test_a_spouse_with_an_own_employer(qtbot: QtBot) -> None:
    wife = FamilyMember("f1", Relation.WIFE, "Sari", "P", date(1992, 2, 3), employed=True)
    dialog = MemberDialog(wife, "f1")
    qtbot.addWidget(dialog)
    assert dialog.member() == wife
    dialog.relation.setCurrentIndex(dialog.relation.findData(Relation.CHILD))
    assert dialog.employed.isHidden()
    assert not dialog.member().employed
