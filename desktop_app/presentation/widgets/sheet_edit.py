"""A little sheet of typed cells, as in Excel: arrows, Enter, paste; a free row always waits at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Edit
from desktop_app.presentation.widgets.table import Table

_FREE_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its title, whether figures stand in it, and its width (0: what is left)."""

    title: str
    numeric: bool = False
    width: int = 0


class SheetEdit(QWidget):
    """Rows of text that the user types; with ``fixed`` names the first column can't be changed, nor rows be added."""

    changed = Signal()

    def __init__(
        self, columns: Sequence[SheetColumn], fixed: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._fixed = tuple(fixed)
        self._lines: tuple[_Line, ...] = ()
        self.table = Table(
            [self._column(number, column) for number, column in enumerate(columns)],
            lambda line: line.number,
            cells=True,
            row_height=theme.ROW_QUEUE,
        )
        self.table.model.edits_requested.connect(self._edit)
        self.table.view.setMinimumHeight(theme.current().px(30 + 28 * min(len(fixed) or 6, 6)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.set_rows([])

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows that hold any text."""
        return tuple(line.cells for line in self._lines if any(cell.strip() for cell in line.cells))

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show rows."""
        empty = [""] * (len(self._columns) - 1)
        cells = [tuple(row) for row in rows] or [(name, *empty) for name in self._fixed]
        self._take(tuple(_Line(number, row) for number, row in enumerate(cells)))

    def _take(self, lines: tuple[_Line, ...]) -> None:
        if not self._fixed:
            used = next((line.number for line in reversed(lines) if any(line.cells)), -1) + 1
            blank = ("",) * len(self._columns)
            lines = (*lines[:used], *(_Line(number, blank) for number in range(used, used + _FREE_ROWS)))
        self._lines = lines
        self.table.set_rows(lines)

    def _edit(self, edits: Sequence[Edit]) -> None:
        lines = {line.number: line for line in self._lines}
        for edit in edits:
            if isinstance(edit.row, _Line):
                line, number = lines[edit.row.number], int(edit.column)
                cells = (*line.cells[:number], edit.text.strip(), *line.cells[number + 1 :])
                lines[line.number] = replace(line, cells=cells)
        self._take(tuple(lines.values()))
        self.changed.emit()

    def _column(self, number: int, column: SheetColumn) -> Column[_Line]:
        free = not (self._fixed and number == 0)
        return Column[_Line](
            str(number),
            column.title,
            lambda line: line.cells[number],
            align="right" if column.numeric else "left",
            width=column.width,
            tabular=column.numeric,
            editable=lambda _line: free,
            sortable=False,
        )
