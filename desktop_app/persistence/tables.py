"""The tables of a workspace.

Every row of a client carries ``company_id``, and composite foreign keys make the database itself refuse a
child of another company's record. Ids are made by the application (uuid4 in hex).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.types import TypeEngine

from desktop_app.application.results import ChangeAction
from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, LeaveKind, PayBasis, TaxMethod
from desktop_app.domain.family import Relation
from desktop_app.domain.paperwork import LetterKind
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.policies import DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.persistence.column_types import Content, Moment, MonthText, Reasons, Sen, Word, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key(name: str) -> Column[str]:
    return Column(name, String(32), nullable=False)


def _needed(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _later(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], default: Any) -> Column[Any]:
    """A column that older workspaces get when they are upgraded, with what held until then."""
    return Column(name, kind, nullable=False, server_default=default)


def _later_texts(*names: str) -> list[Column[Any]]:
    return [_later(name, Text, "") for name in names]


def _of_company() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["company_id"], ["companies.id"])


def _of_employee() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["company_id", "employee_id"], ["employees.company_id", "employees.id"])


def _of_nip() -> ForeignKeyConstraint:
    # A corrected NIP takes its amounts along.
    return ForeignKeyConstraint(["company_id", "nip"], ["employees.company_id", "employees.nip"], onupdate="CASCADE")


companies = Table(
    "companies",
    metadata,
    _key("id"),
    *_texts("code", "name", "npwp", "nitku", "npp", "business_unit_code"),
    *_texts("address", "location_code", "province", "klu"),
    *_later_texts("bank", "bank_account", "bank_account_name", "signatory_name", "signatory_position"),
    Column("logo", Content),
    _needed("version", Integer),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("code"),
)

company_terms = Table(
    "company_terms",
    metadata,
    _key("company_id"),
    _needed("starts_on", Date),
    _needed("size", Word(CompanySize)),
    _needed("jkk_class", Integer),
    _needed("workweek", Integer),
    Column("payday", Integer),
    Column("minimum_wage", Sen),
    Column("programmes", Words(Programme)),
    _needed("labour_intensive_relief", Boolean),
    _later("proration", Word(ProrationMethod), ProrationMethod.CALENDAR_DAYS),
    _later("deduction_rounding", Word(DeductionRounding), DeductionRounding.RUPIAH),
    _later("part_month_base", Word(PartMonthBase), PartMonthBase.FULL_MONTH),
    _later("kesehatan_start", Word(KesehatanStart), KesehatanStart.NEXT_UNLESS_FIRST),
    _later("edabu_cutoff", Integer, "20"),
    _later("dtp", Boolean, false()),
    _later("no_npwp_surcharge", Boolean, false()),
    PrimaryKeyConstraint("company_id", "starts_on"),
    _of_company(),
)

branches = Table(
    "branches",
    metadata,
    _key("company_id"),
    *_texts("code", "name", "npp", "nitku", "address", "location_code", "province"),
    PrimaryKeyConstraint("company_id", "code"),
    _of_company(),
)

branch_terms = Table(
    "branch_terms",
    metadata,
    _key("company_id"),
    *_texts("code"),
    _needed("starts_on", Date),
    Column("jkk_class", Integer),
    Column("minimum_wage", Sen),
    PrimaryKeyConstraint("company_id", "code", "starts_on"),
    ForeignKeyConstraint(["company_id", "code"], ["branches.company_id", "branches.code"]),
)

components = Table(
    "components",
    metadata,
    _key("company_id"),
    *_texts("name"),
    _needed("kind", Word(ComponentKind)),
    PrimaryKeyConstraint("company_id", "name"),
    _of_company(),
)

component_terms = Table(
    "component_terms",
    metadata,
    _key("company_id"),
    *_texts("name"),
    _needed("starts_on", Date),
    *[_needed(name, Boolean) for name in ("bpjs", "taxable", "thr", "overtime", "prorated")],
    PrimaryKeyConstraint("company_id", "name", "starts_on"),
    ForeignKeyConstraint(["company_id", "name"], ["components.company_id", "components.name"]),
)

employees = Table(
    "employees",
    metadata,
    _key("id"),
    _key("company_id"),
    *_texts("nip", "name"),
    _needed("citizenship", Word(Citizenship)),
    *_texts("sex"),
    _needed("birth_date", Date),
    *_texts("nik", "passport", "country"),
    Column("identity_expires", Date),
    *_texts("birth_place", "mother_name", "marital_status", "religion", "blood_group", "phone", "email"),
    *_texts("npwp", "kpj", "kode_tk", "jkn_number", "family_card"),
    *_texts("clinic_code", "clinic_name", "dentist_code", "dentist_name"),
    _later("payslip_language", Text, "id"),
    _needed("version", Integer),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("company_id", "id"),
    UniqueConstraint("company_id", "nip"),
    _of_company(),
)

employments = Table(
    "employments",
    metadata,
    _key("company_id"),
    _key("employee_id"),
    _needed("position", Integer),
    _needed("started_on", Date),
    Column("contract_end", Date),
    Column("ended_on", Date),
    *_texts("leaving_reason"),
    PrimaryKeyConstraint("employee_id", "position"),
    _of_employee(),
    Index(None, "company_id", "started_on", "ended_on"),
)

employee_terms = Table(
    "employee_terms",
    metadata,
    _key("company_id"),
    _key("employee_id"),
    _needed("starts_on", Date),
    _needed("kind", Word(EmployeeKind)),
    *_texts("ptkp"),
    _needed("tax_method", Word(TaxMethod)),
    Column("kelas_rawat", Integer),
    _needed("programmes_off", Words(Programme)),
    _needed("programmes_on", Words(Programme)),
    *_texts("address", "rt", "rw", "postal_code", "district_code", "district", "village"),
    *_texts("bank", "bank_account", "bank_account_name", "job_title", "department", "work_location"),
    *_later_texts("branch"),
    _later("programme_reasons", Reasons(Programme), "{}"),
    PrimaryKeyConstraint("employee_id", "starts_on"),
    _of_employee(),
    Index(None, "company_id"),
)

wages = Table(
    "wages",
    metadata,
    _key("company_id"),
    _key("employee_id"),
    _needed("starts_on", Date),
    _needed("basic", Sen),
    Column("daily", Sen),
    *_later_texts("reason"),
    _later("basis", Word(PayBasis), PayBasis.TIME),
    PrimaryKeyConstraint("employee_id", "starts_on"),
    _of_employee(),
    Index(None, "company_id"),
)

wage_allowances = Table(
    "wage_allowances",
    metadata,
    _key("company_id"),
    _key("employee_id"),
    _needed("starts_on", Date),
    _needed("position", Integer),
    *_texts("name"),
    _needed("kind", Word(ComponentKind)),
    _needed("amount", Sen),
    PrimaryKeyConstraint("employee_id", "starts_on", "position"),
    _of_employee(),
    Index(None, "company_id"),
)

family_members = Table(
    "family_members",
    metadata,
    _key("company_id"),
    _key("employee_id"),
    _key("id"),
    _needed("position", Integer),
    _needed("relation", Word(Relation)),
    *_texts("name", "sex"),
    _needed("birth_date", Date),
    *_texts("nik", "jkn_number", "birth_place"),
    _needed("studying", Boolean),
    _needed("takes_part", Boolean),
    _later("employed", Boolean, false()),
    Column("covered_from", MonthText),
    Column("covered_until", MonthText),
    PrimaryKeyConstraint("employee_id", "id"),
    _of_employee(),
    Index(None, "company_id"),
)

leaves = Table(
    "leaves",
    metadata,
    _key("company_id"),
    _key("employee_id"),
    _needed("starts_on", Date),
    _needed("ends_on", Date),
    _needed("kind", Word(LeaveKind)),
    _needed("suspended", Words(Programme)),
    *_texts("note"),
    PrimaryKeyConstraint("employee_id", "starts_on"),
    _of_employee(),
    Index(None, "company_id"),
)

variable_items = Table(
    "variable_items",
    metadata,
    _key("company_id"),
    *_texts("nip"),
    _needed("month", MonthText),
    *_texts("component"),
    _needed("amount", Sen),
    _needed("quantity", BigInteger),
    PrimaryKeyConstraint("company_id", "month", "nip", "component"),
    _of_nip(),
)

opening_totals = Table(
    "opening_totals",
    metadata,
    _key("company_id"),
    *_texts("nip"),
    _needed("year", Integer),
    _needed("first_month", MonthText),
    *[_needed(name, Sen) for name in ("gross", "pension", "zakat", "tax", "previous_net", "previous_tax")],
    PrimaryKeyConstraint("company_id", "year", "nip"),
    _of_nip(),
)

import_mappings = Table(
    "import_mappings",
    metadata,
    _key("company_id"),
    *_texts("headings"),
    _needed("used_at", Moment),
    *_texts("mapping"),
    PrimaryKeyConstraint("company_id", "headings"),
    _of_company(),
)
"""How a client's own spreadsheets are read, by a digest of their headings."""

