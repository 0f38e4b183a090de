"""Wages on the employee screen: the step chart, checks as they are typed, many at once, components, class of care."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.domain.components import BY_LAW, Component, ComponentKind
from desktop_app.domain.employee import ComponentAmount, Employee, Wage
from desktop_app.domain.money import Money
from desktop_app.presentation import appearance, theme
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.screens.company.component_form import ComponentForm
from desktop_app.presentation.screens.company.components_dialog import ComponentsDialog
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.group_raise import GroupRaiseDialog
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from desktop_app.presentation.screens.employees.wage_dialog import WageContext, WageDialog
from desktop_app.presentation.widgets.step_chart import ChartStep, StepChart
from tests.presentation.people_workspace import NOVEMBER, example_company

TODAY = date(2026, 11, 21)


@pytest.fixture
def company(services: Services) -> Company:
    return example_company(services)


@pytest.fixture
def screen(qtbot: QtBot, services: Services, company: Company, jobs: Jobs) -> EmployeesScreen:
    made = EmployeesScreen(services, jobs)
    qtbot.addWidget(made)
    made.resize(1314, 700)
    jobs.changed.connect(made.reload)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.activate(AppContext(company.id, company.name, month=NOVEMBER), "1001")
    qtbot.waitUntil(lambda: not jobs.busy)
    return made


def stored(services: Services, nip: str) -> Employee:
    company = example_company(services)
    return next(one for one in services.people.all(company.id) if one.nip == nip)


def steps() -> tuple[ChartStep, ...]:
    return tuple(
        ChartStep(date(year, 1, 1), height, str(height), f"{year}: {height}")
        for year, height in ((2024, 5), (2025, 6), (2026, 8), (2027, 9))
    )


# The chart


def test_the_chart_is_walked_by_keyboard_and_read_aloud(qtbot: QtBot) -> None:
    chart = StepChart()
    qtbot.addWidget(chart)
    chart.resize(700, 132)
    chart.set_steps(steps(), TODAY)
    assert chart.accessibleDescription() == "2026: 8"
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "2027: 9"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription() == "2024: 5"
    with qtbot.waitSignal(chart.opened) as opened:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [0]
    with qtbot.waitSignal(chart.opened) as clicked:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.cell_rect(3).center())
    assert clicked.args == [3]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_chart_is_painted_in_both_themes(qtbot: QtBot, qapp: QApplication, name: theme.ThemeName) -> None:
    appearance.apply(qapp, name)
    chart = StepChart()
    qtbot.addWidget(chart)
    chart.resize(500, 132)
    painted = []
    for count in (0, 1, 2, 4):
        chart.set_steps(steps()[:count], TODAY)
        painted.append(chart.grab().toImage())
    assert all(one != other for one, other in pairwise(painted))
    appearance.apply(qapp, "light")


# The wage form


def test_the_wage_in_force_is_checked_and_its_bases_are_named(screen: EmployeesScreen) -> None:
    assert screen.editor.draft is not None
    assert screen.page.wage_checks.texts[0] == "Tidak di bawah upah minimum"
    screen.page.show_tab("work")
    assert screen.page.contributions.isVisible()
    assert screen.wages.chart.count() == len(screen.editor.draft.person.wages)


def test_what_objects_to_a_planned_wage_is_said_with_its_day(screen: EmployeesScreen) -> None:
    editor = screen.editor
    assert editor.draft is not None
    planned = Wage(date(2026, 12, 1), Money.rupiah(3_000_000))
    editor.push("wage.2026-12-01", drafts.with_wage(editor.draft, planned))
    assert any("3.000.000 di bawah upah minimum" in text for text in screen.page.wage_checks.texts)
    assert [step.day for step in screen.wages.chart.steps][-1] == planned.starts_on


def test_what_is_wrong_with_a_wage_is_said_while_it_is_typed(
    qtbot: QtBot, services: Services, company: Company
) -> None:
    person = stored(services, "1001")
    before = Wage(date(2026, 1, 1), Money.rupiah(8_000_000), (_jabatan(1_500_000),))
    context = WageContext(company, services.wage_checks, NOVEMBER)
    dialog = WageDialog(before, date(2026, 12, 1), daily=False, terms=person.terms[-1], context=context)
    qtbot.addWidget(dialog)
    assert dialog.findings.texts == ()
    dialog.basic.selectAll()
    QTest.keyClicks(dialog.basic, "3000000")
    assert len(dialog.findings.texts) == 2
    assert "di bawah upah minimum" in dialog.findings.texts[0]
    assert "terlalu kecil" in dialog.findings.texts[1]
    dialog.start.selectAll()
    QTest.keyClicks(dialog.start, "01-10-2026")
    assert any("sudah disetujui" in text for text in dialog.findings.texts)


def test_a_day_that_an_approved_month_used_is_not_taken_again(
    qtbot: QtBot, services: Services, company: Company
) -> None:
    person = stored(services, "1001")
    used = date(2026, 1, 1)
    dialog = WageDialog(
        Wage(used, Money.rupiah(8_000_000)),
        used,
        daily=False,
        terms=person.terms[-1],
        context=WageContext(company, services.wage_checks, NOVEMBER),
        taken=frozenset({used}),
    )
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    dialog.start.set_date(date(2026, 11, 1))
    assert dialog.complete()


def test_a_used_wage_is_not_opened_and_a_planned_one_is_taken_away(screen: EmployeesScreen) -> None:
    editor, wages = screen.editor, screen.wages
    assert editor.draft is not None
    assert editor.wage_context is not None
    wages.set_open_month(NOVEMBER)
    editor.wage_context = replace(editor.wage_context, open_month=NOVEMBER)
    wages.wage_opened.emit(editor.draft.person.wages[0])
    assert "tidak ditimpa" in screen.message.message
    wages.remove_wanted.emit(editor.draft.person.wages[0])
    assert editor.dirty


def test_names_of_components_bring_their_kind(qtbot: QtBot, services: Services, company: Company) -> None:
    company = replace(company, components=(Component("Kinerja", ComponentKind.VARIABLE),))
    dialog = WageDialog(None, TODAY, daily=False, terms=None, context=WageContext(company, services.wage_checks))
    qtbot.addWidget(dialog)
    dialog.add_allowance(None)
    name, kind, _amount, _line = dialog.allowances[0]
    assert kind.currentData() is ComponentKind.FIXED
    QTest.keyClicks(name, "kinerja")
    assert kind.currentData() is ComponentKind.VARIABLE


def _jabatan(amount: int) -> ComponentAmount:
    return ComponentAmount("Jabatan", ComponentKind.FIXED, Money.rupiah(amount))


# Many at once


@pytest.fixture
def raising(qtbot: QtBot, services: Services, company: Company, jobs: Jobs) -> GroupRaiseDialog:
    people = services.people.all(company.id)
    made = GroupRaiseDialog(services, jobs, company, NOVEMBER + 2, people[:2], people)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, made, jobs)
    return made


def settle(qtbot: QtBot, dialog: GroupRaiseDialog, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not dialog._timer.isActive() and not jobs.busy)


def test_a_preview_per_person_and_one_button(
    qtbot: QtBot, raising: GroupRaiseDialog, services: Services, jobs: Jobs
) -> None:
    assert [row.employee.nip for row in raising.table.model.rows] == ["1002", "1001"]
    assert raising.button.text().startswith("Ubah 2 gaji")
    raising.percent.selectAll()
    QTest.keyClicks(raising.percent, "10")
    settle(qtbot, raising, jobs)
    before = stored(services, "1001").wages[-1]
    raising.table.view.setFocus()
    QTest.keyClick(raising.table.view, Qt.Key.Key_Space)  # the first row out again
    assert raising.button.text().startswith("Ubah 1 gaji")
    raising.apply()
    settle(qtbot, raising, jobs)
    assert raising.applied is not None
    assert raising.applied.value.count == 1
    changed = stored(services, "1001").wages[-1]
    assert (changed.starts_on, changed.basic) == (date(2027, 1, 1), _tenth_more(before.basic))


def _tenth_more(amount: Money) -> Money:
    """Ten per cent more, to the nearest thousand."""
    return Money((2 * amount.sen * 11 // 10 + 100_000) // 200_000 * 100_000)


def test_what_can_not_be_read_is_said_at_its_field(qtbot: QtBot, raising: GroupRaiseDialog, jobs: Jobs) -> None:
    raising.percent.selectAll()
    QTest.keyClicks(raising.percent, "lima")
    settle(qtbot, raising, jobs)
    assert not raising.button.isEnabled()
    assert raising._percent_field.message == "Ketik persentase seperti 5 atau 6,5."
    raising.apply()
    assert raising.applied is None


def test_all_shown_in_the_list_lifted_to_the_minimum_wage(qtbot: QtBot, raising: GroupRaiseDialog, jobs: Jobs) -> None:
    raising.group.choose("shown")
    raising.group.chosen.emit("shown")
    raising.by.choose("minimum")
    raising.by.chosen.emit("minimum")
    settle(qtbot, raising, jobs)
    assert {row.employee.nip for row in raising.table.model.rows if row.after} == {"1006"}
    assert raising.button.text().startswith("Ubah 1 gaji")


def test_from_the_list_and_back_as_one_change(
    qtbot: QtBot, screen: EmployeesScreen, services: Services, jobs: Jobs
) -> None:
    before = services.people.all(example_company(services).id)
    view = screen.people.view
    for row in (0, 1, 2):
        view.selectionModel().select(view.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    assert len(screen.people.marked) >= 3
    assert screen.people.change_wages.isVisible()
    assert screen.people.change_wages.text().startswith("Gaji")

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GroupRaiseDialog)
        settle(qtbot, dialog, jobs)
        dialog.apply()

    within_dialog(go_on)
    screen.people.change_wages.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert "gaji berubah mulai 1 November 2026" in screen.message.message
    assert services.people.all(example_company(services).id) != before
    undo = next(one for one in screen.message.findChildren(QPushButton) if one.text().startswith("Urungkan"))
    undo.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert services.people.all(example_company(services).id) == before
    assert "kembali seperti semula" in screen.message.message


def within_dialog(work: Callable[[], None]) -> None:
    QTimer.singleShot(50, work)


# Components


def test_components_are_defined_by_keyboard(qtbot: QtBot, services: Services, company: Company, jobs: Jobs) -> None:
    people = services.people.all(company.id)
    dialog = ComponentsDialog(services, jobs, company, people)
    qtbot.addWidget(dialog)
    rows = {row.component.name: row for row in dialog.table.model.rows}
    assert all(not row.defined for row in rows.values())
    assert rows
    form = ComponentForm(None, TODAY, [])
    qtbot.addWidget(form)
    QTest.keyClicks(form.name, "Kinerja")
    form.kind.setCurrentIndex(1)
    form.kind.activated.emit(1)
    assert form.findings.texts == ()
    QTest.keyClick(form.flags["bpjs"], Qt.Key.Key_Space)
    assert "Perpres 82/2018" in form.findings.texts[0]
    assert form.complete()
    dialog.take((form.component(),))
    assert "Perpres 82/2018" in dialog.findings.texts[0]
    dialog.save()
    qtbot.waitUntil(lambda: not jobs.busy)
    (saved,) = example_company(services).components
    assert (saved.name, saved.kind, saved.terms_on(TODAY).bpjs) == ("Kinerja", ComponentKind.VARIABLE, True)
    assert dialog.saved == example_company(services)


def test_another_date_keeps_what_held_before(qtbot: QtBot) -> None:
    fixed = replace(BY_LAW[ComponentKind.FIXED], starts_on=date(2025, 1, 1))
    before = Component("Jabatan", ComponentKind.FIXED, (fixed,))
    form = ComponentForm(before, TODAY, [])
    qtbot.addWidget(form)
    assert form.component() == before  # nothing changed
    form.flags["thr"].setChecked(False)
    changed = form.component()
    assert [(terms.starts_on, terms.thr) for terms in changed.terms] == [
        (date(2025, 1, 1), True),
        (date(2026, 11, 1), False),
    ]


def test_a_name_is_given_once(qtbot: QtBot) -> None:
    form = ComponentForm(None, TODAY, ["Makan"])
    qtbot.addWidget(form)
    assert not form.complete()
    QTest.keyClicks(form.name, "makan")
    assert not form.complete()
    QTest.keyClicks(form.name, " siang")
    assert form.complete()


# Class of care


def test_a_class_set_by_hand_is_compared_with_the_wage(screen: EmployeesScreen) -> None:
    screen.page.show_tab("bpjs")
    card = screen.page.care_class
    assert card.findings.texts == ()
    assert [row.number for row in card.table.model.rows][:1] == [1]
    screen.page.edited.emit("facts.kelas_rawat", 3)
    assert "lebih rendah dari kelas 1" in card.findings.texts[0]
    assert card.table.model.rows[0].by_hand


def test_marks_go_with_another_search(screen: EmployeesScreen) -> None:
    screen.people.view.selectAll()
    assert screen.people.change_wages.isVisible()
    screen.people.search.seek()
    QTest.keyClicks(screen.people.search, "ratna")
    QTest.keyClick(screen.people.search, Qt.Key.Key_Return)
    assert not screen.people.change_wages.isVisible()
