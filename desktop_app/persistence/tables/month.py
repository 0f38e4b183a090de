"""A month: what is entered for it, its runs and their payslips."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from desktop_app.domain.payroll.run import RunState
from desktop_app.persistence.column_types import Moment, MonthText, Sen, Word
from desktop_app.persistence.tables.schema import key, later, metadata, needed, of_company, of_nip, texts

variable_items = Table(
    "variable_items",
    metadata,
    key("company_id"),
    *texts("nip"),
    needed("month", MonthText),
    *texts("component"),
    needed("amount", Sen),
    needed("quantity", BigInteger),
    PrimaryKeyConstraint("company_id", "month", "nip", "component"),
    of_nip(),
)

opening_totals = Table(
    "opening_totals",
    metadata,
    key("company_id"),
    *texts("nip"),
    needed("year", Integer),
    needed("first_month", MonthText),
    *[needed(name, Sen) for name in ("gross", "pension", "zakat", "tax", "previous_net", "previous_tax")],
    PrimaryKeyConstraint("company_id", "year", "nip"),
    of_nip(),
)

runs = Table(
    "runs",
    metadata,
    key("id"),
    key("company_id"),
    needed("month", MonthText),
    needed("number", Integer),
    needed("state", Word(RunState)),
    Column("corrects", Integer),
    *texts("reason"),
    needed("calculated_at", Moment),
    Column("approved_at", Moment),
    Column("closed_at", Moment),
    *texts("regulation_fingerprint"),
    needed("people", Integer),
    needed("errors", Integer),
    *[needed(name, Sen) for name in ("earnings", "deductions", "take_home", "tax", "employer_cost")],
    *[
        needed(f"{programme}_{side}", Sen)
        for programme in ("kesehatan", "jht", "jp", "jkk", "jkm")
        for side in ("employer", "employee")
    ],
    *texts("company", "dues", "findings", "laws"),
    needed("version", Integer),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("company_id", "id"),
    UniqueConstraint("company_id", "month", "number"),
    of_company(),
)

payslips = Table(
    "payslips",
    metadata,
    key("company_id"),
    key("run_id"),
    needed("position", Integer),
    key("employee_id"),
    *texts("nip"),
    *[
        Column(name, BigInteger)
        for name in ("earnings", "deductions", "take_home", "employer_cost", "tax", "tax_gross")
    ],
    *[needed(name, BigInteger) for name in ("pension", "zakat", "wage_base", "back_pay")],
    later("dtp", BigInteger, "0"),
    Column("minimum_wage", BigInteger),
    *texts("employee", "detail"),
    PrimaryKeyConstraint("run_id", "position"),
    UniqueConstraint("run_id", "nip"),
    ForeignKeyConstraint(["company_id", "run_id"], ["runs.company_id", "runs.id"]),
)
"""Sums of a payslip in sen, as plain numbers because a run writes very many; the rest as JSON of ``payslip_codec``."""

payslip_lines = Table(
    "payslip_lines",
    metadata,
    key("company_id"),
    key("run_id"),
    needed("payslip", Integer),
    needed("position", Integer),
    *texts("code", "name"),
    needed("share", String(10)),
    needed("amount", BigInteger),
    PrimaryKeyConstraint("run_id", "payslip", "position"),
    ForeignKeyConstraint(["run_id", "payslip"], ["payslips.run_id", "payslips.position"]),
    # The rows stand in the key's own tree: half the size and half the time to write.
    sqlite_with_rowid=False,
)
