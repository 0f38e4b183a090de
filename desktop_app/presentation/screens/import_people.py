"""The import of the people workbook: choose a file, see what would change, then write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.application.people_import import ImportPreview, ImportRow, RowOutcome
from desktop_app.application.people_rows import PeopleWorkbook
from desktop_app.application.results import Outcome
from desktop_app.domain.findings import Finding, KnownProblem, Severity
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.models.rows_model import Column, Status, StatusKind
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (980, 680)
_AMOUNT: Final = re.compile(r"-?(\d+)\.(\d{2})")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS: Final[dict[Severity, StatusKind]] = {
    Severity.ERROR: "blocking",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row of the preview with its place in the workbook."""

    number: int
    row: ImportRow


@dataclass(frozen=True, slots=True)
class _Remark:
    """A finding with its place in the list."""

    number: int
    finding: Finding


def open_import(parent: QWidget, services: Services, jobs: Jobs, path: Path | None = None) -> bool:
    """Let the user import a workbook; whether something was imported."""
    dialog = ImportDialog(services, jobs, parent=parent)
    if path is not None:
        dialog.load(path)
    dialog.exec()
    return dialog.imported


class ImportDialog(QDialog):
    """Nothing is written before the button at the lower right is pressed."""

    def __init__(
        self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._dialogs = dialogs or QtDialogs(self)
        self._workbook: PeopleWorkbook | None = None
        self._preview: ImportPreview | None = None
        self.imported = False
        self.setWindowTitle(_("Import from Excel"))
        self.resize(*_SIZE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = PageHead(_("Import from Excel"), _("Nothing is stored before it was shown here."))
        self._segments = Segments()
        self._segments.setAccessibleName(_("Filter"))
        self._segments.chosen.connect(self._filter)
        self._segments.hide()
        self._again = Button(_("Choose another file…"), icon_name="folder-open", height=theme.CONTROL_TOOLBAR)
        self._again.clicked.connect(self.choose)
        self._again.hide()
        self.head.add_tool(self._again)
        self._filter_row = self.head.add_row(self._segments, 0)
        layout.addWidget(self.head)
        self.message = MessageBar()
        layout.addWidget(self.message)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._start_page())
        self._pages.addWidget(self._preview_page())
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot())

    # Building

    def _start_page(self) -> QWidget:
        page = QFrame()
        page.setObjectName("surface")
        layout = QVBoxLayout(page)
        layout.setSpacing(theme.GAP)
        layout.addStretch(2)
        text = _(
            "Choose the people workbook with the sheets Perusahaan, Karyawan, Keluarga and Upah. "
            "Without one yet, save the template and fill it in Excel."
        )
        sentence_label = label(text, "body", "ink-2", wrap=True)
        sentence_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sentence_label.setMaximumWidth(theme.current().px(480))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(sentence_label, 8)
        line.addStretch(1)
        layout.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        row.addStretch(1)
        self._choose = Button(_("Choose file…"), "primary", "folder-open")
        self._choose.clicked.connect(self.choose)
        self._template = Button(_("Save the template…"), icon_name="file-spreadsheet")
        self._template.clicked.connect(self._save_template)
        row.addWidget(self._choose)
        row.addWidget(self._template)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)
        return page

    def _preview_page(self) -> QWidget:
        split = Splitter(Qt.Orientation.Vertical)
        self.table = Table(_preview_columns(), key=lambda shown: shown.number)
        self.table.view.setAccessibleName(_("What would change"))
        self.table.set_empty(_("No row of this kind."))
        split.addWidget(self.table)
        lower = QFrame()
        lower.setObjectName("surface")
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._findings_head = label("", "section")
        self._findings_head.setContentsMargins(theme.PAD, 10, theme.PAD, 8)
        layout.addWidget(self._findings_head)
        self.findings = Table(_finding_columns(), key=lambda remark: remark.number, row_height=theme.ROW_REASON)
        self.findings.view.setAccessibleName(_("Findings"))
        self.findings.set_empty(_("The workbook has no findings."))
        layout.addWidget(self.findings, 1)
        split.addWidget(lower)
        split.setSizes([380, 190])
        return split

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.PAD, 10, theme.PAD, 10)
        row.setSpacing(theme.GAP_SMALL)
        self.skip = QCheckBox(_("Leave out refused rows"))
        self.skip.setToolTip(_("The other rows are imported; repair the refused ones and import the file again."))
        theme.set_font(self.skip, "body")
        self.skip.toggled.connect(self._show_button)
        self.skip.hide()
        row.addWidget(self.skip)
        row.addStretch(1)
        self._close = Button(_("Close"))
        self._close.clicked.connect(self.reject)
        self._close.setAutoDefault(False)
        self.button = Button(_("Import"), "primary", "download")
        self.button.clicked.connect(self.apply)
        self.button.hide()
        row.addWidget(self._close)
        row.addWidget(self.button)
        return foot

    # Acting

    def choose(self) -> None:
        """Let the user choose a file, and read it."""
        path = self._dialogs.open_file(_("Choose the people workbook"), _("Excel workbook (*.xlsx)"))
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Read a workbook and show what it would change."""
        self.message.hide()

        def work() -> tuple[PeopleWorkbook, Outcome[ImportPreview]]:
            workbook = self._services.read_people(path)
            return workbook, self._services.imports.preview(workbook)

        def show(result: tuple[PeopleWorkbook, Outcome[ImportPreview]]) -> None:
            self._workbook, outcome = result
            self.head.set_title(path.name, _("Nothing is stored before it was shown here."))
            self._show(outcome)

        self.head.bar.follow(self._jobs.run(work, show, problem=self._say))

    def apply(self) -> None:
        """Write what is shown."""
        workbook, skip = self._workbook, self.skip.isChecked()
        if workbook is None:
            return
        self.button.setEnabled(False)
        job = self._jobs.run(
            lambda: self._services.imports.apply(workbook, skip_refused=skip),
            self._applied,
            problem=self._say,
            changes=lambda outcome: outcome.changes if outcome.changes.kinds else None,
        )
        job.finished.connect(self._show_button)
        self.head.bar.follow(job)

    def _save_template(self) -> None:
        path = self._dialogs.save_file(_("Save the template"), _("Excel workbook (*.xlsx)"), "templat-gajiberes.xlsx")
        if path is not None:
            self._jobs.run(
                lambda: self._services.write_template(path),
                lambda _none: self.message.say(
                    _("The template is saved: {file}. Fill it in Excel, then choose it here.").format(file=path.name),
                    "daun",
                ),
                problem=self._say,
            )

    def _applied(self, outcome: Outcome[ImportPreview]) -> None:
        if outcome.value.applied:
            self.imported = True
            self.accept()
        else:
            self._show(outcome)

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))

    def _show(self, outcome: Outcome[ImportPreview]) -> None:
        preview = self._preview = outcome.value
        summary = preview.summary
        self.table.set_rows([_Shown(number, row) for number, row in enumerate(preview.rows)])
        order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
        findings = sorted(outcome.findings, key=lambda finding: order.index(finding.severity))
        self.findings.set_rows([_Remark(number, finding) for number, finding in enumerate(findings)])
        count = len(findings)
        self._findings_head.setText(ngettext("{count} finding", "{count} findings", count).format(count=count))
        self._segments.set_segments(
            (
                Segment("all", _("All"), summary.new + summary.changed + summary.unchanged + summary.refused),
                Segment(RowOutcome.NEW, _("New"), summary.new),
                Segment(RowOutcome.CHANGED, _("Changed"), summary.changed),
                Segment(RowOutcome.UNCHANGED, _("Unchanged"), summary.unchanged),
                Segment(RowOutcome.REFUSED, _("Refused"), summary.refused),
            )
        )
        self._segments.choose(RowOutcome.REFUSED if summary.refused else "all")
        self._segments.show()
        self._again.show()
        self.skip.setVisible(bool(summary.refused))
        self._pages.setCurrentIndex(1)
        self._filter()
        self._show_button()
        self.table.view.setFocus()

    def _filter(self) -> None:
        key = self._segments.current
        self.table.model.set_filter(None if key == "all" else lambda shown: shown.row.outcome == key)

    def _show_button(self) -> None:
        if self._preview is None:
            return
        summary = self._preview.summary
        count = summary.new + summary.changed
        self.button.set_text(ngettext("Import {count} row", "Import {count} rows", count).format(count=count))
        held = bool(summary.refused) and not self.skip.isChecked()
        self.button.setEnabled(bool(count) and not held)
        tip = ""
        if held:
            tip = _("Repair the refused rows in the workbook, or leave them out.")
        elif not count:
            tip = _("Everything in the workbook is already stored.")
        self.button.setToolTip(tip)
        self.button.show()


def _preview_columns() -> tuple[Column[_Shown], ...]:
    return (
        Column("outcome", _("Row"), lambda shown: _outcome_status(shown.row.outcome), kind="status", width=112),
        Column("sheet", _("Sheet"), lambda shown: shown.row.sheet, width=104),
        Column("cell", _("Cell"), lambda shown: shown.row.cell, width=64, tabular=True),
        Column("key", _("Key"), lambda shown: shown.row.key, tabular=True),
        Column("before", _("Before"), lambda shown: _readable(shown.row.before), tone=lambda _row: "ink-2", width=210),
        Column("after", _("After"), lambda shown: _readable(shown.row.after), width=210, weight=500),
    )


def _finding_columns() -> tuple[Column[_Remark], ...]:
    text: Callable[[_Remark], str] = lambda remark: sentence(remark.finding.code, remark.finding.params)  # noqa: E731
    return (
        Column(
            "kind",
            _("Kind"),
            lambda remark: Status(_KINDS[remark.finding.severity], _severity_word(remark.finding.severity)),
            kind="status",
            width=112,
        ),
        Column("text", _("What to do"), text, wrap=True, tooltip=text),
    )


def _outcome_status(outcome: RowOutcome) -> Status:
    return {
        RowOutcome.NEW: Status("ready", _("New")),
        RowOutcome.CHANGED: Status("sent", _("Changed")),
        RowOutcome.UNCHANGED: Status("none", _("Unchanged")),
        RowOutcome.REFUSED: Status("blocking", _("Refused"), strong=True),
    }[outcome]


def _severity_word(severity: Severity) -> str:
    return {Severity.ERROR: _("Refused"), Severity.WARNING: _("Note"), Severity.INFO: _("Info")}[severity]


def _readable(text: str) -> str:
    """Dates and amounts of the preview as people write them."""
    if _DAY.fullmatch(text):
        return formats.short_date(date.fromisoformat(text))
    if _AMOUNT.fullmatch(text):
        sen = int(text.replace(".", ""))
        return formats.amount(sen, zero="0")
    return text
