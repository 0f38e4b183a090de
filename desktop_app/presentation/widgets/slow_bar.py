"""A 2 px bar that shows only when work has gone on for half a second."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Job

_HEIGHT: Final = 2
_TICK: Final = 33
_SWEEP: Final = 1400
_PERMILLE: Final = 1000


class SlowBar(QWidget):
    """Follows jobs: a moving piece while the amount of work is unknown, a growing one when it reports."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._jobs: set[Job[Any]] = set()
        self._share: int | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.update)

    @property
    def showing(self) -> bool:
        """Whether the bar is being painted."""
        return self._timer.isActive()

    def follow(self, job: Job[Any]) -> Job[Any]:
        """Show this job's progress once it is slow; returns the job."""
        self._jobs.add(job)
        job.slow.connect(self._start)
        job.progressed.connect(self._progressed)
        job.finished.connect(lambda: self._end(job))
        return job

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the piece."""
        if not self.showing:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("line"))
        width = self.width()
        if self._share is None:
            piece = width // 4
            left = int(self._clock.elapsed() % _SWEEP) * (width + piece) // _SWEEP - piece
        else:
            left, piece = 0, width * self._share // _PERMILLE
        painter.fillRect(left, 0, piece, _HEIGHT, theme.current().color("nila-text"))
        painter.end()

    def _start(self) -> None:
        self._clock.start()
        self._timer.start()
        self.update()

    def _progressed(self, done: int, total: int) -> None:
        self._share = done * _PERMILLE // total if total else None

    def _end(self, job: Job[Any]) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self._share = None
            self._timer.stop()
            self.update()
