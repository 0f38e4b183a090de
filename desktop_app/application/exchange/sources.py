"""Opens spreadsheets for the import of people, proposes what their columns mean, and remembers what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from desktop_app.application.exchange.mapping import NIP, MappedPeople, Source
from desktop_app.application.exchange.numbers import numbered
from desktop_app.application.exchange.rows import PeopleWorkbook
from desktop_app.application.exchange.spreadsheet import SheetCells
from desktop_app.application.ports import Clock, UnitOfWork, Workspace
from desktop_app.application.records.mapping import PeopleMapping, RememberedMapping, folded
from desktop_app.application.results import AuditEntry
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month


class SourceReader(Protocol):
    """Whoever reads files and cells."""

    def open(self, path: Path) -> Source:
        """Any file that may hold a table. Raises KnownProblem ``workbook.*``."""

    def open_pasted(self, text: str, name: str) -> Source:
        """Cells from the clipboard. Raises KnownProblem ``workbook.*``."""

    def guess(
        self,
        table: SheetCells,
        month: Month,
        remembered: Mapping[str, str],
        header_row: int | None,
        header_height: int | None,
    ) -> PeopleMapping:
        """A first mapping; ``remembered`` holds targets by folded heading."""

    def map(self, table: SheetCells, mapping: PeopleMapping) -> MappedPeople:
        """The rows that a mapping makes of a table."""


class PeopleSources:
    """The use case behind the mapping page, and behind ``import people`` for a layout that is known already."""

    def __init__(self, workspace: Workspace, clock: Clock, reader: Callable[[], SourceReader]) -> None:
        self._workspace = workspace
        self._clock = clock
        self._made = reader

    @property
    def _reader(self) -> SourceReader:
        return self._made()

    def open(self, path: Path) -> Source:
        """A people workbook, or tables whose columns need a meaning. Raises KnownProblem ``workbook.*``."""
        return self._reader.open(path)

    def open_pasted(self, text: str, name: str) -> Source:
        """Cells from the clipboard. Raises KnownProblem ``workbook.*``."""
        return self._reader.open_pasted(text, name)

    def propose(
        self,
        table: SheetCells,
        company: str = "",
        header_row: int | None = None,
        header_height: int | None = None,
    ) -> PeopleMapping:
        """What the columns probably mean: as remembered for the same headings, else by each heading.

        Without a company the one that used these headings last is taken, or the only one that there is.
        """
        with self._workspace.unit_of_work() as uow:
            codes = [known.code for known in uow.companies()]
            known = self._remembered(uow, [company] if company in codes else codes)
        if header_row is None and (same := self._recognised(table, known)) is not None:
            return same
        company = company or (codes[0] if len(codes) == 1 else "")
        chosen = {
            folded(column.heading): column.target
            for code, each in reversed(known)
            if code == company
            for column in each.mapping.columns
            if column.target
        }
        mapping = self._reader.guess(table, self._month(), chosen, header_row, header_height)
        unnumbered = all(column.target != NIP for column in mapping.columns)
        return replace(mapping, company=company, find_people=unnumbered)

    def recognised(self, table: SheetCells) -> PeopleMapping | None:
        """The mapping remembered for exactly these headings."""
        with self._workspace.unit_of_work() as uow:
            known = self._remembered(uow, [each.code for each in uow.companies()])
        return self._recognised(table, known)

    def map(self, table: SheetCells, mapping: PeopleMapping) -> MappedPeople:
        """The rows that a mapping makes of a table, with a report on each column."""
        mapped = self._reader.map(table, mapping)
        if not mapping.find_people:
            return mapped
        with self._workspace.unit_of_work() as uow:

            def employees(code: str) -> tuple[Employee, ...]:
                company = uow.company_by_code(code)
                return () if company is None else uow.store(company.id).employees()

            return replace(mapped, workbook=numbered(mapped.workbook, employees))

    def remember(self, mapping: PeopleMapping, workbook: PeopleWorkbook) -> None:
        """Keep a mapping for the companies that were imported with it."""
        codes = {mapping.company} - {""} or {
            row.text("company") for sheet in workbook.sheets for row in sheet.rows if row.text("company")
        }
        now = self._clock.now()
        with self._workspace.unit_of_work() as uow:
            found = [company for code in sorted(codes) if (company := uow.company_by_code(code)) is not None]
            for company in found:
                uow.store(company.id).save_import_mapping(RememberedMapping(mapping, now))
                uow.record(AuditEntry(now, "import.mapping_saved", company.id, company.id, ""))
            if found:
                uow.commit()

    def read(self, path: Path) -> PeopleWorkbook:
        """The rows of a people workbook, or of a spreadsheet whose layout was mapped before.

        Raises KnownProblem ``workbook.*``, or ``people.no_mapping`` for a layout that nobody mapped yet.
        """
        source = self._reader.open(path)
        if source.people is not None:
            return source.people
        for table in source.tables:
            mapping = self.recognised(table)
            if mapping is not None:
                mapped = self.map(table, mapping).workbook
                return replace(mapped, findings=(*source.findings, *mapped.findings))
        raise source.problem or KnownProblem("people.no_mapping", file=source.name)

    def _month(self) -> Month:
        return Month.of(self._clock.now().date())

    def _recognised(self, table: SheetCells, known: list[tuple[str, RememberedMapping]]) -> PeopleMapping | None:
        for code, each in known:
            if self._same_headings(table, each.mapping):
                # The file named its companies itself when the mapping had none.
                return replace(each.mapping, company=each.mapping.company and code, month=self._month(), last_row=0)
        return None

    def _same_headings(self, table: SheetCells, mapping: PeopleMapping) -> bool:
        if not mapping.header_row:
            return False  # letters are no headings
        here = self._reader.guess(table, mapping.month, {}, mapping.header_row, mapping.header_height)
        return here.signature == mapping.signature

    @staticmethod
    def _remembered(uow: UnitOfWork, codes: list[str]) -> list[tuple[str, RememberedMapping]]:
        """By company code, newest first."""
        found = [
            (code, each)
            for code in codes
            if (company := uow.company_by_code(code)) is not None
            for each in uow.store(company.id).import_mappings()
        ]
        return sorted(found, key=lambda pair: pair[1].used_at, reverse=True)
