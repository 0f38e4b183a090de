"""The right panel of the client desk: today's work, the calendar, the next dates."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.application.results import CompanyRow
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import theme
from desktop_app.presentation.due_words import due_text, is_soon
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.screens.clients.rows import Event, events, moved_notes, standing
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.calendar import Calendar, DayMark, paint_day_mark
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.status_mark import StatusMark

_NEXT: Final = 7


class ClientDeskPanel(QFrame):
    """Built from the desk's rows; ``segment_wanted`` asks the desk to show a group of clients."""

    segment_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setMinimumWidth(theme.current().px(256))
        self._events: tuple[Event, ...] = ()
        self._today = dt.date.min
        self._month = Month(2000, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("surface")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        area.setWidget(content)
        outer.addWidget(area)
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, 14, 0, 14)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._today_part())
        self._layout.addSpacing(14)
        self._layout.addWidget(rule())
        self._layout.addLayout(self._calendar_part())
        self._layout.addWidget(rule())
        self._layout.addLayout(self._next_part())
        self._layout.addStretch(1)

    def show_rows(self, rows: Sequence[CompanyRow], month: Month, today: dt.date) -> None:
        """Show a month's work."""
        self._today = today
        self._events = tuple(sorted((event for row in rows for event in events(row)), key=lambda event: event.day))
        self._date.setText(f"· {formats.long_date(today).rsplit(' ', 1)[0]}")
        self._show_tasks(rows)
        self._show_month(month)
        self._show_next()

    def _today_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        part.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(label(_("Today"), "section"))
        self._date = label("", "body", "ink-3")
        head.addWidget(self._date)
        head.addStretch(1)
        part.addLayout(head)
        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(10)
        part.addLayout(self._tasks)
        return part

    def _calendar_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(theme.PAD, 10, theme.PAD, 12)
        part.setSpacing(4)
        head = QHBoxLayout()
        self._month_name = label("", "section")
        head.addWidget(self._month_name, 1)
        for icon_name, name, step in (
            ("chevron-left", _("Previous month in the calendar"), -1),
            ("chevron-right", _("Next month in the calendar"), 1),
        ):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _checked=False, by=step: self._show_month(self._month + by))
            head.addWidget(button)
        part.addLayout(head)
        self.calendar = Calendar()
        self.calendar.setAccessibleName(_("Calendar with due dates"))
        part.addWidget(self.calendar)
        legend = QHBoxLayout()
        legend.setSpacing(4)
        marks: tuple[tuple[DayMark, str], ...] = (
            ("kes", _("Kes")),
            ("tk", _("TK, deposit")),
            ("tax", _("Return")),
            ("pay", _("Pay")),
        )
        for mark, name in marks:
            legend.addWidget(_MarkSample(mark))
            legend.addWidget(label(name, "caption", "ink-3"))
            legend.addSpacing(4)
        legend.addStretch(1)
        part.addLayout(legend)
        return part

    def _next_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(theme.PAD, 12, theme.PAD, 0)
        part.setSpacing(7)
        part.addWidget(label(_("Next dates"), "section"))
        self._next = QVBoxLayout()
        self._next.setSpacing(7)
        part.addLayout(self._next)
        self._moved = label("", "table", "ink-3", wrap=True)
        part.addWidget(self._moved)
        return part

    def _show_tasks(self, rows: Sequence[CompanyRow]) -> None:
        _clear(self._tasks)
        groups: defaultdict[tuple[dt.date, str], set[str]] = defaultdict(set)
        for event in self._events:
            if is_soon(event.day, self._today):
                groups[event.day, event.label].add(event.company_id)
        findings = sum(standing(row) == "findings" for row in rows)
        waiting = sum(standing(row) == "none" for row in rows)
        empty = sum(standing(row) == "empty" for row in rows)
        if findings:
            self._add_task("blocking", _("Check findings"), findings, _("they hold approval back"), "merah", "findings")
        for (day, name), clients in sorted(groups.items())[:5]:
            due = due_text(day, self._today)
            late = due.urgency == "late"
            note = due.text if late or day == self._today else formats.long_date(day).rsplit(" ", 1)[0]
            self._add_task(
                "late" if late else "soon",
                name,
                len(clients),
                note.lower() if late else note,
                "merah" if late else "soga",
            )
        if waiting:
            self._add_task("not_started", _("Calculate and check"), waiting, _("not calculated yet"), "ink-3", "none")
        if empty:
            self._add_task("none", _("Add employees"), empty, _("nobody yet"), "ink-3", "none")
        if not self._tasks.count():
            self._tasks.addWidget(label(_("Nothing is waiting."), "body", "ink-2"))

    def _add_task(self, kind: StatusKind, name: str, count: int, note: str, tone: str, segment: str = "") -> None:
        line_widget, row = _row(9)
        row.addWidget(StatusMark(kind, note), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        line = QHBoxLayout()
        line.setSpacing(4)
        if segment:
            link = Button(name, "link", height=theme.current().line("body"))
            link.setToolTip(_("Show these clients"))
            link.clicked.connect(lambda: self.segment_wanted.emit(segment))
            line.addWidget(link)
        else:
            line.addWidget(label(name, "body", weight=600))
        line.addWidget(label(f"· {_clients(count)}", "body", "ink-2"))
        line.addStretch(1)
        texts.addLayout(line)
        texts.addWidget(label(note, "caption", tone))
        row.addLayout(texts, 1)
        self._tasks.addWidget(line_widget)

    def _show_month(self, month: Month) -> None:
        self._month = month
        marks: defaultdict[dt.date, list[DayMark]] = defaultdict(list)
        notes: defaultdict[dt.date, list[str]] = defaultdict(list)
        for (day, name, mark), count in _counted(self._events).items():
            if mark not in marks[day]:
                marks[day].append(mark)
            notes[day].append(f"{name} · {_clients(count)}")
        self.calendar.show_month(
            month,
            self._today,
            {day: tuple(found) for day, found in marks.items()},
            {day: "\n".join(lines) for day, lines in notes.items()},
        )
        self._month_name.setText(formats.month_name(month.year, month.number))
        moved = moved_notes(self._events, month)
        self._moved.setText("\n".join(moved))
        self._moved.setVisible(bool(moved))

    def _show_next(self) -> None:
        _clear(self._next)
        coming = [event for event in self._events if event.day >= self._today]
        for (day, name, _mark), count in sorted(_counted(coming).items())[:_NEXT]:
            line_widget, row = _row(8)
            date = label(formats.day_month(day), "table", weight=600, tabular=True)
            date.setFixedWidth(theme.current().px(46))
            row.addWidget(date)
            row.addWidget(label(name, "table"), 1)
            row.addWidget(label(_clients(count), "caption", "ink-3", tabular=True))
            self._next.addWidget(line_widget)
        if not self._next.count():
            self._next.addWidget(label(_("No dates ahead in this month."), "table", "ink-3", wrap=True))


class _MarkSample(QWidget):
    def __init__(self, mark: DayMark) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(10, 12)

    def sizeHint(self) -> QSize:
        return QSize(10, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_day_mark(painter, self._mark, QPointF(5, 6))
        painter.end()


def _counted(found: Sequence[Event]) -> dict[tuple[dt.date, str, DayMark], int]:
    clients: defaultdict[tuple[dt.date, str, DayMark], set[str]] = defaultdict(set)
    for event in found:
        clients[event.day, event.label, event.mark].add(event.company_id)
    return {key: len(names) for key, names in clients.items()}


def _clients(count: int) -> str:
    return ngettext("{count} client", "{count} clients", count).format(count=count)


def _row(spacing: int) -> tuple[QWidget, QHBoxLayout]:
    """A line as a widget of its own, so that it goes with all that is in it."""
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return widget, layout


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
