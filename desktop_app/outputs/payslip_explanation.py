"""The payslip's page that shows where each figure comes from, with the law behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.application.explanations.explanations import Explanation, LawReference, sections
from desktop_app.application.explanations.texts import paragraph, reference_text, title
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence
from desktop_app.outputs.payslip_frame import BOTTOM, Frame
from desktop_app.outputs.pdf_sheet import (
    ACCENT,
    BOLD,
    INK,
    INK_3,
    LEFT,
    MEDIUM,
    PAPER,
    REGULAR,
    RIGHT,
    wrapped,
)

_TEXT = LEFT + 90
_TEXT_WIDTH = 198.0
_LAW = _TEXT + _TEXT_WIDTH + 10
_LAW_WIDTH = RIGHT - 62 - _LAW
_SIZE, _LEADING = 7.4, 9.2
_LAW_SIZE, _LAW_LEADING = 6.8, 8.4
_WAGE, _WAGE_LAW = "pay.base", "bpjs.wage.parts"
"""How the wage is put together is told once on the page, and so is its law."""


def draw(frame: Frame, run: Run, stored: StoredPayslip) -> None:
    """Add the explanation to a payslip, on as many pages as it needs."""
    del run
    heading = _("Where does this figure come from?")
    y = frame.next_page(heading)
    for section in sections(stored):
        prepared = [_Block(explanation) for explanation in section.explanations]
        if y + 24 + prepared[0].height > BOTTOM:
            y = frame.next_page(heading)
        y = _section_head(frame, y, sentence(section.title))
        for block in prepared:
            if y + block.height > BOTTOM:
                y = _section_head(frame, frame.next_page(heading), sentence(section.title))
            y = block.draw(frame, y)
        y += 17
    _rounding_note(frame, y)


class _Block:
    """One figure: its name, its steps, its law and its amount."""

    def __init__(self, explanation: Explanation) -> None:
        self._name = wrapped(title(explanation), MEDIUM, 8, 84)
        self._text = wrapped(paragraph(explanation), REGULAR, _SIZE, _TEXT_WIDTH)
        self._law = [
            line
            for reference in _laws(explanation)
            for line in wrapped(reference_text(reference), REGULAR, _LAW_SIZE, _LAW_WIDTH)
        ]
        self._amount = formats.amount(explanation.figure.sen)
        tallest = max(9.6 * len(self._name), _LEADING * len(self._text), _LAW_LEADING * len(self._law))
        self.height = tallest + 7.5

    def draw(self, frame: Frame, y: float) -> float:
        """Draw it below ``y``; gives the level below it."""
        sheets, level = frame.sheets, y + 11
        sheets.lines(LEFT, level, self._name, MEDIUM, 8, 9.6)
        sheets.lines(_TEXT, level, self._text, REGULAR, _SIZE, _LEADING)
        sheets.lines(_LAW, level, self._law, REGULAR, _LAW_SIZE, _LAW_LEADING, INK_3)
        sheets.right(RIGHT, level, self._amount, BOLD, 8.2)
        sheets.rule(LEFT, y + self.height, RIGHT)
        return y + self.height


def _laws(explanation: Explanation) -> list[LawReference]:
    """What the page names beside a figure: articles of one instrument and day together."""
    found: dict[tuple[str, date], LawReference] = {}
    for reference in explanation.references:
        if reference.key == _WAGE_LAW and explanation.key != _WAGE:
            continue
        law = (reference.instrument, reference.start)
        earlier = found.get(law)
        found[law] = replace(earlier, article=f"{earlier.article}; {reference.article}") if earlier else reference
    return list(found.values())


def _section_head(frame: Frame, y: float, text: str) -> float:
    frame.sheets.text(LEFT, y, text, BOLD, 9.3, ACCENT)
    frame.sheets.rule(LEFT, y + 7, RIGHT, 0.8, INK)
    return y + 7


def _rounding_note(frame: Frame, y: float) -> None:
    text = _(
        "Rounding: contributions are calculated to two decimals, half up, and taken from the pay in whole rupiah. "
        "PPh 21 is rounded to the nearest rupiah. In the last month of the tax year PPh 21 is calculated anew for the "
        "whole year; what was withheld too much is paid back with that month's pay."
    )
    lines = wrapped(text, REGULAR, 7.6, RIGHT - LEFT - 24)
    height = 14 + 10.5 * len(lines)
    if y + height > BOTTOM:
        return
    top = BOTTOM - height - 4
    frame.sheets.box(LEFT, top, RIGHT - LEFT, height, fill=PAPER)
    frame.sheets.lines(LEFT + 12, top + 15, lines, REGULAR, 7.6, 10.5)
