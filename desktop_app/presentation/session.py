"""An opened workspace: its services, and its clients as the switcher shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.screen import ClientChoice, Found, Place
from desktop_app.presentation.screens.registry import EMPLOYEES, RUN
from desktop_app.presentation.status_line import StatusFacts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from desktop_app.application.law.term import LawTerm
    from desktop_app.application.ports import Workspace, WorkspaceGate
    from desktop_app.application.results import CompanyRow
    from desktop_app.application.services import Services


@dataclass
class Session:
    """What the window knows of the workspace it shows. ``clients`` is replaced when they change."""

    location: str
    services: Services
    month: Month
    desk: tuple[CompanyRow, ...] = ()
    term: LawTerm | None = None
    """How new the law is; None where it couldn't be read."""
    backup: datetime | None = None
    """When it was last backed up from this computer."""

    def clients(self) -> Sequence[ClientChoice]:
        """The clients, from memory."""
        return [ClientChoice(row.company.id, row.company.name, _note(row)) for row in self.desk]

    def find(self, text: str) -> Sequence[Found]:
        """People of all clients, with the number by which they were found masked, and the payslip of a code.

        For a worker.
        """
        from desktop_app.application.people.search import matched_number  # noqa: PLC0415 - the first window needs none

        people = [
            Found(
                hit.name,
                " · ".join((matched_number(hit, text), hit.company_name)),
                Place(EMPLOYEES, hit.company_id, subject=hit.employee_id),
            )
            for hit in self.services.search.find(text)
        ]
        return [*self._slip_of(text), *people]

    def _slip_of(self, text: str) -> Sequence[Found]:
        """The payslip on which a code was printed; a text that can only be a code and is nobody's is said to be so."""
        from desktop_app.application.verification import is_written_as_code  # noqa: PLC0415 - as above

        found = self.services.slip_codes.find(text)
        if found is None:
            if not is_written_as_code(text):
                return []
            return [
                Found(_("No payslip has this code"), _("changed, or from another data file"), None, "triangle-alert")
            ]
        month, take_home = found.head.month, found.slip.payslip.totals.take_home
        parts = (
            _("corrected since") if found.corrected else _("code is right"),
            f"{formats.short_month(month.number)} {month.year}",
            formats.rupiah(take_home.sen) if take_home is not None else formats.NOTHING,
        )
        title = _("Payslip of {name}").format(name=found.slip.employee.name)
        place = Place(RUN, found.company.id, month, found.slip.employee.nip)
        return [Found(title, " · ".join(parts), place, "triangle-alert" if found.corrected else "shield-check")]

    def read_desk(self) -> tuple[CompanyRow, ...]:
        """The clients, from the workspace; for a worker."""
        return self.services.companies.desk(self.month)

    def facts(self) -> StatusFacts:
        """What the status bar says."""
        workspace = self.services.workspace
        encryption = _("Encrypted") if workspace.encrypted else _("Not encrypted")
        today = self.services.clock.now().date()
        return StatusFacts(
            _file_name(self.location, workspace.label),
            encryption,
            workspace.encrypted,
            self._backup(),
            law_in_words(self.term, today),
            place=self.location,
        )

    def read_term(self) -> LawTerm | None:
        """How new the law is; for a worker. A file of the program that is broken is told where it is needed."""
        from desktop_app.application.law.term import law_term  # noqa: PLC0415 - the first window needs none

        try:
            return law_term(self.services.law.state().law, self.services.clock.now().date())
        except KnownProblem:
            return None

    def _backup(self) -> str:
        if "://" in self.location:  # a database server is backed up by its own tools
            return ""
        if self.backup is None:
            return _("No backup yet")
        day = formats.day_month(self.backup.date())
        return _("Backup {day} {time}").format(day=day, time=formats.clock_time(self.backup))


def law_in_words(term: LawTerm | None, today: date) -> str:
    """How new the law is and until when nothing new is to be expected; empty where that isn't known."""
    if term is None:
        return ""
    newest = f"{term.newest.year:04d}-{term.newest.month:02d}"
    if term.expected is None:
        return _("Rules {newest}").format(newest=newest)
    if term.is_overdue(today):
        return _("Rules {newest} · a change is overdue").format(newest=newest)
    last = term.expected - timedelta(days=1)
    text = _("Rules {newest} · valid to {day} {year}")
    return text.format(newest=newest, day=formats.day_month(last), year=last.year)


def open_session(
    gate: WorkspaceGate, services: Callable[[Workspace], Services], location: str, passphrase: str | None
) -> Session:
    """Open a workspace; for a worker. Raises KnownProblem."""
    workspace = gate.open(location, passphrase)
    try:
        made = services(workspace)
        session = Session(location, made, Month.of(made.clock.now().date()))
        session.desk = session.read_desk()
        session.term = session.read_term()
    except BaseException:
        workspace.close()
        raise
    return session


def _file_name(location: str, label: str) -> str:
    return label if "://" in location else Path(location).name


def _note(row: CompanyRow) -> str:
    people = ngettext("{count} employee", "{count} employees", row.people).format(count=formats.grouped(row.people))
    return " · ".join(filter(None, (people, row.company.province)))
