"""Asks, a moment after the typing stops, what other records say about the person shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.application.people.search import PeopleSearch
from desktop_app.domain.employee import Employee
from desktop_app.domain.periods import Month
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.screens.employees.editor import Editor

_PAUSE: Final = 250
"""Milliseconds without typing after which the records are asked."""
_ASKED_BY: Final = ("id", "name", "nik", "kpj", "jkn_number", "phone")


class PersonMatching(QObject):
    """Numbers of somebody else and a changed name, said under their fields."""

    def __init__(
        self, editor: Editor, search: PeopleSearch, jobs: Jobs, where: Callable[[], tuple[str | None, Month]]
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._search = search
        self._jobs = jobs
        self._where = where
        """Company and month in force."""
        self._asked: tuple[object, ...] = ()
        self._person: Employee | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)
        editor.draft_shown.connect(self._shown)

    def _shown(self, draft: Draft) -> None:
        wanted = tuple(getattr(draft.person, name) for name in _ASKED_BY)
        if wanted != self._asked:
            self._asked, self._person = wanted, draft.person
            self._timer.start()

    def _ask(self) -> None:
        company, month = self._where()
        person, page = self._person, self._editor.parent()
        # Whoever left the screen, perhaps by locking the program, doesn't ask any more.
        if company is None or person is None or not (isinstance(page, QWidget) and page.isVisible()):
            return
        self._jobs.run(
            lambda: self._search.matches(company, person, month),
            lambda found: self._editor.say_outside(person.id, found),
            problem=lambda _problem: None,  # a hint that can't be given isn't missed
        )
