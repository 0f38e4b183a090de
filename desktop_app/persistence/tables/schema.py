"""The schema that all tables belong to, and the columns and references that recur in them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, MetaData, String, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key(name: str) -> Column[str]:
    """An id made by the application, or a reference to one."""
    return Column(name, String(32), nullable=False)


def needed(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    """A column that every row fills."""
    return Column(name, kind, nullable=False)


def texts(*names: str) -> list[Column[str]]:
    """Texts; what isn't known is empty, never null."""
    return [Column(name, Text, nullable=False) for name in names]


def later(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], default: Any) -> Column[Any]:
    """A column that older workspaces get when they are upgraded, with what held until then."""
    return Column(name, kind, nullable=False, server_default=default)


def later_texts(*names: str) -> list[Column[Any]]:
    """Texts that are empty in older workspaces."""
    return [later(name, Text, "") for name in names]


def of_company() -> ForeignKeyConstraint:
    """The row belongs to the company that it names."""
    return ForeignKeyConstraint(["company_id"], ["companies.id"])


def of_employee() -> ForeignKeyConstraint:
    """The row belongs to an employee of the same company."""
    return ForeignKeyConstraint(["company_id", "employee_id"], ["employees.company_id", "employees.id"])


def of_nip() -> ForeignKeyConstraint:
    """The row belongs to the employee with this number; a corrected number takes its rows along."""
    return ForeignKeyConstraint(["company_id", "nip"], ["employees.company_id", "employees.nip"], onupdate="CASCADE")
