"""A part of a form under a head that opens and closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from desktop_app.presentation import icons, theme


class Fold(QWidget):
    """Put a layout into ``body``. Without a title there is no head and nothing to close."""

    def __init__(self, title: str, *, unfolded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setCheckable(True)
        self._head.setChecked(unfolded or not title)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.set_font(self._head, "table", weight=600)
        self.body = QWidget()
        layout.addWidget(self._head)
        layout.addWidget(self.body)
        self._head.setVisible(bool(title))
        self._head.toggled.connect(self._toggle)
        self._toggle(self._head.isChecked())

    def open(self) -> None:
        """Show what is inside."""
        self._head.setChecked(True)

    def _toggle(self, unfolded: bool) -> None:
        icons.set_icon(self._head, "chevron-down" if unfolded else "chevron-right", "ink-3", 14)
        self.body.setVisible(unfolded)
