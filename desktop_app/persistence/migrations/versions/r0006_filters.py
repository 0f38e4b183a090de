"""Saved filters, and the history of changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "change_history",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_change_history"),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_change_history_company_id"),
    )
    op.create_index("ix_change_history_company_id_subject", "change_history", ["company_id", "subject"])
    op.create_table(
        "saved_filters",
        *[sa.Column(name, sa.Text(), nullable=False) for name in ("who", "name", "search", "preset", "sort")],
        sa.Column("months", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("who", "name", name="pk_saved_filters"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("saved_filters")
    op.drop_table("change_history")
