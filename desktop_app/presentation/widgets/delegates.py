"""How cells are painted: one delegate per kind of column, all on the same ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop_app.domain.money import Money
from desktop_app.foundation import formats
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Difference, Due, Status
from desktop_app.presentation.widgets.cell_delegate import CHECK, PADDING, Cell, CellDelegate, paint_check
from desktop_app.presentation.widgets.status_mark import SIZE, mark_role, word_role, word_weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex


class NameDelegate(CellDelegate):
    """A name: coloured square before, mark behind, grey note at the right edge."""

    weight = 500

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint the parts from both edges, eliding the name between them."""
        colors = theme.current()
        left, right = rect.left(), rect.right()
        if cell.column.swatch is not None:
            role = cell.column.swatch(cell.row)
            if role:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.color(role))
                painter.drawRoundedRect(QRectF(left, rect.center().y() - 3.5, 8, 8), 2, 2)
            left += 16
        note = cell.note
        if note:
            font = colors.font("caption")
            self.draw(painter, rect, note, font, "ink-3", Qt.AlignmentFlag.AlignRight)
            right -= QFontMetrics(font).horizontalAdvance(note) + PADDING
        mark = cell.mark
        side = colors.px(SIZE)
        room = QRect(left, rect.top(), right - left - (side + 6 if mark else 0), rect.height())
        font = colors.font("table", weight=cell.column.weight or self.weight)
        end = self.draw(painter, room, cell.text, font, cell.tone or "ink")
        if mark is not None:
            self.draw_mark(painter, end + 6, rect, mark)


class AmountDelegate(CellDelegate):
    """An amount: right-aligned, tabular, zero as a grey dash, never elided."""

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint the figure."""
        value = cell.column.value(cell.row)
        nothing = value is None or (isinstance(value, Money | int) and not value)
        text = formats.NOTHING if nothing and cell.column.text is None else cell.text
        font = theme.current().font("table", weight=600 if cell.current else cell.column.weight or 400, tabular=True)
        role = "ink-3" if nothing else cell.tone or "ink"
        self.draw(painter, rect, text, font, role, Qt.AlignmentFlag.AlignRight, elide=False)


class StatusDelegate(CellDelegate):
    """A state: shape, word, colour."""

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint shape and word."""
        status = cell.column.value(cell.row)
        if not isinstance(status, Status):
            return
        self.draw_mark(painter, rect.left(), rect, status.kind)
        left = rect.left() + theme.current().px(SIZE) + 6
        font = theme.current().font("table", weight=600 if status.strong else word_weight(status.kind))
        word = QRect(QPoint(left, rect.top()), QPoint(rect.right() + PADDING, rect.bottom()))
        self.draw(painter, word, status.word, font, word_role(status.kind))


class DueDelegate(CellDelegate):
    """A due date: near ones with shape and strong colour, later ones quiet, all starting at the same place."""

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint shape, date and what is due."""
        due = cell.column.value(cell.row)
        if not isinstance(due, Due):
            return
        role, weight = "ink-2", 400
        if due.urgency != "later":
            self.draw_mark(painter, rect.left(), rect, due.urgency)
            role, weight = mark_role(due.urgency), 600 if due.urgency == "late" else 500
        left = rect.left() + theme.current().px(SIZE) + 6
        font = theme.current().font("table", weight=weight, tabular=True)
        end = self.draw(painter, QRect(QPoint(left, rect.top()), rect.bottomRight()), due.text, font, role)
        note = QRect(QPoint(end + 6, rect.top()), rect.bottomRight())
        self.draw(painter, note, due.note, theme.current().font("table"), "ink-2")


class DifferenceDelegate(CellDelegate):
    """A change against the month before: ▲ or ▼ with the amount, ``=`` for none, a tag for a word."""

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint arrow and figure, or the tag."""
        value = cell.column.value(cell.row)
        if not isinstance(value, Difference):
            return
        colors = theme.current()
        if value.word:
            self._paint_tag(painter, rect, value.word)
        elif not value.amount:
            self.draw(painter, rect, "=", colors.font("table"), "ink-3", Qt.AlignmentFlag.AlignRight)
        else:
            up = value.amount > Money(0)
            text = formats.amount(abs(value.amount.sen))
            font = colors.font("table", weight=cell.column.weight or 400, tabular=True)
            self.draw(painter, rect, text, font, "ink", Qt.AlignmentFlag.AlignRight, elide=False)
            right = rect.right() - QFontMetrics(font).horizontalAdvance(text) - 4
            paint_arrow(painter, QPointF(right - 5, rect.center().y() + 0.5), up=up)

    def _paint_tag(self, painter: QPainter, rect: QRect, word: str) -> None:
        colors = theme.current()
        font = colors.font("caption", weight=500)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(word) + 14, metrics.height() + 3
        box = QRectF(rect.right() + 0.5 - width, rect.center().y() - height / 2 + 0.5, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colors.color("nila-line"))
        painter.setBrush(colors.color("nila-soft"))
        painter.drawRoundedRect(box, 4, 4)
        self.draw(painter, box.toRect(), word, font, "nila-text", Qt.AlignmentFlag.AlignHCenter, elide=False)


def paint_arrow(painter: QPainter, center: QPointF, *, up: bool) -> None:
    """Paint ▲ in the colour of changes or ▼ in that of notes, 9 px wide."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("nila-text" if up else "soga"))
    tip, base = (-4, 4) if up else (4, -4)
    corners = [QPointF(0, tip), QPointF(5, base), QPointF(-5, base)]
    painter.drawPolygon(QPolygonF([center + corner for corner in corners]))


class LinkDelegate(CellDelegate):
    """A text that does something when clicked."""

    weight = 500

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint the text in the link colour."""
        font = theme.current().font("table", weight=cell.column.weight or self.weight)
        self.draw(painter, rect, cell.text, font, "nila-text")


class CheckDelegate(CellDelegate):
    """The tick of a row."""

    def paint_content(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint the box."""
        state = Qt.CheckState.Checked if cell.model.is_ticked(cell.number) else Qt.CheckState.Unchecked
        top = rect.center().y() - CHECK / 2 + 0.5
        paint_check(painter, QRectF(rect.center().x() - CHECK / 2, top, CHECK, CHECK), state)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tick on a click anywhere in the cell."""
        del option
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and not QApplication.keyboardModifiers()
        ):
            return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return False


DELEGATES: Final[Mapping[str, type[CellDelegate]]] = {
    "text": CellDelegate,
    "name": NameDelegate,
    "amount": AmountDelegate,
    "status": StatusDelegate,
    "due": DueDelegate,
    "difference": DifferenceDelegate,
    "link": LinkDelegate,
    "check": CheckDelegate,
}
"""The delegate for each kind of column."""
