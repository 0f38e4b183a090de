"""Speed of payslips against the same page drawn by hand with reportlab and the same embedded font.

Run with ``pytest -m benchmark -s tests/benchmarks/test_payslips.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

import pytest
import segno
from reportlab.pdfgen.canvas import Canvas

from desktop_app.outputs import pdf_sheet
from desktop_app.outputs.payslip_pdf import payslip_pdf
from desktop_app.outputs.pdf_sheet import BOLD, HEIGHT, MEDIUM, REGULAR, Sheets
from tests.outputs.sample import run

pytestmark = pytest.mark.benchmark

_ROUNDS = 30
_LEAST = 0.7

_Drawn = tuple[float, float, str, str, float]


class _Recorded(Sheets):
    """Remembers what a payslip draws, so that the hand-tuned page shows the very same words."""

    texts: list[_Drawn]

    def text(self, x: float, y: float, text: str, font: str, size: float, colour: str = "") -> None:
        self.texts.append((x, HEIGHT - y, text, font, size))
        super().text(x, y, text, font, size, colour or pdf_sheet.INK)


def _texts_of_the_page(monkeypatch: pytest.MonkeyPatch) -> list[_Drawn]:
    texts: list[_Drawn] = []
    monkeypatch.setattr(_Recorded, "texts", texts, raising=False)
    monkeypatch.setattr("desktop_app.outputs.payslip_pdf.Sheets", _Recorded)
    made = run()
    payslip_pdf(made, made.payslips[0], explanation=False)
    monkeypatch.undo()
    return texts


def _by_hand(texts: list[_Drawn]) -> Callable[[], bytes]:
    """One text object per page, ordered by font; the QR code as runs in one path with a fixed mask."""
    ordered = sorted(texts, key=lambda drawn: (drawn[3], drawn[4]))

    def draw() -> bytes:
        buffer = BytesIO()
        canvas: Any = Canvas(buffer, invariant=1, pageCompression=1)
        path = canvas.beginPath()
        rows = [bytes(row) for row in segno.make_qr("GAJIBERES 7K2M-4QXP-91TD", error="m", mask=3).matrix]
        for number, row in enumerate(rows):
            start = row.find(1)
            while start >= 0:
                end = row.find(0, start)
                end = len(row) if end < 0 else end
                path.rect(40 + start * 2.6, 40 - number * 2.6, (end - start) * 2.6, 2.6)
                start = row.find(1, end)
        canvas.drawPath(path, stroke=0, fill=1)
        for level in range(300, 700, 20):
            canvas.line(40, level, 555, level)
        text_object = canvas.beginText()
        font = ("", 0.0)
        for x, y, text, name, size in ordered:
            if (name, size) != font:
                text_object.setFont(name, size)
                font = (name, size)
            text_object.setTextOrigin(x, y)
            text_object.textOut(text)
        canvas.drawText(text_object)
        canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return draw


def _seconds(draw: Callable[[], bytes]) -> float:
    started = perf_counter()
    draw()
    return perf_counter() - started


def test_payslips_against_a_page_drawn_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    made = run()
    slip = made.payslips[0]

    def ours() -> bytes:
        return payslip_pdf(made, slip, explanation=False)

    by_hand = _by_hand(_texts_of_the_page(monkeypatch))
    assert all(pdf_sheet.width_of("0", font, 10) for font in (REGULAR, MEDIUM, BOLD))
    for draw in (ours, by_hand):
        draw()
    pairs = [(_seconds(by_hand), _seconds(ours)) for _ in range(_ROUNDS)]
    reference, own = (median(times) for times in zip(*pairs, strict=True))
    print(f"\nby hand {reference * 1000:.2f} ms, payslip {own * 1000:.2f} ms, speed {reference / own:.2f}")
    assert reference / own >= _LEAST
