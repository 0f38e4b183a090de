"""Companies, people and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    audit_head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )
    op.create_table(
        "audit_trail",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit_trail"),
    )
    op.create_table(
        "companies",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("npwp", sa.Text(), nullable=False),
        sa.Column("nitku", sa.Text(), nullable=False),
        sa.Column("npp", sa.Text(), nullable=False),
        sa.Column("business_unit_code", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("location_code", sa.Text(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("klu", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_companies"),
        sa.UniqueConstraint("code", name="uq_companies_code"),
    )
    op.create_table(
        "company_terms",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("size", sa.String(length=40), nullable=False),
        sa.Column("jkk_class", sa.Integer(), nullable=False),
        sa.Column("workweek", sa.Integer(), nullable=False),
        sa.Column("payday", sa.Integer(), nullable=True),
        sa.Column("minimum_wage", sa.BigInteger(), nullable=True),
        sa.Column("programmes", sa.Text(), nullable=True),
        sa.Column("labour_intensive_relief", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_company_terms_company_id"),
        sa.PrimaryKeyConstraint("company_id", "starts_on", name="pk_company_terms"),
    )
    op.create_table(
        "employees",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("citizenship", sa.String(length=40), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("nik", sa.Text(), nullable=False),
        sa.Column("passport", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("identity_expires", sa.Date(), nullable=True),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("mother_name", sa.Text(), nullable=False),
        sa.Column("marital_status", sa.Text(), nullable=False),
        sa.Column("religion", sa.Text(), nullable=False),
        sa.Column("blood_group", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("npwp", sa.Text(), nullable=False),
        sa.Column("kpj", sa.Text(), nullable=False),
        sa.Column("kode_tk", sa.Text(), nullable=False),
        sa.Column("jkn_number", sa.Text(), nullable=False),
        sa.Column("family_card", sa.Text(), nullable=False),
        sa.Column("clinic_code", sa.Text(), nullable=False),
        sa.Column("clinic_name", sa.Text(), nullable=False),
        sa.Column("dentist_code", sa.Text(), nullable=False),
        sa.Column("dentist_name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_employees_company_id"),
        sa.PrimaryKeyConstraint("id", name="pk_employees"),
        sa.UniqueConstraint("company_id", "id", name="uq_employees_company_id_id"),
        sa.UniqueConstraint("company_id", "nip", name="uq_employees_company_id_nip"),
    )
    op.create_table(
        "employee_terms",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ptkp", sa.Text(), nullable=False),
        sa.Column("tax_method", sa.String(length=40), nullable=False),
        sa.Column("kelas_rawat", sa.Integer(), nullable=True),
        sa.Column("programmes_off", sa.Text(), nullable=False),
        sa.Column("programmes_on", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("rt", sa.Text(), nullable=False),
        sa.Column("rw", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("district_code", sa.Text(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("village", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("bank_account", sa.Text(), nullable=False),
        sa.Column("bank_account_name", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("work_location", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "employee_id"],
            ["employees.company_id", "employees.id"],
            name="fk_employee_terms_company_id_employee_id",
        ),
        sa.PrimaryKeyConstraint("employee_id", "starts_on", name="pk_employee_terms"),
    )
    op.create_index("ix_employee_terms_company_id", "employee_terms", ["company_id"], unique=False)
    op.create_table(
        "employments",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("contract_end", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("leaving_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "employee_id"],
            ["employees.company_id", "employees.id"],
            name="fk_employments_company_id_employee_id",
        ),
        sa.PrimaryKeyConstraint("employee_id", "position", name="pk_employments"),
    )
    op.create_index(
        "ix_employments_company_id_started_on_ended_on",
        "employments",
        ["company_id", "started_on", "ended_on"],
        unique=False,
    )
    op.create_table(
        "family_members",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("nik", sa.Text(), nullable=False),
        sa.Column("jkn_number", sa.Text(), nullable=False),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("studying", sa.Boolean(), nullable=False),
        sa.Column("takes_part", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "employee_id"],
            ["employees.company_id", "employees.id"],
            name="fk_family_members_company_id_employee_id",
        ),
        sa.PrimaryKeyConstraint("employee_id", "id", name="pk_family_members"),
    )
    op.create_index("ix_family_members_company_id", "family_members", ["company_id"], unique=False)
    op.create_table(
        "opening_totals",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first_month", sa.String(length=7), nullable=False),
        sa.Column("gross", sa.BigInteger(), nullable=False),
        sa.Column("pension", sa.BigInteger(), nullable=False),
        sa.Column("zakat", sa.BigInteger(), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("previous_net", sa.BigInteger(), nullable=False),
        sa.Column("previous_tax", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "nip"],
            ["employees.company_id", "employees.nip"],
            name="fk_opening_totals_company_id_nip",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_id", "year", "nip", name="pk_opening_totals"),
    )
    op.create_table(
        "variable_items",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "nip"],
            ["employees.company_id", "employees.nip"],
            name="fk_variable_items_company_id_nip",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("company_id", "month", "nip", "component", name="pk_variable_items"),
    )
    op.create_table(
        "wage_allowances",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "employee_id"],
            ["employees.company_id", "employees.id"],
            name="fk_wage_allowances_company_id_employee_id",
        ),
        sa.PrimaryKeyConstraint("employee_id", "starts_on", "position", name="pk_wage_allowances"),
    )
    op.create_index("ix_wage_allowances_company_id", "wage_allowances", ["company_id"], unique=False)
    op.create_table(
        "wages",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("basic", sa.BigInteger(), nullable=False),
        sa.Column("daily", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id", "employee_id"],
            ["employees.company_id", "employees.id"],
            name="fk_wages_company_id_employee_id",
        ),
        sa.PrimaryKeyConstraint("employee_id", "starts_on", name="pk_wages"),
    )
    op.create_index("ix_wages_company_id", "wages", ["company_id"], unique=False)
    op.bulk_insert(audit_head, [{"id": 1, "sequence": 0, "digest": "0" * 64}])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("wages")
    op.drop_table("wage_allowances")
    op.drop_table("variable_items")
    op.drop_table("opening_totals")
    op.drop_table("family_members")
    op.drop_table("employments")
    op.drop_table("employee_terms")
    op.drop_table("employees")
    op.drop_table("company_terms")
    op.drop_table("companies")
    op.drop_table("audit_trail")
    op.drop_table("audit_head")
