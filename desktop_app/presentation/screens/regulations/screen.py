"""Rules & rates: what is in force on a day, where it is written, and adding to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.application.law.service import LawState, PackPreview
from desktop_app.application.results import Changed, Changes
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.regulation import Version
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, MenuKey, Screen
from desktop_app.presentation.screens.regulations.panel import RulePanel
from desktop_app.presentation.screens.regulations.rows import RuleRow, columns, found, rows_of
from desktop_app.presentation.shell_menus import action
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead
from desktop_app.presentation.widgets.panel_splitter import PanelSplitter
from desktop_app.presentation.widgets.search_field import SearchField
from desktop_app.presentation.widgets.segments import Segment, Segments
from desktop_app.presentation.widgets.table import Table

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_PANEL: Final = 340
_PANEL_CLOSES_BELOW: Final = 900
_PACKS: Final = "Gajiberes (*.gbr-rules)"


class RegulationsScreen(Screen):
    """All rules of the workspace; a key as subject opens that rule."""

    key: ClassVar[str] = "regulations"

    def __init__(self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._dialogs: Dialogs = dialogs or QtDialogs(self)
        self._day = services.clock.now().date()
        self._state: LawState | None = None
        self._rows: tuple[RuleRow, ...] = ()
        self._words: tuple[str, ...] = ()
        self._wanted = ""
        self._loading = 0
        self._add_action = action(self, _("&Add a version…"), self.add_version)
        self._install_action = action(self, _("&Install a regulation pack…"), self.choose_pack)
        self.panel = RulePanel()
        self._build()

    # What the window asks

    def title(self) -> str:
        """The title."""
        return _("Rules & rates")

    def activate(self, context: AppContext, subject: object = None) -> None:
        """Show the rules; with a key as ``subject`` that one."""
        del context
        if isinstance(subject, str) and subject:
            self._wanted = subject
            self.search_field.clear()
            self._words = ()
            self._segments.choose("all")
        self._load()

    def reload(self, changes: object) -> None:
        """Something was saved: read the law again when it may have changed."""
        if isinstance(changes, Changes) and Changed.LAW in changes.kinds:
            self._load()

    def menu_actions(self) -> Mapping[MenuKey, Sequence[QAction]]:
        """What can be done with the law."""
        return {"tools": (self._add_action, self._install_action)}

    def search(self) -> bool:
        """Put the keyboard into the search field."""
        self.search_field.seek()
        return True

    def toggle_panel(self) -> bool:
        """Open or close the right panel."""
        self._splitter.toggle_panel()
        return True

    # Building

    def _build(self) -> None:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._build_head()
        layout.addWidget(self._head)
        self.message = MessageBar()
        layout.addWidget(self.message)
        self.table = Table(columns(), lambda row: row.key)
        self.setFocusProxy(self.table)
        self.table.view.setAccessibleName(_("Rules"))
        self.table.cell_chosen.connect(lambda row, _column: self.panel.show_row(row))
        self.table.row_opened.connect(self._open)
        self.table.empty_acted.connect(self._show_all)
        layout.addWidget(self.table, 1)
        self.panel.closed.connect(self.toggle_panel)
        self.panel.remove_asked.connect(self._remove)
        self._splitter = PanelSplitter(left, self.panel, width=_PANEL, closes_below=_PANEL_CLOSES_BELOW)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    def _build_head(self) -> None:
        self._head = PageHead(self.title(), " ", line=True)
        self.search_field = SearchField(_("Name, key or article"))
        self.search_field.searched.connect(self._searched)
        self.search_field.returnPressed.connect(lambda: self.table.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.install_button = Button(_("Install a pack…"), icon_name="download", height=theme.CONTROL_TOOLBAR)
        self.install_button.clicked.connect(self.choose_pack)
        self.add_button = Button(_("Add a version…"), "primary", "plus", height=theme.CONTROL_TOOLBAR)
        self.add_button.clicked.connect(self.add_version)
        for tool in (self.search_field, self.install_button, self.add_button):
            self._head.add_tool(tool)
        self._segments = Segments()
        self._segments.setAccessibleName(_("Filter"))
        self._segments.chosen.connect(lambda _key: self._filter())
        self.day_edit = DateEdit(self._day)
        self.day_edit.setAccessibleName(_("In force on"))
        self.day_edit.setFixedWidth(theme.current().px(146))
        theme.set_height(self.day_edit, theme.CONTROL_TOOLBAR)
        self.day_edit.date_changed.connect(self._choose_day)
        self._head.add_row(self._segments, 0, label(_("In force on"), "table", "ink-2"), self.day_edit)

    # Loading and showing

    def _load(self) -> None:
        self._loading += 1
        number = self._loading

        def show(state: LawState) -> None:
            if number == self._loading:
                self._show(state)

        self._head.bar.follow(self._jobs.run(self._services.law.state, show, problem=self._say))

    def _show(self, state: LawState) -> None:
        self._state = state
        for finding in state.findings:
            self.message.say(sentence(finding.code, finding.params))
        self._show_day()

    def _show_day(self) -> None:
        if self._state is None:
            return
        self._rows = rows_of(self._state, self._day)
        care = sum(row.needs_care for row in self._rows)
        added = sum(row.is_added for row in self._rows)
        self._segments.set_segments(
            (
                Segment("all", _("All"), len(self._rows)),
                Segment("care", _("To be entered"), care),
                Segment("added", _("Added here"), added),
            )
        )
        parts = [
            ngettext("{count} rule", "{count} rules", len(self._rows)).format(count=len(self._rows)),
            _("in force on {date}").format(date=formats.day_month_year(self._day)),
            *(f"{pack.title} ({pack.number})" for pack in self._state.added.packs),
        ]
        self._head.set_title(self.title(), " · ".join(parts))
        self._filter()
        self.counter_changed.emit(self.key, care)

    def _filter(self) -> None:
        group = self._segments.current
        rows = [
            row
            for row in self._rows
            if group not in {"care", "added"} or (row.needs_care if group == "care" else row.is_added)
        ]
        self.table.set_rows(found(rows, self._words))
        if self._words:
            text = " ".join(self._words)
            self.table.set_empty(_("Nothing matches '{text}'.").format(text=text), _("Clear the search"))
        elif group == "care":
            self.table.set_empty(_("Every rule is up to date on this day."), _("Show all rules"))
        else:
            self.table.set_empty(_("Nothing was added in this workspace."), _("Show all rules"))
        self._choose()

    def _choose(self) -> None:
        wanted, self._wanted = self._wanted, ""
        view = self.table.view
        if wanted and view.choose(wanted, "title"):
            view.scrollTo(view.currentIndex(), view.ScrollHint.PositionAtCenter)
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not view.currentIndex().isValid() and self.table.model.rowCount():
            view.choose(self.table.model.row_at(0).key, "title")
        self.panel.show_row(view.current_row())

    def _searched(self, text: str) -> None:
        self._words = tuple(text.casefold().split())
        self._filter()

    def _choose_day(self, day: Any) -> None:
        if day is not None:
            self._day = day
            self._show_day()

    def _show_all(self) -> None:
        self.search_field.clear()
        self._words = ()
        self._segments.choose("all")
        self._filter()

    # Acting

    def _open(self, _row: RuleRow) -> None:
        self._splitter.open_panel()

    def add_version(self) -> None:
        """Let the user type a version of the rule that is chosen."""
        from desktop_app.presentation.screens.regulations.version_form import VersionForm  # noqa: PLC0415 - on first use

        row = self.table.view.current_row()
        if row is None:
            return
        form = VersionForm(self._services, self._jobs, self._dialogs, row, self)
        form.exec()
        if form.saved:
            self._wanted = row.key
            self.message.say(_("{rule}: the new version is stored.").format(rule=row.title), "daun")

    def choose_pack(self) -> None:
        """Let the user choose a pack, see what it brings, and install it."""
        path = self._dialogs.open_file(_("Regulation pack"), _PACKS)
        if path is not None:
            self.message.hide()
            law = self._services.law
            job = self._jobs.run(lambda: law.preview(path), lambda found: self._preview(path, found), problem=self._say)
            self._head.bar.follow(job)

    def _preview(self, path: Path, preview: PackPreview) -> None:
        from desktop_app.presentation.screens.regulations.pack_dialog import PackDialog  # noqa: PLC0415 - on first use

        dialog = PackDialog(self._services, self._jobs, path, preview, self)
        dialog.exec()
        if dialog.installed:
            pack = preview.pack
            text = _("Installed: {title} ({name}, issue {number}).")
            self.message.say(text.format(title=pack.title, name=pack.name, number=pack.number), "daun")

    def _remove(self, row: RuleRow, version: Version[Any]) -> None:
        title = _("Remove the version from {date}?").format(date=formats.day_month_year(version.start))
        text = _("{rule} then holds as before it. Drafts change when they are calculated again.")
        if not self._dialogs.confirm(title, text.format(rule=row.title), _("Remove"), danger=True):
            return
        self._wanted = row.key
        law = self._services.law
        job = self._jobs.run(
            lambda: law.remove(row.key, version.start), problem=self._say, changes=lambda outcome: outcome.changes
        )
        self._head.bar.follow(job)

    def _say(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))
