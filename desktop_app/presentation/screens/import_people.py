"""The import of people: a file or pasted cells, what the columns mean, what would change, and then the writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.application.people_import import ImportPreview, RowOutcome
from desktop_app.application.people_mapping import MappedPeople, PeopleMapping, Source
from desktop_app.application.people_rows import PeopleWorkbook
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.findings import Finding, KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Job, Jobs, Progress
from desktop_app.presentation.screens.import_choices import HeadingChoice
from desktop_app.presentation.screens.import_mapping import MappingPage
from desktop_app.presentation.screens.import_preview import ImportPreviewPage
from desktop_app.presentation.screens.import_start import ImportFoot, ImportStartPage
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.segments import Segment, Segments

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (1080, 700)
_START, _MAPPING, _PREVIEW = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A sheet with the first mapping of it."""

    mapping: PeopleMapping
    mapped: MappedPeople
    companies: tuple[Company, ...]
    month: Month


def open_import(
    parent: QWidget, services: Services, jobs: Jobs, path: Path | None = None, company_id: str = ""
) -> bool:
    """Let the user import a file; whether something was imported. ``company_id`` is the client in view."""
    dialog = ImportDialog(services, jobs, parent=parent, company_id=company_id)
    if path is not None:
        dialog.load(path)
    dialog.exec()
    return dialog.imported


