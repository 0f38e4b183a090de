"""The work of the import goes on beside the window: one piece at a time, with its progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.jobs import Job, Jobs, Progress
from desktop_app.presentation.screens.imports.start import ImportFoot
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.slow_bar import SlowBar


class ImportWork(QObject):
    """Runs calls and shows at the foot of the window how far they are; the close button stops them meanwhile."""

    started = Signal()
    ended = Signal()

    def __init__(self, jobs: Jobs, bar: SlowBar, foot: ImportFoot, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._bar = bar
        self._foot = foot
        self._message = message
        self._job: Job[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether something goes on."""
        return self._job is not None and self._job.running

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        changes: Callable[[Any], object] | None = None,
    ) -> None:
        """Begin a piece of work; what it refuses is said at the top."""
        job = self._jobs.run(work, done, problem=self._say, changes=changes, with_progress=True)
        self._job = job
        job.slow.connect(lambda: self._foot.close_button.set_text(_("Stop")))
        job.progressed.connect(self._progressed)
        job.cancelled.connect(lambda: self._message.say(_("Stopped. Nothing was stored."), "kirim"))
        job.finished.connect(self._end)
        self._bar.follow(job)
        self.started.emit()

    def stop(self) -> bool:
        """Stop what goes on; whether there was something."""
        if self._job is None or not self.busy:
            return False
        self._job.cancel()
        return True

    def _say(self, problem: KnownProblem) -> None:
        self._message.say(sentence(problem.code, problem.params))

    def _progressed(self, done: int, total: int) -> None:
        if self._foot.close_button.text() == _("Stop"):
            text = _("{done} of {total} rows")
            self._foot.state.setText(text.format(done=formats.grouped(done), total=formats.grouped(total)))

    def _end(self) -> None:
        self._foot.close_button.set_text(_("Close"))
        self._foot.state.setText("")
        self.ended.emit()
