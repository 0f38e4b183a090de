""" "Why this figure?": the figure, its steps from base to rounding, and the law, beside the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.explanation import Explanation
from desktop_app.presentation.widgets.explanation_parts import StepBox, law_box


class ExplanationPanel(QFrame):
    """The right panel; tools such as "Copy explanation" stand at its foot."""

    closed = Signal()
    copied = Signal(str)
    """The user wants the explanation as text."""
    law_asked = Signal(str)
    """The user wants to see the rule of this key."""
    wages_asked = Signal()
    """The user wants to see the wages of the person that the figure is about."""

    def __init__(self, parent: QWidget | None = None, *, of_person: bool = False) -> None:
        """``of_person``: each figure is somebody's, so that their wages can be asked for."""
        super().__init__(parent)
        self.setObjectName("panel")
        self._explanation: Explanation | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.PAD, 12, theme.GAP, 10)
        head.setSpacing(2)
        first = QHBoxLayout()
        self._title = label(_("Why this figure?"), "section")
        close = IconButton("x", _("Close (F4)"), side=22)
        close.clicked.connect(self.closed)
        first.addWidget(self._title, 1)
        first.addWidget(close)
        self._subtitle = label("", "table", "ink-3", wrap=True)
        second = QHBoxLayout()
        second.setSpacing(theme.GAP_SMALL)
        self._figure = label("", "figure", tabular=True)
        self._note = label("", "table", "ink-3", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._note.setContentsMargins(0, 0, 0, 5)
        second.addWidget(self._figure)
        second.addWidget(self._note, 1)
        head.addLayout(first)
        head.addWidget(self._subtitle)
        head.addLayout(second)
        outer.addLayout(head)
        outer.addWidget(rule())
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(rule())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(theme.PAD, 8, theme.PAD, 8)
        self.foot.setSpacing(theme.GAP_SMALL)
        self._tools = [Button(_("Copy as text"), icon_name="copy", height=theme.CONTROL_SMALL)]
        self._tools[0].clicked.connect(self._copy)
        if of_person:
            self._tools.append(Button(_("Wage history"), icon_name="history", height=theme.CONTROL_SMALL))
            self._tools[1].clicked.connect(self.wages_asked)
        for tool in self._tools:
            self.foot.addWidget(tool)
        self.foot.addStretch(1)
        outer.addLayout(self.foot)
        self.show_explanation(None)

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show an explanation; None asks to choose a figure."""
        self._explanation = explanation
        self._title.setText(explanation.title if explanation else _("Why this figure?"))
        self._subtitle.setText(explanation.subtitle if explanation else _("Choose a figure in the table."))
        self._figure.setText(explanation.figure if explanation else "")
        self._note.setText(explanation.note if explanation else "")
        self._figure.setVisible(explanation is not None)
        for tool in self._tools:
            tool.setEnabled(explanation is not None)
        body = QWidget()
        body.setObjectName("surface")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.PAD, 6, theme.PAD, theme.PAD)
        layout.setSpacing(0)
        if explanation is not None:
            for number, step in enumerate(explanation.steps):
                if number:
                    layout.addWidget(rule())
                layout.addWidget(StepBox(step))
            if explanation.references:
                layout.addWidget(rule())
                layout.addWidget(law_box(explanation, self.law_asked.emit))
        layout.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.viewport().setAutoFillBackground(False)

    @property
    def explanation(self) -> Explanation | None:
        """The explanation shown."""
        return self._explanation

    def changeEvent(self, event: QEvent) -> None:
        """Links and pictures carry a colour of the theme: they are made again when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._explanation is not None:
            QTimer.singleShot(0, self, self._show_again)  # Qt is still walking through the widgets

    def _show_again(self) -> None:
        self.show_explanation(self._explanation)

    def _copy(self) -> None:
        if self._explanation is not None:
            self.copied.emit(self._explanation.as_text())
