"""The pieces of the panel "Why this figure?": a step, the bar of a base against its limit, the law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.explanation import Explanation, Gauge, Step

_PERMILLE: Final = 1000
_NUMBER: Final = 18


class GaugeBar(QWidget):
    """The bar: filled to the limit, a stroke at the limit, a ring at the value."""

    def __init__(self, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gauge = gauge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(filter(None, (gauge.limit_label, gauge.start_label, gauge.end_label))))

    def sizeHint(self) -> QSize:
        """Two captions and the bar."""
        return QSize(200, theme.current().line("caption") * 2 + 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bar and captions."""
        colors, gauge = theme.current(), self._gauge
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, width = colors.line("caption"), self.width()
        bar = QRectF(0, line + 6, width, 7)
        limit = width * gauge.limit_permille / _PERMILLE
        value = min(max(width * gauge.value_permille / _PERMILLE, 5), width - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("line"))
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(colors.color("nila-text"))
        painter.drawRoundedRect(QRectF(0, bar.top(), min(limit, value), 7), 2, 2)
        painter.setPen(QPen(colors.color("ink"), 2))
        painter.drawLine(QPointF(limit, bar.top() - 5), QPointF(limit, bar.bottom() + 5))
        painter.setPen(QPen(colors.color("ink-2"), 1.5))
        painter.setBrush(colors.color("surface"))
        painter.drawEllipse(QPointF(value, bar.center().y()), 4.5, 4.5)
        painter.setFont(colors.font("caption", weight=600, tabular=True))
        painter.setPen(colors.color("ink"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        wide = painter.fontMetrics().horizontalAdvance(gauge.limit_label)
        start = max(0, min(round(limit) - wide // 2, width - wide))  # over the stroke, as far as the edges let it
        painter.drawText(QRect(start, 0, wide, line), right, gauge.limit_label)
        painter.setFont(colors.font("caption", tabular=True))
        painter.setPen(colors.color("ink-3"))
        below = QRect(0, round(bar.bottom()) + 4, width, line)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), gauge.start_label)
        painter.drawText(below, right, gauge.end_label)
        painter.end()


class StepBox(QWidget):
    """A step: its number, title and rows, under the figure that it leads to where there are several."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 9, 0, 9)
        outer.setSpacing(theme.GAP_SMALL)
        if step.heading is not None:
            name, amount = step.heading
            head = QHBoxLayout()
            head.addWidget(label(name, "body", weight=600, wrap=True), 1)
            head.addWidget(label(amount, "body", weight=600, tabular=True), 0, Qt.AlignmentFlag.AlignTop)
            outer.addLayout(head)
        row = QHBoxLayout()
        outer.addLayout(row)
        row.setSpacing(theme.GAP)
        row.addWidget(_Number(step.number), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(label(step.title, "table", weight=600, wrap=True))
        if step.gauge is not None:
            box.addWidget(GaugeBar(step.gauge))
        for name, value, emphasis in step.rows:
            if emphasis == "sum":
                box.addSpacing(2)
                box.addWidget(rule(strong=True))
                box.addSpacing(2)
            line = QHBoxLayout()
            line.setSpacing(theme.GAP_SMALL)
            tone = "ink-3" if emphasis == "quiet" else ""
            line.addWidget(label(name, "table", tone, wrap=True), 1)
            weight = 600 if emphasis in {"strong", "sum"} else 400
            line.addWidget(label(value, "table", tone, weight=weight, tabular=True), 0, Qt.AlignmentFlag.AlignTop)
            box.addLayout(line)
        if step.note:
            box.addWidget(label(step.note, "caption", "ink-3", wrap=True))
        row.addLayout(box, 1)


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(_NUMBER, _NUMBER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("nila-soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(colors.color("nila-text"))
        painter.setFont(colors.font("caption", weight=600))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()


def law_box(explanation: Explanation, show: Callable[[str], None]) -> QWidget:
    """The legal sources; ``show`` is told the key of the one that was chosen."""
    result = QWidget()
    row = QHBoxLayout(result)
    row.setContentsMargins(0, 9, 0, 0)
    row.setSpacing(theme.GAP)
    picture = QLabel()
    picture.setFixedWidth(_NUMBER)
    picture.setPixmap(icons.pixmap("scale", "ink-2", 16))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    box = QVBoxLayout()
    box.setSpacing(2)
    box.addWidget(label(_("Legal basis"), "table", weight=600))
    for source, detail, key in explanation.references:
        text = QLabel(wordWrap=True)
        text.setTextFormat(Qt.TextFormat.RichText)
        theme.set_font(text, "table")
        name = theme.current().color("nila-text").name()
        look = f"color:{name}; font-weight:500; text-decoration:none"
        tag, at = ("a", f'href="{_plain(key)}"') if key else ("span", "")
        text.setText(f'<{tag} {at} style="{look}">{_plain(source)}</{tag}> {_plain(detail)}')
        flags = Qt.TextInteractionFlag
        text.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
        )
        text.setToolTip(_("Show the rule") if key else "")
        text.linkActivated.connect(show)
        box.addWidget(text)
    row.addLayout(box, 1)
    return result


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
