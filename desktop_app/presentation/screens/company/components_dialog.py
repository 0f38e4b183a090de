"""The components of a client: allowances with what they count for, each from a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.components import BY_LAW, Component, ComponentKind, ComponentTerms, objections
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, KnownProblem
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.models.rows_model import Column
from desktop_app.presentation.screens.company.component_form import ComponentForm
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.findings_box import FindingsBox
from desktop_app.presentation.widgets.page_dialog import PageDialog
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (960, 560)
_YES, _NO = "✓", "–"


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A component that is defined, or an allowance that people have without one."""

    component: Component
    terms: ComponentTerms
    defined: bool
    people: int
    findings: tuple[Finding, ...] = ()


def open_components(
    parent: QWidget, services: Services, jobs: Jobs, company: Company, people: Sequence[Employee]
) -> Company | None:
    """Let the user define components; the company as it was saved, or None."""
    dialog = ComponentsDialog(services, jobs, company, people, parent)
    dialog.exec()
    return dialog.saved


class ComponentsDialog(PageDialog):
    """What isn't defined counts as the law has it for its kind, so nothing has to be entered here."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        company: Company,
        people: Sequence[Employee],
        parent: QWidget | None = None,
    ) -> None:
        subtitle = _("What isn't defined here counts as the law has it for its kind.")
        super().__init__(_("Pay components"), subtitle, _SIZE, parent)
        self._services, self._jobs = services, jobs
        self._company, self._people = company, people
        self._today = services.clock.now().date()
        self.components = company.components
        self.saved: Company | None = None
        self.add = Button(_("New component…"), "plain", "plus", "Ctrl+N")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(lambda: self.edit(None))
        self.head.add_tool(self.add)
        self.table = Table(_columns(), key=lambda row: (row.component.name, row.component.kind))
        self.table.view.setAccessibleName(_("Pay components"))
        self.table.row_opened.connect(self.edit)
        self.table.empty_acted.connect(lambda: self.edit(None))
        self.table.set_empty(_("No allowance yet. Define one, or enter it in an employee's wage."), _("New component…"))
        self.column.addWidget(self.table, 1)
        self.findings = FindingsBox()
        self.column.addWidget(self.findings)
        self._build_foot()
        QShortcut(QKeySequence("Delete"), self.table, self.remove)
        for keys in ("Ctrl+Return",):  # Ctrl+S is the button's own
            QShortcut(QKeySequence(keys), self, self.save)
        self._show()
        self.table.view.setFocus()

    def _build_foot(self) -> None:
        self.button = Button(_("Save"), "primary", "save", "Ctrl+S")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.save)
        note = label(_("Enter changes a row; Delete takes a definition away."), "table", "ink-3")
        self.add_foot(note, self.cancel_button(), self.button)

    def edit(self, row: ComponentRow | None) -> None:
        """Ask for a component, or change one; an allowance without one is defined."""
        before = row.component if row is not None else None
        names = [one.name for one in self.components if before is None or not row or one is not row.component]
        form = ComponentForm(before, self._today, names, self)
        if form.exec():
            others = [one for one in self.components if before is None or one != before]
            self.take((*others, form.component()))

    def remove(self) -> None:
        """Take the definition of the current row away: it counts as the law has it from now on."""
        row = self.table.view.current_row()
        if row is not None and row.defined:
            self.take(tuple(one for one in self.components if one != row.component))

    def take(self, components: Sequence[Component]) -> None:
        """Show other components; nothing is stored before saving."""
        self.components = tuple(sorted(components, key=lambda one: one.name))
        self._show()

    def save(self) -> None:
        """Store the components and close."""
        if self.components == self._company.components:
            self.reject()
            return
        company = replace(self._company, components=self.components)
        self.button.setEnabled(False)
        self._jobs.run(
            lambda: self._services.companies.save(company),
            self._done,
            problem=self._say,
            changes=lambda outcome: outcome.changes,
        )

    def _done(self, outcome: Outcome[Company]) -> None:
        self.saved = outcome.value
        self.accept()

    def _say(self, problem: KnownProblem) -> None:
        self.button.setEnabled(True)
        self.message.say(sentence(problem.code, problem.params))

    def _show(self) -> None:
        rows = _rows(self.components, self._people, self._today)
        self.table.set_rows(rows)
        self.findings.show_findings([finding for row in rows for finding in row.findings])
        self.button.setEnabled(self.components != self._company.components)


def _rows(components: Sequence[Component], people: Sequence[Employee], today: dt.date) -> list[ComponentRow]:
    used: dict[tuple[str, ComponentKind], tuple[str, int]] = {}
    for person in people:
        wage = person.wage_on(today) or (person.wages[-1] if person.wages else None)
        for one in wage.allowances if wage is not None else ():
            name, count = used.get((one.name.casefold(), one.kind), (one.name, 0))
            used[one.name.casefold(), one.kind] = (name, count + 1)
    found = []
    for component in components:
        _name, count = used.pop((component.name.casefold(), component.kind), ("", 0))
        terms = component.terms_on(today)
        coming = component.terms[-1] if component.terms else terms
        said = dict.fromkeys(one for day in (today, coming.starts_on) for one in objections(component, day))
        found.append(ComponentRow(component, max(terms, coming, key=_start), True, count, tuple(said)))
    for (_folded, kind), (name, count) in used.items():
        found.append(ComponentRow(Component(name, kind), BY_LAW[kind], False, count))
    return sorted(found, key=lambda row: (row.component.kind, row.component.name.casefold()))


def _start(terms: ComponentTerms) -> dt.date:
    return terms.starts_on


def _columns() -> tuple[Column[ComponentRow], ...]:
    def flag(name: str, title: str, width: int = 66) -> Column[ComponentRow]:
        return Column(
            name,
            title,
            lambda row: _YES if getattr(row.terms, name) else _NO,
            width=width,
            tone=lambda row: "soga" if _differs(row, name) else "" if row.defined else "ink-3",
        )

    return (
        Column(
            "name",
            _("Component"),
            lambda row: row.component.name,
            kind="name",
            note=lambda row: ngettext("{count} person", "{count} people", row.people).format(count=row.people),
            mark=lambda row: "warning" if row.findings else None,
            tone=lambda row: "" if row.defined else "ink-2",
            tooltip=lambda row: "\n".join(sentence(one.code, one.params) for one in row.findings),
        ),
        Column(
            "kind",
            _("Kind"),
            lambda row: _("Fixed") if row.component.kind is ComponentKind.FIXED else _("Variable"),
            width=84,
        ),
        flag("bpjs", _("BPJS")),
        flag("taxable", _("Taxed"), 84),
        flag("thr", _("THR")),
        flag("overtime", _("Overtime")),
        flag("prorated", _("By days"), 70),
        Column(
            "since",
            _("Holds from"),
            lambda row: row.terms.starts_on,
            text=lambda row: formats.short_date(row.terms.starts_on) if row.defined and row.component.terms else "",
            width=100,
            tabular=True,
        ),
        Column("state", _("Origin"), lambda row: _("defined") if row.defined else _("by law"), width=112),
    )


def _differs(row: ComponentRow, name: str) -> bool:
    return name != "prorated" and getattr(row.terms, name) != getattr(BY_LAW[row.component.kind], name)
