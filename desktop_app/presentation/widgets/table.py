"""A table with everything that belongs to it: view, totals under the columns, and the sentence when it's empty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, RowsModel
from desktop_app.presentation.widgets.cell_delegate import PADDING, left_padding
from desktop_app.presentation.widgets.empty_state import EmptyState
from desktop_app.presentation.widgets.table_view import TableView

_TOTALS: Final = 34
_TOTALS_BARS: Final = 40
_BAR: Final = 5


@dataclass(frozen=True, slots=True)
class Total:
    """What stands under a column: a text, a grey note behind it, and shares of a bar as (colour role, count)."""

    text: str
    note: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    weight: int = 600


class TotalsRow(QFrame):
    """The line under a table, its cells bound to the table's columns."""

    def __init__(self, view: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("totals")
        self._view = view
        self._cells: Mapping[str, Total] = {}
        theme.set_height(self, _TOTALS)
        header = view.horizontalHeader()
        header.sectionResized.connect(self._moved)
        view.horizontalScrollBar().valueChanged.connect(self._moved)
        self.hide()

    def set_cells(self, cells: Mapping[str, Total]) -> None:
        """Show totals by column key; without any the line is hidden."""
        self._cells = dict(cells)
        theme.set_height(self, _TOTALS_BARS if any(cell.parts for cell in cells.values()) else _TOTALS)
        self.setVisible(bool(cells))
        self.setAccessibleName(", ".join(cell.text for cell in cells.values()))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the table."""
        return QSize(200, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each cell under its column; frozen columns over those that scrolled."""
        super().paintEvent(event)
        painter = QPainter(self)
        model = self._view.model()
        if isinstance(model, RowsModel):
            frozen = self._view.frozen.column_count if self._view.frozen is not None else 0
            edge = sum(self._view.columnWidth(number) for number in range(frozen))
            for number, column in reversed(list(enumerate(model.columns))):
                cell = self._cells.get(column.key)
                if number == frozen - 1:
                    painter.fillRect(0, 1, edge, self.height() - 1, theme.current().color("raised"))
                if cell is not None:
                    left = sum(self._view.columnWidth(at) for at in range(number))
                    if number >= frozen:
                        left = self._view.columnViewportPosition(number)
                    indent = left_padding(number)
                    width = self._view.columnWidth(number) - indent - PADDING
                    rect = QRect(left + indent, 1, width, self.height() - 1)
                    self._paint_cell(painter, rect, cell, column)
        painter.end()

    def _paint_cell(self, painter: QPainter, rect: QRect, cell: Total, column: Column[Any]) -> None:
        colors = theme.current()
        if column.swatch is not None:
            rect = rect.adjusted(16, 0, 0, 0)
        small = column.alignment == "right" and self._tight()
        font = colors.font("caption" if small else "table", weight=cell.weight, tabular=True)
        line = QRect(rect)
        if cell.parts:
            line = QRect(rect.left(), rect.top() + 4, rect.width(), rect.height() - 18)
            self._paint_bar(painter, QRect(rect.left(), rect.bottom() - 11, rect.width(), _BAR), cell.parts)
        align = Qt.AlignmentFlag.AlignRight if column.alignment == "right" else Qt.AlignmentFlag.AlignLeft
        flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)
        painter.setFont(font)
        painter.setPen(colors.color("ink" if cell.weight > 400 else "ink-3"))
        painter.drawText(line, flags, cell.text)
        if cell.note:
            left = line.left() + QFontMetrics(font).horizontalAdvance(cell.text) + 4
            painter.setFont(colors.font("table"))
            painter.setPen(colors.color("ink-3"))
            painter.drawText(QRect(left, line.top(), 400, line.height()), flags, cell.note)

    def _paint_bar(self, painter: QPainter, rect: QRect, parts: tuple[tuple[str, int], ...]) -> None:
        whole = sum(count for _role, count in parts)
        left, done = rect.left(), 0
        for role, count in parts:
            done += count
            right = rect.left() + rect.width() * done // max(whole, 1)
            if count:
                painter.fillRect(QRect(left, rect.top(), max(right - left - 1, 1), _BAR), theme.current().color(role))
            left = right

    def _tight(self) -> bool:
        """Whether a figure doesn't fit at the usual size; then all figures of the line are set smaller."""
        model = self._view.model()
        for number, column in enumerate(model.columns if isinstance(model, RowsModel) else ()):
            cell = self._cells.get(column.key)
            if cell is not None and column.alignment == "right":
                font = theme.current().font("table", weight=cell.weight, tabular=True)
                room = self._view.columnWidth(number) - 2 * PADDING + 2
                if QFontMetrics(font).horizontalAdvance(cell.text) > room:
                    return True
        return False

    def _moved(self) -> None:
        self.update()


class Table(QWidget):
    """A table over frozen rows: ``view`` for keys and choice, ``model`` for rows, totals and empty state here."""

    row_opened = Signal(object)
    link_clicked = Signal(object, str)
    cell_chosen = Signal(object, str)
    empty_acted = Signal()
    """The button of the empty list was pressed."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable],
        *,
        cells: bool = False,
        frozen: int = 0,
        row_height: int = theme.ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model: RowsModel[Any] = RowsModel(columns, key, self)
        self.view = TableView(self.model, cells=cells, frozen=frozen, row_height=row_height, parent=self)
        self.totals = TotalsRow(self.view, self)
        self._empty = EmptyState(parent=self.view)
        self._empty.hide()
        self._sentence = ("", "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.totals)
        self.setFocusProxy(self.view)
        self.view.row_opened.connect(self.row_opened)
        self.view.link_clicked.connect(self.link_clicked)
        self.view.cell_chosen.connect(self.cell_chosen)
        self._empty.acted.connect(self.empty_acted)
        self.model.shown_changed.connect(self._show_empty)
        self.model.rowsRemoved.connect(self._show_empty)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show rows; the current row stays current as long as it is among them."""
        before = self.view.current_row()
        key = None if before is None else self.model.key_of(before)
        column = self.view.currentIndex().column()
        self.model.set_rows(rows)
        if key is not None and not self.view.currentIndex().isValid():
            self.view.choose(key, self.model.columns[column].key)
        self._show_empty()

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Exchange the columns; the order and the current cell stay while their column does."""
        before, at = self.view.current_row(), self.view.currentIndex().column()
        column = self.model.columns[at].key if before is not None else ""
        self.model.set_columns(columns)
        self.view.mark_sorting()
        if before is not None:
            keys = [one.key for one in self.model.columns]
            self.view.choose(self.model.key_of(before), column if column in keys else keys[-1])

    def set_totals(self, cells: Mapping[str, Total]) -> None:
        """Show totals by column key."""
        self.totals.set_cells(cells)

    def set_empty(self, sentence: str, action: str = "") -> None:
        """The sentence for a table without rows, and the label of the button that helps."""
        self._sentence = (sentence, action)
        self._show_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence over the empty table."""
        super().resizeEvent(event)
        self._show_empty()

    def _show_empty(self) -> None:
        empty = self.model.rowCount() == 0 and bool(self._sentence[0])
        if empty:
            self._empty.say(*self._sentence)
            top = self.view.horizontalHeader().sizeHint().height()
            self._empty.setGeometry(0, top, self.view.width(), self.view.height() - top)
            self._empty.raise_()
        self._empty.setVisible(empty)
