"""Files of a month: what is owed when, the files for it, and filling the portals' own workbooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent

from desktop_app.application.results import Changed, Changes, Outcome, WrittenFile
from desktop_app.application.services import Services
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation import folders, theme
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.run_words import run_word
from desktop_app.presentation.screen import AppContext, MenuKey, Place
from desktop_app.presentation.screens.files.folder import FolderRegion
from desktop_app.presentation.screens.files.remarks import RemarksRegion
from desktop_app.presentation.screens.files.rows import LoadedFiles, load, queue_columns
from desktop_app.presentation.screens.month_screen import MonthScreen
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.month_switch import MonthSwitch
from desktop_app.presentation.widgets.page_head import PageHead, TagTone
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.table import Table

_WORKBOOKS: Final = "Excel (*.xlsx *.xlsm *.xls)"


class FilesScreen(MonthScreen[LoadedFiles]):
    """The queue of a month above, its files and the remarks on them below."""

    key = "files"

    def __init__(
        self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None, root: Path | None = None
    ) -> None:
        super().__init__(services, jobs, dialogs)
        self._root = root or folders.documents()
        self._said: tuple[Finding, ...] | None = None
        """What was said of the files made last; None: none were made since the month was chosen."""
        self.setAcceptDrops(True)
        self._build()
        self._make_action = action(self, _("&Make files"), self.make_files)
        self._fill_action = action(self, _("&Fill a portal template…"), self.choose_template)

    def title(self) -> str:
        """The title."""
        return _("Files & proof")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Load the month of the client."""
        del subject
        self.queue.setFocus()
        self._turn_to(context)

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """What can be done with the files."""
        return {"pay": (self._make_action, self._fill_action)}

    # Building

    def _build(self) -> None:
        self.head = PageHead(self.title())
        self.switch = MonthSwitch()
        self.switch.stepped.connect(self._step)
        self.open_folder = Button(_("Open the folder"), icon_name="folder-open")
        self.open_folder.clicked.connect(self._open_folder)
        self.fill_button = Button(_("Fill a portal template…"), icon_name="file-spreadsheet")
        self.fill_button.clicked.connect(self.choose_template)
        self.make_button = Button(_("Make files"), "primary", "file-check-2", "Alt+P")
        self.make_button.clicked.connect(self.make_files)
        for tool in (self.switch, self.open_folder, self.fill_button, self.make_button):
            self.head.add_tool(tool)
        self.message = MessageBar()
        self.queue = Table(
            queue_columns(None, self._today()), lambda row: (row.kind, row.obligation), row_height=theme.ROW_QUEUE
        )
        self.setFocusProxy(self.queue)
        self.queue.empty_acted.connect(lambda: self.place_requested.emit(Place("pay_run")))
        self._folder = FolderRegion()
        self.files = self._folder.table
        self._folder.letters_wanted.connect(lambda: self.place_requested.emit(Place("paperwork")))
        self._folder.other_wanted.connect(self._choose_folder)
        self._remarks = RemarksRegion()
        self.findings = self._remarks.table
        self._remarks.person_wanted.connect(lambda nip: self.place_requested.emit(Place("employees", subject=nip)))
        lower = Splitter()
        lower.addWidget(self._folder)
        lower.addWidget(self._remarks)
        lower.setSizes([500, 700])
        whole = Splitter(Qt.Orientation.Vertical)
        whole.addWidget(self.queue)
        whole.addWidget(lower)
        whole.setSizes([300, 380])
        self._stack(self.head, self.message, whole)

    # Loading and showing

    def _reading(self, company_id: str, month: Month) -> Callable[[], LoadedFiles]:
        services, root = self._services, self._root
        return lambda: load(services, company_id, month, root)

    def _forget(self) -> None:
        self._said = None

    def _show(self, loaded: LoadedFiles) -> None:
        self._loaded = loaded
        month = formats.month_name(loaded.month.year, loaded.month.number)
        self.switch.show_month(loaded.month)
        run = loaded.run
        approved = run is not None and run.head.state is not RunState.DRAFT
        if run is None:
            note = _("not calculated yet")
        elif approved:
            note = _("files can be made")
        else:
            note = _("files follow the approval; drafts can be looked at")
        self.head.set_title(self.title(), f"{loaded.company.name} · {month} · {note}")
        tone: TagTone = "daun" if approved else ""
        self.head.set_tags(*([(run_word(run.head), tone)] if run is not None else []))
        self.queue.model.set_columns(queue_columns(loaded, self._today()))
        self.queue.view.fit_columns()
        self.queue.set_rows(loaded.queue)
        self.queue.set_empty(
            _("Nothing is owed before the month is calculated."), _("Go to the current month") if run is None else ""
        )
        self._folder.show_files(loaded)
        said = self._said
        self._remarks.show_remarks(loaded.remarks if said is None else said, of_files=said is not None)
        self.open_folder.setEnabled(loaded.folder.is_dir())
        for button in (self.make_button, self.fill_button):
            button.setEnabled(run is not None)
        self._make_action.setEnabled(run is not None)
        self._fill_action.setEnabled(run is not None)

    # What the user does

    def make_files(self) -> None:
        """Write all files of the month into its folder."""
        loaded = self._loaded
        if loaded is None or loaded.run is None:
            return
        if loaded.run.head.state is RunState.DRAFT:
            title = _("Make files of a draft?")
            text = _(
                "This month isn't approved yet. The figures may still change; don't upload or hand out these files."
            )
            if not self._dialogs.confirm(title, text, _("Make files")):
                return
        filings, code, month, folder = self._services.filings, loaded.company.code, loaded.month, loaded.folder

        self._run(lambda: filings.write(code, month, folder))

    def choose_template(self) -> None:
        """Ask for a workbook that was downloaded from a portal, and fill it."""
        found = self._dialogs.open_file(_("The workbook downloaded from SIPP or e-Dabu"), _WORKBOOKS)
        if found is not None:
            self.fill(found)

    def fill(self, template: Path) -> None:
        """Fill a copy of a portal's workbook, under the same name, in the month's folder."""
        loaded = self._loaded
        if loaded is None or loaded.run is None:
            return
        filings, code, month, folder = self._services.filings, loaded.company.code, loaded.month, loaded.folder

        self._run(lambda: filings.fill(template, code, month, folder))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take workbooks."""
        if _workbooks(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Fill the workbooks that were dropped."""
        event.acceptProposedAction()
        for path in _workbooks(event.mimeData().urls()):
            self.fill(path)

    def _run(self, work: Callable[[], Outcome[tuple[WrittenFile, ...]]]) -> None:
        self.message.hide()
        company_id = self._context.company_id or ""
        job = self._jobs.run(
            work, self._written, problem=self._refuse, changes=Changes(frozenset({Changed.FILES}), company_id)
        )
        self.head.bar.follow(job)

    def _written(self, outcome: Outcome[tuple[WrittenFile, ...]]) -> None:
        self._said = outcome.findings
        count = len(outcome.value)
        text = ngettext("{count} file was made.", "{count} files were made.", count).format(count=count)
        if count == 1:
            text = _("{file} was made.").format(file=Path(outcome.value[0].path).name)
        if outcome.findings:
            remarks = len(outcome.findings)
            text = f"{text} " + ngettext(
                "{count} remark stands below.", "{count} remarks stand below.", remarks
            ).format(count=remarks)
        grave = any(found.severity is not Severity.INFO for found in outcome.findings)
        self.message.say(text, "soga" if grave else "daun")
        self._load()

    def _choose_folder(self) -> None:
        found = self._dialogs.folder(_("Folder for the files of all clients"), self._root)
        if found is not None:
            self._root = found
            self._load()

    def _open_folder(self) -> None:
        if self._loaded is not None:
            folders.open_path(self._loaded.folder)


def _workbooks(urls: Sequence[QUrl]) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in {".xlsx", ".xlsm", ".xls"}]
