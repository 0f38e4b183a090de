"""What stands inside the window: navigation and screens, or a page in place of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.shell import Shell

if TYPE_CHECKING:
    from desktop_app.presentation.inside import Inside


class WindowBody(QStackedWidget):
    """Made anew when the language changes."""

    chosen = Signal(str)
    switcher_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, shell: Shell, counters: Mapping[str, int]) -> None:
        super().__init__()
        self._shell = shell
        self._counters = counters
        self._context = AppContext()
        self._rail = False
        self._made: Inside | None = None
        self._page: QWidget | None = None
        if shell.screens:
            self.show_inside()

    @property
    def inside(self) -> Inside:
        """Navigation, message and screens; a window that shows but pages never makes them."""
        if self._made is None:
            from desktop_app.presentation.inside import Inside  # noqa: PLC0415 - the first page stands without

            self._made = made = Inside(self._shell, self._counters)
            made.navigation.chosen.connect(self.chosen)
            made.navigation.switcher_pressed.connect(self.switcher_pressed)
            made.navigation.lock_pressed.connect(self.lock_pressed)
            made.navigation.set_rail(rail=self._rail)
            made.show_client(self._context)
            self.insertWidget(0, made)
        return self._made

    @property
    def shows_page(self) -> bool:
        """Whether a page stands in place of the screens."""
        return self._page is not None

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the screens: first run or unlock."""
        before, self._page = self._page, page
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()
        self._let_go(before)

    def show_inside(self) -> None:
        """Show the screens again."""
        before, self._page = self._page, None
        self.setCurrentWidget(self.inside)
        self._let_go(before)

    def show_client(self, context: AppContext) -> None:
        """Show the client in force in the navigation."""
        self._context = context
        if self._made is not None:
            self._made.show_client(context)

    def show_counter(self, key: str, counter: int) -> None:
        """Show a number behind an entry of the navigation; 0 hides it."""
        if self._made is not None:
            self._made.navigation.set_counter(key, counter)

    def fit(self, *, rail: bool) -> None:
        """Show the navigation as icons only, or with titles."""
        if rail != self._rail:
            self._rail = rail
            self.restyle()

    def restyle(self) -> None:
        """Take sizes from the theme in force."""
        if self._made is not None:
            self._made.navigation.set_rail(rail=self._rail)

    def _let_go(self, page: QWidget | None) -> None:
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()
