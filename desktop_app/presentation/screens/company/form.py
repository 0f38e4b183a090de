"""The form of a company: a new client, or the facts of one that is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.exchange.merge import restated
from desktop_app.application.keys import new_key
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.company.branches import Branches
from desktop_app.presentation.screens.company.grid import page
from desktop_app.presentation.screens.company.history import CompanyHistory
from desktop_app.presentation.screens.company.identity import CompanyTexts
from desktop_app.presentation.screens.company.policies import Policies, ProgrammeChoice, Timeline
from desktop_app.presentation.screens.company.signing import LogoCard
from desktop_app.presentation.screens.company.terms import TermsCard
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.window_size import open_at

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (820, 700)


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
    dialog.exec()
    if letters is not None and dialog.letters_wanted:
        letters()
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
        self.letters_wanted = False
        """Whether the form was left for the letters and procedures."""
        title = _("New client") if company is None else company.name
        self.setWindowTitle(title)
        open_at(self, *_SIZE)
        self._facts = CompanyTexts()
        self.texts = self._facts.edits
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
        self._begun = self._typed()
        self.texts["name"].setFocus()

    def draft(self) -> Company:
        """The company as typed. Raises KnownProblem ``company.amount`` or ``company.start`` for unreadable fields."""
        values: dict[str, Any] = {
            **self._facts.values(),
            "logo": self.logo.logo,
            "branches": self.branches.branches,
        }
        known = self.terms.facts()
        start = self.start.date
        if start is None:
            raise KnownProblem("company.start")
        facts: dict[str, Any] = {
            **known,
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
        read = self._company
        job = self._jobs.run(
            lambda: self._services.companies.save(company, read=read),
            self._done,
            problem=self._say,
            changes=lambda outcome: outcome.changes if outcome.changes.kinds else None,
        )
        job.finished.connect(lambda: self.button.setEnabled(True))

    def reject(self) -> None:
        """Close without saving; what was typed is let go only when the user agrees."""
        title = _("Discard the changes to {name}?").format(name=self.windowTitle())
        if not self._is_changed() or self._dialogs.confirm(
            title, _("They are not saved yet."), _("Discard all"), danger=True
        ):
            super().reject()

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
        texts = self._facts
        law = self._services.regulations.current()
        rates = law.find("bpjs.jkk.rates", self._today)
        self.terms = TermsCard(rates.value if rates is not None else {})
        self.branches = Branches(self._today)
        mandatory = rules_for(law, Month.of(self._today)).mandatory
        self.policies, self.programmes, self.timeline = Policies(), ProgrammeChoice(mandatory), Timeline()
        self.terms.size_choice.currentIndexChanged.connect(
            lambda _at: self.programmes.show_size(self.terms.size_choice.currentData())
        )
        self.logo = LogoCard(self._dialogs)
        for title, cards in (
            (_("Identity"), (texts.identity, self.terms)),
            (_("Places & branches"), (texts.place, self.branches)),
            (_("Policies"), (self.policies, self.programmes, self.timeline)),
            (_("Signature & account"), (texts.signatory, texts.bank, self.logo)),
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
        self.letters.clicked.connect(self._go_to_letters)
        self.letters.hide()
        row.addWidget(self.letters)
        cancel = Button(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.button = Button(_("Save"), "primary", "save", "Ctrl+S")
        self.button.setDefault(True)
        self.button.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)  # Ctrl+S is the button's own
        QShortcut(QKeySequence("Ctrl+PgDown"), self, lambda: self._step(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self, lambda: self._step(-1))
        row.addWidget(cancel)
        row.addWidget(self.button)
        return foot

    def _fill(self) -> None:
        company = self._company
        if company is None:
            self.start.set_date(self._today.replace(month=1, day=1))
            first = CompanyTerms(self._today, CompanySize.SMALL, 1, 5)
            self.terms.show_terms(first)
            self.policies.show_terms(first)
            self.programmes.show_terms(first)
            self.timeline.hide()
            return
        self._facts.show_company(company)
        newest = company.terms[-1]
        self.terms.show_terms(newest)
        self.start.set_date(max(self._today.replace(day=1), newest.starts_on))
        self.policies.show_terms(newest)
        self.programmes.show_terms(newest)
        self.timeline.show_terms(company.terms)
        self.branches.show_branches(company.branches)
        self.logo.show_logo(company.logo)

    # Inside

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _go_to_letters(self) -> None:
        self.letters_wanted = True
        self.reject()
        self.letters_wanted = not self.isVisible()

    def _is_changed(self) -> bool:
        return self._typed() != self._begun

    def _typed(self) -> Company | None:
        """The company as typed, a new one without its key; None for unreadable fields."""
        try:
            draft = self.draft()
        except KnownProblem:
            return None
        return draft if self._company is not None else replace(draft, id="")

    def _take_back(self, company: Company) -> None:
        self.saved = self._company = company
        self._fill()
        self._begun = self._typed()

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
