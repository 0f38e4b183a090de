"""What this workspace adds to the law, for all its companies."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint, Table

from desktop_app.persistence.column_types import Moment
from desktop_app.persistence.tables.schema import metadata, needed, texts

law_versions = Table(
    "law_versions",
    metadata,
    *texts("key"),
    needed("starts_on", Date),
    *texts("origin"),
    needed("rows_only", Boolean),
    *texts("value", "instrument", "article", "source"),
    needed("verified", Date),
    *texts("confidence", "note"),
    needed("added_at", Moment),
    *texts("added_by"),
    PrimaryKeyConstraint("key", "starts_on", "origin"),
)
"""Versions of the law added in this workspace, for all its companies; the value in the notation of regulation files."""

law_parameters = Table(
    "law_parameters",
    metadata,
    *texts("key", "origin", "kind", "title_id", "title_en"),
    Column("expected_month", Integer),
    Column("expected_day", Integer),
    needed("closed", Boolean),
    PrimaryKeyConstraint("key", "origin"),
)
"""Parameters of added versions that the program's own files may lack."""

law_packs = Table(
    "law_packs",
    metadata,
    *texts("name"),
    needed("number", Integer),
    *texts("title"),
    needed("issued_on", Date),
    *texts("signer", "digest"),
    needed("installed_at", Moment),
    *texts("installed_by"),
    PrimaryKeyConstraint("name"),
)
