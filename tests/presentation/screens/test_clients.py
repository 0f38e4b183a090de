"""The client desk over a real workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, Place
from desktop_app.presentation.screens.clients.screen import ClientDesk
from desktop_app.presentation.screens.company.form import CompanyForm
from desktop_app.presentation.widgets.buttons import Button
from tests.presentation.example_office import ScriptedDialogs
from tests.presentation.people_workspace import (
    NOVEMBER,
    add_client,
    empty_services,
    example_company,
    example_services,
)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = example_services(tmp_path)
    like = example_company(services)
    add_client(services.companies, like, 1, "CV Contoh Satu")
    add_client(services.companies, like, 2, "UD Contoh Dua")
    return services


def shown(qtbot: QtBot, services: Services, jobs: Jobs, dialogs: ScriptedDialogs | None = None) -> ClientDesk:
    desk = ClientDesk(services, jobs, dialogs)
    qtbot.addWidget(desk)
    desk.resize(1180, 760)
    jobs.changed.connect(desk.reload)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.activate(AppContext(month=NOVEMBER))
    qtbot.waitUntil(lambda: not jobs.busy)
    return desk


def names(desk: ClientDesk) -> list[str]:
    return [row.company.name for row in desk.table.model.shown]


def test_a_workspace_without_clients_offers_import_and_a_new_client(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    desk = shown(qtbot, empty_services(tmp_path), jobs)
    assert desk.welcome.first_import.isVisible()
    assert desk.welcome.first_client.isVisible()
    assert not desk.table.isVisible()


def test_clients_are_found_by_name_and_group(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    desk = shown(qtbot, services, jobs)
    assert len(names(desk)) == 3
    desk.search_field.setText("satu")
    QTest.keyClick(desk.search_field, Qt.Key.Key_Return)
    assert names(desk) == ["CV Contoh Satu"]
    assert desk.table.view.hasFocus()
    desk.search_field.clear()
    qtbot.waitUntil(lambda: len(names(desk)) == 3)
    desk.panel.segment_wanted.emit("done")
    assert names(desk) == []


def test_enter_opens_the_month_of_the_client(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    desk = shown(qtbot, services, jobs)
    desk.table.view.choose(example_company(services).id, "client")
    with qtbot.waitSignal(desk.place_requested) as asked:
        QTest.keyClick(desk.table.view, Qt.Key.Key_Return)
    assert asked.args == [Place("pay_run", desk.table.view.current_row().company.id, NOVEMBER)]


def test_a_month_forward_is_told_to_the_window(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    desk = shown(qtbot, services, jobs)
    with qtbot.waitSignal(desk.context_changed) as told:
        desk.switch.stepped.emit(1)
    assert told.args[0].month == NOVEMBER + 1
    qtbot.waitUntil(lambda: not jobs.busy)
    assert {row.month for row in desk.table.model.rows} == {NOVEMBER + 1}


def test_ticked_clients_are_calculated_and_approved_ones_are_named(
    qtbot: QtBot, services: Services, jobs: Jobs
) -> None:
    services.runs.calculate("C1", NOVEMBER)
    services.runs.approve("C1", NOVEMBER)
    desk = shown(qtbot, services, jobs)
    assert not desk.calculation.button.isEnabled()
    desk.table.model.toggle_all()
    assert "(2)" in desk.calculation.button.text()
    changed = QSignalSpy(jobs.changed)
    QTest.mouseClick(desk.calculation.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    assert changed.count() == 1
    assert "CV Contoh Satu" in desk.message.message
    states = {row.company.code: row.state for row in desk.table.model.rows}
    assert states.pop("C2") is None
    assert None not in states.values()
    assert not desk.table.model.ticked_keys


def test_one_client_needs_no_tick(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    desk = shown(qtbot, example_services(tmp_path), jobs)
    assert desk.calculation.button.isEnabled()
    assert not desk.table.totals.isVisible()


def test_where_nobody_works_people_are_the_next_step(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    services = example_services(tmp_path)
    example = example_company(services)
    client = add_client(services.companies, example, 1, "CV Baru")
    services.removals.company(example.id)
    desk = shown(qtbot, services, jobs)
    assert desk.calculation.button.text() == "Isi karyawan"
    assert not desk.calculation.action.isEnabled()
    assert "Isi karyawan" in [link.text() for link in desk.panel.findChildren(Button)]
    with qtbot.waitSignal(desk.place_requested) as asked:
        QTest.mouseClick(desk.calculation.button, Qt.MouseButton.LeftButton)
    assert asked.args == [Place("employees", client.id, NOVEMBER)]


def test_f4_closes_the_panel(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    desk = shown(qtbot, services, jobs)
    assert desk.panel.isVisible()
    assert desk.toggle_panel()
    assert not desk.panel.isVisible()


def test_a_client_s_letters_are_reached_from_the_desk_and_its_form(
    qtbot: QtBot, services: Services, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, services, jobs)
    company = desk.table.model.shown[1].company
    desk.table.view.choose(company.id)
    places = QSignalSpy(desk.place_requested)
    desk._letters_action.trigger()

    def press(form: CompanyForm) -> int:
        assert not form.letters.isHidden()
        form.letters.click()
        return form.result()

    monkeypatch.setattr(CompanyForm, "exec", press)
    desk._edit_action.trigger()
    assert [places.at(number) for number in range(places.count())] == [[Place("paperwork", company.id, NOVEMBER)]] * 2


def test_a_new_client_is_saved_from_the_form(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    services = empty_services(tmp_path)
    form = CompanyForm(services, jobs)
    qtbot.addWidget(form)
    form.save()
    qtbot.waitUntil(lambda: bool(form.message.message) and not jobs.busy)
    form.texts["code"].setText("SNU")
    form.texts["name"].setText("PT Contoh Niaga")
    form.texts["npwp"].setText("01.234.567.8-901.000")
    form.save()
    qtbot.waitUntil(lambda: form.saved is not None and not jobs.busy)
    assert [row.company for row in services.companies.desk(NOVEMBER)] == [form.saved]
    assert form.saved is not None
    assert form.saved.npwp == "012345678901000"


def test_a_changed_risk_class_holds_from_its_date(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    services = example_services(tmp_path)
    company = example_company(services)
    form = CompanyForm(services, jobs, company)
    qtbot.addWidget(form)
    assert form.draft() == company
    form.terms.jkk.setCurrentIndex(form.terms.jkk.findData(5))
    changed = form.draft()
    assert changed.terms_on(NOVEMBER.first_day).jkk_class == 5
    assert changed.terms[0] == company.terms[0]


def test_a_client_entered_by_mistake_is_removed_once_the_user_agrees(
    qtbot: QtBot, services: Services, jobs: Jobs, dialogs: ScriptedDialogs
) -> None:
    desk = shown(qtbot, services, jobs, dialogs)
    desk.table.view.choose(f"{1:032x}", "client")
    remove = desk.menu_actions()["client"][-1]
    dialogs.agrees = False
    remove.trigger()
    assert "CV Contoh Satu" in dialogs.said[-1][0]
    dialogs.agrees = True
    with qtbot.waitSignal(desk.clients_changed):
        remove.trigger()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert sorted(names(desk)) == [example_company(services).name, "UD Contoh Dua"]


def test_a_client_with_an_approved_month_is_not_removed(
    qtbot: QtBot, services: Services, jobs: Jobs, dialogs: ScriptedDialogs
) -> None:
    company = example_company(services)
    services.runs.calculate(company.code, NOVEMBER)
    services.runs.approve(company.code, NOVEMBER)
    desk = shown(qtbot, services, jobs, dialogs)
    desk.table.view.choose(company.id, "client")
    desk.menu_actions()["client"][-1].trigger()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert "November 2026" in desk.message.message
    assert len(names(desk)) == 3
