"""The family tab: five places covered by BPJS Kesehatan, extra members, and the table of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.family import CoverageRules, FamilyCoverage, FamilyMember, coverage
from desktop_app.domain.family_outlook import AgeOut, age_outs
from desktop_app.domain.payroll.payslip import Bpjs
from desktop_app.domain.periods import Month, age_on
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Status
from desktop_app.presentation.screens.employees.checks import Message
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.screens.employees.family_cost import FamilyCost
from desktop_app.presentation.screens.employees.family_notes import FamilyNotes, Note, NoteLine, family_notes
from desktop_app.presentation.screens.employees.member import relations
from desktop_app.presentation.screens.employees.places import FamilyPlace, PlacesMeter, PlaceState
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.table import Table

_AHEAD: Final = 6
"""Months ahead in which a child's growing out of cover is told."""
_MOST_ROWS: Final = 9
_EMPTY_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member and where he or she stands."""

    member: FamilyMember
    relation: str
    """In words, children counted by birth."""
    age: int
    status: Status


@dataclass(frozen=True, slots=True)
class _Family:
    """The family of a day and where each member stands."""

    members: tuple[FamilyMember, ...]
    shared: FamilyCoverage
    soon: Mapping[str, AgeOut]
    """The children who grow out of cover before long."""
    day: dt.date

    def places(self) -> list[FamilyPlace]:
        """The covered places beside the employee's own."""
        words = relations(self.members)
        found = []
        for number, member in enumerate(self.shared.covered, start=2):
            out, last = self.soon.get(member.id), self._last_month(member)
            note = _age(member, self.day)
            if out is not None and last == out.last_month:
                note = _("{age} yrs: {date}").format(age=out.age, date=f"{out.on.day} {_short(Month.of(out.on))}")
            elif last is not None:
                note = _("until {month}").format(month=_short(last))
            state: PlaceState = "taken" if last is None else "soon"
            found.append(FamilyPlace(f"{number} · {words[member.id]}", member.name, note, state, member.id))
        return found

    def extra_places(self) -> list[FamilyPlace]:
        """Those who are paid for at 1 % each."""
        return [
            FamilyPlace(_("Extra 1%"), member.name, _age(member, self.day), "extra", member.id)
            for member in self.shared.extra
        ]

    def rows(self) -> list[MemberRow]:
        """All members as they were entered."""
        words = relations(self.members)
        return [
            MemberRow(member, words[member.id], age_on(member.birth_date, self.day), self._status(member))
            for member in self.members
        ]

    def _status(self, member: FamilyMember) -> Status:
        last = self._last_month(member)
        if member in self.shared.covered:
            number = self.shared.covered.index(member) + 2
            if last is None:
                return Status("passed", _("Place {number}").format(number=number))
            text = _("Place {number}, until {month}").format(number=number, month=_short(last))
            return Status("warning", text)
        if member in self.shared.extra:
            until = "" if last is None else _("until {month}").format(month=_short(last))
            return Status("info", ", ".join(filter(None, (_("Extra 1%"), until))))
        return Status("none", self._not_counted(member))

    def _not_counted(self, member: FamilyMember) -> str:
        """Why a member takes no place."""
        month = Month.of(self.day)
        if member.covered_until is not None and member.has_ended(month):
            return _("Ended {month}").format(month=_short(member.covered_until))
        if member.covered_from is not None and member.covered_from > month:
            return _("From {month}").format(month=_short(member.covered_from))
        if member in self.shared.aged_out:
            return _("Over the age limit")
        return _("Own employer") if member.takes_part and member.employed else _("Not registered")

    def _last_month(self, member: FamilyMember) -> Month | None:
        """The last month in which the member is counted, as far as it is known."""
        out = self.soon.get(member.id)
        ends = (member.covered_until, out.last_month if out is not None else None)
        return min((month for month in ends if month is not None), default=None)


