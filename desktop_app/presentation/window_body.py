"""What stands inside the window: navigation, message and the screen shown, or a page in place of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation.navigation import Navigation
from desktop_app.presentation.navigation_list import NavigationItem
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.shell import Shell
from desktop_app.presentation.widgets.message_bar import MessageBar


class WindowBody(QStackedWidget):
    """Made anew when the language changes."""

    def __init__(self, shell: Shell, counters: Mapping[str, int]) -> None:
        super().__init__()
        self.navigation = Navigation()
        self.screens = QStackedWidget()
        self.message = MessageBar()
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.message)
        middle.addWidget(self.screens, 1)
        self._inside = QWidget()
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(middle, 1)
        self.addWidget(self._inside)
        self._page: QWidget | None = None

        def items(section: str) -> list[NavigationItem]:
            return [
                NavigationItem(
                    entry.key,
                    entry.title(),
                    entry.icon_name,
                    entry.shortcut,
                    counters.get(entry.key, 0),
                    needs_company=entry.needs_company,
                )
                for entry in shell.screens
                if entry.section == section
            ]

        self.navigation.set_items(items("office"), items("client"))
        self.navigation.set_user(shell.user)

    @property
    def shows_page(self) -> bool:
        """Whether a page stands in place of the screens."""
        return self._page is not None

    def show_page(self, page: QWidget) -> None:
        """Show a page instead of the screens: first run or unlock."""
        self.leave_page()
        self._page = page
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()

    def leave_page(self) -> None:
        """Show the screens again."""
        if self._page is not None:
            self.setCurrentWidget(self._inside)
            self.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def show_client(self, context: AppContext) -> None:
        """Show the client in force in the navigation."""
        chosen = context.company_id is not None
        name = context.company_name if chosen else _("Choose a client…")
        self.navigation.set_client(name, context.company_note if chosen else "Ctrl+K", chosen=chosen)

    def fit(self, *, rail: bool) -> None:
        """Show the navigation as icons only, or with titles."""
        if rail != self.navigation.rail:
            self.navigation.set_rail(rail=rail)
