"""Company policies, branches, leaves and reasons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_COMPANY_TEXTS = ("bank", "bank_account", "bank_account_name", "signatory_name", "signatory_position")
_POLICIES = {
    "proration": "calendar_days",
    "deduction_rounding": "rupiah",
    "part_month_base": "full_month",
    "kesehatan_start": "next_unless_first",
}


def upgrade() -> None:
    """Make the tables; new columns hold what the program did until now."""
    for name in _COMPANY_TEXTS:
        op.add_column("companies", _text(name, ""))
    op.add_column("companies", sa.Column("logo", sa.LargeBinary(), nullable=True))
    for name, default in _POLICIES.items():
        column = sa.Column(name, sa.String(length=40), nullable=False, server_default=default)
        op.add_column("company_terms", column)
    op.add_column("company_terms", sa.Column("edabu_cutoff", sa.Integer(), nullable=False, server_default="20"))
    op.add_column("company_terms", _no("dtp"))
    op.add_column("payslips", sa.Column("dtp", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("employee_terms", _text("branch", ""))
    op.add_column("employee_terms", _text("programme_reasons", "{}"))
    op.add_column("family_members", _no("employed"))
    op.create_table(
        "branches",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        *[
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("code", "name", "npp", "nitku", "address", "location_code", "province")
        ],
        sa.PrimaryKeyConstraint("company_id", "code", name="pk_branches"),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_branches_company_id"),
    )
    op.create_table(
        "branch_terms",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("jkk_class", sa.Integer(), nullable=True),
        sa.Column("minimum_wage", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("company_id", "code", "starts_on", name="pk_branch_terms"),
        sa.ForeignKeyConstraint(
            ["company_id", "code"], ["branches.company_id", "branches.code"], name="fk_branch_terms_company_id_code"
        ),
    )
    op.create_table(
        "leaves",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("employee_id", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("suspended", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("employee_id", "starts_on", name="pk_leaves"),
        sa.ForeignKeyConstraint(
            ["company_id", "employee_id"],
            ["employees.company_id", "employees.id"],
            name="fk_leaves_company_id_employee_id",
        ),
    )
    op.create_index("ix_leaves_company_id", "leaves", ["company_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("leaves")
    op.drop_table("branch_terms")
    op.drop_table("branches")
    op.drop_column("family_members", "employed")
    op.drop_column("payslips", "dtp")
    for name in ("programme_reasons", "branch"):
        op.drop_column("employee_terms", name)
    for name in ("dtp", "edabu_cutoff", *_POLICIES):
        op.drop_column("company_terms", name)
    for name in ("logo", *_COMPANY_TEXTS):
        op.drop_column("companies", name)


def _text(name: str, default: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=default)


def _no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
