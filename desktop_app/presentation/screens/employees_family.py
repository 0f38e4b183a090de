"""The family tab: five places covered by BPJS Kesehatan, extra members, and the table of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.family import CoverageRules, FamilyMember, coverage
from desktop_app.domain.family_outlook import age_outs
from desktop_app.domain.periods import Month, age_on
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Status
from desktop_app.presentation.screens.employees_checks import Message
from desktop_app.presentation.screens.employees_draft import Draft
from desktop_app.presentation.screens.employees_family_notes import FamilyNotes, Note, NoteLine, family_notes
from desktop_app.presentation.screens.employees_member import relation_words
from desktop_app.presentation.screens.employees_places import FamilyPlace, PlacesMeter
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
    age: int
    status: Status


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
        self.meter.opened_member.connect(self._open_key)
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
        tax = Card()
        tax.body.setSpacing(2)
        tax.body.addWidget(label(_("Tax counts differently"), "table", weight=600))
        self._tax = label("", "table", "ink-2", wrap=True)
        tax.body.addWidget(self._tax)
        self._tax_note = NoteLine()
        tax.body.addWidget(self._tax_note)
        layout.addWidget(tax)
        layout.addStretch(1)
        self._members: dict[str, FamilyMember] = {}
        for keys, run in (("Ins", self.add_wanted.emit), ("Del", self._remove)):
            shortcut = QShortcut(QKeySequence(keys), self, run)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def focus_first(self) -> None:
        """Put the keyboard into the table, or onto the button that fills it."""
        (self.table.view if self._members else self.add).setFocus()

    def show_draft(
        self, draft: Draft, day: dt.date, rules: CoverageRules, said: Mapping[str, Message] = MappingProxyType({})
    ) -> None:
        """Show the family on a day; ``said`` is what the checks say, of which the PTKP's is told here, too."""
        person = draft.person
        shared = coverage(person.family, day, rules)
        words = relation_words()
        self._members = {member.id: member for member in person.family}
        leaving = age_outs(person.family, day, rules, _AHEAD)
        soon = {one.child.id: one for one in leaving}
        places = [FamilyPlace(_("{number} · Participant").format(number=1), person.name, _class(draft), "taken")]
        for number, member in enumerate(shared.covered, start=2):
            note = _age(member, day)
            if member.id in soon:
                out = soon[member.id]
                note = _("{age} yrs: {date}").format(age=out.age, date=formats.day_month_year(out.on))
            title = f"{number} · {words[member.relation]}"
            places.append(FamilyPlace(title, member.name, note, "soon" if member.id in soon else "taken", member.id))
        taken = len(places)
        places.extend(
            FamilyPlace(_("{number} · free place").format(number=number))
            for number in range(taken + 1, rules.covered_persons + 1)
        )
        places.extend(
            FamilyPlace(_("Extra 1%"), member.name, _age(member, day), "extra", member.id) for member in shared.extra
        )
        self.meter.set_places(tuple(places))
        parts = [_("{taken} of {all} places taken").format(taken=taken, all=rules.covered_persons)]
        if shared.extra:
            count = len(shared.extra)
            parts.append(
                ngettext("{count} extra member at 1%", "{count} extra members at 1%", count).format(count=count)
            )
        self._summary.setText(" · ".join(parts))
        self.notes.show_notes(family_notes(person, day, rules, leaving))
        at = {member.id: number for number, member in enumerate(shared.covered, start=2)}
        extra, over_age = {member.id for member in shared.extra}, {member.id for member in shared.aged_out}

        def status(member: FamilyMember) -> Status:
            if member.id in at:
                text = _("Place {number}").format(number=at[member.id])
                if member.id in soon:
                    last = _short(soon[member.id].last_month)
                    text = _("Place {number}, until {month}").format(number=at[member.id], month=last)
                return Status("warning" if member.id in soon else "passed", text)
            if member.id in extra:
                return Status("info", _("Extra 1%"))
            if member.id in over_age:
                return Status("none", _("Over the age limit"))
            if member.takes_part and member.employed:
                return Status("none", _("Own employer"))
            return Status("none", _("Not registered"))

        rows = [MemberRow(member, age_on(member.birth_date, day), status(member)) for member in person.family]
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

    def _open_key(self, key: str) -> None:
        if key in self._members:
            self.member_opened.emit(self._members[key])

    def _remove(self) -> None:
        row = self.table.view.current_row()
        if row is not None:
            self.remove_wanted.emit(row.member)


def _columns() -> tuple[Column[MemberRow], ...]:
    words = relation_words()
    return (
        Column("name", _("Name"), lambda row: row.member.name, kind="name"),
        Column("relation", _("Relation"), lambda row: words[row.member.relation], width=96),
        Column("nik", _("NIK"), lambda row: formats.masked(row.member.nik), width=156, tabular=True),
        Column(
            "birth",
            _("Born"),
            lambda row: row.member.birth_date,
            text=lambda row: formats.short_date(row.member.birth_date),
            width=92,
            tabular=True,
        ),
        Column("age", _("Age"), lambda row: row.age, kind="amount", text=lambda row: str(row.age), width=56),
        Column("jkn", _("JKN number"), lambda row: formats.masked(row.member.jkn_number), width=128, tabular=True),
        Column("status", _("BPJS Kesehatan"), lambda row: row.status, kind="status", width=196),
    )


def _class(draft: Draft) -> str:
    number = draft.facts.kelas_rawat
    return _("Class {number}").format(number=number) if number else _("Class by wage")


def _age(member: FamilyMember, day: dt.date) -> str:
    years = age_on(member.birth_date, day)
    return ngettext("{count} year", "{count} years", years).format(count=years)


def _short(month: Month) -> str:
    return f"{formats.short_month(month.number)} {month.year}"
