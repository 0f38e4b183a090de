"""What was said of the files made last, or what the check of each row has found before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.domain.findings import Finding, Severity
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Status, StatusKind
from desktop_app.presentation.screens.files.region import Region
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.table import Table

_MARKS: Final[dict[Severity, StatusKind]] = {
    Severity.ERROR: "blocking",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}


class RemarksRegion(Region):
    """Enter goes to the employee of a remark."""

    person_wanted = Signal(str)
    """The number of the employee."""

    def __init__(self) -> None:
        about = label("", "caption", "ink-3")
        super().__init__(_("Remarks of the pre-check"), about)
        self._about = about
        self.table = Table(
            (
                Column[tuple[int, Finding]]("kind", _("Kind"), _status, kind="status", width=104),
                Column[tuple[int, Finding]]("who", _("Number"), lambda row: row[1].subject, width=90, tabular=True),
                Column[tuple[int, Finding]]("text", _("Note"), _text, wrap=True, tooltip=_text),
            ),
            lambda row: row[0],
            row_height=theme.ROW_REASON,
        )
        self.table.row_opened.connect(self._open)
        self.table.set_empty(_("No remarks."))
        self.column.addWidget(self.table, 1)

    def show_remarks(self, remarks: Sequence[Finding], *, of_files: bool) -> None:
        """Show remarks on the files made last, or on the month."""
        files, month = (
            _("About the files made last; Enter opens the employee."),
            _("About this month; Enter opens the employee."),
        )
        self._about.setText(files if of_files else month)
        self.table.set_rows(tuple(enumerate(remarks)))

    def _open(self, row: tuple[int, Finding]) -> None:
        if row[1].subject:
            self.person_wanted.emit(row[1].subject)


def _status(row: tuple[int, Finding]) -> Status:
    severity = row[1].severity
    words = {Severity.ERROR: _("Finding"), Severity.WARNING: _("Note"), Severity.INFO: _("Info")}
    return Status(_MARKS[severity], words[severity], strong=severity is Severity.ERROR)


def _text(row: tuple[int, Finding]) -> str:
    return sentence(row[1].code, row[1].params)
