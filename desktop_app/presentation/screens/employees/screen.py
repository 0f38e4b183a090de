"""The employees of a client: the list at the left, one person's facts at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QVBoxLayout,
)

from desktop_app.application.people.filters import Selection, selection
from desktop_app.application.records.filters import PeopleFilter, Preset
from desktop_app.application.results import Changes, Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.family import CoverageRules
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, MenuKey, PersonPart, Place, Screen
from desktop_app.presentation.screens.employees.changes import PersonHistory
from desktop_app.presentation.screens.employees.dialogs import NewEmployeeDialog
from desktop_app.presentation.screens.employees.draft import next_nip
from desktop_app.presentation.screens.employees.editor import Editor
from desktop_app.presentation.screens.employees.frame import EmployeesFrame
from desktop_app.presentation.screens.employees.kept import KeptFilters
from desktop_app.presentation.screens.employees.matches import PersonMatching
from desktop_app.presentation.screens.employees.parts import PartDialogs
from desktop_app.presentation.screens.employees.pay import PayPanel
from desktop_app.presentation.screens.employees.person import has_left
from desktop_app.presentation.screens.employees.removal import PersonRemoval
from desktop_app.presentation.screens.employees.side import person_mark
from desktop_app.presentation.screens.imports.people import open_import
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.form_undo import FormUndo

if TYPE_CHECKING:
    from desktop_app.application.services import Services


class EmployeesScreen(Screen):
    """One person's facts, right and dated."""

    key: ClassVar[str] = "employees"

    def __init__(self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._dialogs = dialogs or QtDialogs(self)
        self._today = services.clock.now().date()
        self._context = AppContext(month=Month.of(self._today))
        self._people: tuple[Employee, ...] = ()
        self._company: Company | None = None
        self._wanted: str | None = None
        self._overtaken = False
        """Whether the last save was refused because somebody else had changed the same field."""
        self._build()
        self._show_nobody()

    # What the window asks

    def title(self) -> str:
        """The title."""
        return _("Employees")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Show the people of a client; ``subject`` may be the key or NIP of the one to open, or a PersonPart."""
        if context.company_id != self._context.company_id:
            self._people, self._wanted = (), None
            self._frame.notice.hide()
            self._show_nobody()
        self._context = context
        if isinstance(subject, PersonPart):
            self.page.show_tab(subject.tab)
            subject = subject.person
        if isinstance(subject, str) and subject:
            self._wanted = subject
        self.editor.month, self._history.company = self._month, context.company_id
        if not self.dirty:
            self._load()

    def reload(self, changes: object) -> None:
        """Read the people again when something of this client was saved, unless somebody is being edited."""
        if isinstance(changes, Changes) and not changes.concern(self._context.company_id):
            return
        if self.isVisible() and not self.dirty:
            self._load()

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """New employee and import; save and undo stand in the save bar."""
        return {"client": self._actions}

    def search(self) -> bool:
        """Put the keyboard into the search field."""
        self.people.search.seek()
        return True

    def may_leave(self) -> bool:
        """Whether nothing is unsaved, or the user lets it go."""
        if not self.dirty or self.editor.saved is None:
            return True
        title = _("Discard the changes to {name}?").format(name=self.editor.saved.name)
        if self._dialogs.confirm(title, _("They are not saved yet."), _("Discard all"), danger=True):
            self.editor.discard()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the cards at the right go under the form."""
        super().resizeEvent(event)
        self.page.fit(self.width() - self.people.width())

    @property
    def dirty(self) -> bool:
        """Whether something is unsaved."""
        return self.editor.dirty

    # Building

    def _build(self) -> None:
        self._frame = EmployeesFrame()
        self.people, self.page = self._frame.people, self._frame.page
        self.setFocusProxy(self.people.search)
        page = self.page
        self.head, self.tabs, self.message, self.bar = page.head, page.tabs, page.message, page.bar
        self.grids, self.family, self.wages = page.grids, page.family, page.wages
        page.bar.save_wanted.connect(self.save)
        page.bar.discard_wanted.connect(self._read_again)
        page.letters.clicked.connect(self._open_letters)
        self.editor = Editor(page, self._services.people.new_id, self._today)
        self.editor.coverage = lambda: self.coverage
        self.parts = PartDialogs(page, self.editor)
        PersonMatching(self.editor, self._services.search, self._jobs, lambda: (self._context.company_id, self._month))
        for grid in page.grids.values():
            FormUndo(grid)
        self._history = PersonHistory(page, self.editor, self._services.history, self._jobs, self._run, self._take)
        self._removal = PersonRemoval(
            self._frame.notice, self.editor, self._services.removals, self._run, self._show_without, self._show_again
        )
        self._frame.empty.acted.connect(self.new_employee)
        self._frame.empty.other_acted.connect(self._import)
        self._pay = PayPanel(page, self.editor, self._services, self._jobs)
        page.wages.output_wanted.connect(lambda: self._pay.enter_output(self._month))
        self.people.chosen.connect(self._choose)
        self.people.new_wanted.connect(self.new_employee)
        self.people.wages_wanted.connect(self.change_wages)
        self._kept = KeptFilters(self.people, self._services.search, self._jobs, self._dialogs, self._say)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._make_actions()

    def _make_actions(self) -> None:
        self._actions = (
            action(self, _("&New employee…"), self.new_employee, "Ctrl+N"),
            action(self, _("&Import from Excel…"), self._import),
            action(self, _("Ne&xt employee"), lambda: self.people.step(1), "Ctrl+Return"),
            action(self, _("Pre&vious employee"), lambda: self.people.step(-1), "Ctrl+Shift+Return"),
            action(self, _("Change &wages…"), self.change_wages, "Ctrl+Shift+W"),
            action(self, _("Pay &components…"), self._define_components),
            action(self, _("&Letters and procedures"), self._open_letters),
            action(self, _("&Remove employee"), self.remove_employee),
        )
        self.people.offer(self._actions[-1])
        redo = action(self, _("Redo"), self.editor.redo, "Ctrl+Y")
        back = action(self, _("Back to the list"), self._step_back, "Esc")
        for one in (*self._actions, redo, back):
            one.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(one)

    def _open_letters(self) -> None:
        person = self.editor.saved
        self.place_requested.emit(Place("paperwork", subject=person.nip if person is not None else None))

    # Loading and showing

    @property
    def _month(self) -> Month:
        return self._context.month or Month.of(self._today)

    @property
    def coverage(self) -> CoverageRules:
        """Who BPJS Kesehatan covers in the month in force."""
        return rules_for(self._services.regulations.current(), self._month).coverage

    def _load(self) -> None:
        company = self._context.company_id
        if company is None:
            return

        def read() -> tuple[Company, tuple[Employee, ...], tuple[PeopleFilter, ...]]:
            services = self._services
            return services.companies.by_id(company), services.people.all(company), services.search.filters()

        def show(found: tuple[Company, tuple[Employee, ...], tuple[PeopleFilter, ...]]) -> None:
            if company == self._context.company_id and not self.dirty:
                self._company, people, kept = found
                self.page.show_branches(self._company.branches)
                self.editor.place = self._company.location_code
                self._pay.show_company(self._company)
                self._kept.show(kept)
                self._show_people(people)

        self.head.bar.follow(self._jobs.run(read, show))

    def _select(self, preset: Preset, months: int) -> Selection:
        law = self._services.regulations.current()
        return selection(preset, law, self._month, months, self._company)

    def _show_people(self, people: tuple[Employee, ...]) -> None:
        self._people = people
        wanted, self._wanted = self._wanted or (self.editor.saved.id if self.editor.saved else None), None
        person = next((one for one in people if wanted in (one.id, one.nip)), None)
        if person is None and people:
            first = sorted(people, key=lambda one: (has_left(one, self._today), one.name.casefold()))
            person = first[0]
        self._removal.see(people)
        self.people.show_people(people, self._today, person_mark, person.id if person else None, self._select)
        if person is None:
            self._show_nobody()
        else:
            self._show_person(person)

    def _show_nobody(self) -> None:
        self.editor.show_nobody()
        self._frame.show_form(of_somebody=False)

    def _show_person(self, person: Employee) -> None:
        self._frame.show_form(of_somebody=True)
        self.editor.show(person)
        self._history.load()

    # Editing

    def _choose(self, key: str) -> None:
        if self.editor.saved is not None and key == self.editor.saved.id:
            return
        if self.dirty and self.editor.saved is not None:
            answer = self.editor.ask_before_leaving(self._dialogs)
            if answer == "save":
                self._wanted = key
                self.save()
                return
            if answer != "discard":
                self.people.choose(self.editor.saved.id)
                return
        person = next((one for one in self._people if one.id == key), None)
        if person is not None:
            self.editor.note = ""
            self._show_person(person)

    def save(self) -> None:
        """Save the working copy."""
        company, employee = self._context.company_id, self.editor.record()
        if company is None or employee is None:
            return
        names = self.editor.changed

        def done(outcome: Outcome[Employee]) -> None:
            now = formats.clock_time(self._services.clock.now())
            self.editor.note_save(_("Saved at {time}: {names}.").format(time=now, names=names))
            self._take(outcome)

        read = self.editor.saved
        self._run(lambda: self._services.people.save(company, employee, read=read), done)

    def _run(self, work: Callable[[], Outcome[Employee]], done: Callable[[Outcome[Employee]], None]) -> None:
        self.message.hide()
        self.head.bar.follow(
            self._jobs.run(
                work,
                done,
                problem=self._say,
                changes=lambda outcome: outcome.changes if outcome.changes.kinds else None,
            )
        )

    def _take(self, outcome: Outcome[Employee]) -> None:
        """The saved person is the new starting point; the list follows when people are read again."""
        person = outcome.value
        others = (one for one in self._people if one.id != person.id)
        self._people = tuple(sorted((*others, person), key=lambda one: one.nip))
        if outcome.findings:
            self.message.say(" ".join(sentence(one.code, one.params) for one in outcome.findings), "soga")
        created = self.editor.saved is None or self.editor.saved.id != person.id
        if created:
            self.editor.note = _("Created: {name}.").format(name=person.name)
        self._wanted = self._wanted or person.id
        self._show_person(person)
        if created:
            self.page.begin()

    def _read_again(self) -> None:
        """What is shown after a change was let go because somebody else's came first is theirs."""
        if self._overtaken:
            self._overtaken = False
            self.message.hide()
            self._load()

    def _say(self, problem: KnownProblem) -> None:
        self._wanted = None
        self._overtaken = problem.code in ("employee.changed_meanwhile", "employee.removed_meanwhile")
        if self.editor.saved is not None:
            self.people.choose(self.editor.saved.id)
        self.message.say(sentence(problem.code, problem.params))

    # New people

    def new_employee(self) -> None:
        """Ask for a new person and save him or her."""
        if self._context.company_id is None or not self.may_leave():
            return
        dialog = NewEmployeeDialog(self._services.people.new_id(), next_nip(self._people), self._today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add_employee(dialog.employee())

    def add_employee(self, employee: Employee) -> None:
        """Save a new person and show him or her."""
        company = self._context.company_id
        if company is not None:
            self._run(lambda: self._services.people.save(company, employee), self._take)

    def remove_employee(self) -> None:
        """Remove the person shown, who was entered by mistake."""
        company = self._context.company_id
        if company is not None and self.may_leave():
            self._removal.remove(company)

    def _show_without(self, gone: Employee) -> None:
        self._wanted = self.people.beside(gone.id)
        self._show_people(tuple(one for one in self._people if one.id != gone.id))
        self.people.focus_list()

    def _show_again(self, person: Employee) -> None:
        self._wanted = person.id
        self._show_people((*self._people, person))
        self.people.focus_list()

    def change_wages(self) -> None:
        """Change the wages of many people at once."""
        if self.may_leave():
            marked = self.people.marked
            self._pay.change_wages(self._month, marked if len(marked) > 1 else (), self.people.shown)

    def _define_components(self) -> None:
        if self.may_leave():
            self._pay.define_components(self._people)

    def _import(self) -> None:
        if self.may_leave():
            open_import(self, self._services, self._jobs, company_id=self._context.company_id or "")

    def _step_back(self) -> None:
        """Esc empties the search first; from anywhere else it goes to the list."""
        if self.people.search.hasFocus() and self.people.search.text():
            self.people.search.clear()
        else:
            self.people.focus_list()
