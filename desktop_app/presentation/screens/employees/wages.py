"""The wage history on the tab of work and wage."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import EmployeeKind, PayBasis, Wage
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.step_chart import ChartStep, StepChart
from desktop_app.presentation.widgets.table import Table

_MOST_ROWS = 8
_EMPTY_ROWS = 4


@dataclass(frozen=True, slots=True)
class WageRow:
    """A wage beside the one before it."""

    wage: Wage
    before: Wage | None
    now: bool
    later: bool
    used: bool = False
    """Whether an approved month was calculated with it."""

    @property
    def variable(self) -> Money:
        """The sum of variable allowances."""
        total = ZERO
        for allowance in self.wage.allowances:
            if allowance.kind is ComponentKind.VARIABLE:
                total = total + allowance.amount
        return total


class WageCard(Card):
    """Each row holds from its date; none is ever overwritten by a newer one."""

    new_wanted = Signal()
    output_wanted = Signal()
    """The user enters a month's pay by output."""
    wage_opened = Signal(object)
    """The user opened a wage of the history."""
    remove_wanted = Signal(object)
    """The user takes a wage away that hasn't begun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wage history"), parent=parent)
        self.head.setSpacing(theme.GAP)
        self.head.addWidget(label(_("each row holds from its date"), "table", "ink-3"))
        self.add = Button(_("New wage from…"), "primary", "plus", height=theme.CONTROL_SMALL)
        self.add.clicked.connect(self.new_wanted)
        self.output = Button(_("Output pay…"), height=theme.CONTROL_SMALL)
        self.output.clicked.connect(self.output_wanted)
        self.output.setVisible(False)
        self.head.addWidget(self.output)
        self.head.addWidget(self.add)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.chart = StepChart()
        self.chart.setAccessibleName(_("Wage by date"))
        self.chart.opened.connect(lambda number: self.wage_opened.emit(self._wages[number]))
        self._wages: tuple[Wage, ...] = ()
        self._open_month: Month | None = None
        self.body.addWidget(self.chart)
        self.table = Table(_columns(), key=lambda row: row.wage.starts_on, row_height=theme.ROW_FORM)
        self.table.view.setAccessibleName(_("Wage history"))
        self.table.row_opened.connect(lambda row: self.wage_opened.emit(row.wage))
        delete = QShortcut(QKeySequence("Delete"), self.table, self._remove)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.body.addWidget(self.table)

    def show_draft(self, draft: Draft, today: dt.date) -> None:
        """Show the wages, the newest first."""
        wages = self._wages = draft.person.wages
        current = draft.person.wage_on(today)
        rows = [
            WageRow(
                wage, wages[number - 1] if number else None, wage is current, wage.starts_on > today, self.used(wage)
            )
            for number, wage in enumerate(wages)
        ]
        self.chart.set_steps([_step(row) for row in rows], today)
        self.chart.setVisible(bool(rows))
        self._show_columns(draft)
        self.table.set_rows(rows[::-1])
        self.table.set_empty(_("No wage yet. Without one the person can't be calculated."))
        shown = min(len(rows) or _EMPTY_ROWS, _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + shown * theme.ROW_FORM) + 4)

    def set_open_month(self, month: Month | None) -> None:
        """The first month that isn't approved; None while none is."""
        self._open_month = month

    def used(self, wage: Wage) -> bool:
        """Whether an approved month may have been calculated with a wage."""
        return self._open_month is not None and Month.of(wage.starts_on) < self._open_month

    def _remove(self) -> None:
        row = self.table.view.current_row()
        if row is not None and row.later and not row.used:
            self.remove_wanted.emit(row.wage)

    def _show_columns(self, draft: Draft) -> None:
        """Columns that would be empty for everybody in this history are left out."""
        wages = draft.person.wages
        by_output = any(wage.basis.is_output for wage in wages)
        self.output.setVisible(by_output)
        daily = any(wage.daily is not None for wage in wages)
        monthly = any(wage.fixed for wage in wages) or not daily
        shown = {
            "basic": monthly,
            "fixed": any(wage.fixed != wage.basic for wage in wages),
            "sum": monthly,
            "variable": any(one.kind is ComponentKind.VARIABLE for wage in wages for one in wage.allowances),
            "daily": daily,
            "basis": by_output,
            "reason": any(wage.reason for wage in wages),
        }
        for number, column in enumerate(self.table.model.columns):
            self.table.view.setColumnHidden(number, not shown.get(column.key, True))
        self.table.view.fit_columns()


