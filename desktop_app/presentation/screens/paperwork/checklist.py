"""A checklist: what it is about, until when and where to, and its lines with ticks and own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.application.records.paperwork import Case, Checklist, ChecklistLine
from desktop_app.domain.findings import Finding
from desktop_app.domain.paperwork import ItemKind
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.screens.paperwork.rows import (
    confidence_name,
    deadline_text,
    institution_name,
    programme_names,
    words,
)
from desktop_app.presentation.widgets.buttons import IconButton
from desktop_app.presentation.widgets.card import label, rule
from desktop_app.presentation.widgets.status_mark import StatusMark

_FACTS: Final = 118
_LINE: Final = 18
_BUTTON: Final = 20


class _Clickable(QLabel):
    """The words of a line: a click ticks it."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class LineView(QWidget):
    """One line: a tick, its words, and what can be done to them."""

    ticked = Signal(bool)
    edit_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(theme.GAP_SMALL)
        self.box = QCheckBox()
        self.box.clicked.connect(self.ticked)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._text = _Clickable(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_font(self._text, "body")
        self._text.clicked.connect(self.box.click)
        self._note = label("", "caption", "ink-3", wrap=True)
        texts.addWidget(self._text)
        texts.addWidget(self._note)
        texts.addStretch(1)
        theme.set_height(self.box, _LINE)
        self.restore = IconButton("undo-2", _("Return to the shipped text"), size=14, side=_BUTTON)
        self.edit = IconButton("pencil", _("Change this line"), size=14, side=_BUTTON)
        self.restore.clicked.connect(self.restore_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)

    def show_line(self, line: ChecklistLine) -> None:
        """Show a line as it is now."""
        shipped = words(line.item.text)
        text = line.own.text if line.own is not None else shipped
        self._text.setText(text)
        theme.set_tone(self._text, "ink-3" if line.ticked_at is not None else "")
        self.box.setChecked(line.ticked_at is not None)
        self.box.setAccessibleName(text)
        notes = []
        if line.own is not None:
            notes.append(_("own text since {date}").format(date=formats.day_month_year(line.own.edited_at.date())))
        if line.ticked_at is not None:
            notes.append(_("done {date}").format(date=formats.day_month_year(line.ticked_at.date())))
        self._note.setText(" · ".join(notes))
        self._note.setVisible(bool(notes))
        self._note.setToolTip(shipped if line.own is not None else "")
        self.restore.setVisible(line.own is not None)

    @property
    def text(self) -> str:
        """The words shown."""
        return self._text.text()


class ChecklistView(QWidget):
    """The checklist of a case."""

    ticked = Signal(str, bool)
    """Key of a line, and whether it's done now."""
    edit_wanted = Signal(str, str)
    """Key of a line and the words that it has."""
    restore_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, LineView] = {}
        self._shown: tuple[str, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, theme.PAD)
        outer.setSpacing(theme.GAP)
        self._when = label("", "body", "ink-2", wrap=True)
        outer.addWidget(self._when)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.GAP)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, theme.current().px(_FACTS))
        self._facts.setColumnStretch(1, 1)
        outer.addLayout(self._facts)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        outer.addLayout(self._sections)
        outer.addWidget(rule())
        self._source = label("", "caption", "ink-3", wrap=True)
        outer.addWidget(self._source)
        outer.addStretch(1)

    def show_checklist(self, checklist: Checklist, today: date) -> None:
        """Show a case; of the same procedure the lines stay where they are, and the focus with them."""
        procedure = checklist.case.procedure
        self._when.setText(words(procedure.when))
        self._show_facts(checklist, today)
        keys = (procedure.key, *(line.item.key for line in checklist.lines))
        if keys != self._shown:
            self._shown = keys
            self._build(checklist.lines)
        for line in checklist.lines:
            self.lines[line.item.key].show_line(line)
        self._source.setText(
            _("Source: {source} · read {date} · {confidence} · branches differ, check at the branch").format(
                source=procedure.source,
                date=formats.day_month_year(procedure.seen),
                confidence=confidence_name(procedure.confidence),
            )
        )

    def _show_facts(self, checklist: Checklist, today: date) -> None:
        case = checklist.case
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = [
            (_("Institution"), institution_name(case.procedure.institution), ""),
            (_("Send to"), words(case.procedure.send_to), ""),
            (_("Due"), deadline_text(case), _urgency(case, today)),
        ]
        if case.member:
            rows.append((_("Family member"), case.member, ""))
        if case.reason:
            rows.append((_("Reason"), f"{case.reason} · {sentence(f'leaving.{case.reason}')}", ""))
        if case.procedure.key == "unpaid_leave":
            rests = programme_names(case.suspended) or _("none; all programmes go on")
            rows.append((_("Suspended"), rests, ""))
        if checklist.letters:
            rows.append((_("Letters"), ", ".join(entry.number for entry in checklist.letters), ""))
        for number, (name, text, tone) in enumerate(rows):
            head = label(name, "table", "ink-3")
            self._facts.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(text, "table", tone, wrap=True), number, 1)
        for number, finding in enumerate(case.findings, start=len(rows)):
            self._facts.addWidget(_remark(finding), number, 0, 1, 2)

    def _build(self, lines: Sequence[ChecklistLine]) -> None:
        self.lines = {}
        while (item := self._sections.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for kind, title in ((ItemKind.STEP, _("Steps")), (ItemKind.DOCUMENT, _("Documents"))):
            of_kind = [line for line in lines if line.item.kind is kind]
            if not of_kind:
                continue
            head = label(title, "section")
            head.setContentsMargins(0, theme.GAP_SMALL, 0, theme.UNIT)
            self._sections.addWidget(head)
            for line in of_kind:
                view = LineView()
                key = line.item.key
                view.ticked.connect(lambda done, key=key: self.ticked.emit(key, done))
                view.edit_wanted.connect(lambda key=key, view=view: self.edit_wanted.emit(key, view.text))
                view.restore_wanted.connect(lambda key=key: self.restore_wanted.emit(key))
                self.lines[key] = view
                self._sections.addWidget(view)


def _urgency(case: Case, today: date) -> str:
    """The tone of a deadline that has passed."""
    passed = case.deadline is not None and case.deadline.day < today and case.done < len(case.procedure.items)
    return "merah" if passed else ""


def _remark(finding: Finding) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GAP_SMALL)
    row.addWidget(StatusMark("warning"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(sentence(finding.code, finding.params), "table", "soga", wrap=True), 1)
    return holder
