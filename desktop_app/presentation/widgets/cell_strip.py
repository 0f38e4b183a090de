"""A strip of things with a key each, some of which can be opened: months, steps, places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.widgets.strip import Strip


class Cell(Protocol):
    """What every cell has beside what is painted of it."""

    @property
    def key(self) -> object:
        """What it stands for."""

    @property
    def enabled(self) -> bool:
        """Whether it can be opened."""


C = TypeVar("C", bound=Cell)


class CellStrip(Strip, Generic[C]):
    """Holds the cells; how each is placed, painted and said is up to the strip of its kind."""

    chosen = Signal(object)
    """The key of the cell that was opened."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[C, ...] = ()
        theme.set_height(self, height)
        self.opened.connect(lambda number: self.chosen.emit(self._cells[number].key))

    def set_cells(self, cells: Sequence[C], cursor: int = 0) -> None:
        """Show these cells, with the keyboard on the one of a number."""
        self._cells = tuple(cells)
        self.move_cursor(cursor)
        self.update()

    def count(self) -> int:
        """The number of cells shown."""
        return len(self._cells)

    def may_open(self, number: int) -> bool:
        """Whether the cell can be opened."""
        return self._cells[number].enabled
