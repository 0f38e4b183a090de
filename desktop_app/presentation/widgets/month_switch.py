"""Going from month to month."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import IconButton
from desktop_app.presentation.widgets.card import label

_ARROW: Final = 34


class MonthSwitch(QFrame):
    """The month in force between two arrows."""

    stepped = Signal(int)
    """The number of months to go: 1 or -1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        theme.set_height(self, theme.CONTROL_TOOLBAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        before = IconButton("chevron-left", _("Previous month (Alt+Left)"))
        after = IconButton("chevron-right", _("Next month (Alt+Right)"))
        for button, place in ((before, "first"), (after, "last")):
            button.setProperty("place", place)
            button.setFixedSize(_ARROW, theme.CONTROL_SMALL)
        self._name = label("", "body", weight=600)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setMinimumWidth(theme.current().px(126))
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after.clicked.connect(lambda: self.stepped.emit(1))
        row.addWidget(before)
        row.addWidget(self._name, 1)
        row.addWidget(after)

    def show_month(self, month: Month) -> None:
        """Show a month."""
        self._name.setText(formats.month_name(month.year, month.number))
        self.setAccessibleName(self._name.text())
