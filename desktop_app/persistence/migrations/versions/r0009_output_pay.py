"""Wages by output, and the surcharge of people without a tax number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the columns; they hold what the program did until now."""
    op.add_column("wages", sa.Column("basis", sa.String(length=40), nullable=False, server_default="time"))
    op.add_column(
        "company_terms", sa.Column("no_npwp_surcharge", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_column("company_terms", "no_npwp_surcharge")
    op.drop_column("wages", "basis")
