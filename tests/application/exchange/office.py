"""A workspace in memory that workbooks are imported into."""

from __future__ import annotations

from pathlib import Path

from desktop_app.application.exchange.imports import ImportPreview, PeopleImport
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.intake.people import read_people
from tests.application.memory import MemoryStore, MemoryWorkspace
from tests.clock import FixedClock
from tests.intake.workbooks import Rows, people_file

_SHEETS = {"family": "Keluarga", "variables": "Variabel", "openings": "Awal tahun"}


class Office:
    """Its workbooks lie in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.workspace = MemoryWorkspace()
        self._folder = folder

    def bring(
        self,
        employees: Rows | None = None,
        wages: Rows | None = None,
        companies: Rows | None = None,
        from_month: Month | None = None,
        skip_refused: bool = False,
        minimum: int | None = None,
        **others: Rows,
    ) -> Outcome[ImportPreview]:
        """Import a workbook; other sheets by their names, ``_`` for a space. ``minimum`` is the wage of every place."""
        sheets = {_SHEETS.get(name, name.replace("_", " ")): rows for name, rows in others.items()}
        parsed = read_people(people_file(self._folder, companies, employees, wages, sheets))
        lookup = None if minimum is None else lambda _company, _place, _day: Money.rupiah(minimum)
        service = PeopleImport(self.workspace, FixedClock(), lookup)
        before = service.preview(parsed, from_month)
        done = service.apply(parsed, from_month, skip_refused=skip_refused)
        assert before.value.rows == done.value.rows, "the import does what its preview says"
        return done

    def approve_until(self, first_open: Month) -> None:
        """Every month before is approved."""
        (company_id,) = self.workspace.data.companies
        self.workspace.data.open_months[company_id] = first_open

    @property
    def store(self) -> MemoryStore:
        """The records of the one company."""
        (company_id,) = self.workspace.data.companies
        return MemoryStore(self.workspace.data, company_id)

    @property
    def company(self) -> Company:
        """The one company."""
        found = self.store.company()
        assert isinstance(found, Company)
        return found

    @property
    def person(self) -> Employee:
        """The one employee."""
        (found,) = self.store.employees()
        return found
