"""The head of a page: title, one line under it, tags, and buttons of which at most one is primary."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.presentation import theme
from desktop_app.presentation.widgets.short_line import ShortLine
from desktop_app.presentation.widgets.slow_bar import SlowBar

TagTone = Literal["", "daun", "soga", "merah", "nila", "kirim"]


class Tag(QLabel):
    """A small framed word such as "Run 3 · draft"."""

    def __init__(self, text: str, tone: TagTone = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("tag")
        theme.set_font(self, "caption", weight=500)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.set_tone(self, tone)

    def say(self, text: str, tone: TagTone = "") -> None:
        """Change word and tone; an empty word hides the tag."""
        self.setText(text)
        theme.set_tone(self, tone)
        self.setVisible(bool(text))


class PageHead(QFrame):
    """Title and subtitle left, tags and widgets right; a second row for filters; a thin bar while work goes on."""

    def __init__(
        self, title: str = "", subtitle: str = "", *, line: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self.setProperty("line", line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(theme.PAD, 11, theme.PAD, 10)
        self._rows.setSpacing(10)
        outer.addLayout(self._rows)
        self.bar = SlowBar(self)
        outer.addWidget(self.bar)
        first = QHBoxLayout()
        first.setSpacing(theme.GAP_SMALL)
        self._lead = QHBoxLayout()
        self._lead.setSpacing(theme.GAP)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        self._title = ShortLine(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_font(self._title, "title")
        self._subtitle = ShortLine(subtitle)
        self._subtitle.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_font(self._subtitle, "table")
        theme.set_tone(self._subtitle, "ink-3")
        for label in (self._title, self._subtitle):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            texts.addWidget(label)
        first.addLayout(self._lead)
        first.addLayout(texts, 1)
        self._tags = QHBoxLayout()
        self._tags.setSpacing(theme.GAP_SMALL)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(theme.GAP_SMALL)
        first.addLayout(self._tags)
        first.addLayout(self._tools)
        self._rows.addLayout(first)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the texts; the subtitle's line stays where it is when it's empty."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setToolTip(subtitle)

    def explain_subtitle(self, text: str) -> None:
        """Say more when the pointer rests on the subtitle."""
        self._subtitle.setToolTip(f"{self._subtitle.text()}\n{text}")

    def add_lead(self, widget: QWidget) -> None:
        """Put something before the title, for example a person's initials."""
        self._lead.addWidget(widget)

    def set_tags(self, *tags: tuple[str, TagTone]) -> None:
        """Show these tags in place of those before."""
        while (item := self._tags.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # a dialog that opens before it is deleted would leave it standing over the head
                widget.deleteLater()
        for text, tone in tags:
            self._tags.addWidget(Tag(text, tone))

    def add_tool(self, widget: QWidget) -> None:
        """Put a button or field at the right."""
        self._tools.addWidget(widget)

    def add_row(self, *widgets: QWidget | int) -> QHBoxLayout:
        """Add a row of filters and actions; a number is a gap in pixels, 0 takes what is left."""
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        for widget in widgets:
            if isinstance(widget, int):
                row.addSpacing(widget) if widget else row.addStretch(1)
            else:
                row.addWidget(widget)
        self._rows.addLayout(row)
        return row
