"""The cost line under the grid of the pay run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.application.results import RunTotals
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.pay_run.columns import rate_text
from desktop_app.presentation.screens.pay_run.rows import PersonRow
from desktop_app.presentation.widgets.card import label, rule


class CostLine(QFrame):
    """What the employer pays on top, by programme, and the whole cost of the month."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.PAD, 7, theme.PAD, 7)
        self._row.setSpacing(theme.GAP)
        self.hide()

    def show_totals(self, totals: RunTotals | None, rows: Sequence[PersonRow]) -> None:
        """Show the sums of a run; nothing hides the line."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.setVisible(totals is not None)
        if totals is None:
            return
        self._add(_("Employer"), _("contributions"), strong=True)
        for name, trace, programme in (
            ("JHT", "bpjs.jht.employer", totals.jht),
            ("JP", "bpjs.jp.employer", totals.jp),
            ("JKK", "bpjs.jkk.employer", totals.jkk),
            ("JKM", "bpjs.jkm.employer", totals.jkm),
            ("Kes", "bpjs.kesehatan.employer", totals.kesehatan),
        ):
            self._row.addWidget(rule(vertical=True))
            self._add(f"{name} {rate_text(rows, trace)}", formats.amount(programme.employer.sen))
        self._row.addStretch(1)
        self._add(_("Total cost to the company"), formats.rupiah(totals.employer_cost.sen), right=True)

    def _add(self, name: str, value: str, *, strong: bool = False, right: bool = False) -> None:
        box = QFrame()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        column.addWidget(label(name, "caption", "ink-3"), 0, align)
        figure = label(value, "section" if right else "table", weight=600 if strong or right else 400, tabular=True)
        column.addWidget(figure, 0, align)
        self._row.addWidget(box)
