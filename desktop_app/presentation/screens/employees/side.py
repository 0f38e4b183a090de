"""The cards at the right of the form: what the data is ready for, and what the NIK says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.application.people.person_checks import person_remarks
from desktop_app.domain.employee import Citizenship, Employee
from desktop_app.domain.findings import Severity
from desktop_app.domain.identifiers import nik_fits_birth, nik_fits_sex, nik_parts
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.models.rows_model import StatusKind
from desktop_app.presentation.screens.employees.checks import (
    CheckContext,
    Message,
    Missing,
    missing_for_edabu,
    missing_for_sipp,
    worst,
)
from desktop_app.presentation.screens.employees.draft import Draft
from desktop_app.presentation.screens.employees.fields import problems, specs
from desktop_app.presentation.widgets.card import Card, label
from desktop_app.presentation.widgets.form_field import Trouble
from desktop_app.presentation.widgets.status_mark import StatusMark

_MOST_NAMED: Final = 4
"""Missing fields that a line of the card names; the rest is counted."""


def tab_marks(draft: Draft, said: Mapping[str, Message], gaps: Collection[Missing]) -> dict[str, StatusKind]:
    """The worst mark of each tab that has one; ``gaps`` are what the portals miss in the family."""
    marks: dict[str, StatusKind] = {}
    for tab, fields in specs().items():
        trouble = worst([trouble for _text, trouble in problems(draft, fields, said).values()])
        if tab == "work" and not draft.person.wages:
            trouble = "error"
        if tab == "family" and any(gap.member for gap in gaps):
            trouble = "warning"
        if trouble in ("error", "warning"):
            marks[tab] = _kind(trouble)
    return marks


def person_mark(employee: Employee) -> StatusKind | None:
    """The mark in the list: only what is certainly wrong."""
    incomplete = not (employee.name and employee.nip and employee.wages)
    foreign = employee.citizenship is Citizenship.WNA and not employee.passport
    if incomplete or foreign:
        return "blocking"
    found = person_remarks(employee, employee.terms[-1], dt.date.max)
    return "blocking" if any(one.severity is Severity.ERROR for one in found) else None


def _kind(trouble: Trouble) -> StatusKind:
    return "blocking" if trouble == "error" else "warning" if trouble == "warning" else "passed"


class Readiness(Card):
    """Which outputs the data suffices for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Data readiness"), parent=parent)
        self._lines: list[tuple[StatusMark, QLabel, QLabel]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.GAP)
        self.body.addLayout(self._rows)
        for _number in range(5):
            row = QHBoxLayout()
            row.setSpacing(theme.GAP_SMALL)
            mark = StatusMark("passed")
            texts = QVBoxLayout()
            texts.setSpacing(0)
            name, note = label("", "table", weight=500), label("", "caption", "ink-3", wrap=True)
            texts.addWidget(name)
            texts.addWidget(note)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(texts, 1)
            self._rows.addLayout(row)
            self._lines.append((mark, name, note))

    def show_draft(self, draft: Draft, said: Mapping[str, Message], context: CheckContext) -> None:
        """Look again."""
        fields = specs()
        titles = {spec.key.partition(".")[2]: spec.title for group in fields.values() for spec in group}
        found: dict[str, Message] = {}
        for group in fields.values():
            found.update(problems(draft, group, said))
        facts = draft.facts
        ready = _("complete")

        def first(*keys: str) -> Message:
            return next((found[key] for key in keys if found.get(key, ("", ""))[1] in ("error", "warning")), ("", ""))

        bank = first("facts.bank_account")
        if not facts.bank_account:
            bank = (_("no account yet, paid in cash"), "warning")
        account = " ".join(filter(None, (facts.bank, formats.masked_account(facts.bank_account))))
        wage: Message = ("", "") if draft.person.wages else (_("no wage yet"), "error")
        numbers = first("person.nik", "person.name")
        sipp = _gaps(missing_for_sipp(draft, context), titles)
        edabu = _gaps(missing_for_edabu(draft, context), titles)
        lines = (
            ("SIPP", _worse(sipp, numbers, first("person.kpj")), ready),
            ("e-Dabu", _worse(edabu, numbers, first("person.jkn_number")), ready),
            (_("Pay slip"), wage, ready),
            (_("Bank transfer"), bank, account),
            (_("PPh 21"), first("facts.ptkp", "person.npwp"), facts.ptkp),
        )
        for (mark, name, note), (title, (text, trouble), good) in zip(self._lines, lines, strict=True):
            mark.set_kind(_kind(trouble), text or good)
            name.setText(title)
            note.setText(text or good)

    @property
    def lines(self) -> dict[str, str]:
        """What is said of each output, by its name."""
        return {name.text(): note.text() for _mark, name, note in self._lines}


def _gaps(missing: Sequence[Missing], titles: Mapping[str, str]) -> Message:
    """What a portal would miss, by the names that the form has for it."""
    if not missing:
        return "", ""
    words = {"wage": _("wage"), **titles}
    names = [": ".join(filter(None, (one.member, words.get(one.field, one.field)))) for one in missing]
    named, more = ", ".join(names[:_MOST_NAMED]), len(names) - _MOST_NAMED
    if more > 0:
        named = _("{names} and {count} more").format(names=named, count=more)
    held = any(one.field == "nik" for one in missing)
    return _("missing: {names}").format(names=named), "error" if held else "warning"


def _worse(*found: Message) -> Message:
    heaviest = worst([trouble for _text, trouble in found])
    return next((one for one in found if one[1] == heaviest), ("", ""))


class NikParts(Card):
    """What the digits of the NIK say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What the NIK says"), parent=parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._cells = []
        for row in range(3):
            digits = label("", "table", weight=600, tabular=True)
            meaning = label("", "table", "ink-3", wrap=True)
            meaning.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(digits, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, row, 1)
            self._cells.append((digits, meaning))
        self.body.addLayout(grid)

    def show_draft(self, draft: Draft) -> None:
        """Look again."""
        nik, parts = draft.person.nik, nik_parts(draft.person.nik)
        self.setVisible(bool(nik))
        if parts is None:
            rest = 16 - len(nik)
            texts = [
                (nik[:6], _("place of registration"), "ink-3"),
                (nik[6:12], _("birth date and sex"), "ink-3"),
                (nik[12:], _("{count} digits are missing").format(count=rest) if rest > 0 else _("too long"), "merah"),
            ]
        else:
            sex = _("male") if parts.sex == "L" else _("female")
            fits = nik_fits_birth(nik, draft.person.birth_date) and nik_fits_sex(nik, draft.person.sex)
            born = f"{parts.day:02d}-{parts.month:02d}-{parts.year:02d}, {sex}"
            texts = [
                (nik[:6], _("place of registration"), "ink-3"),
                (nik[6:12], f"{born} ✓" if fits else born, "ink-3" if fits else "soga"),
                (nik[12:], _("running number"), "ink-3"),
            ]
        for (digits, meaning), (part, text, tone) in zip(self._cells, texts, strict=True):
            digits.setText(part)
            meaning.setText(text)
            theme.set_tone(meaning, tone)
