"""A table head with a title and a grey caption under it, a sort mark, and a box that ticks all rows."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, RowsModel
from desktop_app.presentation.widgets.cell_delegate import CHECK, PADDING, left_padding, paint_check

_TRIANGLE: Final = 9


class TwoLineHeader(QHeaderView):
    """The head of a table over a ``RowsModel``."""

    all_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(24)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSortIndicatorShown(False)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def sizeHint(self) -> QSize:
        """30 px, or 42 px when a column has a second line."""
        captions = any(column.caption for column in self._columns())
        height = theme.HEADER_TWO_LINES if captions else theme.HEADER
        return QSize(super().sizeHint().width(), theme.current().px(height))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick all rows when the box is clicked."""
        number = self.logicalIndexAt(event.position().toPoint())
        columns = self._columns()
        if 0 <= number < len(columns) and columns[number].kind == "check":
            self.all_toggled.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: Any) -> None:
        """Paint the sections and the line under the whole head."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        size = self.viewport().size()
        painter.fillRect(0, size.height() - 1, size.width(), 1, theme.current().color("line-strong"))
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint ground, title, caption and sort mark."""
        columns = self._columns()
        if not rect.isValid() or logicalIndex >= len(columns):
            return
        colors = theme.current()
        painter.save()
        painter.fillRect(rect, colors.color("raised"))
        column = columns[logicalIndex]
        if column.kind == "check":
            model = self.model()
            state = model.ticks_shown() if isinstance(model, RowsModel) else Qt.CheckState.Unchecked
            center = rect.center()
            paint_check(painter, QRectF(center.x() - CHECK / 2, center.y() - CHECK / 2, CHECK, CHECK), state)
        else:
            self._paint_text(painter, rect.adjusted(left_padding(logicalIndex), 0, -PADDING, -1), column, logicalIndex)
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, column: Column[Any], number: int) -> None:
        colors = theme.current()
        right = column.alignment == "right"
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        title = QRect(rect)
        if column.caption:
            line = colors.line("caption")
            top = rect.top() + (rect.height() - 2 * line) // 2
            title = QRect(rect.left(), top, rect.width(), line)
            painter.setFont(colors.font("caption"))
            painter.setPen(colors.color("ink-3"))
            painter.drawText(QRect(rect.left(), top + line, rect.width(), line), int(align), column.caption)
        font = colors.font("caption", weight=600)
        painter.setFont(font)
        painter.setPen(colors.color("ink-2"))
        painter.drawText(title, int(align | Qt.AlignmentFlag.AlignVCenter), column.title)
        if self.sortIndicatorSection() == number and column.sortable:
            width = QFontMetrics(font).horizontalAdvance(column.title)
            left = title.right() - width - _TRIANGLE - 4 if right else title.left() + width + 4
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            self._paint_triangle(painter, QPointF(left, title.center().y() + 0.5), down=down)

    def _paint_triangle(self, painter: QPainter, at: QPointF, *, down: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("ink-2"))
        tip, base = (4, -4) if down else (-4, 4)
        half = _TRIANGLE / 2
        painter.drawPolygon(
            QPolygonF([at + QPointF(half, tip), at + QPointF(_TRIANGLE, base), at + QPointF(0, base)]),
        )

    def _columns(self) -> tuple[Column[Any], ...]:
        model = self.model()
        return model.columns if isinstance(model, RowsModel) else ()
