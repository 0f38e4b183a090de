"""The style: Fusion with our focus ring, a 2 px line with 1 px gap around the control."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop_app.presentation import theme

RING: Final = 2
GAP: Final = 1
NO_RING: Final = "no_focus_ring"
"""Dynamic property of a widget that paints its own focus."""


def paint_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the focus ring just inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.current().color("focus"), RING)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = RING / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


class FocusStyle(QProxyStyle):
    """Fusion, with the focus painted as a ring around the control instead of dots within it."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Leave out the dotted rectangle: the ring around the control and the delegates show the focus."""
        if element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the ring as the focus frame."""
        if element == QStyle.ControlElement.CE_FocusFrame:
            paint_ring(painter, QRectF(option.rect), theme.RADIUS + 2)
        else:
            super().drawControl(element, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Keep room for ring and gap, and the splitter's grip at one pixel."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return RING + GAP
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: object = None,
    ) -> int:
        """Letters after Alt are underlined always, as in the menus of Windows programs that want to be learned."""
        # Above the widget the frame belongs to the window, so that no tight container cuts the ring.
        if hint in (QStyle.StyleHint.SH_UnderlineShortcut, QStyle.StyleHint.SH_FocusFrame_AboveWidget):
            return 1
        return super().styleHint(hint, option, widget, returnData)  # type: ignore[arg-type]


class _FocusFollower(QObject):
    """Moves the one focus frame to the control with the focus: fields always, buttons when reached by keyboard."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        field = isinstance(now, QLineEdit | QComboBox | QPlainTextEdit | QTextEdit)
        by_keyboard = isinstance(now, QAbstractButton) and not self._app.mouseButtons()
        if self._frame is not None and isValid(self._frame):  # it goes with its window
            self._frame.setWidget(None)  # type: ignore[arg-type]
            self._frame.hide()  # it lives on until the event loop that made it is back
            self._frame.deleteLater()
        self._frame = None
        if now is None or now.property(NO_RING) or not (field or by_keyboard):
            return
        target = now
        parent = now.parentWidget()
        if parent is not None and parent.objectName() == "field":
            target = parent
        # A frame belongs to one window; a new one is cheaper than tracking which windows still live.
        self._frame = QFocusFrame(target.window())
        self._frame.setWidget(target)


def follow_focus(app: QApplication) -> None:
    """Show the focus ring in every window of the application."""
    _FocusFollower(app)
