"""How cells are painted: one delegate per kind of column, all on the same ground.

The ground is the row line, the colour of a chosen row, the ring of the current cell and the change corner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.domain.money import Money
from desktop_app.foundation import formats
from desktop_app.presentation import style, theme
from desktop_app.presentation.models.rows_model import Column, Difference, Due, RowsModel, Status
from desktop_app.presentation.widgets.status_mark import SIZE, mark_role, paint_mark, word_role, word_weight

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
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
        self.paint_content(painter, inner, model, index.row(), column, row, current=current)
        if column.change is not None and column.change(row):
            self._paint_corner(painter, rect)
        if current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setPen(QPen(theme.current().color("focus"), style.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint plain text, with a grey note and a mark behind it."""
        weight = 600 if current and column.alignment == "right" else column.weight or self.weight
        font = theme.current().font("table", weight=weight, tabular=column.tabular)
        tone = column.tone(row) if column.tone is not None else ""
        text = model.text_at(number, column)
        if column.wrap:
            self._paint_wrapped(painter, rect, text, font, tone or "ink-2")
            return
        mark = column.mark(row) if column.mark is not None else None
        note = column.note(row) if column.note is not None else ""
        if column.alignment == "right" and not (mark or note):
            self.draw(painter, rect, text, font, tone or "ink", Qt.AlignmentFlag.AlignRight)
            return
        left = self.draw(painter, rect, text, font, tone or "ink")
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


class NameDelegate(CellDelegate):
    """A name: coloured square before, mark behind, grey note at the right edge."""

    weight = 500

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint the parts from both edges, eliding the name between them."""
        del current
        colors = theme.current()
        left, right = rect.left(), rect.right()
        if column.swatch is not None:
            role = column.swatch(row)
            if role:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.color(role))
                painter.drawRoundedRect(QRectF(left, rect.center().y() - 3.5, 8, 8), 2, 2)
            left += 16
        note = column.note(row) if column.note is not None else ""
        if note:
            font = colors.font("caption")
            self.draw(painter, rect, note, font, "ink-3", Qt.AlignmentFlag.AlignRight)
            right -= QFontMetrics(font).horizontalAdvance(note) + PADDING
        mark = column.mark(row) if column.mark is not None else None
        side = colors.px(SIZE)
        room = QRect(left, rect.top(), right - left - (side + 6 if mark else 0), rect.height())
        tone = column.tone(row) if column.tone is not None else ""
        font = colors.font("table", weight=column.weight or self.weight)
        end = self.draw(painter, room, model.text_at(number, column), font, tone or "ink")
        if mark is not None:
            self.draw_mark(painter, end + 6, rect, mark)


class AmountDelegate(CellDelegate):
    """An amount: right-aligned, tabular, zero as a grey dash, never elided."""

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint the figure."""
        value = column.value(row)
        nothing = value is None or (isinstance(value, Money | int) and not value)
        text = formats.NOTHING if nothing and column.text is None else model.text_at(number, column)
        tone = column.tone(row) if column.tone is not None else ""
        font = theme.current().font("table", weight=600 if current else column.weight or 400, tabular=True)
        role = "ink-3" if nothing else tone or "ink"
        self.draw(painter, rect, text, font, role, Qt.AlignmentFlag.AlignRight, elide=False)


class StatusDelegate(CellDelegate):
    """A state: shape, word, colour."""

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint shape and word."""
        del model, number, current
        status = column.value(row)
        if not isinstance(status, Status):
            return
        self.draw_mark(painter, rect.left(), rect, status.kind)
        left = rect.left() + theme.current().px(SIZE) + 6
        font = theme.current().font("table", weight=600 if status.strong else word_weight(status.kind))
        word = QRect(QPoint(left, rect.top()), QPoint(rect.right() + PADDING, rect.bottom()))
        self.draw(painter, word, status.word, font, word_role(status.kind))


class DueDelegate(CellDelegate):
    """A due date: near ones with shape and strong colour, later ones quiet, all starting at the same place."""

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint shape, date and what is due."""
        del model, number, current
        due = column.value(row)
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

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint arrow and figure, or the tag."""
        del model, number, current
        value = column.value(row)
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
            font = colors.font("table", weight=column.weight or 400, tabular=True)
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

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint the text in the link colour."""
        del row, current
        font = theme.current().font("table", weight=column.weight or self.weight)
        self.draw(painter, rect, model.text_at(number, column), font, "nila-text")


class CheckDelegate(CellDelegate):
    """The tick of a row."""

    def paint_content(
        self,
        painter: QPainter,
        rect: QRect,
        model: RowsModel[Any],
        number: int,
        column: Column[Any],
        row: Any,
        *,
        current: bool,
    ) -> None:
        """Paint the box."""
        del column, row, current
        state = Qt.CheckState.Checked if model.is_ticked(number) else Qt.CheckState.Unchecked
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
