"""What another law changes in a month that is still open: client by client, and person by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.application.law.effects import CompanyEffect, PersonEffect
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.jobs import Job, Jobs
from desktop_app.presentation.models.rows_model import Column, Difference, Status
from desktop_app.presentation.widgets.buttons import Button, IconButton
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.page_dialog import PageDialog
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (900, 620)
_SUMS: Final = ("take_home", "tax", "employer_cost")


@dataclass(frozen=True, slots=True)
class _Sums:
    """The differences of a client's totals; None for a month that doesn't move."""

    effect: CompanyEffect

    def difference(self, name: str) -> Money | None:
        before, after = self.effect.before, self.effect.after
        if before is None or after is None:
            return None
        now: Money = getattr(after, name)
        then: Money = getattr(before, name)
        return now - then


def show_effects(
    parent: QWidget,
    services: Services,
    jobs: Jobs,
    laws: tuple[RegulationSet, RegulationSet],
    starts_on: date | None = None,
) -> None:
    """Let the user compare two laws, before and after, first in the month in which the later one begins."""
    today = Month.of(services.clock.now().date())
    month = max(Month.of(starts_on), today) if starts_on is not None else today
    EffectsDialog(services, jobs, laws, month, parent).exec()


class EffectsDialog(PageDialog):
    """Above the clients, below the people of the client that is chosen."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        laws: tuple[RegulationSet, RegulationSet],
        month: Month,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("What it changes"), " ", _SIZE, parent)
        self._services = services
        self._jobs = jobs
        self._laws = laws
        self._month = month
        self._job: Job[tuple[CompanyEffect, ...]] | None = None
        self._build_month()
        self.clients = Table(_client_columns(), lambda sums: sums.effect.company_id)
        self.clients.view.cell_chosen.connect(lambda sums, _column: self._show_people(sums))
        self.people = Table(_person_columns(), lambda person: person.nip)
        splitter = Splitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.clients)
        splitter.addWidget(self.people)
        splitter.setSizes([240, 300])
        self.column.addWidget(splitter, 1)
        close = Button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        self.add_foot(label(_("Calculated in memory; nothing is stored."), "table", "ink-3"), close)
        self._load()

    def done(self, result: int) -> None:
        """Stop the work under way before closing."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _build_month(self) -> None:
        back, forth = IconButton("chevron-left", _("Previous month")), IconButton("chevron-right", _("Next month"))
        back.clicked.connect(lambda: self._step(-1))
        forth.clicked.connect(lambda: self._step(1))
        self._month_name = label("", "body", weight=600)
        self._month_name.setMinimumWidth(theme.current().px(120))
        self._month_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for tool in (back, self._month_name, forth):
            self.head.add_tool(tool)

    def _step(self, months: int) -> None:
        self._month = self._month + months
        self._load()

    def _load(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._month_name.setText(formats.month_name(self._month.year, self._month.number))
        self.message.hide()
        month, (before, after), effects = self._month, self._laws, self._services.law_effects
        job = self._jobs.run(
            lambda report: effects.compare(month, before, after, report=report),
            self._show,
            problem=self._say,
            with_progress=True,
        )
        self._job = job
        job.finished.connect(lambda: self._ended(job))
        self.head.bar.follow(job)

    def _ended(self, job: Job[tuple[CompanyEffect, ...]]) -> None:
        if self._job is job:
            self._job = None

    def _show(self, effects: Sequence[CompanyEffect]) -> None:
        count = sum(len(effect.changed) for effect in effects)
        still = sum(not effect.is_open for effect in effects)
        parts = [
            ngettext("{count} person changes", "{count} people change", count).format(count=formats.grouped(count))
        ]
        if still:
            text = ngettext("{count} client is approved and stays", "{count} clients are approved and stay", still)
            parts.append(text.format(count=still))
        self.head.set_title(_("What it changes"), " · ".join(parts))
        self.clients.set_rows([_Sums(effect) for effect in effects])
        self.clients.set_empty(_("There is no client yet."))
        first = next((effect for effect in effects if effect.changed), effects[0] if effects else None)
        if first is not None:
            self.clients.view.choose(first.company_id, "name")
            self._show_people(_Sums(first))

    def _show_people(self, sums: _Sums) -> None:
        effect = sums.effect
        self.people.set_rows(effect.changed)
        self.people.set_empty(
            _("Nobody's figures change.") if effect.is_open else _("This month is approved, so it stays as it is.")
        )

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))


def _status(sums: _Sums) -> Status:
    effect = sums.effect
    if not effect.is_open:
        return Status("none", _("stays"))
    count = len(effect.changed)
    if not count:
        return Status("proven", _("no change"))
    return Status("info", ngettext("{count} person", "{count} people", count).format(count=count))


def _client_columns() -> tuple[Column[_Sums], ...]:
    def of(name: str) -> Column[_Sums]:
        return Column[_Sums](
            name, _heads()[name], lambda sums: Difference(sums.difference(name)), kind="difference", width=122
        )

    return (
        Column[_Sums]("name", _("Client"), lambda sums: sums.effect.name, kind="name"),
        Column[_Sums]("state", _("Effect"), _status, kind="status", width=130),
        *(of(name) for name in _SUMS),
    )


def _person_columns() -> tuple[Column[PersonEffect], ...]:
    def of(name: str) -> Column[PersonEffect]:
        return Column[PersonEffect](
            name, _heads()[name], lambda person: Difference(getattr(person, name)), kind="difference", width=122
        )

    return (
        Column[PersonEffect]("nip", _("Number"), lambda person: person.nip, width=110, tabular=True),
        Column[PersonEffect]("name", _("Name"), lambda person: person.name, kind="name"),
        *(of(name) for name in _SUMS),
    )


def _heads() -> dict[str, str]:
    return {"take_home": _("± Take-home"), "tax": _("± PPh 21"), "employer_cost": _("± Employer cost")}
