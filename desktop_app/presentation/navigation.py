"""The navigation at the left: the office's screens, the client switcher, the client's screens, the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme
from desktop_app.presentation.client_switcher import ClientSwitcher
from desktop_app.presentation.navigation_list import INSET, RAIL, WIDTH, NavigationItem, NavigationList
from desktop_app.presentation.widgets.card import label


class Navigation(QWidget):
    """Entries in two sections; as a rail of 52 px only their icons."""

    chosen = Signal(str)
    switcher_pressed = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._office = NavigationList(self)
        self._client = NavigationList(self)
        self.switcher = ClientSwitcher(self)
        self.switcher.clicked.connect(self.switcher_pressed)
        self._user = QToolButton(self)
        self._user.setObjectName("user")
        self._user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._user.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.set_font(self._user, "body", weight=500)
        icons.set_icon(self._user, "lock", "nav-ink")
        theme.set_height(self._user, 46)
        self._user.clicked.connect(self.lock_pressed)
        self._labels = [label(_("Office"), "caption", "nav-ink-2", weight=600)]
        self._labels.append(label(_("Client"), "caption", "nav-ink-2", weight=600))
        for text in self._labels:
            text.setContentsMargins(16, 0, 0, 0)
            theme.set_height(text, 24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 15, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self._labels[0])
        layout.addWidget(self._office)
        layout.addSpacing(10)
        layout.addWidget(self._labels[1])
        frame = QVBoxLayout()
        frame.setContentsMargins(INSET, 2, INSET, 7)
        frame.addWidget(self.switcher)
        layout.addLayout(frame)
        layout.addWidget(self._client)
        layout.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(INSET, 0, INSET, 0)
        foot.addWidget(self._user)
        layout.addLayout(foot)
        for entries in (self._office, self._client):
            entries.chosen.connect(self.chosen)
        self.rail = False
        self._name = ""
        self.set_rail(rail=False)

    def set_items(self, office: Sequence[NavigationItem], client: Sequence[NavigationItem]) -> None:
        """Show these entries; a section without any is hidden."""
        for entries, items in ((self._office, office), (self._client, client)):
            entries.entries.set_items(items)
            entries.updateGeometry()
        self._labels[1].setVisible(bool(client) and not self.rail)
        self.switcher.setVisible(bool(client))

    def set_counter(self, key: str, counter: int) -> None:
        """Show a number behind an entry; 0 hides it."""
        for entries in (self._office, self._client):
            items = entries.entries.items
            entries.entries.set_items([replace(item, counter=counter) if item.key == key else item for item in items])

    def set_client(self, name: str, note: str, *, chosen: bool) -> None:
        """Show the client in force; without one most of the client's screens can't be opened."""
        self.switcher.show_client(name, note)
        items = self._client.entries.items
        self._client.entries.set_items([replace(item, enabled=chosen or not item.needs_company) for item in items])

    def set_user(self, name: str) -> None:
        """Show who works here; without a name only that the program can be locked."""
        self._user.setText("" if self.rail else f"  {name or _('Lock')}")
        self._user.setAccessibleName(_("Lock the program"))
        self._user.setToolTip(f"{name}\n{_('Lock the program')}  Ctrl+L".strip())
        self._name = name

    def mark(self, key: str) -> None:
        """Mark the entry of the screen shown."""
        for entries in (self._office, self._client):
            keys = [item.key for item in entries.entries.items]
            if key in keys:
                entries.setCurrentIndex(entries.entries.index(keys.index(key)))
            else:
                entries.clearSelection()
                entries.setCurrentIndex(QModelIndex())

    def set_rail(self, *, rail: bool) -> None:
        """Show icons only, or icons and titles."""
        self.rail = rail
        self.setFixedWidth(theme.current().px(RAIL if rail else WIDTH))
        for entries in (self._office, self._client):
            entries.set_rail(rail=rail)
        for text in self._labels:
            text.setVisible(not rail)
        self.switcher.rail = rail
        theme.set_height(self.switcher, 36 if rail else 47)
        self._user.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if rail else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        theme.set_state(self._user, "rail", rail)
        self.set_user(self._name)
