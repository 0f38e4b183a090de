"""The button that shows the client in force."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from desktop_app.presentation import icons, theme


class ClientSwitcher(QToolButton):
    """The client in force, opening the list of clients."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("client")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rail = False
        self._name, self._note = "", ""

    def show_client(self, name: str, note: str) -> None:
        """Show a client's name and the line under it."""
        self._name, self._note = name, note
        self.setAccessibleName(f"{name} {note}".strip())
        self.setToolTip(f"{name}\n{note}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both lines, or in the rail the picture alone."""
        super().paintEvent(event)
        painter = QPainter(self)
        colors = theme.current()
        if self.rail:
            side = colors.px(16)
            left, top = (self.width() - side) // 2, (self.height() - side) // 2
            painter.drawPixmap(left, top, icons.pixmap("building-2", "nav-ink", side))
        else:
            room = QRect(8, 7, self.width() - 34, colors.line("table"))
            self._line(painter, room, self._name, "nav-ink", colors.font("table", weight=500))
            room.moveTop(room.bottom() + 1)
            self._line(painter, room, self._note, "nav-ink-2", colors.font("caption"))
            at = QPoint(self.width() - 22, (self.height() - 14) // 2)
            painter.drawPixmap(at, icons.pixmap("chevron-down", "nav-ink-2", 14))
        painter.end()

    def _line(self, painter: QPainter, room: QRect, text: str, role: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
