"""Who changed what and when: one line per field with its old and new value, searchable, numbers masked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.application.history.words import ChangeLine, lines
from desktop_app.application.results import Change, ChangeAction
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.table import Table


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A line of the history; only the first line of a change says when and who."""

    change: Change
    place: int
    line: ChangeLine

    @property
    def when(self) -> str:
        """The moment of the change."""
        return formats.moment(self.change.at)

    @property
    def text(self) -> str:
        """What a search looks into."""
        line = self.line
        return " ".join((self.when, self.change.who, line.title, line.before, line.after)).casefold()


class ChangeList(QWidget):
    """The history of one employee or company. Asking to see numbers or to take a change back is told to others."""

    undo_wanted = Signal(int)
    """The number of the change to be taken back."""
    numbers_wanted = Signal()
    """The user asked to see the numbers of identity whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._record: type = object
        self._masked = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QFrame()
        bar.setObjectName("head")
        bar.setProperty("line", True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        row.setSpacing(theme.GAP_SMALL)
        self.search = SearchField(_("Find in the history"), hint="", width=240)
        self.search.searched.connect(lambda _text: self._filter())
        self.numbers = Button(_("Show numbers"), icon_name="eye")
        self.numbers.clicked.connect(self.numbers_wanted)
        self.undo = Button(_("Take this change back"), icon_name="undo-2")
        self.undo.clicked.connect(self._undo)
        row.addWidget(self.search)
        row.addStretch(1)
        row.addWidget(self.numbers)
        row.addWidget(self.undo)
        layout.addWidget(bar)
        self.table = Table(_columns(), lambda row: (row.change.number, row.place))
        self.table.cell_chosen.connect(lambda _row, _column: self._enable())
        self.table.view.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self.table.set_empty(_("Nothing has been changed yet."))
        layout.addWidget(self.table, 1)
        self._enable()

    def show_changes(self, changes: Sequence[Change], record: type) -> None:
        """Show the changes of a record of this kind, the newest first; numbers are masked again."""
        self._changes, self._record = tuple(changes), record
        self._masked = True
        self._fill()

    def show_numbers(self) -> None:
        """Show the numbers whole until other changes are shown."""
        self._masked = False
        self._fill()

    @property
    def rows(self) -> tuple[HistoryRow, ...]:
        """The lines shown."""
        return tuple(self.table.model.shown)

    def _fill(self) -> None:
        rows: list[HistoryRow] = []
        for change in self._changes:
            said = lines(change, self._record, masked=self._masked)
            rows += [HistoryRow(change, place, line) for place, line in enumerate(said)]
        self.table.set_rows(rows)
        self.numbers.setEnabled(any(row.line.hides for row in rows))
        if rows and not self.table.view.currentIndex().isValid():
            self.table.view.choose((rows[0].change.number, 0))
        self._enable()

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        self.table.set_empty(
            _("Nothing matches '{text}'.").format(text=self.search.text().strip())
            if words
            else _("Nothing has been changed yet.")
        )
        self.table.model.set_filter((lambda row: all(word in row.text for word in words)) if words else None)
        self._enable()

    def _enable(self) -> None:
        row = self.table.view.current_row()
        self.undo.setEnabled(row is not None and bool(row.change.fields))

    def _undo(self) -> None:
        row = self.table.view.current_row()
        if row is not None:
            self.undo_wanted.emit(row.change.number)


def _columns() -> tuple[Column[Any], ...]:
    def first(row: HistoryRow, text: str) -> str:
        return text if row.place == 0 else ""

    def title(row: HistoryRow) -> str:
        taken_back = row.change.action is ChangeAction.UNDONE and row.place == 0 and row.change.fields
        return f"{row.line.title} ({_('takes a change back')})" if taken_back else row.line.title

    def before(row: HistoryRow) -> str:
        return row.line.before

    def after(row: HistoryRow) -> str:
        return row.line.after

    def number(row: HistoryRow) -> int:
        return row.change.number

    def shown(text: Callable[[HistoryRow], str]) -> Callable[[HistoryRow], str]:
        return lambda row: text(row) or (formats.NOTHING if row.change.fields else "")

    return (
        Column[HistoryRow]("when", _("When"), lambda row: first(row, row.when), width=146, tabular=True, sort=number),
        Column[HistoryRow]("who", _("Who"), lambda row: first(row, row.change.who), width=90),
        Column[HistoryRow]("field", _("Field"), title, width=206, tooltip=title),
        Column[HistoryRow]("before", _("Before"), shown(before), width=152, tooltip=before),
        Column[HistoryRow]("after", _("After"), shown(after), weight=500, tooltip=after),
    )
