"""A page with a panel at its right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.widgets.splitter import Splitter

_ALL_ELSE = 2000
"""More than any page needs: what the panel leaves belongs to the page."""


class PanelSplitter(Splitter):
    """Page and panel side by side; where there is no room for both the panel waits until it is asked for.

    ``width`` is the panel's at first, ``closes_below`` the width of both below which it closes; unzoomed pixels.
    """

    def __init__(self, page: QWidget, panel: QWidget, *, width: int, closes_below: int) -> None:
        super().__init__()
        self._panel = panel
        self._closes_below = closes_below
        self._wanted = True
        self.addWidget(page)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([_ALL_ELSE, theme.current().px(width)])

    def toggle_panel(self) -> None:
        """Open or close the panel, whatever room there is."""
        self._wanted = self._panel.isHidden()
        self._panel.setVisible(self._wanted)

    def open_panel(self) -> None:
        """Open the panel, whatever room there is."""
        self._wanted = True
        self._panel.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the panel where it gets narrow, and open it again where it was wanted."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            room = event.size().width() >= theme.current().px(self._closes_below)
            self._panel.setVisible(room and self._wanted)
