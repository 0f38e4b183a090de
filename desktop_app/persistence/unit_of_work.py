"""One transaction on one connection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from types import TracebackType

from sqlalchemy import Connection, Engine

from desktop_app.application.records.filters import PeopleFilter
from desktop_app.application.results import AuditEntry, PersonHit, SlipMark
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month
from desktop_app.persistence import audit, companies, people, people_search, runs
from desktop_app.persistence.engine import begin_writing
from desktop_app.persistence.law import DatabaseLawStore
from desktop_app.persistence.paperwork import DatabaseChecklistTexts, DatabasePaperworkStore
from desktop_app.persistence.repositories import DatabaseCompanyStore


class DatabaseUnitOfWork:
    """Implements ``UnitOfWork``. Used in the thread that entered it; other threads take their own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._opened: Connection | None = None
        self._entries: list[AuditEntry] = []
        self._stores: dict[str, DatabaseCompanyStore] = {}

    def __enter__(self) -> DatabaseUnitOfWork:
        """Begin."""
        if self._opened is not None:
            raise RuntimeError("the unit of work has already begun")
        self._opened = self._engine.connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed, and end."""
        opened, self._opened = self._connection, None
        self._entries.clear()
        self._stores.clear()
        opened.close()

    def begin_writing(self) -> None:
        """Wait for one's turn to write, before anything is read."""
        begin_writing(self._connection)

    def companies(self) -> tuple[Company, ...]:
        """All companies by name."""
        return companies.all_companies(self._connection)

    def company_by_code(self, code: str) -> Company | None:
        """One company."""
        return companies.company_by_code(self._connection, code)

    def remove_company(self, company_id: str) -> None:
        """Remove a company with everything that is stored of it, except its entries in the audit trail."""
        begin_writing(self._connection)
        companies.remove_company(self._connection, company_id)
        self._stores.pop(company_id, None)

    def store(self, company_id: str) -> DatabaseCompanyStore:
        """The store of one company, existing or about to be saved."""
        if company_id not in self._stores:
            self._stores[company_id] = DatabaseCompanyStore(self._connection, company_id)
        return self._stores[company_id]

    def people_count(self, company_id: str, month: Month) -> int:
        """Employees with an employment in the month."""
        return people.people_count(self._connection, company_id, month)

    def law(self) -> DatabaseLawStore:
        """The law that was added in the workspace."""
        return DatabaseLawStore(self._connection)

    def paperwork(self, company_id: str) -> DatabasePaperworkStore:
        """The ticks and letters of one company."""
        return DatabasePaperworkStore(self._connection, company_id)

    def checklist_texts(self) -> DatabaseChecklistTexts:
        """The workspace's own words in checklists."""
        return DatabaseChecklistTexts(self._connection)

    def find_people(self, words: Sequence[str], limit: int) -> tuple[PersonHit, ...]:
        """People of all companies in whose name or numbers every word occurs, by name."""
        return people_search.find(self._connection, words, limit)

    def slip_marks(self) -> Iterator[SlipMark]:
        """The marks of all stored payslips of all companies, the newest months first."""
        return runs.slip_marks(self._connection)

    def saved_filters(self, who: str) -> tuple[PeopleFilter, ...]:
        """The filters that somebody keeps, by name."""
        return people_search.saved_filters(self._connection, who)

    def save_filter(self, who: str, chosen: PeopleFilter) -> None:
        """Insert or replace a filter by name."""
        begin_writing(self._connection)
        people_search.save_filter(self._connection, who, chosen)

    def remove_filter(self, who: str, name: str) -> None:
        """Remove a filter."""
        begin_writing(self._connection)
        people_search.remove_filter(self._connection, who, name)

    def last_recorded(self, company_id: str, actions: Sequence[str]) -> datetime | None:
        """When one of these actions, or an action that begins like one, was last done for a company; "" for none."""
        return audit.last_recorded(self._connection, company_id, actions)

    def record(self, entry: AuditEntry) -> None:
        """Append to the audit trail when this unit of work is committed."""
        self._entries.append(entry)

    def commit(self) -> None:
        """Make it last, audit entries included. Work may go on in a new transaction."""
        # The chain's head is locked last and shortly, so that units of other companies can work meanwhile.
        audit.append(self._connection, self._entries)
        self._connection.commit()
        self._entries.clear()
        self._stores.clear()

    @property
    def _connection(self) -> Connection:
        if self._opened is None:
            raise RuntimeError("the unit of work hasn't begun or has ended")
        return self._opened
