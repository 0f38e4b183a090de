"""Pay by output on screen: the basis of a wage, the month's amount, and the surcharge among the policies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.components import OUTPUT_PAY
from desktop_app.domain.employee import PayBasis, VariableItem, Wage
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.screens.employees.output_pay import OutputPayDialog
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from desktop_app.presentation.screens.employees.wage_dialog import WageDialog
from tests.presentation.people_workspace import NOVEMBER, example_company, example_services

OCTOBER = Month(2026, 10)


@pytest.mark.parametrize("daily", [False, True])
def test_a_wage_by_output_needs_no_amount(qtbot: QtBot, daily: bool) -> None:
    dialog = WageDialog(None, date(2026, 12, 1), daily=daily)
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    dialog.basis.setFocus()
    QTest.keyClick(dialog.basis, Qt.Key.Key_Down)
    assert dialog.complete()
    assert dialog.wage() == Wage(date(2026, 12, 1), ZERO, basis=PayBasis.OUTPUT)
    QTest.keyClick(dialog.basis, Qt.Key.Key_Down)
    assert dialog.wage().basis is PayBasis.OUTPUT_WEATHER


def test_another_month_shows_what_is_entered_there(qtbot: QtBot) -> None:
    dialog = OutputPayDialog("1001", NOVEMBER, {OCTOBER: Money.rupiah(4_000_000)})
    qtbot.addWidget(dialog)
    assert not dialog.complete()
    QTest.keyClick(dialog.month, Qt.Key.Key_Down)
    assert dialog.complete()
    assert dialog.item() == VariableItem("1001", OCTOBER, OUTPUT_PAY, Money.rupiah(4_000_000))


def test_the_pay_of_a_month_is_entered_from_the_wages(qtbot: QtBot, tmp_path: Path) -> None:
    services, jobs = example_services(tmp_path), Jobs()
    company = example_company(services)
    person = next(one for one in services.people.all(company.id) if one.nip == "1001")
    by_output = Wage(date(2026, 11, 1), ZERO, basis=PayBasis.OUTPUT)
    services.people.save(company.id, replace(person, wages=(*person.wages, by_output)))
    screen = EmployeesScreen(services, jobs)
    qtbot.addWidget(screen)
    jobs.changed.connect(screen.reload)
    screen.show()
    screen.activate(AppContext(company.id, company.name, month=NOVEMBER), "1001")
    qtbot.waitUntil(lambda: not jobs.busy)
    screen.page.show_tab("work")
    assert screen.wages.output.isVisible()

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        typing.stop()
        assert isinstance(dialog, OutputPayDialog)
        QTest.keyClicks(dialog.amount, "5500000")
        dialog.try_accept()

    def entered() -> list[VariableItem]:
        return [item for item in services.people.variables(company.id, NOVEMBER) if item.component == OUTPUT_PAY]

    typing = QTimer()
    typing.timeout.connect(type_it)
    typing.start(20)
    screen.wages.output.click()
    qtbot.waitUntil(lambda: bool(entered()) and not jobs.busy)
    assert entered() == [VariableItem("1001", NOVEMBER, OUTPUT_PAY, Money.rupiah(5_500_000))]
