"""Removing the person shown who was entered by mistake, and bringing him or her back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.application.results import Outcome
from desktop_app.domain.employee import Employee
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.employees.changes import Run
from desktop_app.presentation.screens.employees.editor import Editor
from desktop_app.presentation.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from desktop_app.application.people.removals import Removals


class PersonRemoval(QObject):
    """Removes at once and offers to undo it in a bar of its own, which stays while others are looked at."""

    def __init__(
        self,
        bar: MessageBar,
        editor: Editor,
        removals: Removals,
        run: Run,
        removed: Callable[[Employee], None],
        restored: Callable[[Employee], None],
    ) -> None:
        super().__init__(bar)
        self._bar, self._editor, self._removals = bar, editor, removals
        self._run, self._removed, self._restored = run, removed, restored
        self._gone: tuple[str, str] | None = None
        """Company and key of who was removed last."""
        bar.acted.connect(self.restore)

    def remove(self, company: str) -> None:
        """Remove the person shown from a client."""
        person = self._editor.saved
        if person is None:
            return
        key = person.id

        def done(outcome: Outcome[Employee]) -> None:
            self._gone = company, key
            self._removed(outcome.value)
            self._bar.say(_("{name} was removed.").format(name=outcome.value.name), "kirim", _("Undo"))

        self._run(lambda: self._removals.employee(company, key), done)

    def see(self, people: Iterable[Employee]) -> None:
        """These are there now: who is back in another way needs no offer any more."""
        if self._gone is not None and self._gone[1] in (one.id for one in people):
            self._gone = None
            self._bar.hide()

    def restore(self) -> None:
        """Bring back who was removed last."""
        if self._gone is None:
            return
        company, key = self._gone

        def done(outcome: Outcome[Employee]) -> None:
            self._bar.hide()
            self._editor.note = _("{name} is back.").format(name=outcome.value.name)
            self._restored(outcome.value)

        self._run(lambda: self._removals.restore(company, key), done)
