"""Who changed what: for readers, and as a chain that nobody can cut unnoticed; and each user's own filters."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table

from desktop_app.application.results import ChangeAction
from desktop_app.persistence.column_types import Moment, Word
from desktop_app.persistence.tables.schema import key, later_texts, metadata, needed, of_company, texts

change_history = Table(
    "change_history",
    metadata,
    Column("number", Integer, nullable=False, autoincrement=True),
    key("company_id"),
    needed("at", Moment),
    *texts("who", "subject"),
    needed("action", Word(ChangeAction)),
    Column("undoes", Integer),
    *texts("fields"),
    *later_texts("batch"),
    PrimaryKeyConstraint("number"),
    of_company(),
    Index(None, "company_id", "subject"),
    Index(None, "company_id", "batch"),
)
"""``fields`` is JSON: path, old and new value, title and place of each."""

saved_filters = Table(
    "saved_filters",
    metadata,
    *texts("who", "name", "search", "preset", "sort"),
    needed("months", Integer),
    PrimaryKeyConstraint("who", "name"),
)
"""Each user's own ways to look at lists of people; they hold no data of a client."""

audit_trail = Table(
    "audit_trail",
    metadata,
    Column("sequence", Integer, nullable=False, autoincrement=False),
    needed("at", Moment),
    *texts("action", "company_id", "subject", "detail", "previous", "digest"),
    PrimaryKeyConstraint("sequence"),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, nullable=False, autoincrement=False),
    needed("sequence", Integer),
    *texts("digest"),
    PrimaryKeyConstraint("id"),
)
"""One row: the newest link, so that a trail cut off at its end is noticed, and what appenders lock."""
