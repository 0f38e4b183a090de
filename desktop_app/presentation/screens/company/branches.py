"""The branches of a company: the list, and the dialog of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.company import Branch
from desktop_app.domain.identifiers import has_length, without_separators
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.screens.company.words import CLASSES
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import FormDialog, combo, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.table import Table

_ROWS = 4


class Branches(Card):
    """Places of work with a number, class or minimum wage of their own."""

    changed = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(_("Branches"), parent=parent)
        self._today = today
        self.branches: tuple[Branch, ...] = ()
        self.add = Button(_("New branch…"), "plain", "plus", height=theme.CONTROL_SMALL)
        self.add.clicked.connect(self.new_branch)
        self.remove = Button(_("Remove"), "ghost", height=theme.CONTROL_SMALL)
        self.remove.clicked.connect(self._remove)
        self.head.addWidget(self.remove)
        self.head.addWidget(self.add)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.table = Table(_columns(), key=lambda branch: branch.code, row_height=theme.ROW_FORM)
        self.table.view.setAccessibleName(_("Branches"))
        self.table.row_opened.connect(self.edit_branch)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + _ROWS * theme.ROW_FORM) + 4)
        self.body.addWidget(self.table)
        note = label(
            _(
                "Only for places with an own NPP, class or minimum wage. Who works there is chosen in the employee's "
                "form; SIPP's files are made for each NPP."
            ),
            "table",
            "ink-3",
            wrap=True,
        )
        note.setContentsMargins(theme.PAD, theme.GAP_SMALL, theme.PAD, theme.GAP)
        self.body.addWidget(note)
        self.show_branches(())

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these branches by code."""
        self.branches = tuple(sorted(branches, key=lambda branch: branch.code))
        self.table.set_rows(self.branches)
        self.table.set_empty(_("No branches: everybody works at the head office."))
        self.remove.setVisible(bool(self.branches))

    def new_branch(self) -> None:
        """Ask for a branch."""
        self._ask(None)

    def edit_branch(self, branch: Branch) -> None:
        """Change a branch."""
        self._ask(branch)

    def _ask(self, before: Branch | None) -> None:
        others = [branch for branch in self.branches if branch is not before]
        dialog = BranchDialog(before, self._today, [branch.code for branch in others], self)
        if dialog.exec():
            self.show_branches((*others, dialog.branch()))
            self.changed.emit()

    def _remove(self) -> None:
        chosen = self.table.view.current_row()
        if chosen is not None:
            self.show_branches([branch for branch in self.branches if branch is not chosen])
            self.changed.emit()


class BranchDialog(FormDialog):
    """One branch. Class and minimum wage hold from a date; what is left empty is the company's own."""

    def __init__(
        self, before: Branch | None, today: dt.date, taken: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Branch"), _("Add") if before is None else _("Use"), parent)
        self._before = before or Branch("", "")
        self._taken = taken
        self.texts: dict[str, QLineEdit] = {}
        self.fields: dict[str, FormField] = {}
        for number, (name, title, hint, required) in enumerate(
            (
                ("code", _("Code"), _("Short, for example SBY"), True),
                ("name", _("Name"), "", True),
                ("npp", _("NPP of BPJS Ketenagakerjaan"), _("Empty: the company's"), False),
                ("nitku", _("NITKU"), _("22 digits"), False),
                ("location_code", _("Place code"), _("4 digits of SIPP's list"), False),
                ("province", _("Province"), "", False),
                ("address", _("Address"), "", False),
            )
        ):
            edit = self.texts[name] = QLineEdit(getattr(self._before, name))
            field = self.fields[name] = FormField(title, edit, required=required, hint=hint)
            self.add(field, number // 2, number % 2, 2 if name == "address" else 1)
        # People and closed months name a branch by its code.
        self.texts["code"].setReadOnly(before is not None)
        newest = self._before.terms[-1] if self._before.terms else None
        classes = [(_("The company's"), None), *((name, number) for number, name in enumerate(CLASSES, start=1))]
        self.jkk = combo(classes, newest.jkk_class if newest else None)
        self.add(FormField(_("JKK risk class"), self.jkk, hint=_("As BPJS set it")), 4, 0)
        self.wage = MoneyEdit(newest.minimum_wage if newest else None)
        self.add(FormField(_("Minimum wage"), self.wage, hint=_("Empty: by place, from the tables")), 4, 1)
        start = today.replace(month=1, day=1) if newest is None else max(today.replace(day=1), newest.starts_on)
        self.start = DateEdit(start)
        self.start_field = self.add(FormField(_("Class and minimum wage hold from"), self.start, required=True), 5, 0)
        self.texts["name" if before else "code"].setFocus()

    def complete(self) -> bool:
        """A code of its own, a name, a readable place, amount and date."""
        code, place = self._text("code"), self._text("location_code")
        fields = self.fields
        checks = [
            needs(fields["code"], given=bool(code)),
            needs(fields["name"], given=bool(self._text("name"))),
            needs(self.start_field, given=self.start.date is not None, text=_("Type the date like 20-11-2026.")),
            self.wage.valid,
        ]
        if code in self._taken:
            checks.append(needs(fields["code"], given=False, text=_("Another branch has this code.")))
        if place:
            fits = has_length(place, 4)
            checks.append(needs(fields["location_code"], given=fits, text=_("4 digits of SIPP's list")))
        return all(checks)

    def branch(self) -> Branch:
        """The branch as typed; valid after ``complete``."""
        start = self.start.date
        assert start is not None
        values: dict[str, Any] = {name: self._text(name) for name in self.texts}
        changed = replace(self._before, **values)
        return changed.restated(start, self.jkk.currentData(), self.wage.amount)

    def _text(self, name: str) -> str:
        return without_separators(name, self.texts[name].text().strip())


def _columns() -> tuple[Column[Branch], ...]:
    return (
        Column("code", _("Code"), lambda branch: branch.code, width=70, weight=500),
        Column("name", _("Name"), lambda branch: branch.name),
        Column("npp", _("NPP"), lambda branch: branch.npp or formats.NOTHING, width=96, tabular=True),
        Column("place", _("Place"), lambda branch: branch.location_code or formats.NOTHING, width=70, tabular=True),
        Column("jkk", _("JKK class"), _class_of, width=84),
    )


def _class_of(branch: Branch) -> str:
    newest = branch.terms[-1].jkk_class if branch.terms else None
    return CLASSES[newest - 1] if newest else formats.NOTHING
