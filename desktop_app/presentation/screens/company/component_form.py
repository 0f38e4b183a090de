"""The dialog of one component: kind, what it counts for from a date, and what the law says of that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.domain.components import BY_LAW, Component, ComponentKind, ComponentTerms, objections
from desktop_app.domain.history import in_force
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.findings_box import FindingsBox
from desktop_app.presentation.widgets.form_dialog import FormDialog, combo, needs
from desktop_app.presentation.widgets.form_field import FormField

FLAGS: Final = ("bpjs", "taxable", "thr", "overtime", "prorated")


class ComponentForm(FormDialog):
    """Earlier dates keep what they had; the same date is corrected."""

    def __init__(
        self, before: Component | None, today: dt.date, taken: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Pay component"), _("Add") if before is None else _("Use"), parent)
        self._before = before
        self._taken = {name.casefold() for name in taken}
        self.name = QLineEdit(before.name if before else "")
        # People's wages and the workbook know a component by name and kind.
        self.name.setReadOnly(before is not None)
        self._name_field = self.add(
            FormField(_("Name"), self.name, required=True, hint=_("As in the workbook: Tunjangan tetap: NAME")), 0, 0
        )
        kinds = ((_("Fixed allowance"), ComponentKind.FIXED), (_("Variable allowance"), ComponentKind.VARIABLE))
        self.kind = combo(kinds, before.kind if before else ComponentKind.FIXED)
        self.kind.setEnabled(before is None)
        self.add(FormField(_("Kind"), self.kind, hint=_("Fixed: paid whatever the attendance")), 0, 1)
        newest = before.terms[-1].starts_on if before and before.terms else None
        first = today.replace(day=1)
        self.start = DateEdit(first if newest is None else max(first, newest))
        self._start_field = self.add(FormField(_("Holds from"), self.start, required=True), 1, 0)
        texts = {
            "bpjs": _("Counts for BPJS"),
            "taxable": _("Taxed"),
            "thr": _("Counts for THR"),
            "overtime": _("Counts for overtime"),
            "prorated": _("Paid by days in part months"),
        }
        self.flags = {name: QCheckBox(texts[name]) for name in FLAGS}
        for box in self.flags.values():
            theme.set_font(box, "body")
            self.extra.addWidget(box)
            box.toggled.connect(lambda _on: self._look())
        self._law = label("", "table", "ink-3", wrap=True)
        self.extra.addWidget(self._law)
        self.findings = FindingsBox()
        self.extra.addWidget(self.findings)
        if before is not None and before.terms:
            self.extra.addWidget(label(_history(before), "table", "ink-3", wrap=True))
        self.name.textEdited.connect(lambda _text: self._look())
        self.start.textEdited.connect(lambda _text: self._look())
        self.kind.activated.connect(lambda _at: self._show_terms(BY_LAW[self.kind.currentData()]))
        self._show_terms(before.terms_on(self.start.date or first) if before else BY_LAW[ComponentKind.FIXED])
        (self.name if before is None else self.flags["bpjs"]).setFocus()

    def complete(self) -> bool:
        """A name of its own and a date."""
        name = self.name.text().strip()
        named = needs(self._name_field, given=bool(name))
        if name.casefold() in self._taken:
            text = _("There is a component of this name already.")
            named = needs(self._name_field, given=False, text=text)
        dated = needs(self._start_field, given=self.start.date is not None, text=_("Type the date like 20-11-2026."))
        return named and dated

    def component(self) -> Component:
        """The component as typed; valid after ``complete``."""
        start = self.start.date
        assert start is not None
        return self._typed(start)

    def _typed(self, start: dt.date) -> Component:
        kind = self.kind.currentData()
        flags = {name: box.isChecked() for name, box in self.flags.items()}
        earlier = self._before.terms if self._before is not None else ()
        others = [terms for terms in earlier if terms.starts_on != start]
        terms = replace(BY_LAW[kind], starts_on=start, **flags)
        # What would only repeat the terms before it isn't a change.
        previous = in_force(sorted(others, key=lambda one: one.starts_on), start)
        if previous is None or replace(previous, starts_on=start) != terms:
            others.append(terms)
        return Component(self.name.text().strip(), kind, tuple(sorted(others, key=lambda one: one.starts_on)))

    def _show_terms(self, terms: ComponentTerms) -> None:
        for name, box in self.flags.items():
            box.setChecked(getattr(terms, name))
        self._look()

    def _look(self) -> None:
        fixed = self.kind.currentData() is ComponentKind.FIXED
        self._law.setText(
            _("By law a fixed allowance counts for everything.")
            if fixed
            else _("By law a variable allowance is taxed and counts for nothing else.")
        )
        start = self.start.date
        found = list(objections(self._typed(start), start)) if start is not None else []
        named = [one for one in found if self.name.text().strip()]
        self.findings.show_findings(named)
        self.fit()


def _history(component: Component) -> str:
    """Since when the component counted for what."""
    words = {
        "bpjs": _("BPJS"),
        "taxable": _("tax"),
        "thr": _("THR"),
        "overtime": _("overtime"),
        "prorated": _("by days"),
    }
    lines = [
        f"{formats.short_date(terms.starts_on)}: "
        + (", ".join(words[name] for name in FLAGS if getattr(terms, name)) or formats.NOTHING)
        for terms in reversed(component.terms)
    ]
    return "\n".join((_("So far:"), *lines))
