"""Calculating the clients chosen at the desk: the button, how far the work is, and stopping it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.results import CompanyRow
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Job, Jobs, Progress
from desktop_app.presentation.screens.clients.batch import BatchResult, calculate_all
from desktop_app.presentation.screens.clients.rows import standing
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.slow_bar import SlowBar

if TYPE_CHECKING:
    from desktop_app.application.month.runs import PayrollRuns


class DeskCalculation(QObject):
    """Its widgets stand in the head of the desk; the entry of the menu does the same as the button."""

    started = Signal()
    done = Signal(object)
    """The BatchResult."""
    people_wanted = Signal(str)
    """The only client has nobody to calculate: the key of the company."""

    def __init__(self, jobs: Jobs, runs: PayrollRuns, bar: SlowBar, desk: QWidget) -> None:
        super().__init__(desk)
        self._jobs, self._runs, self._bar = jobs, runs, bar
        self._rows: tuple[CompanyRow, ...] = ()
        self._single = False
        self._job: Job[BatchResult] | None = None
        self._chosen = label("", "table", weight=600, tabular=True)
        self._progress = label("", "table", "ink-2", tabular=True)
        self._stop = Button(_("Cancel"), height=theme.CONTROL_TOOLBAR)
        self._stop.clicked.connect(self._cancel)
        self._stop.hide()
        self.button = Button(_("Calculate & check"), "primary", "calculator", height=theme.CONTROL_TOOLBAR)
        self.button.clicked.connect(self.start)
        self.action = action(desk, _("&Calculate and check ticked clients"), self.start, "F9")
        self.widgets = (self._progress, self._stop, self._chosen, self.button)

    def offer(self, rows: Sequence[CompanyRow], *, single: bool) -> None:
        """Offer to calculate these clients; ``single``: there is only one, which nobody needs to choose."""
        self._rows, self._single = tuple(rows), single
        count = len(self._rows)
        if self._first_people:
            self.button.set_text(_("Add employees"))
            self.button.set_icon_name("user-plus")
            self.button.setToolTip(_("Nobody works here in this month. Add employees or import them from Excel."))
            self.button.setEnabled(True)
            self.action.setEnabled(False)
            self._chosen.setText("")
            return
        self.button.set_icon_name("calculator")
        text = _("Calculate & check") if single or not count else _("Calculate & check ({count})").format(count=count)
        self.button.set_text(text)
        self.button.setToolTip("" if count else _("Tick clients with employees first"))
        self.button.setEnabled(bool(count) and self._job is None)
        self.action.setEnabled(self.button.isEnabled())
        shown = bool(count) and not single and self._job is None
        self._chosen.setText(ngettext("{count} chosen", "{count} chosen", count).format(count=count) if shown else "")

    @property
    def _first_people(self) -> bool:
        """Whether there is one client only and nobody works there."""
        return self._single and bool(self._rows) and standing(self._rows[0]) == "empty"

    def start(self) -> None:
        """Calculate what was offered, or go where people are entered."""
        if self._first_people:
            self.people_wanted.emit(self._rows[0].company.id)
            return
        rows, runs = self._rows, self._runs
        if not rows or self._job is not None:
            return

        def calculate(code: str, month: Month) -> int:
            return runs.calculate(code, month).value.head.errors

        def work(progress: Progress) -> BatchResult:
            return calculate_all(calculate, rows, rows[0].month, progress)

        self.started.emit()
        job = self._jobs.run(
            work,
            self.done.emit,
            changes=lambda result: result.changes if result.calculated else None,
            with_progress=True,
        )
        self._job = job
        job.progressed.connect(self._progressed)
        job.slow.connect(self._stop.show)
        job.finished.connect(self._ended)
        self._bar.follow(job)
        self.offer(rows, single=self._single)

    def _progressed(self, done: int, total: int) -> None:
        if not self._stop.isHidden():
            self._progress.setText(_("{done} of {total} clients").format(done=done, total=total))

    def _ended(self) -> None:
        self._job = None
        self._stop.hide()
        self._progress.setText("")
        self.offer(self._rows, single=self._single)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._progress.setText(_("Stopping…"))
