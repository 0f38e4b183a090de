"""What every page of a payslip has in common: head, foot, page numbers, and tables that go on to the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.outputs.pdf_sheet import (
    ACCENT,
    BOLD,
    GOLD,
    INK,
    INK_2,
    INK_3,
    LEFT,
    LINE,
    MEDIUM,
    PAPER,
    REGULAR,
    RIGHT,
    WIDTH,
    Sheets,
    fitting,
    width_of,
    wrapped,
)

BOTTOM = 798.0
"""Where the space for content ends."""

_LOGO = 39.0


class Frame:
    """Pages of one payslip within a document; ``law`` is the newest rule that the run uses."""

    def __init__(self, sheets: Sheets, run: Run, stored: StoredPayslip, law: Month | None) -> None:
        self.sheets = sheets
        self._law = law
        self._run = run
        self._stored = stored
        self._draft = run.head.state is RunState.DRAFT
        self._first = sheets.count

    def first_page(self) -> float:
        """Begin with the company's head; gives the level at which the content begins."""
        self._add_page()
        company, sheets = self._run.company, self.sheets
        if not (company.logo and sheets.image(LEFT, 33, _LOGO, _LOGO, company.logo)):
            sheets.box(LEFT, 33, _LOGO, _LOGO, fill=PAPER, edge=LINE)
            sheets.centred(LEFT + _LOGO / 2, 57.5, _initials(company.name), BOLD, 15, ACCENT)
        x, room = LEFT + _LOGO + 10, RIGHT - LEFT - _LOGO - 140
        size = fitting(company.name, BOLD, (11.5, 10, 9), room)
        names = wrapped(company.name, BOLD, size, room)[:2]
        address = wrapped(company.address, REGULAR, 8.2, room)[: 3 - len(names)] if company.address else []
        below = sheets.lines(x, 50 - 6 * (len(names) - 1), names, BOLD, size, 12)
        sheets.lines(x, below + 1, address, REGULAR, 8.2, 10, INK_2)
        month = self._run.head.month
        sheets.right(RIGHT, 52, _("Payslip"), BOLD, 17, ACCENT)
        sheets.right(RIGHT, 65.5, formats.month_name(month.year, month.number), MEDIUM, 9.5)
        if self._draft:
            title = width_of(_("Payslip"), BOLD, 17)
            word = _("DRAFT")
            wide = width_of(word, BOLD, 9) + 12
            sheets.box(RIGHT - title - wide - 8, 38.5, wide, 15, edge=INK_2, radius=3)
            sheets.text(RIGHT - title - wide - 2, 49.3, word, BOLD, 9, INK_2)
        self._double_rule(86)
        return 106

    def next_page(self, title: str = "") -> float:
        """Go on to a page with a short head; gives the level at which the content begins."""
        self._add_page()
        sheets, month = self.sheets, self._run.head.month
        title = title or _("Payslip")
        sheets.text(LEFT, 47, title, BOLD, 14, ACCENT)
        room = RIGHT - LEFT - width_of(title, BOLD, 14) - 16
        size = fitting(self._run.company.name, REGULAR, (8.5, 7.5, 6.5), room)
        company = wrapped(self._run.company.name, REGULAR, size, room)[0] if self._run.company.name else ""
        sheets.right(RIGHT, 47, company, REGULAR, size, INK_2)
        who = (self._stored.employee.name, self._stored.employee.nip, formats.month_name(month.year, month.number))
        line = " · ".join(who)
        sheets.text(LEFT, 60, line, REGULAR, fitting(line, REGULAR, (8.5, 7.5, 6.5), RIGHT - LEFT), INK_2)
        self._double_rule(72)
        return 96

    def room(self, y: float, height: float) -> float:
        """The level for a block of that height: ``y``, or the top of a new page when it doesn't fit."""
        return y if y + height <= BOTTOM else self.next_page()

    def finish(self) -> None:
        """Write the foot of every page, now that their number is known."""
        head, sheets = self._run.head, self.sheets
        law = self._law or formats.NOTHING
        origin = _("Run {number} · law {law} · calculated {at}").format(
            number=head.number, law=law, at=formats.moment(head.calculated_at)
        )
        total = sheets.count - self._first
        for number in range(1, total + 1):
            sheets.turn_to(self._first + number - 1)
            sheets.rule(LEFT, 806, RIGHT)
            sheets.text(LEFT, 819, origin, REGULAR, 7.2, INK_3)
            sheets.centred(WIDTH / 2 + 30, 819, _("Confidential, for the recipient only"), REGULAR, 7.2, INK_3)
            page = _("Page {number} of {total}").format(number=number, total=total)
            sheets.right(RIGHT, 819, page, REGULAR, 7.2, INK_3)

    def _add_page(self) -> None:
        self.sheets.add_page()
        if self._draft:
            self.sheets.watermark(_("DRAFT"))

    def _double_rule(self, y: float) -> None:
        self.sheets.rule(LEFT, y, RIGHT, 1.4, ACCENT)
        self.sheets.rule(LEFT, y, LEFT + 69, 1.4, GOLD)


