"""The employees of a client: the list at the left, one person's facts at the right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPixmap, QResizeEvent, QUndoStack
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.results import Outcome
from desktop_app.domain.employee import Employee, EmployeeKind, Wage
from desktop_app.domain.family import CoverageRules, FamilyMember
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Answer, Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.screen import AppContext, MenuKey, Screen
from desktop_app.presentation.screens import employees_draft as drafts
from desktop_app.presentation.screens.employees_bar import SaveBar
from desktop_app.presentation.screens.employees_dialogs import MemberDialog, NewEmployeeDialog, WageDialog
from desktop_app.presentation.screens.employees_family import FamilyPage
from desktop_app.presentation.screens.employees_fields import TABS, problems, specs, tab_titles
from desktop_app.presentation.screens.employees_form import FieldGrid
from desktop_app.presentation.screens.employees_history import EditCommand
from desktop_app.presentation.screens.employees_list import Initials, PeopleList, has_left
from desktop_app.presentation.screens.employees_side import NikParts, Readiness, person_mark, tab_marks
from desktop_app.presentation.screens.employees_wages import CurrentWage, WageCard
from desktop_app.presentation.screens.import_people import open_import
from desktop_app.presentation.widgets.card import Card
from desktop_app.presentation.widgets.empty_state import EmptyState
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.status_mark import SIZE, paint_mark

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_LIST: Final = 234
_SIDE: Final = 262
_SIDE_BELOW: Final = 900
"""Width of the form under which the cards at its right go under it."""
_DIGITS: Final = re.compile(r"\d+$")
_CORRECT: Final = "correct"
_FROM_MONTH: Final = "month"


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
        self._saved: Employee | None = None
        self._draft: drafts.Draft | None = None
        self._wanted: str | None = None
        self._stack = QUndoStack(self)
        self._titles = {spec.key: spec.title for group in specs().values() for spec in group}
        self._build()
        self._show_nobody()

    # What the window asks

    def title(self) -> str:
        """The title."""
        return _("Employees")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Show the people of a client; ``subject`` may be the key or NIP of the one to open."""
        if context.company_id != self._context.company_id:
            self._people, self._wanted = (), None
            self._saved = self._draft = None
            self._stack.clear()
            self._show_nobody()
        self._context = context
        if isinstance(subject, str) and subject:
            self._wanted = subject
        if self._draft is None or not self.dirty:
            self._load()

    def reload(self, changes: object) -> None:
        """Something was saved: read the people again unless something is being edited."""
        del changes
        if not self.dirty:
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
        if not self.dirty or self._saved is None:
            return True
        title = _("Discard the changes to {name}?").format(name=self._saved.name)
        if self._dialogs.confirm(title, _("They are not saved yet."), _("Discard all"), danger=True):
            self._discard()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the cards at the right go under the form."""
        super().resizeEvent(event)
        narrow = self.width() - self.people.width() < theme.current().px(_SIDE_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for layout, side in self._sides:
            if layout.direction() != direction:
                layout.setDirection(direction)
                side.setFixedWidth(theme.current().px(_SIDE)) if not narrow else side.setMaximumWidth(16_777_215)
                if narrow:
                    side.setMinimumWidth(0)

    @property
    def dirty(self) -> bool:
        """Whether something is unsaved."""
        return bool(self._changes)

    # Building

    def _build(self) -> None:
        right = self._build_form()
        self._empty = EmptyState()
        self._empty.acted.connect(self._import)
        self._form = right
        self._right = QStackedWidget()
        self._right.addWidget(right)
        self._right.addWidget(self._empty)
        self.people = PeopleList()
        self.people.chosen.connect(self._choose)
        self.people.new_wanted.connect(self.new_employee)
        self.people.form_wanted.connect(self._focus_form)
        splitter = Splitter()
        splitter.addWidget(self.people)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme.current().px(_LIST), 3000])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        self._make_actions()

    def _build_form(self) -> QWidget:
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = PageHead(" ", " ", line=False)
        self._initials = Initials()
        self.head.add_lead(self._initials)
        layout.addWidget(self.head)
        self.message = MessageBar()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Parts of the form"))
        theme.set_font(self.tabs, "body", weight=500)
        for key, text in tab_titles().items():
            self.tabs.setTabData(self.tabs.addTab(text.replace("&", "&&")), key)
        self.tabs.currentChanged.connect(self._show_page)
        strip = QFrame()
        strip.setObjectName("head")
        strip.setProperty("line", True)
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 0, theme.PAD, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout.addWidget(strip)
        layout.addWidget(self.message)
        self._pages = QStackedWidget()
        self.grids: dict[str, FieldGrid] = {}
        self._sides: list[tuple[QBoxLayout, QWidget]] = []
        self._fill_pages()
        layout.addWidget(self._pages, 1)
        self.bar = SaveBar()
        self.bar.save_wanted.connect(self.save)
        self.bar.undo_wanted.connect(self._stack.undo)
        self.bar.discard_wanted.connect(self._discard)
        layout.addWidget(self.bar)
        return right

    def _fill_pages(self) -> None:
        fields = specs()
        self.readiness, self.nik_parts = Readiness(), NikParts()
        self.current_wage, self.wages = CurrentWage(), WageCard()
        self.wages.new_wanted.connect(self.new_wage)
        self.wages.wage_opened.connect(self._edit_wage)
        self.family = FamilyPage()
        self.family.add_wanted.connect(self.new_member)
        self.family.member_opened.connect(self._edit_member)
        self.family.remove_wanted.connect(self._remove_member)
        sides: dict[str, tuple[QWidget, ...]] = {
            "identity": (self.readiness, self.nik_parts),
            "work": (self.current_wage,),
        }
        for tab in TABS:
            content: list[QWidget] = []
            if fields[tab]:
                grid = self.grids[tab] = FieldGrid(fields[tab])
                grid.edited.connect(self._edit)
                card = Card()
                card.body.addWidget(grid)
                content.append(card)
            if tab == "work":
                content.append(self.wages)
            if tab == "family":
                content.append(self.family)
            self._pages.addWidget(self._page(content, sides.get(tab, ())))

    def _page(self, content: Sequence[QWidget], side: Sequence[QWidget]) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        row.setContentsMargins(theme.PAD_FORM, theme.PAD, theme.PAD_FORM, theme.PAD)
        row.setSpacing(theme.PAD_FORM)
        main = QVBoxLayout()
        main.setSpacing(theme.GAP)
        for widget in content:
            main.addWidget(widget)
        main.addStretch(1)
        row.addLayout(main, 1)
        if side:
            column = QWidget()
            column.setFixedWidth(theme.current().px(_SIDE))
            cards = QVBoxLayout(column)
            cards.setContentsMargins(0, 0, 0, 0)
            cards.setSpacing(theme.GAP)
            for widget in side:
                cards.addWidget(widget)
            cards.addStretch(1)
            row.addWidget(column)
            self._sides.append((row, column))
        area.setWidget(page)
        return area

    def _make_actions(self) -> None:
        def make(text: str, run: Any, shortcut: str = "") -> QAction:
            action = QAction(text, self)
            action.triggered.connect(run)
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
            return action

        self._actions = (
            make(_("&New employee…"), self.new_employee, "Ctrl+N"),
            make(_("&Import from Excel…"), self._import),
            make(_("Ne&xt employee"), lambda: self.people.step(1), "Ctrl+Return"),
            make(_("Pre&vious employee"), lambda: self.people.step(-1), "Ctrl+Shift+Return"),
        )
        redo = make(_("Redo"), self._stack.redo, "Ctrl+Y")
        redo.setObjectName("redo")
        back = make(_("Back to the list"), self._step_back, "Esc")
        back.setObjectName("back")

    def _show_page(self, at: int) -> None:
        self._pages.setCurrentIndex(at)

    # Loading and showing

    @property
    def _month(self) -> Month:
        return self._context.month or Month.of(self._today)

    @property
    def coverage(self) -> CoverageRules:
        """Who BPJS Kesehatan covers in the month in force."""
        return rules_for(self._services.regulations.current(), self._month).coverage

    @property
    def _changes(self) -> tuple[str, ...]:
        if self._draft is None or self._saved is None:
            return ()
        return drafts.differences(drafts.draft_of(self._saved), self._draft)

    def _load(self) -> None:
        company = self._context.company_id
        if company is None:
            return

        def show(people: tuple[Employee, ...]) -> None:
            if company == self._context.company_id and not self.dirty:
                self._show_people(people)

        self.head.bar.follow(self._jobs.run(lambda: self._services.people.all(company), show))

    def _show_people(self, people: tuple[Employee, ...]) -> None:
        self._people = people
        wanted, self._wanted = self._wanted or (self._saved.id if self._saved else None), None
        person = next((one for one in people if wanted in (one.id, one.nip)), None)
        if person is None and people:
            first = sorted(people, key=lambda one: (has_left(one, self._today), one.name.casefold()))
            person = first[0]
        self.people.show_people(people, self._today, person_mark, person.id if person else None)
        if person is None:
            self._show_nobody()
        else:
            self._show_person(person)

    def _show_nobody(self) -> None:
        self._saved = self._draft = None
        self._empty.say(
            _("No employees yet. Add them one by one with the button above the list, or import them from Excel."),
            _("Import from Excel"),
        )
        self._right.setCurrentWidget(self._empty)

    def _show_person(self, person: Employee) -> None:
        same = self._saved is not None and self._saved.id == person.id
        self._saved = person
        self._stack.clear()
        self._right.setCurrentWidget(self._form)
        if not same:
            self.bar.show_saved("")
            self.message.hide()
        self._show_draft(drafts.draft_of(person))

    def _show_draft(self, draft: drafts.Draft) -> None:
        self._draft = draft
        person = draft.person
        self._initials.set_name(person.name)
        parts = (person.nip, draft.facts.job_title, draft.facts.department)
        self.head.set_title(person.name or " ", " · ".join(filter(None, parts)))
        stay = draft.stay
        if stay.ended_on is not None and stay.ended_on < self._today:
            state = (_("Left on {date}").format(date=formats.day_month_year(stay.ended_on)), "")
        else:
            state = (_("Active since {date}").format(date=formats.day_month_year(stay.started_on)), "daun")
        self.head.set_tags(state, (draft.facts.ptkp, ""))  # type: ignore[arg-type]
        for grid in self.grids.values():
            grid.show_draft(draft)
        self.readiness.show_draft(draft)
        self.nik_parts.show_draft(draft)
        self.current_wage.show_draft(draft, self._today)
        self.wages.show_draft(draft, self._today)
        self.family.show_draft(draft, self._today, self.coverage)
        self._show_marks(tab_marks(draft))
        self._show_bar()

    def _show_marks(self, marks: Mapping[str, StatusKind]) -> None:
        for at in range(self.tabs.count()):
            mark = marks.get(self.tabs.tabData(at))
            self.tabs.setTabIcon(at, _mark_icon(mark) if mark else QIcon())
            words = {"blocking": _("something must be corrected"), "warning": _("something is worth checking")}
            self.tabs.setTabToolTip(at, words.get(mark or "", ""))

    def _show_bar(self) -> None:
        changes = self._changes
        if not changes or self._draft is None or self._saved is None:
            self.bar.show_saved(self.bar_note)
            return
        self.bar_note = ""
        found = [message for group in specs().values() for message in problems(self._draft, group).values()]
        blocking = any(trouble == "error" for _text, trouble in found)
        warning = _("May be saved; files that need this data wait.") if blocking else ""
        self.bar.show_changes([self._change_name(key) for key in changes], "blocking" if blocking else None, warning)
        newest = self._saved.terms[-1].starts_on
        first = self._month.first_day
        if drafts.facts_changed(drafts.draft_of(self._saved), self._draft) and first > newest:
            self.bar.show_effective(
                (
                    (_FROM_MONTH, f"{formats.day_month(first)} {first.year}"),
                    (_CORRECT, _("Correction")),
                )
            )
        else:
            self.bar.show_effective(())

    bar_note: str = ""
    """What the save bar says while nothing waits."""

    def _change_name(self, key: str) -> str:
        part, name = key.split(".", 1)
        if part == "wage":
            day = name.split("-")
            return _("wage from {date}").format(date="-".join(reversed(day)))
        if part == "member":
            assert self._draft is not None
            assert self._saved is not None
            family = (*self._draft.person.family, *self._saved.family)
            return next((member.name for member in family if member.id == name), _("family member"))
        return self._titles.get(key, name)

    # Editing

    def _edit(self, key: str, value: object) -> None:
        if self._draft is not None and drafts.value_of(self._draft, key) != value:
            self._push(key, drafts.with_value(self._draft, key, value))

    def _push(self, key: str, after: drafts.Draft) -> None:
        if self._draft is not None:
            self._stack.push(EditCommand(key, self._draft, after, self._show_draft))

    def _discard(self) -> None:
        if self._saved is not None:
            self._show_person(self._saved)

    def _choose(self, key: str) -> None:
        if self._saved is not None and key == self._saved.id:
            return
        if self.dirty and self._saved is not None:
            answer = self._dialogs.ask(
                _("Save the changes to {name}?").format(name=self._saved.name),
                _("They are not saved yet."),
                (
                    Answer("stay", _("Stay here")),
                    Answer("discard", _("Discard all")),
                    Answer("save", _("Save"), "primary"),
                ),
                "save",
            )
            if answer == "save":
                self._wanted = key
                self.save()
                return
            if answer != "discard":
                self.people.choose(self._saved.id)
                return
        person = next((one for one in self._people if one.id == key), None)
        if person is not None:
            self.bar_note = ""
            self._show_person(person)

    def save(self) -> None:
        """Save the working copy."""
        company, saved, draft = self._context.company_id, self._saved, self._draft
        if company is None or saved is None or draft is None or not self.dirty:
            return
        wants_month = not self.bar.effective.isHidden() and self.bar.effective.current == _FROM_MONTH
        employee = drafts.record(saved, draft, self._month.first_day if wants_month else None)
        names = ", ".join(self._change_name(key) for key in self._changes)

        def done(outcome: Outcome[Employee]) -> None:
            now = formats.clock_time(self._services.clock.now())
            self.bar_note = _("Saved at {time}: {names}.").format(time=now, names=names)
            self._take(outcome)

        self._store(company, employee, done)

    def _store(self, company: str, employee: Employee, done: Any) -> None:
        self.message.hide()
        self.head.bar.follow(
            self._jobs.run(
                lambda: self._services.people.save(company, employee),
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
        if self._saved is None or self._saved.id != person.id:
            self.bar_note = _("Created: {name}.").format(name=person.name)
        self._wanted = self._wanted or person.id
        self._show_person(person)

    def _say(self, problem: KnownProblem) -> None:
        self._wanted = None
        if self._saved is not None:
            self.people.choose(self._saved.id)
        self.message.say(sentence(problem.code, problem.params))

    # Wages, family, new people

    def new_wage(self) -> None:
        """Ask for a wage from a date on."""
        if self._draft is None:
            return
        last = self._draft.person.wages[-1] if self._draft.person.wages else None
        start = self._month.first_day
        if last is not None and last.starts_on >= start:
            start = (Month.of(last.starts_on) + 1).first_day
        self._ask_wage(last, start)

    def _edit_wage(self, wage: Wage) -> None:
        if self._draft is not None:
            self._ask_wage(wage, wage.starts_on, replaces=wage)

    def _ask_wage(self, before: Wage | None, start: Any, replaces: Wage | None = None) -> None:
        if self._draft is None:
            return
        dialog = WageDialog(before, start, daily=self._draft.facts.kind is EmployeeKind.DAILY, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            wage = dialog.wage()
            base = drafts.without_wage(self._draft, replaces) if replaces is not None else self._draft
            self._push(f"wage.{wage.starts_on}", drafts.with_wage(base, wage))

    def new_member(self) -> None:
        """Ask for a family member."""
        self._ask_member(None)

    def _edit_member(self, member: FamilyMember) -> None:
        self._ask_member(member)

    def _ask_member(self, member: FamilyMember | None) -> None:
        if self._draft is None:
            return
        dialog = MemberDialog(member, self._services.people.new_id(), self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._push(f"member.{dialog.member().id}", drafts.with_member(self._draft, dialog.member()))

    def _remove_member(self, member: FamilyMember) -> None:
        if self._draft is not None:
            self._push(f"member.{member.id}", drafts.without_member(self._draft, member))

    def new_employee(self) -> None:
        """Ask for a new person and save him or her."""
        if self._context.company_id is None or not self.may_leave():
            return
        dialog = NewEmployeeDialog(self._services.people.new_id(), _next_nip(self._people), self._today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add_employee(dialog.employee())

    def add_employee(self, employee: Employee) -> None:
        """Save a new person and show him or her."""
        if self._context.company_id is not None:
            self._store(self._context.company_id, employee, self._take)

    def _import(self) -> None:
        if self.may_leave():
            open_import(self, self._services, self._jobs, company_id=self._context.company_id or "")

    def _step_back(self) -> None:
        """Esc empties the search first; from anywhere else it goes to the list."""
        if self.people.search.hasFocus() and self.people.search.text():
            self.people.search.clear()
        else:
            self.people.focus_list()

    def _focus_form(self) -> None:
        grid = self.grids.get(self.tabs.tabData(self.tabs.currentIndex()))
        if grid is not None:
            grid.focus(grid.specs[0].key)
        else:
            self.family.table.view.setFocus()


def _next_nip(people: Sequence[Employee]) -> str:
    """The highest number among the NIPs plus one, in the same width."""
    best: tuple[int, str] = (0, "")
    for person in people:
        match = _DIGITS.search(person.nip)
        if match is not None:
            best = max(best, (int(match[0]), person.nip))
    number, nip = best
    match = _DIGITS.search(nip)
    if match is None:
        return "0001"
    return nip[: match.start()] + str(number + 1).zfill(len(match[0]))


def _mark_icon(kind: StatusKind) -> QIcon:
    side = theme.current().px(SIZE)
    ratio = 2
    pixmap = QPixmap(side * ratio, side * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    paint_mark(painter, kind, QRectF(0, 0, side, side))
    painter.end()
    return QIcon(pixmap)
