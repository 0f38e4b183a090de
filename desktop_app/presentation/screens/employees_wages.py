"""The wage history on the tab of work and wage."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import EmployeeKind, Wage
from desktop_app.domain.money import ZERO, Money
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.screens.employees_draft import Draft
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
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
    wage_opened = Signal(object)
    """The user opened a wage of the history."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wage history"), parent=parent)
        self.head.setSpacing(theme.GAP)
        self.head.addWidget(label(_("each row holds from its date"), "table", "ink-3"))
        self.add = Button(_("New wage from…"), "primary", "plus", height=theme.CONTROL_SMALL)
        self.add.clicked.connect(self.new_wanted)
        self.head.addWidget(self.add)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.table = Table(_columns(), key=lambda row: row.wage.starts_on, row_height=theme.ROW_FORM)
        self.table.view.setAccessibleName(_("Wage history"))
        self.table.row_opened.connect(lambda row: self.wage_opened.emit(row.wage))
        self.body.addWidget(self.table)

    def show_draft(self, draft: Draft, today: dt.date) -> None:
        """Show the wages, the newest first."""
        wages = draft.person.wages
        current = draft.person.wage_on(today)
        rows = [
            WageRow(wage, wages[number - 1] if number else None, wage is current, wage.starts_on > today)
            for number, wage in enumerate(wages)
        ]
        self.table.set_rows(rows[::-1])
        self.table.set_empty(_("No wage yet. Without one the person can't be calculated."))
        shown = min(len(rows) or _EMPTY_ROWS, _MOST_ROWS)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + shown * theme.ROW_FORM) + 4)


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
            tabular=True,
            sortable=False,
        ),
        Column("basic", _("Basic wage"), lambda row: row.wage.basic, kind="amount", width=96, sortable=False),
        Column(
            "fixed",
            _("Fixed allow."),
            lambda row: row.wage.fixed - row.wage.basic,
            kind="amount",
            width=96,
            sortable=False,
            tooltip=_allowances,
        ),
        Column("sum", _("Fixed wage"), lambda row: row.wage.fixed, kind="amount", width=96, weight=600, sortable=False),
        Column(
            "variable",
            _("Variable allow."),
            lambda row: row.variable,
            kind="amount",
            width=104,
            sortable=False,
            tooltip=_allowances,
        ),
        Column("daily", _("A day"), lambda row: row.wage.daily, kind="amount", width=84, sortable=False),
        Column("rise", _("Rise"), _rise, align="right", width=72, tabular=True, sortable=False),
    )


def _rise(row: WageRow) -> str:
    def measure(wage: Wage) -> Money:
        return wage.fixed or wage.daily or ZERO

    if row.before is None or not measure(row.before):
        return formats.NOTHING
    share = Fraction(measure(row.wage).sen - measure(row.before).sen, measure(row.before).sen)
    tenth = Fraction(round(share * 1000), 1000)
    return f"{'+' if tenth > 0 else ''}{formats.percent(tenth)}" if tenth else "="


def _allowances(row: WageRow) -> str:
    return "\n".join(f"{one.name}: {formats.amount(one.amount.sen, zero='0')}" for one in row.wage.allowances)
