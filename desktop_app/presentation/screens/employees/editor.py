"""Editing one employee: the working copy, its steps back and forth, and what the save bar says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop_app.domain.employee import Employee
from desktop_app.domain.family import CoverageRules
from desktop_app.domain.findings import Finding
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation.dialogs import Answer, Dialogs
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.checks import CheckContext
from desktop_app.presentation.screens.employees.fields import problems, specs
from desktop_app.presentation.screens.employees.history import EditCommand
from desktop_app.presentation.screens.employees.page import EmployeePage
from desktop_app.presentation.screens.employees.wage_dialog import WageContext

_CORRECT: Final = "correct"
_FROM_MONTH: Final = "month"


class Editor(QObject):
    """Holds the person as saved and as typed; shows the latter on the page."""

    draft_shown = Signal(object)
    """The working copy is another one."""
    take_back_wanted = Signal(bool)
    """Undo was asked for with nothing unsaved, right after a save; or redo (True), right after that."""

    def __init__(self, page: EmployeePage, new_id: Callable[[], str], today: dt.date) -> None:
        super().__init__(page)
        self._page = page
        self.new_id = new_id
        self.today = today
        self.month = Month.of(today)
        self.coverage: Callable[[], CoverageRules] | None = None
        self.place = ""
        """The company's place of work."""
        self.wage_context: WageContext | None = None
        """What wages are measured by; None until the company is read."""
        self._outside: tuple[Finding, ...] = ()
        self.saved: Employee | None = None
        self.draft: drafts.Draft | None = None
        self.note = ""
        """What the save bar says while nothing waits."""
        self.may_take_back = False
        """Whether the last thing done to this person was to save."""
        self.may_redo_save = False
        """Whether it was to take that save back."""
        self.stack = QUndoStack(self)
        self._titles = {spec.key: spec.title for group in specs().values() for spec in group}
        page.edited.connect(self._edit)
        page.bar.undo_wanted.connect(self.undo)
        page.bar.redo_wanted.connect(self.redo)
        page.bar.discard_wanted.connect(self.discard)

    @property
    def dirty(self) -> bool:
        """Whether something is unsaved."""
        return bool(self._changes)

    @property
    def changed(self) -> str:
        """The names of what is unsaved."""
        return ", ".join(self._change_name(key) for key in self._changes)

    def show(self, person: Employee) -> None:
        """Begin with a person as he or she is saved."""
        same = self.saved is not None and self.saved.id == person.id
        self.saved = person
        self.stack.clear()
        if not same:
            self.may_take_back = self.may_redo_save = False
            self._page.message.hide()
            self._outside = ()
        self._show_draft(drafts.draft_of(person))

    def show_nobody(self) -> None:
        """Let go of the person."""
        self.saved = self.draft = None
        self.stack.clear()

    def say_outside(self, key: str, found: tuple[Finding, ...]) -> None:
        """What other records say about the person with this key, while he or she is shown."""
        if self.draft is not None and self.draft.person.id == key and found != self._outside:
            self._outside = found
            self._show_draft(self.draft)

    def record(self) -> Employee | None:
        """The employee to be saved, from when the save bar says; None when nothing is unsaved."""
        if self.saved is None or self.draft is None or not self.dirty:
            return None
        effective = self._page.bar.effective
        wants_month = not effective.isHidden() and effective.current == _FROM_MONTH
        return drafts.record(self.saved, self.draft, self.month.first_day if wants_month else None)

    def undo(self) -> None:
        """One step back: the last edit, or with nothing unsaved what was saved last."""
        if self.dirty:
            self.stack.undo()
        elif self.may_take_back:
            self.may_take_back = False  # once, however long the key is held
            self.take_back_wanted.emit(False)

    def redo(self) -> None:
        """One step forward: the last edit undone, or with nothing unsaved the save that was taken back."""
        if self.stack.canRedo():
            self.stack.redo()
        elif self.may_redo_save and not self.dirty:
            self.may_redo_save = False
            self.take_back_wanted.emit(True)

    def note_save(self, note: str, *, taken_back: bool = False) -> None:
        """Remember what the save bar says of a save, and whether undo or redo leads back from it."""
        self.note = note
        self.may_take_back, self.may_redo_save = not taken_back, taken_back

    def discard(self) -> None:
        """Back to the person as saved."""
        if self.saved is not None:
            self.show(self.saved)

    def ask_before_leaving(self, dialogs: Dialogs) -> str | None:
        """What to do with unsaved changes: ``save``, ``discard`` or ``stay``; None after Esc."""
        name = self.saved.name if self.saved is not None else ""
        return dialogs.ask(
            _("Save the changes to {name}?").format(name=name),
            _("They are not saved yet."),
            (
                Answer("stay", _("Stay here")),
                Answer("discard", _("Discard all")),
                Answer("save", _("Save"), "primary"),
            ),
            "save",
        )

    # Inside

    @property
    def _changes(self) -> tuple[str, ...]:
        if self.draft is None or self.saved is None:
            return ()
        return drafts.differences(drafts.draft_of(self.saved), self.draft)

    def _edit(self, key: str, value: object) -> None:
        if self.draft is not None and drafts.value_of(self.draft, key) != value:
            self.push(key, drafts.with_value(self.draft, key, value))

    def push(self, key: str, after: drafts.Draft) -> None:
        """Make this the working copy, as one step that undo takes back; ``key`` names what is changed."""
        if self.draft is not None:
            self.stack.push(EditCommand(key, self.draft, after, self._show_draft))

    def _show_draft(self, draft: drafts.Draft) -> None:
        self.draft = draft
        if self.coverage is not None:
            context = CheckContext(self.today, self.month, self.coverage(), self.place, self._outside)
            self._page.show_draft(draft, context)
            self.draft_shown.emit(draft)
        self._show_bar()

    def _show_bar(self) -> None:
        changes = self._changes
        if not changes or self.draft is None or self.saved is None:
            self._page.bar.show_saved(self.note, may_undo=self.may_take_back, may_redo=self.may_redo_save)
            return
        self.note = ""
        said = self._page.said
        found = [message for group in specs().values() for message in problems(self.draft, group, said).values()]
        blocking = any(trouble == "error" for _text, trouble in found)
        warning = _("May be saved; files that need this data wait.") if blocking else ""
        self._page.bar.show_changes(
            [self._change_name(key) for key in changes], "blocking" if blocking else None, warning
        )
        newest = self.saved.terms[-1].starts_on
        first = self.month.first_day
        if drafts.facts_changed(drafts.draft_of(self.saved), self.draft) and first > newest:
            self._page.bar.show_effective(
                (
                    (_FROM_MONTH, f"{formats.day_month(first)} {first.year}"),
                    (_CORRECT, _("Correction")),
                )
            )
        else:
            self._page.bar.show_effective(())

    def _change_name(self, key: str) -> str:
        part, name = key.split(".", 1)
        day = "-".join(reversed(name.split("-")))
        if part == "wage":
            return _("wage from {date}").format(date=day)
        if part == "leave":
            return _("unpaid leave from {date}").format(date=day)
        if part == "return":
            return _("coming back")
        if part == "member":
            assert self.draft is not None
            assert self.saved is not None
            family = (*self.draft.person.family, *self.saved.family)
            return next((member.name for member in family if member.id == name), _("family member"))
        return self._titles.get(key, name)
