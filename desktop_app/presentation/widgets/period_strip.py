"""The months of a year, and the holiday allowance: which are closed, which is being worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.presentation import icons, style, theme
from desktop_app.presentation.widgets.cell_strip import CellStrip

_HEIGHT: Final = 40
_GAP: Final = 4
_LEAST: Final = 66
_WIDE: Final = 112


@dataclass(frozen=True, slots=True)
class PeriodCell:
    """A month: its key, short name and a second line; ``future`` ones are quiet, ``locked`` ones carry a lock."""

    key: object
    title: str
    note: str = ""
    state: Literal["closed", "open", "future"] = "open"
    locked: bool = False
    wide: bool = False
    enabled: bool = True


class PeriodStrip(CellStrip[PeriodCell]):
    """One year's months in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self._current: object = None

    def set_periods(self, cells: Sequence[PeriodCell], current: object) -> None:
        """Show these months, one of them in force."""
        self._current = current
        keys = [cell.key for cell in cells]
        self.set_cells(cells, keys.index(current) if current in keys else 0)

    def cell_text(self, number: int) -> str:
        """Name and second line."""
        return f"{self._cells[number].title} {self._cells[number].note}".strip()

    def sizeHint(self) -> QSize:
        """Wide enough for short names."""
        return QSize((_LEAST + _GAP) * max(self.count(), 1), self.minimumHeight())

    def cell_rect(self, number: int) -> QRect:
        """Equal widths that fill the row to its last pixel; the allowance's cell is wider."""
        wide = theme.current().px(_WIDE)
        months = sum(not cell.wide for cell in self._cells)
        room = self.width() - wide * (self.count() - months) - _GAP * (self.count() - 1)
        before = sum(not cell.wide for cell in self._cells[:number])
        start = room * before // max(months, 1)
        left = start + wide * (number - before) + _GAP * number
        width = wide if self._cells[number].wide else room * (before + 1) // months - start
        return QRect(left, 0, width, self.height())

    def paint_cell(self, painter: QPainter, number: int, rect: QRect, *, focused: bool) -> None:
        """Paint frame, name and second line."""
        cell, colors = self._cells[number], theme.current()
        current = cell.key == self._current
        quiet = cell.state == "future" and not current
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.color("nila-text" if current else "line-strong"), 2 if current else 1))
        painter.setBrush(colors.color("nila-soft" if current else "canvas" if quiet else "surface"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5) if current else frame, 5, 5)
        top = (rect.height() - colors.line("table") - colors.line("caption") - 1) // 2
        left = rect.left() + 8
        room = QRect(left, top, rect.width() - 12, colors.line("table"))
        painter.setFont(colors.font("table", weight=400 if quiet else 600))
        painter.setPen(colors.color("nila-text" if current else "ink-3" if quiet else "ink"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), cell.title)
        room = QRect(left, room.bottom() + 1, rect.width() - 12, colors.line("caption"))
        if cell.locked:
            side = colors.px(12)
            painter.drawPixmap(left, room.top() + (room.height() - side) // 2, icons.pixmap("lock", "ink-3", side))
            room.setLeft(left + side + 4)
        font = colors.font("caption")
        painter.setFont(font)
        painter.setPen(colors.color("nila-text" if current else "ink-3"))
        note = QFontMetrics(font).elidedText(cell.note, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), note)
        if focused:
            style.paint_ring(painter, QRectF(rect), 5)
