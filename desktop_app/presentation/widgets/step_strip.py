"""The six steps of a month: done with a tick, the current one underlined, the others waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop_app.presentation import style, theme
from desktop_app.presentation.widgets.cell_strip import CellStrip

_HEIGHT: Final = 45
_DISC: Final = 20


@dataclass(frozen=True, slots=True)
class StepCell:
    """A step: its key, title, second line and state; ``problem`` colours the second line."""

    key: str
    title: str
    note: str = ""
    state: Literal["done", "current", "waiting"] = "waiting"
    problem: bool = False
    enabled: bool = True


class StepStrip(CellStrip[StepCell]):
    """The steps side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)

    def set_steps(self, cells: Sequence[StepCell]) -> None:
        """Show these steps."""
        self.set_cells(cells, next((number for number, cell in enumerate(cells) if cell.state == "current"), 0))

    def cell_text(self, number: int) -> str:
        """Title and second line."""
        return f"{number + 1}. {self._cells[number].title}, {self._cells[number].note}"

    def sizeHint(self) -> QSize:
        """Wide enough for the titles."""
        return QSize(130 * max(self.count(), 1), self.minimumHeight())

    def cell_rect(self, number: int) -> QRect:
        """Equal widths."""
        width = self.width() // max(self.count(), 1)
        return QRect(number * width, 0, width, self.height())

    def paintEvent(self, event: object) -> None:
        """Paint the ground and the line under all steps, then the steps."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color("line-strong"))
        painter.end()
        super().paintEvent(event)  # type: ignore[arg-type]

    def paint_cell(self, painter: QPainter, number: int, rect: QRect, *, focused: bool) -> None:
        """Paint disc, title, second line and the underline of the current step."""
        cell, colors = self._cells[number], theme.current()
        current = cell.state == "current"
        if number:
            painter.fillRect(rect.left(), 14, 1, rect.height() - 28, colors.color("line-strong"))
        if current:
            painter.fillRect(rect.left(), rect.bottom() - 2, rect.width(), 3, colors.color("nila-text"))
        side = colors.px(_DISC)
        disc = QRectF(rect.left() + 16, (rect.height() - side) / 2, side, side)
        self._paint_disc(painter, disc, number, cell)
        left = round(disc.right()) + 9
        top = (rect.height() - colors.line("table") - colors.line("caption") - 1) // 2
        room = QRect(left, top, rect.right() - left - 4, colors.line("table"))
        self._line(painter, room, cell.title, "ink" if current else "ink-2", weight=600 if current else 500)
        room = QRect(left, room.bottom() + 1, room.width(), colors.line("caption"))
        self._line(painter, room, cell.note, "merah" if cell.problem else "ink-3", weight=400, caption=True)
        if focused:
            style.paint_ring(painter, QRectF(rect).adjusted(2, 2, -2, -3), 5)

    def _line(
        self, painter: QPainter, room: QRect, text: str, role: str, *, weight: int, caption: bool = False
    ) -> None:
        font = theme.current().font("caption" if caption else "table", weight=weight)
        painter.setFont(font)
        painter.setPen(theme.current().color(role))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_disc(self, painter: QPainter, disc: QRectF, number: int, cell: StepCell) -> None:
        colors = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.state == "done":
            painter.setBrush(colors.color("daun"))
            painter.drawEllipse(disc)
            pen = QPen(colors.color("surface"), 1.8)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            unit = disc.width() / 20
            corners = [disc.topLeft() + QPointF(x, y) * unit for x, y in ((6, 10.3), (8.8, 13), (14, 7.4))]
            painter.drawPolyline(QPolygonF(corners))
            return
        current = cell.state == "current"
        if current:
            painter.setBrush(colors.color("nila"))
        else:
            painter.setPen(QPen(colors.color("control"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            disc = disc.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawEllipse(disc)
        painter.setFont(colors.font("caption", weight=600, tabular=True))
        painter.setPen(colors.color("on-nila" if current else "ink-2"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
