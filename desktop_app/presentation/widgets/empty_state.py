"""An empty list: one sentence why it is empty, and the button that fills it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button


class EmptyState(QWidget):
    """One sentence and usually one button (``acted``), and a second way to fill the list (``other_acted``)."""

    acted = Signal()
    other_acted = Signal()

    def __init__(self, sentence: str = "", action: str = "", other: str = "", parent: QWidget | None = None) -> None:
        """With two ways the first one is the next step of the screen."""
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM)
        layout.setSpacing(theme.GAP)
        self._sentence = QLabel(wordWrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_font(self._sentence, "body")
        theme.set_tone(self._sentence, "ink-2")
        self._button = Button("", "primary" if other else "plain")
        self._button.clicked.connect(self.acted)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self._button)
        if other:
            second = Button(other)
            second.clicked.connect(self.other_acted)
            buttons.addWidget(second)
        buttons.addStretch(1)
        layout.addStretch(2)
        layout.addWidget(self._sentence)
        layout.addLayout(buttons)
        layout.addStretch(3)
        self.say(sentence, action)

    def say(self, sentence: str, action: str = "") -> None:
        """Show a sentence and the label of the button; without a label no button."""
        self._sentence.setText(sentence)
        self._button.set_text(action)
        self._button.setVisible(bool(action))
