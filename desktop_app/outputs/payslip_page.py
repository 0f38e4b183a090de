"""The first page of a payslip: identity, earnings and deductions, the amount paid, contributions, code."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.application.explanations.explanations import LINE_KEYS
from desktop_app.application.explanations.texts import line_name
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.application.verification import verification_code
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.payslip import Line, Share
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.outputs import payslip_words
from desktop_app.outputs.payslip_frame import BOTTOM, Frame, Row, Table
from desktop_app.outputs.pdf_sheet import (
    BOLD,
    INK_2,
    INK_3,
    LEFT,
    LINE,
    MEDIUM,
    NIGHT,
    PALE,
    REGULAR,
    RIGHT,
    WHITE,
    fitting,
    width_of,
    wrapped,
)

_GAP = 20.0
_HALF = (RIGHT - LEFT - _GAP) / 2
_MANY = 8
"""Lines in a column from which on they stand closer."""
_QR_SIDE = 66.0
_FOOT_BLOCK = 78.0


class Page:
    """The parts of the first page, from top to bottom; what doesn't fit goes on to another page."""

    def __init__(self, frame: Frame, run: Run, stored: StoredPayslip, year_to_date: YearToDate | None) -> None:
        self._frame = frame
        self._sheets = frame.sheets
        self._run = run
        self._stored = stored
        self._payslip = stored.payslip
        self._year = year_to_date
        self._month = formats.bare_month(run.head.month.number)
        first = formats.short_month(year_to_date.first_month) if year_to_date else ""
        self._span = f"{first}–{formats.short_month(run.head.month.number)}"

    def identity(self, y: float) -> float:
        """Who, since when, and the masked numbers, in three columns."""
        rows = payslip_words.identity(self._run, self._stored)
        width = (RIGHT - LEFT) / 3
        for row in rows:
            values = [wrapped(value or formats.NOTHING, MEDIUM, 9, width - 12) for _label, value in row]
            for column, ((label, _value), lines) in enumerate(zip(row, values, strict=True)):
                x = LEFT + column * width
                self._sheets.text(x, y, label, REGULAR, 7.5, INK_3)
                self._sheets.lines(x, y + 11, lines, MEDIUM, 9, 11)
            y += 18 + 11 * max(len(lines) for lines in values)
        return y + 7

    def columns(self, y: float) -> float:
        """Earnings and deductions side by side, on several pages if there are many."""
        totals = self._payslip.totals
        parts = (
            (LEFT, Share.EARNING, _("Earnings"), _("Total earnings"), totals.earnings),
            (LEFT + _HALF + _GAP, Share.DEDUCTION, _("Deductions"), _("Total deductions"), totals.deductions),
        )
        rows = {share: self._rows(share) for _x, share, *_rest in parts}
        roomy = max(len(found) for found in rows.values()) <= _MANY
        tables = [
            Table(
                x,
                x + _HALF,
                title,
                self._heads(),
                rows[share],
                Row(sum_title, self._total_cells(total, share)),
                roomy=roomy,
                cell=54 if self._year is None else 62,
                quiet_last=self._year is not None,
            )
            for x, share, title, sum_title, total in parts
        ]
        while True:
            ends = [table.draw(self._sheets, y) for table in tables]
            if all(table.done for table in tables):
                return max(ends) + 12
            y = self._frame.next_page()

    def from_state(self, y: float) -> float:
        """Tax that the government bears, paid beside the earnings."""
        rows = self._rows(Share.STATE)
        if not rows:
            return y
        month = Money(sum(line.amount.sen for line in self._payslip.lines if line.share is Share.STATE))
        sums = Row(_("Together, no income and not taxed"), self._total_cells(month, Share.STATE))
        quiet = self._year is not None
        table = Table(LEFT, RIGHT, _("Borne by the government"), self._heads(), rows, sums, cell=66, quiet_last=quiet)
        return table.draw(self._sheets, self._frame.room(y + 8, 9 + 19 * (len(rows) + 2))) + 12

    def take_home(self, y: float) -> float:
        """The amount in figures and words, and where it goes."""
        height = 47.0
        y = self._frame.room(y, height)
        sheets, amount = self._sheets, self._payslip.totals.take_home
        sheets.box(LEFT, y, RIGHT - LEFT, height, fill=NIGHT)
        figures = formats.NOTHING if amount is None else formats.rupiah(amount.sen)
        sheets.right(RIGHT - 15, y + 29.5, figures, BOLD, 19, WHITE)
        room = RIGHT - LEFT - 45 - width_of(figures, BOLD, 19)
        first = payslip_words.paid_into(self._run, self._stored)
        words = _("Not all figures could be calculated.") if amount is None else _in_words(amount)
        lines = wrapped(words, REGULAR, 7.8, room)
        size = fitting(first, MEDIUM, (8.8, 8, 7.2), room)
        level = y + 20 - 4.8 * (len(lines) - 1)
        sheets.text(LEFT + 15, level, first, MEDIUM, size, WHITE)
        sheets.lines(LEFT + 15, level + 12.5, lines, REGULAR, 7.8, 9.6, PALE)
        return y + height + 26

    def employer(self, y: float) -> float:
        """What the company pays on top: its contributions with base and rate, and benefits in kind."""
        lines = [
            line for share in (Share.EMPLOYER, Share.BENEFIT) for line in self._payslip.lines if line.share is share
        ]
        if not lines:
            return y
        total = Money(sum(line.amount.sen for line in lines))
        heads = [_("Base"), _("Rate"), *self._heads()]
        rows = [self._employer_row(line) for line in lines]
        sums = Row(_("Total, not taken from the pay"), ["", "", *self._amounts(total, self._sum_of_year(lines))])
        quiet = self._year is not None
        table = Table(LEFT, RIGHT, _("Contributions paid by the company"), heads, rows, sums, cell=66, quiet_last=quiet)
        needed = 9 + 19 * (len(rows) + 1)
        y = self._frame.room(y, min(needed, 500))
        while True:
            y = table.draw(self._sheets, y)
            if table.done:
                return y + 8
            y = self._frame.next_page()

    def boxes(self, y: float) -> float:
        """What the tax was calculated on."""
        tax, year = self._payslip.tax, self._year
        gross, withheld = _("Gross for tax, {span}"), _("PPh 21, {span}")
        found = [(gross.format(span=self._month), tax.gross)]
        if year is not None:
            found.append((gross.format(span=self._span), year.gross))
        found.append((withheld.format(span=self._month), tax.tax))
        if year is not None:
            found.append((withheld.format(span=self._span), year.tax))
        else:
            found.append((_("Wage that BPJS counts"), self._stored.wage_base))
        height, width = 37.0, (RIGHT - LEFT) / len(found)
        y = self._frame.room(y, height)
        self._sheets.box(LEFT, y, RIGHT - LEFT, height, edge=LINE)
        for number, (label, amount) in enumerate(found):
            x = LEFT + number * width
            if number:
                self._sheets.upright(x, y, y + height)
            self._sheets.text(x + 11, y + 15, label, REGULAR, 7.5, INK_2)
            shown = formats.NOTHING if amount is None else formats.amount(amount.sen, zero="0")
            self._sheets.text(x + 11, y + 27.5, shown, MEDIUM, 9.5)
        return y + height + 10

    def verification(self, y: float) -> None:
        """The code by which the slip is checked, at the bottom of the page."""
        y = max(self._frame.room(y, _FOOT_BLOCK), BOTTOM - _FOOT_BLOCK)
        code = verification_code(self._run.head, self._stored)
        self._sheets.qr(LEFT, y + 6, _QR_SIDE, f"GAJIBERES {code}")
        x = LEFT + _QR_SIDE + 15
        self._sheets.text(x, y + 22, _("Verification code"), REGULAR, 7.5, INK_2)
        self._sheets.text(x, y + 36, code, BOLD, 11.5)
        hint = _(
            "Scan or type this code in the company's Gajiberes to make sure that the figures on this slip were not "
            "changed. Valid without a signature."
        )
        self._sheets.lines(x, y + 50, wrapped(hint, REGULAR, 8, 340), REGULAR, 8, 11, INK_2)

    def _heads(self) -> list[str]:
        return [self._month] if self._year is None else [self._month, self._span]

    def _rows(self, share: Share) -> list[Row]:
        lines = [line for line in self._payslip.lines if line.share is share]
        present = {(line.share, line.code, line.name) for line in lines}
        if self._year is not None:
            earlier = [key for key in self._year.lines if key[0] is share and key not in present]
            lines += [Line(code, name, ZERO, share) for _share, code, name in earlier]
        return [
            Row(
                line_name(line),
                self._amounts(line.amount, self._of_year(line)),
                payslip_words.note(self._stored, line) if line.amount else "",
            )
            for line in lines
        ]

    def _employer_row(self, line: Line) -> Row:
        note = payslip_words.class_note(self._run, self._stored, line)
        name = ", ".join(part for part in (line_name(line), note) if part)
        contribution = payslip_words.contribution_of(self._stored, line)
        base = rate = ""
        if contribution is not None:
            base = formats.amount(contribution.base.sen)
            found = payslip_words.rate_of(self._stored, LINE_KEYS[line.code])
            rate = formats.percent(found.percent_text) if found else ""
        return Row(name, [base, rate, *self._amounts(line.amount, self._of_year(line))])

    def _of_year(self, line: Line) -> Money:
        return ZERO if self._year is None else self._year.lines.get((line.share, line.code, line.name), line.amount)

    def _sum_of_year(self, lines: Sequence[Line]) -> Money:
        return Money(sum(self._of_year(line).sen for line in lines))

    def _amounts(self, amount: Money, of_year: Money) -> list[str]:
        shown = [formats.amount(amount.sen)]
        return shown if self._year is None else [*shown, formats.amount(of_year.sen)]

    def _total_cells(self, total: Money | None, share: Share) -> list[str]:
        month = formats.NOTHING if total is None else formats.amount(total.sen)
        if self._year is None:
            return [month]
        of_year = Money(sum(amount.sen for key, amount in self._year.lines.items() if key[0] is share))
        return [month, formats.amount(of_year.sen)]


def _in_words(amount: Money) -> str:
    return formats.in_words(amount.rounded(Rounding.RUPIAH_HALF_UP).whole_rupiah())
