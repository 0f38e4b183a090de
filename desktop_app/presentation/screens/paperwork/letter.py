"""The form of a letter: what the records filled in, to be completed and changed before it's written."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.application.paperwork.letters import Agent, Letter
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.paperwork import LetterKind
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.paperwork.rows import ground_choices, letter_name
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_field import FormField

_COLUMNS: Final = 6
_TO_AN_OFFICE: Final = frozenset(
    {LetterKind.KESEHATAN_DEACTIVATION, LetterKind.KESEHATAN_CLOSURE, LetterKind.REGISTRATION}
)
_WITH_A_DAY: Final = frozenset(
    {LetterKind.KESEHATAN_DEACTIVATION, LetterKind.KESEHATAN_CLOSURE, LetterKind.KETENAGAKERJAAN_CLOSURE}
)
_AGENT: Final = ("name", "nik", "position", "phone", "email")


class LetterForm(QWidget):
    """Fields of one letter; those that its kind doesn't need are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter: Letter | None = None
        self.people: dict[str, QCheckBox] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, theme.PAD)
        outer.setSpacing(theme.GAP_SMALL)
        self._title = label("", "section", wrap=True)
        note = _("The letter itself is in Indonesian, with places for stamp duty, signature and company stamp.")
        outer.addWidget(self._title)
        outer.addWidget(label(note, "caption", "ink-3", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PAD)
        grid.setVerticalSpacing(2)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        outer.addLayout(grid)
        self.number, self.place, self.branch = QLineEdit(), QLineEdit(), QLineEdit()
        self.signatory, self.position = QLineEdit(), QLineEdit()
        self.dated, self.effective = DateEdit(), DateEdit()
        self.ground = QComboBox()
        theme.set_font(self.ground, "body")
        for text, ground in ground_choices():
            self.ground.addItem(text, ground)
        self.agent = {name: QLineEdit() for name in _AGENT}
        self._fields = {
            "number": FormField(_("Number of the letter"), self.number, required=True),
            "dated": FormField(_("Date"), self.dated, required=True),
            "place": FormField(_("Place"), self.place, required=True),
            "branch": FormField(_("Branch office of BPJS"), self.branch),
            "effective": FormField(_("Holds from"), self.effective, required=True),
            "ground": FormField(_("Ground"), self.ground, required=True),
            "signatory": FormField(_("Signed by"), self.signatory, required=True),
            "position": FormField(_("Position"), self.position, required=True),
            "agent.name": FormField(_("User of e-Dabu"), self.agent["name"], required=True),
            "agent.nik": FormField(_("NIK of the user"), self.agent["nik"], required=True),
            "agent.position": FormField(_("Position of the user"), self.agent["position"]),
            "agent.phone": FormField(_("Phone"), self.agent["phone"]),
            "agent.email": FormField(_("E-mail"), self.agent["email"]),
        }
        for field in self._fields.values():
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid = grid
        self._people_head = label(_("People in the letter"), "table", "ink-2", weight=500)
        outer.addWidget(self._people_head)
        self._people = QVBoxLayout()
        self._people.setSpacing(theme.UNIT)
        outer.addLayout(self._people)
        outer.addStretch(1)

    def show_letter(self, letter: Letter) -> None:
        """Fill the fields."""
        self._letter = letter
        self._title.setText(letter_name(letter.kind))
        self._place_fields(letter.kind)
        for edit, text in (
            (self.number, letter.number),
            (self.place, letter.place),
            (self.branch, letter.branch),
            (self.signatory, letter.signatory_name),
            (self.position, letter.signatory_position),
            *((self.agent[name], getattr(letter.agent, name)) for name in _AGENT),
        ):
            edit.setText(text)
        missing = "" if letter.company.signatory_name else _("Not in the company's data yet.")
        self._fields["signatory"].say(missing, "info" if missing else "")
        self.dated.set_date(letter.dated)
        self.effective.set_date(letter.effective_on)
        self.ground.setCurrentIndex(self.ground.findData(letter.ground))
        self._show_people(letter)

    def letter(self) -> Letter:
        """The letter as it stands in the fields. Raises KnownProblem ``letter.date_wrong``."""
        if self._letter is None or self.dated.date is None or self.effective.date is None:
            raise KnownProblem("letter.date_wrong")
        return replace(
            self._letter,
            number=self.number.text().strip(),
            dated=self.dated.date,
            place=self.place.text().strip(),
            branch=self.branch.text().strip(),
            effective_on=self.effective.date,
            ground=self.ground.currentData(),
            signatory_name=self.signatory.text().strip(),
            signatory_position=self.position.text().strip(),
            people=tuple(person for person in self._letter.people if self.people[person.id].isChecked()),
            agent=Agent(**{name: edit.text().strip() for name, edit in self.agent.items()}),
        )

    def _place_fields(self, kind: LetterKind) -> None:
        """Only what the letter needs, in reading order."""
        half = _COLUMNS // 2
        to_office, with_day = kind in _TO_AN_OFFICE, kind in _WITH_A_DAY
        names = ["number", "dated", "place", *(["branch"] if to_office else ["effective"] if with_day else [])]
        names += ["signatory", "position", *(["effective"] if to_office and with_day else [])]
        names += ["ground"] if kind is LetterKind.KESEHATAN_CLOSURE else []
        names += [f"agent.{name}" for name in _AGENT] if kind is LetterKind.EDABU_POWER_OF_ATTORNEY else []
        whole = "place" if kind is LetterKind.EDABU_POWER_OF_ATTORNEY else ""
        shown = [(name, _COLUMNS if name == whole else half) for name in names]
        for field in self._fields.values():
            self._grid.removeWidget(field)
            field.setParent(self)
            field.hide()
        row, column = 0, 0
        before: QWidget | None = None
        for name, span in shown:
            if column + span > _COLUMNS:
                row, column = row + 1, 0
            field = self._fields[name]
            self._grid.addWidget(field, row, column, 1, span)
            field.show()
            if before is not None:
                QWidget.setTabOrder(before, field.control)
            before = field.control
            column += span

    def _show_people(self, letter: Letter) -> None:
        listed = letter.kind in (LetterKind.KESEHATAN_DEACTIVATION, LetterKind.REGISTRATION)
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.people = {}
        self._people_head.setVisible(listed)
        for person in letter.people:
            box = QCheckBox(" · ".join(filter(None, (person.name, person.member_number or person.nik))))
            theme.set_font(box, "body", tabular=True)
            box.setChecked(True)
            self.people[person.id] = box
            self._people.addWidget(box)
            box.setVisible(listed)
