"""A workspace in memory, for tests of the application without a database."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from desktop_app.application.records.mapping import RememberedMapping
from desktop_app.application.results import AuditEntry, Change
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, OpeningTotals, VariableItem
from desktop_app.domain.periods import Month


@dataclass
class Data:
    """Everything that was committed."""

    companies: dict[str, Company] = field(default_factory=dict)
    employees: dict[str, dict[str, Employee]] = field(default_factory=dict)
    variables: dict[str, dict[tuple[str, Month, str], VariableItem]] = field(default_factory=dict)
    openings: dict[str, dict[tuple[str, int], OpeningTotals]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    mappings: dict[str, dict[tuple[str, ...], RememberedMapping]] = field(default_factory=dict)
    audit: list[AuditEntry] = field(default_factory=list)
    open_months: dict[str, Month] = field(default_factory=dict)
    """The first month without an approved run, by company key."""


class MemoryStore:
    """One company's part."""

    def __init__(self, data: Data, company_id: str) -> None:
        self._data = data
        self._id = company_id

    def company(self) -> Company:
        return self._data.companies[self._id]

    def save_company(self, company: Company) -> None:
        self._data.companies[company.id] = company

    def employees(self) -> tuple[Employee, ...]:
        people = self._data.employees.get(self._id, {})
        return tuple(sorted(people.values(), key=lambda employee: employee.nip))

    def employee(self, nip: str) -> Employee | None:
        return next((one for one in self.employees() if one.nip == nip), None)

    def employee_by_id(self, employee_id: str) -> Employee | None:
        return self._data.employees.get(self._id, {}).get(employee_id)

    def save_employees(self, employees: Sequence[Employee]) -> None:
        self._data.employees.setdefault(self._id, {}).update({employee.id: employee for employee in employees})

    def record_changes(self, changes: Sequence[Change]) -> None:
        self._data.changes.extend(changes)

    def all_variables(self) -> tuple[VariableItem, ...]:
        return tuple(self._data.variables.get(self._id, {}).values())

    def save_variables(self, items: Sequence[VariableItem]) -> None:
        self._data.variables.setdefault(self._id, {}).update(
            {(item.nip, item.month, item.component): item for item in items}
        )

    def openings(self) -> tuple[OpeningTotals, ...]:
        return tuple(self._data.openings.get(self._id, {}).values())

    def save_openings(self, openings: Sequence[OpeningTotals]) -> None:
        self._data.openings.setdefault(self._id, {}).update({(item.nip, item.year): item for item in openings})

    def import_mappings(self) -> tuple[RememberedMapping, ...]:
        found = self._data.mappings.get(self._id, {}).values()
        return tuple(sorted(found, key=lambda remembered: remembered.used_at, reverse=True))

    def save_import_mapping(self, remembered: RememberedMapping) -> None:
        self._data.mappings.setdefault(self._id, {})[remembered.mapping.signature] = remembered

    def months_without_approved_run(self) -> Month | None:
        return self._data.open_months.get(self._id)


class MemoryUnit:
    """One transaction on a copy."""

    def __init__(self, workspace: MemoryWorkspace) -> None:
        self._workspace = workspace
        self._data = deepcopy(workspace.data)

    def __enter__(self) -> MemoryUnit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def begin_writing(self) -> None: ...

    def companies(self) -> tuple[Company, ...]:
        return tuple(sorted(self._data.companies.values(), key=lambda company: company.name))

    def company_by_code(self, code: str) -> Company | None:
        return next((company for company in self._data.companies.values() if company.code == code), None)

    def store(self, company_id: str) -> Any:
        return MemoryStore(self._data, company_id)

    def record(self, entry: AuditEntry) -> None:
        self._data.audit.append(entry)

    def commit(self) -> None:
        self._workspace.data = self._data


class MemoryWorkspace:
    """The workspace."""

    def __init__(self) -> None:
        self.data = Data()

    def unit_of_work(self) -> Any:
        return MemoryUnit(self)
