"""The form of a version that is typed by hand: the value in the cells of its kind, and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.application.law.draft import BY_ROWS, CONFIDENCES, UMK, VersionDraft
from desktop_app.application.law.values import Sheet, columns_of, is_plain, sheet
from desktop_app.application.law.words import place_text
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.regulation import Reference, RegulationSet
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.regulations.effects_dialog import show_effects
from desktop_app.presentation.screens.regulations.rows import CONFIDENCE, RuleRow, only_words
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.page_dialog import PageDialog
from desktop_app.presentation.widgets.value_edit import ValueEdit

if TYPE_CHECKING:
    from desktop_app.application.services import Services

_SIZE: Final = (720, 690)
_FIELD_OF: Final = {
    "law.start_missing": "start",
    "law.instrument_missing": "instrument",
    "law.article_missing": "article",
    "law.source_missing": "source",
    "law.note_missing": "note",
    "law.cell": "value",
    "law.rows_missing": "value",
    "law.row_twice": "value",
    "law.rows_order": "value",
    "law.place_code": "value",
    "law.province_unknown": "value",
}
_ROW_FILES: Final = "Excel, CSV (*.xlsx *.xls *.ods *.csv)"


class VersionForm(PageDialog):
    """Begins with the value in force, so that only what changed is typed; the reference is typed anew."""

    def __init__(
        self, services: Services, jobs: Jobs, dialogs: Dialogs, row: RuleRow, parent: QWidget | None = None
    ) -> None:
        text = _("A new version of this rule, for all clients of this workspace. Approved months stay as they are.")
        super().__init__(row.title, text, _SIZE, parent)
        self._services = services
        self._jobs = jobs
        self._dialogs = dialogs
        self._row = row
        self._by_rows = row.key in BY_ROWS
        self.saved = False
        area = QScrollArea(widgetResizable=True)
        page = QWidget()
        page.setObjectName("page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(theme.PAD_FORM, theme.PAD, theme.PAD_FORM, theme.PAD)
        inner.setSpacing(theme.GAP)
        self.fields: dict[str, FormField] = {}
        inner.addWidget(self._value_card())
        inner.addWidget(self._reference_card())
        inner.addStretch(1)
        area.setWidget(page)
        self.column.addWidget(area, 1)
        self._build_foot()
        self.start.setFocus()

    def draft(self) -> VersionDraft:
        """What was typed."""
        repeals = self.repeals.isChecked()
        return VersionDraft(
            key=self._row.key,
            starts_on=self.start.date,
            rows=() if repeals else self.value.rows,
            reference=Reference(
                instrument=self.instrument.text(),
                article=self.article.text(),
                source=self.source.text(),
                verified=self.verified.date or self._services.clock.now().date(),
                confidence=self.confidence.currentData(),
                note=self.note.toPlainText(),
            ),
            repeals=repeals,
            rows_only=self._by_rows,
        )

    def save(self) -> None:
        """Store the version and close; what is missing is said at its field."""
        draft = self.draft()
        self._clear()
        self._run(lambda: self._services.law.add(draft), lambda _outcome: self._close(), changes=True)

    def try_out(self) -> None:
        """Show what the version would change in an open month."""
        draft = self.draft()
        self._clear()
        services = self._services

        def work() -> tuple[RegulationSet, RegulationSet]:
            return services.law.state().law, services.law.drafted(draft)

        self._run(work, lambda laws: show_effects(self, services, self._jobs, laws, draft.starts_on))

    # Building

    def _value_card(self) -> Card:
        card = Card(_("What holds"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PAD)
        grid.setVerticalSpacing(theme.GAP_SMALL)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.start = DateEdit(self._suggested_start())
        self.repeals = QCheckBox(_("The rule ends on this day"))
        theme.set_font(self.repeals, "body")
        self.repeals.setVisible(self._row.dated is not None)
        hint = _("The first day on which it holds")
        grid.addWidget(self._field("start", _("Holds from"), self.start, required=True, hint=hint), 0, 0)
        grid.addWidget(self.repeals, 0, 1)
        kind = self._row.parameter.kind
        current = self._row.dated
        shown = sheet(kind, current.value) if current is not None else Sheet(columns_of(kind), ())
        if self._by_rows:
            shown = replace(shown, rows=tuple((self._place(cells[0]), "") for cells in shown.rows))
        self.value = ValueEdit(kind, shown)
        grid.addWidget(self._field("value", self._value_title(), self.value, required=True), 1, 0, 1, 2)
        self.repeals.toggled.connect(self.fields["value"].setDisabled)
        if self._row.key == UMK:
            load = Button(_("Take rows from a file…"), icon_name="upload", height=theme.CONTROL_SMALL)
            load.setToolTip(_("Place code and amount in two columns, .csv or Excel"))
            load.clicked.connect(self.load_rows)
            row = QHBoxLayout()
            row.addWidget(load)
            row.addStretch(1)
            grid.addLayout(row, 2, 0, 1, 2)
        card.body.addLayout(grid)
        if kind == "text":
            card.body.addWidget(label(only_words(), "table", "ink-3", wrap=True))
        return card

    def _value_title(self) -> str:
        if self._by_rows:
            return _("Amounts that are known; what stays empty keeps the old amount, with a warning")
        return _("Value") if is_plain(self._row.parameter.kind) else _("Values, as a table")

    def _reference_card(self) -> Card:
        card = Card(_("Where it is written"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PAD)
        grid.setVerticalSpacing(theme.GAP_SMALL)
        self.instrument, self.article, self.source = QLineEdit(), QLineEdit(), QLineEdit()
        self.verified = DateEdit(self._services.clock.now().date())
        self.confidence = QComboBox()
        for code in CONFIDENCES:
            self.confidence.addItem(_(CONFIDENCE[code]), code)
        self.note = QPlainTextEdit()
        theme.set_font(self.note, "body")
        theme.set_height(self.note, 56)
        self.note.setTabChangesFocus(True)
        place = (
            (
                "instrument",
                _("Instrument"),
                self.instrument,
                True,
                _("Law, regulation, letter and its number"),
                0,
                0,
                2,
            ),
            ("article", _("Article"), self.article, False, _("Empty only with a note"), 0, 2, 1),
            (
                "source",
                _("Source"),
                self.source,
                True,
                _("Where the value was read, for example a web address"),
                1,
                0,
                3,
            ),
            ("verified", _("Looked at on"), self.verified, True, "", 2, 0, 1),
            ("confidence", _("Confidence"), self.confidence, False, "", 2, 1, 1),
            ("note", _("Note"), self.note, False, _("What is open, and which choice was made"), 3, 0, 3),
        )
        for name, title, control, required, hint, at, column, span in place:
            field = self._field(name, title, control, required=required, hint=hint)
            grid.addWidget(field, at, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        card.body.addLayout(grid)
        return card

    def _field(self, name: str, title: str, control: QWidget, *, required: bool = False, hint: str = "") -> FormField:
        field = self.fields[name] = FormField(title, control, required=required, hint=hint)
        return field

    def _build_foot(self) -> None:
        self.effects = Button(_("What it changes…"), icon_name="calculator")
        self.effects.setAutoDefault(False)
        self.effects.clicked.connect(self.try_out)
        self.button = Button(_("Save"), "primary", "save", "Ctrl+S")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.add_foot(self.effects, self.cancel_button(), self.button)

    # Inside

    def load_rows(self) -> None:
        """Take places and amounts from a file that the user chooses."""
        path = self._dialogs.open_file(_("List of place codes and amounts"), _ROW_FILES)
        if path is not None:
            self._load_rows(path)

    def _load_rows(self, path: Path) -> None:
        read = self._services.read_place_wages
        self._run(lambda: read(path), self._add_places)

    def _add_places(self, rows: Iterable[tuple[str, str]]) -> None:
        self.value.add_rows({place_text(code): amount for code, amount in rows})

    def _place(self, name: str) -> str:
        return place_text(name) if self._row.key == UMK else name

    def _suggested_start(self) -> date | None:
        dated = self._row.dated
        if dated is not None and dated.overdue_since is not None:
            return dated.overdue_since
        if not self._row.parameter.versions:
            return date(int(self._row.key.rpartition("_")[2]), 1, 1)
        return self._row.parameter.next_expected()

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None], *, changes: bool = False) -> None:
        self.button.setEnabled(False)
        told: Callable[[Any], object] | None = (lambda outcome: outcome.changes) if changes else None
        job = self._jobs.run(work, done, problem=self._say, changes=told)
        self.head.bar.follow(job)
        job.finished.connect(lambda: self.button.setEnabled(True))

    def _clear(self) -> None:
        self.message.hide()
        for field in self.fields.values():
            field.say("")

    def _say(self, problem: KnownProblem) -> None:
        text = sentence(problem.code, problem.params)
        field = self.fields.get(_FIELD_OF.get(problem.code, ""))
        if field is None:
            self.message.say(text)
            return
        field.say(text, "error")
        field.control.setFocus()

    def _close(self) -> None:
        self.saved = True
        self.accept()
