"""The chosen checklist and its letter, with the button for the next step under both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.application.paperwork.letters import Letter
from desktop_app.application.records.paperwork import CaseKey, Checklist
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.paperwork import About, LetterKind, Procedure
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.paperwork.checklist import ChecklistView
from desktop_app.presentation.screens.paperwork.letter import LetterForm
from desktop_app.presentation.screens.paperwork.rows import letter_name, words
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.segments import Segment, Segments

_CHECKLIST: Final = "checklist"
_LETTER: Final = "letter"


class PaperPanel(QWidget):
    """Head, where needed the choice of person and day, then checklist or letter, then the next step."""

    case_chosen = Signal(object)
    """The key of another case, chosen by person and day."""
    ticked = Signal(str, bool)
    edit_wanted = Signal(str, str)
    restore_wanted = Signal(str)
    letter_wanted = Signal()
    """The letter is to be filled from the records."""
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._procedure: Procedure | None = None
        self._company: Company | None = None
        self._people: tuple[tuple[str, str, str], ...] | None = None
        self.letter_kind: LetterKind | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._choice())
        outer.addWidget(rule(strong=True))
        self.checklist = ChecklistView()
        self.checklist.ticked.connect(self.ticked)
        self.checklist.edit_wanted.connect(self.edit_wanted)
        self.checklist.restore_wanted.connect(self.restore_wanted)
        self.form = LetterForm()
        self._pages = QStackedWidget()
        for page in (self.checklist, self.form):
            page.setObjectName("surface")
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            area = QScrollArea(widgetResizable=True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(page)
            self._pages.addWidget(area)
        outer.addWidget(self._pages, 1)
        outer.addWidget(self._foot())

    # What the screen asks

    def set_people(self, people: Sequence[Employee], company: Company) -> None:
        """Whom a checklist can be started for."""
        self._company = company
        known = tuple((employee.id, employee.name, employee.nip) for employee in people)
        if known == self._people:
            return
        self._people = known
        before = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        for employee in people:
            self.person.addItem(f"{employee.name} · {employee.nip}", employee.id)
            self.person.setItemData(self.person.count() - 1, employee.nip, Qt.ItemDataRole.UserRole + 1)
        self.person.setCurrentIndex(max(self.person.findData(before), 0) if people else -1)
        self.person.blockSignals(False)

    def choose_person(self, nip: str) -> None:
        """Preset the person for whom a checklist is started."""
        place = self.person.findData(nip, Qt.ItemDataRole.UserRole + 1)
        if place >= 0:
            self.person.setCurrentIndex(place)

    def show_fixed(self) -> None:
        """The case comes from the records: person and day aren't asked."""
        self._procedure = None
        self._choice_row.hide()

    def start(self, procedure: Procedure, today: date) -> None:
        """Ask for person and day of a checklist, and show it for the first choice at once."""
        self._procedure = procedure
        self._choice_row.show()
        self._person_field.setVisible(procedure.about is About.EMPLOYEE)
        if self.day.date is None:
            self.day.set_date(today)
        self._announce()

    def show_checklist(self, checklist: Checklist, today: date, *, fresh: bool) -> None:
        """Show a case; a fresh one begins with its checklist."""
        case = checklist.case
        self.letter_kind = case.procedure.letter
        self._title.setText(words(case.procedure.title))
        event = formats.day_month_year(case.key.event_on)
        self._subtitle.setText(" · ".join(filter(None, (case.name, case.nip, event))))
        self.checklist.show_checklist(checklist, today)
        total = len(case.procedure.items)
        segments = [Segment(_CHECKLIST, _("Checklist"))]
        if self.letter_kind is not None:
            segments.append(Segment(_LETTER, _("Letter")))
        self.tabs.set_segments(segments)
        self.tabs.setVisible(len(segments) > 1)
        self._progress.setText(_("{done} of {total} done").format(done=case.done, total=total))
        if fresh:
            self._turn_to(_CHECKLIST)
        self._show_next_step()

    def show_letter(self, letter: Letter) -> None:
        """Show the letter's form."""
        self.form.show_letter(letter)
        self._turn_to(_LETTER)
        self.form.number.setFocus()

    def next_step(self) -> None:
        """Fill the letter, or write it when it's already shown."""
        if self.letter_kind is None:
            return
        if self.tabs.current == _LETTER:
            self.save_wanted.emit()
        else:
            self.letter_wanted.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the first line that isn't done."""
        lines = list(self.checklist.lines.values())
        line = next((line for line in lines if not line.box.isChecked()), lines[0] if lines else None)
        if line is not None:
            line.box.setFocus(Qt.FocusReason.TabFocusReason)

    # Building

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.PAD, 8, theme.PAD, 8)
        row.setSpacing(theme.GAP_SMALL)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._title, self._subtitle = label("", "section", wrap=True), label("", "table", "ink-3", wrap=True)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        row.addLayout(texts, 1)
        self.tabs = Segments()
        self.tabs.setAccessibleName(_("Checklist or letter"))
        self.tabs.chosen.connect(self._tab_chosen)
        row.addWidget(self.tabs)
        return row

    def _choice(self) -> QWidget:
        self._choice_row = QWidget()
        row = QHBoxLayout(self._choice_row)
        row.setContentsMargins(theme.PAD, 0, theme.PAD, theme.GAP_SMALL)
        row.setSpacing(theme.PAD)
        self.person = QComboBox()
        theme.set_font(self.person, "body")
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.person.setMinimumContentsLength(18)
        self.person.currentIndexChanged.connect(self._announce)
        self.day = DateEdit()
        self.day.date_changed.connect(lambda _day: self._announce())
        self._person_field = FormField(_("About whom"), self.person, hint_lines=0)
        row.addWidget(self._person_field, 2)
        row.addWidget(FormField(_("Day of the event"), self.day, hint_lines=0), 1)
        return self._choice_row

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        row.setSpacing(theme.GAP_SMALL)
        self._progress = label("", "table", "ink-2")
        self.next_button = Button("", "primary")
        self.next_button.clicked.connect(self.next_step)
        row.addWidget(self._progress, 1)
        row.addWidget(self.next_button)
        return foot

    # Inside

    def _announce(self) -> None:
        procedure, company, day = self._procedure, self._company, self.day.date
        if procedure is None or company is None or day is None:
            return
        subject = company.id if procedure.about is About.COMPANY else self.person.currentData()
        if subject:
            self.case_chosen.emit(CaseKey(procedure.key, subject, day))

    def _tab_chosen(self, key: str) -> None:
        if key == _LETTER:
            self.letter_wanted.emit()
        else:
            self._turn_to(key)

    def _turn_to(self, key: str) -> None:
        self.tabs.choose(key)
        self._pages.setCurrentIndex(1 if key == _LETTER else 0)
        self._show_next_step()

    def _show_next_step(self) -> None:
        kind = self.letter_kind
        self.next_button.setVisible(kind is not None)
        if kind is None:
            return
        writing = self.tabs.current == _LETTER
        self.next_button.set_icon_name("save" if writing else "file-text")
        self.next_button.set_text(_("Save letter as PDF") if writing else _("Fill the letter"))
        self.next_button.setShortcut(QKeySequence())
        self.next_button.set_hint("Ctrl+S" if writing else "")
        self.next_button.setToolTip(letter_name(kind))
