"""The import of people: a file or pasted cells, what the columns mean, what would change, and then the writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.application.exchange.imports import ImportPreview, RowOutcome, RowPlace
from desktop_app.application.exchange.mapping import Source
from desktop_app.application.exchange.rows import PeopleWorkbook
from desktop_app.application.results import Outcome
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs, Progress
from desktop_app.presentation.screens.imports.columns import ImportColumns
from desktop_app.presentation.screens.imports.preview import ImportPreviewPage, outcome_segments
from desktop_app.presentation.screens.imports.since import SinceChoice
from desktop_app.presentation.screens.imports.start import ImportFoot, ImportStartPage
from desktop_app.presentation.screens.imports.templates import ImportTemplates, sentences
from desktop_app.presentation.screens.imports.work import ImportWork
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.page_dialog import PageDialog
from desktop_app.presentation.widgets.segments import Segments

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (1080, 700)
_START, _MAPPING, _PREVIEW = 0, 1, 2


def open_import(
    parent: QWidget, services: Services, jobs: Jobs, path: Path | None = None, company_id: str = ""
) -> bool:
    """Let the user import a file; whether something was imported. ``company_id`` is the client in view."""
    dialog = ImportDialog(services, jobs, parent=parent, company_id=company_id)
    if path is not None:
        dialog.load(path)
    dialog.exec()
    return dialog.imported


class ImportDialog(PageDialog):
    """No person is written before the button at the lower right is pressed on the last page."""

    def __init__(
        self,
        services: Services,
        jobs: Jobs,
        dialogs: Dialogs | None = None,
        parent: QWidget | None = None,
        company_id: str = "",
    ) -> None:
        super().__init__(_("Import people"), _("Nothing is stored before it was shown here."), _SIZE, parent)
        self._services = services
        self._dialogs = dialogs or QtDialogs(self)
        self._source: Source | None = None
        self._workbook: PeopleWorkbook | None = None
        self._preview: ImportPreview | None = None
        self.imported = False
        self._build(jobs, company_id)

    def _build(self, jobs: Jobs, company_id: str) -> None:
        self.setAcceptDrops(True)
        self.preview = ImportPreviewPage()
        self.table, self.findings = self.preview.table, self.preview.findings
        self._build_head()
        self._foot = ImportFoot()
        self.skip, self.button = self._foot.skip, self._foot.button
        self._work = ImportWork(jobs, self.head.bar, self._foot, self.message, self)
        self._columns = ImportColumns(self._services, jobs, self._work, self.message, company_id, self)
        self.mapping = self._columns.page
        self._columns.shown.connect(lambda: self._show_page(_MAPPING))
        self._columns.changed.connect(self._show_button)
        self._work.started.connect(self._show_button)
        self._work.ended.connect(self._show_button)
        self.preview.chosen_changed.connect(self._show_button)
        start = ImportStartPage()
        templates = ImportTemplates(self._services, self._dialogs, self._work, self.message, company_id)
        start.choose.connect(self.choose)
        start.paste.connect(self.paste)
        start.template.connect(templates.save_blank)
        start.export.connect(templates.export)
        self._pages = QStackedWidget()
        for page in (start, self.mapping, self.preview):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        self.column.addWidget(self._foot)
        self.skip.toggled.connect(self._show_button)
        self.button.clicked.connect(self.go_on)
        self._foot.back.clicked.connect(lambda: self._show_page(_MAPPING))
        self._foot.close_button.clicked.connect(self.reject)
        self._paste_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.go_on)

    def _build_head(self) -> None:
        self._segments = Segments()
        self._segments.setAccessibleName(_("Filter"))
        self._segments.chosen.connect(self.preview.show_only)
        self.since = SinceChoice()
        self.since.chosen.connect(self._compare_since)
        self._again = Button(_("Choose another file…"), icon_name="folder-open", height=theme.CONTROL_TOOLBAR)
        self._again.clicked.connect(self.choose)
        self._again.setAutoDefault(False)
        self.head.add_tool(self._again)
        self.head.add_row(self._segments, 0, self.since)
        for hidden in (self._again, self._segments, self.since):
            hidden.hide()

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile() and not self._work.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        event.acceptProposedAction()
        self.load(Path(event.mimeData().urls()[0].toLocalFile()))

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
        self._work.run(lambda _progress: read(), self._opened)

    def _opened(self, source: Source) -> None:
        self._source = source
        self.head.set_title(source.name, _("Nothing is stored before it was shown here."))
        self._again.show()
        self.since.offer(Month.of(self._services.clock.now().date()))
        if source.people is not None:
            self._compare(source.people)
            return
        if source.problem is not None:
            self.message.say(sentence(source.problem.code, source.problem.params), "soga")
        elif source.findings:
            self.message.say(sentences(source.findings), "soga")
        self._columns.open(source)

    # The preview

    def go_on(self) -> None:
        """The button at the lower right: compare, or write."""
        if not self.button.isEnabled() or self.button.isHidden():
            return
        workbook = self._columns.workbook
        if self._pages.currentIndex() == _MAPPING and workbook is not None:
            self._compare(workbook)
        else:
            self.apply()

    def _compare(self, workbook: PeopleWorkbook, left_out: frozenset[RowPlace] = frozenset()) -> None:
        self._workbook = workbook
        since = self.since.month
        self._work.run(
            lambda progress: self._services.imports.preview(workbook, since, progress=progress),
            lambda outcome: self._show(outcome, left_out),
        )

    def _compare_since(self) -> None:
        """Compare again, with changes that hold from another month; ticks stay as they are."""
        if self._workbook is not None:
            self._compare(self._workbook, self.preview.left_out)

    def apply(self) -> None:
        """Write what is shown and ticked; the layout of a file that was mapped is remembered."""
        workbook, since = self._workbook, self.since.month
        skip, left_out = self.skip.isChecked(), self.preview.left_out
        mapping = None if self._source is None or self._source.people is not None else self._columns.mapping
        if workbook is None:
            return

        def work(progress: Progress) -> Outcome[ImportPreview]:
            imports = self._services.imports
            outcome = imports.apply(workbook, since, skip_refused=skip, left_out=left_out, progress=progress)
            if mapping is not None and outcome.value.applied:
                self._services.sources.remember(mapping, workbook)
            return outcome

        self._work.run(work, self._applied, changes=lambda outcome: outcome.changes if outcome.changes.kinds else None)

    def _applied(self, outcome: Outcome[ImportPreview]) -> None:
        if outcome.value.applied:
            self.imported = True
            self.accept()
        else:
            self._show(outcome)

    def _show(self, outcome: Outcome[ImportPreview], left_out: frozenset[RowPlace] = frozenset()) -> None:
        self._preview = outcome.value
        self.preview.show_preview(outcome.value, outcome.findings, left_out)
        self._segments.set_segments(outcome_segments(outcome.value.summary))
        self._segments.choose(RowOutcome.REFUSED if outcome.value.summary.refused else "all")
        self.preview.show_only(self._segments.current)
        self._show_page(_PREVIEW)
        self.table.view.setFocus()

    # Inside

    def _show_page(self, page: int) -> None:
        mapped = self._source is not None and self._source.people is None
        self._pages.setCurrentIndex(page)
        self._paste_key.setEnabled(page == _START)
        self._segments.setVisible(page == _PREVIEW)
        self.since.setVisible(page == _PREVIEW)
        self._foot.back.setVisible(page == _PREVIEW and mapped)
        self.skip.setVisible(page == _PREVIEW and self._preview is not None and bool(self._preview.summary.refused))
        if page == _MAPPING:
            self.mapping.columns.view.setFocus()
        self._show_button()

    def _show_button(self) -> None:
        page = self._pages.currentIndex()
        for other_way in (self._again, self._foot.back, self.since):
            other_way.setEnabled(not self._work.busy)
        if page == _MAPPING:
            self._foot.show_comparing(self.mapping.obstacle, ready=self._columns.workbook is not None)
        elif page == _PREVIEW and self._preview is not None:
            obstacle = self.preview.obstacle(skip_refused=self.skip.isChecked())
            count = self.preview.count(RowOutcome.NEW, RowOutcome.CHANGED)
            self._foot.show_writing(count, obstacle, ready=not self._work.busy)
        self.button.setVisible(page != _START)

    def reject(self) -> None:
        """Esc and the left button stop the work that goes on; otherwise they close."""
        if not self._work.stop():
            super().reject()
