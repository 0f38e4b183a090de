"""A dialog as large as a page: a head over the whole width, messages under it, and a foot with its verbs."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.window_size import open_at


class PageDialog(QDialog):
    """Head and messages stand when it is made; the content and then the foot are added to ``column``."""

    def __init__(self, title: str, subtitle: str, size: tuple[int, int], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        open_at(self, *size)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.head = PageHead(title, subtitle)
        self.column.addWidget(self.head)
        self.message = MessageBar()
        self.column.addWidget(self.message)

    def add_foot(self, first: QWidget, *buttons: Button) -> None:
        """End with a row: a note or a side way at the left, the buttons at the right."""
        foot = QFrame()
        foot.setObjectName("bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        row.setSpacing(theme.GAP_SMALL)
        row.addWidget(first)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addWidget(foot)
        for left, right in pairwise((first, *buttons)):
            self.setTabOrder(left, right)

    def cancel_button(self) -> Button:
        """The button that closes without doing anything."""
        button = Button(_("Cancel"))
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        return button
