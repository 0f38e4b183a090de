"""Checklists and letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "checklist_ticks",
        _key("company_id"),
        _text("procedure"),
        _key("subject"),
        sa.Column("event_on", sa.Date(), nullable=False),
        _text("item"),
        sa.Column("ticked_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "procedure", "subject", "event_on", "item", name="pk_checklist_ticks"),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_checklist_ticks_company_id"),
    )
    op.create_table(
        "checklist_texts",
        *[_text(name) for name in ("procedure", "item", "text")],
        sa.Column("edited_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("procedure", "item", name="pk_checklist_texts"),
    )
    op.create_table(
        "letters",
        _key("company_id"),
        _text("number"),
        sa.Column("kind", sa.String(length=40), nullable=False),
        _text("procedure"),
        _key("subject"),
        sa.Column("event_on", sa.Date(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("written_at", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "number", name="pk_letters"),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_letters_company_id"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("letters", "checklist_texts", "checklist_ticks"):
        op.drop_table(table)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=32), nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
