"""What the menu does with a whole workspace: open, back up, check, people in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths

from desktop_app.domain.findings import Finding, Severity
from desktop_app.foundation.i18n import _, mark, ngettext, sentence
from desktop_app.presentation.screen import Command

if TYPE_CHECKING:
    from desktop_app.application.people_import import ImportPreview
    from desktop_app.application.people_rows import PeopleWorkbook
    from desktop_app.application.results import Outcome
    from desktop_app.presentation.dialogs import Dialogs
    from desktop_app.presentation.jobs import Jobs
    from desktop_app.presentation.session import Session

EXCEL: Final = "Excel (*.xlsx)"
DATA_FILES: Final = "Gajiberes (*.gbr)"
_SHOWN: Final = 6
"""Refusals named in the question before an import."""
Say = Callable[[str, str], None]
"""Shows a sentence in a tone over the window."""


def local_folder() -> Path:
    """Where data files lie unless another place is chosen."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place or Path.home()) / "Gajiberes"


class WorkspaceCommands:
    """The commands over one opened workspace."""

    def __init__(self, session: Session, jobs: Jobs, dialogs: Callable[[], Dialogs], say: Say) -> None:
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
        """Ask for a people workbook; what it would change is shown before anything is stored."""
        source = self._dialogs().open_file(_("The people workbook"), EXCEL)
        if source is not None:
            import_workbook(self._session, self._jobs, self._dialogs(), self._say, source)

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
        target = self._dialogs().save_file(_("Back up"), DATA_FILES, suggestion, local_folder())
        if target is not None:
            self._written(lambda: workspace.backup(target), target)

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


def import_workbook(
    session: Session, jobs: Jobs, dialogs: Dialogs, say: Say, source: Path, *, ask: bool = True
) -> None:
    """Read a people workbook, show what it would change, and store it when the user agrees."""
    services = session.services

    def read() -> tuple[PeopleWorkbook, Outcome[ImportPreview]]:
        parsed = services.read_people(source)
        return parsed, services.imports.preview(parsed)

    def shown(result: tuple[PeopleWorkbook, Outcome[ImportPreview]]) -> None:
        parsed, preview = result
        refused = preview.value.summary.refused
        if not ask or dialogs.confirm(
            _("Import {file}?").format(file=source.name), preview_text(preview), _("Import"), danger=refused > 0
        ):
            jobs.run(
                lambda: services.imports.apply(parsed, skip_refused=refused > 0),
                stored,
                changes=lambda outcome: outcome.changes if outcome.changes.kinds else None,
            )

    def stored(outcome: Outcome[ImportPreview]) -> None:
        summary = outcome.value.summary
        text = _("Stored: {new} new, {changed} changed, {refused} left out.")
        say(text.format(new=summary.new, changed=summary.changed, refused=summary.refused), "daun")

    jobs.run(read, shown)


def preview_text(preview: Outcome[ImportPreview]) -> str:
    """What an import would do, and the first reasons why rows are left out."""
    summary = preview.value.summary
    lines = [
        _("{new} new rows, {changed} changed, {unchanged} as they were.").format(
            new=summary.new, changed=summary.changed, unchanged=summary.unchanged
        )
    ]
    if summary.refused:
        text = ngettext("{count} row is left out:", "{count} rows are left out:", summary.refused)
        lines += ["", text.format(count=summary.refused)]
    errors = [found for found in preview.findings if found.severity is Severity.ERROR]
    lines += [f"• {sentence(found.code, found.params)}" for found in errors[:_SHOWN]]
    if len(errors) > _SHOWN:
        lines.append(_("… and {count} more").format(count=len(errors) - _SHOWN))
    return "\n".join(lines)


def _titled(msgid: str) -> Callable[[], str]:
    return lambda: _(msgid)
