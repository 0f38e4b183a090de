"""Work that waits until the user sees something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def after_first_paint(widget: QWidget, work: Callable[[], None]) -> None:
    """Call ``work`` once a widget was painted for the first time; never when it is gone before.

    A timer of no length doesn't do: it fires before the window system asks for the first paint, and a worker
    started then takes turns with every widget that paints itself.
    """
    widget.installEventFilter(_FirstPaint(widget, work))


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, work: Callable[[], None]) -> None:
        super().__init__(widget)
        self._work = work

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; the widgets within follow in the same turn of the event loop."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def _begin(self) -> None:
        self.deleteLater()
        self._work()
