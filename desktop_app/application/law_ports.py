"""What the law of a workspace needs: notation and rules of the files, packs, and a place to keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Protocol

from desktop_app.application.records.law import AddedLaw, AddedParameter, AddedVersion, InstalledPack, Pack
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet


class LawBook(Protocol):
    """Knows the notation of the regulation files and their rules."""

    def merged(self, shipped: RegulationSet, added: AddedLaw) -> RegulationSet:
        """The program's own law with what was added.

        Raises KnownProblem ``law.added_broken`` for a version that breaks the rules of the files.
        """

    def notation(self, raw: object) -> str:
        """A value of plain tables, lists and numbers in the notation of the files."""

    def rows(self, text: str) -> Mapping[str, Any]:
        """The plain rows of a table in that notation."""


class PackReader(Protocol):
    """Reads regulation packs."""

    def read(self, path: Path) -> Pack:
        """A pack whose signature holds. Raises KnownProblem ``law.pack_…``."""


@dataclass(frozen=True, slots=True)
class LawUse:
    """An approved or closed run of a month that a version of the law reaches."""

    company: str
    month: Month
    calculated_at: datetime
    named: bool
    """Whether a payslip of it names the version as its law."""


LAW_ACTIONS: Final = ("law.added", "law.removed", "law.pack_installed")
"""What the audit trail calls the changes of the law."""


class LawStore(Protocol):
    """The law that was added in the workspace, one for all its companies."""

    def stamp(self) -> int:
        """Grows with every change."""

    def added(self) -> AddedLaw:
        """Everything that was added."""

    def save(self, version: AddedVersion, parameter: AddedParameter | None = None) -> None:
        """Insert a version, or replace the one of the same start and origin; describe its parameter where it's new."""

    def remove(self, key: str, starts_on: date, origin: str) -> None:
        """Remove a version."""

    def install(
        self, pack: InstalledPack, parameters: Sequence[AddedParameter], versions: Sequence[AddedVersion]
    ) -> None:
        """Put a pack in place of an earlier issue of the same name."""

    def uses(self, key: str, starts_on: date) -> tuple[LawUse, ...]:
        """Approved and closed runs of months that the version reaches, by month."""