class ImportDialog(QDialog):
    """Nothing is written before the button at the lower right is pressed on the last page."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        dialogs: Dialogs | None = None,
        parent: QWidget | None = None,
        company_id: str = "",
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs
        self._dialogs = dialogs or QtDialogs(self)
        self._company_id = company_id
        self._source: Source | None = None
        self._at = 0
        self._mapping: PeopleMapping | None = None
        self._waiting: PeopleMapping | None = None
        self._mapped_from: PeopleMapping | None = None
        self._workbook: PeopleWorkbook | None = None
        self._preview: ImportPreview | None = None
        self._job: Job[Any] | None = None
        self.imported = False
        self._build()

    def _build(self) -> None:
        self.setWindowTitle(_("Import people"))
        self.resize(*_SIZE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = PageHead(_("Import people"), _("Nothing is stored before it was shown here."))
        self.preview = ImportPreviewPage()
        self._segments = Segments()
        self._segments.setAccessibleName(_("Filter"))
        self._segments.chosen.connect(self.preview.show_only)
        self._segments.hide()
        self._again = Button(_("Choose another file…"), icon_name="folder-open", height=theme.CONTROL_TOOLBAR)
        self._again.clicked.connect(self.choose)
        self._again.setAutoDefault(False)
        self._again.hide()
        self.head.add_tool(self._again)
        self._filter_row = self.head.add_row(self._segments, 0)
        layout.addWidget(self.head)
        self.message = MessageBar()
        layout.addWidget(self.message)
        self.mapping = MappingPage()
        self.mapping.changed.connect(self._map)
        self.mapping.headings_chosen.connect(self._propose_from)
        self.mapping.table_chosen.connect(self._show_table)
        self.preview.chosen_changed.connect(self._show_button)
        self.table, self.findings = self.preview.table, self.preview.findings
        start = ImportStartPage()
        start.choose.connect(self.choose)
        start.paste.connect(self.paste)
        start.template.connect(self._save_template)
        start.export.connect(self._export)
        self._pages = QStackedWidget()
        for page in (start, self.mapping, self.preview):
            self._pages.addWidget(page)
        layout.addWidget(self._pages, 1)
        self._foot = ImportFoot()
        self.skip, self.button = self._foot.skip, self._foot.button
        self._back, self._close, self._state = self._foot.back, self._foot.close_button, self._foot.state
        self.skip.toggled.connect(self._show_button)
        self.button.clicked.connect(self.go_on)
        self._back.clicked.connect(lambda: self._show_page(_MAPPING))
        self._close.clicked.connect(self.reject)
        layout.addWidget(self._foot)
        self._paste_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go_on)

    # Choosing

    def choose(self) -> None:
        """Let the user choose a file, and read it."""
        kinds = _("Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)")
        path = self._dialogs.open_file(_("Choose the file with the people"), kinds)
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Read a file: a people workbook goes to the preview, another one to its columns."""
        self._open(lambda: self._services.sources.open(path))

    def paste(self) -> None:
        """Read the cells on the clipboard."""
        text = QGuiApplication.clipboard().text()
        name = _("Pasted cells")
        if text.strip():
            self._open(lambda: self._services.sources.open_pasted(text, name))
        else:
            self.message.say(
                _("Nothing is on the clipboard. Copy the cells with their headings in Excel first."), "soga"
            )

    def _open(self, read: Callable[[], Source]) -> None:
        self.message.hide()
        self._run(lambda _progress: read(), self._opened)

    def _opened(self, source: Source) -> None:
        self._source, self._mapping = source, None
        self.head.set_title(source.name, _("Nothing is stored before it was shown here."))
        self._again.show()
        if source.people is not None:
            self._compare(source.people)
            return
        if source.problem is not None:
            self.message.say(sentence(source.problem.code, source.problem.params), "soga")
        elif source.findings:
            self.message.say(_sentences(source.findings), "soga")
        self._show_table(max(range(len(source.tables)), key=lambda at: len(source.tables[at].rows)))

    # The meaning of the columns

    def _show_table(self, at: int) -> None:
        self._at = at
        self._propose()

    def _propose_from(self, choice: HeadingChoice) -> None:
        self._propose(choice)

    def _propose(self, headings: HeadingChoice | None = None) -> None:
        source, at, before = self._source, self._at, self._mapping
        if source is None:
            return
        table, sources = source.tables[at], self._services.sources

        def work(_progress: Progress) -> _Proposed:
            with self._services.workspace.unit_of_work() as uow:
                companies = uow.companies()
            if before is not None and headings is not None:
                mapping = sources.propose(table, before.company, headings.row, headings.height)
            else:
                mapping = sources.propose(table, self._code(companies))
            month = Month.of(self._services.clock.now().date())
            return _Proposed(mapping, sources.map(table, mapping), companies, month)

        def show(found: _Proposed) -> None:
            self.mapping.set_table(source.tables, at, found.companies, found.month)
            self._show_mapped(found.mapping, found.mapped)
            self._show_page(_MAPPING)
            if not found.companies:
                self.message.say(
                    _("There is no client yet. Add one on the client desk, then import its people."), "soga"
                )

        self._run(work, show)

    def _map(self, mapping: PeopleMapping) -> None:
        """Map the rows again; while that goes on, only the newest wish is kept."""
        self._mapping = mapping
        self._show_button()
        if self._job is not None and self._job.running:
            self._waiting = mapping
            return
        source, at = self._source, self._at
        if source is not None:
            self._run(
                lambda _progress: self._services.sources.map(source.tables[at], mapping),
                lambda mapped: self._show_mapped(mapping, mapped),
            )

    def _show_mapped(self, mapping: PeopleMapping, mapped: MappedPeople) -> None:
        if self._waiting is not None:  # the user went on meanwhile
            return
        self._mapping, self._mapped_from, self._workbook = mapping, mapping, mapped.workbook
        self.mapping.show_mapped(mapping, mapped)
        self._show_button()

    def _code(self, companies: tuple[Company, ...]) -> str:
        """The code of the client in view; empty without one."""
        return next((company.code for company in companies if company.id == self._company_id), "")

    # The preview

    def go_on(self) -> None:
        """The button at the lower right: compare, or write."""
        if not self.button.isEnabled() or self.button.isHidden():
            return
        if self._pages.currentIndex() == _MAPPING and self._workbook is not None:
            self._compare(self._workbook)
        else:
            self.apply()

    def _compare(self, workbook: PeopleWorkbook) -> None:
        self._workbook = workbook
        self._run(lambda progress: self._services.imports.preview(workbook, progress=progress), self._show)

    def apply(self) -> None:
        """Write what is shown and ticked; the layout of a file that was mapped is remembered."""
        workbook, skip, left_out = self._workbook, self.skip.isChecked(), self.preview.left_out
        mapping = None if self._source is None or self._source.people is not None else self._mapping
        if workbook is None:
            return

        def work(progress: Progress) -> Outcome[ImportPreview]:
            outcome = self._services.imports.apply(workbook, skip_refused=skip, left_out=left_out, progress=progress)
            if mapping is not None and outcome.value.applied:
                self._services.sources.remember(mapping, workbook)
            return outcome

        self._run(work, self._applied, changes=lambda outcome: outcome.changes if outcome.changes.kinds else None)

    def _applied(self, outcome: Outcome[ImportPreview]) -> None:
        if outcome.value.applied:
            self.imported = True
            self.accept()
        else:
            self._show(outcome)

    def _show(self, outcome: Outcome[ImportPreview]) -> None:
        preview = self._preview = outcome.value
        summary = preview.summary
        self.preview.show_preview(preview, outcome.findings)
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
        self.preview.show_only(self._segments.current)
        self._show_page(_PREVIEW)
        self.table.view.setFocus()

    # Inside

    def _show_page(self, page: int) -> None:
        mapped = self._source is not None and self._source.people is None
        self._pages.setCurrentIndex(page)
        self._paste_key.setEnabled(page == _START)
        self._segments.setVisible(page == _PREVIEW)
        self._back.setVisible(page == _PREVIEW and mapped)
        self.skip.setVisible(page == _PREVIEW and self._preview is not None and bool(self._preview.summary.refused))
        if page == _MAPPING:
            self.mapping.columns.view.setFocus()
        self._show_button()

    def _show_button(self) -> None:
        page = self._pages.currentIndex()
        self.button.setVisible(page != _START)
        tip = ""
        if page == _MAPPING:
            self.button.set_text(_("Show what would change"))
            self.button.set_icon_name("arrow-right")
            tip = self.mapping.obstacle
            current = self._mapping == self._mapped_from and self._workbook is not None
            self.button.setEnabled(not tip and current and not self._busy)
            self._state.setText(tip)
        elif page == _PREVIEW and self._preview is not None:
            count = self.preview.count(RowOutcome.NEW, RowOutcome.CHANGED)
            self.button.set_icon_name("download")
            text = ngettext("Import {count} row", "Import {count} rows", count)
            self.button.set_text(text.format(count=formats.grouped(count)))
            held = bool(self.preview.count(RowOutcome.REFUSED)) and not self.skip.isChecked()
            self.button.setEnabled(bool(count) and not held and not self._busy)
            if held:
                tip = _("Repair the refused rows in the workbook, or leave them out.")
            elif not count and self.preview.left_out:
                tip = _("No new or changed row is ticked.")
            elif not count:
                tip = _("Everything in the workbook is already stored.")
            self._state.setText(tip)
        self.button.setToolTip(tip)

    @property
    def _busy(self) -> bool:
        return self._job is not None and self._job.running

    def _run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        changes: Callable[[Any], object] | None = None,
    ) -> None:
        job = self._jobs.run(work, done, problem=self._say, changes=changes, with_progress=True)
        self._job = job
        job.slow.connect(lambda: self._close.set_text(_("Stop")))
        job.progressed.connect(self._progressed)
        job.cancelled.connect(lambda: self.message.say(_("Stopped. Nothing was stored."), "kirim"))
        job.finished.connect(self._ended)
        self.head.bar.follow(job)
        self._show_button()

    def _progressed(self, done: int, total: int) -> None:
        if self._close.text() == _("Stop"):
            text = _("{done} of {total} rows")
            self._state.setText(text.format(done=formats.grouped(done), total=formats.grouped(total)))

    def _ended(self) -> None:
        self._close.set_text(_("Close"))
        self._state.setText("")
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._map(waiting)
        else:
            self._show_button()

    def reject(self) -> None:
        """Esc and the left button stop the work that goes on; otherwise they close."""
        if self._job is not None and self._busy:
            self._job.cancel()
        else:
            super().reject()

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))

    # Templates

    def _save_template(self) -> None:
        self._save(_("Save the template"), "templat-gajiberes.xlsx", self._services.write_template)

    def _export(self) -> None:
        def write(path: Path) -> None:
            with self._services.workspace.unit_of_work() as uow:
                code = self._code(uow.companies())
            self._services.write_people(path, self._services.export.gather(code or None))

        self._save(_("Export the people"), "karyawan-gajiberes.xlsx", write)

    def _save(self, title: str, suggestion: str, write: Callable[[Path], None]) -> None:
        path = self._dialogs.save_file(title, _("Excel workbook (*.xlsx)"), suggestion)
        if path is not None:
            text = _("The workbook is saved: {file}. Fill or correct it in Excel, then choose it here.")
            self._run(
                lambda _progress: write(path), lambda _none: self.message.say(text.format(file=path.name), "daun")
            )


def _sentences(findings: tuple[Finding, ...]) -> str:
    return " ".join(sentence(finding.code, finding.params) for finding in findings)
