"""The form of a company: a new client, or the facts of one that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabBar,
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
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.company_branches import Branches
from desktop_app.presentation.screens.company_classes import ClassTable
from desktop_app.presentation.screens.company_grid import grid, page, place
from desktop_app.presentation.screens.company_history import CompanyHistory
from desktop_app.presentation.screens.company_policies import Policies, ProgrammeChoice, Timeline
from desktop_app.presentation.screens.company_signing import LogoCard
from desktop_app.presentation.screens.company_words import CLASSES, size_words
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import combo
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.page_head import PageHead

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (820, 700)
_DIGITS: Final[Mapping[str, tuple[int, ...]]] = {
    "npwp": (15, 16),
    "nitku": (22,),
    "npp": (8,),
    "business_unit_code": (8,),
    "location_code": (4,),
    "klu": (5,),
}
_LETTERS_ALLOWED: Final = frozenset({"npp"})
_Field = tuple[str, str, int, bool, str]
"""Name, title, sixths of the row, whether needed, hint."""


def open_company(
    parent: QWidget,
    services: Services,
    jobs: Jobs,
    company: Company | None = None,
    letters: Callable[[], None] | None = None,
) -> Company | None:
    """Let the user enter a company or change one; the company as it was saved, or None.

    ``letters`` goes to the letters and procedures of the company; with it the form offers the way there.
    """
    dialog = CompanyForm(services, jobs, company, parent)
    dialog.letters.setVisible(letters is not None)
    if letters is not None:
        dialog.letters.clicked.connect(letters)
    dialog.exec()
    return dialog.saved


class CompanyForm(QDialog):
    """Identity is corrected in place; size, class, week, pay day and policies hold from the date at the foot."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        company: Company | None = None,
        parent: QWidget | None = None,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._company = company
        self._dialogs = dialogs or QtDialogs(self)
        self._today = services.clock.now().date()
        self.saved: Company | None = None
        title = _("New client") if company is None else company.name
        self.setWindowTitle(title)
        self.resize(*(theme.current().px(side) for side in _SIZE))
        self.texts: dict[str, QLineEdit] = {}
        self.form_fields: dict[str, FormField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = PageHead(title, _("Code, name, size and JKK class are enough to calculate."), line=False)
        layout.addWidget(head)
        self.message = MessageBar()
        self.tabs = QTabBar()
        self._pages = QStackedWidget()
        layout.addWidget(self._tab_strip())
        layout.addWidget(self.message)
        self._make_pages()
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot())
        self._fill()
        self.texts["code" if company is None else "name"].setFocus()

    def draft(self) -> Company:
        """The company as typed. Raises KnownProblem ``company.amount`` or ``company.start`` for unreadable fields."""
        values: dict[str, Any] = {
            name: without_separators(name, edit.text().strip()) for name, edit in self.texts.items()
        }
        values |= {"logo": self.logo.logo, "branches": self.branches.branches}
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
            "programmes": self.programmes.programmes(),
            **self.policies.facts(),
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

    def show_tab(self, at: int) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(at)

    # Building

    def _tab_strip(self) -> QFrame:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the form"))
        theme.set_font(self.tabs, "body", weight=500)
        strip = QFrame()
        strip.setObjectName("head")
        strip.setProperty("line", True)
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 0, theme.PAD, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        return strip

    def _make_pages(self) -> None:
        self.branches = Branches(self._today)
        self.policies, self.programmes, self.timeline = Policies(), ProgrammeChoice(), Timeline()
        self.logo = LogoCard(self._dialogs)
        for title, cards in (
            (_("Identity"), (self._identity_card(), self._terms_card())),
            (_("Places & branches"), (self._place_card(), self.branches)),
            (_("Policies"), (self.policies, self.programmes, self.timeline)),
            (_("Signature & account"), (self._signatory_card(), self._bank_card(), self.logo)),
        ):
            self.tabs.addTab(title.replace("&", "&&"))
            self._pages.addWidget(page(*cards))
        if self._company is not None:
            self.tabs.addTab(_("History"))
            self.history = CompanyHistory(
                self._company.id,
                self._services.history,
                self._jobs,
                self.message,
                self._is_changed,
                self._take_back,
                self._say,
            )
            self._pages.addWidget(self.history)

    def _identity_card(self) -> Card:
        return self._card(
            _("Company"),
            [
                ("code", _("Code"), 2, True, _("Short, for example SNU")),
                ("name", _("Name"), 4, True, ""),
                ("npwp", _("NPWP"), 3, False, _("15 or 16 digits")),
                ("nitku", _("NITKU"), 3, False, _("22 digits")),
                ("npp", _("NPP of BPJS Ketenagakerjaan"), 2, False, ""),
                ("business_unit_code", _("Unit code of BPJS Kesehatan"), 2, False, _("8 digits")),
                ("klu", _("KLU"), 2, False, _("5 digits")),
            ],
        )

    def _place_card(self) -> Card:
        return self._card(
            _("Head office"),
            [
                ("address", _("Address"), 6, False, ""),
                ("location_code", _("Place code"), 3, False, _("4 digits of SIPP's list")),
                ("province", _("Province"), 3, False, _("Where the UMK of the place isn't known, its UMP counts")),
            ],
        )

    def _signatory_card(self) -> Card:
        return self._card(
            _("Who signs"),
            [
                ("signatory_name", _("Name"), 3, False, _("On letters and forms")),
                ("signatory_position", _("Position"), 3, False, _("For example Direktur")),
            ],
        )

    def _bank_card(self) -> Card:
        return self._card(
            _("Account from which wages are paid"),
            [
                ("bank", _("Bank"), 2, False, ""),
                ("bank_account", _("Account number"), 2, False, _("Stands on the transfer list")),
                ("bank_account_name", _("Name of the account"), 2, False, ""),
            ],
        )

    def _card(self, title: str, fields: list[_Field]) -> Card:
        card = Card(title)
        layout = grid()
        for name, text, span, required, hint in fields:
            edit = QLineEdit()
            edit.editingFinished.connect(self._checker(name))
            self.texts[name] = edit
            field = self.form_fields[name] = FormField(text, edit, required=required, hint=hint, parent=card)
            place(layout, field, span)
        card.body.addLayout(layout)
        return card

    def _terms_card(self) -> Card:
        card = Card(_("Size, risk and working week"))
        layout = grid()
        self.size_choice = combo([(text, size) for size, text in size_words().items()])
        self.jkk = combo([(_("Class {number}").format(number=name), at) for at, name in enumerate(CLASSES, start=1)])
        self.week = combo([(_("5 days"), 5), (_("6 days"), 6)])
        days = [(str(day), day) for day in range(1, 32)]
        self.payday = combo([(_("Last day of the month"), None), *days])
        self.wage = MoneyEdit()
        for title, control, span, required, hint in (
            (_("Business size"), self.size_choice, 2, True, _("Decides the mandatory programmes")),
            (_("JKK risk class"), self.jkk, 2, True, _("As BPJS set it")),
            (_("Working week"), self.week, 2, True, ""),
            (_("Pay day"), self.payday, 2, False, ""),
            (_("Minimum wage"), self.wage, 4, False, _("Empty: by place, from the tables")),
        ):
            place(layout, FormField(title, control, required=required, hint=hint, parent=card), span)
        card.body.addLayout(layout)
        rates = self._services.regulations.current().find("bpjs.jkk.rates", self._today)
        self.classes = ClassTable(rates.value if rates is not None else {})
        self.classes.chosen.connect(lambda number: self.jkk.setCurrentIndex(self.jkk.findData(number)))
        self.jkk.currentIndexChanged.connect(lambda _at: self.classes.show_class(self.jkk.currentData()))
        self.classes.show_class(self.jkk.currentData())
        card.body.addWidget(self.classes)
        return card

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PAD_FORM, 10, theme.PAD_FORM, 10)
        row.setSpacing(theme.GAP_SMALL)
        self.start = DateEdit()
        self.start.setFixedWidth(theme.current().px(136))
        said = label(_("Size, class, week and policies hold from"), "table", "ink-2")
        said.setBuddy(self.start)
        self.start.setAccessibleName(said.text())
        row.addWidget(said)
        row.addWidget(self.start)
        row.addStretch(1)
        self.letters = Button(_("Letters & procedures"), "ghost", "list-checks", parent=foot)
        self.letters.setAutoDefault(False)
        self.letters.clicked.connect(self.reject)
        self.letters.hide()
        row.addWidget(self.letters)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = Button(_("Save"), "primary", "save", "Ctrl+S")
        self.button.setDefault(True)
        self.button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, lambda: self._step(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self, lambda: self._step(-1))
        row.addWidget(cancel)
        row.addWidget(self.button)
        return foot

    def _fill(self) -> None:
        company = self._company
        if company is None:
            self.start.set_date(self._today.replace(month=1, day=1))
            self.size_choice.setCurrentIndex(self.size_choice.findData(CompanySize.SMALL))
            first = CompanyTerms(self._today, CompanySize.SMALL, 1, 5)
            self.policies.show_terms(first)
            self.programmes.show_terms(first)
            self.timeline.hide()
            return
        for name, edit in self.texts.items():
            edit.setText(getattr(company, name))
            edit.setCursorPosition(0)
            self._checker(name)()
        newest = company.terms[-1]
        for box, value in (
            (self.size_choice, newest.size),
            (self.jkk, newest.jkk_class),
            (self.week, newest.workweek),
            (self.payday, newest.payday),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.wage.set_amount(newest.minimum_wage)
        self.start.set_date(max(self._today.replace(day=1), newest.starts_on))
        self.policies.show_terms(newest)
        self.programmes.show_terms(newest)
        self.timeline.show_terms(company.terms)
        self.branches.show_branches(company.branches)
        self.logo.show_logo(company.logo)

    # Inside

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

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

    def _is_changed(self) -> bool:
        try:
            return self.draft() != self._company
        except KnownProblem:
            return True

    def _take_back(self, company: Company) -> None:
        self.saved = self._company = company
        self._fill()

    def _done(self, outcome: Outcome[Company]) -> None:
        self.saved = outcome.value
        self.accept()

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))
        for code, name in (("company.code", "code"), ("company.name", "name")):
            if problem.code.startswith(code):
                self.show_tab(0)
                self.texts[name].setFocus()
        if problem.code.startswith("company.branch"):
            self.show_tab(1)
