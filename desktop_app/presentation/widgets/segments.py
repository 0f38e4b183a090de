"""A row of filters in one frame, one of them in force, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop_app.foundation import formats
from desktop_app.presentation import theme


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its key, its word, and how many it holds (None shows no number)."""

    key: str
    text: str
    count: int | None = None


class Segments(QFrame):
    """The choices in one frame; arrow keys move between them."""

    chosen = Signal(str)
    """The user chose a segment: its key."""

    def __init__(
        self,
        segments: Sequence[Segment] = (),
        *,
        stretch: bool = False,
        height: int = theme.CONTROL_TOOLBAR,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self._stretch = stretch
        theme.set_height(self, height)
        if not stretch:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, _SegmentButton] = {}
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show these choices; the one in force stays when its key is still there, otherwise the first is."""
        before = self.current
        if [segment.key for segment in segments] != list(self._buttons):
            for button in self._buttons.values():
                self._group.removeButton(button)
                self._layout.removeWidget(button)
                button.deleteLater()
            self._buttons = {}
            for number, segment in enumerate(segments):
                button = _SegmentButton(segment.key)
                place = "only" if len(segments) == 1 else "first" if number == 0 else ""
                button.setProperty("place", "last" if number == len(segments) - 1 > 0 else place)
                button.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
                self._group.addButton(button)
                self._layout.addWidget(button, 1 if self._stretch else 0)
                self._buttons[segment.key] = button
            self.choose(before if before in self._buttons else next(iter(self._buttons), ""))
        for segment in segments:
            self._buttons[segment.key].show_segment(segment)

    @property
    def current(self) -> str:
        """The key of the choice in force; empty without choices."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Put a choice in force without announcing it."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)


class _SegmentButton(QToolButton):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        theme.set_font(self, "table", weight=500, tabular=True)

    def show_segment(self, segment: Segment) -> None:
        """Show word and count."""
        count = "" if segment.count is None else f"  {formats.grouped(segment.count)}"
        self.setText(f"{segment.text}{count}".replace("&", "&&"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the heavier text of the choice in force."""
        font = theme.current().font("table", weight=600, tabular=True)
        return QSize(QFontMetrics(font).horizontalAdvance(self.text()) + 21, theme.current().px(26))

    def minimumSizeHint(self) -> QSize:
        """A choice is never cut."""
        return self.sizeHint()
