"""Buttons: primary, plain, ghost and link, with the shortcut as a small hint behind the label."""

from __future__ import annotations

import re
from typing import Final, Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from desktop_app.presentation import icons, theme

Look = Literal["plain", "primary", "ghost", "link", "quiet", "danger"]
_BARE: Final = frozenset({"link", "quiet"})
_PADDING: Final = 12
_PADDING_SMALL: Final = 9
_ICON_SMALL: Final = 14
_LETTER: Final = re.compile(r"&(?=\S)")
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ICON: Final = 16
_GAP: Final = 8
_INK: Final = {
    "plain": "ink",
    "primary": "on-nila",
    "ghost": "ink",
    "link": "nila-text",
    "quiet": "ink-2",
    "danger": "merah",
}


class Button(QPushButton):
    """A push button that paints its own icon, label and shortcut hint on the ground of the style sheet."""

    def __init__(
        self,
        text: str,
        look: Look = "plain",
        icon_name: str = "",
        shortcut: str = "",
        height: int = theme.CONTROL_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look: Look = look
        self._icon_name = icon_name
        self._hint = ""
        self.setProperty("role", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor if look == "link" else Qt.CursorShape.ArrowCursor)
        self._type: theme.TypeRole = "body" if height >= theme.CONTROL_HEIGHT or look in _BARE else "table"
        self._padding = _PADDING if height >= theme.CONTROL_HEIGHT else _PADDING_SMALL
        theme.set_font(self, self._type, weight=600 if look == "primary" else 500)
        theme.set_height(self, height)
        self.set_text(text)
        self.set_hint(shortcut)

    def set_text(self, text: str) -> None:
        """Change the label; a letter right after ``&`` answers to Alt, an ``&`` between spaces is the word "and"."""
        self.setText(text.replace("& ", "&& "))
        self._plain = _LETTER.sub("", text)
        self.setAccessibleName(self._plain)
        self.updateGeometry()

    def set_hint(self, shortcut: str) -> None:
        """Answer to a shortcut and show it behind the label, as in "Calculate again  F9"."""
        self._hint = shortcut
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self.setToolTip(shortcut)
        self.updateGeometry()
        self.update()

    def show_hint(self, shortcut: str) -> None:
        """Show behind the label a shortcut to which an entry of the menu answers."""
        self._hint = shortcut
        self.setToolTip(shortcut)
        self.updateGeometry()
        self.update()

    def set_icon_name(self, name: str) -> None:
        """Change the icon."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        """Change the look, for example when the next step moves to another button."""
        self._look = look
        theme.set_font(self, self._type, weight=600 if look == "primary" else 500)
        theme.set_state(self, "role", look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, whatever the default of its window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH:
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for icon, label and hint."""
        width = self._content_width() + 2 * (0 if self._look in _BARE else self._padding)
        return QSize(width, self.height() if self.minimumHeight() else theme.current().px(theme.CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A label is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground by the style and the content by hand."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._paint_content(painter)
        painter.end()

    def _label(self) -> str:
        return self._plain

    def _icon_side(self) -> int:
        return theme.current().px(_ICON if self._type == "body" else _ICON_SMALL)

    def _content_width(self) -> int:
        width = QFontMetrics(self.font()).horizontalAdvance(self._label())
        if self._icon_name:
            width += self._icon_side() + _GAP
        if self._hint:
            width += QFontMetrics(theme.current().font("caption")).horizontalAdvance(self._hint) + _GAP
        return width + 2

    def _paint_content(self, painter: QPainter) -> None:
        colors = theme.current()
        role = _INK[self._look] if self.isEnabled() else "ink-3"
        left = 0 if self._look in _BARE else (self.width() - self._content_width()) // 2 + 1
        if self._icon_name:
            side = self._icon_side()
            painter.drawPixmap(left, (self.height() - side) // 2, icons.pixmap(self._icon_name, role, side))
            left += side + _GAP
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextSingleLine)
        painter.setPen(colors.color(role))
        painter.setFont(self.font())
        width = QFontMetrics(self.font()).horizontalAdvance(self._label())
        painter.drawText(QRect(left, 0, width + 4, self.height()), flags, self._label())
        if self._hint:
            painter.setFont(colors.font("caption"))
            painter.setPen(colors.color(role if self._look == "primary" else "ink-3"))
            painter.drawText(QRect(left + width + _GAP, 0, 200, self.height()), flags, self._hint)


class IconButton(QToolButton):
    """An icon that stands alone: always with tooltip and accessible name."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        *,
        framed: bool = False,
        size: int = 16,
        side: int = theme.CONTROL_SMALL,
        role: str = "ink-2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain" if framed else "icon")
        icons.set_icon(self, icon_name, role, size)
        self.setFixedSize(side, side)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what it does."""
        self.setToolTip(name)
        self.setAccessibleName(name)
