"""What the application needs from the outside, as protocols. Adapters implement them; tests may, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol

from desktop_app.application.law_ports import LawStore
from desktop_app.application.records.filters import PeopleFilter
from desktop_app.application.records.mapping import RememberedMapping
from desktop_app.application.records.paperwork import ChecklistTexts, PaperworkStore
from desktop_app.application.results import (
    AuditEntry,
    Change,
    MonthTaxTotals,
    OutputMonth,
    PersonHit,
    Run,
    RunHead,
    RunSummary,
    SlipMark,
)
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, OpeningTotals, VariableItem
from desktop_app.domain.findings import Finding
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet


class Clock(Protocol):
    """The only source of the present."""

    def now(self) -> datetime:
        """The present moment with its zone."""


class RegulationSource(Protocol):
    """Where the law comes from."""

    def current(self) -> RegulationSet:
        """All that was entered when somebody last looked."""

    def refresh(self) -> None:
        """Look again: somebody else may have added to the law of this workspace."""


class Progress(Protocol):
    """Hears how far long work is, and may ask it to stop."""

    def report(self, done: int, total: int) -> None:
        """Tell how many of how many are done."""

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop; work stops between two employees."""


class CompanyStore(Protocol):
    """Everything of one company; nothing of another can be reached through it."""

    def company(self) -> Company:
        """The company with all its terms."""

    def save_company(self, company: Company) -> None:
        """Insert or update the company and replace its terms."""

    def employees(self) -> tuple[Employee, ...]:
        """All employees, past ones too, with employments, terms, wages and family, by NIP."""

    def employee(self, nip: str) -> Employee | None:
        """One employee."""

    def employee_by_id(self, employee_id: str) -> Employee | None:
        """One employee by key."""

    def employee_ids(self) -> frozenset[str]:
        """The keys of all employees."""

    def save_employees(self, employees: Sequence[Employee]) -> None:
        """Insert or update employees (by id) with all that belongs to them."""

    def remove_employee(self, employee: Employee) -> None:
        """Remove an employee with all that belongs to him or her, amounts included."""

    def record_changes(self, changes: Sequence[Change]) -> None:
        """Append to the history of employees or of the company."""

    def changes(self, subject: str) -> tuple[Change, ...]:
        """The history of an employee by key, or by the company's key its own with the removals; the newest first."""

    def changes_of_batch(self, batch: str) -> tuple[Change, ...]:
        """The changes that were made for many at once under a key, the newest first."""

    def variables(self, month: Month, component: str | None = None) -> tuple[VariableItem, ...]:
        """The variable amounts of a month; those of one component where it is named."""

    def all_variables(self) -> tuple[VariableItem, ...]:
        """The variable amounts of every month."""

    def save_variables(self, items: Sequence[VariableItem]) -> None:
        """Insert or update by employee, month and component."""

    def openings(self) -> tuple[OpeningTotals, ...]:
        """Opening totals of all years."""

    def save_openings(self, openings: Sequence[OpeningTotals]) -> None:
        """Insert or update by employee and year."""

    def import_mappings(self) -> tuple[RememberedMapping, ...]:
        """How this company's own spreadsheets were read, newest first."""

    def save_import_mapping(self, remembered: RememberedMapping) -> None:
        """Insert, or replace the one with the same headings."""

    def run_heads(self, first: Month, last: Month) -> tuple[RunHead, ...]:
        """All runs of these months, by month and number."""

    def latest_run(self, month: Month) -> RunHead | None:
        """The run with the highest number of a month."""

    def run_summary(self, month: Month) -> RunSummary | None:
        """The latest run of a month without its payslips."""

    def run(self, month: Month, number: int | None = None) -> Run | None:
        """A run with payslips, traces and findings; the latest without a number."""

    def save_run(self, run: Run) -> None:
        """Insert a run, or replace the draft of the same month and number. Refuses to touch another state."""

    def update_head(self, head: RunHead) -> None:
        """Change state, times and accepted findings of a run."""

    def tax_totals(self, first: Month, last: Month) -> tuple[MonthTaxTotals, ...]:
        """Per employee and month, of the latest run of each month; without payslips whose tax isn't known."""

    def output_pay(self, first: Month, last: Month) -> tuple[OutputMonth, ...]:
        """What was paid by output, per employee and month, in the latest run of each month."""

    def sums_of_runs(self, run_ids: Sequence[str]) -> dict[str, YearToDate]:
        """The sums of each employee, by key, over runs of the same year."""

    def months_without_approved_run(self) -> Month | None:
        """The first month after the last that is approved or closed and wasn't reopened; None when there is none."""

    def last_approved_month(self) -> Month | None:
        """The last month with an approved or closed run, reopened since or not; None when there is none."""

    def last_approved_month_of(self, employee_id: str) -> Month | None:
        """The last month with an approved or closed payslip of an employee; None when there is no such payslip."""

    def hold_drafts(self) -> None:
        """Let no draft be approved until the unit of work ends."""


