"""Runs and payslips."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "runs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("calculated_at", sa.String(length=40), nullable=False),
        sa.Column("approved_at", sa.String(length=40), nullable=True),
        sa.Column("closed_at", sa.String(length=40), nullable=True),
        sa.Column("regulation_fingerprint", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("earnings", sa.BigInteger(), nullable=False),
        sa.Column("deductions", sa.BigInteger(), nullable=False),
        sa.Column("take_home", sa.BigInteger(), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("employer_cost", sa.BigInteger(), nullable=False),
        sa.Column("kesehatan_employer", sa.BigInteger(), nullable=False),
        sa.Column("kesehatan_employee", sa.BigInteger(), nullable=False),
        sa.Column("jht_employer", sa.BigInteger(), nullable=False),
        sa.Column("jht_employee", sa.BigInteger(), nullable=False),
        sa.Column("jp_employer", sa.BigInteger(), nullable=False),
        sa.Column("jp_employee", sa.BigInteger(), nullable=False),
        sa.Column("jkk_employer", sa.BigInteger(), nullable=False),
        sa.Column("jkk_employee", sa.BigInteger(), nullable=False),
        sa.Column("jkm_employer", sa.BigInteger(), nullable=False),
        sa.Column("jkm_employee", sa.BigInteger(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("dues", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("laws", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_runs_company_id"),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
        sa.UniqueConstraint("company_id", "id", name="uq_runs_company_id_id"),
        sa.UniqueConstraint("company_id", "month", "number", name="uq_runs_company_id_month_number"),
    )
    op.create_table(
        "payslips",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("nip", sa.Text(), nullable=False),
        sa.Column("earnings", sa.BigInteger(), nullable=True),
        sa.Column("deductions", sa.BigInteger(), nullable=True),
        sa.Column("take_home", sa.BigInteger(), nullable=True),
        sa.Column("employer_cost", sa.BigInteger(), nullable=True),
        sa.Column("tax", sa.BigInteger(), nullable=True),
        sa.Column("tax_gross", sa.BigInteger(), nullable=True),
        sa.Column("pension", sa.BigInteger(), nullable=False),
        sa.Column("zakat", sa.BigInteger(), nullable=False),
        sa.Column("wage_base", sa.BigInteger(), nullable=False),
        sa.Column("back_pay", sa.BigInteger(), nullable=False),
        sa.Column("minimum_wage", sa.BigInteger(), nullable=True),
        sa.Column("employee", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id", "run_id"], ["runs.company_id", "runs.id"], name="fk_payslips_company_id_run_id"
        ),
        sa.PrimaryKeyConstraint("run_id", "position", name="pk_payslips"),
        sa.UniqueConstraint("run_id", "nip", name="uq_payslips_run_id_nip"),
    )
    op.create_table(
        "payslip_lines",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("payslip", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("share", sa.String(length=10), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id", "payslip"], ["payslips.run_id", "payslips.position"], name="fk_payslip_lines_run_id_payslip"
        ),
        sa.PrimaryKeyConstraint("run_id", "payslip", "position", name="pk_payslip_lines"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("payslip_lines")
    op.drop_table("payslips")
    op.drop_table("runs")
