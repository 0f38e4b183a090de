"""A region of the files screen: texts and tools over a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.widgets.card import label, rule


class Region(QWidget):
    """A title, a line under it, tools at the right; what is added to ``column`` stands below."""

    def __init__(self, title: str, line: QWidget) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(theme.PAD, 8, theme.GAP, 8)
        self.tools.setSpacing(theme.GAP_SMALL)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(title, "section"))
        texts.addWidget(line)
        self.tools.addLayout(texts, 1)
        self.column.addLayout(self.tools)
        self.column.addWidget(rule(strong=True))