class UnitOfWork(Protocol):
    """One transaction. Leaving it without commit rolls back."""

    def __enter__(self) -> UnitOfWork:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed, and end."""

    def begin_writing(self) -> None:
        """Wait for one's turn to write. A unit that has read before can't wait: it is refused if another one writes."""

    def companies(self) -> tuple[Company, ...]:
        """All companies by name."""

    def company_by_code(self, code: str) -> Company | None:
        """One company."""

    def remove_company(self, company_id: str) -> None:
        """Remove a company with everything that is stored of it, except its entries in the audit trail."""

    def store(self, company_id: str) -> CompanyStore:
        """The store of one company, existing or about to be saved."""

    def people_count(self, company_id: str, month: Month) -> int:
        """Employees with an employment in the month."""

    def law(self) -> LawStore:
        """The law that was added in the workspace."""

    def paperwork(self, company_id: str) -> PaperworkStore:
        """The ticks and letters of one company."""

    def checklist_texts(self) -> ChecklistTexts:
        """The workspace's own words in checklists."""

    def find_people(self, words: Sequence[str], limit: int) -> tuple[PersonHit, ...]:
        """People of all companies in whose name or numbers every word occurs, by name."""

    def slip_marks(self) -> Iterator[SlipMark]:
        """The marks of all stored payslips of all companies, the newest months first."""

    def saved_filters(self, who: str) -> tuple[PeopleFilter, ...]:
        """The filters that somebody keeps, by name."""

    def save_filter(self, who: str, chosen: PeopleFilter) -> None:
        """Insert or replace a filter by name."""

    def remove_filter(self, who: str, name: str) -> None:
        """Remove a filter."""

    def last_recorded(self, company_id: str, actions: Sequence[str]) -> datetime | None:
        """When one of these actions, or an action that begins like one, was last done for a company; "" for none."""

    def record(self, entry: AuditEntry) -> None:
        """Append to the audit trail."""

    def commit(self) -> None:
        """Make it last."""


class Workspace(Protocol):
    """An opened workspace: one database with many client companies."""

    @property
    def label(self) -> str:
        """Short name for titles and the status bar."""

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted by this program."""

    def unit_of_work(self) -> UnitOfWork:
        """A new transaction."""

    def backup(self, target: Path) -> None:
        """Write a copy made by the database itself. Raises KnownProblem."""

    def verify(self) -> tuple[Finding, ...]:
        """Check integrity, foreign keys and the audit chain; error findings say what is damaged."""

    def close(self) -> None:
        """Let go of the database."""


class WorkspaceGate(Protocol):
    """Creates, opens and restores workspaces. ``location`` is a file path or a database URL."""

    def create(self, location: str, passphrase: str | None) -> str | None:
        """Make a new workspace; gives the recovery key, or None for a plain one or a database server."""

    def is_encrypted(self, location: str) -> bool:
        """Whether opening will ask for a passphrase. Raises KnownProblem for what isn't a workspace."""

    def open(self, location: str, passphrase: str | None) -> Workspace:
        """Open and bring to the current version. The recovery key is accepted in place of the passphrase."""

    def restore(self, backup: Path, location: str) -> None:
        """Put a backup in place as a new workspace. Raises KnownProblem, also when one exists there."""
