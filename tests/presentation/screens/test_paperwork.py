"""Letters and procedures on screen: the cases of a month, ticking, own words, and letters as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.screens.paperwork.screen import PaperworkScreen
from tests.presentation.example_office import NOVEMBER, ScriptedDialogs, example_services

DEACTIVATION = "kesehatan_worker_deactivation"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Services, Company, Employee]]:
    """The example with one more leaver, who resigned in November, and with somebody who signs."""
    services, company = example_services(tmp_path)
    company = replace(company, signatory_name="Hendra Gunawan", signatory_position="Direktur")
    services.companies.save(company)
    person = services.people.all(company.id)[0]
    last = replace(person.employments[-1], ended_on=date(2026, 11, 13), leaving_reason="A1")
    person = replace(person, employments=(*person.employments[:-1], last))
    services.people.save(company.id, person)
    yield services, company, person
    services.workspace.close()


@pytest.fixture
def dialogs() -> ScriptedDialogs:
    return ScriptedDialogs(types="Antar langsung ke cabang.")


@pytest.fixture
def screen(
    qtbot: QtBot, tmp_path: Path, office: tuple[Services, Company, Employee], dialogs: ScriptedDialogs
) -> Iterator[PaperworkScreen]:
    services, company, _person = office
    jobs = Jobs()
    made = PaperworkScreen(services, jobs, dialogs, tmp_path / "berkas")
    jobs.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activate(AppContext(company.id, company.name, "", NOVEMBER))
    settle(qtbot, made)
    yield made
    jobs.wait()


def settle(qtbot: QtBot, screen: PaperworkScreen) -> None:
    qtbot.waitUntil(lambda: screen._loaded is not None and not screen._jobs.busy)


def open_case(qtbot: QtBot, screen: PaperworkScreen, procedure: str, person: Employee) -> None:
    key = next(
        case.key
        for case in screen.table.model.rows
        if case.key.procedure == procedure and case.key.subject == person.id
    )
    screen.table.view.choose(key)
    settle(qtbot, screen)
    assert screen._shown == key


def test_the_cases_of_the_month_stand_by_deadline(screen: PaperworkScreen) -> None:
    days = [case.deadline.day for case in screen.table.model.rows if case.deadline is not None]
    assert days == sorted(days)
    assert screen._shown == screen.table.model.rows[0].key


def test_ticking_by_keyboard_counts_and_lasts(
    qtbot: QtBot, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    open_case(qtbot, screen, DEACTIVATION, office[2])
    screen.panel.take_focus()
    line = screen.panel.checklist.lines["step.mutation"]
    qtbot.keyClick(line.box, Qt.Key.Key_Space)
    settle(qtbot, screen)
    assert line.box.isChecked()
    case = next(case for case in screen.table.model.rows if case.key == screen._shown)
    assert case.done == 1
    assert "1 dari 6" in screen.panel._progress.text()
    qtbot.mouseClick(line._text, Qt.MouseButton.LeftButton)
    settle(qtbot, screen)
    assert not line.box.isChecked()


def test_a_line_in_own_words_and_back(
    qtbot: QtBot, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    open_case(qtbot, screen, DEACTIVATION, office[2])
    line = screen.panel.checklist.lines["step.send"]
    shipped = line.text
    line.edit.click()
    settle(qtbot, screen)
    assert line.text == "Antar langsung ke cabang."
    assert line.restore.isVisible()
    line.restore.click()
    settle(qtbot, screen)
    assert line.text == shipped
    assert not line.restore.isVisible()


def test_a_letter_is_filled_and_saved(
    qtbot: QtBot, tmp_path: Path, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    person = office[2]
    open_case(qtbot, screen, DEACTIVATION, person)
    screen.panel.next_step()
    settle(qtbot, screen)
    form = screen.panel.form
    assert form.signatory.text() == "Hendra Gunawan"
    assert form.people[person.id].isChecked()
    for key, box in form.people.items():
        box.setChecked(key == person.id)
    form.branch.setText("Bandung Utara")
    assert form.letter().branch == "Bandung Utara"
    assert [each.id for each in form.letter().people] == [person.id]
    screen.panel.next_step()
    settle(qtbot, screen)
    (made,) = (tmp_path / "berkas").rglob("*.pdf")
    assert made.name in screen.message.message
    assert made.parent.name == "surat"


def test_what_is_missing_in_a_letter_is_said(
    qtbot: QtBot, tmp_path: Path, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    open_case(qtbot, screen, DEACTIVATION, office[2])
    screen.panel.next_step()
    settle(qtbot, screen)
    screen.panel.form.signatory.clear()
    screen.panel.next_step()
    settle(qtbot, screen)
    assert "Penanda tangan" in screen.message.message
    screen.panel.form.dated.setText("32-11-2026")
    screen.panel.next_step()
    assert "Tanggal" in screen.message.message
    assert not (tmp_path / "berkas").exists()


def test_any_checklist_can_be_started_by_hand(
    qtbot: QtBot, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    services, company, person = office
    screen._change_view("all")
    assert len(screen.table.model.rows) == len(services.paperwork.procedures())
    screen.table.view.choose("claim_jkk")
    settle(qtbot, screen)
    screen.panel.choose_person(person.nip)
    screen.panel.day.setText("18-11-2026")
    screen.panel.day.textEdited.emit("18-11-2026")
    settle(qtbot, screen)
    assert screen._shown == ("claim_jkk", person.id, date(2026, 11, 18))
    assert not screen.panel.next_button.isVisible()
    screen.table.view.choose("ketenagakerjaan_company_closure")
    settle(qtbot, screen)
    assert screen._shown is not None
    assert screen._shown.subject == company.id
    assert screen.panel.next_button.isVisible()


def test_an_employee_s_case_is_looked_for(
    qtbot: QtBot, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    services, company, person = office
    context = AppContext(company.id, company.name, "", NOVEMBER)
    screen.activate(context, person.nip)
    settle(qtbot, screen)
    assert screen._shown is not None
    assert screen._shown.subject == person.id
    without = next(
        other
        for other in services.people.all(company.id)
        if other.nip not in {case.nip for case in screen._loaded.cases}  # type: ignore[union-attr]
    )
    screen.activate(context, without.nip)
    settle(qtbot, screen)
    assert screen.view.current == "all"
    assert screen.panel.person.currentData() == without.id


def test_a_month_without_events_offers_all_checklists(qtbot: QtBot, screen: PaperworkScreen) -> None:
    for _month in range(24):
        screen._step(1)
    settle(qtbot, screen)
    assert screen.table.model.rows == ()
    screen.table.empty_acted.emit()
    assert screen.view.current == "all"
    assert screen.table.model.rows


def test_people_and_procedures_are_found(
    qtbot: QtBot, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    person = office[2]
    assert screen.search()
    qtbot.keyClicks(screen.search_field, f"{person.nip} jht")
    qtbot.keyClick(screen.search_field, Qt.Key.Key_Return)
    assert [case.key.procedure for case in screen.table.model.shown] == ["claim_jht"]
    screen.search_field.setText("tidak ada yang begini")
    qtbot.keyClick(screen.search_field, Qt.Key.Key_Return)
    assert screen.table.model.shown == ()
    screen.table.empty_acted.emit()
    qtbot.waitUntil(lambda: screen.table.model.shown == screen.table.model.rows)


def test_esc_goes_back_to_the_list(
    qtbot: QtBot, screen: PaperworkScreen, office: tuple[Services, Company, Employee]
) -> None:
    open_case(qtbot, screen, DEACTIVATION, office[2])
    screen.activateWindow()
    screen.panel.take_focus()
    line = screen.panel.checklist.lines["step.mutation"]
    qtbot.waitUntil(line.box.hasFocus)
    qtbot.keyClick(line.box, Qt.Key.Key_Escape)
    assert screen.table.view.hasFocus()
