"""One table model for all tables: frozen Python rows seen through typed columns.

The model sorts and filters its own list, because a proxy model takes thirty times as long and leaves exact
amounts unsorted. Rows are replaced, never changed; only what differs is announced to the view.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.presentation.models.columns import (
    ALIGNMENTS,
    ROW,
    Column,
    Difference,
    Due,
    Edit,
    R,
    Role,
    Status,
    StatusKind,
    text_of,
    tooltip_of,
)

__all__ = ["ROW", "Column", "Difference", "Due", "Edit", "Role", "RowsModel", "Status", "StatusKind"]

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows under typed columns, sorted and filtered here, with ticks kept by the row's key."""

    ticks_changed = Signal()
    """The set of ticked keys changed."""
    edits_requested = Signal(object)
    """A tuple of Edit: one for a cell that was typed in, several for a pasted or filled block."""
    shown_changed = Signal()
    """Other rows are shown than before, or in another order."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._all: tuple[R, ...] = ()
        self._shown: list[R] = []
        self._filter: Callable[[R], bool] | None = None
        self._sorted: tuple[int, bool] | None = None
        self._ticked: set[Hashable] = set()

    # What is in it

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns in order."""
        return self._columns

    def column_at(self, key: str) -> int:
        """The number of a column by its key; ValueError when there is none."""
        for number, column in enumerate(self._columns):
            if column.key == key:
                return number
        raise ValueError(key)

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows as they were set, filtered out or not."""
        return self._all

    @property
    def shown(self) -> tuple[R, ...]:
        """The rows shown, in their order."""
        return tuple(self._shown)

    def row_at(self, number: int) -> R:
        """The row shown at a place."""
        return self._shown[number]

    def key_of(self, row: R) -> Hashable:
        """The key of a row."""
        return self._key(row)

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The key of the column by which rows are sorted, empty for none, and whether downwards."""
        return (self._columns[self._sorted[0]].key, self._sorted[1]) if self._sorted is not None else ("", False)

    def place_of(self, key: Hashable) -> int | None:
        """Where the row with a key is shown; None when it's filtered out or gone."""
        return next((number for number, row in enumerate(self._shown) if self._key(row) == key), None)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows. When the same keys stay in the same places only the changed rows are announced."""
        self._all = tuple(rows)
        self._ticked &= {self._key(row) for row in self._all}
        self._refresh()

    def set_filter(self, keep: Callable[[R], bool] | None) -> None:
        """Show only rows for which the test holds; None shows all."""
        self._filter = keep
        self._refresh()

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Exchange the columns, for example because a head names another month.

        The order stays while the column is there by which rows are sorted.
        """
        before = self._columns[self._sorted[0]].key if self._sorted is not None else ""
        self.beginResetModel()
        self._columns = tuple(columns)
        if self._sorted is not None:
            place = next((number for number, column in enumerate(self._columns) if column.key == before), None)
            self._sorted = (place, self._sorted[1]) if place is not None else None
            self._shown = self._arranged()
        self.endResetModel()

    # Ticks

    @property
    def ticked_keys(self) -> frozenset[Hashable]:
        """The keys of ticked rows, shown or not."""
        return frozenset(self._ticked)

    def is_ticked(self, number: int) -> bool:
        """Whether the row shown at a place is ticked."""
        return self._key(self._shown[number]) in self._ticked

    def set_ticked(self, keys: set[Hashable] | frozenset[Hashable]) -> None:
        """Tick exactly the rows with these keys."""
        wanted = set(keys) & {self._key(row) for row in self._all}
        if wanted != self._ticked:
            self._ticked = wanted
            if self._shown:
                self._announce(0, len(self._shown) - 1)
            self.ticks_changed.emit()

    def toggle(self, number: int) -> None:
        """Tick or untick the row shown at a place."""
        key = self._key(self._shown[number])
        self._ticked ^= {key}
        self._announce(number, number)
        self.ticks_changed.emit()

    def toggle_all(self) -> None:
        """Tick all rows shown, or untick them when they all were."""
        keys = {self._key(row) for row in self._shown}
        self.set_ticked(self._ticked - keys if keys <= self._ticked else self._ticked | keys)

    def ticks_shown(self) -> Qt.CheckState:
        """Whether all, some or none of the rows shown are ticked."""
        count = sum(self._key(row) in self._ticked for row in self._shown)
        if count == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(self._shown) else Qt.CheckState.PartiallyChecked

    # Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def text_at(self, number: int, column: Column[R]) -> str:
        """The text of a cell as shown, copied and read aloud."""
        row = self._shown[number]
        return column.text(row) if column.text is not None else text_of(column.value(row))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - Qt's own shape
        """One cell in one role."""
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text_at(index.row(), column)
            case Qt.ItemDataRole.EditRole:
                return (column.edit_text or column.text or (lambda _row: text_of(column.value(row))))(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_of(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return ALIGNMENTS[column.alignment]
            case Qt.ItemDataRole.CheckStateRole if column.kind == "check":
                return Qt.CheckState.Checked if self._key(row) in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {self.text_at(index.row(), column)}"
            case Role.SORT:
                return column.sort_value(row)
            case Role.ROW:
                return row
            case Role.VALUE:
                return column.value(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a change (the row is frozen: whoever listens sets the new one), or tick."""
        if not index.isValid():
            return False
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.kind == "check":
            self.toggle(index.row())
            return True
        if role == Qt.ItemDataRole.EditRole and self.may_edit(index):
            self.edits_requested.emit((Edit(self._shown[index.row()], column.key, str(value)),))
            return True
        return False

    def may_edit(self, index: Index) -> bool:
        """Whether a cell takes input."""
        editable = self._columns[index.column()].editable
        return editable is not None and editable(self._shown[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be chosen; input cells edited; the tick column ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._columns[index.column()].kind == "check":
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if self.may_edit(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title of a column; its caption as tooltip-free second line is painted by the header."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (column.title, column.caption)))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNMENTS[column.alignment]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stably; −1 restores the order in which the rows were set."""
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._rearrange(self._arranged())

    # Inside

    def _arranged(self) -> list[R]:
        rows = [row for row in self._all if self._filter is None or self._filter(row)]
        if self._sorted is not None:
            number, descending = self._sorted
            rows.sort(key=self._columns[number].sort_value, reverse=descending)
        return rows

    def _refresh(self) -> None:
        rows = self._arranged()
        if [self._key(row) for row in rows] == [self._key(row) for row in self._shown]:
            changed = [number for number, row in enumerate(rows) if row != self._shown[number]]
            self._shown = rows
            for first, last in _runs(changed):
                self._announce(first, last)
        else:
            self.beginResetModel()
            self._shown = rows
            self.endResetModel()
            self.shown_changed.emit()

    def _rearrange(self, rows: list[R]) -> None:
        self.layoutAboutToBeChanged.emit()
        places = {self._key(row): number for number, row in enumerate(rows)}
        before = self.persistentIndexList()
        after = [self.index(places[self._key(self._shown[old.row()])], old.column()) for old in before]
        self._shown = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.shown_changed.emit()

    def _announce(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
