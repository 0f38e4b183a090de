"""The language of each employee's payslip."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the column; payslips were in Indonesian until now."""
    op.add_column("employees", sa.Column("payslip_language", sa.Text(), nullable=False, server_default="id"))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("employees", "payslip_language")
