"""The first columns of a table, standing still while the others scroll sideways."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop_app.presentation.models.rows_model import RowsModel
from desktop_app.presentation.widgets.sheet import Sheet


class FrozenColumns(Sheet):
    """The first columns over the table, standing still while the others scroll sideways."""

    marks_current_row = True

    def __init__(self, table: Sheet, model: RowsModel[Any], columns: int) -> None:
        super().__init__(model, table)
        self._table = table
        self.column_count = columns
        self.shows_current_cell = table.shows_current_cell
        self.setSelectionModel(table.selectionModel())
        self.setSelectionBehavior(table.selectionBehavior())
        self.setFocusProxy(table)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.viewport().stackUnder(self)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.horizontalHeader().sectionClicked.connect(table.horizontalHeader().sectionClicked)
        self.clicked.connect(table.clicked)
        self.doubleClicked.connect(table.doubleClicked)
        table.horizontalScrollBar().valueChanged.connect(self._show_edge)
        self.show()

    def fit(self) -> None:
        """Lie exactly over the table's first columns, head included."""
        width = 0
        for number in range(self.model().columnCount()):
            inside = number < self.column_count
            self.setColumnHidden(number, not inside)
            if inside:
                self.setColumnWidth(number, self._table.columnWidth(number))
                width += self._table.columnWidth(number)
        header = self._table.horizontalHeader()
        self.horizontalHeader().setFixedHeight(header.height() or header.sizeHint().height())
        self.setGeometry(0, 0, width, self._table.viewport().height() + header.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell in the table and give it the keyboard."""
        super().mousePressEvent(event)
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)

    def currentIndex(self) -> QModelIndex:
        """The table's current cell."""
        return self._table.currentIndex()

    def _show_edge(self) -> None:
        self.viewport().update()
