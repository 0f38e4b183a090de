"""The dialog of a new employee."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.employee import (
    Citizenship,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Wage,
)
from desktop_app.domain.identifiers import without_separators
from desktop_app.domain.money import ZERO
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.employees.fields import kind_choices, ptkp_choices
from desktop_app.presentation.screens.employees.member import sex_choice
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_dialog import FormDialog, combo, needs
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit


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
