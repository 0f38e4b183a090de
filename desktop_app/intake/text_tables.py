"""Reads text as a table: CSV files in any usual encoding and with any usual separator, and cells pasted from Excel."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from desktop_app.application.exchange.spreadsheet import BadCell, CellValue, SheetCells
from desktop_app.domain.findings import Finding, KnownProblem, warning
from desktop_app.intake.bounds import MOST_COLUMNS, MOST_ROWS, MOST_TEXT, check_place

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WINDOWS: Final = "cp1252"
_SEPARATORS: Final = ("\t", ";", ",", "|")
_SAMPLE: Final = 50
_LEAST_COLUMNS: Final = 2
"""A person takes a number and something about them; less is a note, not a table."""
_SAYS_SEPARATOR: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_KEPT_AS_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_LONGEST_FIELD: Final = 10_000_000
_BINARY: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(content: bytes, name: str) -> tuple[SheetCells, tuple[Finding, ...]]:
    """A text file as one sheet of text cells. Raises KnownProblem ``workbook.*`` for what isn't text."""
    text, encoding = _decoded(content, name)
    findings = (warning("people.text_encoding").about(name),) if encoding == _WINDOWS and not text.isascii() else ()
    said = _SAYS_SEPARATOR.match(text)
    if said:
        # Excel's own way to say it; the line counts as the first.
        return _table(text[said.end() :], said[1], name, 2), findings
    return _table(text, separator_of(text), name, 1), findings


def read_pasted(text: str, name: str) -> SheetCells:
    """Cells from the clipboard: lines with tabs between them, or a pasted piece of a CSV file."""
    return _table(text, "\t" if "\t" in text else separator_of(text), name, 1)


def separator_of(text: str) -> str:
    """The separator that divides most of the first lines into the same number of cells."""

    def evenness(separator: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _sample(text, separator) if len(row) > 1)
        width, count = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
        return count, width

    return max(_SEPARATORS, key=evenness)


def _sample(text: str, separator: str) -> Sequence[list[str]]:
    lines = text[: _SAMPLE * 2_000].splitlines(keepends=True)[:_SAMPLE]
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return ()


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    for tried in (encoding, _WINDOWS):
        try:
            text = content.decode(tried)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            break
        return text, tried
    raise KnownProblem("workbook.not_a_table", file=name)


def _table(text: str, separator: str, name: str, first_row: int) -> SheetCells:
    before = csv.field_size_limit(_LONGEST_FIELD)
    rows: list[tuple[CellValue, ...]] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            cells = tuple(_cell(cell) for cell in row)
            width = max((at for at, cell in enumerate(cells, start=1) if cell is not None), default=0)
            if width:
                check_place(name, name, number, width)
                rows.extend(() for _ in range(number - len(rows) - 1))
                rows.append(cells[: min(len(cells), MOST_COLUMNS)])
    except csv.Error as problem:
        raise KnownProblem("workbook.not_a_table", file=name) from problem
    finally:
        csv.field_size_limit(before)
    if not rows:
        raise KnownProblem("workbook.empty_file", file=name)
    width = max(len(row) for row in rows)
    if width < _LEAST_COLUMNS:
        raise KnownProblem("workbook.not_a_table", file=name)
    return SheetCells(name, first_row, 1, tuple((*row, *[None] * (width - len(row))) for row in rows[: MOST_ROWS + 1]))


def _cell(text: str) -> CellValue:
    if len(text) > MOST_TEXT:
        return BadCell.TOO_LONG
    text = text.strip()
    kept = _KEPT_AS_TEXT.fullmatch(text)  # ="00123": how exports keep zeros from Excel
    return (kept[1] if kept else text) or None
