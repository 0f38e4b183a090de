"""What an import would change: rows with ticks and cells, and the findings below them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop_app.application.exchange.extras import ALL_SHEETS
from desktop_app.application.exchange.imports import ImportPreview, ImportRow, ImportSummary, RowOutcome, RowPlace
from desktop_app.application.exchange.layout import COMPANIES, EMPLOYEES
from desktop_app.domain.findings import Finding, Severity
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import Column, Status, StatusKind
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.segments import Segment
from desktop_app.presentation.widgets.splitter import Splitter
from desktop_app.presentation.widgets.table import Table

_AMOUNT: Final = re.compile(r"-?(\d+)\.(\d{2})")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS: Final[dict[Severity, StatusKind]] = {
    Severity.ERROR: "blocking",
    Severity.WARNING: "warning",
    Severity.INFO: "info",
}
_OF_PEOPLE: Final = {
    sheet.name for sheet in ALL_SHEETS for column in sheet.columns if column.field == "nip" and sheet is not EMPLOYEES
}
"""Sheets whose rows belong to a person of the sheet Karyawan."""
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview, or one changed cell of it, with its place in the list."""

    number: int
    row: ImportRow


@dataclass(frozen=True, slots=True)
class _Remark:
    """A finding with its place in the list."""

    number: int
    finding: Finding


class ImportPreviewPage(Splitter):
    """The rows above, the findings below. A row without its tick is left out of the import."""

    chosen_changed = Signal()
    """Other rows are ticked than before."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.table = Table(_preview_columns(), key=lambda shown: shown.number)
        self.table.view.setAccessibleName(_("What would change"))
        self.table.set_empty(_("No row of this kind."))
        self.addWidget(self.table)
        lower = QFrame()
        lower.setObjectName("surface")
        layout = QVBoxLayout(lower)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._head = label("", "section")
        self._head.setContentsMargins(theme.PAD, 10, theme.PAD, 8)
        layout.addWidget(self._head)
        self.findings = Table(_finding_columns(), key=lambda remark: remark.number, row_height=theme.ROW_REASON)
        self.findings.view.setAccessibleName(_("Findings"))
        self.findings.set_empty(_("The workbook has no findings."))
        layout.addWidget(self.findings, 1)
        self.addWidget(lower)
        self.setSizes([380, 190])
        self._ticked: frozenset[object] = frozenset()
        self._together: dict[int, tuple[int, ...]] = {}
        self.table.model.ticks_changed.connect(self._tick_together)

    def show_preview(
        self, preview: ImportPreview, findings: tuple[Finding, ...], left_out: frozenset[RowPlace] = frozenset()
    ) -> None:
        """Show rows, ticked all but those left out, and findings, the worst first."""
        rows = [ShownRow(number, row) for number, row in enumerate(preview.rows)]
        self._together = _together(rows)
        self._ticked = frozenset(shown.number for shown in rows if shown.row.place not in left_out)
        self.table.set_rows(rows)
        self.table.model.set_ticked(self._ticked)
        worst_first = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
        self.findings.set_rows([_Remark(number, finding) for number, finding in enumerate(worst_first)])
        count = len(findings)
        self._head.setText(ngettext("{count} finding", "{count} findings", count).format(count=formats.grouped(count)))

    def show_only(self, outcome: str) -> None:
        """Show rows of one outcome; ``all`` shows every row."""
        self.table.model.set_filter(None if outcome == "all" else lambda shown: shown.row.outcome == outcome)

    @property
    def left_out(self) -> frozenset[RowPlace]:
        """The rows without their tick."""
        ticked = self.table.model.ticked_keys
        return frozenset(shown.row.place for shown in self.table.model.rows if shown.number not in ticked)

    def count(self, *outcomes: RowOutcome) -> int:
        """How many ticked rows have one of these outcomes."""
        ticked = self.table.model.ticked_keys
        rows = (shown for shown in self.table.model.rows if shown.row.outcome in outcomes)
        return len({shown.row.place for shown in rows if shown.number in ticked})

    def obstacle(self, *, skip_refused: bool) -> str:
        """Why the ticked rows can't be written; empty when they can."""
        if self.count(RowOutcome.REFUSED) and not skip_refused:
            return _("Repair the refused rows in the workbook, or leave them out.")
        if self.count(RowOutcome.NEW, RowOutcome.CHANGED):
            return ""
        if self.left_out:
            return _("No new or changed row is ticked.")
        if self.count(RowOutcome.REFUSED):
            return _("Apart from the refused rows everything is already stored.")
        return _("Everything in the workbook is already stored.")

    def _tick_together(self) -> None:
        """All cells of a row, and all rows of a new person or company, are imported together."""
        ticked = self.table.model.ticked_keys
        if ticked == self._ticked:
            return
        wanted = set(ticked)
        for number in ticked ^ self._ticked:
            assert isinstance(number, int)
            others = self._together.get(number, ())
            wanted = wanted | set(others) if number in ticked else wanted - set(others)
        self._ticked = frozenset(wanted)
        self.table.model.set_ticked(self._ticked)
        self.chosen_changed.emit()


