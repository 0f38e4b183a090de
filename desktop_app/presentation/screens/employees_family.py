"""The family tab: five places covered by BPJS Kesehatan, extra members, and the table of all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.family import CoverageRules, FamilyMember, age_limit, coverage
from desktop_app.domain.periods import age_on
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import style, theme
from desktop_app.presentation.models.rows_model import Column, Status
from desktop_app.presentation.screens.employees_dialogs import relation_words
from desktop_app.presentation.screens.employees_draft import Draft
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.strip import Strip
from desktop_app.presentation.widgets.table import Table

_HEIGHT: Final = 68
_GAP: Final = 8
_PLUS: Final = 18
_SOON: Final = 90
"""Days before a child's age-out from which it is told."""
_MOST_ROWS: Final = 9
_EMPTY_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class FamilyPlace:
    """One place of the meter."""

    title: str
    name: str = ""
    note: str = ""
    state: Literal["taken", "soon", "free", "extra"] = "free"
    key: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member and where he or she stands."""

    member: FamilyMember
    age: int
    status: Status


class PlacesMeter(Strip):
    """The covered places side by side, extra members behind a plus; Enter opens a member."""

    opened_member = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[FamilyPlace, ...] = ()
        theme.set_height(self, _HEIGHT)
        self.opened.connect(lambda number: self.opened_member.emit(self._places[number].key))
        self.setAccessibleName(_("Places covered by BPJS Kesehatan"))

    def set_places(self, places: tuple[FamilyPlace, ...]) -> None:
        """Show these places."""
        self._places = places
        self.move_cursor(0)
        self.update()

    def count(self) -> int:
        """The number of places shown."""
        return len(self._places)

    def may_open(self, number: int) -> bool:
        """Only members can be opened."""
        return bool(self._places[number].key)

    def cell_text(self, number: int) -> str:
        """Place, name, note."""
        place = self._places[number]
        return ", ".join(filter(None, (place.title, place.name, place.note)))

    def sizeHint(self) -> QSize:
        """Wide enough for names."""
        return QSize(120 * max(self.count(), 1), self.minimumHeight())

    def cell_rect(self, number: int) -> QRect:
        """Equal widths; a gap with a plus before the first extra member."""
        count = max(self.count(), 1)
        plus = _PLUS if any(place.state == "extra" for place in self._places) else 0
        width = (self.width() - _GAP * (count - 1) - plus) // count
        shift = plus if self._places[number].state == "extra" else 0
        return QRect(number * (width + _GAP) + shift, 0, width, self.height())

    def paint_cell(self, painter: QPainter, number: int, rect: QRect, *, focused: bool) -> None:
        """Paint frame, coloured edge and three lines."""
        place, colors = self._places[number], theme.current()
        edge = {"taken": "daun", "soon": "soga", "free": "line-strong", "extra": "kirim"}[place.state]
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(colors.color("line-strong"), 1)
        if place.state in ("extra", "free"):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colors.color("surface" if place.state in ("taken", "soon") else "raised"))
        painter.drawRoundedRect(frame, 5, 5)
        painter.fillRect(QRectF(rect.left() + 1, rect.top(), rect.width() - 2, 3), colors.color(edge))
        if place.state == "extra" and (not number or self._places[number - 1].state != "extra"):
            painter.setPen(colors.color("ink-2"))
            painter.setFont(colors.font("body"))
            painter.drawText(
                QRect(rect.left() - _PLUS - 4, rect.top(), _PLUS, rect.height()), Qt.AlignmentFlag.AlignCenter, "+"
            )
        top = rect.top() + 9
        tone = "soga" if place.state == "soon" else "ink-3"
        for text, role, weight, kind in (
            (place.title, "ink-3", 400, "caption"),
            (place.name or formats.NOTHING, "ink" if place.name else "ink-3", 600 if place.name else 400, "table"),
            (place.note, tone, 500 if place.state == "soon" else 400, "caption"),
        ):
            font = colors.font(kind, weight=weight)  # type: ignore[arg-type]
            height = colors.line(kind)  # type: ignore[arg-type]
            room = QRect(rect.left() + 10, top, rect.width() - 16, height)
            painter.setFont(font)
            painter.setPen(colors.color(role))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += height + 2
        if focused:
            style.paint_ring(painter, QRectF(rect), 5)


class FamilyPage(QWidget):
    """Meter, note about a child that grows out of cover, table."""

    add_wanted = Signal()
    member_opened = Signal(object)
    remove_wanted = Signal(object)

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
        self._note = Card()
        self._note_text = label("", "table", "soga", wrap=True)
        self._note.body.addWidget(self._note_text)
        layout.addWidget(self._note)
        table = Card(_("Family members"))
        table.head.setSpacing(theme.GAP_SMALL)
        self.remove = Button(_("Remove"), icon_name="trash-2", height=theme.CONTROL_SMALL)
        self.remove.clicked.connect(self._remove)
        table.head.addWidget(self.remove)
        self.add = Button(_("Member"), icon_name="plus", height=theme.CONTROL_SMALL)
        self.add.setToolTip(_("Add a family member"))
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
        layout.addWidget(tax)
        layout.addStretch(1)
        self._members: dict[str, FamilyMember] = {}

    def show_draft(self, draft: Draft, day: dt.date, rules: CoverageRules) -> None:
        """Show the family on a day."""
        person = draft.person
        shared = coverage(person.family, day, rules)
        words = relation_words()
        self._members = {member.id: member for member in person.family}
        soon = {member.id for member in shared.covered if _leaves_soon(member, day, rules)}
        places = [FamilyPlace(_("{number} · Participant").format(number=1), person.name, _class(draft), "taken")]
        for number, member in enumerate(shared.covered, start=2):
            note = _age(member, day)
            if member.id in soon:
                limit = age_limit(member, rules)
                note = _("{age} yrs: {date}").format(
                    age=limit, date=formats.day_month_year(_birthday(member.birth_date, limit))
                )
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
        self._show_note([member for member in shared.covered if member.id in soon], rules)
        at = {member.id: number for number, member in enumerate(shared.covered, start=2)}
        extra, out = {member.id for member in shared.extra}, {member.id for member in shared.aged_out}

        def status(member: FamilyMember) -> Status:
            if member.id in at:
                text = _("Place {number}").format(number=at[member.id])
                return Status("warning" if member.id in soon else "passed", text)
            if member.id in extra:
                return Status("info", _("Extra 1%"))
            if member.id in out:
                return Status("none", _("Over the age limit"))
            if member.takes_part and member.employed:
                return Status("none", _("Own employer"))
            return Status("none", _("Not registered"))

        rows = [MemberRow(member, age_on(member.birth_date, day), status(member)) for member in person.family]
        self.table.set_rows(rows)
        self.remove.setEnabled(self.table.view.current_row() is not None)
        shown = min(len(rows) or _EMPTY_ROWS, _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + shown * theme.ROW_FORM) + 4)
        self._tax.setText(
            _(
                "PTKP {ptkp} follows the family as it was on 1 January, with at most three dependants. "
                "A change during the year counts from next January."
            ).format(ptkp=draft.facts.ptkp)
        )

    def _show_note(self, leaving: list[FamilyMember], rules: CoverageRules) -> None:
        self._note.setVisible(bool(leaving))
        if leaving:
            child = leaving[0]
            limit = age_limit(child, rules)
            self._note_text.setText(
                _(
                    "{name} turns {age} on {date}. Still studying? Send the letter from the university through e-Dabu "
                    "before that and tick it here; cover goes on to {student}. Otherwise the place becomes free."
                ).format(
                    name=child.name,
                    age=limit,
                    date=formats.day_month_year(_birthday(child.birth_date, limit)),
                    student=rules.student_age_limit,
                )
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
        Column("status", _("BPJS Kesehatan"), lambda row: row.status, kind="status", width=160),
    )


def _class(draft: Draft) -> str:
    number = draft.facts.kelas_rawat
    return _("Class {number}").format(number=number) if number else _("Class by wage")


def _age(member: FamilyMember, day: dt.date) -> str:
    years = age_on(member.birth_date, day)
    return ngettext("{count} year", "{count} years", years).format(count=years)


def _birthday(birth: dt.date, years: int) -> dt.date:
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:  # born on 29 February
        return dt.date(birth.year + years, 3, 1)


def _leaves_soon(member: FamilyMember, day: dt.date, rules: CoverageRules) -> bool:
    if member.relation.value != "anak":
        return False
    return 0 <= (_birthday(member.birth_date, age_limit(member, rules)) - day).days <= _SOON
