"""A field for a date as 20-11-2026; a plain line, because dates are typed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme


class DateEdit(QLineEdit):
    """A date, or nothing. Slashes, dots or no signs are accepted; what can't be read counts as invalid."""

    date_changed = Signal(object)
    """The user changed the date: a date, or None for an empty or unreadable field."""

    def __init__(self, day: dt.date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_font(self, "body", tabular=True)
        theme.set_height(self, theme.CONTROL_HEIGHT)
        self.setPlaceholderText(_("dd-mm-yyyy"))
        sign = self.addAction(icons.icon("calendar-days", "ink-3"), QLineEdit.ActionPosition.TrailingPosition)
        icons.set_action_icon(sign, "calendar-days", "ink-3")
        sign.setEnabled(False)
        self.set_date(day)
        self._told = day
        self.textEdited.connect(self._edited)

    @property
    def date(self) -> dt.date | None:
        """The date typed; None when the field is empty or can't be read."""
        try:
            return formats.parse_date(self.text()) if self.text().strip() else None
        except ValueError:
            return None

    @property
    def valid(self) -> bool:
        """Whether the field is empty or holds a date that exists."""
        return not self.text().strip() or self.date is not None

    def set_date(self, day: dt.date | None) -> None:
        """Show a date without announcing it."""
        self.setText("" if day is None else formats.short_date(day))
        self._told = day

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the date in its usual form."""
        if self.date is not None:
            self.setText(formats.short_date(self.date))
        super().focusOutEvent(event)

    def _edited(self) -> None:
        day = self.date
        if day != self._told:
            self._told = day
            self.date_changed.emit(day)