def outcome_segments(summary: ImportSummary) -> tuple[Segment, ...]:
    """Rows by outcome, to show only some of them."""
    return (
        Segment("all", _("All"), summary.new + summary.changed + summary.unchanged + summary.refused),
        Segment(RowOutcome.NEW, _("New"), summary.new),
        Segment(RowOutcome.CHANGED, _("Changed"), summary.changed),
        Segment(RowOutcome.UNCHANGED, _("Unchanged"), summary.unchanged),
        Segment(RowOutcome.REFUSED, _("Refused"), summary.refused),
    )


def _together(rows: list[ShownRow]) -> dict[int, tuple[int, ...]]:
    """By row the others that are ticked with it."""
    cells: dict[RowPlace, list[int]] = defaultdict(list)
    people: dict[tuple[str, ...], list[int]] = defaultdict(list)
    companies: dict[str, list[int]] = defaultdict(list)
    for shown in rows:
        cells[shown.row.place].append(shown.number)
        companies[shown.row.key.partition("/")[0]].append(shown.number)
        if shown.row.kind in _OF_PEOPLE:
            people[tuple(shown.row.key.split("/")[:2])].append(shown.number)
    found = {}
    for shown in rows:
        others = cells[shown.row.place]
        if shown.row.kind == COMPANIES.name and shown.row.outcome is RowOutcome.NEW:
            others = companies[shown.row.key]
        elif shown.row.kind == EMPLOYEES.name and shown.row.outcome is RowOutcome.NEW:
            others = [*others, *people.get(tuple(shown.row.key.split("/")[:2]), ())]
        if len(others) > 1:
            found[shown.number] = tuple(others)
    return found


def _preview_columns() -> tuple[Column[ShownRow], ...]:
    return (
        Column("tick", "", kind="check", width=40),
        Column("outcome", _("Row"), lambda shown: _outcome_status(shown.row.outcome), kind="status", width=112),
        Column("kind", _("Sheet"), lambda shown: shown.row.kind, width=104),
        Column("cell", _("Cell"), lambda shown: shown.row.cell, width=64, tabular=True, tooltip=_cell),
        Column("key", _("Key"), lambda shown: shown.row.key, tabular=True, note=lambda shown: shown.row.name),
        Column("before", _("Before"), lambda shown: _readable(shown.row.before), tone=lambda _row: "ink-2", width=200),
        Column("after", _("After"), lambda shown: _readable(shown.row.after), width=200, weight=500),
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


def _cell(shown: ShownRow) -> str:
    return f"{shown.row.sheet} {shown.row.cell}"


def _readable(text: str) -> str:
    """Dates and amounts of the preview as people write them."""
    if _DAY.fullmatch(text):
        return formats.short_date(date.fromisoformat(text))
    if _AMOUNT.fullmatch(text):
        sen = int(text.replace(".", ""))
        return formats.amount(sen, zero="0")
    return text
