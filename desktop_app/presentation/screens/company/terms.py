"""Size, risk class, working week, pay day and minimum wage of a company, as they hold from a date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.company import CompanyTerms
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Rate
from desktop_app.foundation.i18n import _
from desktop_app.presentation.screens.company.classes import ClassTable
from desktop_app.presentation.screens.company.grid import grid, place
from desktop_app.presentation.screens.company.words import CLASSES, size_words
from desktop_app.presentation.widgets.card import Card
from desktop_app.presentation.widgets.form_dialog import combo
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit


class TermsCard(Card):
    """What a calculation can't do without, with the trades of each risk class below."""

    def __init__(self, rates: Mapping[str, Rate], parent: QWidget | None = None) -> None:
        super().__init__(_("Size, risk and working week"), parent=parent)
        layout = grid()
        days = [(str(day), day) for day in range(1, 32)]
        classes = [(_("Class {number}").format(number=name), at) for at, name in enumerate(CLASSES, start=1)]
        self.size_choice = combo([(text, size) for size, text in size_words().items()])
        self.jkk = combo(classes)
        self.week = combo([(_("5 days"), 5), (_("6 days"), 6)])
        self.payday = combo([(_("Last day of the month"), None), *days])
        self.wage = MoneyEdit()
        for title, control, span, required, hint in (
            (_("Business size"), self.size_choice, 2, True, _("Decides the mandatory programmes")),
            (_("JKK risk class"), self.jkk, 2, True, _("As BPJS set it")),
            (_("Working week"), self.week, 2, True, ""),
            (_("Pay day"), self.payday, 2, False, ""),
            (_("Minimum wage"), self.wage, 4, False, _("Empty: by place, from the tables")),
        ):
            place(layout, FormField(title, control, required=required, hint=hint, parent=self), span)
        self.body.addLayout(layout)
        self.classes = ClassTable(rates)
        self.classes.chosen.connect(lambda number: self.jkk.setCurrentIndex(self.jkk.findData(number)))
        self.jkk.currentIndexChanged.connect(lambda _at: self.classes.show_class(self.jkk.currentData()))
        self.classes.show_class(self.jkk.currentData())
        self.body.addWidget(self.classes)

    def show_terms(self, terms: CompanyTerms) -> None:
        """Show these terms."""
        for box, value in (
            (self.size_choice, terms.size),
            (self.jkk, terms.jkk_class),
            (self.week, terms.workweek),
            (self.payday, terms.payday),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.wage.set_amount(terms.minimum_wage)

    def facts(self) -> dict[str, Any]:
        """The facts by field of the terms. Raises KnownProblem ``company.amount`` for an unreadable amount."""
        if not self.wage.valid:
            raise KnownProblem("company.amount")
        return {
            "size": self.size_choice.currentData(),
            "jkk_class": self.jkk.currentData(),
            "workweek": self.week.currentData(),
            "payday": self.payday.currentData(),
            "minimum_wage": self.wage.amount,
        }
