"""Simulasi on screen: lists, forms, answers that follow the typing, and why each figure is so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.application.simulations.forms import FieldKind
from desktop_app.domain.company import Company
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.foundation import i18n
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.main_window import MainWindow, Shell
from desktop_app.presentation.screen import AppContext, ClientChoice
from desktop_app.presentation.screens.registry import screens
from desktop_app.presentation.screens.simulation.screen import SimulationScreen
from desktop_app.presentation.widgets.month_edit import MonthEdit
from desktop_app.presentation.widgets.tick_list import TickList
from tests.presentation.example_office import NOVEMBER, example_services

Office = tuple[Services, Company]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    services, company = example_services(Path(tmp_path_factory.mktemp("simulasi")))
    yield services, company
    services.workspace.close()


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> Iterator[SimulationScreen]:
    """Without a client."""
    jobs = Jobs()
    faults: list[object] = []
    jobs.fault.connect(faults.append)
    made = SimulationScreen(office[0], jobs)
    qtbot.addWidget(made)
    made.resize(1314, 714)
    made.show()
    made.activate(AppContext(month=NOVEMBER))
    qtbot.waitUntil(lambda: not jobs.busy)
    yield made
    jobs.wait()
    assert not faults


@pytest.fixture
def at_client(qtbot: QtBot, office: Office, screen: SimulationScreen) -> SimulationScreen:
    company = office[1]
    screen.activate(AppContext(company.id, company.name, "", NOVEMBER))
    return screen


def settle(qtbot: QtBot, screen: SimulationScreen) -> None:
    qtbot.waitUntil(lambda: not screen._timer.isActive() and not screen._jobs.busy)


def choose(qtbot: QtBot, screen: SimulationScreen, name: str, **values: int | str) -> None:
    assert screen.list.choose(name)
    for field, value in values.items():
        shown = field.replace("_", "-")
        kind = screen.form.form.field(shown).kind
        control = screen.form.control(shown)
        if kind is FieldKind.MONEY:
            screen.form.set_value(shown, Money.rupiah(int(value)))
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
            control.textEdited.emit(str(value))
        else:
            screen.form.set_value(shown, value)
    settle(qtbot, screen)


def amounts(screen: SimulationScreen) -> dict[str, Money | None]:
    return {row.key: row.amount for row in screen.figures.rows}


def test_it_begins_with_one_person_and_waits_for_the_wage(qtbot: QtBot, screen: SimulationScreen) -> None:
    assert screen.list.current is not None
    assert screen.list.current.name == "person"
    assert screen.form.values()[0]["month"] == NOVEMBER
    assert screen.answer.empty._sentence.text() == "Isi “Gaji pokok” untuk melihat hasilnya."
    choose(qtbot, screen, "person", basic=6_000_000)
    assert "totals.take_home" in amounts(screen)


def test_the_answer_follows_the_typing(qtbot: QtBot, screen: SimulationScreen) -> None:
    field = screen.form.control("basic")
    qtbot.keyClicks(field, "8jt")
    assert screen._timer.isActive()
    settle(qtbot, screen)
    assert amounts(screen)["totals.take_home"] == Money.rupiah(7_554_552)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    settle(qtbot, screen)
    assert amounts(screen)["line.basic"] == Money.rupiah(8)


def test_while_an_answer_is_under_way_only_the_last_wish_waits(qtbot: QtBot, screen: SimulationScreen) -> None:
    for amount in (7_000_000, 8_000_000, 9_000_000):
        screen.form.set_value("basic", Money.rupiah(amount))
        screen._calculate()
    assert len(screen._jobs._running) == 1
    settle(qtbot, screen)
    assert amounts(screen)["line.basic"] == Money.rupiah(9_000_000)


def test_every_figure_is_explained_in_the_panel(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "person", basic=8_000_000, fixed=500_000)
    for row in screen.figures.rows:
        assert screen.figures.choose(row.key)
        explained = screen.panel.explanation
        assert explained is not None
        assert explained.steps
    screen.figures.choose("line.jht")
    assert screen.panel.explanation is not None
    assert any("PP 46/2015" in reference[0] for reference in screen.panel.explanation.references)


def test_the_wage_for_a_take_home_pay(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "take-home", target=8_000_000)
    assert amounts(screen)["basic_wanted"] == Money.rupiah(8_495_224)
    assert screen.panel.explanation is not None
    assert screen.panel.explanation.figure.endswith("8.495.224")


@pytest.mark.parametrize(
    "name",
    ["hire", "pbpu", "bpu", "pmi", "construction", "late-fee", "hospital", "overtime", "thr", "pkwt", "severance",
     "late-wage", "part-month", "recipient", "pph26", "lump-sum"],
)  # fmt: skip
def test_every_calculator_answers_on_screen(qtbot: QtBot, screen: SimulationScreen, name: str) -> None:
    assert screen.list.choose(name)
    form = screen.form
    for field in form.form.fields:
        if field.required and form.values()[0][field.name] is None and form.control(field.name).isVisible():
            form.set_value(field.name, Money.rupiah(6_000_000))
    settle(qtbot, screen)
    assert screen.figures.isVisible()
    assert screen.figures.rows
    assert screen.panel.explanation is not None


def test_what_is_missing_is_said_in_place_of_figures(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "thr")
    assert not screen.figures.isVisible()
    assert screen.answer.empty.isVisible()
    assert screen.answer.empty._sentence.text() == "Isi “Gaji pokok” untuk melihat hasilnya."
    assert screen.form.control("basic").property("error") == "false"
    assert not screen.copy.isEnabled()
    choose(qtbot, screen, "thr", basic=6_000_000)
    assert screen.form.control("basic").property("error") == "false"
    assert screen.figures.isVisible()
    assert screen.copy.isEnabled()


def test_text_that_cant_be_read_is_refused_at_once(qtbot: QtBot, screen: SimulationScreen) -> None:
    qtbot.keyClicks(screen.form.control("basic"), "delapan")
    settle(qtbot, screen)
    assert "delapan" in screen.answer.empty._sentence.text()


def test_fields_appear_with_the_choice_that_needs_them(qtbot: QtBot, screen: SimulationScreen) -> None:
    assert screen.form.control("basic").isVisible()
    assert not screen.form.control("daily-wage").isVisible()
    kind = screen.form.control("kind")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("daily"))
    assert screen.form.control("daily-wage").isVisible()
    assert not screen.form.control("basic").isVisible()
    settle(qtbot, screen)
    choose(qtbot, screen, "person", daily_wage=250_000, days_worked="20")
    assert amounts(screen)["line.daily"] == Money.rupiah(5_000_000)


def test_a_client_in_force_brings_its_own_facts(qtbot: QtBot, office: Office, at_client: SimulationScreen) -> None:
    choose(qtbot, at_client, "take-home", target=8_000_000)
    values, terms = at_client.form.values()[0], office[1].terms_on(NOVEMBER.last_day)
    assert values["jkk-class"] == str(terms.jkk_class)
    assert values["size"] == terms.size.value
    assert isinstance(values["minimum-wage"], Money)
    at_client.start_again()
    assert at_client.form.values()[0]["minimum-wage"] == values["minimum-wage"]


def test_a_raise_asks_for_a_client_first(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "raise")
    assert "klien" in screen.answer.empty._sentence.text()


def test_an_answer_under_way_is_not_shown_for_another_form(qtbot: QtBot, screen: SimulationScreen) -> None:
    screen._calculate()
    choose(qtbot, screen, "raise")
    assert screen.answer.empty.isVisible()
    assert screen.panel.explanation is None


def test_a_raise_compares_totals_and_people(qtbot: QtBot, at_client: SimulationScreen) -> None:
    choose(qtbot, at_client, "raise", percent="5")
    assert at_client.views.isVisible()
    assert all(row.before is not None for row in at_client.figures.rows)
    at_client.views.choose("people")
    at_client._show_view("people")
    assert at_client.table.isVisible()
    assert len(at_client.table.model.rows) == 16
    person = at_client.table.model.row_at(0)
    for column in at_client.table.model.columns:
        at_client.table.view.choose(person.nip, column.key)
        assert at_client.panel.explanation is not None
        assert at_client.panel.explanation.subtitle.startswith(person.name)


def test_only_those_ticked_are_raised(qtbot: QtBot, at_client: SimulationScreen) -> None:
    choose(qtbot, at_client, "raise", percent="5")
    people = at_client.form.control("employees")
    assert isinstance(people, TickList)
    qtbot.waitUntil(lambda: people.count() == 16)
    people.tick("1002", "1003")
    settle(qtbot, at_client)
    assert [row.nip for row in at_client.table.model.rows] == ["1002", "1003"]


def test_a_new_minimum_wage_marks_who_is_below(qtbot: QtBot, at_client: SimulationScreen) -> None:
    choose(qtbot, at_client, "minimum-wage", amount=6_000_000)
    assert any(row.falls_below for row in at_client.table.model.rows)
    assert any("6.000.000" in text for text in at_client.answer.findings.texts)


def test_without_a_client_again_the_people_are_gone(qtbot: QtBot, at_client: SimulationScreen) -> None:
    choose(qtbot, at_client, "raise", percent="5")
    at_client.activate(AppContext(month=NOVEMBER))
    settle(qtbot, at_client)
    assert "klien" in at_client.answer.empty._sentence.text()


def test_the_month_of_the_window_goes_into_the_forms(qtbot: QtBot, screen: SimulationScreen) -> None:
    screen.activate(AppContext(month=Month(2026, 5)))
    settle(qtbot, screen)
    assert screen.form.values()[0]["month"] == Month(2026, 5)


def test_start_again_puts_the_form_back(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "person", basic=8_000_000)
    screen.start_again()
    settle(qtbot, screen)
    assert screen.form.values()[0]["basic"] is None


def test_a_form_keeps_what_was_typed_while_another_is_shown(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "person", basic=8_000_000)
    choose(qtbot, screen, "pbpu")
    choose(qtbot, screen, "person")
    assert amounts(screen)["line.basic"] == Money.rupiah(8_000_000)


def test_the_result_is_copied_as_text(qtbot: QtBot, screen: SimulationScreen) -> None:
    choose(qtbot, screen, "person", basic=8_000_000)
    screen.copy_result()
    text = QGuiApplication.clipboard().text()
    assert "Gaji diterima\t7.554.552" in text


def test_keyboard_only(qtbot: QtBot, screen: SimulationScreen) -> None:
    """From the list by Enter into the form, through it with Tab, and with the arrows through the figures."""
    screen.activateWindow()
    assert screen.search()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.list.current is not None
    assert screen.list.current.name == "take-home"
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.form.control("month")
    qtbot.keyClick(screen.form.control("month"), Qt.Key.Key_Tab)
    assert screen.focusWidget() is screen.form.control("target")
    qtbot.keyClicks(screen.form.control("target"), "5jt")
    settle(qtbot, screen)
    screen.figures.setFocus()
    before = screen.figures.current
    qtbot.keyClick(screen.figures, Qt.Key.Key_Down)
    assert screen.figures.current is not before
    assert screen.figures.current is not None
    assert screen.figures.current.key == "over_target"


def test_the_panel_closes_where_there_is_little_room_and_opens_on_f4(screen: SimulationScreen) -> None:
    assert screen.panel.isVisible()
    screen.resize(972, 600)
    assert not screen.panel.isVisible()
    assert screen.toggle_panel()
    assert screen.panel.isVisible()


def test_it_speaks_english(qtbot: QtBot, office: Office) -> None:
    i18n.set_language("en")
    jobs = Jobs()
    made = SimulationScreen(office[0], jobs)
    qtbot.addWidget(made)
    made.activate(AppContext(month=NOVEMBER))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert made.form.label_of("basic") == "Basic wage"
    jobs.wait()


def test_in_the_window_it_needs_no_client_and_follows_the_one_chosen(qtbot: QtBot, office: Office) -> None:
    services, company = office
    jobs = Jobs()
    client = ClientChoice(company.id, company.name)
    entries = [entry for entry in screens(services, jobs) if entry.key in ("pay_run", "simulation")]
    window = MainWindow(Shell(screens=entries, jobs=jobs, clients=lambda: [client], month=NOVEMBER))
    qtbot.addWidget(window)
    window.show()
    assert not window.show_screen("pay_run")
    assert window.show_screen("simulation")
    shown = window.screen_shown
    assert isinstance(shown, SimulationScreen)
    choose(qtbot, shown, "raise", percent="5")
    assert shown.answer.empty.isVisible()
    window.set_client(client)
    settle(qtbot, shown)
    assert window.screen_shown is shown
    assert shown.figures.rows
    assert shown.figures.isVisible()
    jobs.wait()


@pytest.mark.parametrize(
    ("typed", "month"), [("05-2026", Month(2026, 5)), ("2026-5", Month(2026, 5)), ("13-2026", None), ("mei", None)]
)
def test_a_month_is_typed_or_stepped(qtbot: QtBot, typed: str, month: Month | None) -> None:
    field = MonthEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert field.month == month
    assert field.valid == (month is not None)
    if month is not None:
        qtbot.keyClick(field, Qt.Key.Key_Up)
        assert field.month == month + 1
        assert field.text() == "Jun 2026"
