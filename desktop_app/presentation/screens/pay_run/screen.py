"""The current month: from changed data to approval, each figure with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.results import Outcome
from desktop_app.application.services import Services
from desktop_app.domain.findings import Severity
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.screen import AppContext, MenuKey, PersonPart, Place
from desktop_app.presentation.screens.month_screen import MonthScreen
from desktop_app.presentation.screens.pay_run.arrangement import Arrangement
from desktop_app.presentation.screens.pay_run.columns import columns, totals
from desktop_app.presentation.screens.pay_run.decisions import Decisions
from desktop_app.presentation.screens.pay_run.explanation import explain_cell
from desktop_app.presentation.screens.pay_run.head import RunHead, next_step
from desktop_app.presentation.screens.pay_run.parts import CostLine
from desktop_app.presentation.screens.pay_run.rows import PersonRow
from desktop_app.presentation.screens.pay_run.state import (
    LoadedMonth,
    load,
    step_cells,
)
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.explanation_panel import ExplanationPanel
from desktop_app.presentation.widgets.findings_box import FindingsBox
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.panel_splitter import PanelSplitter
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.step_strip import StepStrip
from desktop_app.presentation.widgets.table import Table

_PANEL_CLOSES_BELOW: Final = 1140
_PANEL: Final = 276
_FILTERS: Final[Mapping[str, Callable[[PersonRow], bool]]] = {
    "all": lambda _row: True,
    "changed": lambda row: row.changed,
    "findings": lambda row: row.asks,
    "moved": lambda row: row.starts or row.leaves or (row.compared and row.before is None),
}


class PayRunScreen(MonthScreen[LoadedMonth]):
    """One month of one client."""

    key = "pay_run"
    head: RunHead

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        dialogs: Dialogs | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(services, jobs, dialogs)
        self._preferences = preferences
        self._decisions = Decisions(services.runs, self._dialogs, self._run)
        self._subject: object = None
        self._explained = ""
        """Number of the employee about whom the panel speaks."""
        self._build()
        self._build_actions()

    def title(self) -> str:
        """The title."""
        return _("Current month")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Load the month of the client; ``subject`` is the number of an employee to show."""
        self._subject = subject
        self._turn_to(context)

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """What can be done with the month."""
        return {
            "pay": (
                self._calculate_action,
                self._next_finding,
                self._previous_finding,
                self._approve_action,
                self._close_action,
                self._reopen_action,
            )
        }

    def search(self) -> bool:
        """Find by name or number."""
        self._search.seek()
        return True

    def toggle_panel(self) -> bool:
        """Open or close the explanation."""
        self._splitter.toggle_panel()
        return True

    # Building

    def _build(self) -> None:
        self.head = RunHead(self.title())
        self.head.recalculate.clicked.connect(self.calculate)
        self.head.reopen.clicked.connect(self.reopen)
        self.head.close_month.clicked.connect(self.close_month)
        self.head.primary.clicked.connect(self.go_on)
        self.head.periods.chosen.connect(self._choose_month)
        self.steps = StepStrip()
        self.steps.chosen.connect(self._open_step)
        self.message = MessageBar()
        self.filters = Segments()
        self.filters.chosen.connect(lambda _key: self._filter())
        self._search = SearchField(_("Name or NIP"))
        self._search.searched.connect(lambda _text: self._filter())
        self.table = Table(columns(Month(2000, 1)), lambda row: row.nip, cells=True, frozen=1)
        self.arrangement = Arrangement(self._preferences, self)
        self.arrangement.order_chosen.connect(self._arrange_rows)
        self.arrangement.columns_chosen.connect(self._show_columns)
        self.table.view.sorting_changed.connect(self._say_order)
        self.setFocusProxy(self.table)
        self.table.cell_chosen.connect(self._explain)
        self.table.row_opened.connect(self._open_person)
        self.table.empty_acted.connect(self._empty_acted)
        self.costs = CostLine()
        self.panel = ExplanationPanel(of_person=True)
        self.panel.wages_asked.connect(self._open_wages)
        self.panel.closed.connect(self.toggle_panel)
        self.panel.copied.connect(lambda text: QGuiApplication.clipboard().setText(text))
        self.panel.law_asked.connect(lambda key: self.place_requested.emit(Place("regulations", subject=key)))
        self.findings = FindingsBox()
        self._side = QWidget()
        self._side.setMinimumWidth(theme.current().px(_PANEL))
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.findings)
        side.addWidget(self.panel, 1)
        self._arrange()

    def _arrange(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(theme.PAD, 7, theme.GAP, 7)
        row.setSpacing(theme.GAP_SMALL)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.arrangement.order_button)
        row.addWidget(self._search)
        row.addWidget(self.arrangement.columns_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self.table, 1)
        column.addWidget(self.costs)
        self._splitter = PanelSplitter(left, self._side, width=_PANEL, closes_below=_PANEL_CLOSES_BELOW)
        self._stack(self.head, self.steps, self.message, self._splitter)

    def _build_actions(self) -> None:
        self._calculate_action = action(self, _("&Calculate & check").replace("& ", "&& "), self.calculate, "F9")
        self._next_finding = action(self, _("Next &finding"), lambda: self.step_finding(1), "F3")
        self._previous_finding = action(self, _("Previous f&inding"), lambda: self.step_finding(-1), "Shift+F3")
        self._approve_action = action(self, _("&Approve"), self.approve)
        self._close_action = action(self, _("C&lose the month"), self.close_month)
        self._reopen_action = action(self, _("&Reopen…"), self.reopen)
        self._next_action = action(self, "", self.go_on)

    # Loading and showing

    def _reading(self, company_id: str, month: Month) -> Callable[[], LoadedMonth]:
        services = self._services
        return lambda: load(services, company_id, month)

    def _show(self, loaded: LoadedMonth) -> None:
        fresh = (
            self._loaded is None or self._loaded.company.id != loaded.company.id or self._loaded.month != loaded.month
        )
        self._loaded = loaded
        run, rows = loaded.run, loaded.rows
        self.head.show_month(loaded, Month.of(self._today()))
        self._show_actions(loaded)
        self.steps.set_steps(step_cells(loaded))
        counts = {key: sum(keep(row) for row in rows) for key, keep in _FILTERS.items()}
        self.filters.set_segments(
            [
                Segment("all", _("All"), counts["all"]),
                Segment("changed", _("Changed"), counts["changed"]),
                Segment("findings", _("Findings"), counts["findings"]),
                Segment("moved", _("New / leaving"), counts["moved"]),
            ]
        )
        if fresh:
            self.filters.choose("all")
        self._show_columns()
        self.table.set_rows(self.arrangement.ordered(rows))
        self._filter()
        self.table.set_totals(totals(rows))
        self.costs.show_totals(run.head.totals if run is not None and rows else None, rows)
        self.counter_changed.emit(self.key, loaded.errors if loaded.state is RunState.DRAFT else 0)
        if not rows:
            self.findings.show_findings(())
            self.panel.show_explanation(None)
        elif isinstance(self._subject, str) and self.table.view.choose(self._subject, "paid"):
            self._subject = None
        elif fresh or not self.table.view.currentIndex().isValid():
            self.table.view.choose(self.arrangement.ordered(rows)[0].nip, "paid")
        else:
            index = self.table.view.currentIndex()
            self._explain(self.table.model.row_at(index.row()), self.table.model.columns[index.column()].key)

    def _show_actions(self, loaded: LoadedMonth) -> None:
        state, stage, calculated = loaded.state, loaded.stage, loaded.run is not None
        self._next_action.setText(next_step(loaded))
        self._calculate_action.setEnabled(stage != "files")
        self._approve_action.setEnabled(stage == "approve")
        self._close_action.setEnabled(state is RunState.APPROVED)
        self._reopen_action.setEnabled(state in (RunState.APPROVED, RunState.CLOSED))
        self._next_finding.setEnabled(calculated)
        self._previous_finding.setEnabled(calculated)

    def _show_columns(self) -> None:
        if self._loaded is not None:
            every = columns(self._loaded.month, self._loaded.rows)
            self.arrangement.name_columns({column.key: column.title for column in every})
            self.table.set_columns([column for column in every if self.arrangement.keeps(column.key)])

    def _arrange_rows(self) -> None:
        if self._loaded is not None:
            self.table.view.sort_as_set()
            self.table.set_rows(self.arrangement.ordered(self._loaded.rows))

    def _say_order(self) -> None:
        key, _downwards = self.table.model.sorted_by
        titles = {column.key: column.title for column in self.table.model.columns}
        self.arrangement.say_order(titles.get(key, ""))

    def _filter(self) -> None:
        keep = _FILTERS[self.filters.current or "all"]
        wanted = self._search.text().strip().casefold()

        def shown(row: PersonRow) -> bool:
            person = row.stored.employee
            return keep(row) and (not wanted or wanted in person.name.casefold() or wanted in person.nip.casefold())

        self.table.model.set_filter(shown)
        if self._loaded is None:
            return
        if self._loaded.stage == "people":
            text = _("Nobody works here in this month. Add employees or import them from Excel.")
            self.table.set_empty(text, _("Add employees"))
        elif self._loaded.run is None:
            self.table.set_empty(_("Not calculated yet. Calculating stores a draft."), _("Calculate & check"))
        elif not self._loaded.rows:
            self.table.set_empty(_("Nobody is in this run."))
        elif wanted:
            text = _("Nothing matches “{text}”.").format(text=self._search.text().strip())
            self.table.set_empty(text, _("Clear the search"))
        else:
            self.table.set_empty(_("Nobody in this selection."))

    def _explain(self, row: PersonRow, column: str) -> None:
        before = formats.bare_month((self._context.month + -1).number) if self._context.month else ""
        self._explained = row.nip
        self.panel.show_explanation(explain_cell(row, column, before))
        self.findings.show_findings(row.findings)

    # What the user does

    def go_on(self) -> None:
        """The month's next step."""
        if self._loaded is None:
            return
        match self._loaded.stage:
            case "people":
                self.place_requested.emit(Place("employees"))
            case "calculate":
                self.calculate()
            case "check":
                self.step_finding(1, blocking=True)
            case "approve":
                self.approve()
            case "files":
                self.place_requested.emit(Place("files"))

    def calculate(self) -> None:
        """Calculate the draft anew."""
        if self._loaded is not None:
            self._decisions.calculate(self._loaded)

    def approve(self) -> None:
        """Approve, after the remarks were read."""
        if self._loaded is not None:
            self._decisions.approve(self._loaded)

    def close_month(self) -> None:
        """Close the approved month."""
        if self._loaded is not None:
            self._decisions.close(self._loaded)

    def reopen(self) -> None:
        """Go on with a new run, for a reason."""
        if self._loaded is not None:
            self._decisions.reopen(self._loaded)

    def step_finding(self, direction: int, *, blocking: bool = False) -> None:
        """Go to the next or previous person with something to look at, or only with what blocks approval."""

        def asks(row: PersonRow) -> bool:
            return row.severity is Severity.ERROR if blocking else row.asks

        shown = self.table.model.shown
        marked = [number for number, row in enumerate(shown) if asks(row)]
        if not marked and self.filters.current != "all":
            self.filters.choose("all")
            self._filter()
            shown = self.table.model.shown
            marked = [number for number, row in enumerate(shown) if asks(row)]
        if not marked:
            self._tell_run_findings()
            return
        at = self.table.view.currentIndex().row()
        later = [number for number in marked if (number > at if direction > 0 else number < at)]
        target = (later or marked)[0 if direction > 0 else -1]
        self.table.view.choose(shown[target].nip, "paid")
        self.table.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._splitter.open_panel()

    def _tell_run_findings(self) -> None:
        run = self._loaded.run if self._loaded is not None else None
        if run is not None and run.findings:
            self.message.say(" ".join(sentence(found.code, found.params) for found in run.findings), "soga")

    def _run(self, work: Callable[..., Outcome[Any]], *, with_progress: bool = False) -> None:
        self.message.hide()
        job = self._jobs.run(
            work,
            lambda _outcome: self._load(),
            problem=self._refuse,
            changes=lambda outcome: outcome.changes,
            with_progress=with_progress,
        )
        self.head.bar.follow(job)

    def _choose_month(self, month: object) -> None:
        if isinstance(month, Month):
            self._take_month(month)

    def _open_step(self, key: str) -> None:
        match key:
            case "data" | "variables":
                self.place_requested.emit(Place("employees"))
            case "check":
                self.step_finding(1) if self._loaded and self._loaded.run else self.calculate()
            case "approve":
                self.approve()
            case _:
                self.place_requested.emit(Place("files"))

    def _open_person(self, row: PersonRow) -> None:
        self.place_requested.emit(Place("employees", subject=row.nip))

    def _open_wages(self) -> None:
        self.place_requested.emit(Place("employees", subject=PersonPart(self._explained, "work")))

    def _empty_acted(self) -> None:
        if self._loaded is not None and self._loaded.stage in ("people", "calculate"):
            self.go_on()
        else:
            self._search.clear()
