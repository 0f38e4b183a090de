"""Undoing edits of the form, one step per field however many letters were typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop_app.presentation.screens.employees.draft import Draft

_MERGE = 1


class EditCommand(QUndoCommand):
    """From one working copy to the next; typing on in the same field stays one step."""

    def __init__(self, key: str, before: Draft, after: Draft, show: Callable[[Draft], None]) -> None:
        super().__init__()
        self._key = key
        self._before = before
        self._after = after
        self._show = show

    def id(self) -> int:
        """All edits may be asked to merge."""
        return _MERGE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a further edit of the same field."""
        if not isinstance(other, EditCommand) or other._key != self._key:
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Show the copy after the edit."""
        self._show(self._after)

    def undo(self) -> None:
        """Show the copy before the edit."""
        self._show(self._before)
