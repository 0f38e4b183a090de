"""From which month on changed facts hold that have a start: by itself the first month without an approved run."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.imports.choices import choose_in, fill_combo, new_combo
from desktop_app.presentation.widgets.card import label

_BEFORE: Final = 12
_AFTER: Final = 12
_WIDTH: Final = 240


class SinceChoice(QWidget):
    """A label and a choice of months."""

    chosen = Signal()
    """The user chose another month."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_SMALL)
        self.months = new_combo()
        self.months.setFixedWidth(theme.current().px(_WIDTH))
        self.months.setToolTip(
            _(
                "PTKP, class, tax method, bank account, address, kind and programmes of people who are known already "
                "change from this month on. Wages hold from their own dates."
            )
        )
        name = label(_("Changes hold from"), "table", "ink-2")
        name.setBuddy(self.months)
        self.months.setAccessibleName(name.text())
        row.addWidget(name)
        row.addWidget(self.months)
        self.months.activated.connect(lambda _at: self.chosen.emit())

    def offer(self, today: Month) -> None:
        """Offer the months around this one, and first the usual choice."""
        months = [today + at for at in range(-_BEFORE, _AFTER + 1)]
        choices = [(formats.month_name(month.year, month.number), month) for month in months]
        fill_combo(self.months, [(_("The first open month"), None), *choices], None)

    @property
    def month(self) -> Month | None:
        """The month chosen; None stands for the first one without an approved run."""
        month = self.months.currentData()
        return month if isinstance(month, Month) else None

    def choose(self, month: Month | None) -> None:
        """Choose as the user does."""
        choose_in(self.months, month)
        self.chosen.emit()
