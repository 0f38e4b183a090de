"""The law of an opened workspace: what the program ships, with the versions added here."""

from __future__ import annotations

from threading import Lock

from desktop_app.application.law_ports import LawBook
from desktop_app.application.ports import RegulationSource, Workspace
from desktop_app.domain.regulation import RegulationSet


class WorkspaceRegulations:
    """Implements ``RegulationSource`` over a workspace. Safe to share between threads.

    ``current`` answers from memory, so that one calculation never sees two laws; ``refresh`` before it looks
    whether anybody of the office has added something since.
    """

    def __init__(self, shipped: RegulationSource, workspace: Workspace, book: LawBook) -> None:
        self._shipped = shipped
        self._workspace = workspace
        self._book = book
        self._lock = Lock()
        self._known: tuple[int, RegulationSet] | None = None

    @property
    def shipped(self) -> RegulationSet:
        """The law without what was added."""
        return self._shipped.current()

    def current(self) -> RegulationSet:
        """All that was entered when somebody last looked. Raises KnownProblem ``law.added_broken``."""
        known = self._known
        return known[1] if known is not None else self._look()

    def refresh(self) -> None:
        """Look again. Raises KnownProblem ``law.added_broken``."""
        self._look()

    def _look(self) -> RegulationSet:
        with self._lock, self._workspace.unit_of_work() as uow:
            store = uow.law()
            stamp = store.stamp()
            if self._known is not None and self._known[0] == stamp:
                return self._known[1]
            law = self._book.merged(self._shipped.current(), store.added())
            self._known = (stamp, law)
            return law


class FixedRegulations:
    """Implements ``RegulationSource`` with one set, for a trial under another law."""

    def __init__(self, law: RegulationSet) -> None:
        self._law = law

    def current(self) -> RegulationSet:
        """The set."""
        return self._law

    def refresh(self) -> None:
        """Nothing: the set was chosen."""
