"""The dialog of a family member, with what the checks say while it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.application.people.person_checks import member_remarks
from desktop_app.domain.employee import Employee
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.identifiers import without_separators
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.employees.checks import messages
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import FormDialog, combo, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.month_edit import MonthEdit
from desktop_app.presentation.widgets.segments import Segment, Segments

_SEX_OF: Final = {
    Relation.HUSBAND: "L",
    Relation.WIFE: "P",
    Relation.FATHER: "L",
    Relation.MOTHER: "P",
    Relation.FATHER_IN_LAW: "L",
    Relation.MOTHER_IN_LAW: "P",
}


def relation_words() -> dict[Relation, str]:
    """The relations in words."""
    return {
        Relation.HUSBAND: _("Husband"),
        Relation.WIFE: _("Wife"),
        Relation.CHILD: _("Child"),
        Relation.FATHER: _("Father"),
        Relation.MOTHER: _("Mother"),
        Relation.FATHER_IN_LAW: _("Father-in-law"),
        Relation.MOTHER_IN_LAW: _("Mother-in-law"),
    }


def relations(family: Iterable[FamilyMember]) -> dict[str, str]:
    """The relation of each member in words by the member's key; children are counted by birth."""
    words = relation_words()
    members = tuple(family)
    found = {member.id: words[member.relation] for member in members}
    children = sorted((one for one in members if one.relation is Relation.CHILD), key=lambda child: child.birth_date)
    for number, child in enumerate(children, start=1):
        found[child.id] = _("Child {number}").format(number=number)
    return found


def sex_choice(value: str) -> Segments:
    """Male or female, side by side."""
    segments = Segments([Segment("L", _("Male")), Segment("P", _("Female"))], stretch=True, height=theme.CONTROL_HEIGHT)
    segments.choose(value)
    return segments


