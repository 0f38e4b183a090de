"""The pages of a letter: letterhead, paragraphs, a list of people, and the places for stamp duty and signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop_app.application.paperwork.letters import Letter, LetterPerson
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.outputs.letter_words import PeopleColumn, Words
from desktop_app.outputs.pdf_sheet import (
    BOLD,
    INK,
    INK_2,
    INK_3,
    LINE,
    MEDIUM,
    REGULAR,
    WIDTH,
    Sheets,
    fitting,
    width_of,
    wrapped,
)

_LEFT: Final = 62.0
_RIGHT: Final = WIDTH - 62.0
_ROOM: Final = _RIGHT - _LEFT
_TOP, _BOTTOM = 142.0, 782.0
_SIZE, _LEADING = 10.5, 15.5
_CELL, _CELL_LEADING = 8.8, 11.5
_LABELS: Final = 118.0
_NUMBER: Final = 22.0
_SIGNATURE_HEIGHT: Final = 150.0
_STAMP: Final = (74.0, 48.0)
_COLUMN: Final = 220.0
_LOGO: Final = 52.0


class LetterPage:
    """Writes a letter from top to bottom and goes on to the next page where it's needed."""

    def __init__(self, sheets: Sheets, letter: Letter) -> None:
        self._sheets = sheets
        self._letter = letter
        self._y = 0.0
        self._add_page()

    def head(self, words: Words) -> None:
        """A statement's title and number, or a letter's place, date, number, subject and addressee."""
        letter, sheets = self._letter, self._sheets
        if words.title:
            size = fitting(words.title, BOLD, (14, 12.5, 11), _ROOM)
            sheets.centred(WIDTH / 2, self._y + 6, words.title, BOLD, size)
            sheets.centred(WIDTH / 2, self._y + 22, _("Number: {number}").format(number=letter.number), REGULAR, 10.5)
            self._y += 52
            return
        dated = f"{letter.place}, {formats.day_month_year(letter.dated)}"
        sheets.right(_RIGHT, self._y, dated, REGULAR, _SIZE)
        for label, text, font in (
            (_("Number"), letter.number, REGULAR),
            (_("Attachments"), words.attachments or "–", REGULAR),
            (_("Subject"), words.subject, MEDIUM),
        ):
            self._row(label, text, 72, font, room=_ROOM - 72 - (130 if label == _("Number") else 0))
        self._y += _LEADING * 0.8
        self._sheets.lines(_LEFT, self._y, words.addressee[:1], REGULAR, _SIZE, _LEADING)
        self._y = sheets.lines(_LEFT, self._y + _LEADING, words.addressee[1:2], MEDIUM, _SIZE, _LEADING)
        self._y = sheets.lines(_LEFT, self._y, words.addressee[2:], REGULAR, _SIZE, _LEADING) + _LEADING * 0.8

    def paragraphs(self, texts: Sequence[str]) -> None:
        """Paragraphs with air between them."""
        for text in texts:
            for line in wrapped(text, REGULAR, _SIZE, _ROOM):
                self._need(_LEADING)
                self._sheets.text(_LEFT, self._y, line, REGULAR, _SIZE)
                self._y += _LEADING
            self._y += _LEADING * 0.5

    def rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Labels and texts under each other."""
        for label, text in rows:
            self._row(label, text, _LABELS, REGULAR)
        self._y += _LEADING * 0.5 if rows else 0

    def people(self, columns: Sequence[PeopleColumn], people: Sequence[LetterPerson]) -> None:
        """The list of people; its head comes again on every page."""
        if not columns:
            return
        widths = [column.width or _ROOM - _NUMBER - sum(other.width for other in columns) for column in columns]
        self._need(3 * _LEADING)
        self._table_head(columns, widths)
        for number, person in enumerate(people, start=1):
            cells = [
                wrapped(column.value(person), REGULAR, _CELL, width - 8)
                for column, width in zip(columns, widths, strict=True)
            ]
            height = 8 + _CELL_LEADING * max(len(lines) for lines in cells)
            if self._y + height > _BOTTOM:
                self._add_page()
                self._table_head(columns, widths)
            level = self._y + 11.5
            self._sheets.text(_LEFT + 2, level, str(number), REGULAR, _CELL)
            x = _LEFT + _NUMBER
            for lines, width in zip(cells, widths, strict=True):
                self._sheets.lines(x + 2, level, lines, REGULAR, _CELL, _CELL_LEADING)
                x += width
            self._y += height
            self._sheets.rule(_LEFT, self._y, _RIGHT)
        self._y += _LEADING * 1.2

    def signatures(self, words: Words) -> None:
        """Who signs, with places for stamp duty and the company's stamp; a second person beside."""
        letter, sheets = self._letter, self._sheets
        self._need(_SIGNATURE_HEIGHT)
        self._y += _LEADING * 0.5
        title, name = words.second_signature
        x = _LEFT if not title else _RIGHT - _COLUMN
        y = self._y
        if words.title:
            sheets.text(x, y, f"{letter.place}, {formats.day_month_year(letter.dated)}", REGULAR, _SIZE)
            y += _LEADING
        giver = _("Giver of the power of attorney,") if title else _("Yours faithfully,") if not words.title else ""
        for line in filter(None, (giver or _("Who makes this statement,"), letter.company.name)):
            sheets.text(x, y, line, REGULAR, fitting(line, REGULAR, (_SIZE, 9.5, 8.5, 7.5), _COLUMN))
            y += _LEADING
        if title:
            sheets.text(_LEFT, y - 2 * _LEADING, title, REGULAR, _SIZE)
        wide, high = _STAMP
        sheets.box(x, y, wide, high, radius=2, edge=INK_3)
        sheets.centred(x + wide / 2, y + 22, _("Stamp duty"), REGULAR, 8, INK_3)
        sheets.centred(x + wide / 2, y + 33, "10.000", REGULAR, 8, INK_3)
        sheets.text(x + wide + 12, y + 28, _("signature and company stamp"), REGULAR, 8, INK_3)
        y += high + 18
        self._name(x, y, letter.signatory_name, letter.signatory_position)
        if title:
            self._name(_LEFT, y, name, letter.agent.position)
        self._y = y + 2 * _LEADING

    def finish(self) -> None:
        """Number the pages when there is more than one."""
        total = self._sheets.count
        for number in range(1, total + 1):
            self._sheets.turn_to(number - 1)
            if total > 1:
                foot = _("Page {number} of {total}").format(number=number, total=total)
                self._sheets.right(_RIGHT, 815, foot, REGULAR, 8, INK_3)
                self._sheets.text(_LEFT, 815, self._letter.number, REGULAR, 8, INK_3)

    # Inside

    def _add_page(self) -> None:
        """A page with the letterhead."""
        sheets, company = self._sheets, self._letter.company
        sheets.add_page()
        has_logo = bool(company.logo) and sheets.image(_LEFT, 42, _LOGO, _LOGO, company.logo)
        room = _ROOM - 2 * (_LOGO + 10) if has_logo else _ROOM
        size = fitting(company.name, BOLD, (16, 14, 12, 10), room)
        names = wrapped(company.name, BOLD, size, room)[:2]
        y = 62.0 - 8 * (len(names) - 1)
        for name in names:
            sheets.centred(WIDTH / 2, y, name, BOLD, size)
            y += size + 3
        for line in wrapped(company.address, REGULAR, 9, room)[:2] if company.address else ():
            sheets.centred(WIDTH / 2, y, line, REGULAR, 9, INK_2)
            y += 12
        sheets.rule(_LEFT, 102, _RIGHT, 1.6, INK)
        sheets.rule(_LEFT, 105, _RIGHT, 0.5, INK)
        self._y = _TOP

    def _need(self, height: float) -> None:
        if self._y + height > _BOTTOM:
            self._add_page()

    def _row(self, label: str, text: str, width: float, font: str, room: float = 0) -> None:
        lines = wrapped(text, font, _SIZE, room or _ROOM - width)
        self._need(_LEADING * len(lines))
        self._sheets.text(_LEFT, self._y, label, REGULAR, _SIZE)
        self._sheets.text(_LEFT + width - 8, self._y, ":", REGULAR, _SIZE)
        self._y = self._sheets.lines(_LEFT + width, self._y, lines, font, _SIZE, _LEADING)

    def _table_head(self, columns: Sequence[PeopleColumn], widths: Sequence[float]) -> None:
        sheets = self._sheets
        sheets.rule(_LEFT, self._y, _RIGHT, 0.8, INK)
        sheets.text(_LEFT + 2, self._y + 12.5, _("No."), MEDIUM, _CELL)
        x = _LEFT + _NUMBER
        for column, width in zip(columns, widths, strict=True):
            size = fitting(column.title, MEDIUM, (_CELL, 8, 7.2), width - 6)
            sheets.text(x + 2, self._y + 12.5, column.title, MEDIUM, size)
            x += width
        self._y += 18.5
        sheets.rule(_LEFT, self._y, _RIGHT, 0.8, LINE)

    def _name(self, x: float, y: float, name: str, position: str) -> None:
        size = fitting(name, MEDIUM, (_SIZE, 9.5, 8.5, 7.5), _COLUMN)
        self._sheets.text(x, y, name, MEDIUM, size)
        self._sheets.rule(x, y + 3, x + max(width_of(name, MEDIUM, size), 120), 0.6, INK)
        lines = wrapped(position, REGULAR, 9.5, _COLUMN)[:2] if position else []
        self._sheets.lines(x, y + 15, lines, REGULAR, 9.5, 12)
