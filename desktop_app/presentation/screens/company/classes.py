"""The five JKK classes with rate and trades, the chosen one marked; a click chooses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop_app.domain.money import Rate
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.company.words import CLASSES, class_examples
from desktop_app.presentation.widgets.card import label


class ClassTable(QFrame):
    """Rate and examples beside each class. The choice itself is a field of the form, for the keyboard."""

    chosen = Signal(int)
    """A class was clicked."""

    def __init__(self, rates: Mapping[str, Rate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.GAP)
        layout.setVerticalSpacing(3)
        layout.setColumnStretch(2, 1)
        self._rows: list[tuple[QLabel, ...]] = []
        for number, (name, examples) in enumerate(zip(CLASSES, class_examples(), strict=True), start=1):
            rate = rates.get(str(number))
            cells = (
                label(name, "table", weight=500),
                label(formats.percent(rate.percent_text) if rate is not None else "", "table", tabular=True),
                label(examples, "table", wrap=True),
            )
            for column, cell in enumerate(cells):
                layout.addWidget(cell, number - 1, column)
            self._rows.append(cells)
        source = _("Examples from PP 44/2015 and PP 82/2019, Lampiran I. BPJS sets the class in your certificate.")
        layout.addWidget(label(source, "caption", "ink-3", wrap=True), len(CLASSES), 0, 1, 3)

    def show_class(self, number: int) -> None:
        """Mark a class."""
        for at, cells in enumerate(self._rows, start=1):
            for cell in cells:
                # The font last: looking up the tone in the style sheet brings the earlier font back.
                theme.set_tone(cell, "nila-text" if at == number else "ink-3")
                theme.set_font(cell, "table", weight=600 if at == number else 400, tabular=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the class under the mouse."""
        at = event.position().y()
        for number, cells in enumerate(self._rows, start=1):
            top = min(cell.geometry().top() for cell in cells)
            bottom = max(cell.geometry().bottom() for cell in cells)
            if top <= at <= bottom:
                self.chosen.emit(number)
        super().mousePressEvent(event)
