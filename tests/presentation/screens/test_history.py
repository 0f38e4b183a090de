"""The history in the employee form and the company form, and taking back what was saved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.domain.employee import Employee
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.company.form import CompanyForm
from desktop_app.presentation.screens.employees.page import HISTORY
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from tests.presentation.example_office import ScriptedDialogs
from tests.presentation.people_workspace import example_company, open_employees


@pytest.fixture
def screen(qtbot: QtBot, services: Services, jobs: Jobs) -> EmployeesScreen:
    return open_employees(qtbot, services, jobs)


def phone(screen: EmployeesScreen) -> QLineEdit:
    control = screen.grids["identity"].fields["person.phone"].control
    assert isinstance(control, QLineEdit)
    return control


def change_phone(qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs, number: str) -> None:
    phone(screen).selectAll()
    QTest.keyClicks(phone(screen), number)
    screen.save()
    qtbot.waitUntil(lambda: not jobs.busy and not screen.dirty)


def stored(services: Services, person: Employee) -> Employee:
    return next(one for one in services.people.all(example_company(services).id) if one.id == person.id)


def test_a_save_stands_in_the_history_with_both_values(
    qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs, services: Services
) -> None:
    before = screen.people.shown[0].phone
    change_phone(qtbot, screen, jobs, "081299990000")
    screen.page.show_tab(HISTORY)
    qtbot.waitUntil(lambda: not jobs.busy)
    newest, created = screen.page.history.rows
    assert (newest.line.title, newest.line.before, newest.line.after) == ("Ponsel", before, "081299990000")
    assert newest.change.who == services.search.who()
    assert created.line.title == "Dibuat"
    screen.page.history.search.setText("ponsel")
    QTest.keyClick(screen.page.history.search, Qt.Key.Key_Return)
    assert [row.line.title for row in screen.page.history.rows] == ["Ponsel"]


def test_what_was_saved_last_is_taken_back_by_undo_and_again(
    qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs, services: Services
) -> None:
    person = screen.people.shown[0]
    assert not screen.bar.undo.isEnabled()
    change_phone(qtbot, screen, jobs, "081299990000")
    assert screen.bar.undo.isEnabled()
    phone(screen).setFocus()
    for _press in range(4):  # held down
        QTest.keyClick(phone(screen), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not jobs.busy and phone(screen).text() == person.phone)
    assert stored(services, person) == person
    # A key held down too long doesn't flip the save back and forth: only redo leads on.
    assert screen.bar.undo.isHidden()
    QTest.keyClick(phone(screen), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert stored(services, person) == person
    phone(screen).setFocus()
    QTest.keyClick(phone(screen), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not jobs.busy and phone(screen).text() == "081299990000")
    assert screen.bar.redo.isHidden()
    assert len(services.history.of(example_company(services).id, person.id)) == 4


def test_undo_and_redo_in_a_field_are_the_forms_steps(qtbot: QtBot, screen: EmployeesScreen) -> None:
    before, mail = phone(screen).text(), screen.grids["identity"].fields["person.email"].control
    assert isinstance(mail, QLineEdit)
    mail_before = mail.text()
    phone(screen).setFocus()
    phone(screen).selectAll()
    QTest.keyClicks(phone(screen), "0812999")
    mail.setFocus()
    mail.selectAll()
    QTest.keyClicks(mail, "a@b")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(mail, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: mail.text() == mail_before)
    assert phone(screen).text() == "0812999"
    QTest.keyClick(mail, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: phone(screen).text() == before)
    assert not screen.dirty
    QTest.keyClick(mail, Qt.Key.Key_Y, control)
    qtbot.waitUntil(lambda: phone(screen).text() == "0812999")
    screen.editor.discard()


def test_a_change_of_the_history_is_taken_back_unless_something_is_unsaved(
    qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs, services: Services
) -> None:
    person = screen.people.shown[0]
    change_phone(qtbot, screen, jobs, "081299990000")
    screen.page.show_tab(HISTORY)
    qtbot.waitUntil(lambda: not jobs.busy)
    QTest.keyClicks(phone(screen), "1")
    screen.page.history.undo.click()
    assert "Simpan atau buang dulu" in screen.message.message
    screen.editor.discard()
    screen.page.history.undo.click()
    qtbot.waitUntil(lambda: not jobs.busy and not screen.dirty)
    assert stored(services, person).phone == person.phone
    qtbot.waitUntil(lambda: len(screen.page.history.rows) == 3)


def test_numbers_are_masked_until_asked_for_and_the_asking_is_kept(
    qtbot: QtBot, services: Services, screen: EmployeesScreen, jobs: Jobs
) -> None:
    person = screen.people.shown[0]
    services.people.save(example_company(services).id, replace(person, nik="3273011504870099"))
    screen.page.show_tab(HISTORY)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert screen.page.history.rows[0].line.after == "3273 ···· ···· 0099"
    screen.page.history.numbers.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert "150487" in screen.page.history.rows[0].line.after
    assert services.workspace.verify() == ()


def test_a_company_shows_its_history_and_takes_a_change_back(
    qtbot: QtBot, services: Services, jobs: Jobs, dialogs: ScriptedDialogs
) -> None:
    company = example_company(services)
    services.companies.save(replace(company, province="Bali"))
    form = CompanyForm(services, jobs, example_company(services), dialogs=dialogs)
    qtbot.addWidget(form)
    form.show()
    form.show_tab(form.tabs.count() - 1)
    qtbot.waitUntil(lambda: len(form.history.rows) == 2)
    assert (form.history.rows[0].line.title, form.history.rows[0].line.after) == ("Provinsi", "Bali")
    form.history.undo.click()
    qtbot.waitUntil(lambda: not jobs.busy and form.texts["province"].text() == company.province)
    assert example_company(services) == company
    form.texts["province"].setText("Banten")
    form.history.undo.click()
    assert "Simpan atau buang dulu" in form.message.message
