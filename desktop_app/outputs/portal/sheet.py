"""One sheet's XML: cells with their places in the text, and changes cut into exactly those places.

The XML is never parsed and written back. The parser only says at which byte each row and cell begins and
ends; whatever isn't a changed cell stays as the portal wrote it, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from xml.sax.saxutils import escape

from desktop_app.outputs.portal.sheet_scan import Cell, Row, column_name, column_number, end_of_tag, scan

CellValue = str | int
"""Text, or a whole number."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TYPE_ATTRIBUTE = re.compile(rb"""\s+t\s*=\s*("[^"]*"|'[^']*')""")
_DAY_ZERO = date(1899, 12, 30)


class Sheet:
    """The cells of one sheet, for reading and for cutting in new values.

    Raises ValueError for XML that isn't a sheet in UTF-8.
    """

    def __init__(self, xml: bytes, shared_strings: tuple[str, ...]) -> None:
        self._xml = xml
        self._scanned = scan(xml, shared_strings)
        self._edits: dict[tuple[int, int], CellValue] = {}

    @property
    def rows(self) -> Mapping[int, Row]:
        """The rows of the file by number, also the empty ones."""
        return self._scanned.rows

    def last_row(self, columns: Collection[int]) -> int:
        """The number of the last row that holds something in one of these columns; 0 when none does."""
        used = (
            number
            for number, row in self.rows.items()
            if any(cell.text.strip() for column, cell in row.cells.items() if column in columns)
        )
        return max(used, default=0)

    def text(self, row: int, column: int) -> str:
        """The text of a cell without spaces around it; empty where there is none."""
        cell = self.cell(row, column)
        return cell.text.strip() if cell else ""

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell, if the file has one there."""
        found = self.rows.get(row)
        return found.cells.get(column) if found else None

    def columns(self, row: int) -> list[int]:
        """The columns of a row that hold something, in order."""
        found = self.rows.get(row)
        return sorted(column for column, cell in found.cells.items() if cell.text.strip()) if found else []

    def set(self, row: int, column: int, value: CellValue) -> None:
        """Remember a new value for a cell; its style stays, or becomes the row's or column's."""
        self._edits[row, column] = _CONTROL.sub("", value) if isinstance(value, str) else value

    def render(self) -> bytes:
        """The sheet's XML with the remembered values in place."""
        if not self._edits:
            return self._xml
        cuts: list[tuple[int, int, bytes]] = []
        by_row: dict[int, dict[int, CellValue]] = {}
        for (number, column), value in sorted(self._edits.items()):
            by_row.setdefault(number, {})[column] = value
        for number, values in by_row.items():
            row = self.rows.get(number)
            cuts.extend(self._row_cuts(row, values) if row else [self._new_row(number, values)])
        cuts.extend(self._dimension_cut(by_row))
        return _cut_in(self._open_data(cuts), self._xml)

    def _row_cuts(self, row: Row, values: Mapping[int, CellValue]) -> list[tuple[int, int, bytes]]:
        if row.inside is None:
            tag = self._xml[row.start : row.end].rstrip(b">").rstrip().rstrip(b"/")
            cells = b"".join(self._new_cell(row.number, column, value, row.style) for column, value in values.items())
            return [(row.start, row.end, tag + b">" + cells + f"</{self._scanned.prefix}row>".encode())]
        cuts = []
        for column, value in values.items():
            cell = row.cells.get(column)
            if cell is not None:
                cuts.append((cell.start, cell.end, self._changed_cell(cell, value)))
                continue
            later = [other.start for other in row.cells.values() if other.column > column]
            place = min(later, default=row.inside)
            cuts.append((place, place, self._new_cell(row.number, column, value, row.style)))
        return cuts

    def _new_row(self, number: int, values: Mapping[int, CellValue]) -> tuple[int, int, bytes]:
        assert self._scanned.data is not None
        later = [row.start for row in self.rows.values() if row.number > number]
        place = min(later, default=self._scanned.data[1])
        cells = b"".join(self._new_cell(number, column, value, None) for column, value in values.items())
        name = f"{self._scanned.prefix}row"
        return place, place, f'<{name} r="{number}">'.encode() + cells + f"</{name}>".encode()

    def _changed_cell(self, cell: Cell, value: CellValue) -> bytes:
        opening = self._xml[cell.start : end_of_tag(self._xml, cell.start)]
        opening = _TYPE_ATTRIBUTE.sub(b"", opening.rstrip(b">").rstrip().rstrip(b"/").rstrip())
        return self._closed(opening, value)

    def _new_cell(self, row: int, column: int, value: CellValue, row_style: str | None) -> bytes:
        style = row_style or next(
            (s for first, last, s in self._scanned.column_styles if first <= column <= last), None
        )
        opening = f'<{self._scanned.prefix}c r="{column_name(column)}{row}"' + (f' s="{style}"' if style else "")
        return self._closed(opening.encode(), value)

    def _closed(self, opening: bytes, value: CellValue) -> bytes:
        prefix = self._scanned.prefix
        if isinstance(value, int):
            return opening + f"><{prefix}v>{value}</{prefix}v></{prefix}c>".encode()
        space = ' xml:space="preserve"' if value != value.strip() else ""
        text = f"<{prefix}is><{prefix}t{space}>{escape(value)}</{prefix}t></{prefix}is>"
        return opening + f' t="inlineStr">{text}</{prefix}c>'.encode()

    def _dimension_cut(self, by_row: Mapping[int, Mapping[int, CellValue]]) -> list[tuple[int, int, bytes]]:
        """The sheet's used range is written once at its head; it grows when rows are added below it."""
        if self._scanned.dimension is None:
            return []
        start, end = self._scanned.dimension
        opening = self._xml[start:end]
        found = re.search(rb"""ref\s*=\s*["']([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?["']""", opening)
        if found is None:
            return []
        first, first_row, last, last_row = (part.decode() if part else "" for part in found.groups())
        last_column = max(column_number(last or first), *(max(values) for values in by_row.values()))
        lowest = max(int(last_row or first_row), *by_row)
        if (last_column, lowest) == (column_number(last or first), int(last_row or first_row)):
            return []
        reference = f'ref="{first}{first_row}:{column_name(last_column)}{lowest}"'.encode()
        return [(start, end, opening[: found.start()] + reference + opening[found.end() :])]

    def _open_data(self, cuts: list[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
        """``<sheetData/>`` of a sheet without any row becomes a pair around the new rows."""
        if self._scanned.data is None or not self._scanned.data_is_closed:
            return cuts
        start, end = self._scanned.data
        rows = b"".join(content for place, _, content in cuts if place == end)
        name = f"{self._scanned.prefix}sheetData".encode()
        opening = self._xml[start:end].rstrip(b">").rstrip().rstrip(b"/")
        return [*(cut for cut in cuts if cut[0] != end), (start, end, opening + b">" + rows + b"</" + name + b">")]


def _cut_in(cuts: list[tuple[int, int, bytes]], xml: bytes) -> bytes:
    pieces, position = [], 0
    for start, end, content in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        pieces += [xml[position:start], content]
        position = end
    return b"".join([*pieces, xml[position:]])


def day_of_serial(text: str) -> date | None:
    """The date of a spreadsheet's day number; None for anything else."""
    return _DAY_ZERO + timedelta(days=int(text)) if text.isdecimal() and int(text) < 200_000 else None
