"""Imports the people workbook: a preview first, then one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.exchange.changes import PeopleChanges
from desktop_app.application.exchange.plausibility import MinimumWage
from desktop_app.application.exchange.rows import PeopleWorkbook
from desktop_app.application.exchange.state import CompanyChanges, ImportRow, Report, RowOutcome, RowPlace
from desktop_app.application.ports import Clock, UnitOfWork, Workspace
from desktop_app.application.results import AuditEntry, Changed, Changes, Outcome
from desktop_app.domain.periods import Month

__all__ = ["ImportPreview", "ImportRow", "ImportSummary", "PeopleImport", "RowOutcome", "RowPlace"]

_WRITTEN_TOGETHER: Final = 500
"""People between two reports of progress."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """Rows of the workbook by outcome."""

    new: int
    changed: int
    unchanged: int
    refused: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import does, or did when ``applied``."""

    summary: ImportSummary
    rows: tuple[ImportRow, ...]
    """One per row of the workbook; a changed row has one per changed cell."""
    applied: bool = False


class PeopleImport:
    """The use case behind the import screen and ``import people``."""

    def __init__(
        self,
        workspace: Workspace,
        clock: Clock,
        minimum_wage: MinimumWage | None = None,
        recorder: ChangeRecorder | None = None,
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._minimum_wage = minimum_wage
        self._recorder = recorder or ChangeRecorder(clock)

    def preview(
        self,
        parsed: PeopleWorkbook,
        from_month: Month | None = None,
        *,
        left_out: frozenset[RowPlace] = frozenset(),
        progress: Report | None = None,
    ) -> Outcome[ImportPreview]:
        """What the workbook would change without the rows left out; writes nothing."""
        with self._workspace.unit_of_work() as uow:
            changes = self._compare(uow, parsed, from_month, left_out, progress)
            return Outcome(_preview(changes), tuple(changes.findings))

    def apply(
        self,
        parsed: PeopleWorkbook,
        from_month: Month | None = None,
        *,
        skip_refused: bool = False,
        left_out: frozenset[RowPlace] = frozenset(),
        progress: Report | None = None,
    ) -> Outcome[ImportPreview]:
        """Write the workbook in one transaction, without the rows left out.

        With a refused row nothing is written and the preview comes back with ``applied`` false, unless
        ``skip_refused``. Whoever is told of the progress can stop the work, and nothing is written.
        """
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            changes = self._compare(uow, parsed, from_month, left_out, progress)
            findings = tuple(changes.findings)
            if changes.counts[RowOutcome.REFUSED] and not skip_refused:
                return Outcome(_preview(changes), findings)
            changed = [company for company in changes.companies if company.has_changes]
            for company in changed:
                self._write(uow, company, progress)
            if changed:
                uow.commit()
        company_id = changed[0].company.id if len(changed) == 1 else ""
        kinds = frozenset({Changed.COMPANIES, Changed.PEOPLE}) if changed else frozenset[Changed]()
        return Outcome(_preview(changes, applied=True), findings, Changes(kinds, company_id))

    def _compare(
        self,
        uow: UnitOfWork,
        parsed: PeopleWorkbook,
        from_month: Month | None,
        left_out: frozenset[RowPlace],
        progress: Report | None,
    ) -> PeopleChanges:
        today = self._clock.now().date()
        return PeopleChanges(uow, parsed, today, from_month, self._minimum_wage, left_out, progress)

    def _write(self, uow: UnitOfWork, changes: CompanyChanges, progress: Report | None) -> None:
        company = changes.company
        store = uow.store(company.id)
        if changes.company_changed:
            store.save_company(company)
        people = [changes.employees[nip] for nip in changes.changed_people]
        for start in range(0, len(people), _WRITTEN_TOGETHER):
            if progress is not None:
                progress(start, len(people))
            store.save_employees(people[start : start + _WRITTEN_TOGETHER])
        if changes.changed_variables:
            store.save_variables(changes.changed_variables)
        if changes.changed_openings:
            store.save_openings(changes.changed_openings)
        detail = (
            f"people={len(people)} variables={len(changes.changed_variables)} openings={len(changes.changed_openings)}"
        )
        uow.record(AuditEntry(self._clock.now(), "people.imported", company.id, company.id, detail))
        if changes.company_changed:
            self._recorder.company(uow, changes.known_company, company)
        if people:
            pairs = ((changes.known_people.get(employee.nip), employee) for employee in people)
            self._recorder.people(uow, company.id, pairs)


def _preview(changes: PeopleChanges, *, applied: bool = False) -> ImportPreview:
    counts = changes.counts
    summary = ImportSummary(
        new=counts[RowOutcome.NEW],
        changed=counts[RowOutcome.CHANGED],
        unchanged=counts[RowOutcome.UNCHANGED],
        refused=counts[RowOutcome.REFUSED],
    )
    return ImportPreview(summary, tuple(changes.rows), applied)
