"""The region of an answer: what was found, figures or a table of people, or a sentence in their place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.application.simulations.results import Simulated
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.simulation.people import columns, totals
from desktop_app.presentation.screens.simulation.result import FigureList
from desktop_app.presentation.widgets.empty_state import EmptyState
from desktop_app.presentation.widgets.findings_box import FindingsBox
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.table import Table

SUMMARY, PEOPLE = "summary", "people"
"""The two views of an answer about a group."""
_LEAST: Final = 300


class AnswerPane(QWidget):
    """Shows an answer; what its figures are explained by is the screen's work."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(theme.current().px(_LEAST))
        self.findings = FindingsBox()
        self.figures = FigureList()
        self.table = Table(columns(), lambda row: row.nip, cells=True, frozen=1)
        self.views = Segments((Segment(SUMMARY, _("Summary")), Segment(PEOPLE, _("Per person"))))
        self.empty = EmptyState()
        self._pages = QStackedWidget()
        for page in (self.figures, self.table, self.empty):
            self._pages.addWidget(page)
        self._bar = QWidget()
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(theme.PAD, 7, theme.PAD, 7)
        bar.addWidget(self.views)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.findings)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)

    def show_answer(self, found: Simulated, *, fresh: bool) -> None:
        """Show figures and findings; ``fresh``: of another calculator than before."""
        self.findings.show_findings(found.findings)
        self._bar.setVisible(bool(found.people))
        self.table.set_rows(found.people)
        self.table.set_totals(totals(found.people))
        if found.parts:
            self.figures.show_result(found, fresh=fresh)
        else:
            self._show_sentence("")

    def show_view(self, key: str) -> None:
        """Show the figures, or the people one by one."""
        self._pages.setCurrentWidget(self.table if key == PEOPLE else self.figures)

    def say(self, text: str) -> None:
        """Show a sentence in place of figures that would no longer fit."""
        self.findings.show_findings(())
        self._show_sentence(text)

    def _show_sentence(self, text: str) -> None:
        self._bar.hide()
        self.empty.say(text)
        self._pages.setCurrentWidget(self.empty)
