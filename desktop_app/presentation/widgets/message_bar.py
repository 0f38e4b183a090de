"""A bar at the top of a page for trouble in the environment: the reason, what is safe, the next step."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.status_mark import StatusMark

Tone = Literal["merah", "soga", "kirim", "daun"]
_MARK: dict[str, Literal["blocking", "warning", "info", "passed"]] = {
    "merah": "blocking",
    "soga": "warning",
    "kirim": "info",
    "daun": "passed",
}


class MessageBar(QFrame):
    """Hidden until there is something to say; the user closes it, or it goes with the next message."""

    acted = Signal()
    """The button with the next step was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.PAD, theme.GAP_SMALL, theme.GAP_SMALL, theme.GAP_SMALL)
        layout.setSpacing(theme.GAP_SMALL)
        self._mark = StatusMark("blocking")
        self._text = label("", "body", wrap=True)
        self._button = Button("", height=theme.CONTROL_SMALL)
        self._button.clicked.connect(self.acted)
        close = IconButton("x", _("Close"))
        close.clicked.connect(self.hide)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        self.hide()

    def say(self, text: str, tone: Tone = "merah", action: str = "") -> None:
        """Show a message, with a button when there is a next step to offer."""
        self._text.setText(text)
        self._mark.set_kind(_MARK[tone], "")
        self._button.set_text(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        theme.set_tone(self, tone)
        self.show()

    @property
    def message(self) -> str:
        """The text shown; empty when the bar is hidden."""
        return "" if self.isHidden() else self._text.text()
