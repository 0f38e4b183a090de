"""What is worth knowing about a family: who grows out of cover and who moves up, who is registered elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.people.person_checks import member_remarks
from desktop_app.domain.employee import Employee
from desktop_app.domain.family import CoverageRules, FamilyMember, coverage
from desktop_app.domain.family_outlook import AgeOut
from desktop_app.domain.findings import Severity
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.screens.employees.member import relation_words
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.status_mark import StatusMark


@dataclass(frozen=True, slots=True)
class Note:
    """One thing worth knowing."""

    text: str
    kind: StatusKind = "info"
    may_study: FamilyMember | None = None
    """The child for whom the note offers to tick that he or she is studying."""


def family_notes(person: Employee, day: dt.date, rules: CoverageRules, leaving: Sequence[AgeOut]) -> tuple[Note, ...]:
    """The notes about a family on a day, the urgent ones first."""
    notes = [_age_out(one, rules) for one in leaving]
    shared = coverage(person.family, day, rules)
    for child in shared.aged_out:
        may = None if child.studying else child
        notes.append(Note(sentence("family.over_age", {"name": child.name}), "warning", may))
    words = relation_words()
    for member in person.family:
        for finding in member_remarks(member, person, day):
            kind: StatusKind = "blocking" if finding.severity is Severity.ERROR else "warning"
            who = f"{member.name or words[member.relation]}: "
            notes.append(Note(who + sentence(finding.code, finding.params), kind))
    notes += [
        Note(sentence("family.second_spouse", {"name": member.name}))
        for member in shared.extra
        if member.relation.is_spouse
    ]
    notes += [
        Note(sentence("family.spouse_employed", {"name": member.name}))
        for member in person.family
        if member.employed and member.relation.is_spouse
    ]
    return tuple(notes)


def _age_out(leaving: AgeOut, rules: CoverageRules) -> Note:
    code = "family.age_out_extra" if leaving.is_extra else "family.age_out"
    values: dict[str, object] = {
        "name": leaving.child.name,
        "age": leaving.age,
        "date": formats.day_month_year(leaving.on),
        "month": formats.month_name(leaving.last_month.year, leaving.last_month.number),
    }
    if leaving.successor is not None:
        code = "family.age_out_next"
        values["successor"] = leaving.successor.name
    text = sentence(code, values)
    if leaving.may_go_on:
        text += " " + sentence("family.may_go_on", {"age": rules.student_age_limit})
    return Note(text, "warning", leaving.child if leaving.may_go_on else None)


class NoteLine(QWidget):
    """A mark, a text, and a button where there is something to do at once."""

    studies = Signal(object)
    """The child, now studying."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_SMALL)
        self._mark = StatusMark("info")
        self._text = label("", "table", wrap=True)
        self._button = Button(_("Is studying"), height=theme.CONTROL_SMALL)
        self._button.clicked.connect(self._study)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._child: FamilyMember | None = None

    def show_note(self, note: Note) -> None:
        """Show a note."""
        self._mark.set_kind(note.kind, note.text)
        self._text.setText(note.text)
        tones = {"warning": "soga", "blocking": "merah"}
        theme.set_tone(self._text, tones.get(note.kind, "ink-2"))
        self._child = note.may_study
        self._button.setVisible(note.may_study is not None)
        if note.may_study is not None:
            self._button.setAccessibleName(_("{name} is studying").format(name=note.may_study.name))

    @property
    def text(self) -> str:
        """The text shown."""
        return self._text.text()

    def _study(self) -> None:
        if self._child is not None:
            self.studies.emit(replace(self._child, studying=True))


class FamilyNotes(Card):
    """The notes, one below the other; without any the card isn't there."""

    studies = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP_SMALL)
        self.body.addLayout(self._rows)
        self.lines: list[NoteLine] = []

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes."""
        while len(self.lines) < len(notes):
            line = NoteLine(self)
            line.studies.connect(self.studies)
            self._rows.addWidget(line)
            self.lines.append(line)
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(notes))
            if number < len(notes):
                line.show_note(notes[number])
        self.setVisible(bool(notes))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts shown."""
        return tuple(line.text for line in self.lines if not line.isHidden())
