"""A client: the company, its branches and pay components, and how its own spreadsheets are read."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    false,
)

from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.policies import DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.persistence.column_types import Content, Moment, Sen, Word, Words
from desktop_app.persistence.tables.schema import key, later, later_texts, metadata, needed, of_company, texts

companies = Table(
    "companies",
    metadata,
    key("id"),
    *texts("code", "name", "npwp", "nitku", "npp", "business_unit_code"),
    *texts("address", "location_code", "province", "klu"),
    *later_texts("bank", "bank_account", "bank_account_name", "signatory_name", "signatory_position"),
    Column("logo", Content),
    needed("version", Integer),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("code"),
)

company_terms = Table(
    "company_terms",
    metadata,
    key("company_id"),
    needed("starts_on", Date),
    needed("size", Word(CompanySize)),
    needed("jkk_class", Integer),
    needed("workweek", Integer),
    Column("payday", Integer),
    Column("minimum_wage", Sen),
    Column("programmes", Words(Programme)),
    needed("labour_intensive_relief", Boolean),
    later("proration", Word(ProrationMethod), ProrationMethod.CALENDAR_DAYS),
    later("deduction_rounding", Word(DeductionRounding), DeductionRounding.RUPIAH),
    later("part_month_base", Word(PartMonthBase), PartMonthBase.FULL_MONTH),
    later("kesehatan_start", Word(KesehatanStart), KesehatanStart.NEXT_UNLESS_FIRST),
    later("edabu_cutoff", Integer, "20"),
    later("dtp", Boolean, false()),
    later("no_npwp_surcharge", Boolean, false()),
    PrimaryKeyConstraint("company_id", "starts_on"),
    of_company(),
)

branches = Table(
    "branches",
    metadata,
    key("company_id"),
    *texts("code", "name", "npp", "nitku", "address", "location_code", "province"),
    PrimaryKeyConstraint("company_id", "code"),
    of_company(),
)

branch_terms = Table(
    "branch_terms",
    metadata,
    key("company_id"),
    *texts("code"),
    needed("starts_on", Date),
    Column("jkk_class", Integer),
    Column("minimum_wage", Sen),
    PrimaryKeyConstraint("company_id", "code", "starts_on"),
    ForeignKeyConstraint(["company_id", "code"], ["branches.company_id", "branches.code"]),
)

components = Table(
    "components",
    metadata,
    key("company_id"),
    *texts("name"),
    needed("kind", Word(ComponentKind)),
    PrimaryKeyConstraint("company_id", "name"),
    of_company(),
)

component_terms = Table(
    "component_terms",
    metadata,
    key("company_id"),
    *texts("name"),
    needed("starts_on", Date),
    *[needed(name, Boolean) for name in ("bpjs", "taxable", "thr", "overtime", "prorated")],
    PrimaryKeyConstraint("company_id", "name", "starts_on"),
    ForeignKeyConstraint(["company_id", "name"], ["components.company_id", "components.name"]),
)

import_mappings = Table(
    "import_mappings",
    metadata,
    key("company_id"),
    *texts("headings"),
    needed("used_at", Moment),
    *texts("mapping"),
    PrimaryKeyConstraint("company_id", "headings"),
    of_company(),
)
"""How a client's own spreadsheets are read, by a digest of their headings."""