class FamilyPage(QWidget):
    """Meter, note about a child that grows out of cover, table."""

    add_wanted = Signal()
    member_opened = Signal(object)
    remove_wanted = Signal(object)
    member_changed = Signal(object)
    """A member with something changed by a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        meter = Card(_("Covered by BPJS Kesehatan"))
        self._summary = label("", "table", "ink-3")
        meter.head.addWidget(self._summary)
        self.meter = PlacesMeter()
        self.meter.chosen.connect(self._open_key)
        meter.body.addWidget(self.meter)
        layout.addWidget(meter)
        self.notes = FamilyNotes()
        self.notes.studies.connect(self.member_changed)
        layout.addWidget(self.notes)
        table = Card(_("Family members"))
        table.head.setSpacing(theme.GAP_SMALL)
        self.remove = Button(_("Remove"), icon_name="trash-2", height=theme.CONTROL_SMALL)
        self.remove.setToolTip(_("Remove the marked member (Delete)"))
        self.remove.clicked.connect(self._remove)
        table.head.addWidget(self.remove)
        self.add = Button(_("Member"), icon_name="plus", height=theme.CONTROL_SMALL)
        self.add.setToolTip(_("Add a family member (Insert)"))
        self.add.clicked.connect(self.add_wanted)
        table.head.addWidget(self.add)
        table.body.setContentsMargins(0, 0, 0, 0)
        self.table = Table(_columns(), key=lambda row: row.member.id, row_height=theme.ROW_FORM)
        self.table.view.setAccessibleName(_("Family members"))
        self.table.row_opened.connect(lambda row: self.member_opened.emit(row.member))
        self.table.cell_chosen.connect(lambda _row, _key: self.remove.setEnabled(True))
        self.table.set_empty(_("No family member yet."), _("Add a family member"))
        self.table.empty_acted.connect(self.add_wanted)
        table.body.addWidget(self.table)
        layout.addWidget(table)
        layout.addLayout(self._foot())
        layout.addStretch(1)
        self._members: dict[str, FamilyMember] = {}
        self._extra_members = 0
        for keys, run in (("Ins", self.add_wanted.emit), ("Del", self._remove)):
            shortcut = QShortcut(QKeySequence(keys), self, run)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _foot(self) -> QHBoxLayout:
        """What it costs the employee, and what tax makes of it."""
        tax = Card()
        tax.body.setSpacing(2)
        tax.body.addWidget(label(_("Tax counts differently"), "table", weight=600))
        self._tax = label("", "table", "ink-2", wrap=True)
        tax.body.addWidget(self._tax)
        self._tax_note = NoteLine()
        tax.body.addWidget(self._tax_note)
        tax.body.addStretch(1)
        self.cost = FamilyCost()
        self.cost.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP)
        foot.addWidget(self.cost, 1)
        foot.addWidget(tax, 1)
        return foot

    def show_cost(self, bpjs: Bpjs | None) -> None:
        """What the month's contributions take from the employee for this family."""
        self.cost.show_cost(bpjs, self._extra_members)

    def focus_first(self) -> None:
        """Put the keyboard into the table, or onto the button that fills it."""
        (self.table.view if self._members else self.add).setFocus()

    def show_draft(
        self, draft: Draft, day: dt.date, rules: CoverageRules, said: Mapping[str, Message] = MappingProxyType({})
    ) -> None:
        """Show the family on a day; ``said`` is what the checks say, of which the PTKP's is told here, too."""
        person = draft.person
        self._members = {member.id: member for member in person.family}
        leaving = age_outs(person.family, day, rules, _AHEAD)
        shared = coverage(person.family, day, rules)
        family = _Family(person.family, shared, {one.child.id: one for one in leaving}, day)
        self._extra_members = len(shared.extra)
        self._show_meter(draft, family, rules)
        self.notes.show_notes(family_notes(person, day, rules, leaving))
        rows = family.rows()
        self.table.set_rows(rows)
        self.remove.setEnabled(self.table.view.current_row() is not None)
        shown = min(len(rows) or _EMPTY_ROWS, _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + shown * theme.ROW_FORM) + 4)
        text, trouble = said.get("ptkp", ("", ""))
        self._tax_note.show_note(Note(text, "warning" if trouble in ("warning", "error") else "info"))
        self._tax_note.setVisible(bool(text))
        self._tax.setText(
            _(
                "PTKP {ptkp} follows the family as it was on 1 January, with at most three dependants. "
                "A change during the year counts from next January."
            ).format(ptkp=draft.facts.ptkp)
        )

    def _show_meter(self, draft: Draft, family: _Family, rules: CoverageRules) -> None:
        first = FamilyPlace(_("{number} · Participant").format(number=1), draft.person.name, _class(draft), "taken")
        places = [first, *family.places()]
        taken = len(places)
        places.extend(
            FamilyPlace(_("{number} · free place").format(number=number))
            for number in range(taken + 1, rules.covered_persons + 1)
        )
        places.extend(family.extra_places())
        self.meter.set_cells(places)
        parts = [_("{taken} of {all} places taken").format(taken=taken, all=rules.covered_persons)]
        count = len(family.shared.extra)
        if count:
            parts.append(
                ngettext("{count} extra member at 1%", "{count} extra members at 1%", count).format(count=count)
            )
        self._summary.setText(" · ".join(parts))

    def _open_key(self, key: str) -> None:
        if key in self._members:
            self.member_opened.emit(self._members[key])

    def _remove(self) -> None:
        row = self.table.view.current_row()
        if row is not None:
            self.remove_wanted.emit(row.member)


def _columns() -> tuple[Column[MemberRow], ...]:
    return (
        Column("name", _("Name"), lambda row: row.member.name, kind="name"),
        Column("relation", _("Relation"), lambda row: row.relation, width=88),
        Column("nik", _("NIK"), lambda row: formats.masked(row.member.nik), width=132, tabular=True),
        Column(
            "birth",
            _("Born"),
            lambda row: row.member.birth_date,
            text=lambda row: formats.short_date(row.member.birth_date),
            width=96,
            tabular=True,
        ),
        Column("age", _("Age"), lambda row: row.age, kind="amount", text=lambda row: str(row.age), width=48),
        Column("jkn", _("JKN number"), lambda row: formats.masked(row.member.jkn_number), width=100, tabular=True),
        Column("status", _("BPJS Kesehatan"), lambda row: row.status, kind="status", width=200),
    )


def _class(draft: Draft) -> str:
    number = draft.facts.kelas_rawat
    return _("Class {number}").format(number=number) if number else _("Class by wage")


def _age(member: FamilyMember, day: dt.date) -> str:
    years = age_on(member.birth_date, day)
    return ngettext("{count} year", "{count} years", years).format(count=years)


def _short(month: Month) -> str:
    return f"{formats.short_month(month.number)} {month.year}"
