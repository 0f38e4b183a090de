"""A field for a month: typed as 11-2026 or 2026-11, stepped with the arrow keys, shown as Nov 2026."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme

_YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})")


class MonthEdit(QLineEdit):
    """A month, or nothing. What can't be read counts as invalid."""

    month_changed = Signal(object)
    """The user changed the month: a Month, or None for an empty or unreadable field."""

    def __init__(self, month: Month | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_font(self, "body", tabular=True)
        theme.set_height(self, theme.CONTROL_HEIGHT)
        self.setPlaceholderText(_("mm-yyyy"))
        self.setToolTip(_("Arrow keys go to the next and previous month."))
        self.set_month(month)
        self.textEdited.connect(self._edited)

    @property
    def month(self) -> Month | None:
        """The month typed; None when the field is empty or can't be read."""
        text = self.text().strip()
        if self._month is not None and text == _name(self._month):
            return self._month
        if match := _YEAR_LAST.fullmatch(text):
            return _valid(int(match[2]), int(match[1]))
        if match := _YEAR_FIRST.fullmatch(text):
            return _valid(int(match[1]), int(match[2]))
        return None

    @property
    def valid(self) -> bool:
        """Whether the field is empty or holds a month."""
        return not self.text().strip() or self.month is not None

    def set_month(self, month: Month | None) -> None:
        """Show a month without announcing it."""
        self._month = self._told = month
        self.setText("" if month is None else _name(month))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step by a month."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        month = self.month
        if step is None or month is None:
            super().keyPressEvent(event)
            return
        self.set_month(month + step)
        self.month_changed.emit(self._month)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the month by its name."""
        month = self.month
        if month is not None:
            self.set_month(month)
        super().focusOutEvent(event)

    def _edited(self) -> None:
        month = self.month
        if month != self._told:
            self._told = month
            self.month_changed.emit(month)


def _name(month: Month) -> str:
    return f"{formats.short_month(month.number)} {month.year}"


def _valid(year: int, number: int) -> Month | None:
    try:
        return Month(year, number)
    except ValueError:
        return None
