"""What the paperwork of a workspace consists of: cases, checklists with ticks and own texts, letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from desktop_app.domain.company import Programme
from desktop_app.domain.findings import Finding
from desktop_app.domain.paperwork import Deadline, Item, LetterKind, Procedure


class CaseKey(NamedTuple):
    """A procedure, whom it is about, and the day of its event."""

    procedure: str
    subject: str
    """Key of the employee, or of the company itself."""
    event_on: date


class CaseState(StrEnum):
    """How far a checklist is."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Case:
    """One procedure that an event calls for, or that the user started."""

    key: CaseKey
    procedure: Procedure
    name: str
    """Of the employee or the company."""
    nip: str
    """Empty for a company."""
    holds_from: date
    """First day on which things are different."""
    deadline: Deadline | None
    done: int
    """Lines that are ticked."""
    reason: str = ""
    """SIPP's code of the reason for leaving."""
    member: str = ""
    """Name of the family member concerned."""
    suspended: tuple[Programme, ...] = ()
    """Programmes that rest during an unpaid leave, as the employer decided."""
    findings: tuple[Finding, ...] = ()

    @property
    def state(self) -> CaseState:
        """By its ticks."""
        if not self.done:
            return CaseState.NOT_STARTED
        return CaseState.DONE if self.done >= len(self.procedure.items) else CaseState.UNDER_WAY


@dataclass(frozen=True, slots=True)
class OwnText:
    """A line of a checklist in the workspace's own words."""

    procedure: str
    item: str
    text: str
    edited_at: datetime


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a checklist that is done."""

    procedure: str
    subject: str
    event_on: date
    item: str
    ticked_at: datetime


@dataclass(frozen=True, slots=True)
class LetterEntry:
    """One letter in the book of letters."""

    number: str
    kind: LetterKind
    procedure: str
    subject: str
    event_on: date
    dated: date
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """An item with what the workspace did to it."""

    item: Item
    own: OwnText | None
    ticked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A case with its lines, and the letters written for it."""

    case: Case
    lines: tuple[ChecklistLine, ...]
    letters: tuple[LetterEntry, ...]


class PaperworkStore(Protocol):
    """The ticks and letters of one company."""

    def ticks(self) -> tuple[Tick, ...]:
        """All ticks."""

    def set_tick(self, tick: Tick) -> None:
        """Insert a tick, or renew its time."""

    def clear_tick(self, key: CaseKey, item: str) -> None:
        """Remove a tick; nothing when there is none."""

    def letters(self) -> tuple[LetterEntry, ...]:
        """The book of letters by date and number."""

    def save_letter(self, entry: LetterEntry) -> None:
        """Insert a letter, or replace the one of the same number."""


class ChecklistTexts(Protocol):
    """The workspace's own words in checklists, for all its companies."""

    def all(self) -> Sequence[OwnText]:
        """Every line that was put into own words."""

    def save(self, text: OwnText) -> None:
        """Insert or replace by procedure and item."""

    def remove(self, procedure: str, item: str) -> None:
        """Return to the shipped text."""
