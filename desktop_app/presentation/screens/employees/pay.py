"""The pay of a client's people on the employee screen: side cards, wages for many at once, and components."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.application.people.care_classes import class_findings, class_periods
from desktop_app.application.people.group_raises import AppliedRaise
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.company.components_dialog import open_components
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.screens.employees.editor import Editor
from desktop_app.presentation.screens.employees.group_raise import GroupRaiseDialog
from desktop_app.presentation.screens.employees.output_pay import SHOWN_BACK, OutputPayDialog, entered_output
from desktop_app.presentation.screens.employees.page import EmployeePage
from desktop_app.presentation.screens.employees.wage_dialog import WageContext

if TYPE_CHECKING:
    from desktop_app.application.services import Services


class PayPanel(QObject):
    """Follows the person in the editor, and opens what concerns the pay of several people."""

    def __init__(self, page: EmployeePage, editor: Editor, services: Services, jobs: Jobs) -> None:
        super().__init__(page)
        self._page, self._editor, self._services, self._jobs = page, editor, services, jobs
        self._today: dt.date = services.clock.now().date()
        self._company: Company | None = None
        self._undoable: tuple[str, str, str] | None = None
        """Company and key of what was changed for many at once, and the message that offers to take it back."""
        self._bpjs_key: object = None
        editor.draft_shown.connect(self.show_draft)
        page.message.acted.connect(self._take_back)

    def show_company(self, company: Company) -> None:
        """The client whose people are shown, as it is stored."""
        self._company = company
        self._editor.wage_context = WageContext(company, self._services.wage_checks)

        def show(month: Month | None) -> None:
            if self._company is company:
                self._editor.wage_context = WageContext(company, self._services.wage_checks, month)
                self._page.wages.set_open_month(month)
                if self._editor.draft is not None:
                    self.show_draft(self._editor.draft)
                    self._page.wages.show_draft(self._editor.draft, self._today)

        self._jobs.run(lambda: self._services.people.first_open_month(company.id), show)

    def show_draft(self, draft: Draft) -> None:
        """What follows from the working copy."""
        company, checks, page = self._company, self._services.wage_checks, self._page
        if company is None:
            return
        person = replace(draft.person, terms=(*draft.person.terms[:-1], draft.facts))
        wage = person.wage_on(self._today)
        check = checks.check(company, draft.facts, wage, self._today) if wage is not None else None
        later = next((one for one in person.wages if one.starts_on > self._today), None)
        planned = None
        if later is not None:
            planned = (later.starts_on, checks.check(company, person.terms_on(later.starts_on), later, later.starts_on))
        page.wage_checks.show_check(wage, check, self._today, planned)
        key = (company, person.wages, person.employments, person.terms, person.birth_date, person.family)
        if key != self._bpjs_key:
            self._bpjs_key = key
            seat = company.seen_from(draft.facts.branch, self._today)
            bpjs = None
            if wage is not None and wage.daily is None and not wage.basis.is_output:
                bpjs = checks.contributions(company, person, Month.of(self._today))
            components = company.components_on(self._today)
            page.contributions.show_wage(wage, bpjs, seat.terms_on(self._today).jkk_class, components)
            page.family.show_cost(bpjs)
            periods = class_periods(person, company, checks, self._today)
            page.care_class.show_periods(periods, class_findings(person, company, checks, self._today))

    def change_wages(self, month: Month, chosen: Sequence[Employee], shown: Sequence[Employee]) -> None:
        """Ask for a change of many wages; ``chosen`` are marked in the list, ``shown`` are all that it shows."""
        if self._company is None:
            return
        context = self._editor.wage_context
        if context is not None and context.open_month is not None:
            month = max(month, context.open_month)
        dialog = GroupRaiseDialog(self._services, self._jobs, self._company, month, chosen, shown, self._page)
        if dialog.exec() and dialog.applied is not None:
            self._say_applied(self._company.id, dialog.applied, dialog.starts_on)

    def enter_output(self, month: Month) -> None:
        """Let the user enter the pay by output of a month, beginning with the one in force."""
        company, person = self._company, self._editor.saved
        if company is None or person is None:
            return
        company_id, people = company.id, self._services.people

        def read() -> dict[Month, Money]:
            months = (month + -SHOWN_BACK).through(month)
            return entered_output({each: people.variables(company_id, each) for each in months}, person.nip)

        def ask(entered: dict[Month, Money]) -> None:
            dialog = OutputPayDialog(person.nip, month, entered, self._page)
            if dialog.exec():
                item = dialog.item()
                self._jobs.run(
                    lambda: people.save_variables(company_id, (item,)),
                    lambda _outcome: self._page.message.say(
                        _("Pay by output of {month} is saved.").format(month=formats.show(item.month)), "daun"
                    ),
                    changes=lambda outcome: outcome.changes,
                )

        self._jobs.run(read, ask)

    def define_components(self, people: Sequence[Employee]) -> None:
        """Let the user define the client's components."""
        if self._company is not None:
            open_components(self._page, self._services, self._jobs, self._company, people)

    def _say_applied(self, company_id: str, outcome: Outcome[AppliedRaise], starts_on: dt.date) -> None:
        count = outcome.value.count
        text = ngettext("{count} wage changes from {date}.", "{count} wages change from {date}.", count)
        words = [text.format(count=count, date=formats.day_month_year(starts_on))]
        words += [sentence(finding.code, finding.params) for finding in outcome.findings]
        said = " ".join(words)
        self._undoable = (company_id, outcome.value.batch, said)
        self._page.message.say(said, "daun", _("Undo"))

    def _take_back(self) -> None:
        if self._undoable is None or self._page.message.message != self._undoable[2]:
            return
        company_id, batch, _said = self._undoable
        self._undoable = None

        def done(outcome: Outcome[int]) -> None:
            count = outcome.value
            text = ngettext("{count} wage is as it was.", "{count} wages are as they were.", count)
            self._page.message.say(text.format(count=count), "kirim")

        def refused(problem: KnownProblem) -> None:
            self._page.message.say(sentence(problem.code, problem.params))

        self._jobs.run(
            lambda: self._services.group_raises.take_back(company_id, batch),
            done,
            problem=refused,
            changes=lambda outcome: outcome.changes,
        )
