"""A splitter whose line is one pixel and whose grip is seven."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop_app.presentation import theme

_REACH: Final = 3


class Splitter(QSplitter):
    """Children can't be squeezed to nothing; ``saveState`` keeps the sizes for the next start."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """The handle that reaches over its neighbours."""
        return _Handle(self.orientation(), self)


class _Handle(QSplitterHandle):
    def resizeEvent(self, event: QResizeEvent) -> None:
        across = self.orientation() == Qt.Orientation.Horizontal
        reach = (_REACH, 0) if across else (0, _REACH)
        self.setContentsMargins(reach[0], reach[1], reach[0], reach[1])
        self.setMask(QRegion(self.contentsRect().adjusted(-reach[0], -reach[1], reach[0], reach[1])))
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle: QRect = self.contentsRect()
        painter.fillRect(middle, theme.current().color("line-strong"))
        painter.end()
