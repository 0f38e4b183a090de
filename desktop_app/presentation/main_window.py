"""The window: menus, navigation, the screen shown, status bar. It knows screens by their entries and no service."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop_app.domain.periods import Month
from desktop_app.foundation import i18n
from desktop_app.presentation import appearance, theme
from desktop_app.presentation.screen import AppContext, ClientChoice, Place, Screen, ScreenEntry
from desktop_app.presentation.shell import Shell
from desktop_app.presentation.status_line import StatusFacts, StatusLine
from desktop_app.presentation.window_body import WindowBody
from desktop_app.presentation.window_menus import WindowMenus

if TYPE_CHECKING:
    from desktop_app.presentation.go_to import GoTo
    from desktop_app.presentation.navigation import Navigation

RAIL_BELOW: Final = 1400
"""Window width under which the navigation shows icons only."""
LEAST: Final = (1024, 520)
"""A screen of 1366 x 768 at 125 % has this height free between title and task bar."""


class MainWindow(QMainWindow):
    """One window for one workspace. Pages before the shell (first run, unlock) stand in the same stack."""

    context_changed = Signal(object)
    """The AppContext now in force."""
    language_changed = Signal()
    """All texts were made anew; whoever showed a page instead of the shell shows it again."""
    closing = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._entries = {entry.key: entry for entry in shell.screens}
        self._made: dict[str, Screen] = {}
        self._theme_name: theme.ThemeName = shell.theme_name
        self._zoom = shell.zoom
        self._current = ""
        self._page_topic = ""
        self._counters: dict[str, int] = {}
        self.context = AppContext(month=shell.month)
        self.setMinimumSize(*LEAST)
        self.resize(1440, 900)
        self._facts = StatusFacts()
        shell.jobs.changed.connect(self._reload)
        self._build()
        self.context_changed.connect(self._enable_commands)

    # What the composition root and screens ask

    def show_screen(self, key: str, subject: object = None) -> bool:
        """Show a screen by its key; whether it could be shown (some need a client)."""
        entry = self._entries.get(key)
        if entry is None or (entry.needs_company and self.context.company_id is None):
            return False
        if key != self._current and not self.may_leave():
            self.navigation.mark(self._current)
            return False
        screen = self._screen(entry)
        self._body.show_inside()
        moved, self._current = key != self._current, key
        self._body.inside.screens.setCurrentWidget(screen)
        self.navigation.mark(key)
        self._menus.set_screen_actions(screen.menu_actions())
        if moved or not screen.isAncestorOf(self.focusWidget() or self):
            screen.setFocus()  # its shortcuts answer at once; by itself Qt would take the first button there is
        screen.activate(self.context, subject)
        self._retitle()
        return True

    def go(self, place: Place) -> bool:
        """Go to a place: client and month first, then the screen."""
        if place.company_id is not None and place.company_id != self.context.company_id:
            found = next((one for one in self._shell.clients() if one.company_id == place.company_id), None)
            if found is None or not self.may_leave():
                return False
            self.set_client(found, show=False)
        if place.month is not None:
            self.context = replace(self.context, month=place.month)
            self.context_changed.emit(self.context)
        return self.show_screen(place.screen, place.subject)

    def set_client(self, client: ClientChoice | None, *, show: bool = True) -> None:
        """Put a client in force; the screen shown follows unless ``show`` is off."""
        name = client.name if client else ""
        note = client.note if client else ""
        key = client.company_id if client else None
        self.context = replace(self.context, company_id=key, company_name=name, company_note=note)
        self._body.show_client(self.context)
        self.context_changed.emit(self.context)
        if not show:
            return
        entry = self._entries.get(self._current)
        if entry is not None and entry.needs_company and client is None:
            self.show_screen(self._shell.screens[0].key)
        elif entry is not None and entry.section == "client":
            self._screen(entry).activate(self.context)
        self._retitle()

    def set_month(self, month: Month) -> None:
        """Put a month in force on the screen shown."""
        self.context = replace(self.context, month=month)
        self.context_changed.emit(self.context)
        if self._current in self._made:
            self._made[self._current].activate(self.context)

    def refresh_clients(self) -> None:
        """Ask again who the clients are; the one in force takes its new name or goes."""
        found = next((one for one in self._shell.clients() if one.company_id == self.context.company_id), None)
        name, note = (found.name, found.note) if found else ("", "")
        key = found.company_id if found else None
        self.context = replace(self.context, company_id=key, company_name=name, company_note=note)
        self._body.show_client(self.context)
        self._retitle()

    def set_counter(self, key: str, count: int) -> None:
        """Show a number behind an entry of the navigation; 0 hides it."""
        self._counters[key] = count
        self._body.show_counter(key, count)

    def set_status(self, facts: StatusFacts) -> None:
        """Show facts in the status bar."""
        self._facts = facts
        self._status.set_facts(facts)

    def show_page(self, page: QWidget, title: str = "", help_topic: str = "") -> None:
        """Show a page instead of the shell: first run or unlock; F1 opens its topic."""
        self._body.show_page(page)
        self._page_topic = help_topic
        self.setWindowTitle(f"{title} — Gajiberes" if title else "Gajiberes")

    def say(self, text: str, tone: str = "merah") -> None:
        """Show a message of the environment over whatever screen is shown."""
        self._body.inside.message.say(text, tone)  # type: ignore[arg-type]

    @property
    def navigation(self) -> Navigation:
        """The entries at the left."""
        return self._body.inside.navigation

    @property
    def screen_shown(self) -> Screen | None:
        """The screen now shown."""
        return self._made.get(self._current)

    @property
    def shows_client_screen(self) -> bool:
        """Whether the screen shown is about one client, or can be."""
        entry = self._entries.get(self._current)
        return entry is not None and entry.section == "client"

    def set_theme(self, name: theme.ThemeName) -> None:
        """Change to ``light``, ``dark`` or what the system has."""
        self._theme_name = name
        self._shell.remember("theme", name)
        self._apply_theme()

    def set_zoom(self, zoom: int) -> None:
        """Change the zoom in per cent."""
        self._zoom = max(theme.ZOOM_LEAST, min(theme.ZOOM_MOST, zoom))
        self._shell.remember("zoom", self._zoom)
        self._apply_theme()

    def set_language(self, code: str) -> None:
        """Change the language: all texts are made anew, so screens are left first."""
        if code == i18n.language() or not all(screen.may_leave() for screen in self._made.values()):
            return
        i18n.set_language(code)
        self._shell.remember("language", code)
        current, self._current = self._current, ""
        in_shell = not self._body.shows_page
        self._made = {}
        self._build()
        if current and in_shell:
            self.show_screen(current)
        self.language_changed.emit()

    def may_leave(self) -> bool:
        """Whether nothing is unsaved on the screen shown, or the user lets it go."""
        screen = self.screen_shown
        return screen is None or screen.may_leave()

    def zoom_by(self, step: int) -> None:
        """Show everything larger or smaller by so many per cent."""
        self.set_zoom(self._zoom + step)

    def open_palette(self) -> None:
        """Let the user go anywhere by typing."""
        self._go_to.open()

    def check_slip_code(self) -> None:
        """Let the user type or scan the code of a payslip, which says whose it is and what it paid."""
        self._go_to.open_slip_codes()

    def open_switcher(self) -> None:
        """Let the user choose a client."""
        self._go_to.open_switcher(self.navigation.switcher)

    def step_month(self, months: int) -> None:
        """Go some months forwards or back, unless something is unsaved."""
        if self.context.month is not None and self.may_leave():
            self.set_month(self.context.month + months)

    def search(self) -> None:
        """Put the keyboard into the search field of the screen shown."""
        if self.screen_shown is not None:
            self.screen_shown.search()

    def toggle_panel(self) -> None:
        """Open or close the right panel of the screen shown."""
        if self.screen_shown is not None:
            self.screen_shown.toggle_panel()

    def help(self) -> None:
        """Show the help page of the screen shown."""
        if self._shell.show_help is not None:
            self._shell.show_help(self.screen_shown.help_topic() if self.screen_shown is not None else self._page_topic)

    def lock(self) -> None:
        """Lock the program, unless something is unsaved."""
        if self._shell.lock is not None and self.may_leave():
            self._shell.lock()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 1400 px the navigation becomes a rail."""
        super().resizeEvent(event)
        self._fit_navigation()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the screens; stop the work under way."""
        if not all(screen.may_leave() for screen in self._made.values()):
            event.ignore()
            return
        self.closing.emit()
        self._shell.jobs.cancel_all()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self._theme_name == "system":
            self._apply_theme()

    # Building

    def _build(self) -> None:
        self._body = WindowBody(self._shell, self._counters)
        self._body.chosen.connect(self.show_screen)
        self._body.switcher_pressed.connect(self.open_switcher)
        self._body.lock_pressed.connect(self.lock)
        self._body.show_client(self.context)
        self.setCentralWidget(self._body)
        self._status = StatusLine()
        self._status.help_pressed.connect(self.help)
        self._status.set_zoom(self._zoom)
        self._status.set_facts(self._facts)
        self.setStatusBar(self._status)
        self._menus = WindowMenus(self, self, self._shell, self._theme_name)
        theme.set_font(self.menuBar(), "table")
        self._fit_navigation()
        self._retitle()

    def _screen(self, entry: ScreenEntry) -> Screen:
        screen = self._made.get(entry.key)
        if screen is None:
            screen = self._made[entry.key] = entry.factory()
            screen.place_requested.connect(self.go)
            screen.context_changed.connect(self._take_context)
            screen.clients_changed.connect(self.refresh_clients)
            screen.counter_changed.connect(self.set_counter)
            self._body.inside.screens.addWidget(screen)
        return screen

    # Inside

    def _enable_commands(self, context: AppContext) -> None:
        self._menus.enable_commands(context)  # the menus are made anew with the language

    def _take_context(self, context: AppContext) -> None:
        self.context = context
        self.context_changed.emit(context)
        self._retitle()

    def _reload(self, changes: object) -> None:
        for screen in list(self._made.values()):
            screen.reload(changes)

    def _retitle(self) -> None:
        name = self.context.company_name if self.shows_client_screen else self._shell.workspace_name
        self.setWindowTitle(f"{name} — Gajiberes" if name else "Gajiberes")

    @cached_property
    def _go_to(self) -> GoTo:
        from desktop_app.presentation.go_to import GoTo  # noqa: PLC0415 - opened by a key, long after the first paint

        return GoTo(self, self, self._shell)

    def _fit_navigation(self) -> None:
        self._body.fit(rail=self.width() < RAIL_BELOW)

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            appearance.apply(app, self._theme_name, self._zoom)
            self._body.restyle()
            self._status.restyle()
            self._status.set_zoom(self._zoom)
            self._menus.tick_theme(self._theme_name)
