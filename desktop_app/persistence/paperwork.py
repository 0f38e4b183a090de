"""Ticks of checklists, own words in them, and the book of letters."""

from __future__ import annotations

from sqlalchemy import Connection, select

from desktop_app.application.records.paperwork import CaseKey, LetterEntry, OwnText, Tick
from desktop_app.persistence import tables
from desktop_app.persistence.engine import begin_writing
from desktop_app.persistence.records import RecordColumns, upsert

_TICK = RecordColumns(tables.checklist_ticks, Tick)
_TEXT = RecordColumns(tables.checklist_texts, OwnText)
_LETTER = RecordColumns(tables.letters, LetterEntry)


class DatabasePaperworkStore:
    """Implements ``PaperworkStore`` inside one transaction."""

    def __init__(self, connection: Connection, company_id: str) -> None:
        self._connection = connection
        self._company_id = company_id

    def ticks(self) -> tuple[Tick, ...]:
        """All ticks by day, procedure and item."""
        table = tables.checklist_ticks
        query = select(*_TICK.columns).where(table.c.company_id == self._company_id)
        rows = self._connection.execute(query.order_by(table.c.event_on, table.c.procedure, table.c.item))
        return tuple(_TICK.record(row) for row in rows)

    def set_tick(self, tick: Tick) -> None:
        """Insert a tick, or renew its time."""
        begin_writing(self._connection)
        upsert(self._connection, tables.checklist_ticks, [_TICK.row(tick, company_id=self._company_id)])

    def clear_tick(self, key: CaseKey, item: str) -> None:
        """Remove a tick; nothing when there is none."""
        begin_writing(self._connection)
        table = tables.checklist_ticks
        self._connection.execute(
            table.delete().where(
                table.c.company_id == self._company_id,
                table.c.procedure == key.procedure,
                table.c.subject == key.subject,
                table.c.event_on == key.event_on,
                table.c.item == item,
            )
        )

    def letters(self) -> tuple[LetterEntry, ...]:
        """The book of letters by date and number."""
        table = tables.letters
        query = select(*_LETTER.columns).where(table.c.company_id == self._company_id)
        rows = self._connection.execute(query.order_by(table.c.dated, table.c.number))
        return tuple(_LETTER.record(row) for row in rows)

    def save_letter(self, entry: LetterEntry) -> None:
        """Insert a letter, or replace the one of the same number."""
        begin_writing(self._connection)
        upsert(self._connection, tables.letters, [_LETTER.row(entry, company_id=self._company_id)])


class DatabaseChecklistTexts:
    """Implements ``ChecklistTexts`` inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[OwnText, ...]:
        """Every line that was put into own words."""
        table = tables.checklist_texts
        rows = self._connection.execute(select(*_TEXT.columns).order_by(table.c.procedure, table.c.item))
        return tuple(_TEXT.record(row) for row in rows)

    def save(self, text: OwnText) -> None:
        """Insert or replace by procedure and item."""
        begin_writing(self._connection)
        upsert(self._connection, tables.checklist_texts, [_TEXT.row(text)])

    def remove(self, procedure: str, item: str) -> None:
        """Return to the shipped text."""
        begin_writing(self._connection)
        table = tables.checklist_texts
        self._connection.execute(table.delete().where(table.c.procedure == procedure, table.c.item == item))
