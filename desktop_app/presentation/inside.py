"""What a window with a workspace holds: the navigation, a message and the screen shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation.navigation import Navigation
from desktop_app.presentation.navigation_list import NavigationItem
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.shell import Shell
from desktop_app.presentation.widgets.message_bar import MessageBar


class Inside(QWidget):
    """Navigation at the left, screens beside it, the message above them."""

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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(middle, 1)

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

    def show_client(self, context: AppContext) -> None:
        """Show the client in force in the navigation."""
        chosen = context.company_id is not None
        name = context.company_name if chosen else _("Choose a client…")
        self.navigation.set_client(name, context.company_note if chosen else "Ctrl+K", chosen=chosen)
