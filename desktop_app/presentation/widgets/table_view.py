"""The view of a table: keyboard as in Excel, delegates by kind of column, frozen first columns on request."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Edit, RowsModel
from desktop_app.presentation.widgets.frozen_columns import FrozenColumns
from desktop_app.presentation.widgets.sheet import Sheet

_LEAST_NAME: Final = 150
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(Sheet):
    """A table over a ``RowsModel``; rows are chosen whole, or cell by cell where figures are asked and typed."""

    row_opened = Signal(object)
    """Enter or double click on a row that isn't an input cell: the row."""
    link_clicked = Signal(object, str)
    """A click, or Enter, on a link cell: the row and the column's key."""
    cell_chosen = Signal(object, str)
    """Another cell became the current one: the row and the column's key."""
    sorting_changed = Signal()
    """Rows are sorted by another column, or by none."""

    def __init__(
        self,
        model: RowsModel[Any],
        *,
        cells: bool = False,
        frozen: int = 0,
        row_height: int = theme.ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, parent)
        self._model = model
        self._row_height = row_height
        self.marks_current_row = True
        self.shows_current_cell = cells
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if cells else behaviour.SelectRows)
        self.setSelectionMode(
            QAbstractItemView.SelectionMode.ExtendedSelection
            if cells
            else QAbstractItemView.SelectionMode.SingleSelection
        )
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setTabKeyNavigation(cells)
        self.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        model.modelReset.connect(self._columns_changed)
        self.frozen = FrozenColumns(self, model, frozen) if frozen else None
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._restyle()

    # What screens ask

    def current_row(self) -> Any:
        """The current row object, or None."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def choose(self, key: object, column: str = "") -> bool:
        """Make the row with a key (and a column) current; whether it is shown."""
        place = self._model.place_of(key)
        if place is None:
            return False
        number = self._model.column_at(column) if column else max(self.currentIndex().column(), self._first_column())
        self.setCurrentIndex(self._model.index(place, number))
        return True

    def sort_by(self, column: str, *, descending: bool = False) -> None:
        """Sort by a column and show the mark in its head."""
        self._sort(self._model.column_at(column), descending=descending)

    def sort_as_set(self) -> None:
        """Show rows in the order in which they were set."""
        self._sort(-1)

    def mark_sorting(self) -> None:
        """Show in the heads by which column the model sorts."""
        column, descending = self._model.sorted_by
        number = self._model.column_at(column) if column else -1
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for sheet in filter(None, (self, self.frozen)):
            sheet.horizontalHeader().setSortIndicator(number, order)
            sheet.horizontalHeader().viewport().update()
        self.sorting_changed.emit()

    def fit_columns(self) -> None:
        """Give every column its width and the rest to those that have none."""
        colors = theme.current()
        shown = [pair for pair in enumerate(self._model.columns) if not self.isColumnHidden(pair[0])]
        fixed = sum(colors.px(column.width) for _number, column in shown if column.width)
        open_columns = [number for number, column in shown if not column.width]
        rest = max(self.viewport().width() - fixed, colors.px(_LEAST_NAME) * len(open_columns))
        for number, column in shown:
            width = colors.px(column.width)
            if not column.width:
                width = rest // len(open_columns) + (rest % len(open_columns) if number == open_columns[0] else 0)
            if self.columnWidth(number) != width:
                self.setColumnWidth(number, width)
        if self.frozen is not None:
            self.frozen.fit()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the open column take what is left."""
        super().resizeEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of zoom or theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row_height"):
            self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys as in Excel."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
            return
        if event.key() in _ENTER and not event.modifiers() and index.isValid():
            self._enter(index)
            return
        if event.key() == Qt.Key.Key_Space and index.isValid() and self._has_ticks():
            self._model.toggle(index.row())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and index.isValid():
            self._home_end(event)
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the cell below becomes the current one."""
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and index.row() + 1 < self._model.rowCount():
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))

    # Blocks

    def copy(self) -> None:
        """Put the chosen block on the clipboard as tab-separated lines, as Excel takes them."""
        block = self._block()
        if block is not None:
            top, left, bottom, right = block
            lines = (
                "\t".join(self._model.text_at(row, self._model.columns[at]) for at in range(left, right + 1))
                for row in range(top, bottom + 1)
            )
            QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Ask for the clipboard's block in the input cells from the current cell on; others are passed over."""
        start = self.currentIndex()
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        if start.isValid() and text:
            cells = (
                (start.row() + down, start.column() + along, piece)
                for down, line in enumerate(text.splitlines())
                for along, piece in enumerate(line.split("\t"))
            )
            self._request(list(cells))

    def fill_down(self) -> None:
        """Ask for the top cells of the chosen block in all cells under them."""
        block = self._block()
        if block is not None:
            top, left, bottom, right = block
            texts = {
                at: str(self._model.index(top, at).data(Qt.ItemDataRole.EditRole)) for at in range(left, right + 1)
            }
            self._request([(row, at, text) for row in range(top + 1, bottom + 1) for at, text in texts.items()])

    # Inside

    def _request(self, cells: list[tuple[int, int, str]]) -> None:
        edits = []
        for row, at, text in cells:
            index = self._model.index(row, at)
            if index.isValid() and self._model.may_edit(index):
                edits.append(Edit(self._model.row_at(row), self._model.columns[at].key, text.strip()))
        if edits:
            self._model.edits_requested.emit(tuple(edits))

    def _block(self) -> tuple[int, int, int, int] | None:
        chosen = self.selectedIndexes() or ([self.currentIndex()] if self.currentIndex().isValid() else [])
        if not chosen:
            return None
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        return min(rows), min(columns), max(rows), max(columns)

    def _enter(self, index: QModelIndex) -> None:
        column = self._model.columns[index.column()]
        if self._model.may_edit(index):
            self.edit(index)
        elif column.kind == "link":
            self.link_clicked.emit(self._model.row_at(index.row()), column.key)
        else:
            self.row_opened.emit(self._model.row_at(index.row()))

    def _home_end(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        home = event.key() == Qt.Key.Key_Home
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or not self.shows_current_cell
        row = (0 if home else self._model.rowCount() - 1) if far else index.row()
        column = self._first_column() if home else self._model.columnCount() - 1
        target = self._model.index(row, column if self.shows_current_cell else index.column())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.Select)
        else:
            self.setCurrentIndex(target)

    def _first_column(self) -> int:
        kinds = [column.kind for column in self._model.columns]
        return next((number for number, kind in enumerate(kinds) if kind != "check"), 0)

    def _has_ticks(self) -> bool:
        return any(column.kind == "check" for column in self._model.columns)

    def _sort(self, number: int, *, descending: bool = False) -> None:
        self._model.sort(number, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.mark_sorting()

    def _sort_by(self, number: int) -> None:
        column = self._model.columns[number]
        if column.sortable and column.kind != "check":
            header = self.horizontalHeader()
            again = header.sortIndicatorSection() == number
            descending = again and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            self.sort_by(column.key, descending=descending)

    def _clicked(self, index: QModelIndex) -> None:
        column = self._model.columns[index.column()]
        if column.kind == "link":
            self.link_clicked.emit(self._model.row_at(index.row()), column.key)

    def _double_clicked(self, index: QModelIndex) -> None:
        if self._model.columns[index.column()].kind not in {"link", "check"} and not self._model.may_edit(index):
            self.row_opened.emit(self._model.row_at(index.row()))

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if self.frozen is not None:
            self.frozen.viewport().update()
        if now.isValid():
            self.cell_chosen.emit(self._model.row_at(now.row()), self._model.columns[now.column()].key)

    def _columns_changed(self) -> None:
        for sheet in filter(None, (self, self.frozen)):
            sheet.use_delegates()
        self.fit_columns()

    def _restyle(self) -> None:
        height = theme.current().px(self._row_height)
        for sheet in filter(None, (self, self.frozen)):
            sheet.verticalHeader().setMinimumSectionSize(height)
            sheet.verticalHeader().setDefaultSectionSize(height)
            sheet.horizontalHeader().updateGeometry()
        self.updateGeometries()
        self.fit_columns()
