"""Small dialogs of the employee screen: a wage from a date on, a new employee."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Wage,
)
from desktop_app.domain.identifiers import without_separators
from desktop_app.domain.money import ZERO
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.employees_fields import kind_choices, ptkp_choices
from desktop_app.presentation.screens.employees_member import sex_choice
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import FormDialog, combo, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit


class WageDialog(FormDialog):
    """A wage from a date on, starting from the wage before it."""

    def __init__(self, before: Wage | None, starts_on: dt.date, *, daily: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("New wage from…"), _("Add"), parent)
        self._daily_worker = daily
        self.start = DateEdit(starts_on)
        self._start_field = self.add(FormField(_("Holds from"), self.start, required=True), 0, 0)
        self.basic = MoneyEdit(before.basic if before else None)
        self._basic_field = self.add(FormField(_("Basic wage a month"), self.basic, required=not daily), 0, 1)
        self.daily = MoneyEdit(before.daily if before else None)
        self._daily_field = self.add(FormField(_("Wage a day"), self.daily), 1, 0)
        self._daily_field.setVisible(daily)
        self.extra.addWidget(label(_("Allowances a month"), "table", "ink-2", weight=500))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.extra.addLayout(self._lines)
        self.allowances: list[tuple[QLineEdit, QComboBox, MoneyEdit, QWidget]] = []
        for allowance in before.allowances if before else ():
            self.add_allowance(allowance)
        more = Button(_("Allowance"), "link", "plus", height=22)
        more.clicked.connect(lambda: self.add_allowance(None))
        self.extra.addWidget(more)
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
        if allowance is None:
            name.setFocus()

    def complete(self) -> bool:
        """A date and an amount."""
        dated = needs(self._start_field, given=self.start.date is not None, text=_("Type the date like 20-11-2026."))
        if self._daily_worker:
            paid = needs(self._daily_field, given=self.daily.amount is not None or self.basic.amount is not None)
        else:
            paid = needs(self._basic_field, given=self.basic.amount is not None)
        return dated and paid and all(amount.valid for _name, _kind, amount, _line in self.allowances)

    def wage(self) -> Wage:
        """The wage as typed; valid after ``complete``."""
        start = self.start.date
        assert start is not None
        allowances = tuple(
            ComponentAmount(name.text().strip(), kind.currentData(), amount.amount or ZERO)
            for name, kind, amount, _line in self.allowances
            if name.text().strip()
        )
        daily = self.daily.amount if self._daily_worker else None
        return Wage(start, self.basic.amount or ZERO, allowances, daily)

    def _remove(self, entry: tuple[QLineEdit, QComboBox, MoneyEdit, QWidget]) -> None:
        self.allowances.remove(entry)
        entry[3].hide()
        entry[3].deleteLater()


class NewEmployeeDialog(FormDialog):
    """What a person needs to be calculated; everything else is entered in the form afterwards."""

    def __init__(self, key: str, nip: str, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(_("New employee"), _("Create"), parent)
        self._key = key
        self.name = QLineEdit()
        self._name_field = self.add(FormField(_("Full name as on the KTP"), self.name, required=True), 0, 0)
        self.nip = QLineEdit(nip)
        self._nip_field = self.add(FormField(_("NIP"), self.nip, required=True), 0, 1)
        self.sex = sex_choice("L")
        self.add(FormField(_("Sex"), self.sex, required=True), 1, 0)
        self.birth = DateEdit()
        self._birth_field = self.add(FormField(_("Date of birth"), self.birth, required=True), 1, 1)
        self.nik = QLineEdit()
        self.add(FormField(_("NIK"), self.nik), 2, 0)
        self.kind = combo(kind_choices(), EmployeeKind.PERMANENT)
        self.add(FormField(_("Kind of employment"), self.kind, required=True), 2, 1)
        self.start = DateEdit(today.replace(day=1))
        self._start_field = self.add(FormField(_("First day of work"), self.start, required=True), 3, 0)
        self.ptkp = combo(ptkp_choices(), "TK/0")
        self.add(FormField(_("PTKP"), self.ptkp, required=True), 3, 1)
        self.basic = MoneyEdit()
        self._basic_field = self.add(
            FormField(_("Basic wage a month"), self.basic, hint=_("For daily workers the wage a day")), 4, 0
        )
        self.title = QLineEdit()
        self.add(FormField(_("Job title"), self.title), 4, 1)
        self.name.setFocus()

    def complete(self) -> bool:
        """Name, NIP and the two dates."""
        dates = _("Type the date like 20-11-2026.")
        return all(
            [
                needs(self._name_field, given=bool(self.name.text().strip())),
                needs(self._nip_field, given=bool(self.nip.text().strip())),
                needs(self._birth_field, given=self.birth.date is not None, text=dates),
                needs(self._start_field, given=self.start.date is not None, text=dates),
                self.basic.valid,
            ]
        )

    def employee(self) -> Employee:
        """The person as typed; valid after ``complete``."""
        birth, start = self.birth.date, self.start.date
        assert birth is not None
        assert start is not None
        kind = self.kind.currentData()
        terms = EmployeeTerms(start, kind, self.ptkp.currentData(), job_title=self.title.text().strip())
        amount = self.basic.amount
        wages: tuple[Wage, ...] = ()
        if amount is not None:
            wage = Wage(start, amount)
            wages = (replace(wage, basic=ZERO, daily=amount) if kind is EmployeeKind.DAILY else wage,)
        return Employee(
            id=self._key,
            nip=self.nip.text().strip(),
            name=self.name.text().strip(),
            citizenship=Citizenship.WNI,
            sex=self.sex.current,
            birth_date=birth,
            employments=(Employment(start),),
            terms=(terms,),
            wages=wages,
            nik=without_separators("nik", self.nik.text().strip()),
            country="ID",
        )
