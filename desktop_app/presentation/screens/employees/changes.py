"""The history tab of an employee: loading it, taking a change back, showing numbers whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.application.results import Change, Outcome
from desktop_app.domain.employee import Employee
from desktop_app.foundation.i18n import _
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.employees.editor import Editor
from desktop_app.presentation.screens.employees.page import HISTORY, EmployeePage

if TYPE_CHECKING:
    from desktop_app.application.history.service import ChangeHistory

Run = Callable[[Callable[[], Outcome[Employee]], Callable[[Outcome[Employee]], None]], None]
"""Carries out a save and hands its outcome over."""


class PersonHistory(QObject):
    """Follows the person in the editor; a change is taken back as any other save."""

    def __init__(
        self,
        page: EmployeePage,
        editor: Editor,
        history: ChangeHistory,
        jobs: Jobs,
        run: Run,
        taken: Callable[[Outcome[Employee]], None],
    ) -> None:
        super().__init__(page)
        self._page, self._editor, self._history = page, editor, history
        self._jobs, self._run, self._taken = jobs, run, taken
        self.company: str | None = None
        """Key of the client in force."""
        page.history_shown.connect(self.load)
        page.history.undo_wanted.connect(self.take_back)
        page.history.numbers_wanted.connect(self._show_numbers)
        editor.take_back_wanted.connect(lambda again: self.take_back(None, again=again))

    def load(self) -> None:
        """Read the history of the person shown, while its tab is."""
        company, person = self.company, self._editor.saved
        if company is None or person is None or self._page.tab != HISTORY:
            return

        def show(changes: tuple[Change, ...]) -> None:
            if self._editor.saved is not None and self._editor.saved.id == person.id:
                self._page.history.show_changes(changes, Employee)

        self._page.head.bar.follow(self._jobs.run(lambda: self._history.of(company, person.id), show))

    def take_back(self, number: int | None, *, again: bool = False) -> None:
        """Take a saved change back by a new one; None: the newest. ``again``: it was itself a change taken back."""
        company, person, history = self.company, self._editor.saved, self._history
        if company is None or person is None:
            return
        if self._editor.dirty:
            text = _("Save or discard what is open first, then take the change back.")
            self._page.message.say(text, "soga")
            return

        def work() -> Outcome[Employee]:
            which = history.of(company, person.id)[0].number if number is None else number
            return history.undo_employee(company, person.id, which)

        def done(outcome: Outcome[Employee]) -> None:
            if again:
                self._editor.note_save(_("The change holds again."))
            else:
                self._editor.note_save(_("The change was taken back."), taken_back=True)
            self._taken(outcome)

        self._run(work, done)

    def _show_numbers(self) -> None:
        company, person = self.company, self._editor.saved
        if company is not None and person is not None:
            note = self._history.note_numbers_shown
            self._jobs.run(lambda: note(company, person.id), lambda _none: self._page.history.show_numbers())
