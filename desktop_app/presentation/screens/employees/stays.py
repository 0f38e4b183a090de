"""The employment history on the tab of work, and the dialogs of unpaid leave and of coming back."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Employment, Leave
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.screens.company.words import programme_names
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.screens.employees.events import Event, events
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import FormDialog, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.table import Table

_MOST_ROWS = 8


class StaysCard(Card):
    """What happened when; leave opens again, and who has left may come back."""

    leave_wanted = Signal()
    return_wanted = Signal()
    leave_opened = Signal(object)
    """The user opened a leave of the history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Employment history"), parent=parent)
        self.head.setSpacing(theme.GAP_SMALL)
        self.back = Button(_("Comes back…"), "plain", height=theme.CONTROL_SMALL)
        self.back.clicked.connect(self.return_wanted)
        self.add = Button(_("Unpaid leave…"), "plain", "plus", height=theme.CONTROL_SMALL)
        self.add.clicked.connect(self.leave_wanted)
        self.head.addWidget(self.back)
        self.head.addWidget(self.add)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.table = Table(_columns(), key=lambda row: (row.day, row.what), row_height=theme.ROW_REASON)
        self.table.view.setAccessibleName(_("Employment history"))
        self.table.row_opened.connect(self._open)
        self.body.addWidget(self.table)

    def show_draft(self, draft: Draft) -> None:
        """Show the events of a working copy."""
        rows = events(draft.person)
        self.table.set_rows(rows)
        self.back.setVisible(draft.stay.ended_on is not None)
        shown = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + shown * theme.ROW_REASON) + 4)

    def _open(self, event: Event) -> None:
        if event.leave is not None:
            self.leave_opened.emit(event.leave)


class LeaveDialog(FormDialog):
    """Days without wage, and what becomes of each programme meanwhile."""

    def __init__(self, before: Leave | None, first: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(_("Unpaid leave"), _("Add") if before is None else _("Use"), parent)
        self.removed = False
        self.first = DateEdit(before.starts_on if before else first)
        self._first_field = self.add(FormField(_("First day"), self.first, required=True), 0, 0)
        self.last = DateEdit(before.ends_on if before else None)
        self._last_field = self.add(FormField(_("Last day"), self.last, required=True), 0, 1)
        self.note = QLineEdit(before.note if before else "")
        self.add(FormField(_("Note"), self.note, hint=_("For example the agreement and its date")), 1, 0, 2)
        self.extra.addWidget(label(_("These programmes rest meanwhile"), "table", "ink-2", weight=500))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self.programmes: dict[Programme, QCheckBox] = {}
        for programme, name in programme_names().items():
            box = self.programmes[programme] = QCheckBox(name)
            box.setChecked(before is not None and programme in before.suspended)
            theme.set_font(box, "body")
            row.addWidget(box)
        row.addStretch(1)
        self.extra.addLayout(row)
        law = _(
            "By agreement only; the days are not paid (UU 13/2003 art. 93(1)). No rule says what becomes of BPJS: "
            "it is the employer's decision, and it counts in months that the leave covers wholly. Ask BPJS before."
        )
        self.extra.addWidget(label(law, "table", "ink-3", wrap=True))
        if before is not None:
            remove = Button(_("Remove this leave"), "link", height=22)
            remove.clicked.connect(self._remove)
            self.extra.addWidget(remove)
        (self.last if before is None else self.first).setFocus()

    def complete(self) -> bool:
        """Two dates in their order."""
        first, last = self.first.date, self.last.date
        dates = _("Type the date like 20-11-2026.")
        given = [
            needs(self._first_field, given=first is not None, text=dates),
            needs(self._last_field, given=last is not None, text=dates),
        ]
        if first is not None and last is not None and last < first:
            given.append(needs(self._last_field, given=False, text=_("The last day lies before the first.")))
        return all(given)

    def leave(self) -> Leave | None:
        """The leave as typed, valid after ``complete``; None when it is to be removed."""
        first, last = self.first.date, self.last.date
        if self.removed or first is None or last is None:
            return None
        suspended = tuple(programme for programme, box in self.programmes.items() if box.isChecked())
        return Leave(first, last, suspended=suspended, note=self.note.text().strip())

    def _remove(self) -> None:
        self.removed = True
        self.accept()


class ReturnDialog(FormDialog):
    """A further stay of somebody who had left."""

    def __init__(self, left_on: dt.date, first: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(_("Comes back"), _("Add"), parent)
        self._left_on = left_on
        self.start = DateEdit(max(first, left_on + dt.timedelta(days=1)))
        self._start_field = self.add(FormField(_("First day of work"), self.start, required=True), 0, 0)
        self.contract_end = DateEdit()
        self.add(FormField(_("End of contract"), self.contract_end), 0, 1)
        text = _(
            "The earlier stay remains as it was. What you change now – kind, wage, branch – holds from the new first "
            "day. BPJS Ketenagakerjaan keeps the KPJ number: enter it at SIPP as a worker who goes on."
        )
        self.extra.addWidget(label(text, "table", "ink-3", wrap=True))
        self.start.setFocus()

    def complete(self) -> bool:
        """A day after the last one."""
        start = self.start.date
        if start is not None and start <= self._left_on:
            day = formats.short_date(self._left_on)
            return needs(self._start_field, given=False, text=_("The last day before was {date}.").format(date=day))
        given = needs(self._start_field, given=start is not None, text=_("Type the date like 20-11-2026."))
        return given and self.contract_end.valid

    def employment(self) -> Employment:
        """The new stay; valid after ``complete``."""
        start = self.start.date
        assert start is not None
        return Employment(start, self.contract_end.date)


def _columns() -> tuple[Column[Event], ...]:
    return (
        Column(
            "day",
            _("Date"),
            lambda event: event.day,
            text=lambda event: formats.short_date(event.day),
            width=104,
            tabular=True,
            sortable=False,
        ),
        Column("what", _("What"), lambda event: event.what, width=200, weight=500, sortable=False),
        Column("note", _("Remark"), lambda event: event.note, wrap=True, sortable=False),
    )
