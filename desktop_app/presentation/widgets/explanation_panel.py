""" "Why this figure?": the figure, its steps from base to rounding, and the law, beside the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import icons, theme
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.page_head import Tag

Emphasis = Literal["", "strong", "quiet", "sum"]
_PERMILLE: Final = 1000
_NUMBER: Final = 18


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bar for a base against its limit; places in thousandths of the bar's width."""

    limit_permille: int
    value_permille: int
    limit_label: str
    start_label: str = ""
    end_label: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number, title, rows of label, value and emphasis (``sum`` has a line above), a gauge, a note."""

    number: int
    title: str
    rows: tuple[tuple[str, str, Emphasis], ...] = ()
    gauge: Gauge | None = None
    note: str = ""


class LawLine(NamedTuple):
    """A legal source, what it governs, and the key of its rule where the list of rules has it."""

    source: str
    detail: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything the panel shows, already in words."""

    title: str
    subtitle: str = ""
    figure: str = ""
    note: str = ""
    steps: tuple[Step, ...] = ()
    references: tuple[LawLine, ...] = ()
    chips: tuple[str, ...] = ()
    """Conditions that hold, shown with a tick."""

    def as_text(self) -> str:
        """The explanation as plain text, for the clipboard."""
        lines = [self.title, self.subtitle, f"{self.figure} {self.note}".strip()]
        for step in self.steps:
            lines += ["", f"{step.number}. {step.title}"]
            lines += [f"   {name}\t{value}" for name, value, _emphasis in step.rows]
            lines += [f"   {step.note}"] if step.note else []
        lines += ["", *(f"{source} {detail}".strip() for source, detail, _key in self.references), *self.chips]
        return "\n".join(lines).strip() + "\n"


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
        painter.drawText(QRect(0, 0, width, line), right, gauge.limit_label)
        painter.setFont(colors.font("caption", tabular=True))
        painter.setPen(colors.color("ink-3"))
        below = QRect(0, round(bar.bottom()) + 4, width, line)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), gauge.start_label)
        painter.drawText(below, right, gauge.end_label)
        painter.end()


class ExplanationPanel(QFrame):
    """The right panel; tools such as "Copy explanation" stand at its foot."""

    closed = Signal()
    copied = Signal(str)
    """The user wants the explanation as text."""
    law_asked = Signal(str)
    """The user wants to see the rule of this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._explanation: Explanation | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.PAD, 12, theme.GAP, 10)
        head.setSpacing(2)
        first = QHBoxLayout()
        self._title = label(_("Why this figure?"), "section")
        close = IconButton("x", _("Close (F4)"), side=22)
        close.clicked.connect(self.closed)
        first.addWidget(self._title, 1)
        first.addWidget(close)
        self._subtitle = label("", "table", "ink-3", wrap=True)
        second = QHBoxLayout()
        second.setSpacing(theme.GAP_SMALL)
        self._figure = label("", "figure", tabular=True)
        self._note = label("", "table", "ink-3", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._note.setContentsMargins(0, 0, 0, 5)
        second.addWidget(self._figure)
        second.addWidget(self._note, 1)
        head.addLayout(first)
        head.addWidget(self._subtitle)
        head.addLayout(second)
        outer.addLayout(head)
        outer.addWidget(rule())
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(rule())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(theme.PAD, 8, theme.PAD, 8)
        self.foot.setSpacing(theme.GAP_SMALL)
        copy = Button(_("Copy explanation"), icon_name="copy", height=theme.CONTROL_SMALL)
        copy.clicked.connect(self._copy)
        self.foot.addWidget(copy)
        self.foot.addStretch(1)
        outer.addLayout(self.foot)
        self.show_explanation(None)

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show an explanation; None asks to choose a figure."""
        self._explanation = explanation
        self._title.setText(explanation.title if explanation else _("Why this figure?"))
        self._subtitle.setText(explanation.subtitle if explanation else _("Choose a figure in the table."))
        self._figure.setText(explanation.figure if explanation else "")
        self._note.setText(explanation.note if explanation else "")
        body = QWidget()
        body.setObjectName("surface")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.PAD, 6, theme.PAD, theme.PAD)
        layout.setSpacing(0)
        if explanation is not None:
            for number, step in enumerate(explanation.steps):
                if number:
                    layout.addWidget(rule())
                layout.addWidget(_StepBox(step))
            if explanation.references or explanation.chips:
                layout.addWidget(rule())
                layout.addWidget(_law(explanation, self.law_asked.emit))
        layout.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.viewport().setAutoFillBackground(False)

    @property
    def explanation(self) -> Explanation | None:
        """The explanation shown."""
        return self._explanation

    def _copy(self) -> None:
        if self._explanation is not None:
            self.copied.emit(self._explanation.as_text())


class _StepBox(QWidget):
    def __init__(self, step: Step) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
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


def _law(explanation: Explanation, show: Callable[[str], None]) -> QWidget:
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
    if explanation.chips:
        box.addSpacing(4)
        box.addWidget(_Chips(explanation.chips))
    row.addLayout(box, 1)
    return result


class _Chips(QWidget):
    """Tags that flow into as many lines as the panel is narrow."""

    _GAP = 5

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._tags = [Tag(f"✓ {word}", "daun", self) for word in words]
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        width = self.width() or 200
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        left, top, line = 0, 0, 0
        for tag in self._tags:
            size = tag.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + line + self._GAP
            if move:
                tag.setGeometry(left, top, size.width(), size.height())
            left += size.width() + self._GAP
            line = size.height()
        return top + line


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
