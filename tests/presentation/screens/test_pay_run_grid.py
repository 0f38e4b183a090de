"""The grid of the current month as its user arranges it: who comes first, and which columns there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.findings import Severity
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.screens.pay_run.screen import PayRunScreen
from tests.presentation.example_office import NOVEMBER, example_services


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[PayRunScreen]:
    services, company = example_services(tmp_path)
    for month in (NOVEMBER + -1, NOVEMBER):
        services.runs.calculate(company.code, month)
    jobs = Jobs()
    made = PayRunScreen(services, jobs, preferences=Preferences(tmp_path))
    qtbot.addWidget(made)
    made.resize(1314, 700)
    made.show()
    made.activate(AppContext(company.id, company.name, "", NOVEMBER))
    qtbot.waitUntil(lambda: made._loaded is not None and not jobs.busy)
    yield made
    jobs.wait()
    services.workspace.close()


def column_keys(screen: PayRunScreen) -> list[str]:
    return [column.key for column in screen.table.model.columns]


def pick(screen: PayRunScreen, text: str) -> None:
    menus = (screen.arrangement.order_menu(), screen.arrangement.columns_menu())
    next(entry for menu in menus for entry in menu.actions() if entry.text() == text).trigger()


def test_findings_stand_first_until_another_order_is_chosen(screen: PayRunScreen) -> None:
    assert screen.arrangement.order_button.text() == "Urut: temuan dulu"
    assert screen.table.model.shown[0].severity is Severity.WARNING
    pick(screen, "nama")
    names = [row.stored.employee.name for row in screen.table.model.shown]
    assert names == sorted(names, key=str.casefold)
    assert screen.arrangement.order_button.text() == "Urut: nama"
    pick(screen, "perubahan terbesar")
    sizes = [abs(row.difference.sen) for row in screen.table.model.shown if row.difference is not None]
    assert sizes == sorted(sizes, reverse=True)


def test_the_head_of_a_column_sorts_until_an_order_is_chosen(screen: PayRunScreen) -> None:
    screen.table.view.sort_by("gross", descending=True)
    assert screen.arrangement.order_button.text() == "Urut: Bruto"
    screen.reload(None)
    pick(screen, "NIP")
    numbers = [row.nip for row in screen.table.model.shown]
    assert numbers == sorted(numbers)
    assert screen.arrangement.order_button.text() == "Urut: NIP"


def test_columns_are_hidden_and_shown_with_cell_and_order_in_place(screen: PayRunScreen) -> None:
    screen.table.view.sort_by("paid")
    row = screen.table.model.shown[3]
    screen.table.view.choose(row.nip, "jp")
    pick(screen, "Bruto")
    assert "gross" not in column_keys(screen)
    assert screen.table.view.current_row() is row
    assert column_keys(screen)[screen.table.view.currentIndex().column()] == "jp"
    assert screen.table.model.shown[3] is row
    assert screen.table.model.sorted_by == ("paid", False)
    screen.arrangement.columns_menu().actions()[0].trigger()
    assert column_keys(screen)[:2] == ["name", "nip"]
    pick(screen, "Kolom biasa")
    assert "gross" in column_keys(screen)
    assert "nip" not in column_keys(screen)


def test_what_sorted_a_hidden_column_gives_way_to_the_order(screen: PayRunScreen) -> None:
    screen.table.view.sort_by("gross")
    pick(screen, "Bruto")
    assert screen.table.model.sorted_by == ("", False)
    assert screen.arrangement.order_button.text() == "Urut: temuan dulu"
    assert screen.table.model.shown[0].severity is Severity.WARNING


def test_order_and_columns_are_remembered(screen: PayRunScreen, qtbot: QtBot, tmp_path: Path) -> None:
    pick(screen, "nama")
    for title in ("Upah", "Variabel", "Bruto", "JHT", "JP", "Kes", "PPh 21", "Lain", "± Okt"):
        pick(screen, title)
    assert column_keys(screen) == ["name", "paid"]
    again = PayRunScreen(screen._services, screen._jobs, preferences=Preferences(tmp_path))
    qtbot.addWidget(again)
    again.activate(screen._context)
    qtbot.waitUntil(lambda: again._loaded is not None and not screen._jobs.busy)
    assert column_keys(again) == ["name", "paid"]
    assert again.arrangement.order == "name"


def test_a_new_calculation_leaves_the_chosen_cell(screen: PayRunScreen, qtbot: QtBot) -> None:
    row = screen.table.model.shown[5]
    screen.table.view.choose(row.nip, "tax")
    screen.calculate()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert screen.table.view.current_row().nip == row.nip
    assert column_keys(screen)[screen.table.view.currentIndex().column()] == "tax"
