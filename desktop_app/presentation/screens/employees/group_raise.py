"""Wages changed for many at once: what is asked for above, a preview per person below, one button that applies it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.application.people.group_raises import AppliedRaise, GroupRaise, RaiseBy, RaisePreview
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.employees import group_raise_rows as rows
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import combo
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.page_dialog import PageDialog
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (980, 640)
_PAUSE: Final = 250
"""Milliseconds without typing before the preview is made."""
_STEPS: Final = (1, 100, 1_000, 5_000, 10_000, 50_000, 100_000)
_CHOSEN, _SHOWN = "chosen", "shown"


class GroupRaiseDialog(PageDialog):
    """Nothing is stored before the button; afterwards it can be taken back as one change."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        company: Company,
        month: Month,
        chosen: Sequence[Employee],
        shown: Sequence[Employee],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Change wages"), company.name, _SIZE, parent)
        self._raises, self._jobs, self._company = services.group_raises, jobs, company
        self._groups = {_CHOSEN: tuple(chosen), _SHOWN: tuple(shown)}
        self._preview: RaisePreview | None = None
        self._untouched = True
        self.applied: Outcome[AppliedRaise] | None = None
        self.column.addLayout(self._build_fields(month))
        self.table = Table(rows.columns(), key=lambda row: row.employee.id, row_height=theme.ROW_REASON)
        self.table.view.setAccessibleName(_("Preview per person"))
        self.table.model.ticks_changed.connect(self._show_count)
        self.column.addWidget(self.table, 1)
        self._build_foot()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.look)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.apply)
        self._show_fields()
        self.look()
        self.percent.setFocus()

    @property
    def starts_on(self) -> dt.date:
        """From when the new wages hold."""
        return self.start.date or dt.date.min

    def _build_fields(self, month: Month) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, 4)
        grid.setHorizontalSpacing(theme.PAD)
        grid.setVerticalSpacing(4)
        self.by = Segments(
            [
                Segment(RaiseBy.PERCENT, _("Percent")),
                Segment(RaiseBy.AMOUNT, _("Amount")),
                Segment(RaiseBy.MINIMUM, _("Minimum wage")),
            ],
            stretch=True,
            height=theme.CONTROL_HEIGHT,
        )
        self.by.chosen.connect(lambda _key: self._changed())
        self.percent = QLineEdit("5")
        self.amount = MoneyEdit()
        self.minimum = MoneyEdit()
        self.start = DateEdit(month.first_day)
        self.step = combo([(formats.rupiah(step * 100), step) for step in _STEPS], 1_000)
        self.step.setToolTip(_("New amounts are multiples of this"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("yearly, promotion"))
        self.with_allowances = QCheckBox(_("Fixed allowances, too"))
        theme.set_font(self.with_allowances, "body")
        self._percent_field = FormField(_("Percent"), self.percent, hint=_("For example 5 or 6,5"))
        self._amount_field = FormField(_("Amount a month"), self.amount, hint=_("Added to the basic wage"))
        self._minimum_field = FormField(_("New minimum wage"), self.minimum, hint=_("Empty: of each workplace"))
        self._start_field = FormField(_("Holds from"), self.start, required=True)
        grid.addWidget(FormField(_("Change by"), self.by), 0, 0, 1, 2)
        for field in (self._percent_field, self._amount_field, self._minimum_field):
            grid.addWidget(field, 0, 2)
        grid.addWidget(self._start_field, 0, 3)
        grid.addWidget(FormField(_("Round to"), self.step), 0, 4)
        grid.addWidget(FormField(_("Reason"), self.reason), 0, 5)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        groups = []
        if self._groups[_CHOSEN]:
            groups.append(Segment(_CHOSEN, _("Marked in the list"), len(self._groups[_CHOSEN])))
        groups.append(Segment(_SHOWN, _("All shown in the list"), len(self._groups[_SHOWN])))
        self.group = Segments(groups, height=theme.CONTROL_SMALL)
        self.group.setAccessibleName(_("For whom"))
        self.group.choose(groups[0].key)
        self.group.chosen.connect(lambda _key: self._changed(group=True))
        row = QHBoxLayout()
        row.setSpacing(theme.PAD)
        row.addWidget(self.group)
        row.addWidget(self.with_allowances)
        row.addStretch(1)
        row.addWidget(label(_("Space takes a person out or in again"), "table", "ink-3"))
        row.setContentsMargins(0, 0, 0, 8)
        grid.addLayout(row, 1, 0, 1, 6)
        for edit in (self.percent, self.amount, self.minimum, self.start, self.reason):
            edit.textEdited.connect(lambda _text: self._changed())
        self.step.activated.connect(lambda _at: self._changed())
        self.with_allowances.toggled.connect(lambda _on: self._changed())
        return grid

    def _build_foot(self) -> None:
        self._note = label("", "table", "ink-2")
        self.button = Button(_("Change wages"), "primary", "check", "Ctrl+Enter")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.apply)
        self.add_foot(self._note, self.cancel_button(), self.button)

    # What is asked for

    def asked(self) -> GroupRaise | None:
        """What is asked for; None while something can't be read, which is said at its field."""
        by, start = RaiseBy(self.by.current), self.start.date
        rate = _rate(self.percent.text())
        good = {
            self._start_field: (start is not None, _("Type the date like 20-11-2026.")),
            self._percent_field: (by is not RaiseBy.PERCENT or rate is not None, _("Type a percentage like 5 or 6,5.")),
            self._amount_field: (by is not RaiseBy.AMOUNT or self.amount.amount is not None, _("This must be filled.")),
            self._minimum_field: (by is not RaiseBy.MINIMUM or self.minimum.valid, _("Type an amount.")),
        }
        for field, (fine, text) in good.items():
            field.say("" if fine else text, "" if fine else "error")
        if start is None or not all(fine for fine, _text in good.values()):
            return None
        return GroupRaise(
            start,
            by,
            rate if by is RaiseBy.PERCENT else None,
            {RaiseBy.AMOUNT: self.amount.amount, RaiseBy.MINIMUM: self.minimum.amount}.get(by),
            by is RaiseBy.PERCENT and self.with_allowances.isChecked(),
            Money.rupiah(self.step.currentData()),
            self.reason.text().strip(),
        )

    def look(self) -> None:
        """Make the preview anew."""
        self._timer.stop()
        asked = self.asked()
        if asked is None:
            self._preview = None
            self.table.set_rows(())
            self.table.set_empty(_("The preview appears when everything above can be read."))
            self._show_count()
            return
        ids = frozenset(person.id for person in self._groups[self.group.current])
        company = self._company.id
        self.head.bar.follow(
            self._jobs.run(lambda: self._raises.preview(company, asked, ids), self._show_preview, problem=self._say)
        )

    def apply(self) -> None:
        """Store what is previewed and ticked."""
        preview = self._preview
        if preview is None or self._timer.isActive() or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        ids, company = self._ids, self._company.id
        self._jobs.run(
            lambda: self._raises.apply(company, preview, ids),
            self._done,
            problem=self._refused,
            changes=lambda outcome: outcome.changes,
        )

    # Inside

    @property
    def _ids(self) -> frozenset[str]:
        changed = {row.employee.id for row in self._preview.people if row.after} if self._preview is not None else set()
        return frozenset(str(key) for key in self.table.model.ticked_keys if key in changed)

    def _changed(self, *, group: bool = False) -> None:
        self._untouched = self._untouched or group
        self._show_fields()
        self._preview = None
        self._show_count()
        self._timer.start()

    def _show_fields(self) -> None:
        by = self.by.current
        self._percent_field.setVisible(by == RaiseBy.PERCENT)
        self._amount_field.setVisible(by == RaiseBy.AMOUNT)
        self._minimum_field.setVisible(by == RaiseBy.MINIMUM)
        self.with_allowances.setVisible(by == RaiseBy.PERCENT)

    def _show_preview(self, preview: RaisePreview) -> None:
        if self._timer.isActive():
            return
        kept = self.table.model.ticked_keys
        known = {row.employee.id for row in preview.people}
        self._preview = preview
        self.table.set_rows(preview.people)
        self.table.set_empty(_("Nobody is shown in the list."))
        if self._untouched or not kept & known:
            self.table.model.set_ticked({row.employee.id for row in preview.people if row.after is not None})
            self._untouched = False
        self._show_count()

    def _show_count(self) -> None:
        count = len(self._ids)
        self.button.setEnabled(bool(count))
        self.button.set_text(ngettext("Change {count} wage", "Change {count} wages", count).format(count=count))
        shown = self._preview.people if self._preview is not None else ()
        ticked = [row for row in shown if row.employee.id in self._ids]
        self.table.set_totals(rows.totals(ticked))
        rest = len(shown) - count
        text = ngettext("{count} person stays as is.", "{count} people stay as they are.", rest).format(count=rest)
        self._note.setText(text if rest and shown else "")

    def _done(self, outcome: Outcome[AppliedRaise]) -> None:
        self.applied = outcome
        self.accept()

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))

    def _refused(self, problem: KnownProblem) -> None:
        self._say(problem)
        self.look()


def _rate(text: str) -> Rate | None:
    try:
        return Rate.percent(Decimal(text.strip().removesuffix("%").strip().replace("−", "-").replace(",", ".")))
    except InvalidOperation:
        return None
