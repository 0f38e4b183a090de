"""Versions of the law added in this workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "law_versions",
        *_texts("key"),
        sa.Column("starts_on", sa.Date(), nullable=False),
        *_texts("origin"),
        sa.Column("rows_only", sa.Boolean(), nullable=False),
        *_texts("value", "instrument", "article", "source"),
        sa.Column("verified", sa.Date(), nullable=False),
        *_texts("confidence", "note"),
        sa.Column("added_at", sa.String(length=40), nullable=False),
        *_texts("added_by"),
        sa.PrimaryKeyConstraint("key", "starts_on", "origin", name="pk_law_versions"),
    )
    op.create_table(
        "law_parameters",
        *_texts("key", "origin", "kind", "title_id", "title_en"),
        sa.Column("expected_month", sa.Integer(), nullable=True),
        sa.Column("expected_day", sa.Integer(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("key", "origin", name="pk_law_parameters"),
    )
    op.create_table(
        "law_packs",
        *_texts("name"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("title"),
        sa.Column("issued_on", sa.Date(), nullable=False),
        *_texts("signer", "digest"),
        sa.Column("installed_at", sa.String(length=40), nullable=False),
        *_texts("installed_by"),
        sa.PrimaryKeyConstraint("name", name="pk_law_packs"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("law_packs", "law_parameters", "law_versions"):
        op.drop_table(table)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]