runs = Table(
    "runs",
    metadata,
    _key("id"),
    _key("company_id"),
    _needed("month", MonthText),
    _needed("number", Integer),
    _needed("state", Word(RunState)),
    Column("corrects", Integer),
    *_texts("reason"),
    _needed("calculated_at", Moment),
    Column("approved_at", Moment),
    Column("closed_at", Moment),
    *_texts("regulation_fingerprint"),
    _needed("people", Integer),
    _needed("errors", Integer),
    *[_needed(name, Sen) for name in ("earnings", "deductions", "take_home", "tax", "employer_cost")],
    *[
        _needed(f"{programme}_{side}", Sen)
        for programme in ("kesehatan", "jht", "jp", "jkk", "jkm")
        for side in ("employer", "employee")
    ],
    *_texts("company", "dues", "findings", "laws"),
    _needed("version", Integer),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("company_id", "id"),
    UniqueConstraint("company_id", "month", "number"),
    _of_company(),
)

payslips = Table(
    "payslips",
    metadata,
    _key("company_id"),
    _key("run_id"),
    _needed("position", Integer),
    _key("employee_id"),
    *_texts("nip"),
    *[
        Column(name, BigInteger)
        for name in ("earnings", "deductions", "take_home", "employer_cost", "tax", "tax_gross")
    ],
    *[_needed(name, BigInteger) for name in ("pension", "zakat", "wage_base", "back_pay")],
    _later("dtp", BigInteger, "0"),
    Column("minimum_wage", BigInteger),
    *_texts("employee", "detail"),
    PrimaryKeyConstraint("run_id", "position"),
    UniqueConstraint("run_id", "nip"),
    ForeignKeyConstraint(["company_id", "run_id"], ["runs.company_id", "runs.id"]),
)
"""Sums of a payslip in sen, as plain numbers because a run writes very many; the rest as JSON of ``payslip_codec``."""

