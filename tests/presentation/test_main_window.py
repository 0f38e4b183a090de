"""The shell: going to screens, clients, languages, and what each needs first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.periods import Month
from desktop_app.foundation import i18n
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.main_window import MainWindow
from desktop_app.presentation.palette import Palette
from desktop_app.presentation.screen import AppContext, ClientChoice, Command, Found, Place, Screen, ScreenEntry
from desktop_app.presentation.shell import Shell
from desktop_app.presentation.status_line import StatusFacts

CLIENTS = (ClientChoice("a", "PT Sinar Contoh", "22 karyawan"), ClientChoice("b", "CV Contoh Lain"))


class Desk(Screen):
    key = "desk"

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[AppContext, object]] = []
        self.reloads: list[object] = []
        self.unsaved = False

    def activate(self, context: AppContext, subject: object = None) -> None:
        self.shown.append((context, subject))

    def reload(self, changes: object) -> None:
        self.reloads.append(changes)

    def may_leave(self) -> bool:
        return not self.unsaved


class Run(Desk):
    key = "run"

    def __init__(self) -> None:
        super().__init__()
        self.calculate = QAction("Hitung", self)

    def menu_actions(self) -> dict[str, list[QAction]]:  # type: ignore[override]
        return {"pay": [self.calculate]}


def find(text: str) -> list[Found]:
    """Somebody whose name a search finds, of the other client."""
    sekar = Found("Sekar Arum", "NIP 0007 · CV Contoh Lain", Place("run", "b", subject="person-7"))
    return [sekar] if "sek" in text else []


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    jobs = Jobs()
    entries = (
        ScreenEntry("desk", "office", lambda: i18n._("Office"), "layout-list", Desk, "Ctrl+0"),
        ScreenEntry("run", "client", lambda: "Bulan berjalan", "calendar-days", Run, "Ctrl+1", needs_company=True),
    )
    made = MainWindow(
        Shell(
            entries,
            jobs,
            clients=lambda: CLIENTS,
            find=find,
            commands=(
                Command("new", "file", lambda: "Baru", lambda: None, "Ctrl+N"),
                Command("edit", "client", lambda: "Ubah", lambda: None, enabled=lambda now: now.company_id is not None),
            ),
            month=Month(2026, 11),
            workspace_name="Kantor Contoh",
            theme_name="light",
        )
    )
    qtbot.addWidget(made)
    made.show()
    made.show_screen("desk")
    yield made
    jobs.wait()


def screen(window: MainWindow) -> Desk:
    shown = window.screen_shown
    assert isinstance(shown, Desk)
    return shown


def test_a_client_screen_waits_for_a_client(window: MainWindow) -> None:
    assert not window.show_screen("run")
    assert screen(window).key == "desk"
    window.set_client(CLIENTS[0])
    assert window.show_screen("run")
    assert window.windowTitle() == "PT Sinar Contoh — Gajiberes"


def test_going_to_a_place_brings_client_month_and_subject(window: MainWindow) -> None:
    assert window.go(Place("run", "b", Month(2026, 10), "employee-7"))
    context, subject = screen(window).shown[-1]
    assert (context.company_name, context.month, subject) == ("CV Contoh Lain", Month(2026, 10), "employee-7")


def test_a_command_for_a_client_waits_for_one(window: MainWindow) -> None:
    entry = next(one for one in window.findChildren(QAction) if one.text() == "Ubah")
    assert not entry.isEnabled()
    window.set_client(CLIENTS[0])
    assert entry.isEnabled()


def test_unsaved_work_keeps_the_screen(window: MainWindow) -> None:
    window.set_client(CLIENTS[0])
    screen(window).unsaved = True
    assert not window.show_screen("run")
    assert screen(window).key == "desk"


def test_saving_anywhere_reloads_what_is_open(window: MainWindow) -> None:
    window._shell.jobs.changed.emit("people")
    assert screen(window).reloads == ["people"]


def test_the_screens_actions_stand_in_the_menus_while_it_is_shown(window: MainWindow) -> None:
    def pay_menu() -> list[str]:
        menu = next(entry for entry in window.menuBar().actions() if entry.text() == i18n._("&Pay")).menu()
        return [entry.text() for entry in menu.actions()]  # type: ignore[attr-defined]

    window.set_client(CLIENTS[0])
    window.show_screen("run")
    assert pay_menu()[0] == "Hitung"
    window.show_screen("desk")
    assert "Hitung" not in pay_menu()


def test_changing_the_language_makes_everything_anew(window: MainWindow) -> None:
    before = screen(window)
    window.set_language("en")
    assert window.menuBar().actions()[0].text() == "&File"
    assert screen(window) is not before
    window.set_language("id")
    assert screen(window).key == "desk"


def test_a_page_in_place_of_the_shell_is_asked_for_again_after_a_change_of_language(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_page(QLabel("mulai"))
    with qtbot.waitSignal(window.language_changed):
        window.set_language("en")
    window.show_page(QLabel("start"))
    window.show_screen("desk")
    qtbot.waitUntil(window.navigation.isVisible)


def test_a_narrow_window_has_a_rail(window: MainWindow) -> None:
    window.resize(1440, 800)
    assert not window.navigation.rail
    window.resize(QSize(1366, 720))
    assert window.navigation.rail


def test_the_palette_finds_a_client_and_goes_there(qtbot: QtBot, window: MainWindow) -> None:
    window.open_palette()
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    qtbot.keyClicks(palette.field, "lain")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.company_id == "b"
    assert screen(window).key == "run"


def test_the_palette_finds_people_of_all_clients_while_typing(qtbot: QtBot, window: MainWindow) -> None:
    window.open_palette()
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    qtbot.keyClicks(palette.field, "sekar")
    assert not palette.titles
    qtbot.waitUntil(lambda: palette.titles == ("Sekar Arum",))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    context, subject = screen(window).shown[-1]
    assert (context.company_id, subject) == ("b", "person-7")


def test_enter_before_anybody_is_found_goes_to_the_first_who_is(qtbot: QtBot, window: MainWindow) -> None:
    window.open_palette()
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    qtbot.keyClicks(palette.field, "sekar")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible())
    assert screen(window).shown[-1][1] == "person-7"


@pytest.mark.parametrize("typed", ["oktober 2026", "okt 2026", "10-2026", "2026-10"])
def test_the_palette_goes_to_a_month(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    window.open_palette()
    palette = next(one for one in window.findChildren(Palette) if one.isVisible())
    qtbot.keyClicks(palette.field, typed)
    assert palette.titles == ("Oktober 2026",)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.month == Month(2026, 10)


def test_months_step_with_the_screen(window: MainWindow) -> None:
    window.step_month(-1)
    assert screen(window).shown[-1][0].month == Month(2026, 10)


def test_the_status_bar_says_what_it_was_told(window: MainWindow) -> None:
    window.set_status(StatusFacts("Kantor.gbr", "Terenkripsi", True, "", "Aturan 2026-03"))
    texts = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert {"Kantor.gbr", "Terenkripsi", "Aturan 2026-03"} <= set(texts)


def test_a_page_stands_in_for_the_shell_until_a_screen_is_shown(window: MainWindow) -> None:
    page = QLabel("masuk")
    window.show_page(page, "Masuk")
    assert page.isVisible()
    assert not window.navigation.isVisible()
    window.show_screen("desk")
    assert window.navigation.isVisible()
