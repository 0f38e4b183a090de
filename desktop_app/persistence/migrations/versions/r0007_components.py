"""Company-defined components, reasons of wages, and changes made for many at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_COUNTS_FOR = ("bpjs", "taxable", "thr", "overtime", "prorated")


def upgrade() -> None:
    """Make the tables; without components each allowance counts as until now."""
    op.create_table(
        "components",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("company_id", "name", name="pk_components"),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name="fk_components_company_id"),
    )
    op.create_table(
        "component_terms",
        sa.Column("company_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        *[sa.Column(name, sa.Boolean(), nullable=False) for name in _COUNTS_FOR],
        sa.PrimaryKeyConstraint("company_id", "name", "starts_on", name="pk_component_terms"),
        sa.ForeignKeyConstraint(
            ["company_id", "name"],
            ["components.company_id", "components.name"],
            name="fk_component_terms_company_id_name",
        ),
    )
    op.add_column("wages", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("change_history", sa.Column("batch", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_change_history_company_id_batch", "change_history", ["company_id", "batch"])


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_change_history_company_id_batch", "change_history")
    op.drop_column("change_history", "batch")
    op.drop_column("wages", "reason")
    op.drop_table("component_terms")
    op.drop_table("components")