@dataclass(slots=True)
class Row:
    """A label with an optional small note below it, and one text per column."""

    label: str
    cells: Sequence[str]
    note: str = ""


@dataclass(slots=True)
class Table:
    """Rows under a title; drawn as far as a page reaches, then again for the rest."""

    x: float
    to: float
    title: str
    heads: Sequence[str]
    rows: Sequence[Row]
    total: Row
    roomy: bool = True
    """Whether rows have air around them; off where there are many."""
    cell: float = 54.0
    """Width of a column of amounts."""
    quiet_last: bool = False
    """Whether the last column only goes with the one before it, as the year with its month."""
    _next: int = field(default=0, init=False)
    _done: bool = field(default=False, init=False)

    @property
    def done(self) -> bool:
        """Whether everything has been drawn."""
        return self._done

    def draw(self, sheets: Sheets, y: float) -> float:
        """Draw what fits below ``y``; gives the level below it."""
        if self._done:
            return y
        edges = [self.to - self.cell * (len(self.heads) - number - 1) for number in range(len(self.heads))]
        sheets.text(self.x, y, self.title, BOLD, 9.3, ACCENT)
        for edge, head in zip(edges, self.heads, strict=True):
            sheets.right(edge, y + 1, head, REGULAR, 7.5, INK_2)
        y += 9
        sheets.rule(self.x, y, self.to, 0.8, INK)
        label_width = edges[0] - self.cell - self.x
        while self._next < len(self.rows):
            row = self.rows[self._next]
            lines = wrapped(row.label, REGULAR, 8.5, label_width)
            beside = width_of(lines[-1], REGULAR, 8.5) + 5
            is_beside = not self.roomy and beside + width_of(row.note, REGULAR, 7.2) <= label_width
            notes = wrapped(row.note, REGULAR, 7.2, label_width) if row.note and not is_beside else []
            air = 8.6 if self.roomy else 4.0
            height = air + 10 * len(lines) + 9.2 * len(notes)
            if y + height > BOTTOM:
                return y
            level = y + air / 2 + 8.4
            below = sheets.lines(self.x, level, lines, REGULAR, 8.5, 10)
            sheets.lines(self.x, below, notes, REGULAR, 7.2, 9.2, INK_3)
            if row.note and is_beside:
                sheets.text(self.x + beside, below - 10, row.note, REGULAR, 7.2, INK_3)
            self._cells(sheets, edges, level, row.cells, REGULAR)
            y += height
            sheets.rule(self.x, y, self.to)
            self._next += 1
        if y + 18 > BOTTOM:
            return y
        sheets.text(self.x, y + 13, self.total.label, BOLD, 8.5)
        self._cells(sheets, edges, y + 13, self.total.cells, BOLD)
        self._done = True
        return y + 19

    def _cells(self, sheets: Sheets, edges: Sequence[float], y: float, cells: Sequence[str], font: str) -> None:
        for number, (edge, cell) in enumerate(zip(edges, cells, strict=True), start=1):
            if not cell:
                continue
            quiet = self.quiet_last and number == len(edges)
            face, colour = (REGULAR, INK_2) if quiet else (font, INK)
            sheets.right(edge, y, cell, face, fitting(cell, face, (8.5, 7.5, 6.8), self.cell - 2), colour)


def _initials(name: str) -> str:
    """Up to two letters of a company's name, without its legal form."""
    words = [word for word in name.replace(".", " ").split() if word[:1].isalnum()]
    named = [word for word in words if word.upper() not in {"PT", "CV", "UD", "PD", "TBK", "YAYASAN", "KOPERASI"}]
    return "".join(word[0] for word in (named or words)[:2]).upper()