class CurrentWage(Card):
    """The wage in force today as one figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wage in force"), parent=parent)
        self.body.setSpacing(2)
        self._figure = label("", "figure", tabular=True)
        self._parts = label("", "table", "ink-2", wrap=True)
        self.body.addWidget(self._figure)
        self.body.addWidget(self._parts)

    def show_draft(self, draft: Draft, today: dt.date) -> None:
        """Show it and what it consists of."""
        wage = draft.person.wage_on(today)
        if wage is None:
            self._figure.setText(formats.NOTHING)
            self._parts.setText(_("No wage holds today."))
            return
        if wage.basis.is_output:
            self._figure.setText(formats.rupiah(wage.fixed.sen) if wage.fixed else formats.NOTHING)
            self._parts.setText(_earned_by(wage.basis))
            return
        if draft.facts.kind is EmployeeKind.DAILY and wage.daily is not None:
            self._figure.setText(formats.rupiah(wage.daily.sen))
            self._parts.setText(_("a day, from {date}").format(date=formats.short_date(wage.starts_on)))
            return
        allowances = wage.fixed - wage.basic
        self._figure.setText(formats.rupiah(wage.fixed.sen))
        self._parts.setText(
            _("basic {basic} + fixed {fixed}").format(
                basic=formats.amount(wage.basic.sen, zero="0"), fixed=formats.amount(allowances.sen, zero="0")
            )
        )


def _columns() -> tuple[Column[WageRow], ...]:
    return (
        Column(
            "start",
            _("Holds from"),
            lambda row: row.wage.starts_on,
            text=lambda row: formats.short_date(row.wage.starts_on),
            note=lambda row: _("now") if row.now else _("later") if row.later else "",
            tooltip=_what_may_be_done,
            tabular=True,
            sortable=False,
        ),
        Column("basic", _("Basic wage"), lambda row: row.wage.basic, kind="amount", width=88, sortable=False),
        Column(
            "fixed",
            _("Fixed allow."),
            lambda row: row.wage.fixed - row.wage.basic,
            kind="amount",
            width=88,
            sortable=False,
            tooltip=_allowances,
        ),
        Column("sum", _("Fixed wage"), lambda row: row.wage.fixed, kind="amount", width=88, weight=600, sortable=False),
        Column(
            "variable",
            _("Variable allow."),
            lambda row: row.variable,
            kind="amount",
            width=100,
            sortable=False,
            tooltip=_allowances,
        ),
        Column("daily", _("A day"), lambda row: row.wage.daily, kind="amount", width=84, sortable=False),
        Column("basis", _("Earned by"), lambda row: _earned_by(row.wage.basis), width=96, sortable=False),
        Column("rise", _("Rise"), _rise, align="right", width=62, tabular=True, sortable=False),
        Column("reason", _("Reason"), lambda row: row.wage.reason, width=108, sortable=False),
    )


def _earned_by(basis: PayBasis) -> str:
    words = {
        PayBasis.TIME: _("Time"),
        PayBasis.OUTPUT: _("Output"),
        PayBasis.OUTPUT_WEATHER: _("Output that depends on the weather"),
    }
    return words[basis]


def measure(wage: Wage) -> Money:
    """What a wage is compared by: basic wage and fixed allowances of a month, else the wage of a day."""
    return wage.fixed or wage.daily or ZERO


def _what_may_be_done(row: WageRow) -> str:
    if row.used:
        return _("Used by an approved month")
    return _("Enter corrects, Delete takes it away") if row.later else _("Enter corrects")


def _step(row: WageRow) -> ChartStep:
    amount = measure(row.wage)
    words = (
        _("From {date}").format(date=formats.day_month_year(row.wage.starts_on)),
        formats.rupiah(amount.sen),
        _rise(row) if row.before is not None else "",
        row.wage.reason,
    )
    spoken = ", ".join(filter(None, words))
    return ChartStep(row.wage.starts_on, amount.sen, formats.amount(amount.sen), spoken)


def _rise(row: WageRow) -> str:
    if row.before is None or not measure(row.before):
        return formats.NOTHING
    share = Fraction(measure(row.wage).sen - measure(row.before).sen, measure(row.before).sen)
    tenth = Fraction(round(share * 1000), 1000)
    return f"{'+' if tenth > 0 else ''}{formats.percent(tenth)}" if tenth else "="


def _allowances(row: WageRow) -> str:
    return "\n".join(f"{one.name}: {formats.amount(one.amount.sen, zero='0')}" for one in row.wage.allowances)
