"""A search field with the magnifier before and the shortcut behind the text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.presentation import icons, theme

_PAUSE: Final = 120
_ICON: Final = 16
_BEFORE: Final = 21
_BEHIND: Final = 46


class SearchField(QLineEdit):
    """``searched`` comes with the text after a short pause in typing; Esc empties the field."""

    searched = Signal(str)

    def __init__(self, placeholder: str, hint: str = "Ctrl+F", width: int = 186, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        theme.set_font(self, "body")
        self._make_room()
        theme.set_height(self, theme.CONTROL_TOOLBAR)
        self.setMinimumWidth(width)
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._timer.start)

    def changeEvent(self, event: QEvent) -> None:
        """Magnifier and hint grow with the zoom, and with them the room that they take from the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_hint"):
            self._make_room()

    def _make_room(self) -> None:
        px = theme.current().px
        self.setTextMargins(px(_BEFORE), 0, px(_BEHIND) if self._hint else 0, 0)

    def seek(self) -> None:
        """Take the keyboard, with the old text ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties; Enter searches without waiting."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self.searched.emit(self.text())
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint magnifier and hint over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.current().px(_ICON)
        painter.drawPixmap(9, (self.height() - side) // 2, icons.pixmap("search", "ink-3", side))
        if self._hint and not self.text():
            painter.setFont(theme.current().font("caption"))
            painter.setPen(theme.current().color("ink-3"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(0, 0, self.width() - 10, self.height()), int(flags), self._hint)
        painter.end()
