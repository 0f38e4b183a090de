"""Finding people in the list, kept filters, and the keyboard from list to form and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.application.records.filters import Order, PeopleFilter, Preset
from desktop_app.application.services import Services
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from tests.presentation.example_office import ScriptedDialogs
from tests.presentation.people_workspace import NOVEMBER, example_company, open_employees


@pytest.fixture
def screen(qtbot: QtBot, services: Services, jobs: Jobs, dialogs: ScriptedDialogs) -> EmployeesScreen:
    return open_employees(qtbot, services, jobs, dialogs)


def entry(menu: QMenu, *texts: str) -> None:
    """Choose an entry of a menu, through its submenus."""
    *path, last = texts
    for text in path:
        found = next(one for one in menu.actions() if one.text() == text)
        menu = next(one for one in menu.findChildren(QMenu) if one.menuAction() is found)
    next(one for one in menu.actions() if one.text() == last).trigger()


def names(screen: EmployeesScreen) -> list[str]:
    return [person.name for person in screen.people.shown]


@pytest.mark.parametrize("field", ["kpj", "jkn_number", "phone", "nik"])
def test_a_search_looks_into_all_numbers(screen: EmployeesScreen, services: Services, field: str) -> None:
    person = next(one for one in services.people.all(example_company(services).id) if getattr(one, field))
    number = getattr(person, field)
    screen.people.search.setText(f"{number[:4]} {number[4:]}")
    QTest.keyClick(screen.people.search, Qt.Key.Key_Return)
    assert names(screen) == [person.name]
    assert [one.name for one in screen.people.marked] == [person.name]


def test_a_question_takes_the_place_of_the_groups_until_it_is_taken_away(screen: EmployeesScreen) -> None:
    everybody = names(screen)
    entry(screen.people.filter.menu(), "Tanpa rekening bank")
    assert screen.people.filter.current.preset is Preset.NO_ACCOUNT
    assert not screen.people.groups.isVisible()
    assert all(not person.terms[-1].bank_account for person in screen.people.shown)
    assert len(names(screen)) < len(everybody)
    QTest.mouseClick(screen.people.filter.clear, Qt.MouseButton.LeftButton)
    assert names(screen) == everybody
    assert screen.people.groups.isVisible()


def test_a_question_about_the_future_takes_its_months(screen: EmployeesScreen) -> None:
    entry(screen.people.filter.menu(), "Kontrak akan berakhir", "dalam 12 bulan")
    assert (screen.people.filter.current.preset, screen.people.filter.current.months) == (Preset.CONTRACTS, 12)


def test_the_month_in_force_decides_who_joins(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    company = example_company(services)
    person = services.people.all(company.id)[0]
    stay = replace(person.employments[-1], started_on=NOVEMBER.first_day)
    services.people.save(company.id, replace(person, employments=(*person.employments[:-1], stay)))
    screen.people.filter.choose(PeopleFilter(preset=Preset.JOINED))
    for month, wanted in ((NOVEMBER, True), (NOVEMBER + 1, False)):
        screen.activate(AppContext(company.id, "PT Contoh", month=month))
        qtbot.waitUntil(lambda: not jobs.busy)
        assert (person.name in names(screen)) is wanted


def test_a_kept_filter_brings_search_question_and_order_back(
    qtbot: QtBot, screen: EmployeesScreen, jobs: Jobs, dialogs: ScriptedDialogs, services: Services
) -> None:
    screen.people.filter.choose(PeopleFilter(order=Order.NIP))
    screen.people.search.setText("10")
    dialogs.types = "Sepuluh"
    entry(screen.people.filter.menu(), "Simpan filter ini…")
    qtbot.waitUntil(lambda: not jobs.busy)
    kept = PeopleFilter("Sepuluh", "10", None, 0, Order.NIP)
    assert services.search.filters() == (kept,)
    screen.people.show_all()
    assert screen.people.search.text() == ""
    entry(screen.people.filter.menu(), "Sepuluh")
    assert screen.people.search.text() == "10"
    assert [person.nip for person in screen.people.shown] == sorted(person.nip for person in screen.people.shown)
    entry(screen.people.filter.menu(), "Hapus filter tersimpan", "Sepuluh")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert services.search.filters() == ()
    assert screen.people.filter.current == PeopleFilter(order=Order.NIP)


def test_a_long_name_of_a_kept_filter_leaves_the_menu_as_it_is(screen: EmployeesScreen) -> None:
    usual = screen.people.filter.menu().sizeHint().width()
    screen.people.filter.show_kept((PeopleFilter("Kontrak " + "yang segera habis " * 10),))
    menu = screen.people.filter.menu()
    assert menu.sizeHint().width() < usual + 200
    kept = next(entry for entry in menu.actions() if entry.text().startswith("Kontrak yang"))
    kept.trigger()
    assert screen.people.filter.current.name.startswith("Kontrak yang segera")


def test_nobody_found_says_so_and_offers_the_way_back(screen: EmployeesScreen) -> None:
    everybody = names(screen)
    screen.people.search.setText("sulistyowati")
    QTest.keyClick(screen.people.search, Qt.Key.Key_Return)
    assert not names(screen)
    screen.people.show_all()
    assert names(screen) == everybody


def test_from_the_list_to_the_form_and_back_by_keyboard(qtbot: QtBot, screen: EmployeesScreen) -> None:
    screen.people.focus_list()
    first, second = names(screen)[:2]
    QTest.keyClick(screen.people.view, Qt.Key.Key_Home)
    QTest.keyClick(screen.people.view, Qt.Key.Key_Return)
    name = screen.grids["identity"].fields["person.name"].control
    assert isinstance(name, QLineEdit)
    qtbot.waitUntil(name.hasFocus)
    assert name.text() == first
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: name.text() == second)
    QTest.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: name.text() == first)
    QTest.keyClick(name, Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.people.view.hasFocus)
    screen.search()
    qtbot.waitUntil(screen.people.search.hasFocus)
