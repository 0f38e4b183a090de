"""The ground on which every cell is painted, and plain text on it.

The ground is the row line, the colour of a chosen row, the ring of the current cell and the change corner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QLocale, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.presentation import style, theme
from desktop_app.presentation.models.rows_model import Column, RowsModel, StatusKind
from desktop_app.presentation.widgets.status_mark import SIZE, paint_mark

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont

    Index = QModelIndex | QPersistentModelIndex

PADDING: Final = 8
PAGE: Final = 16
"""The padding before the first column, in line with the page head above."""
CORNER: Final = 7
CHECK: Final = 16
_ONE_LINE: Final = Qt.TextFlag.TextSingleLine
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


def left_padding(column: int) -> int:
    """The padding before a column's text."""
    return PADDING if column else PAGE


def paint_check(painter: QPainter, rect: QRectF, state: Qt.CheckState) -> None:
    """Paint a check box of 16 px into a square."""
    colors = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on = state != Qt.CheckState.Unchecked
    painter.setPen(QPen(colors.color("nila" if on else "control"), 1))
    painter.setBrush(colors.color("nila" if on else "surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        pen = QPen(colors.color("on-nila"), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        left, top, side = rect.left(), rect.top(), rect.width() / 16
        at = [QPointF(left + x * side, top + y * side) for x, y in ((4.4, 8.3), (6.9, 10.7), (11.6, 5.5))]
        if state == Qt.CheckState.PartiallyChecked:
            at = [QPointF(left + 4.5 * side, top + 8 * side), QPointF(left + 11.5 * side, top + 8 * side)]
        painter.drawPolyline(QPolygonF(at))
    painter.restore()


class Cell(NamedTuple):
    """What is painted: a row of a model in one of its columns."""

    model: RowsModel[Any]
    number: int
    """The row's place in the model, from 0."""
    column: Column[Any]
    row: Any
    current: bool
    """Whether the keyboard stands here in a table that shows its current cell."""

    @property
    def text(self) -> str:
        """The cell's text as the model words it."""
        return self.model.text_at(self.number, self.column)

    @property
    def tone(self) -> str:
        """The colour role of the text; empty for the kind's own."""
        return self.column.tone(self.row) if self.column.tone is not None else ""

    @property
    def note(self) -> str:
        """The grey words beside the text; empty for none."""
        return self.column.note(self.row) if self.column.note is not None else ""

    @property
    def mark(self) -> StatusKind | None:
        """The shape behind the text."""
        return self.column.mark(self.row) if self.column.mark is not None else None


class CellDelegate(QStyledItemDelegate):
    """The ground of every cell, and plain text on it; the kinds of column override ``paint_content``."""

    weight: int = 400

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, content and what lies over it."""
        model = index.model()
        if not isinstance(model, RowsModel):
            super().paint(painter, option, index)
            return
        column: Column[Any] = model.columns[index.column()]
        row = model.row_at(index.row())
        rect: QRect = option.rect
        current = self._is_current_cell(option)
        painter.save()
        self._paint_ground(painter, option, index, model, current=current)
        check = column.kind == "check"
        inner = rect.adjusted(PADDING if check else left_padding(index.column()), 0, -PADDING, -1)
        self.paint_content(painter, inner, Cell(model, index.row(), column, row, current))
        if column.change is not None and column.change(row):
            self._paint_corner(painter, rect)
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(theme.current().color("focus"), style.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint plain text, with a grey note and a mark behind it."""
        column = cell.column
        weight = 600 if cell.current and column.alignment == "right" else column.weight or self.weight
        font = theme.current().font("table", weight=weight, tabular=column.tabular)
        text = cell.text
        if column.wrap:
            self._paint_wrapped(painter, rect, text, font, cell.tone or "ink-2")
            return
        mark, note = cell.mark, cell.note
        if column.alignment == "right" and not (mark or note):
            self.draw(painter, rect, text, font, cell.tone or "ink", Qt.AlignmentFlag.AlignRight)
            return
        left = self.draw(painter, rect, text, font, cell.tone or "ink")
        if mark is not None:
            left += theme.current().px(PADDING)
            self.draw_mark(painter, left, rect, mark)
            left += theme.current().px(SIZE)
        if note:
            left += theme.current().px(4)
            self.draw(
                painter,
                QRect(QPoint(left, rect.top()), rect.bottomRight()),
                note,
                theme.current().font("table"),
                "ink-3",
            )

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        role: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        *,
        elide: bool = True,
    ) -> int:
        """Paint one line of text; returns where it ends."""
        metrics = QFontMetrics(font)
        if elide:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        painter.drawText(rect, int(align | _MIDDLE) | int(_ONE_LINE | Qt.TextFlag.TextDontClip), text)
        return rect.left() + metrics.horizontalAdvance(text)

    def draw_mark(self, painter: QPainter, left: int, rect: QRect, kind: Any) -> None:
        """Paint a status shape, centred on the line."""
        side = theme.current().px(SIZE)
        paint_mark(painter, kind, QRectF(left, rect.center().y() - side / 2 + 0.5, side, side))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width of the text with padding; the height belongs to the table."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 2 * PADDING, theme.current().px(theme.ROW))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line edit over the cell."""
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setProperty(style.NO_RING, True)
        model = index.model()
        right = isinstance(model, RowsModel) and model.columns[index.column()].alignment == "right"
        editor.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        editor.setFont(theme.current().font("table", weight=600 if right else 400, tabular=right))
        return editor

    def displayText(self, value: Any, _locale: QLocale | QLocale.Language) -> str:
        """The model's text as it is."""
        return str(value)

    def _paint_wrapped(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | _MIDDLE) | int(Qt.TextFlag.TextWordWrap), text)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, model: RowsModel[Any], *, current: bool
    ) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view = option.widget
        marked = (
            isinstance(view, QAbstractItemView)
            and getattr(view, "marks_current_row", False)
            and view.currentIndex().row() == index.row()
        )
        role = "nila-soft" if chosen or marked or model.is_ticked(index.row()) else "surface"
        painter.fillRect(rect, theme.current().color("surface" if current else role))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.current().color("line"))

    def _paint_corner(self, painter: QPainter, rect: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("nila-text"))
        right, top = rect.right() + 1, rect.top()
        painter.drawPolygon(
            QPolygonF([QPointF(right - CORNER, top), QPointF(right, top), QPointF(right, top + CORNER)])
        )

    def _is_current_cell(self, option: QStyleOptionViewItem) -> bool:
        view = option.widget
        return bool(getattr(view, "shows_current_cell", False)) and bool(option.state & QStyle.StateFlag.State_HasFocus)
