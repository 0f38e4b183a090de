"""A field for an amount: accepts 8000000, 8.000.000 and 8jt, shows the grouped form on leaving."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.money import Money
from desktop_app.foundation import formats
from desktop_app.presentation import theme


class MoneyEdit(QLineEdit):
    """An amount in rupiah, or nothing. What can't be read stays as typed and counts as invalid."""

    amount_changed = Signal(object)
    """The user changed the amount: Money, or None for an empty or unreadable field."""

    def __init__(self, amount: Money | None = None, *, prefix: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.set_font(self, "body", tabular=True)
        theme.set_height(self, theme.CONTROL_HEIGHT)
        if prefix:
            self.setTextMargins(22, 0, 0, 0)
        self.set_amount(amount)
        self._told = self.amount
        self.textEdited.connect(self._edited)

    @property
    def amount(self) -> Money | None:
        """The amount typed; None when the field is empty or can't be read."""
        try:
            return Money(formats.parse_amount(self.text())) if self.text().strip() else None
        except ValueError:
            return None

    @property
    def valid(self) -> bool:
        """Whether the field is empty or holds a readable amount."""
        return not self.text().strip() or self.amount is not None

    def set_amount(self, amount: Money | None) -> None:
        """Show an amount without announcing it."""
        self.setText("" if amount is None else formats.amount(amount.sen, zero="0"))
        self._told = amount

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the grouped form."""
        amount = self.amount
        if amount is not None:
            self.setText(formats.amount(amount.sen, zero="0"))
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint "Rp" at the left edge."""
        super().paintEvent(event)
        if self._prefix:
            painter = QPainter(self)
            painter.setFont(theme.current().font("body"))
            painter.setPen(theme.current().color("ink-3"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(10, 0, 30, self.height()), int(flags), "Rp")
            painter.end()

    def _edited(self) -> None:
        amount = self.amount
        if amount != self._told:
            self._told = amount
            self.amount_changed.emit(amount)
