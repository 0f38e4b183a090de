"""The current month on screen: its next step, its figures and why they are so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.findings import Severity
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation import i18n
from desktop_app.presentation import appearance, theme
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, PersonPart, Place
from desktop_app.presentation.screens.pay_run.rows import AMOUNTS, amounts_of
from desktop_app.presentation.screens.pay_run.screen import PayRunScreen
from tests.presentation.example_office import NOVEMBER, ScriptedDialogs, example_services


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path, dialogs: ScriptedDialogs) -> Iterator[PayRunScreen]:
    services, company = example_services(tmp_path)
    jobs = Jobs()
    made = PayRunScreen(services, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(1262, 840)
    made.show()
    made.activate(AppContext(company.id, company.name, "", NOVEMBER))
    qtbot.waitUntil(lambda: made._loaded is not None and not jobs.busy)
    yield made
    jobs.wait()
    services.workspace.close()


@pytest.fixture
def calculated(qtbot: QtBot, screen: PayRunScreen) -> PayRunScreen:
    screen.calculate()
    settle(qtbot, screen, RunState.DRAFT)
    return screen


def settle(qtbot: QtBot, screen: PayRunScreen, state: RunState) -> None:
    qtbot.waitUntil(lambda: screen._loaded is not None and screen._loaded.state is state and not screen._jobs.busy)


def test_before_calculating_there_is_one_step_and_a_sentence(screen: PayRunScreen) -> None:
    assert screen.head.primary.text() == "Hitung && periksa"
    assert screen.table.model.rows == ()
    assert not screen.head.recalculate.isVisible()


def test_where_nobody_works_people_are_the_next_step(qtbot: QtBot, screen: PayRunScreen) -> None:
    assert screen._loaded is not None
    client = replace(screen._loaded.company, id="0" * 32, code="BARU", name="CV Baru")
    screen._services.companies.save(client)
    screen.activate(AppContext(client.id, client.name, "", NOVEMBER))
    qtbot.waitUntil(lambda: screen._loaded is not None and screen._loaded.company.id == client.id)
    assert screen.head.primary.text() == "Isi karyawan"
    for press in (screen.go_on, screen.table.empty_acted.emit):
        with qtbot.waitSignal(screen.place_requested) as asked:
            press()
        assert asked.args == [Place("employees")]


@pytest.mark.parametrize(
    ("payday", "told"),
    [
        (25, "Rabu, 25 November 2026"),
        (29, "Minggu, 29 November 2026 (libur; hari kerja sebelumnya 27 Nov)"),
    ],
)
def test_a_pay_day_on_a_day_off_is_told_and_not_moved(
    qtbot: QtBot, screen: PayRunScreen, payday: int, told: str
) -> None:
    assert screen._loaded is not None
    company = screen._loaded.company
    terms = (*company.terms[:-1], replace(company.terms[-1], payday=payday))
    screen._services.companies.save(replace(company, terms=terms))
    screen._load()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert any(label.text().endswith(f"dibayar {told}") for label in screen.head.findChildren(QLabel))


def test_calculating_shows_everybody_with_totals_that_add_up(calculated: PayRunScreen) -> None:
    loaded = calculated._loaded
    assert loaded is not None
    assert loaded.run is not None
    assert len(calculated.table.model.rows) == loaded.run.head.people == 16
    paid = sum(row.amounts["paid"].sen for row in loaded.rows)
    assert paid == loaded.run.head.totals.take_home.sen
    assert calculated.costs.isVisible()


def test_the_columns_of_each_person_add_up_to_what_is_paid(calculated: PayRunScreen) -> None:
    assert calculated._loaded is not None
    assert calculated._loaded.run is not None
    for stored in calculated._loaded.run.payslips:
        amounts = {key: (value.sen if value is not None else 0) for key, value in amounts_of(stored).items()}
        assert set(amounts) == set(AMOUNTS)
        assert amounts["fixed"] + amounts["variable"] == amounts["gross"]
        tax = next((line.amount.sen for line in stored.payslip.lines if line.code == "pph21"), 0)
        off = amounts["jht"] + amounts["jp"] + amounts["kes"] + tax + amounts["other"]
        assert amounts["gross"] - off == amounts["paid"]


def test_a_change_after_calculating_makes_calculating_the_next_step_again(
    qtbot: QtBot, calculated: PayRunScreen
) -> None:
    loaded = calculated._loaded
    assert loaded is not None
    assert calculated.head.primary.text() == "Setujui"
    person = calculated._services.people.all(loaded.company.id)[0]
    calculated._services.people.save(loaded.company.id, replace(person, phone="0812000"))
    calculated.reload(None)
    qtbot.waitUntil(lambda: calculated.head.primary.text() == "Hitung ulang")
    calculated.approve()
    qtbot.waitUntil(lambda: not calculated._jobs.busy)
    assert calculated._loaded is not None
    assert calculated._loaded.state is RunState.DRAFT
    calculated.go_on()
    qtbot.waitUntil(lambda: calculated.head.primary.text() == "Setujui")


@pytest.mark.parametrize("column", ["fixed", "variable", "gross", "jht", "jp", "kes", "tax", "paid"])
def test_a_chosen_figure_is_explained(calculated: PayRunScreen, column: str) -> None:
    row = next(row for row in calculated.table.model.shown if row.amounts[column])
    calculated.table.view.choose(row.nip, column)
    explained = calculated.panel.explanation
    assert explained is not None
    assert explained.subtitle.startswith(row.stored.employee.name)
    assert explained.steps


@pytest.mark.parametrize(("column", "law"), [("jht", "PP 46/2015"), ("jp", "PP 45/2015"), ("tax", "PP 58/2023")])
def test_what_the_law_decides_names_the_law(calculated: PayRunScreen, column: str, law: str) -> None:
    row = next(row for row in calculated.table.model.shown if row.amounts[column])
    calculated.table.view.choose(row.nip, column)
    assert calculated.panel.explanation is not None
    assert any(law in reference.source for reference in calculated.panel.explanation.references)


def test_f3_goes_to_the_person_with_a_finding_and_says_it(calculated: PayRunScreen) -> None:
    calm = next(row for row in calculated.table.model.shown if not row.findings)
    calculated.table.view.choose(calm.nip, "paid")
    assert calculated.findings.texts == ()
    calculated.step_finding(1)
    row = calculated.table.view.current_row()
    assert row.severity is Severity.WARNING
    assert len(calculated.findings.texts) == len(row.findings)


def test_search_and_segments_narrow_the_list(qtbot: QtBot, calculated: PayRunScreen) -> None:
    calculated._search.setText("gilang")
    qtbot.waitUntil(lambda: len(calculated.table.model.shown) == 1)
    calculated._search.setText("tidak ada")
    qtbot.waitUntil(lambda: not calculated.table.model.shown)
    calculated._empty_acted()
    qtbot.waitUntil(lambda: len(calculated.table.model.shown) == 16)
    calculated.filters.choose("findings")
    calculated._filter()
    assert all(row.asks for row in calculated.table.model.shown)


def test_from_approval_to_closing_and_reopening_with_a_reason(
    qtbot: QtBot, calculated: PayRunScreen, dialogs: ScriptedDialogs
) -> None:
    calculated.go_on()
    settle(qtbot, calculated, RunState.APPROVED)
    assert "catatan" in dialogs.said[0][1]
    assert calculated.head.primary.text() == "Buat berkas && slip"
    assert not calculated.head.recalculate.isVisible()
    calculated.close_month()
    settle(qtbot, calculated, RunState.CLOSED)
    calculated.reopen()
    assert calculated._loaded is not None
    assert calculated._loaded.state is RunState.CLOSED
    dialogs.types = "lembur terlambat masuk"
    calculated.reopen()
    settle(qtbot, calculated, RunState.DRAFT)
    assert calculated._loaded.run is not None
    head = calculated._loaded.run.head
    assert (head.number, head.corrects, head.reason) == (2, 1, "lembur terlambat masuk")


def test_without_agreement_nothing_is_approved(calculated: PayRunScreen, dialogs: ScriptedDialogs) -> None:
    dialogs.agrees = False
    calculated.approve()
    assert not calculated._jobs.busy
    assert calculated._loaded is not None
    assert calculated._loaded.state is RunState.DRAFT


def test_the_month_before_is_compared(qtbot: QtBot, screen: PayRunScreen) -> None:
    company = screen._loaded.company if screen._loaded is not None else None
    assert company is not None
    screen._services.runs.calculate(company.code, NOVEMBER + -1)
    screen.calculate()
    settle(qtbot, screen, RunState.DRAFT)
    rows = {row.stored.employee.name: row for row in screen.table.model.rows}
    assert any(row.difference for row in rows.values())
    assert any(row.starts and row.before is None for row in rows.values())


def test_choosing_a_month_in_the_strip_changes_the_context(qtbot: QtBot, screen: PayRunScreen) -> None:
    with qtbot.waitSignal(screen.context_changed) as signal:
        screen._choose_month(NOVEMBER + -1)
    assert signal.args[0].month == NOVEMBER + -1
    qtbot.waitUntil(lambda: not screen._jobs.busy)


def test_a_person_opens_in_the_employees_screen(qtbot: QtBot, calculated: PayRunScreen) -> None:
    with qtbot.waitSignal(calculated.place_requested) as signal:
        calculated._open_person(calculated.table.model.row_at(0))
    assert signal.args[0] == Place("employees", subject=calculated.table.model.row_at(0).nip)


def test_the_screen_speaks_english(qtbot: QtBot, calculated: PayRunScreen) -> None:
    i18n.set_language("en")
    calculated._load()
    qtbot.waitUntil(lambda: calculated.head.primary.text() == "Approve")


def test_an_open_finding_is_the_next_step_and_holds_approval_back(qtbot: QtBot, screen: PayRunScreen) -> None:
    """October lacks the days that the daily worker worked."""
    screen._choose_month(NOVEMBER + -1)
    qtbot.waitUntil(lambda: screen._loaded is not None and screen._loaded.month == NOVEMBER + -1)
    screen.calculate()
    settle(qtbot, screen, RunState.DRAFT)
    assert screen.head.primary.text() == "Periksa 1 temuan"
    screen.go_on()
    assert screen.table.view.current_row().severity is Severity.ERROR
    screen.approve()
    assert not screen._jobs.busy
    assert not screen._approve_action.isEnabled()


def test_a_cell_of_two_contributions_heads_the_steps_of_each(calculated: PayRunScreen) -> None:
    row = next(row for row in calculated.table.model.rows if row.stored.employee.name == "Bagus Prasetyo Nugroho")
    calculated.table.cell_chosen.emit(row, "kes")
    explained = calculated.panel.explanation
    assert explained is not None
    headings = [step.heading for step in explained.steps if step.heading is not None]
    assert headings == [("BPJS Kesehatan", "117.500"), ("BPJS Kesehatan, keluarga tambahan", "235.000")]
    assert [step.title for step in explained.steps[:3]] == ["Upah", "Batas", "Tarif"]
    assert "BPJS Kesehatan\t117.500" in explained.as_text()


def test_wages_behind_a_figure_are_one_step_away(qtbot: QtBot, calculated: PayRunScreen) -> None:
    row = calculated.table.model.rows[0]
    calculated.table.cell_chosen.emit(row, "jht")
    with qtbot.waitSignal(calculated.place_requested) as asked:
        calculated.panel.wages_asked.emit()
    assert asked.args == [Place("employees", subject=PersonPart(row.nip, "work"))]


def test_links_take_the_colours_of_the_theme(qtbot: QtBot, qapp: QApplication, calculated: PayRunScreen) -> None:
    calculated.table.cell_chosen.emit(calculated.table.model.rows[0], "jht")
    appearance.apply(qapp, "dark")
    color = theme.current().color("nila-text").name()

    def shown() -> list[str]:
        return [text.text() for text in calculated.panel.findChildren(QLabel) if "<a " in text.text()]

    qtbot.waitUntil(lambda: bool(shown()) and all(color in text for text in shown()))
