"""What the family costs the employee at BPJS Kesehatan in a month."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.payslip import Bpjs
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.widgets.card import Card, label

_ROWS = 3


class FamilyCost(Card):
    """The share for the covered family, what extra members cost, and both together; hidden while unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(label(_("BPJS Kesehatan deducted from the employee"), "table", weight=600))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        self._cells: list[tuple[QLabel, QLabel]] = []
        for row in range(_ROWS):
            weight = 600 if row == _ROWS - 1 else 400
            name = label("", "table", "ink" if row == _ROWS - 1 else "ink-2", weight=weight)
            amount = label("", "table", "ink", weight=weight, tabular=True)
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, row, 0)
            grid.addWidget(amount, row, 1)
            self._cells.append((name, amount))
        self.body.addLayout(grid)
        self.hide()

    def show_cost(self, bpjs: Bpjs | None, extra_members: int) -> None:
        """Show the month's shares; None where there is no monthly wage or the law of the month isn't known."""
        share = bpjs.kesehatan if bpjs is not None else None
        self.setVisible(share is not None)
        if bpjs is None or share is None:
            return
        extra = bpjs.extra_family or ZERO
        base = _text(share.base)
        more = ngettext("{count} extra member", "{count} extra members", extra_members).format(count=extra_members)
        lines = (
            (_("Covered family, of {base}").format(base=base), share.employee),
            (more, extra),
            (_("A month"), share.employee + extra),
        )
        for row, ((name, amount), (text, money)) in enumerate(zip(self._cells, lines, strict=True)):
            name.setText(text)
            amount.setText(_text(money))
            for cell in (name, amount):
                cell.setVisible(row != 1 or bool(extra_members))

    @property
    def amounts(self) -> tuple[str, ...]:
        """The amounts shown."""
        return tuple(amount.text() for _name, amount in self._cells if not amount.isHidden())


def _text(money: Money) -> str:
    return formats.amount(money.rounded(Rounding.RUPIAH_HALF_UP).sen, zero="0")
