"""The form of a company: a new client, or the facts of one that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.keys import new_key
from desktop_app.application.people_merge import restated
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.identifiers import has_length, without_separators
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.page_head import PageHead

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (760, 700)
_DIGITS: Final[Mapping[str, tuple[int, ...]]] = {
    "npwp": (15, 16),
    "nitku": (22,),
    "npp": (8,),
    "business_unit_code": (8,),
    "location_code": (4,),
    "klu": (5,),
}
_LETTERS_ALLOWED: Final = frozenset({"npp"})
_COLUMNS: Final = 6


def open_company(parent: QWidget, services: Services, jobs: Jobs, company: Company | None = None) -> Company | None:
    """Let the user enter a company or change one; the company as it was saved, or None."""
    dialog = CompanyForm(services, jobs, company, parent)
    dialog.exec()
    return dialog.saved


class CompanyForm(QDialog):
    """Identity is corrected in place; size, class, week and pay day hold from a date."""

    def __init__(
        self, services: Services, jobs: Jobs, company: Company | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._company = company
        self._today = services.clock.now().date()
        self.saved: Company | None = None
        title = _("New client") if company is None else company.name
        self.setWindowTitle(title)
        self.resize(*_SIZE)
        self.texts: dict[str, QLineEdit] = {}
        self.form_fields: dict[str, FormField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHead(title, _("Code, name, size and JKK class are enough to calculate.")))
        self.message = MessageBar()
        layout.addWidget(self.message)
        area = QScrollArea(widgetResizable=True)
        page = QWidget()
        page.setObjectName("page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(theme.PAD_FORM, theme.PAD, theme.PAD_FORM, theme.PAD)
        inner.setSpacing(theme.GAP)
        inner.addWidget(self._identity_card())
        inner.addWidget(self._terms_card())
        inner.addStretch(1)
        area.setWidget(page)
        layout.addWidget(area, 1)
        layout.addWidget(self._foot())
        self._fill()
        self.texts["code" if company is None else "name"].setFocus()

    def draft(self) -> Company:
        """The company as typed. Raises KnownProblem ``company.amount`` or ``company.start`` for unreadable fields."""
        values: dict[str, Any] = {
            name: without_separators(name, edit.text().strip()) for name, edit in self.texts.items()
        }
        if not self.wage.valid:
            raise KnownProblem("company.amount")
        start = self.start.date
        if start is None:
            raise KnownProblem("company.start")
        facts: dict[str, Any] = {
            "size": self.size_choice.currentData(),
            "jkk_class": self.jkk.currentData(),
            "workweek": self.week.currentData(),
            "payday": self.payday.currentData(),
            "minimum_wage": self.wage.amount,
        }
        if self._company is None:
            return Company(id=new_key(), terms=(CompanyTerms(starts_on=start, **facts),), **values)
        newest = self._company.terms[-1]
        changed = {name: value for name, value in facts.items() if getattr(newest, name) != value}
        terms = restated(self._company.terms, changed, None if start <= newest.starts_on else start)
        return replace(self._company, terms=terms, **values)

    def save(self) -> None:
        """Save and close; what can't be saved is said at the top."""
        try:
            company = self.draft()
        except KnownProblem as problem:
            self._say(problem)
            return
        self.button.setEnabled(False)
        job = self._jobs.run(
            lambda: self._services.companies.save(company),
            self._done,
            problem=self._say,
            changes=lambda outcome: outcome.changes if outcome.changes.kinds else None,
        )
        job.finished.connect(lambda: self.button.setEnabled(True))

    # Building

    def _identity_card(self) -> Card:
        card = Card(_("Company"))
        grid = _grid()
        add: list[tuple[str, str, int, bool, str]] = [
            ("code", _("Code"), 2, True, _("Short, for example SNU")),
            ("name", _("Name"), 4, True, ""),
            ("npwp", _("NPWP"), 3, False, _("15 or 16 digits")),
            ("nitku", _("NITKU"), 3, False, _("22 digits")),
            ("npp", _("NPP of BPJS Ketenagakerjaan"), 3, False, ""),
            ("business_unit_code", _("Unit code of BPJS Kesehatan"), 3, False, _("8 digits")),
            ("address", _("Address"), 6, False, ""),
            ("location_code", _("Place code"), 2, False, _("4 digits of SIPP's list")),
            ("province", _("Province"), 2, False, ""),
            ("klu", _("KLU"), 2, False, _("5 digits")),
        ]
        for name, title, span, required, hint in add:
            edit = QLineEdit()
            edit.editingFinished.connect(self._checker(name))
            self.texts[name] = edit
            field = FormField(title, edit, required=required, hint=hint)
            self.form_fields[name] = field
            _place(grid, field, span)
        card.body.addLayout(grid)
        return card

    def _terms_card(self) -> Card:
        card = Card(_("What holds from a date"))
        grid = _grid()
        sizes = {
            CompanySize.MICRO: _("Micro"),
            CompanySize.SMALL: _("Small"),
            CompanySize.MEDIUM: _("Medium"),
            CompanySize.LARGE: _("Large"),
        }
        self.size_choice = _combo([(text, size) for size, text in sizes.items()])
        self.jkk = _combo([(_("Class {number}").format(number=number), number) for number in range(1, 6)])
        self.week = _combo([(_("5 days"), 5), (_("6 days"), 6)])
        days = [(str(day), day) for day in range(1, 32)]
        self.payday = _combo([(_("Last day of the month"), None), *days])
        self.wage = MoneyEdit()
        self.start = DateEdit()
        for title, control, span, required, hint in (
            (_("Business size"), self.size_choice, 2, True, _("Decides the mandatory programmes")),
            (_("JKK risk class"), self.jkk, 2, True, _("As BPJS set it")),
            (_("Working week"), self.week, 2, True, ""),
            (_("Pay day"), self.payday, 2, False, ""),
            (_("Minimum wage"), self.wage, 2, False, _("Empty: by place, from the tables")),
            (_("Holds from"), self.start, 2, True, ""),
        ):
            _place(grid, FormField(title, control, required=required, hint=hint), span)
        card.body.addLayout(grid)
        return card

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        row.setSpacing(theme.GAP_SMALL)
        row.addStretch(1)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = Button(_("Save"), "primary", "save", "Ctrl+S")
        self.button.setDefault(True)
        self.button.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        row.addWidget(cancel)
        row.addWidget(self.button)
        return foot

    def _fill(self) -> None:
        company = self._company
        if company is None:
            self.start.set_date(self._today.replace(month=1, day=1))
            self.size_choice.setCurrentIndex(self.size_choice.findData(CompanySize.SMALL))
            return
        for name, edit in self.texts.items():
            edit.setText(getattr(company, name))
            self._checker(name)()
        newest = company.terms[-1]
        for combo, value in (
            (self.size_choice, newest.size),
            (self.jkk, newest.jkk_class),
            (self.week, newest.workweek),
            (self.payday, newest.payday),
        ):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        self.wage.set_amount(newest.minimum_wage)
        self.start.set_date(max(self._today.replace(day=1), newest.starts_on))

    # Inside

    def _checker(self, name: str) -> Callable[[], None]:
        def check() -> None:
            text = without_separators(name, self.texts[name].text().strip())
            lengths = _DIGITS.get(name)
            if text and lengths and name not in _LETTERS_ALLOWED and not has_length(text, *lengths):
                expected = _(" or ").join(str(length) for length in lengths)
                message = _("{count} characters; {expected} digits are usual.").format(
                    count=len(text), expected=expected
                )
                self.form_fields[name].say(message, "warning")
            else:
                self.form_fields[name].say("")

        return check

    def _done(self, outcome: Outcome[Company]) -> None:
        self.saved = outcome.value
        self.accept()

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))
        for code, name in (("company.code", "code"), ("company.name", "name")):
            if problem.code.startswith(code):
                self.texts[name].setFocus()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.PAD)
    grid.setVerticalSpacing(6)
    for column in range(_COLUMNS):
        grid.setColumnStretch(column, 1)
    return grid


def _place(grid: QGridLayout, widget: QWidget, span: int) -> None:
    """Put a field into the next free cells of the grid."""
    row, column = int(grid.property("row") or 0), int(grid.property("column") or 0)
    if column + span > _COLUMNS:
        row, column = row + 1, 0
    grid.addWidget(widget, row, column, 1, span)
    grid.setProperty("row", row)
    grid.setProperty("column", column + span)


def _combo(choices: list[tuple[str, Any]]) -> QComboBox:
    combo = QComboBox()
    theme.set_font(combo, "body")
    for text, value in choices:
        combo.addItem(text, value)
    return combo
