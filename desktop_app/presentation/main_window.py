"""The window: menus, navigation, the screen shown, status bar. It knows screens by their entries and no service."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.periods import Month
from desktop_app.foundation import i18n
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.navigation import Navigation, NavigationItem
from desktop_app.presentation.palette import Palette, PaletteItem
from desktop_app.presentation.screen import AppContext, ClientChoice, Command, Place, Screen, ScreenEntry
from desktop_app.presentation.shell_menus import Menus, action
from desktop_app.presentation.status_line import StatusFacts, StatusLine
from desktop_app.presentation.widgets.message_bar import MessageBar

RAIL_BELOW: Final = 1400
"""Window width under which the navigation shows icons only."""
LEAST: Final = (1024, 600)
_LANGUAGES: Final = (("id", "Bahasa Indonesia"), ("en", "English"))


@dataclass(frozen=True)
class Shell:
    """What the window is made of and whom it tells; functions are given by the composition root."""

    screens: Sequence[ScreenEntry]
    jobs: Jobs
    clients: Callable[[], Sequence[ClientChoice]] = tuple
    """The clients of the workspace, from memory: it's asked on the GUI thread."""
    commands: Sequence[Command] = ()
    month: Month | None = None
    workspace_name: str = ""
    user: str = ""
    lock: Callable[[], None] | None = None
    show_help: Callable[[str], None] | None = None
    remember: Callable[[str, object], None] = field(default=lambda _name, _value: None)
    """Keeps a choice for the next start: theme, zoom, language."""
    theme_name: theme.ThemeName = "system"
    zoom: int = 100


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
        self._page: QWidget | None = None
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
        if key != self._current and not self._may_leave():
            self.navigation.mark(self._current)
            return False
        screen = self._screen(entry)
        self._leave_page()
        self._current = key
        self._stack.setCurrentWidget(screen)
        self.navigation.mark(key)
        self._menus.set_screen_actions(screen.menu_actions())
        screen.activate(self.context, subject)
        self._retitle()
        return True

    def go(self, place: Place) -> bool:
        """Go to a place: client and month first, then the screen."""
        if place.company_id is not None and place.company_id != self.context.company_id:
            found = next((one for one in self._shell.clients() if one.company_id == place.company_id), None)
            if found is None or not self._may_leave():
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
        self._show_client()
        self.context_changed.emit(self.context)
        if not show:
            return
        entry = self._entries.get(self._current)
        if entry is not None and entry.needs_company and client is None:
            self.show_screen(self._shell.screens[0].key)
        elif entry is not None and entry.needs_company:
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
        self._show_client()
        self._retitle()

    def set_counter(self, key: str, count: int) -> None:
        """Show a number behind an entry of the navigation; 0 hides it."""
        self._counters[key] = count
        self.navigation.set_counter(key, count)

    def set_status(self, facts: StatusFacts) -> None:
        """Show facts in the status bar."""
        self._facts = facts
        self._status.set_facts(facts)

    def show_page(self, page: QWidget, title: str = "") -> None:
        """Show a page instead of the shell: first run or unlock."""
        self._leave_page()
        self._page = page
        self._outer.addWidget(page)
        self._outer.setCurrentWidget(page)
        self.setWindowTitle(f"{title} — Gajiberes" if title else "Gajiberes")
        page.setFocus()

    def say(self, text: str, tone: str = "merah") -> None:
        """Show a message of the environment over whatever screen is shown."""
        self.message.say(text, tone)  # type: ignore[arg-type]

    @property
    def screen_shown(self) -> Screen | None:
        """The screen now shown."""
        return self._made.get(self._current)

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
        in_shell = self._page is None
        self._made = {}
        self._page = None
        self._build()
        if current and in_shell:
            self.show_screen(current)
        self.language_changed.emit()

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
        self.navigation = Navigation()
        self.navigation.chosen.connect(self.show_screen)
        self.navigation.switcher_pressed.connect(self._open_switcher)
        self.navigation.lock_pressed.connect(self._lock)
        self._stack = QStackedWidget()
        self.message = MessageBar()
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.message)
        middle.addWidget(self._stack, 1)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(middle, 1)
        self._outer = QStackedWidget()
        self._outer.addWidget(self._body)
        self.setCentralWidget(self._outer)
        self._status = StatusLine()
        self._status.help_pressed.connect(self._help)
        self._status.set_zoom(self._zoom)
        self._status.set_facts(self._facts)
        self.setStatusBar(self._status)
        self._menus = Menus(self.menuBar())
        theme.set_font(self.menuBar(), "table")
        self._fill_menus()
        self._fill_navigation()
        self._fit_navigation()
        self._retitle()

    def _fill_navigation(self) -> None:
        def items(section: str) -> list[NavigationItem]:
            return [
                NavigationItem(
                    entry.key, entry.title(), entry.icon_name, entry.shortcut, self._counters.get(entry.key, 0)
                )
                for entry in self._shell.screens
                if entry.section == section
            ]

        self.navigation.set_items(items("office"), items("client"))
        self.navigation.set_user(self._shell.user)
        self._show_client()

    def _fill_menus(self) -> None:
        for old in self.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        self._command_entries = []
        for command in self._shell.commands:
            entry = action(self, command.title(), command.run, command.shortcut, command.icon_name)
            self._command_entries.append((command, entry))
            self._menus.add(command.menu, entry)
        self._enable_commands()
        if self._shell.lock is not None:
            self._menus.add("file", None, action(self, _("&Lock the program"), self._lock, "Ctrl+L"))
        self._menus.add("file", action(self, _("&Quit"), self._quit, "Ctrl+Q"))
        self._menus.add("edit", action(self, _("&Find"), self._search, "Ctrl+F"))
        self._menus.add("edit", action(self, _("&Go to…"), self._open_palette, "Ctrl+K"))
        self._menus.add(
            "view",
            *(
                action(self, entry.title(), self._opener(entry.key), entry.shortcut, entry.icon_name)
                for entry in self._shell.screens
            ),
            None,
            action(self, _("Right &panel"), self._toggle_panel, "F4"),
        )
        self._menus.add_menu("view", _("&Theme"), self._theme_actions())
        self._menus.add_menu("view", _("&Language"), self._language_actions())
        larger = action(self, _("&Larger"), self._larger)
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._menus.add("view", None, larger, action(self, _("&Smaller"), self._smaller, "Ctrl+-"))
        if any(entry.section == "client" for entry in self._shell.screens):
            self._menus.add("client", action(self, _("&Switch client…"), self._open_switcher))
        self._menus.add(
            "pay",
            action(self, _("&Previous month"), lambda: self._step_month(-1), "Alt+Left"),
            action(self, _("&Next month"), lambda: self._step_month(1), "Alt+Right"),
        )
        if self._shell.show_help is not None:
            self._menus.add("help", action(self, _("&Help for this screen"), self._help, "F1"))

    def _theme_actions(self) -> list[QAction]:
        names: tuple[tuple[theme.ThemeName, str], ...] = (
            ("system", _("As the system")),
            ("light", _("Light")),
            ("dark", _("Dark")),
        )

        def choose(name: theme.ThemeName) -> Callable[[], None]:
            return lambda: self.set_theme(name)

        self._theme_choices = {
            name: action(self, text, choose(name), checked=name == self._theme_name) for name, text in names
        }
        return list(self._theme_choices.values())

    def _language_actions(self) -> list[QAction]:
        def choose(code: str) -> Callable[[], None]:
            return lambda: self.set_language(code)

        return [action(self, name, choose(code), checked=code == i18n.language()) for code, name in _LANGUAGES]

    def _screen(self, entry: ScreenEntry) -> Screen:
        screen = self._made.get(entry.key)
        if screen is None:
            screen = self._made[entry.key] = entry.factory()
            screen.place_requested.connect(self.go)
            screen.context_changed.connect(self._take_context)
            screen.clients_changed.connect(self.refresh_clients)
            screen.counter_changed.connect(self.set_counter)
            self._stack.addWidget(screen)
        return screen

    # Inside

    def _enable_commands(self) -> None:
        for command, entry in self._command_entries:
            entry.setEnabled(command.enabled(self.context))

    def _take_context(self, context: AppContext) -> None:
        self.context = context
        self.context_changed.emit(context)
        self._retitle()

    def _reload(self, changes: object) -> None:
        for screen in list(self._made.values()):
            screen.reload(changes)

    def _may_leave(self) -> bool:
        screen = self.screen_shown
        return screen is None or screen.may_leave()

    def _leave_page(self) -> None:
        if self._page is not None:
            self._outer.setCurrentWidget(self._body)
            self._outer.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _show_client(self) -> None:
        chosen = self.context.company_id is not None
        name = self.context.company_name if chosen else _("Choose a client…")
        self.navigation.set_client(name, self.context.company_note if chosen else "Ctrl+K", chosen=chosen)

    def _retitle(self) -> None:
        entry = self._entries.get(self._current)
        of_client = entry is not None and entry.needs_company
        name = self.context.company_name if of_client else self._shell.workspace_name
        self.setWindowTitle(f"{name} — Gajiberes" if name else "Gajiberes")

    def _fit_navigation(self) -> None:
        rail = self.width() < RAIL_BELOW
        if rail != self.navigation.rail:
            self.navigation.set_rail(rail=rail)

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self._theme_name, self._zoom)
            self.navigation.set_rail(rail=self.navigation.rail)
            self._status.restyle()
            self._status.set_zoom(self._zoom)
            for name, entry in self._theme_choices.items():
                entry.setChecked(name == self._theme_name)

    def _open_palette(self) -> None:
        screens = [
            PaletteItem(entry.title(), self._opener(entry.key), entry.shortcut, entry.icon_name)
            for entry in self._shell.screens
            if not (entry.needs_company and self.context.company_id is None)
        ]
        commands = [
            PaletteItem(command.title().replace("&", ""), command.run, command.shortcut, command.icon_name)
            for command in self._shell.commands
            if command.enabled(self.context)
        ]
        Palette(self, _("Client, screen or action")).open([*self._client_items(), *screens, *commands])

    def _open_switcher(self) -> None:
        switcher = self.navigation.switcher
        at = QRect(switcher.mapToGlobal(QPoint(0, 0)), switcher.size())
        Palette(self, _("Find a client")).open(self._client_items(), at)

    def _client_items(self) -> list[PaletteItem]:
        return [
            PaletteItem(client.name, self._client_opener(client), client.note, "building-2")
            for client in self._shell.clients()
        ]

    def _client_opener(self, client: ClientChoice) -> Callable[[], None]:
        def run() -> None:
            if not self._may_leave():
                return
            self.set_client(client)
            entry = self._entries.get(self._current)
            first = next((one.key for one in self._shell.screens if one.needs_company), "")
            if first and (entry is None or not entry.needs_company):
                self.show_screen(first)

        return run

    def _opener(self, key: str) -> Callable[[], None]:
        def run() -> None:
            self.show_screen(key)

        return run

    def _step_month(self, months: int) -> None:
        if self.context.month is not None and self._may_leave():
            self.set_month(self.context.month + months)

    def _search(self) -> None:
        if self.screen_shown is not None:
            self.screen_shown.search()

    def _toggle_panel(self) -> None:
        if self.screen_shown is not None:
            self.screen_shown.toggle_panel()

    def _help(self) -> None:
        if self._shell.show_help is not None:
            self._shell.show_help(self.screen_shown.help_topic() if self.screen_shown is not None else "")

    def _lock(self) -> None:
        if self._shell.lock is not None and self._may_leave():
            self._shell.lock()

    def _larger(self) -> None:
        self.set_zoom(self._zoom + theme.ZOOM_STEP)

    def _smaller(self) -> None:
        self.set_zoom(self._zoom - theme.ZOOM_STEP)

    def _quit(self) -> None:
        self.close()
