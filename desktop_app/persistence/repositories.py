"""The store of one company: one door to its records, and to nobody else's."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from desktop_app.application.records.mapping import RememberedMapping
from desktop_app.application.results import Change, MonthTaxTotals, OutputMonth, Run, RunHead, RunSummary
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, OpeningTotals, VariableItem
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.persistence import change_history, companies, mappings
from desktop_app.persistence.engine import begin_writing
from desktop_app.persistence.people import People
from desktop_app.persistence.runs import Runs
from desktop_app.persistence.year_sums import sums_of_runs


class DatabaseCompanyStore:
    """Implements ``CompanyStore`` inside one transaction."""

    def __init__(self, connection: Connection, company_id: str) -> None:
        self._connection = connection
        self._company_id = company_id
        self._people = People(connection, company_id)
        self._runs = Runs(connection, company_id)

    def company(self) -> Company:
        """The company with all its terms. Raises KnownProblem when it isn't saved yet."""
        found = companies.company_by_id(self._connection, self._company_id)
        if found is None:
            raise KnownProblem("workspace.no_company", company=self._company_id)
        return found

    def save_company(self, company: Company) -> None:
        """Insert or update the company and replace its terms."""
        if company.id != self._company_id:
            raise ValueError(f"company {company.id} saved through the store of {self._company_id}")
        begin_writing(self._connection)
        companies.save_company(self._connection, company)

    def employees(self) -> tuple[Employee, ...]:
        """All employees, past ones too, by NIP."""
        return self._people.employees()

    def employee(self, nip: str) -> Employee | None:
        """One employee."""
        return self._people.employee(nip)

    def employee_by_id(self, employee_id: str) -> Employee | None:
        """One employee by key."""
        return self._people.employee_by_id(employee_id)

    def employee_ids(self) -> frozenset[str]:
        """The keys of all employees."""
        return self._people.employee_ids()

    def save_employees(self, employees: Sequence[Employee]) -> None:
        """Insert or update employees by id, with all that belongs to them."""
        begin_writing(self._connection)
        self._people.save_employees(employees)

    def remove_employee(self, employee: Employee) -> None:
        """Remove an employee with all that belongs to him or her, amounts included."""
        begin_writing(self._connection)
        self._people.remove_employee(employee)

    def record_changes(self, changes: Sequence[Change]) -> None:
        """Append to the history of employees or of the company."""
        change_history.append(self._connection, self._company_id, changes)

    def changes(self, subject: str) -> tuple[Change, ...]:
        """The history of an employee by key, or by the company's key its own with the removals; the newest first."""
        return change_history.changes(self._connection, self._company_id, subject)

    def changes_of_batch(self, batch: str) -> tuple[Change, ...]:
        """The changes that were made for many at once under a key, the newest first."""
        return change_history.changes_of_batch(self._connection, self._company_id, batch)

    def variables(self, month: Month, component: str | None = None) -> tuple[VariableItem, ...]:
        """The variable amounts of a month; those of one component where it is named."""
        return self._people.variables(month, component)

    def all_variables(self) -> tuple[VariableItem, ...]:
        """The variable amounts of every month."""
        return self._people.variables()

    def save_variables(self, items: Sequence[VariableItem]) -> None:
        """Insert or update by employee, month and component."""
        begin_writing(self._connection)
        self._people.save_variables(items)

    def openings(self) -> tuple[OpeningTotals, ...]:
        """Opening totals of all years."""
        return self._people.openings()

    def save_openings(self, openings: Sequence[OpeningTotals]) -> None:
        """Insert or update by employee and year."""
        begin_writing(self._connection)
        self._people.save_openings(openings)

    def import_mappings(self) -> tuple[RememberedMapping, ...]:
        """How this company's own spreadsheets were read, newest first."""
        return mappings.import_mappings(self._connection, self._company_id)

    def save_import_mapping(self, remembered: RememberedMapping) -> None:
        """Insert, or replace the one with the same headings."""
        begin_writing(self._connection)
        mappings.save_import_mapping(self._connection, self._company_id, remembered)

    def run_heads(self, first: Month, last: Month) -> tuple[RunHead, ...]:
        """All runs of these months, by month and number."""
        return self._runs.run_heads(first, last)

    def latest_run(self, month: Month) -> RunHead | None:
        """The run with the highest number of a month."""
        return self._runs.latest_run(month)

    def run_summary(self, month: Month) -> RunSummary | None:
        """The latest run of a month without its payslips."""
        return self._runs.run_summary(month)

    def run(self, month: Month, number: int | None = None) -> Run | None:
        """A run with payslips, traces and findings; the latest without a number."""
        return self._runs.run(month, number)

    def save_run(self, run: Run) -> None:
        """Insert a run, or replace the draft of the same month and number."""
        begin_writing(self._connection)
        self._runs.save_run(run)

    def update_head(self, head: RunHead) -> None:
        """Change state and times of a run."""
        begin_writing(self._connection)
        self._runs.update_head(head)

    def tax_totals(self, first: Month, last: Month) -> tuple[MonthTaxTotals, ...]:
        """Per employee and month, of the latest run of each month; without payslips whose tax isn't known."""
        return self._runs.tax_totals(first, last)

    def output_pay(self, first: Month, last: Month) -> tuple[OutputMonth, ...]:
        """What was paid by output, per employee and month, in the latest run of each month."""
        return self._runs.output_pay(first, last)

    def sums_of_runs(self, run_ids: Sequence[str]) -> dict[str, YearToDate]:
        """The sums of each employee, by key, over runs of the same year."""
        return sums_of_runs(self._connection, self._company_id, run_ids)

    def months_without_approved_run(self) -> Month | None:
        """The first month after the last that is approved or closed and wasn't reopened; None when there is none."""
        return self._runs.months_without_approved_run()

    def last_approved_month(self) -> Month | None:
        """The last month with an approved or closed run, reopened since or not; None when there is none."""
        return self._runs.last_approved_month()

    def last_approved_month_of(self, employee_id: str) -> Month | None:
        """The last month with an approved or closed payslip of an employee; None when there is no such payslip."""
        return self._runs.last_approved_month_of(employee_id)

    def hold_drafts(self) -> None:
        """Let no draft be approved until the unit of work ends."""
        begin_writing(self._connection)
        self._runs.hold_drafts()