payslip_lines = Table(
    "payslip_lines",
    metadata,
    _key("company_id"),
    _key("run_id"),
    _needed("payslip", Integer),
    _needed("position", Integer),
    *_texts("code", "name"),
    _needed("share", String(10)),
    _needed("amount", BigInteger),
    PrimaryKeyConstraint("run_id", "payslip", "position"),
    ForeignKeyConstraint(["run_id", "payslip"], ["payslips.run_id", "payslips.position"]),
    # The rows stand in the key's own tree: half the size and half the time to write.
    sqlite_with_rowid=False,
)

change_history = Table(
    "change_history",
    metadata,
    Column("number", Integer, nullable=False, autoincrement=True),
    _key("company_id"),
    _needed("at", Moment),
    *_texts("who", "subject"),
    _needed("action", Word(ChangeAction)),
    Column("undoes", Integer),
    *_texts("fields"),
    *_later_texts("batch"),
    PrimaryKeyConstraint("number"),
    _of_company(),
    Index(None, "company_id", "subject"),
    Index(None, "company_id", "batch"),
)
"""``fields`` is JSON: path, old and new value, title and place of each."""

saved_filters = Table(
    "saved_filters",
    metadata,
    *_texts("who", "name", "search", "preset", "sort"),
    _needed("months", Integer),
    PrimaryKeyConstraint("who", "name"),
)
"""Each user's own ways to look at lists of people; they hold no data of a client."""

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("sequence", Integer, nullable=False, autoincrement=False),
    _needed("at", Moment),
    *_texts("action", "company_id", "subject", "detail", "previous", "digest"),
    PrimaryKeyConstraint("sequence"),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, nullable=False, autoincrement=False),
    _needed("sequence", Integer),
    *_texts("digest"),
    PrimaryKeyConstraint("id"),
)
"""One row: the newest link, so that a trail cut off at its end is noticed, and what appenders lock."""

law_versions = Table(
    "law_versions",
    metadata,
    *_texts("key"),
    _needed("starts_on", Date),
    *_texts("origin"),
    _needed("rows_only", Boolean),
    *_texts("value", "instrument", "article", "source"),
    _needed("verified", Date),
    *_texts("confidence", "note"),
    _needed("added_at", Moment),
    *_texts("added_by"),
    PrimaryKeyConstraint("key", "starts_on", "origin"),
)
"""Versions of the law added in this workspace, for all its companies; the value in the notation of regulation files."""

law_parameters = Table(
    "law_parameters",
    metadata,
    *_texts("key", "origin", "kind", "title_id", "title_en"),
    Column("expected_month", Integer),
    Column("expected_day", Integer),
    _needed("closed", Boolean),
    PrimaryKeyConstraint("key", "origin"),
)
"""Parameters of added versions that the program's own files may lack."""

law_packs = Table(
    "law_packs",
    metadata,
    *_texts("name"),
    _needed("number", Integer),
    *_texts("title"),
    _needed("issued_on", Date),
    *_texts("signer", "digest"),
    _needed("installed_at", Moment),
    *_texts("installed_by"),
    PrimaryKeyConstraint("name"),
)

checklist_ticks = Table(
    "checklist_ticks",
    metadata,
    _key("company_id"),
    *_texts("procedure"),
    _key("subject"),
    _needed("event_on", Date),
    *_texts("item"),
    _needed("ticked_at", Moment),
    PrimaryKeyConstraint("company_id", "procedure", "subject", "event_on", "item"),
    _of_company(),
)
"""``subject`` is the key of an employee, or of the company itself."""

checklist_texts = Table(
    "checklist_texts",
    metadata,
    *_texts("procedure", "item", "text"),
    _needed("edited_at", Moment),
    PrimaryKeyConstraint("procedure", "item"),
)
"""Lines of checklists in the workspace's own words, for all its companies."""

letters = Table(
    "letters",
    metadata,
    _key("company_id"),
    *_texts("number"),
    _needed("kind", Word(LetterKind)),
    *_texts("procedure"),
    _key("subject"),
    _needed("event_on", Date),
    _needed("dated", Date),
    _needed("written_at", Moment),
    PrimaryKeyConstraint("company_id", "number"),
    _of_company(),
)
"""The book of letters: numbers given and for what, without the letters' content."""
