"""The menu bar: what the program, the window and the screen shown can do. Menus without entries aren't shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop_app.foundation.i18n import _, mark
from desktop_app.presentation import icons
from desktop_app.presentation.screen import MenuKey

TITLES: Final[Mapping[MenuKey, str]] = {
    "file": mark("&File"),
    "edit": mark("&Edit"),
    "view": mark("&View"),
    "client": mark("&Client"),
    "pay": mark("&Pay"),
    "report": mark("&Reports"),
    "tools": mark("&Tools"),
    "help": mark("&Help"),
}


def action(
    owner: QWidget,
    text: str,
    run: Callable[[], None],
    shortcut: str = "",
    icon_name: str = "",
    *,
    checked: bool | None = None,
) -> QAction:
    """An action of a widget, with its shortcut and, when ``checked`` is given, a tick."""
    result = QAction(text, owner)
    if shortcut:
        result.setShortcut(QKeySequence(shortcut))
    if icon_name:
        icons.set_action_icon(result, icon_name)
    if checked is not None:
        result.setCheckable(True)
        result.setChecked(checked)
    result.triggered.connect(lambda _checked=False: run())
    return result


class Menus:
    """The menus of a window: what stays, and what the screen shown adds."""

    def __init__(self, bar: QMenuBar) -> None:
        self._bar = bar
        self._menus: dict[MenuKey, QMenu] = {}
        self._added: list[tuple[MenuKey, QAction]] = []
        bar.clear()
        for key, title in TITLES.items():
            menu = QMenu(_(title), bar)
            bar.addMenu(menu)
            self._menus[key] = menu
            menu.menuAction().setVisible(False)

    def add(self, key: MenuKey, *actions: QAction | None) -> None:
        """Add lasting entries; None is a separating line."""
        menu = self._menus[key]
        for entry in actions:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry)
        self._show(key)

    def add_menu(self, key: MenuKey, title: str, actions: Sequence[QAction]) -> None:
        """Add a lasting submenu."""
        child = self._menus[key].addMenu(title)
        child.addActions(list(actions))
        self._show(key)

    def set_screen_actions(self, actions: Mapping[MenuKey, Sequence[QAction]]) -> None:
        """Put the entries of the screen shown at the head of the menus, in place of those before."""
        for key, entry in self._added:
            self._menus[key].removeAction(entry)
            self._show(key)
        self._added = []
        for key, entries in actions.items():
            menu = self._menus[key]
            first = menu.actions()[0] if menu.actions() else None
            added = list(entries)
            if first is not None and added:
                line = QAction(menu)
                line.setSeparator(True)
                added.append(line)
            for entry in added:
                menu.insertAction(first, entry) if first is not None else menu.addAction(entry)
                self._added.append((key, entry))
            self._show(key)

    def _show(self, key: MenuKey) -> None:
        menu = self._menus[key]
        menu.menuAction().setVisible(any(not entry.isSeparator() for entry in menu.actions()))
