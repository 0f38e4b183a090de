"""The second step of the import: what the columns of a spreadsheet mean, mapped again after each change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.exchange.mapping import MappedPeople, Source
from desktop_app.application.exchange.rows import PeopleWorkbook
from desktop_app.application.records.mapping import PeopleMapping
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _
from desktop_app.presentation.jobs import Jobs, Progress
from desktop_app.presentation.screens.company.form import open_company
from desktop_app.presentation.screens.imports.choices import HeadingChoice
from desktop_app.presentation.screens.imports.mapping import MappingPage
from desktop_app.presentation.screens.imports.work import ImportWork
from desktop_app.presentation.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from desktop_app.application.services import Services


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A sheet with the first mapping of it."""

    mapping: PeopleMapping
    mapped: MappedPeople
    companies: tuple[Company, ...]


class ImportColumns(QObject):
    """Leads the page with the columns: proposes, maps, and lets a new client be entered on the way."""

    shown = Signal()
    """The columns of a sheet are there."""
    changed = Signal()
    """What can be compared has changed, or is being mapped."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        work: ImportWork,
        message: MessageBar,
        company_id: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._services = services
        self._jobs = jobs
        self._work = work
        self._message = message
        self._company_id = company_id
        self._source: Source | None = None
        self._at = 0
        self._waiting: PeopleMapping | None = None
        self._mapped_from: PeopleMapping | None = None
        self._workbook: PeopleWorkbook | None = None
        self.mapping: PeopleMapping | None = None
        """As the user wants it."""
        self.page = MappingPage()
        self.page.changed.connect(self._map)
        self.page.headings_chosen.connect(self._propose)
        self.page.table_chosen.connect(self._show_table)
        self.page.client_wanted.connect(self._add_client)
        work.ended.connect(self._go_on)

    @property
    def workbook(self) -> PeopleWorkbook | None:
        """The rows that the mapping makes; None while something is missing or they are being made."""
        ready = not self.page.obstacle and self.mapping == self._mapped_from and not self._work.busy
        return self._workbook if ready else None

    def open(self, source: Source) -> None:
        """Propose what the columns of the longest sheet mean."""
        self._source, self.mapping = source, None
        self._show_table(max(range(len(source.tables)), key=lambda at: len(source.tables[at].rows)))

    def _show_table(self, at: int) -> None:
        self._at = at
        self._propose()

    def _propose(self, headings: HeadingChoice | None = None) -> None:
        source, at, before = self._source, self._at, self.mapping
        if source is None:
            return
        table, sources = source.tables[at], self._services.sources

        def work(_progress: Progress) -> _Proposed:
            companies = self._companies()
            if before is not None and headings is not None:
                mapping = sources.propose(table, before.company, headings.row, headings.height)
            else:
                in_view = (company.code for company in companies if company.id == self._company_id)
                mapping = sources.propose(table, next(in_view, ""))
            return _Proposed(mapping, sources.map(table, mapping), companies)

        def show(found: _Proposed) -> None:
            month = Month.of(self._services.clock.now().date())
            self.page.set_table(source.tables, at, found.companies, month)
            self._show_mapped(found.mapping, found.mapped)
            self.shown.emit()
            if not found.companies:
                self._message.say(
                    _("There is no client yet. Choose New client… for the company of these people."), "soga"
                )

        self._work.run(work, show)

    def _map(self, mapping: PeopleMapping) -> None:
        """Map the rows again; while that goes on, only the newest wish is kept."""
        self.mapping = mapping
        self.changed.emit()
        if self._work.busy:
            self._waiting = mapping
            return
        source, at = self._source, self._at
        if source is not None:
            self._work.run(
                lambda _progress: self._services.sources.map(source.tables[at], mapping),
                lambda mapped: self._show_mapped(mapping, mapped),
            )

    def _add_client(self) -> None:
        """Let the user enter the company of these people; what was chosen for the columns stays."""
        added = open_company(self._window, self._services, self._jobs)
        source, at, before = self._source, self._at, self.mapping
        if added is None or source is None or before is None:
            self.page.show_company()
            return
        self._message.hide()
        mapping = replace(before, company=added.code)

        def work(_progress: Progress) -> _Proposed:
            return _Proposed(mapping, self._services.sources.map(source.tables[at], mapping), self._companies())

        def show(found: _Proposed) -> None:
            self.page.set_companies(found.companies)
            self._show_mapped(found.mapping, found.mapped)

        self._work.run(work, show)

    def _show_mapped(self, mapping: PeopleMapping, mapped: MappedPeople) -> None:
        if self._waiting is not None:  # the user went on meanwhile
            return
        self.mapping, self._mapped_from, self._workbook = mapping, mapping, mapped.workbook
        self.page.show_mapped(mapping, mapped)
        self.changed.emit()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._map(waiting)

    def _companies(self) -> tuple[Company, ...]:
        with self._services.workspace.unit_of_work() as uow:
            return uow.companies()
