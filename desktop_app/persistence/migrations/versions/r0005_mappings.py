"""How a client's own spreadsheets are read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "import_mappings",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("used_at", sa.String(length=40), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_import_mappings_company_id"),
        sa.PrimaryKeyConstraint("company_id", "headings", name="pk_import_mappings"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("import_mappings")
