"""Checklists and letters."""

from __future__ import annotations

from sqlalchemy import Date, PrimaryKeyConstraint, Table

from desktop_app.domain.paperwork import LetterKind
from desktop_app.persistence.column_types import Moment, Word
from desktop_app.persistence.tables.schema import key, metadata, needed, of_company, texts

checklist_ticks = Table(
    "checklist_ticks",
    metadata,
    key("company_id"),
    *texts("procedure"),
    key("subject"),
    needed("event_on", Date),
    *texts("item"),
    needed("ticked_at", Moment),
    PrimaryKeyConstraint("company_id", "procedure", "subject", "event_on", "item"),
    of_company(),
)
"""``subject`` is the key of an employee, or of the company itself."""

checklist_texts = Table(
    "checklist_texts",
    metadata,
    *texts("procedure", "item", "text"),
    needed("edited_at", Moment),
    PrimaryKeyConstraint("procedure", "item"),
)
"""Lines of checklists in the workspace's own words, for all its companies."""

letters = Table(
    "letters",
    metadata,
    key("company_id"),
    *texts("number"),
    needed("kind", Word(LetterKind)),
    *texts("procedure"),
    key("subject"),
    needed("event_on", Date),
    needed("dated", Date),
    needed("written_at", Moment),
    PrimaryKeyConstraint("company_id", "number"),
    of_company(),
)
"""The book of letters: numbers given and for what, without the letters' content."""
