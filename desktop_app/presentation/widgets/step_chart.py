"""Amounts that hold from dates as a line of steps: arrow keys go from step to step, Enter opens one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import style, theme
from desktop_app.presentation.widgets.strip import Strip

_HEIGHT: Final = 132
_TOP: Final = 30
_FOOT: Final = 24
_SIDE: Final = 30
_LEAST: Final = 14
"""Height of the lowest step over the axis."""
_DOT: Final = 4
_HIT: Final = 11
_LEAST_DAYS: Final = 400
_AHEAD: Final = 12
"""Part of the time shown that is left free behind the last step: a twelfth."""
_LABEL_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class ChartStep:
    """One step: from when, how high, what is written at it and what is read aloud."""

    day: dt.date
    height: int
    text: str
    spoken: str


class StepChart(Strip):
    """The past filled, what is to come dotted, and a line where today is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[ChartStep, ...] = ()
        self._today = dt.date.min
        theme.set_height(self, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: Sequence[ChartStep], today: dt.date) -> None:
        """Show these steps, in order of their days; the keyboard stands on the one in force."""
        self._steps, self._today = tuple(steps), today
        begun = [number for number, step in enumerate(self._steps) if step.day <= today]
        self.move_cursor(begun[-1] if begun else 0)
        self.update()

    @property
    def steps(self) -> tuple[ChartStep, ...]:
        """The steps shown."""
        return self._steps

    def count(self) -> int:
        """The number of steps."""
        return len(self._steps)

    def cell_text(self, number: int) -> str:
        """What a step says."""
        return self._steps[number].spoken

    def cell_rect(self, number: int) -> QRect:
        """The surroundings of a step's point."""
        point, side = self._point(number), theme.current().px(_HIT)
        return QRect(round(point.x()) - side, round(point.y()) - side, 2 * side, 2 * side)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis and line, then the steps."""
        if self._steps:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_axis(painter)
            self._paint_line(painter)
            self._paint_labels(painter)
            painter.end()
        super().paintEvent(event)

    def paint_cell(self, painter: QPainter, number: int, rect: QRect, *, focused: bool) -> None:
        """Paint the point of a step."""
        colors, point = theme.current(), self._point(number)
        painter.setPen(QPen(colors.color("nila-text"), 2))
        painter.setBrush(colors.color("surface"))
        painter.drawEllipse(point, _DOT, _DOT)
        if focused:
            style.paint_ring(painter, QRectF(rect).adjusted(3, 3, -3, -3), 5)

    # Where things are

    @property
    def _first(self) -> dt.date:
        return self._steps[0].day

    @property
    def _last(self) -> dt.date:
        newest = max(self._steps[-1].day, self._today, self._first + dt.timedelta(days=_LEAST_DAYS))
        return newest + (newest - self._first) / _AHEAD

    def _x(self, day: dt.date) -> float:
        side = theme.current().px(_SIDE)
        whole = (self._last - self._first).days
        return side + (self.width() - 2 * side) * (day - self._first).days / max(whole, 1)

    def _y(self, height: int) -> float:
        colors = theme.current()
        floor = self.height() - colors.px(_FOOT) - colors.px(_LEAST)
        heights = [step.height for step in self._steps]
        low, high = min(heights), max(heights)
        if low == high:
            return (floor + colors.px(_TOP)) / 2
        return floor - (floor - colors.px(_TOP)) * (height - low) / (high - low)

    def _point(self, number: int) -> QPointF:
        step = self._steps[number]
        return QPointF(self._x(step.day), self._y(step.height))

    @property
    def _floor(self) -> float:
        return self.height() - theme.current().px(_FOOT)

    # Painting

    def _paint_axis(self, painter: QPainter) -> None:
        colors, floor = theme.current(), self._floor
        painter.setPen(QPen(colors.color("line-strong"), 1))
        painter.drawLine(QPointF(colors.px(_SIDE) - 10, floor), QPointF(self.width() - colors.px(_SIDE) + 10, floor))
        font = colors.font("caption", tabular=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(colors.color("ink-3"))
        free = 0.0
        for year in range(self._first.year, self._last.year + 1):
            day = max(dt.date(year, 1, 1), self._first)
            left = self._x(day)
            if left >= free and left + metrics.horizontalAdvance(str(year)) <= self.width():
                painter.drawText(QPointF(left, floor + metrics.ascent() + 6), str(year))
                free = left + metrics.horizontalAdvance(str(year)) + 2 * _LABEL_GAP

    def _paint_line(self, painter: QPainter) -> None:
        colors, floor = theme.current(), self._floor
        now = self._x(min(max(self._today, self._first), self._last))
        past: list[QPointF] = []
        later: list[QPointF] = []
        for number, step in enumerate(self._steps):
            point = self._point(number)
            end = self._x(self._steps[number + 1].day) if number + 1 < len(self._steps) else self._x(self._last)
            if step.day <= self._today:
                past.append(point)
                past.append(QPointF(min(end, now), point.y()))
                if end > now:
                    later.append(QPointF(now, point.y()))
                    later.append(QPointF(end, point.y()))
            else:
                later.append(point)
                later.append(QPointF(end, point.y()))
        if past:
            ground = QPolygonF([QPointF(past[0].x(), floor), *past, QPointF(past[-1].x(), floor)])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("nila-soft"))
            painter.drawPolygon(ground)
            painter.setPen(QPen(colors.color("nila-text"), 2))
            painter.drawPolyline(QPolygonF(past))
        painter.setPen(QPen(colors.color("nila-text"), 2, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF(later))
        self._paint_today(painter, now)

    def _paint_today(self, painter: QPainter, x: float) -> None:
        colors = theme.current()
        if not self._first <= self._today <= self._last:
            return
        painter.setPen(QPen(colors.color("soga"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, colors.px(_TOP) - 8), QPointF(x, self._floor))
        font = colors.font("caption", weight=600)
        text = _("today")
        wide = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(colors.color("soga"))
        left = x - wide - 5 if x - wide - 5 > colors.px(_SIDE) else x + 5
        painter.drawText(QPointF(left, self._floor - 5), text)

    def _paint_labels(self, painter: QPainter) -> None:
        """Amounts over their steps, the newest first; one that would touch another is left to the tooltip."""
        colors = theme.current()
        font = colors.font("caption", weight=600, tabular=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        placed: list[QRectF] = []
        for number in reversed(range(len(self._steps))):
            step, point = self._steps[number], self._point(number)
            wide = metrics.horizontalAdvance(step.text)
            left = min(point.x() + 1, self.width() - wide - 4.0)
            place = QRectF(left, point.y() - _DOT - 5 - metrics.ascent(), wide, metrics.height())
            if any(place.adjusted(-_LABEL_GAP, 0, _LABEL_GAP, 0).intersects(other) for other in placed):
                continue
            placed.append(place)
            painter.setPen(colors.color("ink" if step.day <= self._today else "ink-3"))
            painter.drawText(QPointF(left, point.y() - _DOT - 5), step.text)
