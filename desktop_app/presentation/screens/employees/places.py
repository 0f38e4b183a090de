"""The meter of the family tab: the places covered by BPJS Kesehatan side by side, extra members behind a plus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import style, theme
from desktop_app.presentation.widgets.cell_strip import CellStrip

_HEIGHT: Final = 68
_GAP: Final = 8
_PLUS: Final = 18
_NAME: Final = 104
"""Least width of a place, for a name of one word and its note."""


PlaceState = Literal["taken", "soon", "free", "extra"]


@dataclass(frozen=True, slots=True)
class FamilyPlace:
    """One place of the meter."""

    title: str
    name: str = ""
    note: str = ""
    state: PlaceState = "free"
    key: str = ""

    @property
    def enabled(self) -> bool:
        """Only members can be opened."""
        return bool(self.key)


class PlacesMeter(CellStrip[FamilyPlace]):
    """The covered places side by side, extra members behind a plus; Enter opens a member."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HEIGHT, parent)
        self.setAccessibleName(_("Places covered by BPJS Kesehatan"))

    def cell_text(self, number: int) -> str:
        """Place, name, note."""
        place = self._cells[number]
        return ", ".join(filter(None, (place.title, place.name, place.note)))

    def sizeHint(self) -> QSize:
        """Wide enough for names."""
        return QSize(theme.current().px(_NAME) * self._in_a_row, self.minimumHeight())

    def set_cells(self, cells: Sequence[FamilyPlace], cursor: int = 0) -> None:
        """Show these places, in as many rows as their names need."""
        super().set_cells(cells, cursor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where names would be cut, extra members go below."""
        super().resizeEvent(event)
        self._fit()

    def cell_rect(self, number: int) -> QRect:
        """Equal widths; a gap with a plus before the first extra member."""
        in_a_row = self._in_a_row
        extra = self._cells[number].state == "extra"
        plus = _PLUS if in_a_row < self.count() or self._extra_members else 0
        width = (self.width() - _GAP * (in_a_row - 1) - plus) // in_a_row
        row, column = divmod(number, in_a_row)
        height = (self.height() - _GAP * (self._rows - 1)) // self._rows
        return QRect(column * (width + _GAP) + (plus if extra else 0), row * (height + _GAP), width, height)

    @property
    def _extra_members(self) -> int:
        return sum(place.state == "extra" for place in self._cells)

    @property
    def _in_a_row(self) -> int:
        """All side by side while names have room; else the covered places, with extra members in rows below."""
        count = max(self.count(), 1)
        needed = (theme.current().px(_NAME) + _GAP) * count + _PLUS
        return count if self.width() >= needed else max(count - self._extra_members, 1)

    @property
    def _rows(self) -> int:
        return -(-self.count() // self._in_a_row) or 1

    def _fit(self) -> None:
        theme.set_height(self, self._rows * _HEIGHT + (self._rows - 1) * _GAP)

    def paint_cell(self, painter: QPainter, number: int, rect: QRect, *, focused: bool) -> None:
        """Paint frame, coloured edge and three lines."""
        place, colors = self._cells[number], theme.current()
        edge = {"taken": "daun", "soon": "soga", "free": "line-strong", "extra": "kirim"}[place.state]
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(colors.color("line-strong"), 1)
        if place.state in ("extra", "free"):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colors.color("surface" if place.state in ("taken", "soon") else "raised"))
        painter.drawRoundedRect(frame, 5, 5)
        painter.fillRect(QRectF(rect.left() + 1, rect.top(), rect.width() - 2, 3), colors.color(edge))
        if place.state == "extra" and (not number or self._cells[number - 1].state != "extra"):
            painter.setPen(colors.color("ink-2"))
            painter.setFont(colors.font("body"))
            painter.drawText(
                QRect(rect.left() - _PLUS - 4, rect.top(), _PLUS, rect.height()), Qt.AlignmentFlag.AlignCenter, "+"
            )
        top = rect.top() + 9
        tone = "soga" if place.state == "soon" else "ink-3"
        for text, role, weight, kind in (
            (place.title, "ink-3", 400, "caption"),
            (place.name or formats.NOTHING, "ink" if place.name else "ink-3", 600 if place.name else 400, "table"),
            (place.note, tone, 500 if place.state == "soon" else 400, "caption"),
        ):
            font = colors.font(kind, weight=weight)  # type: ignore[arg-type]
            height = colors.line(kind)  # type: ignore[arg-type]
            room = QRect(rect.left() + 10, top, rect.width() - 16, height)
            painter.setFont(font)
            painter.setPen(colors.color(role))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            top += height + 2
        if focused:
            style.paint_ring(painter, QRectF(rect), 5)
