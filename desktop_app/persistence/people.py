"""Employees of one company with all that belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from desktop_app.domain.employee import (
    ComponentAmount,
    Employee,
    EmployeeTerms,
    Employment,
    Leave,
    OpeningTotals,
    VariableItem,
    Wage,
)
from desktop_app.domain.family import FamilyMember
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.persistence import tables
from desktop_app.persistence.records import RecordColumns, insert_all, upsert

_BATCH = 500

_EMPLOYEE = RecordColumns(tables.employees, Employee)
_EMPLOYMENT = RecordColumns(tables.employments, Employment)
_TERMS = RecordColumns(tables.employee_terms, EmployeeTerms)
_WAGE = RecordColumns(tables.wages, Wage)
_ALLOWANCE = RecordColumns(tables.wage_allowances, ComponentAmount)
_MEMBER = RecordColumns(tables.family_members, FamilyMember)
_LEAVE = RecordColumns(tables.leaves, Leave)
_VARIABLE = RecordColumns(tables.variable_items, VariableItem)
_OPENING = RecordColumns(tables.opening_totals, OpeningTotals)

_OWNED = (
    tables.employments,
    tables.employee_terms,
    tables.wages,
    tables.wage_allowances,
    tables.family_members,
    tables.leaves,
)


class People:
    """Employees, variable amounts and opening totals of one company."""

    def __init__(self, connection: Connection, company_id: str) -> None:
        self._connection = connection
        self._company_id = company_id
        self._seen: dict[str, int] = {}

    def employees(self) -> tuple[Employee, ...]:
        """All employees by NIP."""
        return self._employees()

    def employee(self, nip: str) -> Employee | None:
        """One employee."""
        return next(iter(self._employees(tables.employees.c.nip == nip)), None)

    def employee_by_id(self, employee_id: str) -> Employee | None:
        """One employee by key."""
        return next(iter(self._employees(tables.employees.c.id == employee_id)), None)

    def employee_ids(self) -> frozenset[str]:
        """The keys of all employees."""
        table = tables.employees
        return frozenset(self._connection.scalars(select(table.c.id).where(table.c.company_id == self._company_id)))

    def save_employees(self, employees: Sequence[Employee]) -> None:
        """Insert or update by id; refuses when somebody else changed one since this unit of work read it."""
        for start in range(0, len(employees), _BATCH):
            self._save_batch(employees[start : start + _BATCH])

    def remove_employee(self, employee: Employee) -> None:
        """Remove an employee with all amounts; refuses when somebody else changed the record meanwhile."""
        self._require_unchanged((employee.id,))
        for table in (*_OWNED, tables.variable_items, tables.opening_totals, tables.employees):
            mine = table.c.company_id == self._company_id
            key = table.c.nip == employee.nip if "nip" in table.c else table.c.employee_id == employee.id
            self._connection.execute(table.delete().where(mine, key))

    def variables(self, month: Month | None = None, component: str | None = None) -> tuple[VariableItem, ...]:
        """The variable amounts of a month, or of all; those of one component where it is named."""
        table = tables.variable_items
        query = select(*_VARIABLE.columns).where(table.c.company_id == self._company_id)
        if month is not None:
            query = query.where(table.c.month == month)
        if component is not None:
            query = query.where(table.c.component == component)
        rows = self._connection.execute(query.order_by(table.c.month, table.c.nip, table.c.component))
        return tuple(_VARIABLE.record(row) for row in rows)

    def save_variables(self, items: Sequence[VariableItem]) -> None:
        """Insert or update by employee, month and component."""
        self._require_known({item.nip for item in items})
        rows = [_VARIABLE.row(item, company_id=self._company_id) for item in items]
        upsert(self._connection, tables.variable_items, rows)

    def openings(self) -> tuple[OpeningTotals, ...]:
        """Opening totals by year and NIP."""
        table = tables.opening_totals
        query = select(*_OPENING.columns).where(table.c.company_id == self._company_id)
        rows = self._connection.execute(query.order_by(table.c.year, table.c.nip))
        return tuple(_OPENING.record(row) for row in rows)

    def save_openings(self, openings: Sequence[OpeningTotals]) -> None:
        """Insert or update by employee and year."""
        self._require_known({opening.nip for opening in openings})
        rows = [_OPENING.row(opening, company_id=self._company_id) for opening in openings]
        upsert(self._connection, tables.opening_totals, rows)

    def _employees(self, of_one: ColumnElement[bool] | None = None) -> tuple[Employee, ...]:
        """All, or the one that a condition tells from all others."""
        table = tables.employees
        query = select(table.c.version, *_EMPLOYEE.columns).where(table.c.company_id == self._company_id)
        if of_one is not None:
            query = query.where(of_one)
        found = self._connection.execute(query.order_by(table.c.nip)).all()
        if not found:
            return ()
        id_at = 1 + _EMPLOYEE.names.index("id")
        only = str(found[0][id_at]) if of_one is not None else None
        employments = self._owned(_EMPLOYMENT, "position", only)
        terms = self._owned(_TERMS, "starts_on", only)
        wages = self._wages(only)
        family = self._owned(_MEMBER, "position", only)
        leaves = self._owned(_LEAVE, "starts_on", only)
        employees = []
        for version, *values in found:
            employee_id = values[id_at - 1]
            self._seen[employee_id] = version
            employees.append(
                _EMPLOYEE.record(
                    values,
                    employments=tuple(employments[employee_id]),
                    terms=tuple(terms[employee_id]),
                    wages=tuple(wages[employee_id]),
                    family=tuple(family[employee_id]),
                    leaves=tuple(leaves.get(employee_id, ())),
                )
            )
        return tuple(employees)

    def _owned(self, kind: RecordColumns[Any], order: str, only: str | None) -> dict[str, list[Any]]:
        owned: dict[str, list[Any]] = defaultdict(list)
        for employee_id, *values in self._rows(kind, (), order, only):
            owned[employee_id].append(kind.record(values))
        return owned

    def _wages(self, only: str | None) -> dict[str, list[Wage]]:
        allowances: dict[tuple[str, Any], list[ComponentAmount]] = defaultdict(list)
        starts_on = tables.wage_allowances.c.starts_on
        for employee_id, start, *values in self._rows(_ALLOWANCE, (starts_on,), "position", only):
            allowances[employee_id, start].append(_ALLOWANCE.record(values))
        wages: dict[str, list[Wage]] = defaultdict(list)
        at = _WAGE.names.index("starts_on")
        for employee_id, *values in self._rows(_WAGE, (), "starts_on", only):
            wages[employee_id].append(
                _WAGE.record(values, allowances=tuple(allowances.get((employee_id, values[at]), ())))
            )
        return wages

    def _rows(
        self, kind: RecordColumns[Any], more: tuple[ColumnElement[Any], ...], order: str, only: str | None
    ) -> Sequence[Any]:
        table = kind.table
        query = select(table.c.employee_id, *more, *kind.columns).where(table.c.company_id == self._company_id)
        if only is not None:
            query = query.where(table.c.employee_id == only)
        return self._connection.execute(query.order_by(table.c.employee_id, table.c[order])).all()

    def _save_batch(self, employees: Sequence[Employee]) -> None:
        mine = {"company_id": self._company_id}
        ids = [employee.id for employee in employees]
        self._require_unchanged(ids)
        for table in _OWNED:
            self._connection.execute(
                table.delete().where(table.c.company_id == self._company_id, table.c.employee_id.in_(ids))
            )
        upsert(self._connection, tables.employees, [_EMPLOYEE.row(employee, **mine) for employee in employees])
        owned: dict[Table, list[dict[str, Any]]] = {table: [] for table in _OWNED}
        for employee in employees:
            whose = {**mine, "employee_id": employee.id}
            owned[tables.employments] += [
                _EMPLOYMENT.row(employment, **whose, position=position)
                for position, employment in enumerate(employee.employments)
            ]
            owned[tables.employee_terms] += [_TERMS.row(terms, **whose) for terms in employee.terms]
            owned[tables.wages] += [_WAGE.row(wage, **whose) for wage in employee.wages]
            owned[tables.wage_allowances] += [
                _ALLOWANCE.row(allowance, **whose, starts_on=wage.starts_on, position=position)
                for wage in employee.wages
                for position, allowance in enumerate(wage.allowances)
            ]
            owned[tables.family_members] += [
                _MEMBER.row(member, **whose, position=position) for position, member in enumerate(employee.family)
            ]
            owned[tables.leaves] += [_LEAVE.row(leave, **whose) for leave in employee.leaves]
        for table, rows in owned.items():
            insert_all(self._connection, table, rows)

    def _require_unchanged(self, ids: Sequence[str]) -> None:
        table = tables.employees
        query = select(table.c.id, table.c.version, table.c.company_id).where(table.c.id.in_(ids)).with_for_update()
        for employee_id, version, company_id in self._connection.execute(query):
            if company_id != self._company_id:
                raise ValueError(f"employee {employee_id} belongs to another company")
            if self._seen.get(employee_id, version) != version:
                raise KnownProblem("workspace.changed_meanwhile")
            self._seen[employee_id] = version + 1

    def _require_known(self, nips: set[str]) -> None:
        table = tables.employees
        query = select(table.c.nip).where(table.c.company_id == self._company_id)
        unknown = nips.difference(self._connection.execute(query).scalars()) if nips else set()
        if unknown:
            raise KnownProblem("workspace.unknown_employee", nip=min(unknown))


def people_count(connection: Connection, company_id: str, month: Month) -> int:
    """Employees of a company with an employment in the month."""
    table = tables.employments
    query = select(func.count(table.c.employee_id.distinct())).where(
        table.c.company_id == company_id,
        table.c.started_on <= month.last_day,
        table.c.ended_on.is_(None) | (table.c.ended_on >= month.first_day),
    )
    return connection.execute(query).scalar_one()
