"""The dialog of a wage that holds from a date, with what law says of it as it is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.application.people.wage_checks import WageChecks
from desktop_app.domain.company import Company
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import ComponentAmount, EmployeeKind, EmployeeTerms, PayBasis, Wage
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.money import ZERO
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.findings_box import FindingsBox
from desktop_app.presentation.widgets.form_dialog import FormDialog, combo, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit


@dataclass(frozen=True, slots=True)
class WageContext:
    """What a wage is measured by."""

    company: Company
    checks: WageChecks
    open_month: Month | None = None
    """The first month that isn't approved; None while none is."""


_Line = tuple[QLineEdit, QComboBox, MoneyEdit, QWidget]


class WageDialog(FormDialog):
    """A wage from a date on, starting from the wage before it."""

    def __init__(
        self,
        before: Wage | None,
        starts_on: dt.date,
        *,
        daily: bool,
        parent: QWidget | None = None,
        corrects: bool = False,
        terms: EmployeeTerms | None = None,
        context: WageContext | None = None,
        taken: frozenset[dt.date] = frozenset(),
    ) -> None:
        """``terms`` and ``context`` are what it is measured by; ``taken`` are days of wages that may not change."""
        title = _("Correct the wage") if corrects else _("New wage from…")
        super().__init__(title, _("Use") if corrects else _("Add"), parent)
        self._daily_worker = daily
        self._terms, self._context, self._taken = terms, context, taken
        self.start = DateEdit(starts_on)
        self._start_field = self.add(FormField(_("Holds from"), self.start, required=True), 0, 0)
        self.basic = MoneyEdit(before.basic if before else None)
        self._basic_field = self.add(FormField(_("Basic wage a month"), self.basic, required=not daily), 0, 1)
        self.daily = MoneyEdit(before.daily if before else None)
        self._daily_field = self.add(FormField(_("Wage a day"), self.daily), 1, 0)
        self._daily_field.setVisible(daily)
        time = _("By the day") if daily else _("By the month")
        bases = (
            (time, PayBasis.TIME),
            (_("By output (borongan)"), PayBasis.OUTPUT),
            (_("By output, depending on the weather"), PayBasis.OUTPUT_WEATHER),
        )
        self.basis = combo(bases, before.basis if before else PayBasis.TIME)
        self._basis_field = self.add(FormField(_("Earned by"), self.basis, hint_lines=0), 2, 0, 2)
        self.basis.currentIndexChanged.connect(lambda _at: self._look())
        self.reason = QLineEdit(before.reason if before and corrects else "")
        reason = FormField(_("Reason"), self.reason, hint_lines=0)
        self.reason.setPlaceholderText(_("yearly, promotion"))
        self.add(reason, 3, 0, 2)
        self.extra.addWidget(label(_("Allowances a month"), "table", "ink-2", weight=500))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.extra.addLayout(self._lines)
        self.findings = FindingsBox()
        self.allowances: list[_Line] = []
        for allowance in before.allowances if before else ():
            self.add_allowance(allowance)
        more = Button(_("Allowance"), "link", "plus", height=22)
        more.clicked.connect(lambda: self.add_allowance(None))
        self.extra.addWidget(more)
        self.extra.addWidget(self.findings)
        self.start.textEdited.connect(lambda _text: self._look())
        for amount in (self.basic, self.daily):
            amount.amount_changed.connect(lambda _amount: self._look())
        self._look()
        self.basic.setFocus()
        self.basic.selectAll()

    def add_allowance(self, allowance: ComponentAmount | None) -> None:
        """Add a line for an allowance."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_SMALL)
        name = QLineEdit(allowance.name if allowance else "")
        theme.set_font(name, "body")
        theme.set_height(name, theme.CONTROL_HEIGHT)
        name.setPlaceholderText(_("Name, for example Tunjangan jabatan"))
        name.setAccessibleName(_("Name of the allowance"))
        kinds = ((_("Fixed"), ComponentKind.FIXED), (_("Variable"), ComponentKind.VARIABLE))
        kind = combo(kinds, allowance.kind if allowance else ComponentKind.FIXED)
        kind.setToolTip(_("Fixed allowances count for BPJS; variable ones depend on attendance."))
        kind.setAccessibleName(_("Kind of allowance"))
        theme.set_height(kind, theme.CONTROL_HEIGHT)
        amount = MoneyEdit(allowance.amount if allowance else None)
        amount.setAccessibleName(_("Amount of the allowance"))
        remove = IconButton("x", _("Remove this allowance"))
        entry = (name, kind, amount, line)
        remove.clicked.connect(lambda: self._remove(entry))
        row.addWidget(name, 3)
        row.addWidget(kind, 1)
        row.addWidget(amount, 2)
        row.addWidget(remove)
        self._lines.addWidget(line)
        self.allowances.append(entry)
        self._offer_components(name, kind)
        name.textEdited.connect(lambda _text: self._look())
        kind.activated.connect(lambda _at: self._look())
        amount.amount_changed.connect(lambda _amount: self._look())
        if allowance is None:
            name.setFocus()

    def complete(self) -> bool:
        """A date that may be used, and an amount."""
        start = self.start.date
        dated = needs(self._start_field, given=start is not None, text=_("Type the date like 20-11-2026."))
        if start in self._taken and self._context is not None and self._context.open_month is not None:
            used = sentence("raise.used", (("month", self._context.open_month),))
            dated = needs(self._start_field, given=False, text=used)
        if self.basis.currentData().is_output:
            paid = self.basic.valid and self.daily.valid
        elif self._daily_worker:
            paid = needs(self._daily_field, given=self.daily.amount is not None or self.basic.amount is not None)
        else:
            paid = needs(self._basic_field, given=self.basic.amount is not None)
        return dated and paid and all(amount.valid for _name, _kind, amount, _line in self.allowances)

    def wage(self) -> Wage:
        """The wage as typed; valid after ``complete``."""
        start = self.start.date
        assert start is not None
        return self._typed(start)

    def _typed(self, start: dt.date) -> Wage:
        allowances = tuple(
            ComponentAmount(name.text().strip(), kind.currentData(), amount.amount or ZERO)
            for name, kind, amount, _line in self.allowances
            if name.text().strip()
        )
        daily = self.daily.amount if self._daily_worker else None
        reason, basis = self.reason.text().strip(), self.basis.currentData()
        return Wage(start, self.basic.amount or ZERO, allowances, daily, reason, basis)

    def _look(self) -> None:
        """Say what is to be said of the wage as it is typed so far."""
        self._basis_field.say(_how_counted() if self.basis.currentData().is_output else "")
        start, context, terms = self.start.date, self._context, self._terms
        found: list[Finding] = []
        if context is not None and terms is not None and start is not None:
            wage = self._typed(start)
            if context.open_month is not None and Month.of(start) < context.open_month:
                found.append(warning("employee.wage_before_approved", month=context.open_month))
            if wage.basic and terms.kind is not EmployeeKind.DAILY:
                found.extend(context.checks.check(context.company, terms, wage, start).findings)
        self.findings.show_findings(found)
        self.fit()

    def _offer_components(self, name: QLineEdit, kind: QComboBox) -> None:
        """Names that the company defines are offered; one of them brings its kind along."""
        defined = self._context.company.components if self._context is not None else ()
        if not defined:
            return
        completer = QCompleter([one.name for one in defined], name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        name.setCompleter(completer)
        kinds = {one.name.casefold(): one.kind for one in defined}

        def follow(text: str) -> None:
            found = kinds.get(text.strip().casefold())
            if found is not None:
                kind.setCurrentIndex(0 if found is ComponentKind.FIXED else 1)
                self._look()

        name.textChanged.connect(follow)

    def _remove(self, entry: _Line) -> None:
        self.allowances.remove(entry)
        entry[3].hide()
        entry[3].deleteLater()
        self._look()


def _how_counted() -> str:
    return _(
        "BPJS Ketenagakerjaan counts the average of the last months (PP 44/2015 art. 19). What is made in a month is "
        "entered month by month."
    )
