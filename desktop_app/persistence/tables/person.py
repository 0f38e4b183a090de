"""An employee and what holds from a day on: stays, terms, wages, family, leaves."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, PrimaryKeyConstraint, Table, Text, UniqueConstraint, false

from desktop_app.domain.company import Programme
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, LeaveKind, PayBasis, TaxMethod
from desktop_app.domain.family import Relation
from desktop_app.persistence.column_types import MonthText, Reasons, Sen, Word, Words
from desktop_app.persistence.tables.schema import (
    key,
    later,
    later_texts,
    metadata,
    needed,
    of_company,
    of_employee,
    texts,
)

employees = Table(
    "employees",
    metadata,
    key("id"),
    key("company_id"),
    *texts("nip", "name"),
    needed("citizenship", Word(Citizenship)),
    *texts("sex"),
    needed("birth_date", Date),
    *texts("nik", "passport", "country"),
    Column("identity_expires", Date),
    *texts("birth_place", "mother_name", "marital_status", "religion", "blood_group", "phone", "email"),
    *texts("npwp", "kpj", "kode_tk", "jkn_number", "family_card"),
    *texts("clinic_code", "clinic_name", "dentist_code", "dentist_name"),
    later("payslip_language", Text, "id"),
    needed("version", Integer),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("company_id", "id"),
    UniqueConstraint("company_id", "nip"),
    of_company(),
)

employments = Table(
    "employments",
    metadata,
    key("company_id"),
    key("employee_id"),
    needed("position", Integer),
    needed("started_on", Date),
    Column("contract_end", Date),
    Column("ended_on", Date),
    *texts("leaving_reason"),
    PrimaryKeyConstraint("employee_id", "position"),
    of_employee(),
    Index(None, "company_id", "started_on", "ended_on"),
)

employee_terms = Table(
    "employee_terms",
    metadata,
    key("company_id"),
    key("employee_id"),
    needed("starts_on", Date),
    needed("kind", Word(EmployeeKind)),
    *texts("ptkp"),
    needed("tax_method", Word(TaxMethod)),
    Column("kelas_rawat", Integer),
    needed("programmes_off", Words(Programme)),
    needed("programmes_on", Words(Programme)),
    *texts("address", "rt", "rw", "postal_code", "district_code", "district", "village"),
    *texts("bank", "bank_account", "bank_account_name", "job_title", "department", "work_location"),
    *later_texts("branch"),
    later("programme_reasons", Reasons(Programme), "{}"),
    PrimaryKeyConstraint("employee_id", "starts_on"),
    of_employee(),
    Index(None, "company_id"),
)

wages = Table(
    "wages",
    metadata,
    key("company_id"),
    key("employee_id"),
    needed("starts_on", Date),
    needed("basic", Sen),
    Column("daily", Sen),
    *later_texts("reason"),
    later("basis", Word(PayBasis), PayBasis.TIME),
    PrimaryKeyConstraint("employee_id", "starts_on"),
    of_employee(),
    Index(None, "company_id"),
)

wage_allowances = Table(
    "wage_allowances",
    metadata,
    key("company_id"),
    key("employee_id"),
    needed("starts_on", Date),
    needed("position", Integer),
    *texts("name"),
    needed("kind", Word(ComponentKind)),
    needed("amount", Sen),
    PrimaryKeyConstraint("employee_id", "starts_on", "position"),
    of_employee(),
    Index(None, "company_id"),
)

family_members = Table(
    "family_members",
    metadata,
    key("company_id"),
    key("employee_id"),
    key("id"),
    needed("position", Integer),
    needed("relation", Word(Relation)),
    *texts("name", "sex"),
    needed("birth_date", Date),
    *texts("nik", "jkn_number", "birth_place"),
    needed("studying", Boolean),
    needed("takes_part", Boolean),
    later("employed", Boolean, false()),
    Column("covered_from", MonthText),
    Column("covered_until", MonthText),
    PrimaryKeyConstraint("employee_id", "id"),
    of_employee(),
    Index(None, "company_id"),
)

leaves = Table(
    "leaves",
    metadata,
    key("company_id"),
    key("employee_id"),
    needed("starts_on", Date),
    needed("ends_on", Date),
    needed("kind", Word(LeaveKind)),
    needed("suspended", Words(Programme)),
    *texts("note"),
    PrimaryKeyConstraint("employee_id", "starts_on"),
    of_employee(),
    Index(None, "company_id"),
)
