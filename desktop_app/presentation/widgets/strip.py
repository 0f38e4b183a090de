"""A row of painted cells of which one is current: arrow keys move, Enter or a click opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.presentation.style import NO_RING


class Strip(QWidget):
    """What the strips and the chart of steps share."""

    opened = Signal(int)
    """A cell was opened: its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cursor = 0

    def count(self) -> int:
        """The number of cells."""
        return 0

    def may_open(self, _number: int) -> bool:
        """Whether a cell can be opened."""
        return True

    def cell_rect(self, _number: int) -> QRect:
        """Where a cell lies."""
        return QRect()

    def cell_text(self, _number: int) -> str:
        """What a cell says, for reading aloud and as tooltip."""
        return ""

    def paint_cell(self, painter: QPainter, number: int, rect: QRect, *, focused: bool) -> None:
        """Paint one cell."""

    def move_cursor(self, number: int) -> None:
        """Put the keyboard's cell somewhere."""
        if 0 <= number < self.count():
            self._cursor = number
            self.setAccessibleDescription(self.cell_text(number))
            self.update()

    def event(self, event: QEvent) -> bool:
        """Say the whole text of a cell that may be too narrow for it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos())
            QToolTip.showText(event.globalPos(), "" if number is None else self.cell_text(number), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self.count()):
            focused = self.hasFocus() and number == self._cursor
            self.paint_cell(painter, number, self.cell_rect(number), focused=focused)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the cell clicked."""
        number = self._at(event.position().toPoint())
        if number is not None:
            self.move_cursor(number)
            if self.may_open(number):
                self.opened.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move; Enter and Space open."""
        last = self.count() - 1
        target = {
            Qt.Key.Key_Left: self._cursor - 1,
            Qt.Key.Key_Right: self._cursor + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is not None and not event.modifiers():
            self.move_cursor(max(0, min(last, target)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            if self.count() and self.may_open(self._cursor):
                self.opened.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def _at(self, point: QPoint) -> int | None:
        return next((number for number in range(self.count()) if self.cell_rect(number).contains(point)), None)
