"""Service calls on a worker, their results back on the GUI thread.

Only frozen values cross threads: the call gets plain data, the result is an outcome, progress is a pair of
numbers. A call that reports progress takes a ``Progress`` as its only argument and may be cancelled where it
reports.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import cache
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.bulk import no_cycle_collection

T = TypeVar("T")
SLOW: Final = 500
"""Milliseconds after which work shows that it's going on."""

_log = logging.getLogger(__name__)


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """Raised inside the work at the next report after the user cancelled."""


class Progress:
    """Given to work that reports how far it is; calling it is safe from the worker."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        """Say how many of how many are done; raises Cancelled after the user cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        self._report(done, total)

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled.set()


class _Post(QObject):
    """Carries what workers send to the GUI thread.

    A worker never emits a signal of a job: the GUI thread could destroy the job while Qt is still emitting there.
    """

    ended = Signal(object, object, object)
    reported = Signal(object, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.reported.connect(self._report, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object, object)
    def _deliver(self, job: Job[Any], result: object, error: object) -> None:
        if isValid(job):
            job.deliver(result, error)

    @Slot(object, int, int)
    def _report(self, job: Job[Any], done: int, total: int) -> None:
        if isValid(job):
            job.progressed.emit(done, total)


@cache
def _post() -> _Post:
    """The one post office; first asked for on the GUI thread, and there as long as the program."""
    return _Post()


class Job(QObject, Generic[T]):
    """One call under way. Signals arrive on the GUI thread; ``finished`` comes last in every case."""

    succeeded = Signal(object)
    known_problem = Signal(object)
    """A KnownProblem: nothing was changed."""
    failed = Signal(object)
    """Any other exception: a fault of the program."""
    cancelled = Signal()
    progressed = Signal(int, int)
    slow = Signal()
    """Half a second has passed: show that work is going on."""
    finished = Signal()

    def __init__(self, work: Callable[..., T], *, with_progress: bool, parent: QObject | None) -> None:
        super().__init__(parent)
        self._post = _post()
        self.progress = Progress(lambda done, total: self._post.reported.emit(self, done, total))
        self._work = work
        self._with_progress = with_progress
        self._timer = QTimer(self, interval=SLOW, singleShot=True)
        self._timer.timeout.connect(self.slow)
        self.running = True

    def cancel(self) -> None:
        """Ask the work to stop at its next report; what is finished stays."""
        self.progress.cancel()

    def start(self, pool: QThreadPool) -> None:
        """Hand the call to a worker."""
        self._timer.start()
        pool.start(_Runner(self._perform))

    def _perform(self) -> None:
        """On the worker. The collector rests meanwhile: here it would destroy widgets outside the GUI thread."""
        try:
            with no_cycle_collection():
                result = self._work(self.progress) if self._with_progress else self._work()
        except Exception as error:
            self._post.ended.emit(self, None, error)
        else:
            self._post.ended.emit(self, result, None)

    def deliver(self, result: object, error: object) -> None:
        """Tell how the call ended; on the GUI thread."""
        self._timer.stop()
        self.running = False
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif isinstance(error, KnownProblem):
            self.known_problem.emit(error)
        elif isinstance(error, BaseException):
            _log.error("a job failed: %s", type(error).__name__)
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        self.finished.emit()


class Jobs(QObject):
    """Runs calls one after another on a single worker, so that two saves never overlap.

    ``changed`` tells all open screens what kind of thing was saved; ``problem`` and ``fault`` catch what the
    caller of ``run`` doesn't handle itself.
    """

    changed = Signal(object)
    problem = Signal(object)
    fault = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Job[Any]] = set()

    @property
    def busy(self) -> bool:
        """Whether any call is under way."""
        return bool(self._running)

    def run(
        self,
        work: Callable[..., T],
        done: Callable[[T], None] | None = None,
        *,
        problem: Callable[[KnownProblem], None] | None = None,
        changes: object | Callable[[T], object] = None,
        with_progress: bool = False,
    ) -> Job[T]:
        """Run a service call; ``done`` gets its result on the GUI thread.

        After ``done`` the kind of thing that changed (``changes``, or what it makes of the result) is announced
        when it isn't empty. A KnownProblem goes to ``problem`` or, without one, to the signal of that name.
        """
        job: Job[T] = Job(work, with_progress=with_progress, parent=self)

        def succeed(result: T) -> None:
            if done is not None:
                done(result)
            what = changes(result) if callable(changes) else changes
            if what:
                self.changed.emit(what)

        def end() -> None:
            self._running.discard(job)
            if not self._running:
                self.busy_changed.emit(False)
            job.deleteLater()

        job.succeeded.connect(succeed)
        job.known_problem.connect(problem or self.problem.emit)
        job.failed.connect(self.fault)
        job.finished.connect(end)
        self._running.add(job)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        job.start(self._pool)
        return job

    def cancel_all(self) -> None:
        """Ask all work to stop at its next report."""
        for job in self._running:
            job.cancel()

    def wait(self) -> None:
        """Wait until the worker has nothing left, for closing the program; results are no longer delivered."""
        self.cancel_all()
        self._pool.waitForDone()


class _Runner(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        """Do the work."""
        self._work()
