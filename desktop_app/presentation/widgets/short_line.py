"""A line of text that gives way where room is short."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget


class ShortLine(QLabel):
    """One line that is cut with an ellipsis: at its end, or in its middle for a path, whose both ends matter."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, path: bool = False) -> None:
        super().__init__(text, parent)
        self._mode = Qt.TextElideMode.ElideMiddle if path else Qt.TextElideMode.ElideRight

    def shown_text(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as far as there is room."""
        del event
        self.style().drawItemText(
            QPainter(self),
            self.rect(),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )
