"""The policies of a company: each choice with its legal basis, and what has held since when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.company import CompanySize, CompanyTerms, Programme
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.screens.company.grid import grid, place
from desktop_app.presentation.screens.company.words import (
    changes_text,
    policies,
    programme_names,
    switch_basis,
    switches,
)
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.form_dialog import combo
from desktop_app.presentation.widgets.form_field import FormField


class Policies(Card):
    """The choices in force from the date at the foot of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Policies"), parent=parent)
        self.choices: dict[str, QComboBox] = {}
        fields = grid()
        for policy in policies():
            box = self.choices[policy.name] = combo(policy.choices)
            place(fields, FormField(policy.title, box, hint=policy.basis, hint_lines=2, parent=self), 3)
        self.base = combo([(_("Basic wage and fixed allowances"), None)])
        self.base.setEnabled(False)
        basis = _("Perpres 82/2018 art. 33 and PP 44/2015 art. 19 leave no choice. Overtime and THR are never in it.")
        place(fields, FormField(_("Wage that BPJS counts"), self.base, hint=basis, hint_lines=2, parent=self), 3)
        self.body.addLayout(fields)
        self.switches: dict[str, QCheckBox] = {}
        for title, name in switches():
            self.switches[name] = self._switch(title, switch_basis()[name])

    def show_terms(self, terms: CompanyTerms) -> None:
        """Show the choices of these terms."""
        for name, box in self.choices.items():
            box.setCurrentIndex(max(box.findData(getattr(terms, name)), 0))
        for name, switch in self.switches.items():
            switch.setChecked(getattr(terms, name))

    def facts(self) -> dict[str, Any]:
        """The choices by field of the terms."""
        chosen: dict[str, Any] = {name: box.currentData() for name, box in self.choices.items()}
        return chosen | {name: switch.isChecked() for name, switch in self.switches.items()}

    def _switch(self, title: str, basis: str) -> QCheckBox:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        switch = QCheckBox(title)
        switch.setAccessibleDescription(basis)
        theme.set_font(switch, "body")
        note = label(basis, "table", "ink-3", wrap=True)
        note.setContentsMargins(theme.current().px(24), 0, 0, 0)
        lines.addWidget(switch)
        lines.addWidget(note)
        self.body.addLayout(lines)
        return switch


class ProgrammeChoice(Card):
    """The programmes in which the company takes part: by law, or as chosen."""

    def __init__(self, mandatory: Mapping[CompanySize, frozenset[Programme]], parent: QWidget | None = None) -> None:
        """``mandatory``: what the law demands of each size at BPJS Ketenagakerjaan."""
        super().__init__(_("Programmes"), parent=parent)
        self._mandatory = mandatory
        self._size = CompanySize.SMALL
        self.by_law = QCheckBox(_("By law, from the size of the company"))
        theme.set_font(self.by_law, "body")
        self.body.addWidget(self.by_law)
        row = QHBoxLayout()
        row.setSpacing(theme.PAD)
        self.boxes: dict[Programme, QCheckBox] = {}
        for programme, name in programme_names().items():
            box = self.boxes[programme] = QCheckBox(name)
            theme.set_font(box, "body")
            row.addWidget(box)
        row.addStretch(1)
        self.body.addLayout(row)
        basis = _(
            "Perpres 109/2013 art. 6: the size decides, and more may be taken voluntarily. "
            "What the law demands and isn't ticked is reported every month."
        )
        self.body.addWidget(label(basis, "table", "ink-3", wrap=True))
        self.by_law.toggled.connect(self._follow)

    def show_terms(self, terms: CompanyTerms) -> None:
        """Show the choice of these terms."""
        self._size = terms.size
        self.by_law.setChecked(terms.programmes is None)
        self._follow(terms.programmes is None)
        if terms.programmes is not None:
            self._tick(terms.programmes)

    def show_size(self, size: CompanySize) -> None:
        """Another size was chosen: by law it may mean other programmes."""
        self._size = size
        if self.by_law.isChecked():
            self._follow(by_law=True)

    def programmes(self) -> tuple[Programme, ...] | None:
        """The programmes; None: by law."""
        if self.by_law.isChecked():
            return None
        return tuple(programme for programme, box in self.boxes.items() if box.isChecked())

    def _follow(self, by_law: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not by_law)
        if by_law:
            demanded = {Programme.KESEHATAN} | self._mandatory.get(self._size, frozenset())
            # JKP follows without being asked for, where JHT is among the others (PP 6/2025).
            self._tick(demanded | ({Programme.JKP} if Programme.JHT in demanded else set()))

    def _tick(self, programmes: Collection[Programme]) -> None:
        for programme, box in self.boxes.items():
            box.setChecked(programme in programmes)


class Timeline(Card):
    """What holds since when, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Holds since"), parent=parent)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theme.PAD)
        self._rows.setVerticalSpacing(theme.GAP_SMALL)
        self._rows.setColumnStretch(1, 1)
        self.body.addLayout(self._rows)

    def show_terms(self, terms: tuple[CompanyTerms, ...]) -> None:
        """Show each date with what changed on it."""
        before = (None, *terms)
        for number, (earlier, one) in enumerate(reversed(list(zip(before, terms, strict=False)))):
            start = label(formats.short_date(one.starts_on), "table", weight=600, tabular=True)
            self._rows.addWidget(start, number, 0)
            self._rows.addWidget(label(changes_text(earlier, one), "table", "ink-2", wrap=True), number, 1)
