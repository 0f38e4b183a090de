"""The lasting entries of the window's menus: commands of the program, screens, theme, language, zoom, months."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop_app import __version__
from desktop_app.foundation import i18n
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import QtDialogs
from desktop_app.presentation.screen import AppContext, Command
from desktop_app.presentation.shell_menus import Menus, action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from desktop_app.presentation.shell import Shell

_LANGUAGES: Final = (("id", "Bahasa Indonesia"), ("en", "English"))


class Verbs(Protocol):
    """What the entries do; the window knows how."""

    context: AppContext

    def show_screen(self, key: str) -> bool:
        """Show a screen by its key; whether it could be shown."""

    def set_theme(self, name: theme.ThemeName) -> None:
        """Change to light, dark or what the system has."""

    def set_language(self, code: str) -> None:
        """Change the language."""

    def zoom_by(self, step: int) -> None:
        """Show everything larger or smaller by so many per cent."""

    def step_month(self, months: int) -> None:
        """Go some months forwards or back."""

    def search(self) -> None:
        """Put the keyboard into the search field of the screen shown."""

    def open_palette(self) -> None:
        """Let the user go anywhere by typing."""

    def open_switcher(self) -> None:
        """Let the user choose a client."""

    def check_slip_code(self) -> None:
        """Let the user type or scan the code of a payslip."""

    def toggle_panel(self) -> None:
        """Open or close the right panel of the screen shown."""

    def help(self) -> None:
        """Show the help page of the screen shown."""

    def lock(self) -> None:
        """Lock the program."""


class WindowMenus(Menus):
    """Made anew with the window's texts; the screen shown adds its own entries."""

    def __init__(self, window: QMainWindow, verbs: Verbs, shell: Shell, theme_name: theme.ThemeName) -> None:
        super().__init__(window.menuBar())
        self._window = window
        self._verbs = verbs
        for old in window.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            old.deleteLater()
        self._commands: list[tuple[Command, QAction]] = []
        for command in shell.commands:
            entry = action(window, command.title(), command.run, command.shortcut, command.icon_name)
            self._commands.append((command, entry))
            self.add(command.menu, entry)
        self.enable_commands(verbs.context)
        if shell.lock is not None:
            self.add("file", None, action(window, _("&Lock the program"), verbs.lock, "Ctrl+L"))
        self.add("file", action(window, _("&Quit"), self._quit, "Ctrl+Q"))
        if shell.screens:
            self.add("edit", action(window, _("&Find"), verbs.search, "Ctrl+F"))
            self.add("edit", action(window, _("&Go to…"), verbs.open_palette, "Ctrl+K"))
        self.add(
            "view",
            *(
                action(
                    window,
                    entry.title().replace("&", "&&"),  # a title has no letter for Alt: its "&" is the word
                    self._opener(entry.key),
                    entry.shortcut,
                    entry.icon_name,
                )
                for entry in shell.screens
            ),
        )
        if shell.screens:
            self.add("view", None, action(window, _("Right &panel"), verbs.toggle_panel, "F4"))
        self.add_menu("view", _("&Theme"), self._theme_actions(theme_name))
        self.add_menu("view", _("&Language"), self._language_actions())
        larger = action(window, _("&Larger"), lambda: verbs.zoom_by(theme.ZOOM_STEP))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        smaller = action(window, _("&Smaller"), lambda: verbs.zoom_by(-theme.ZOOM_STEP), "Ctrl+-")
        self.add("view", None, larger, smaller)
        if any(entry.section == "client" for entry in shell.screens):
            self.add("client", action(window, _("&Switch client…"), verbs.open_switcher))
            self.add(
                "pay",
                action(window, _("&Previous month"), lambda: verbs.step_month(-1), "Alt+Left"),
                action(window, _("&Next month"), lambda: verbs.step_month(1), "Alt+Right"),
            )
        if shell.find is not None:
            self.add("pay", None, action(window, _("Check the &code of a payslip…"), verbs.check_slip_code))
        if shell.show_help is not None:
            self.add("help", action(window, _("&Help for this screen"), verbs.help, "F1"))
        self.add("help", action(window, _("&About Gajiberes"), self._about))

    def enable_commands(self, context: AppContext) -> None:
        """Enable what can be done for this client and month."""
        for command, entry in self._commands:
            entry.setEnabled(command.enabled(context))

    def tick_theme(self, chosen: theme.ThemeName) -> None:
        """Tick the theme in force."""
        for name, entry in self._themes.items():
            entry.setChecked(name == chosen)

    def _theme_actions(self, chosen: theme.ThemeName) -> list[QAction]:
        names: tuple[tuple[theme.ThemeName, str], ...] = (
            ("system", _("As the system")),
            ("light", _("Light")),
            ("dark", _("Dark")),
        )

        def choose(name: theme.ThemeName) -> Callable[[], None]:
            return lambda: self._verbs.set_theme(name)

        self._themes = {name: action(self._window, text, choose(name), checked=name == chosen) for name, text in names}
        return list(self._themes.values())

    def _language_actions(self) -> list[QAction]:
        def choose(code: str) -> Callable[[], None]:
            return lambda: self._verbs.set_language(code)

        current = i18n.language()
        return [action(self._window, name, choose(code), checked=code == current) for code, name in _LANGUAGES]

    def _opener(self, key: str) -> Callable[[], None]:
        def run() -> None:
            self._verbs.show_screen(key)

        return run

    def _about(self) -> None:
        text = _(
            "Version {number}. Free software under the MIT licence.\n\n"
            "It stands on Qt and PySide6, psycopg and num2words (LGPL), SQLCipher, SQLAlchemy, openpyxl, reportlab, "
            "the type Inter (SIL Open Font Licence) and the icons of Lucide (ISC). Their licences lie in the "
            "program's folder: LICENSE and installer/THIRD_PARTY.md."
        )
        QtDialogs(self._window).tell("Gajiberes", text.format(number=__version__))

    def _quit(self) -> None:
        self._window.close()
