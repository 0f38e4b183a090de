"""Companies, their dated terms, their branches and components."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from desktop_app.domain.company import Branch, BranchTerms, Company, CompanyTerms
from desktop_app.domain.components import Component, ComponentTerms
from desktop_app.persistence import tables
from desktop_app.persistence.records import RecordColumns, insert_all, upsert

_COMPANY = RecordColumns(tables.companies, Company)
_TERMS = RecordColumns(tables.company_terms, CompanyTerms)
_BRANCH = RecordColumns(tables.branches, Branch)
_BRANCH_TERMS = RecordColumns(tables.branch_terms, BranchTerms)

_COMPONENT = RecordColumns(tables.components, Component)
_COMPONENT_TERMS = RecordColumns(tables.component_terms, ComponentTerms)

_OWNED = (
    tables.company_terms,
    tables.branch_terms,
    tables.branches,
    tables.component_terms,
    tables.components,
)
"""In the order in which they can be deleted."""


def all_companies(connection: Connection) -> tuple[Company, ...]:
    """All companies by name."""
    return _companies(connection)


def company_by_code(connection: Connection, code: str) -> Company | None:
    """The company of a code."""
    found = _companies(connection, tables.companies.c.code == code)
    return found[0] if found else None


def company_by_id(connection: Connection, company_id: str) -> Company | None:
    """The company of an id."""
    found = _companies(connection, tables.companies.c.id == company_id)
    return found[0] if found else None


def save_company(connection: Connection, company: Company) -> None:
    """Insert or update a company and replace its terms, branches and components."""
    upsert(connection, tables.companies, [_COMPANY.row(company)])
    for table in _OWNED:
        connection.execute(table.delete().where(table.c.company_id == company.id))
    mine = {"company_id": company.id}
    insert_all(connection, tables.company_terms, [_TERMS.row(terms, **mine) for terms in company.terms])
    insert_all(connection, tables.branches, [_BRANCH.row(branch, **mine) for branch in company.branches])
    branch_terms = [
        _BRANCH_TERMS.row(terms, **mine, code=branch.code) for branch in company.branches for terms in branch.terms
    ]
    insert_all(connection, tables.branch_terms, branch_terms)
    insert_all(connection, tables.components, [_COMPONENT.row(one, **mine) for one in company.components])
    component_terms = [
        _COMPONENT_TERMS.row(terms, **mine, name=component.name)
        for component in company.components
        for terms in component.terms
    ]
    insert_all(connection, tables.component_terms, component_terms)


def remove_company(connection: Connection, company_id: str) -> None:
    """Remove a company and every row of it; the audit trail, whose rows belong to the workspace, stays."""
    for table in reversed(tables.metadata.sorted_tables):
        if "company_id" in table.c and table is not tables.audit_trail:
            connection.execute(table.delete().where(table.c.company_id == company_id))
    connection.execute(tables.companies.delete().where(tables.companies.c.id == company_id))


def _companies(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Company, ...]:
    table, terms_table = tables.companies, tables.company_terms
    terms: dict[str, list[CompanyTerms]] = defaultdict(list)
    query = select(terms_table.c.company_id, *_TERMS.columns).join(table).order_by(terms_table.c.starts_on)
    for company_id, *values in connection.execute(query.where(*conditions)):
        terms[company_id].append(_TERMS.record(values))
    branches = _dated(connection, _BRANCH, _BRANCH_TERMS, "code", *conditions)
    components = _dated(connection, _COMPONENT, _COMPONENT_TERMS, "name", *conditions)
    at = _COMPANY.names.index("id")
    rows = connection.execute(select(*_COMPANY.columns).where(*conditions).order_by(table.c.name, table.c.code))
    return tuple(
        _COMPANY.record(
            row,
            terms=tuple(terms[row[at]]),
            branches=tuple(branches.get(row[at], ())),
            components=tuple(components.get(row[at], ())),
        )
        for row in rows
    )


def _dated(
    connection: Connection,
    kind: RecordColumns[Any],
    of_terms: RecordColumns[Any],
    key: str,
    *conditions: ColumnElement[bool],
) -> dict[str, list[Any]]:
    """By company the records, told apart by the field ``key``, each with its own terms."""
    table, terms_table = kind.table, of_terms.table
    terms: dict[tuple[str, str], list[Any]] = defaultdict(list)
    query = select(terms_table.c.company_id, terms_table.c[key], *of_terms.columns)
    query = query.join(tables.companies, tables.companies.c.id == terms_table.c.company_id).where(*conditions)
    for company_id, name, *values in connection.execute(query.order_by(terms_table.c.starts_on)):
        terms[company_id, name].append(of_terms.record(values))
    records: dict[str, list[Any]] = defaultdict(list)
    listed = select(table.c.company_id, *kind.columns).join(tables.companies).where(*conditions)
    at = kind.names.index(key)
    for company_id, *values in connection.execute(listed.order_by(table.c[key])):
        records[company_id].append(kind.record(values, terms=tuple(terms.get((company_id, values[at]), ()))))
    return records
