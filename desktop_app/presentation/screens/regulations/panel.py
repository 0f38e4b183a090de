"""One rule beside the list: its value on the day, where it is written, and every version there was."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.application.law.values import NUMERIC, in_a_line, is_plain, worded_sheet
from desktop_app.domain.regulation import BY_HAND, SHIPPED, Version
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.regulations.rows import (
    CONFIDENCE,
    RuleRow,
    only_words,
    state_note,
    state_of,
    topic_title,
)
from desktop_app.presentation.screens.regulations.sources import places
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.page_head import Tag
from desktop_app.presentation.widgets.status_mark import StatusMark


class RulePanel(QFrame):
    """Shows a row of the list; another version of it on request."""

    closed = Signal()
    remove_asked = Signal(object, object)
    """The user wants to remove a version that was typed by hand: the row and the version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setMinimumWidth(theme.current().px(300))
        self._row: RuleRow | None = None
        self._version: Version[Any] | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(theme.PAD, 12, theme.GAP, 10)
        self._head.setSpacing(2)
        first = QHBoxLayout()
        self._title = label("", "section", wrap=True)
        close = IconButton("x", _("Close (F4)"), side=22)
        close.clicked.connect(self.closed)
        first.addWidget(self._title, 1)
        first.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._key = label("", "caption", "ink-3")
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._head.addLayout(first)
        self._head.addWidget(self._key)
        outer.addLayout(self._head)
        outer.addWidget(rule())
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)
        self.show_row(None)

    def show_row(self, row: RuleRow | None) -> None:
        """Show a rule as it is on the day of the list."""
        self._row = row
        self._version = row.version if row is not None else None
        self._title.setText(row.title if row is not None else _("No rule chosen"))
        self._key.setText(f"{topic_title(row.topic)} · {row.key}" if row is not None else _("Choose one in the list."))
        self._rebuild()

    def show_version(self, version: Version[Any]) -> None:
        """Show another version of the same rule."""
        self._version = version
        self._rebuild()

    @property
    def version(self) -> Version[Any] | None:
        """The version shown."""
        return self._version

    def changeEvent(self, event: QEvent) -> None:
        """Links carry a colour of the theme: they are made again when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._row is not None:
            QTimer.singleShot(0, self, self._rebuild)  # Qt is still walking through the widgets

    def _rebuild(self) -> None:
        body = QWidget()
        body.setObjectName("surface")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.PAD, 12, theme.PAD, theme.PAD)
        layout.setSpacing(theme.GAP_SMALL)
        row, version = self._row, self._version
        if row is not None:
            self._add_state(layout, row)
            if version is not None:
                self._add_value(layout, row, version)
                layout.addWidget(rule())
                self._add_reference(layout, row, version)
            if row.parameter.versions:
                layout.addWidget(rule())
                self._add_history(layout, row)
        layout.addStretch(1)
        # The button that asked for this may stand in the old body, so that mustn't go at once.
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.setWidget(body)
        self._scroll.viewport().setAutoFillBackground(False)

    def _add_state(self, layout: QVBoxLayout, row: RuleRow) -> None:
        note = state_note(row)
        if not note:
            return
        line = QHBoxLayout()
        line.setSpacing(6)
        status = state_of(row)
        if status.strong:
            line.addWidget(StatusMark("warning"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(note, "table", "soga" if status.strong else "ink-3", wrap=True), 1)
        layout.addLayout(line)

    def _add_value(self, layout: QVBoxLayout, row: RuleRow, version: Version[Any]) -> None:
        kind = row.parameter.kind
        if version.value is None:
            layout.addWidget(label(_("Repealed"), "figure"))
        elif is_plain(kind):
            words = kind == "text"
            shown = in_a_line(kind, version.value)
            layout.addWidget(label(shown, "section" if words else "figure", tabular=True, wrap=words))
        if kind == "text" and version.value is not None:
            layout.addWidget(label(only_words(), "table", "ink-3", wrap=True))
        since = _("since {date}").format(date=formats.day_month_year(version.start))
        if version is not row.version:
            since = _("{since}, not what holds on {date}").format(since=since, date=formats.day_month_year(row.day))
        layout.addWidget(label(since[:1].upper() + since[1:], "table", "ink-2", wrap=True))
        if version.value is not None and not is_plain(kind):
            layout.addLayout(_table(kind, version.value))

    def _add_reference(self, layout: QVBoxLayout, row: RuleRow, version: Version[Any]) -> None:
        reference = version.reference
        layout.addWidget(label(_("Legal basis"), "table", weight=600))
        facts = (
            (_("Instrument"), _words(reference.instrument)),
            (_("Article"), _words(reference.article or _("not known yet"))),
            (_("Source"), _links(reference.source)),
            (_("Looked at"), _words(formats.day_month_year(reference.verified))),
            (_("Confidence"), _words(_(CONFIDENCE[reference.confidence]))),
            (_("Note"), _words(reference.note)),
            (_("From"), _words(_origin(version))),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_SMALL)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for name, value in facts:
            if value.text():
                at = grid.rowCount()
                grid.addWidget(label(name, "table", "ink-3"), at, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(value, at, 1)
        layout.addLayout(grid)
        if version.origin == BY_HAND:
            remove = Button(_("Remove this version"), icon_name="trash-2", height=theme.CONTROL_SMALL)
            remove.clicked.connect(lambda: self.remove_asked.emit(row, version))
            layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_history(self, layout: QVBoxLayout, row: RuleRow) -> None:
        layout.addWidget(label(_("History"), "table", weight=600))
        for version in reversed(row.parameter.versions):
            line = QHBoxLayout()
            line.setSpacing(theme.GAP_SMALL)
            choose = Button(formats.short_date(version.start), "link", height=20)
            choose.setToolTip(str(version.reference))
            choose.clicked.connect(self._shower(version))
            line.addWidget(choose)
            if version.origin != SHIPPED:
                line.addWidget(Tag(_("added"), "kirim"))
            tone = "" if version is row.version else "ink-2"
            weight = 600 if version is row.version else 400
            text, words = in_a_line(row.parameter.kind, version.value), row.parameter.kind == "text"
            value = label(text, "table", tone, weight=weight, tabular=True, wrap=words)
            layout.addLayout(line)
            if words:  # a sentence has no room beside the date
                line.addStretch(1)
                layout.addWidget(value)
            else:
                value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                line.addWidget(value, 1)
            layout.addWidget(label(str(version.reference), "caption", "ink-3", wrap=True))

    def _shower(self, version: Version[Any]) -> Callable[[], None]:
        return lambda: self.show_version(version)


def _words(text: str) -> QLabel:
    value = label(text, "table", wrap=True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value


def _links(source: str) -> QLabel:
    """The places of a source below each other, each leading to its page in the browser."""
    lines = []
    for place in places(source):
        words = html.escape(place.words)
        lines.append(f'<a href="{html.escape(place.address)}">{words}</a>' if place.address else words)
    value = label("<br>".join(lines), "table", wrap=True)
    value.setTextFormat(Qt.TextFormat.RichText)
    value.setToolTip(html.escape(source.replace("; ", "\n")).replace("\n", "<br>"))
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    value.setOpenExternalLinks(True)
    return value


def _origin(version: Version[Any]) -> str:
    if version.origin == SHIPPED:
        return _("came with the program")
    if version.origin == BY_HAND:
        return _("entered by hand in this workspace")
    return _("pack {name}").format(name=version.origin)


def _table(kind: str, value: Any) -> QGridLayout:
    shown = worded_sheet(kind, value)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP)
    grid.setVerticalSpacing(2)
    numeric = [column in NUMERIC for column in shown.columns]
    right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    for number, head in enumerate(shown.heads):
        cell = label(head, "caption", "ink-3", weight=600)
        grid.addWidget(cell, 0, number, right if numeric[number] else left)
    before = ""
    for at, cells in enumerate(shown.rows, 1):
        for number, text in enumerate(cells):
            repeated = number == 0 and kind == "bands_by" and text == before
            shown_text = "" if repeated else text or _("above")
            cell = label(shown_text, "table", tabular=numeric[number], wrap=not numeric[number])
            cell.setAlignment((right if numeric[number] else left) | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(cell, at, number)
        before = cells[0]
    grid.setColumnStretch(next((place for place, one in enumerate(numeric) if not one), 0), 1)
    return grid
