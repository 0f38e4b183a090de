"""The months in which BPJS Kesehatan counts a family member."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_COLUMNS = ("covered_from", "covered_until")


def upgrade() -> None:
    """Add the columns; until now everybody counted all along."""
    for name in _COLUMNS:
        op.add_column("family_members", sa.Column(name, sa.String(7)))


def downgrade() -> None:
    """Drop them."""
    for name in _COLUMNS:
        op.drop_column("family_members", name)
