"""A splitter whose line is one pixel; Qt itself widens the grip of so thin a line."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop_app.presentation import theme


class Splitter(QSplitter):
    """Children can't be squeezed to nothing; ``saveState`` keeps the sizes for the next start."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """A handle in the colour of region edges."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle: QRect = self.contentsRect()
        painter.fillRect(middle, theme.current().color("line-strong"))
        painter.end()
