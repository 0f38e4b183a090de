"""The set of regulations in use, read once."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.regulation import RegulationSet


class FileRegulations:
    """Hands out the set of one folder; reads it on first use. Safe to share between threads."""

    def __init__(self, directory: Path | None = None) -> None:
        """``directory``: a folder of regulation files; None: the program's own."""
        self._directory = directory
        self._lock = Lock()
        self._current: RegulationSet | None = None

    def current(self) -> RegulationSet:
        """The set. Raises RegulationFileError when a file can't be used; the next call tries again."""
        with self._lock:
            if self._current is None:
                from desktop_app.regulations.loader import load_regulations  # noqa: PLC0415 - not for the first window

                self._current = load_regulations(self._directory)
            return self._current

    def refresh(self) -> None:
        """Nothing: the program's own files don't change while it runs."""
