"""The history of a company in its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from desktop_app.application.results import Change, Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.i18n import _
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.change_list import ChangeList
from desktop_app.presentation.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from desktop_app.application.history.service import ChangeHistory


class CompanyHistory(ChangeList):
    """Read when it's first shown; a change that is taken back changes the form over it."""

    def __init__(
        self,
        company_id: str,
        history: ChangeHistory,
        jobs: Jobs,
        message: MessageBar,
        unsaved: Callable[[], bool],
        taken_back: Callable[[Company], None],
        refused: Callable[[KnownProblem], None],
    ) -> None:
        super().__init__()
        self._company_id, self._history, self._jobs = company_id, history, jobs
        self._message, self._unsaved, self._taken_back, self._refused = message, unsaved, taken_back, refused
        self._loaded = False
        self.undo_wanted.connect(self._take_back)
        self.numbers_wanted.connect(self._show_whole)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history."""
        super().showEvent(event)
        if not self._loaded:
            self._load()

    def _load(self) -> None:
        def show(changes: tuple[Change, ...]) -> None:
            self._loaded = True
            self.show_changes(changes, Company)

        self._jobs.run(lambda: self._history.of(self._company_id, self._company_id), show, problem=self._refused)

    def _take_back(self, number: int) -> None:
        if self._unsaved():
            self._message.say(_("Save or discard what is open first, then take the change back."), "soga")
            return

        def done(outcome: Outcome[Company]) -> None:
            self._taken_back(outcome.value)
            self._message.say(_("The change was taken back."), "daun")
            self._load()

        self._jobs.run(
            lambda: self._history.undo_company(self._company_id, number),
            done,
            problem=self._refused,
            changes=lambda outcome: outcome.changes if outcome.changes.kinds else None,
        )

    def _show_whole(self) -> None:
        note = self._history.note_numbers_shown
        self._jobs.run(lambda: note(self._company_id, self._company_id), lambda _none: self.show_numbers())
