"""The shapes of a status, distinct in grey print; painted in delegates and in a small widget of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.presentation import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor

    from desktop_app.presentation.models.rows_model import StatusKind

SIZE: Final = 14
_ROLE: Final[Mapping[str, str]] = {
    "not_started": "ink-3",
    "ready": "nila-text",
    "sent": "kirim",
    "proven": "daun",
    "passed": "daun",
    "none": "ink-3",
    "blocking": "merah",
    "warning": "soga",
    "info": "kirim",
    "extra": "merah",
    "late": "merah",
    "soon": "soga",
}
_WORD_ROLE: Final[Mapping[str, str]] = {"proven": "ink-2", "passed": "ink-2"}
_STRONG: Final = frozenset({"blocking", "late"})
_MEDIUM: Final = frozenset({"ready", "sent", "warning", "extra", "soon"})


def mark_role(kind: StatusKind) -> str:
    """The colour role of a shape."""
    return _ROLE[kind]


def word_role(kind: StatusKind) -> str:
    """The colour role of the word beside it."""
    return _WORD_ROLE.get(kind, _ROLE[kind])


def word_weight(kind: StatusKind) -> int:
    """The weight of the word: heavier for what asks for action."""
    return 600 if kind in _STRONG else 500 if kind in _MEDIUM else 400


def paint_mark(painter: QPainter, kind: StatusKind, rect: QRectF, color: QColor | None = None) -> None:
    """Paint a shape into a square."""
    scale = rect.width() / SIZE
    color = color or theme.current().color(_ROLE[kind])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(scale, scale)
    painter.setPen(_pen(color))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[kind](painter, color)
    painter.restore()


def _pen(color: QColor, width: float = 1.5) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _ring(painter: QPainter, _color: QColor) -> None:
    painter.drawEllipse(QRectF(1.75, 1.75, 10.5, 10.5))


def _half_ring(painter: QPainter, color: QColor) -> None:
    _ring(painter, color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPie(QRectF(1.75, 1.75, 10.5, 10.5), -90 * 16, 180 * 16)


def _arrow_ring(painter: QPainter, color: QColor) -> None:
    _ring(painter, color)
    painter.setPen(_pen(color, 1.4))
    painter.drawLine(QPointF(7, 9.8), QPointF(7, 4.6))
    painter.drawPolyline(QPolygonF([QPointF(4.9, 6.6), QPointF(7, 4.5), QPointF(9.1, 6.6)]))


def _disc(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(1, 1, 12, 12))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.current().color("surface"), 1.6))
    painter.drawPolyline(QPolygonF([QPointF(4.4, 7.2), QPointF(6.3, 9.1), QPointF(9.7, 5.3)]))


def _dash(painter: QPainter, color: QColor) -> None:
    painter.setPen(_pen(color, 1.6))
    painter.drawLine(QPointF(3.5, 7), QPointF(10.5, 7))


def _alarm(painter: QPainter, color: QColor, top: float, bottom: float, dot: float) -> None:
    painter.setPen(_pen(color, 1.4))
    painter.drawLine(QPointF(7, top), QPointF(7, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    painter.drawEllipse(QPointF(7, dot), 0.85, 0.85)


def _diamond(painter: QPainter, color: QColor) -> None:
    painter.setPen(_pen(color, 1))
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(7, 0.6), QPointF(13.4, 7), QPointF(7, 13.4), QPointF(0.6, 7)]))
    _alarm(painter, theme.current().color("surface"), 4.1, 7.4, 9.8)


def _triangle(painter: QPainter, color: QColor) -> None:
    painter.setPen(_pen(color, 1.4))
    painter.drawPolygon(QPolygonF([QPointF(7, 1.6), QPointF(13.1, 12.3), QPointF(0.9, 12.3)]))
    _alarm(painter, color, 5.6, 8.2, 10.3)


def _info(painter: QPainter, color: QColor) -> None:
    _ring(painter, color)
    painter.setPen(_pen(color, 1.4))
    painter.drawLine(QPointF(7, 6.8), QPointF(7, 9.6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(7, 4.5), 0.85, 0.85)


def _plus(painter: QPainter, color: QColor) -> None:
    painter.drawRoundedRect(QRectF(1.75, 1.75, 10.5, 10.5), 1.5, 1.5)
    painter.setPen(_pen(color, 1.4))
    painter.drawLine(QPointF(4.5, 7), QPointF(9.5, 7))
    painter.drawLine(QPointF(7, 4.5), QPointF(7, 9.5))


def _late(painter: QPainter, color: QColor) -> None:
    painter.setPen(_pen(color, 1))
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(7, 1.6), QPointF(12.8, 12.2), QPointF(1.2, 12.2)]))


def _soon(painter: QPainter, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(7, 1.6), QPointF(12.4, 7), QPointF(7, 12.4), QPointF(1.6, 7)]))


_SHAPES: Final = {
    "not_started": _ring,
    "ready": _half_ring,
    "sent": _arrow_ring,
    "proven": _disc,
    "passed": _disc,
    "none": _dash,
    "blocking": _diamond,
    "warning": _triangle,
    "info": _info,
    "extra": _plus,
    "late": _late,
    "soon": _soon,
}


class StatusMark(QWidget):
    """One shape as a widget, with its meaning as accessible name."""

    def __init__(self, kind: StatusKind, meaning: str = "", size: int = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._size = size
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: StatusKind, meaning: str = "") -> None:
        """Show another shape."""
        self._kind = kind
        self.setAccessibleName(meaning)
        self.setToolTip(meaning)
        self.update()

    def sizeHint(self) -> QSize:
        """A square at the current zoom."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        paint_mark(painter, self._kind, QRectF(0, (self.height() - side) / 2, side, side))
        painter.end()
