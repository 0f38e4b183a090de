"""Companies and their dated terms."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, select

from desktop_app.domain.company import Company, CompanyTerms
from desktop_app.persistence import tables
from desktop_app.persistence.records import RecordColumns, insert_all, upsert

_COMPANY = RecordColumns(tables.companies, Company)
_TERMS = RecordColumns(tables.company_terms, CompanyTerms)


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
    """Insert or update a company and replace its terms."""
    upsert(connection, tables.companies, [_COMPANY.row(company)])
    connection.execute(tables.company_terms.delete().where(tables.company_terms.c.company_id == company.id))
    insert_all(connection, tables.company_terms, [_TERMS.row(terms, company_id=company.id) for terms in company.terms])


def _companies(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Company, ...]:
    table, terms_table = tables.companies, tables.company_terms
    terms: dict[str, list[CompanyTerms]] = defaultdict(list)
    query = select(terms_table.c.company_id, *_TERMS.columns).join(table).order_by(terms_table.c.starts_on)
    for company_id, *values in connection.execute(query.where(*conditions)):
        terms[company_id].append(_TERMS.record(values))
    at = _COMPANY.names.index("id")
    rows = connection.execute(select(*_COMPANY.columns).where(*conditions).order_by(table.c.name, table.c.code))
    return tuple(_COMPANY.record(row, terms=tuple(terms[row[at]])) for row in rows)
