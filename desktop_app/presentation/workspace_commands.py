"""What the menu does with a whole workspace: open, back up, check, people in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.findings import Finding
from desktop_app.foundation.i18n import _, mark, sentence
from desktop_app.presentation import folders
from desktop_app.presentation.screen import Command

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.application.exchange.imports import ImportPreview
    from desktop_app.application.results import Outcome
    from desktop_app.presentation.dialogs import Dialogs
    from desktop_app.presentation.jobs import Jobs
    from desktop_app.presentation.session import Session

EXCEL: Final = "Excel (*.xlsx)"
DATA_FILES: Final = "Gajiberes (*.gbr)"
Say = Callable[[str, str], None]
"""Shows a sentence in a tone over the window."""


class WorkspaceCommands:
    """The commands over one opened workspace."""

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        dialogs: Callable[[], Dialogs],
        say: Say,
        ask_import: Callable[[Path | None], None],
        backed_up: Callable[[Session, datetime], None] = lambda _session, _at: None,
    ) -> None:
        self._backed_up = backed_up
        self._import = ask_import
        self._session = session
        self._jobs = jobs
        self._dialogs = dialogs
        self._say = say

    def commands(self, choose: Callable[[], None], restore: Callable[[], None]) -> Sequence[Command]:
        """The entries of the menu; ``choose`` opens another data file, ``restore`` puts a backup in place."""
        return (
            Command("open", "file", _titled(mark("&Open a data file…")), choose, "Ctrl+O", "folder-open"),
            Command("import", "file", _titled(mark("&Import people from Excel…")), self.import_people, "", "upload"),
            Command("export", "file", _titled(mark("&Export people to Excel…")), self.export_people, "", "download"),
            Command("template", "file", _titled(mark("Blank people &workbook…")), self.write_template),
            Command("backup", "file", _titled(mark("&Back up…")), self.back_up, "", "hard-drive"),
            Command("restore", "file", _titled(mark("&Restore a backup…")), restore, "", "history"),
            Command("verify", "file", _titled(mark("&Check the data file")), self.verify, "", "shield-check"),
        )

    def import_people(self) -> None:
        """What a people workbook would change is shown before anything is stored."""
        self._import(None)

    def export_people(self) -> None:
        """Write all clients and their people into a workbook."""
        target = self._dialogs().save_file(_("Export people to Excel"), EXCEL, "gajiberes-karyawan.xlsx")
        if target is not None:
            services = self._session.services
            self._written(lambda: services.write_people(target, services.export.gather()), target)

    def write_template(self) -> None:
        """Write the blank people workbook."""
        target = self._dialogs().save_file(_("Blank people workbook"), EXCEL, "gajiberes-kosong.xlsx")
        if target is not None:
            services = self._session.services
            self._written(lambda: services.write_template(target), target)

    def back_up(self) -> None:
        """Write a copy of the data file."""
        workspace = self._session.services.workspace
        day = self._session.services.clock.now().date().isoformat()
        suggestion = f"{workspace.label}-{day}.gbr"
        target = self._dialogs().save_file(_("Back up"), DATA_FILES, suggestion, folders.documents())
        if target is not None:

            def done(_none: None) -> None:
                self._backed_up(self._session, self._session.services.clock.now())
                self._say(
                    _("{file} was written. Keep a copy away from this computer too.").format(file=target.name), "daun"
                )

            self._jobs.run(lambda: workspace.backup(target), done)

    def verify(self) -> None:
        """Check the data file and say what is damaged."""

        def done(findings: tuple[Finding, ...]) -> None:
            if findings:
                self._say(" ".join(sentence(found.code, found.params) for found in findings), "merah")
            else:
                self._say(_("The data file is whole: nothing is damaged or missing."), "daun")

        self._jobs.run(self._session.services.workspace.verify, done)

    def _written(self, work: Callable[[], None], target: Path) -> None:
        self._jobs.run(work, lambda _none: self._say(_("{file} was written.").format(file=target.name), "daun"))


def import_example(session: Session, jobs: Jobs, source: Path) -> None:
    """Store the example's workbook without a preview: there is nothing yet that it could change."""
    services = session.services

    def work() -> Outcome[ImportPreview]:
        return services.imports.apply(services.read_people(source), skip_refused=True)

    jobs.run(work, changes=lambda outcome: outcome.changes)


def _titled(msgid: str) -> Callable[[], str]:
    return lambda: _(msgid)
