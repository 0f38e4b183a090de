"""The client desk: which client needs what, and calculating several of them in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.application.results import CompanyRow, Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, MenuKey, Place, Screen
from desktop_app.presentation.screens.clients.batch import BatchResult, summary
from desktop_app.presentation.screens.clients.calculate import DeskCalculation
from desktop_app.presentation.screens.clients.panel import ClientDeskPanel
from desktop_app.presentation.screens.clients.rows import columns, standing, totals
from desktop_app.presentation.screens.clients.welcome import DeskWelcome
from desktop_app.presentation.screens.company.form import open_company
from desktop_app.presentation.screens.imports.people import open_import
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.month_switch import MonthSwitch
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.panel_splitter import PanelSplitter
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

PAY_RUN: Final = "pay_run"
"""The key of the screen that a client opens."""
PAPERWORK: Final = "paperwork"
EMPLOYEES: Final = "employees"
_PANEL: Final = 280
_PANEL_CLOSES_BELOW: Final = 940
_GROUPS: Final[Mapping[str, frozenset[str]]] = {
    "findings": frozenset({"findings"}),
    "none": frozenset({"none", "empty"}),
    "done": frozenset({"approved", "closed"}),
}


class ClientDesk(Screen):
    """All clients of the workspace in one month."""

    key: ClassVar[str] = "client_desk"

    def __init__(self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._dialogs = dialogs or QtDialogs(self)
        self._today = services.clock.now().date()
        self._context = AppContext(month=Month.of(self._today))
        self._rows: tuple[CompanyRow, ...] = ()
        self._search_text = ""
        self._loading = 0
        self._build()

    # What the window asks

    def title(self) -> str:
        """The title."""
        return _("Client desk")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Show the month in force."""
        del subject
        self._context = replace(context, month=context.month or Month.of(self._today))
        self.switch.show_month(self._month)
        self._load()

    def reload(self, changes: object) -> None:
        """Something was saved: read the desk again."""
        del changes
        self._load()

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """New client, change; calculate."""
        return {
            "client": (self._new_action, self._edit_action, self._letters_action, self._remove_action),
            "pay": (self.calculation.action,),
        }

    def search(self) -> bool:
        """Put the keyboard into the search field."""
        self.search_field.seek()
        return True

    def toggle_panel(self) -> bool:
        """Open or close the right panel."""
        self._splitter.toggle_panel()
        return True

    # Building

    def _build(self) -> None:
        self._make_actions()
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar()
        self._build_head()
        layout.addWidget(self._head)
        layout.addWidget(self.message)
        self._build_table()
        layout.addWidget(self._pages, 1)
        self.panel = ClientDeskPanel()
        self.panel.segment_wanted.connect(self._want_segment)
        self._splitter = PanelSplitter(left, self.panel, width=_PANEL, closes_below=_PANEL_CLOSES_BELOW)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self._ticks_changed()

    def _build_head(self) -> None:
        self._head = PageHead(self.title(), " ", line=True)
        self.switch = MonthSwitch()
        self.switch.stepped.connect(self._step_month)
        self.search_field = SearchField(_("Find a client"))
        self.search_field.searched.connect(self._searched)
        self.search_field.returnPressed.connect(self._to_table)
        self._new = Button(_("New client"), icon_name="plus", height=theme.CONTROL_TOOLBAR)
        self._new.setToolTip(_("Enter a company by hand"))
        self._new.clicked.connect(self._new_client)
        for tool in (self.switch, self.search_field, self._new):
            self._head.add_tool(tool)
        self._segments = Segments()
        self._segments.setAccessibleName(_("Filter"))
        self._segments.chosen.connect(self._choose_segment)
        self._import = Button(_("Import from Excel"), "ghost", "upload", height=theme.CONTROL_TOOLBAR)
        self._import.setToolTip(_("Companies and people from the workbook"))
        self._import.clicked.connect(self._import_people)
        self.calculation = DeskCalculation(self._jobs, self._services.runs, self._head.bar, self)
        self.calculation.started.connect(self.message.hide)
        self.calculation.done.connect(self._calculated)
        self.calculation.people_wanted.connect(self._add_people)
        self._head.add_row(self._segments, self._import, 0, *self.calculation.widgets)

    def _build_table(self) -> None:
        self.table = Table(columns(self._month, self._today, ()), key=lambda row: row.company.id)
        self.setFocusProxy(self.table)
        self.table.view.setAccessibleName(_("Clients"))
        self.table.row_opened.connect(self._open)
        self.table.empty_acted.connect(self._show_all)
        self.table.model.ticks_changed.connect(self._ticks_changed)
        self.table.view.sort_by("due")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self.welcome = DeskWelcome()
        self.welcome.import_wanted.connect(self._import_people)
        self.welcome.new_wanted.connect(self._new_client)
        self._pages.addWidget(self.welcome)

    def _make_actions(self) -> None:
        self._new_action = action(self, _("&New client…"), self._new_client, "Ctrl+N")
        self._edit_action = action(self, _("Client &data…"), self._edit_client)
        self._letters_action = action(self, _("&Letters and procedures"), self._open_letters)
        self._remove_action = action(self, _("&Remove client…"), self._remove_client)

    # Loading and showing

    @property
    def _month(self) -> Month:
        return self._context.month or Month.of(self._today)

    def _load(self) -> None:
        month = self._month
        self._loading += 1
        number = self._loading

        def show(rows: tuple[CompanyRow, ...]) -> None:
            if number == self._loading:
                self._show(rows)

        self._head.bar.follow(self._jobs.run(lambda: self._services.companies.desk(month), show))

    def _show(self, rows: tuple[CompanyRow, ...]) -> None:
        first = not self._rows
        self._rows = rows
        ticked = self.table.model.ticked_keys
        heads = columns(self._month, self._today, rows)
        shown = [(column.title, column.caption) for column in self.table.model.columns]
        if shown != [(column.title, column.caption) for column in heads]:
            current = self.table.view.current_row()
            self.table.model.set_columns(heads)
            if current is not None:
                self.table.view.choose(current.company.id, "client")
        self.table.set_rows(rows)
        self.table.model.set_ticked(ticked)
        people = sum(row.people for row in rows)
        parts = [
            self._services.workspace.label,
            ngettext("{count} client", "{count} clients", len(rows)).format(count=len(rows)),
            ngettext("{count} employee", "{count} employees", people).format(count=formats.grouped(people)),
        ]
        self._head.set_title(self.title(), " · ".join(filter(None, parts)))
        self._pages.setCurrentIndex(0 if rows else 1)
        several = len(rows) > 1
        self._segments.setVisible(several)
        self.calculation.button.setVisible(bool(rows))
        self._show_segments()
        self._filter()
        self.table.set_totals(totals(rows))
        self.panel.show_rows(rows, self._month, self._today)
        self._ticks_changed()
        self.counter_changed.emit(self.key, sum(standing(row) == "findings" for row in rows))
        if first and rows and not self.table.view.currentIndex().isValid():
            self.table.view.choose(self.table.model.row_at(0).company.id, "client")

    def _show_segments(self) -> None:
        def count(key: str) -> int:
            return sum(standing(row) in _GROUPS[key] for row in self._rows)

        self._segments.set_segments(
            (
                Segment("all", _("All"), len(self._rows)),
                Segment("findings", _("With findings"), count("findings")),
                Segment("none", _("Not calculated"), count("none")),
                Segment("done", _("Done"), count("done")),
            )
        )

    def _filter(self) -> None:
        group = _GROUPS.get(self._segments.current)
        words = self._search_text.casefold().split()

        def keep(row: CompanyRow) -> bool:
            text = f"{row.company.name} {row.company.code}".casefold()
            return (group is None or standing(row) in group) and all(word in text for word in words)

        self.table.model.set_filter(keep if group or words else None)
        if words:
            self.table.set_empty(_("Nothing matches '{text}'.").format(text=self._search_text), _("Clear the search"))
        else:
            self.table.set_empty(_("No client in this group."), _("Show all clients"))

    def _searched(self, text: str) -> None:
        self._search_text = text.strip()
        self._filter()

    def _choose_segment(self, _key: str) -> None:
        self._filter()

    def _want_segment(self, key: str) -> None:
        self._segments.choose(key)
        self._filter()
        self._to_table()

    def _show_all(self) -> None:
        self.search_field.clear()
        self._search_text = ""
        self._segments.choose("all")
        self._filter()

    def _to_table(self) -> None:
        if self.table.model.rowCount():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.view.currentIndex().isValid():
                self.table.view.choose(self.table.model.row_at(0).company.id, "client")

    # Acting

    def _open(self, row: CompanyRow) -> None:
        self.place_requested.emit(Place(PAY_RUN, row.company.id, self._month))

    def _step_month(self, by: int) -> None:
        self._context = replace(self._context, month=self._month + by)
        self.switch.show_month(self._month)
        self.context_changed.emit(self._context)
        self._load()

    def _new_client(self) -> None:
        if open_company(self, self._services, self._jobs) is not None:
            self.clients_changed.emit()

    def _edit_client(self) -> None:
        row = self.table.view.current_row()
        if row is None:
            return
        if open_company(self, self._services, self._jobs, row.company, self._open_letters) is not None:
            self.clients_changed.emit()

    def _remove_client(self) -> None:
        """Remove the current client, which was entered by mistake, once the user has agreed."""
        row = self.table.view.current_row()
        if row is None:
            return
        company = row.company
        title = _("Remove {name}?").format(name=company.name)
        text = ngettext(
            "The client goes for good, with {count} employee and all that was entered.",
            "The client goes for good, with {count} employees and all that was entered.",
            row.people,
        ).format(count=formats.grouped(row.people))
        if not self._dialogs.confirm(title, text, _("Remove"), danger=True):
            return

        def done(_outcome: Outcome[Company]) -> None:
            self.message.say(_("{name} was removed.").format(name=company.name), "kirim")
            self.clients_changed.emit()

        self._jobs.run(
            lambda: self._services.removals.company(company.id),
            done,
            problem=lambda problem: self.message.say(sentence(problem.code, problem.params)),
            changes=lambda outcome: outcome.changes,
        )

    def _open_letters(self) -> None:
        row = self.table.view.current_row()
        if row is not None:
            self.place_requested.emit(Place(PAPERWORK, row.company.id, self._month))

    def _add_people(self, company_id: str) -> None:
        self.place_requested.emit(Place(EMPLOYEES, company_id, self._month))

    def _import_people(self) -> None:
        if open_import(self, self._services, self._jobs):
            self.clients_changed.emit()

    def _wanted(self) -> tuple[CompanyRow, ...]:
        """The clients to calculate: the only one, or those ticked; where nobody works nothing can be calculated."""
        if len(self._rows) == 1:
            return self._rows
        ticked = self.table.model.ticked_keys
        return tuple(row for row in self._rows if row.company.id in ticked and standing(row) != "empty")

    def _ticks_changed(self) -> None:
        self.calculation.offer(self._wanted(), single=len(self._rows) == 1)

    def _calculated(self, result: BatchResult) -> None:
        self.message.say(summary(result), result.tone)  # type: ignore[arg-type]
        self.table.model.set_ticked(frozenset())
