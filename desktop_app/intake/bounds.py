"""How much of a spreadsheet is read. Each reader refuses more before memory is spent on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.application.exchange.spreadsheet import BadCell
from desktop_app.domain.findings import KnownProblem

MOST_ROWS: Final = 20_000
"""Used rows of one sheet, without the headings."""
MOST_COLUMNS: Final = 256
MOST_BYTES: Final = 100_000_000
"""Of a file, packed."""
MOST_UNPACKED: Final = 200_000_000
MOST_TEXT: Final = 32_767
"""Characters of one cell, as in Excel."""

BadCells = Mapping[str, Sequence[tuple[int, int, BadCell]]]
"""By sheet: cells that a reader gives as empty although they aren't, by row and column counted from 1."""


def check_place(file: str, sheet: str, row: int, column: int) -> None:
    """Raise KnownProblem ``workbook.too_many_rows`` for a cell beyond what is read; row and column from 1."""
    # Readers lay cells out in a full rectangle: one stray cell far away would fill the memory.
    if row > MOST_ROWS + 1 or column > MOST_COLUMNS:
        raise KnownProblem("workbook.too_many_rows", file=file, sheet=sheet, most=MOST_ROWS)
