"""Workbooks to fill or to correct before they are imported: the blank template, and what the workspace holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.application.exchange.export import not_exported
from desktop_app.domain.findings import Finding
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.screens.imports.work import ImportWork
from desktop_app.presentation.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from desktop_app.application.services import Services


class ImportTemplates:
    """Asks where a workbook is to be saved, writes it, and says what comes next."""

    def __init__(
        self, services: Services, dialogs: Dialogs, work: ImportWork, message: MessageBar, company_id: str
    ) -> None:
        self._services = services
        self._dialogs = dialogs
        self._work = work
        self._message = message
        self._company_id = company_id

    def save_blank(self) -> None:
        """The blank template."""

        def write(path: Path) -> tuple[Finding, ...]:
            self._services.write_template(path)
            return ()

        self._save(_("Save the template"), "templat-gajiberes.xlsx", write)

    def export(self) -> None:
        """The people of the client in view, or of all clients."""

        def write(path: Path) -> tuple[Finding, ...]:
            with self._services.workspace.unit_of_work() as uow:
                codes = [company.code for company in uow.companies() if company.id == self._company_id]
            gathered = self._services.export.gather(codes[0] if codes else None)
            self._services.write_people(path, gathered)
            return not_exported(gathered)

        self._save(_("Export the people"), "karyawan-gajiberes.xlsx", write)

    def _save(self, title: str, suggestion: str, write: Callable[[Path], tuple[Finding, ...]]) -> None:
        path = self._dialogs.save_file(title, _("Excel workbook (*.xlsx)"), suggestion)
        if path is None:
            return

        def say(missing: tuple[Finding, ...]) -> None:
            text = _("The workbook is saved: {file}. Fill or correct it in Excel, then choose it here.")
            self._message.say(f"{text.format(file=path.name)} {sentences(missing)}".strip(), "daun")

        self._work.run(lambda _progress: write(path), say)


def sentences(findings: tuple[Finding, ...]) -> str:
    """What several findings say, one after the other."""
    return " ".join(sentence(finding.code, finding.params) for finding in findings)
