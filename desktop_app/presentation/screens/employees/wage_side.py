"""What follows from the wage in force: checks, contributions and bases at the side, and the class of care."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.application.people.care_classes import ClassPeriod
from desktop_app.application.people.wage_checks import WageCheck
from desktop_app.domain.components import Components
from desktop_app.domain.employee import ComponentAmount, Wage
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.agreed_wage import bpjs_parts, overtime_parts, thr_parts
from desktop_app.domain.payroll.payslip import Bpjs
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, StatusKind
from desktop_app.presentation.widgets.card import Card, label, rule
from desktop_app.presentation.widgets.findings_box import FindingsBox
from desktop_app.presentation.widgets.status_mark import StatusMark
from desktop_app.presentation.widgets.table import Table

_RUPIAH: Final = Rounding.RUPIAH_HALF_UP
_MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class _Line:
    kind: StatusKind
    text: str
    note: str = ""


class WageChecksCard(Card):
    """What the wage in force is measured by, and how it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Checks of the wage"), parent=parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP)
        self.body.addLayout(self._rows)
        self.texts: tuple[str, ...] = ()

    def show_check(
        self, wage: Wage | None, check: WageCheck | None, day: dt.date, planned: tuple[dt.date, WageCheck] | None = None
    ) -> None:
        """Show these, and what objects to the next wage that is planned; without anything the card isn't there."""
        lines = list(_lines(wage, check, day)) if wage is not None and check is not None else []
        if planned is not None:
            start = _("From {date}").format(date=formats.short_date(planned[0]))
            lines += [_Line("warning", _say(finding), start) for finding in planned[1].findings]
        self.setVisible(bool(lines))
        self.texts = tuple(line.text for line in lines)
        _clear(self._rows)
        for line in lines:
            row = QWidget()
            cells = QHBoxLayout(row)
            cells.setContentsMargins(0, 0, 0, 0)
            cells.setSpacing(theme.GAP_SMALL)
            cells.addWidget(StatusMark(line.kind, line.text), 0, Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(label(line.text, "table", weight=500, wrap=True))
            if line.note:
                texts.addWidget(label(line.note, "caption", "ink-3", wrap=True))
            cells.addLayout(texts, 1)
            self._rows.addWidget(row)


def _lines(wage: Wage, check: WageCheck, day: dt.date) -> Iterator[_Line]:
    codes = {finding.code: finding for finding in check.findings}
    minimum = check.minimum
    if minimum is not None:
        amount = formats.amount(minimum.amount.sen)
        note = _("{amount} in {year}").format(amount=amount, year=day.year)
        below = codes.get("pay.below_minimum_wage")
        if below is not None:
            yield _Line("warning", _say(below), note)
        else:
            yield _Line("passed", _("At or above the minimum wage"), note)
        overdue = codes.get("wages.minimum_overdue")
        if overdue is not None:
            yield _Line("warning", _say(overdue))
    if check.share is not None and check.least_share is not None and wage.fixed != wage.basic:
        share = formats.percent(Fraction(int(check.share * 1000), 1000))
        least = _("at least {share}").format(share=formats.percent(check.least_share.percent_text))
        small = codes.get("pay.basic_share_too_small")
        text = _("Basic wage is {share} of the fixed wage").format(share=share)
        yield _Line("passed" if small is None else "warning", text, least)


class ContributionsCard(Card):
    """What the wage costs in contributions a month, and what else counts it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("From this wage"), parent=parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self._bases = QVBoxLayout()
        self._bases.setSpacing(6)
        self.body.addLayout(self._bases)

    def show_wage(self, wage: Wage | None, bpjs: Bpjs | None, jkk_class: int, components: Components) -> None:
        """Show these; for who isn't employed or has no monthly wage the card isn't there."""
        self.setVisible(wage is not None and bpjs is not None)
        _clear(self._grid)
        _clear(self._bases)
        if wage is None or bpjs is None:
            return
        head = (label("", "caption"), label(_("Company"), "caption", "ink-3"), label(_("Employee"), "caption", "ink-3"))
        _row(self._grid, 0, head)
        shares = (
            ("JHT", bpjs.jht),
            ("JP", bpjs.jp),
            (f"JKK {_ROMAN[jkk_class]}", bpjs.jkk),
            ("JKM", bpjs.jkm),
            (_("Health"), bpjs.kesehatan),
        )
        company = employee = ZERO
        for number, (name, share) in enumerate(shares, start=1):
            ours, theirs = (share.employer, share.employee) if share is not None else (ZERO, ZERO)
            company, employee = company + ours.rounded(_RUPIAH), employee + theirs.rounded(_RUPIAH)
            _row(self._grid, number, (label(name, "table"), _amount(ours), _amount(theirs)))
        self._grid.addWidget(rule(), len(shares) + 1, 0, 1, 3)
        total = label(_("Total"), "table", weight=600)
        _row(self._grid, len(shares) + 2, (total, _amount(company, 600), _amount(employee, 600)))
        for title, parts in (
            (_("BPJS counts"), bpjs_parts(wage, components)),
            (_("THR counts"), thr_parts(wage, components)),
            (_("Overtime counts"), overtime_parts(wage, components)),
        ):
            self._bases.addWidget(_base(title, wage, parts))


_ROMAN: Final = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V"}


def _base(title: str, wage: Wage, parts: Sequence[ComponentAmount]) -> QWidget:
    """A base as one figure, and under it the components that make it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    row = QHBoxLayout()
    row.addWidget(label(title, "table"), 1)
    row.addWidget(_amount(wage.basic + sum((one.amount for one in parts), ZERO)))
    column.addLayout(row)
    names = " + ".join((_("basic wage"), *(one.name for one in parts)))
    column.addWidget(label(names, "caption", "ink-3", wrap=True))
    return box


class CareClassCard(Card):
    """The class of care through time: by wage, and where it was set by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Class of care"), parent=parent)
        self.head.addWidget(label(_("by wage, or set by hand; each row holds from its date"), "table", "ink-3"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.findings = FindingsBox()
        self.body.addWidget(self.findings)
        self.table = Table(_class_columns(), key=lambda row: row.starts_on, row_height=theme.ROW_FORM)
        self.table.view.setAccessibleName(_("Class of care by date"))
        self.body.addWidget(self.table)

    def show_periods(self, periods: Sequence[ClassPeriod], findings: Sequence[Finding]) -> None:
        """Show the periods, the newest first, and what is to be said of the one in force."""
        self.findings.show_findings(findings)
        self.table.set_rows(list(periods)[::-1])
        self.table.set_empty(_("No wage yet, so no class follows from it."))
        shown = max(min(len(periods), _MOST_ROWS), 2)
        self.table.setFixedHeight(theme.current().px(theme.HEADER + shown * theme.ROW_FORM) + 4)


def _class_columns() -> tuple[Column[ClassPeriod], ...]:
    return (
        Column(
            "start",
            _("Holds from"),
            lambda row: row.starts_on,
            text=lambda row: formats.short_date(row.starts_on),
            note=lambda row: _("now") if row.now else "",
            tabular=True,
            sortable=False,
        ),
        Column(
            "class",
            _("Class"),
            lambda row: "" if row.number is None else _("Class {number}").format(number=row.number),
            width=120,
            weight=600,
            sortable=False,
        ),
        Column(
            "origin",
            _("Origin"),
            lambda row: _("set by hand") if row.by_hand else _("by wage"),
            width=140,
            sortable=False,
        ),
        Column("wage", _("Wage that BPJS counts"), lambda row: row.wage, kind="amount", width=160, sortable=False),
    )


def _say(finding: Finding) -> str:
    return sentence(finding.code, finding.params)


def _amount(amount: Money, weight: int = 400) -> QLabel:
    shown = label(formats.amount(amount.rounded(_RUPIAH).sen), "table", weight=weight, tabular=True)
    shown.setAlignment(Qt.AlignmentFlag.AlignRight)
    return shown


def _row(grid: QGridLayout, number: int, cells: Sequence[QLabel]) -> None:
    for column, cell in enumerate(cells):
        if column:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(cell, number, column)


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
