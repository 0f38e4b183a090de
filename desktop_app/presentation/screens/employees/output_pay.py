"""The dialog in which a month's pay by output is entered, for this month or for one before the program was used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.domain.components import OUTPUT_PAY
from desktop_app.domain.employee import VariableItem
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.form_dialog import FormDialog, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.month_edit import MonthEdit

SHOWN_BACK = 12
"""Months before the one in force of which the entered amounts are shown."""


class OutputPayDialog(FormDialog):
    """A month and what was earned in it; going to another month shows what is entered there."""

    def __init__(self, nip: str, month: Month, entered: Mapping[Month, Money], parent: QWidget | None = None) -> None:
        """``entered``: the amounts by month as they are stored."""
        super().__init__(_("Output pay of a month"), _("Save"), parent)
        self._nip, self._entered = nip, entered
        self.month = MonthEdit(month)
        self._month_field = self.add(FormField(_("Month"), self.month, required=True), 0, 0)
        self.amount = MoneyEdit(entered.get(month))
        self._amount_field = self.add(FormField(_("Pay by output"), self.amount, required=True), 0, 1)
        self.extra.addWidget(label(_("Approved months keep their figures."), "table", "ink-3", wrap=True))
        self.month.month_changed.connect(self._show_month)
        self.amount.setFocus()
        self.amount.selectAll()

    def complete(self) -> bool:
        """A month and an amount; nothing made in a month is 0."""
        text = _("Type the month like 11-2026 or 2026-11.")
        dated = needs(self._month_field, given=self.month.month is not None, text=text)
        return needs(self._amount_field, given=self.amount.amount is not None) and dated

    def item(self) -> VariableItem:
        """The amount as typed; valid after ``complete``."""
        month = self.month.month
        assert month is not None
        return VariableItem(self._nip, month, OUTPUT_PAY, self.amount.amount or ZERO)

    def _show_month(self, month: Month | None) -> None:
        if month is not None:
            self.amount.set_amount(self._entered.get(month))


def entered_output(items: Mapping[Month, tuple[VariableItem, ...]], nip: str) -> dict[Month, Money]:
    """What is entered for one person, by month."""
    return {
        month: item.amount
        for month, found in items.items()
        for item in found
        if item.nip == nip and item.component == OUTPUT_PAY
    }
