"""Letters and procedures: the cases of a month with their deadlines, a checklist to tick, and its letter as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from desktop_app.application.paperwork.letters import Letter
from desktop_app.application.records.paperwork import Case, CaseKey, Checklist
from desktop_app.application.results import Outcome, WrittenFile
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.paperwork import Procedure
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import folders, theme
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.folders import month_folder
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, MenuKey
from desktop_app.presentation.screens.month_screen import MonthScreen
from desktop_app.presentation.screens.paperwork.panel import PaperPanel
from desktop_app.presentation.screens.paperwork.rows import (
    LoadedPaperwork,
    case_columns,
    load,
    matches,
    procedure_columns,
)
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.empty_state import EmptyState
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.month_switch import MonthSwitch
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

T = TypeVar("T")
_MONTH: Final = "month"
_ALL: Final = "all"
_FOLDER: Final = "surat"
_SEARCH: Final = 256


class PaperworkScreen(MonthScreen[LoadedPaperwork]):
    """Cases or all checklists at the left, the chosen one at the right."""

    key = "paperwork"

    def __init__(
        self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None, root: Path | None = None
    ) -> None:
        super().__init__(services, jobs, dialogs)
        self._root = root or folders.documents()
        self._shown: CaseKey | None = None
        self._wanted = ""
        self._written: Path | None = None
        self.panel = PaperPanel()
        self._build()
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.panel, self._to_table)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._letter_action = action(self, _("&Letter of this checklist…"), self.panel.next_step)

    def title(self) -> str:
        """The title."""
        return _("Letters & procedures")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Load the month of the client; ``subject`` is the NIP of an employee to look for."""
        self._wanted = subject if isinstance(subject, str) else ""
        self.table.setFocus()
        self._turn_to(context)

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """What can be done with a checklist."""
        return {"client": (self._letter_action,)}

    def search(self) -> bool:
        """Put the keyboard into the search field."""
        self.search_field.seek()
        return True

    # Building

    def _build(self) -> None:
        self.head = PageHead(self.title())
        self.view = Segments([Segment(_MONTH, _("This month")), Segment(_ALL, _("All checklists"))])
        self.view.setAccessibleName(_("Which checklists are listed"))
        self.view.chosen.connect(self._change_view)
        self.switch = MonthSwitch()
        self.switch.stepped.connect(self._step)
        self.search_field = SearchField(_("Find a person or procedure"), width=_SEARCH)
        self.search_field.searched.connect(self._search)
        self.search_field.returnPressed.connect(self._to_table)
        for tool in (self.search_field, self.view, self.switch):
            self.head.add_tool(tool)
        self.message = MessageBar()
        self.message.acted.connect(self._open_written)
        self.table = Table(case_columns(self._today()), _key_of, row_height=theme.ROW_FORM)
        self.setFocusProxy(self.table)
        self.table.cell_chosen.connect(lambda row, _column: self._choose(row))
        self.table.row_opened.connect(lambda _row: self.panel.take_focus())
        self.table.empty_acted.connect(self._help_empty)
        self.panel.case_chosen.connect(self._show_case)
        self.panel.ticked.connect(self._tick)
        self.panel.edit_wanted.connect(self._edit)
        self.panel.restore_wanted.connect(self._restore)
        self.panel.letter_wanted.connect(self._draft)
        self.panel.save_wanted.connect(self._save)
        self._right = QStackedWidget()
        self._right.addWidget(EmptyState(_("Choose a line to see what is to be done, until when, and where to.")))
        self._right.addWidget(self.panel)
        whole = Splitter()
        whole.addWidget(self.table)
        whole.addWidget(self._right)
        whole.setSizes([600, 640])
        self._stack(self.head, self.message, whole)

    # Loading and showing

    def _reading(self, company_id: str, month: Month) -> Callable[[], LoadedPaperwork]:
        services = self._services
        return lambda: load(services, company_id, month)

    def _show(self, loaded: LoadedPaperwork) -> None:
        self._loaded = loaded
        month = formats.month_name(loaded.month.year, loaded.month.number)
        self.switch.show_month(loaded.month)
        count = len(loaded.cases)
        text = ngettext("{count} case", "{count} cases", count).format(count=count)
        self.head.set_title(self.title(), f"{loaded.company.name} · {month} · {text}")
        self.view.set_segments(
            [Segment(_MONTH, _("This month"), count), Segment(_ALL, _("All checklists"), len(loaded.procedures))]
        )
        self.panel.set_people(loaded.people, loaded.company)
        self._fill()
        if self._wanted:
            self._look_for(self._wanted)
            self._wanted = ""
        elif self._shown is not None:
            self._show_case(self._shown)
        elif self.view.current == _MONTH and loaded.cases:
            self.table.view.choose(loaded.cases[0].key)

    def _fill(self) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        of_month = self.view.current == _MONTH
        columns = case_columns(self._today()) if of_month else procedure_columns()
        if [column.key for column in columns] != [column.key for column in self.table.model.columns]:
            self.table.set_rows(())
            self.table.model.set_columns(columns)
            self.table.view.fit_columns()
        self.table.set_rows(loaded.cases if of_month else loaded.procedures)
        if self.table.model.rows:
            text = self.search_field.text().strip()
            self.table.set_empty(_("Nothing matches '{text}'.").format(text=text), _("Clear the search"))
        else:
            self.table.set_empty(
                _("Nobody joins, leaves or comes of age this month. Any checklist can be started by hand."),
                _("All checklists"),
            )

    def _search(self, text: str) -> None:
        wanted = text.casefold().split()
        self.table.model.set_filter((lambda row: matches(row, wanted)) if wanted else None)
        self._fill()

    def _help_empty(self) -> None:
        if self.table.model.rows:
            self.search_field.clear()
        else:
            self._change_view(_ALL)

    def _to_table(self) -> None:
        """From the search to the first hit, and from the checklist back to the list."""
        self.table.setFocus()
        if self.table.model.shown and not self.table.view.currentIndex().isValid():
            self.table.view.choose(self.table.model.shown[0].key)

    def _look_for(self, nip: str) -> None:
        """Show the first case of an employee, or else let a checklist be started for him or her."""
        loaded = self._loaded
        case = next((case for case in loaded.cases if case.nip == nip), None) if loaded else None
        self._change_view(_MONTH if case is not None else _ALL)
        if case is not None:
            self.table.view.choose(case.key)
        else:
            self.panel.choose_person(nip)

    def _change_view(self, view: str) -> None:
        self.view.choose(view)
        self._forget()
        self._fill()

    def _forget(self) -> None:
        self._shown = None
        self._right.setCurrentIndex(0)

    def _choose(self, row: object) -> None:
        if isinstance(row, Case):
            self.panel.show_fixed()
            self._show_case(row.key)
        elif isinstance(row, Procedure):
            self.panel.start(row, self._today())

    def _show_case(self, key: CaseKey) -> None:
        company_id, paperwork = self._context.company_id or "", self._services.paperwork
        fresh, self._shown = key != self._shown, key

        def done(checklist: Checklist) -> None:
            if self._shown == key:
                self._right.setCurrentIndex(1)
                self.panel.show_checklist(checklist, self._today(), fresh=fresh)

        self.head.bar.follow(self._jobs.run(lambda: paperwork.checklist(company_id, key), done, problem=self._refuse))

    # What the user does

    def _tick(self, item: str, done: bool) -> None:
        key, company_id, paperwork = self._shown, self._context.company_id or "", self._services.paperwork
        if key is not None:
            self._change(lambda: paperwork.tick(company_id, key, item, done=done))

    def _edit(self, item: str, text: str) -> None:
        key, paperwork = self._shown, self._services.paperwork
        if key is None:
            return
        typed = self._dialogs.text(_("Change this line"), _("Text for all clients of this data file"), text, _("Save"))
        if typed and typed != text:
            self._change(lambda: paperwork.edit_text(key.procedure, item, typed))

    def _restore(self, item: str) -> None:
        key, paperwork = self._shown, self._services.paperwork
        if key is not None:
            self._change(lambda: paperwork.restore_text(key.procedure, item))

    def _draft(self) -> None:
        key, company_id, paperwork = self._shown, self._context.company_id or "", self._services.paperwork
        kind = self.panel.letter_kind
        if key is None or kind is None:
            return

        def done(letter: Letter) -> None:
            if self._shown == key:
                self.panel.show_letter(letter)

        self.head.bar.follow(
            self._jobs.run(lambda: paperwork.draft_letter(company_id, key, kind), done, problem=self._refuse)
        )

    def _save(self) -> None:
        key, loaded, paperwork = self._shown, self._loaded, self._services.paperwork
        if key is None or loaded is None:
            return
        try:
            letter = self.panel.form.letter()
        except KnownProblem as problem:
            self._refuse(problem)
            return
        company_id = loaded.company.id
        folder = month_folder(self._root, loaded.company, Month.of(letter.dated)) / _FOLDER

        def done(outcome: Outcome[WrittenFile]) -> None:
            self._written = Path(outcome.value.path)
            self.message.say(_("{file} was made.").format(file=self._written.name), "daun", _("Open"))

        self._change(lambda: paperwork.write_letter(company_id, key, letter, folder), done)

    def _change(self, work: Callable[[], Outcome[T]], done: Callable[[Outcome[T]], None] | None = None) -> None:
        self.message.hide()
        job = self._jobs.run(work, done, problem=self._refuse, changes=lambda outcome: outcome.changes)
        self.head.bar.follow(job)

    def _open_written(self) -> None:
        if self._written is not None:
            folders.open_path(self._written)


def _key_of(row: object) -> object:
    return row.key if isinstance(row, Case | Procedure) else None
