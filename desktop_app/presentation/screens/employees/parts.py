"""Asking for the parts of a person that have dialogs of their own: wages, family, leaves, coming back."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from desktop_app.domain.employee import EmployeeKind, Leave, Wage
from desktop_app.domain.family import FamilyMember
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.editor import Editor
from desktop_app.presentation.screens.employees.member import MemberDialog
from desktop_app.presentation.screens.employees.page import EmployeePage
from desktop_app.presentation.screens.employees.stays import LeaveDialog, ReturnDialog
from desktop_app.presentation.screens.employees.wage_dialog import WageDialog


class PartDialogs(QObject):
    """What a dialog gives becomes a step of the editor."""

    def __init__(self, page: EmployeePage, editor: Editor) -> None:
        super().__init__(page)
        self._page, self._editor = page, editor
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
    def _draft(self) -> drafts.Draft | None:
        return self._editor.draft

    def new_wage(self) -> None:
        """Ask for a wage from a date on."""
        if self._draft is None:
            return
        last = self._draft.person.wages[-1] if self._draft.person.wages else None
        start = self._editor.month.first_day
        open_month = self._editor.wage_context.open_month if self._editor.wage_context is not None else None
        if open_month is not None:
            start = max(start, open_month.first_day)
        if last is not None and last.starts_on >= start:
            start = (Month.of(last.starts_on) + 1).first_day
        self._ask_wage(last, start)

    def _edit_wage(self, wage: Wage) -> None:
        """Correct a wage; one that an approved month used is never overwritten."""
        if self._draft is None:
            return
        open_month = self._editor.wage_context.open_month if self._editor.wage_context is not None else None
        if self._page.wages.used(wage) and open_month is not None:
            self._page.message.say(sentence("raise.used", (("month", open_month),)), "soga")
            return
        self._ask_wage(wage, wage.starts_on, replaces=wage)

    def _remove_wage(self, wage: Wage) -> None:
        if self._draft is not None:
            self._editor.push(f"wage.{wage.starts_on}", drafts.without_wage(self._draft, wage))

    def _ask_wage(self, before: Wage | None, start: dt.date, replaces: Wage | None = None) -> None:
        if self._draft is None:
            return
        dialog = WageDialog(
            before,
            start,
            daily=self._draft.facts.kind is EmployeeKind.DAILY,
            parent=self._page,
            corrects=replaces is not None,
            terms=self._draft.facts,
            context=self._editor.wage_context,
            taken=frozenset(one.starts_on for one in self._draft.person.wages if self._page.wages.used(one)),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            wage = dialog.wage()
            base = drafts.without_wage(self._draft, replaces) if replaces is not None else self._draft
            self._editor.push(f"wage.{wage.starts_on}", drafts.with_wage(base, wage))

    def _ask_member(self, member: FamilyMember | None) -> None:
        if self._draft is None:
            return
        dialog = MemberDialog(member, self._editor.new_id(), self._page)
        dialog.check_beside(self._draft.person, self._editor.today)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._use_member(dialog.member())

    def _use_member(self, member: FamilyMember) -> None:
        if self._draft is not None:
            self._editor.push(f"member.{member.id}", drafts.with_member(self._draft, member))

    def _remove_member(self, member: FamilyMember) -> None:
        if self._draft is None:
            return
        self._editor.push(f"member.{member.id}", drafts.without_member(self._draft, member))
        if self._editor.wage_context is not None and self._editor.wage_context.open_month is not None:
            text = _(
                "{name} is removed, as if entered by mistake. After a divorce, a death or an own job enter the last "
                "month instead: then earlier months can still be calculated with {name}."
            )
            self._page.message.say(text.format(name=member.name), "kirim")

    def ask_leave(self, before: Leave | None) -> None:
        """Ask for unpaid leave, or change or remove one."""
        if self._draft is None:
            return
        dialog = LeaveDialog(before, self._editor.month.first_day, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            after = dialog.leave()
            meant = after or before
            if meant is not None:
                self._editor.push(f"leave.{meant.starts_on}", drafts.with_leave(self._draft, before, after))

    def ask_return(self) -> None:
        """Ask for a further stay of somebody who has left."""
        if self._draft is None or self._draft.stay.ended_on is None:
            return
        dialog = ReturnDialog(self._draft.stay.ended_on, self._editor.month.first_day, self._page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._editor.push("return.", drafts.with_return(self._draft, dialog.employment()))
