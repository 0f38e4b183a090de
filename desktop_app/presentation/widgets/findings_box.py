"""Findings in words, each with the shape of its severity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop_app.domain.findings import Finding, Severity
from desktop_app.foundation.i18n import sentence
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.status_mark import StatusMark

_MARKS: Final[dict[Severity, StatusKind]] = {
    Severity.ERROR: "blocking",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}


class FindingsBox(QFrame):
    """What was found, the worst first; hidden when there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        self._column.setSpacing(6)
        outer.addLayout(self._column)
        outer.addWidget(rule())
        self.hide()

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences shown."""
        return self._texts

    _texts: tuple[str, ...] = ()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        order = list(_MARKS)
        ordered = sorted(findings, key=lambda found: order.index(found.severity))
        self._texts = tuple(sentence(found.code, found.params) for found in ordered)
        for found, text in zip(ordered, self._texts, strict=True):
            line = QFrame()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.GAP_SMALL)
            row.addWidget(StatusMark(_MARKS[found.severity]), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(text, "table", wrap=True), 1)
            self._column.addWidget(line)
        self.setVisible(bool(ordered))