class MemberDialog(FormDialog):
    """A family member."""

    def __init__(self, member: FamilyMember | None, key: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Family member"), _("Add") if member is None else _("Use"), parent)
        self._key = member.id if member else key
        self._beside: tuple[Employee, dt.date] | None = None
        words = relation_words()
        self.relation = combo([(text, one) for one, text in words.items()], member.relation if member else None)
        if member is None:
            self.relation.setCurrentIndex(self.relation.findData(Relation.CHILD))
        self.add(FormField(_("Relation"), self.relation, required=True), 0, 0)
        self.name = QLineEdit(member.name if member else "")
        self._own_sex = member.sex if member else "L"
        """As chosen for a relation that doesn't say it."""
        self.sex = sex_choice(self._own_sex)
        self.birth = DateEdit(member.birth_date if member else None)
        self.nik = QLineEdit(member.nik if member else "")
        self.jkn = QLineEdit(member.jkn_number if member else "")
        self.place = QLineEdit(member.birth_place if member else "")
        self.covered_from = MonthEdit(member.covered_from if member else None)
        self.covered_until = MonthEdit(member.covered_until if member else None)
        self._fields = {
            "name": self.add(FormField(_("Name"), self.name, required=True), 0, 1),
            "sex": self.add(FormField(_("Sex"), self.sex, required=True), 1, 0),
            "birth_date": self.add(FormField(_("Date of birth"), self.birth, required=True), 1, 1),
            "nik": self.add(FormField(_("NIK"), self.nik, hint=_("Asked for by e-Dabu")), 2, 0),
            "jkn_number": self.add(FormField(_("JKN number"), self.jkn, hint=_("Empty: not registered yet")), 2, 1),
            "birth_place": self.add(FormField(_("Place of birth"), self.place, hint=_("Asked for by e-Dabu")), 3, 0),
            "covered_from": self.add(
                FormField(_("Counted from month"), self.covered_from, hint=_("Empty: all along")), 4, 0
            ),
            "covered_until": self.add(
                FormField(_("Counted until month"), self.covered_until, hint=_("After a divorce, a death, an own job")),
                4,
                1,
            ),
        }
        self._add_boxes(member)
        for edit in (self.name, self.nik, self.jkn, self.birth, self.covered_from, self.covered_until):
            edit.textEdited.connect(self._look)
        self.sex.chosen.connect(self._choose_sex)
        self.relation.currentIndexChanged.connect(self._follow_relation)
        self._show_boxes()
        (self.name if member else self.relation).setFocus()

    def check_beside(self, employee: Employee, today: dt.date) -> None:
        """Say under the fields what doesn't fit, also with this employee and the rest of the family."""
        self._beside = (employee, today)
        self._look()

    def complete(self) -> bool:
        """A name, a date of birth, and months that can be read."""
        named = needs(self._fields["name"], given=bool(self.name.text().strip()))
        dated = _("Type the date like 20-11-2026.")
        born = needs(self._fields["birth_date"], given=self.birth.date is not None, text=dated)
        if named and born:
            self._look()
        months = [
            needs(self._fields[name], given=edit.valid, text=_("Type the month like 11-2026."))
            for name, edit in (("covered_from", self.covered_from), ("covered_until", self.covered_until))
            if not edit.valid
        ]
        return named and born and not months

    def member(self) -> FamilyMember:
        """The member as typed; valid after ``complete``."""
        birth = self.birth.date
        assert birth is not None
        return self._typed(birth)

    def _typed(self, birth: dt.date) -> FamilyMember:
        relation = self.relation.currentData()
        return FamilyMember(
            id=self._key,
            relation=relation,
            name=self.name.text().strip(),
            sex=self.sex.current,
            birth_date=birth,
            nik=without_separators("nik", self.nik.text().strip()),
            jkn_number=without_separators("jkn_number", self.jkn.text().strip()),
            birth_place=self.place.text().strip(),
            studying=relation is Relation.CHILD and self.studying.isChecked(),
            takes_part=self.takes_part.isChecked(),
            employed=relation.is_spouse and self.employed.isChecked(),
            covered_from=self.covered_from.month,
            covered_until=self.covered_until.month,
        )

    def _look(self, *_signal: object) -> None:
        birth = self.birth.date
        if self._beside is None or birth is None:
            return
        employee, today = self._beside
        member = self._typed(birth)
        said = messages(member_remarks(member, employee, today))
        for name, field in self._fields.items():
            text, trouble = said.get(name, ("", ""))
            # What is only not typed yet is no mistake.
            empty = name == "nik" and not member.nik
            field.say("" if empty else text, "" if empty else trouble)

    def _choose_sex(self, sex: str) -> None:
        self._own_sex = sex
        self._look()

    def _follow_relation(self) -> None:
        self.sex.choose(_SEX_OF.get(self.relation.currentData(), self._own_sex))
        self._show_boxes()
        self._look()

    def _show_boxes(self) -> None:
        self.employed.setVisible(self.relation.currentData().is_spouse)
        self.studying.setVisible(self.relation.currentData() is Relation.CHILD)

    def _add_boxes(self, member: FamilyMember | None) -> None:
        self.studying = QCheckBox(_("Studying (covered to 25)"))
        self.studying.setChecked(bool(member and member.studying))
        self.takes_part = QCheckBox(_("Registered at BPJS Kesehatan"))
        self.takes_part.setChecked(member.takes_part if member else True)
        self.employed = QCheckBox(_("Has an own employer who pays too"))
        self.employed.setChecked(bool(member and member.employed))
        self.employed.setToolTip(_("Both spouses are registered and both pay (Perpres 82/2018 art. 14(1))."))
        for box in (self.studying, self.takes_part, self.employed):
            theme.set_font(box, "body")
            self.extra.addWidget(box)
        note = _("Brothers, sisters and other relatives can't be entered: they pay for themselves (PBPU).")
        self.extra.addWidget(label(note, "caption", "ink-3", wrap=True))
