"""The employee screen over a real workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.domain.employee import Employee
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import Money
from desktop_app.presentation.dialogs import Answer, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, PersonPart
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.dialogs import NewEmployeeDialog
from desktop_app.presentation.screens.employees.member import MemberDialog
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from desktop_app.presentation.screens.employees.wage_dialog import WageDialog
from tests.presentation.people_workspace import NOVEMBER, example_company, open_employees


class Answers(QtDialogs):
    """Answers without a window."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: str | None = None

    def ask(self, title: str, text: str, answers: Sequence[Answer], default: str) -> str | None:
        del title, text, answers, default
        return self.answer

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False, word: str = "") -> bool:
        del title, text, verb, danger, word
        return self.answer == "yes"


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def screen(qtbot: QtBot, services: Services, jobs: Jobs, answers: Answers) -> EmployeesScreen:
    return open_employees(qtbot, services, jobs, answers)


def field(screen: EmployeesScreen, tab: str, key: str) -> QLineEdit:
    control = screen.grids[tab].fields[key].control
    assert isinstance(control, QLineEdit)
    return control


def retype(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.selectAll()
    QTest.keyClicks(edit, text)


def stored(services: Services, key: str) -> Employee:
    return next(one for one in services.people.all(example_company(services).id) if one.id == key)


def save(qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs) -> None:
    screen.save()
    qtbot.waitUntil(lambda: not jobs.busy and not screen.dirty)


def test_a_changed_phone_number_is_counted_and_saved(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    person = screen.people.shown[0]
    assert not screen.bar.save.isEnabled()
    retype(qtbot, field(screen, "identity", "person.phone"), "0812 3456 7890")
    assert screen.bar.save.isEnabled()
    save(qtbot, screen, jobs)
    assert stored(services, person.id).phone == "081234567890"


def test_somebody_else_s_change_of_the_same_field_is_told_and_shown_after_discarding(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    person = screen.people.shown[0]
    retype(qtbot, field(screen, "identity", "person.phone"), "081211112222")
    services.people.save(example_company(services).id, replace(person, phone="081299998888"))
    screen.save()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert screen.dirty
    assert not screen.message.isHidden()
    QTest.mouseClick(screen.bar.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert stored(services, person.id).phone == "081299998888"
    assert screen.editor.saved is not None
    assert screen.editor.saved.phone == "081299998888"


def test_a_short_nik_is_said_under_the_field_and_may_be_undone(qtbot: QtBot, screen: EmployeesScreen) -> None:
    nik = field(screen, "identity", "person.nik")
    retype(qtbot, nik, "327301150487003")
    assert "15" in screen.grids["identity"].fields["person.nik"].message
    assert not screen.tabs.tabIcon(0).isNull()
    QTest.mouseClick(screen.bar.undo, Qt.MouseButton.LeftButton)
    assert not screen.dirty
    assert screen.tabs.tabIcon(0).isNull()


def test_a_new_job_title_holds_from_the_month_or_corrects(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    person = screen.people.shown[0]
    title = field(screen, "work", "facts.job_title")
    retype(qtbot, title, "Kepala Regu")
    assert screen.bar.effective.isVisible()
    save(qtbot, screen, jobs)
    terms = stored(services, person.id).terms
    assert (terms[-1].starts_on, terms[-1].job_title) == (NOVEMBER.first_day, "Kepala Regu")
    assert terms[0] == person.terms[0]
    retype(qtbot, title, "Kepala Gudang")
    assert not screen.bar.effective.isVisible()
    save(qtbot, screen, jobs)
    assert [one.job_title for one in stored(services, person.id).terms] == [person.terms[0].job_title, "Kepala Gudang"]


def test_leaving_with_unsaved_changes_asks_first(
    qtbot: QtBot, screen: EmployeesScreen, answers: Answers, services: Services, jobs: Jobs
) -> None:
    first, second = screen.people.shown[:2]
    retype(qtbot, field(screen, "identity", "person.mother_name"), "Sumiati")
    screen.people.step(1)
    assert screen.dirty
    assert not screen.may_leave()
    answers.answer = "save"
    screen.people.step(1)
    qtbot.waitUntil(lambda: not jobs.busy and not screen.dirty)
    assert stored(services, first.id).mother_name == "Sumiati"
    qtbot.waitUntil(lambda: field(screen, "work", "person.nip").text() == second.nip)


def test_a_wage_is_added_and_never_overwrites(screen: EmployeesScreen, qtbot: QtBot) -> None:
    person = screen.people.shown[0]
    dialog = WageDialog(person.wages[-1], date(2027, 1, 1), daily=False)
    qtbot.addWidget(dialog)
    dialog.basic.set_amount(Money.rupiah(9_000_000))
    assert dialog.complete()
    draft = drafts.with_wage(drafts.draft_of(person), dialog.wage())
    assert draft.person.wages[:-1] == person.wages
    assert draft.person.wages[-1].allowances == person.wages[-1].allowances
    assert drafts.differences(drafts.draft_of(person), draft) == ("wage.2027-01-01",)
    assert drafts.without_wage(draft, dialog.wage()) == drafts.draft_of(person)


def test_a_family_member_needs_name_and_birth_date(qtbot: QtBot) -> None:
    dialog = MemberDialog(None, "key")
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    dialog.name.setText("Alif Contoh")
    dialog.birth.setText("05032023")
    assert dialog.complete()
    assert dialog.member() == FamilyMember("key", Relation.CHILD, "Alif Contoh", "L", date(2023, 3, 5))


def test_a_sixth_member_is_shown_as_extra(screen: EmployeesScreen) -> None:
    person = screen.people.shown[0]
    draft = drafts.draft_of(person)
    for number in range(6):
        child = FamilyMember(f"{number:032x}", Relation.CHILD, f"Anak {number}", "P", date(2015 + number, 1, 1))
        draft = drafts.with_member(draft, child)
    screen.family.show_draft(draft, date(2026, 11, 21), screen.coverage)
    texts = [screen.family.meter.cell_text(number) for number in range(screen.family.meter.count())]
    assert screen.family.meter.count() > 5
    assert "Tambahan 1%" in texts[-1]


def test_a_new_employee_is_created_with_a_wage(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    dialog = NewEmployeeDialog(services.people.new_id(), "9001", date(2026, 11, 21))
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    dialog.name.setText("Wulan Contoh")
    dialog.birth.setText("01-02-1999")
    dialog.basic.setText("5jt")
    assert dialog.complete()
    screen.add_employee(dialog.employee())
    qtbot.waitUntil(lambda: not jobs.busy)
    saved = stored(services, dialog.employee().id)
    assert saved.wages[0].basic == Money.rupiah(5_000_000)
    assert field(screen, "work", "person.nip").text() == "9001"


def test_search_looks_at_everybody_and_enter_goes_to_the_form(qtbot: QtBot, screen: EmployeesScreen) -> None:
    person = screen.people.shown[2]
    screen.search()
    QTest.keyClicks(screen.people.search, person.nip)
    QTest.keyClick(screen.people.search, Qt.Key.Key_Return)
    assert [one.nip for one in screen.people.shown] == [person.nip]
    qtbot.waitUntil(screen.people.view.hasFocus)
    screen.people.form_wanted.emit()
    assert field(screen, "identity", "person.name").hasFocus()


def test_who_was_entered_by_mistake_goes_by_one_key_and_comes_back(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    first, second = screen.people.shown[:2]
    screen.people.focus_list()
    QTest.keyClick(screen.people.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert first.id not in {one.id for one in services.people.all(example_company(services).id)}
    assert screen.editor.saved is not None
    assert screen.editor.saved.id == second.id
    assert screen.people.view.hasFocus()
    notice = screen._frame.notice
    assert first.name in notice.message
    notice.acted.emit()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert notice.isHidden()
    assert stored(services, first.id) == first
    assert screen.editor.saved.id == first.id


def test_who_was_paid_is_not_removed(qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs) -> None:
    company = example_company(services)
    services.runs.calculate(company.code, NOVEMBER)
    services.runs.approve(company.code, NOVEMBER)
    person = screen.people.shown[0]
    screen.remove_employee()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert "November 2026" in screen.message.message
    assert stored(services, person.id) == person


def test_the_last_one_removed_can_be_brought_back_from_the_empty_screen(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    company = example_company(services).id
    kept = screen.people.shown[0]
    for person in services.people.all(company):
        if person.id != kept.id:
            services.removals.employee(company, person.id)
    screen.reload(None)
    qtbot.waitUntil(lambda: not jobs.busy)
    screen.remove_employee()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert screen._frame.empty.isVisible()
    assert screen._frame.notice.isVisible()
    screen._frame.notice.acted.emit()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [one.id for one in services.people.all(company)] == [kept.id]
    assert not screen._frame.empty.isVisible()


def test_a_part_of_somebodys_form_can_be_asked_for(qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs) -> None:
    person = screen._people[2]
    screen.activate(AppContext(screen._context.company_id, "PT Contoh", month=NOVEMBER), PersonPart(person.nip, "work"))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert screen.page.tab == "work"
    assert screen.editor.saved is not None
    assert screen.editor.saved.nip == person.nip


def test_a_person_whom_somebody_else_removed_is_not_saved_again(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    company, (person, following) = example_company(services).id, screen.people.shown[:2]
    retype(qtbot, field(screen, "identity", "person.phone"), "081211112222")
    services.removals.employee(company, person.id)
    screen.save()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert person.name in screen.message.message
    QTest.mouseClick(screen.bar.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert person.id not in {one.id for one in services.people.all(company)}
    assert screen.editor.saved is not None
    assert screen.editor.saved.id == following.id


def test_a_hidden_list_of_a_removed_client_asks_for_nothing(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    refused = QSignalSpy(jobs.problem)
    screen.hide()
    outcome = services.removals.company(example_company(services).id)
    jobs.changed.emit(outcome.changes)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert refused.count() == 0


def test_the_offer_to_bring_somebody_back_goes_with_the_need_for_it(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    company, person = example_company(services).id, screen.people.shown[0]
    screen.remove_employee()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert screen._frame.notice.isVisible()
    jobs.changed.emit(services.removals.restore(company, person.id).changes)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert screen._frame.notice.isHidden()
