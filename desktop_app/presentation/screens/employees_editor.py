"""Editing one employee: the working copy, its steps back and forth, and what the save bar says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QDialog

from desktop_app.domain.employee import Employee, EmployeeKind, Leave, Wage
from desktop_app.domain.family import CoverageRules, FamilyMember
from desktop_app.domain.findings import Finding
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.dialogs import Answer, Dialogs
from desktop_app.presentation.screens import employees_draft as drafts
from desktop_app.presentation.screens.employees_checks import CheckContext
from desktop_app.presentation.screens.employees_fields import problems, specs
from desktop_app.presentation.screens.employees_history import EditCommand
from desktop_app.presentation.screens.employees_member import MemberDialog
from desktop_app.presentation.screens.employees_page import EmployeePage
from desktop_app.presentation.screens.employees_stays import LeaveDialog, ReturnDialog
from desktop_app.presentation.screens.employees_wage_dialog import WageContext, WageDialog

_CORRECT: Final = "correct"
_FROM_MONTH: Final = "month"


class Editor(QObject):
    """Holds the person as saved and as typed; shows the latter on the page."""

    draft_shown = Signal(object)
    """The working copy is another one."""
    take_back_wanted = Signal()
    """Undo was asked for with nothing unsaved, right after a save; or redo, right after that."""

    def __init__(self, page: EmployeePage, new_id: Callable[[], str], today: dt.date) -> None:
        super().__init__(page)
        self._page = page
        self._new_id = new_id
        self._today = today
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
        page.wages.new_wanted.connect(self.new_wage)
        page.wages.wage_opened.connect(self._edit_wage)
        page.wages.remove_wanted.connect(self._remove_wage)
        page.stays.leave_wanted.connect(lambda: self.ask_leave(None))
        page.stays.leave_opened.connect(self.ask_leave)
        page.stays.return_wanted.connect(self.ask_return)
        page.family.add_wanted.connect(lambda: self._ask_member(None))
        page.family.member_opened.connect(self._ask_member)
        page.family.remove_wanted.connect(self._remove_member)
        page.family.member_changed.connect(self._use_member)

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
            self.take_back_wanted.emit()

    def redo(self) -> None:
        """One step forward: the last edit undone, or with nothing unsaved the save that was taken back."""
        if self.stack.canRedo():
            self.stack.redo()
        elif self.may_redo_save and not self.dirty:
            self.take_back_wanted.emit()

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

    # Wages and family

    def new_wage(self) -> None:
        """Ask for a wage from a date on."""
        if self.draft is None:
            return
        last = self.draft.person.wages[-1] if self.draft.person.wages else None
        start = self.month.first_day
        open_month = self.wage_context.open_month if self.wage_context is not None else None
        if open_month is not None:
            start = max(start, open_month.first_day)
        if last is not None and last.starts_on >= start:
            start = (Month.of(last.starts_on) + 1).first_day
        self._ask_wage(last, start)

    def _edit_wage(self, wage: Wage) -> None:
        """Correct a wage; one that an approved month used is never overwritten."""
        if self.draft is None:
            return
        open_month = self.wage_context.open_month if self.wage_context is not None else None
        if self._page.wages.used(wage) and open_month is not None:
            self._page.message.say(sentence("raise.used", (("month", open_month),)), "soga")
            return
        self._ask_wage(wage, wage.starts_on, replaces=wage)

    def _remove_wage(self, wage: Wage) -> None:
        if self.draft is not None:
            self._push(f"wage.{wage.starts_on}", drafts.without_wage(self.draft, wage))

    def _ask_wage(self, before: Wage | None, start: dt.date, replaces: Wage | None = None) -> None:
        if self.draft is None:
            return
        dialog = WageDialog(
            before,
            start,
            daily=self.draft.facts.kind is EmployeeKind.DAILY,
            parent=self._page,
            corrects=replaces is not None,
            terms=self.draft.facts,
            context=self.wage_context,
            taken=frozenset(one.starts_on for one in self.draft.person.wages if self._page.wages.used(one)),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            wage = dialog.wage()
            base = drafts.without_wage(self.draft, replaces) if replaces is not None else self.draft
            self._push(f"wage.{wage.starts_on}", drafts.with_wage(base, wage))

    def _ask_member(self, member: FamilyMember | None) -> None:
        if self.draft is None:
            return
        dialog = MemberDialog(member, self._new_id(), self._page)
        dialog.check_beside(self.draft.person, self._today)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._use_member(dialog.member())

    def _use_member(self, member: FamilyMember) -> None:
        if self.draft is not None:
            self._push(f"member.{member.id}", drafts.with_member(self.draft, member))

    def _remove_member(self, member: FamilyMember) -> None:
        if self.draft is None:
            return
        self._push(f"member.{member.id}", drafts.without_member(self.draft, member))
        if self.wage_context is not None and self.wage_context.open_month is not None:
            text = _(
                "{name} is removed, as if entered by mistake. After a divorce, a death or an own job enter the last "
                "month instead: then earlier months can still be calculated with {name}."
            )
            self._page.message.say(text.format(name=member.name), "kirim")

    # Leave and return

    def ask_leave(self, before: Leave | None) -> None:
        """Ask for unpaid leave, or change or remove one."""
        if self.draft is None:
            return
        dialog = LeaveDialog(before, self.month.first_day, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            after = dialog.leave()
            meant = after or before
            if meant is not None:
                self._push(f"leave.{meant.starts_on}", drafts.with_leave(self.draft, before, after))

    def ask_return(self) -> None:
        """Ask for a further stay of somebody who has left."""
        if self.draft is None or self.draft.stay.ended_on is None:
            return
        dialog = ReturnDialog(self.draft.stay.ended_on, self.month.first_day, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._push("return.", drafts.with_return(self.draft, dialog.employment()))

    # Inside

    @property
    def _changes(self) -> tuple[str, ...]:
        if self.draft is None or self.saved is None:
            return ()
        return drafts.differences(drafts.draft_of(self.saved), self.draft)

    def _edit(self, key: str, value: object) -> None:
        if self.draft is not None and drafts.value_of(self.draft, key) != value:
            self._push(key, drafts.with_value(self.draft, key, value))

    def _push(self, key: str, after: drafts.Draft) -> None:
        if self.draft is not None:
            self.stack.push(EditCommand(key, self.draft, after, self._show_draft))

    def _show_draft(self, draft: drafts.Draft) -> None:
        self.draft = draft
        if self.coverage is not None:
            context = CheckContext(self._today, self.month, self.coverage(), self.place, self._outside)
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
