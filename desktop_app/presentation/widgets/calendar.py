"""A month's calendar with marks on days, and today filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import language
from desktop_app.presentation import style, theme

DayMark = Literal["kes", "tk", "tax", "pay"]
_ROLE: Final[Mapping[str, str]] = {"kes": "daun", "tk": "kirim", "tax": "soga", "pay": "line-strong"}
_DAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_ROW: Final = 27
_HEAD: Final = 22
_WEEKS: Final = 6
_SATURDAY: Final = 5


class Calendar(QWidget):
    """Six weeks; arrow keys move from day to day, Enter or a click chooses one."""

    chosen = Signal(object)
    """The date that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(style.NO_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._month = Month(2000, 1)
        self._today: dt.date | None = None
        self._marks: Mapping[dt.date, tuple[DayMark, ...]] = {}
        self._notes: Mapping[dt.date, str] = {}
        self._cursor = self._month.first_day

    def show_month(
        self,
        month: Month,
        today: dt.date | None,
        marks: Mapping[dt.date, tuple[DayMark, ...]],
        notes: Mapping[dt.date, str] | None = None,
    ) -> None:
        """Show a month; ``notes`` are the tooltips of days."""
        self._month, self._today, self._marks, self._notes = month, today, dict(marks), dict(notes or {})
        inside = today is not None and Month.of(today) == month
        self._cursor = today if inside and today is not None else month.first_day
        self.update()

    def sizeHint(self) -> QSize:
        """Names of days and six weeks."""
        colors = theme.current()
        return QSize(240, colors.px(_HEAD) + _WEEKS * colors.px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, days and marks."""
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(colors.font("caption"))
        painter.setPen(colors.color("ink-2"))
        center = int(Qt.AlignmentFlag.AlignCenter)
        for column, name in enumerate(_DAYS[language()]):
            rect = self._rect(0, column)
            painter.drawText(QRect(rect.left(), 0, rect.width(), colors.px(_HEAD) - 4), center, name)
        for number in range(_WEEKS * 7):
            self._paint_day(painter, self._first + dt.timedelta(number), self._rect(*divmod(number, 7)))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the day clicked."""
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self._cursor = day
            self.update()
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days and weeks inside the month; Enter chooses."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            day = self._cursor + dt.timedelta(step)
            if Month.of(day) == self._month:
                self._cursor = day
                self.setAccessibleDescription(f"{day.day} {self._notes.get(day, '')}")
                self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show a day's note as its tooltip."""
        if isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._notes.get(day, "") if day else "", self)
            return True
        return super().event(event)

    @property
    def _first(self) -> dt.date:
        return self._month.first_day - dt.timedelta(self._month.first_day.weekday())

    def _rect(self, week: int, column: int) -> QRect:
        colors = theme.current()
        left, right = self.width() * column // 7, self.width() * (column + 1) // 7
        return QRect(left, colors.px(_HEAD) + week * colors.px(_ROW), right - left, colors.px(_ROW))

    def _day_at(self, point: QPoint) -> dt.date | None:
        for number in range(_WEEKS * 7):
            if self._rect(*divmod(number, 7)).contains(point):
                return self._first + dt.timedelta(number)
        return None

    def _paint_day(self, painter: QPainter, day: dt.date, rect: QRect) -> None:
        colors = theme.current()
        inside = Month.of(day) == self._month
        today = day == self._today
        box = QRectF(rect).adjusted(1, 0.5, -1, -0.5)
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("nila"))
            painter.drawRoundedRect(box, 3, 3)
        quiet = not inside or day.weekday() >= _SATURDAY
        marks = self._marks.get(day, ())
        weight = 600 if today else 500 if marks or not quiet else 400
        painter.setFont(colors.font("caption", weight=weight, tabular=True))
        painter.setPen(colors.color("on-nila" if today else "ink-3" if quiet else "ink"))
        up = -6 if marks else 0
        painter.drawText(rect.adjusted(0, 1, 0, up), int(Qt.AlignmentFlag.AlignCenter), str(day.day))
        left = rect.center().x() - (len(marks) - 1) * 4
        for number, mark in enumerate(marks):
            at = QPointF(left + number * 8 + 0.5, rect.bottom() - 4)
            paint_day_mark(painter, mark, at, role="mark" if today else "")
        if self.hasFocus() and day == self._cursor:
            style.paint_ring(painter, box, 3)


def paint_day_mark(painter: QPainter, mark: DayMark, at: QPointF, role: str = "") -> None:
    """Paint the small shape of an obligation: disc, square, diamond, quiet square."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color(role or _ROLE[mark]))
    if mark == "kes":
        painter.drawEllipse(at, 2.5, 2.5)
    elif mark == "tax":
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ((0, -3.3), (3.3, 0), (0, 3.3), (-3.3, 0))]))
    else:
        painter.drawRect(QRectF(at.x() - 2.5, at.y() - 2.5, 5, 5))
