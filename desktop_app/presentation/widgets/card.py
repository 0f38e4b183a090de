"""A framed region with a head, and thin rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.presentation import theme


def rule(*, strong: bool = False, vertical: bool = False) -> QFrame:
    """A line of one pixel."""
    line = QFrame()
    line.setObjectName("strong-rule" if strong else "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def label(
    text: str = "",
    role: theme.TypeRole = "body",
    tone: str = "",
    *,
    weight: int | None = None,
    tabular: bool = False,
    wrap: bool = False,
) -> QLabel:
    """A label with a type role and a colour role."""
    result = QLabel(text, wordWrap=wrap)
    result.setTextFormat(Qt.TextFormat.PlainText)
    theme.set_font(result, role, weight=weight, tabular=tabular)
    if tone:
        theme.set_tone(result, tone)
    return result


class Card(QFrame):
    """A white region with an optional head; put content into ``body``."""

    def __init__(self, title: str = "", *, padding: int = theme.PAD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(padding, 10, padding, 10)
        self._title = label(title, "section")
        if title:
            self.head.addWidget(self._title, 1)
            outer.addLayout(self.head)
            outer.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(padding, theme.GAP, padding, theme.GAP)
        self.body.setSpacing(theme.GAP_SMALL)
        outer.addLayout(self.body)

    def set_title(self, title: str) -> None:
        """Change the head."""
        self._title.setText(title)
