"""One sheet's XML: cells with their places in the text, and changes cut into exactly those places.

The XML is never parsed and written back. The parser only says at which byte each row and cell begins and
ends; whatever isn't a changed cell stays as the portal wrote it, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from xml.parsers import expat
from xml.sax.saxutils import escape

from desktop_app.outputs.portal.archive import parse, text_of

CellValue = str | int
"""Text, or a whole number."""

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TYPE_ATTRIBUTE = re.compile(rb"""\s+t\s*=\s*("[^"]*"|'[^']*')""")
_TAG = re.compile(rb"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_LONGEST_NUMBER = 30
_DAY_ZERO = date(1899, 12, 30)


@dataclass(slots=True)
class Cell:
    """A cell: its column (1 = A), attributes, text as read, and where its XML stands."""

    column: int
    attributes: Mapping[str, str]
    start: int
    end: int = 0
    text: str = ""
    has_formula: bool = False

    @property
    def is_number(self) -> bool:
        """Whether the file keeps a number here, not text."""
        return bool(self.text) and self.attributes.get("t", "n") == "n"


@dataclass(slots=True)
class Row:
    """A row and where its XML stands. ``inside`` is the end of its cells; None for ``<row/>``."""

    number: int
    start: int
    style: str | None
    inside: int | None = None
    end: int = 0
    cells: dict[int, Cell] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.text.strip() for cell in self.cells.values())


class Sheet:
    """The cells of one sheet, for reading and for cutting in new values.

    Raises ValueError for XML that isn't a sheet in UTF-8.
    """

    def __init__(self, xml: bytes, shared_strings: tuple[str, ...]) -> None:
        xml.decode("utf-8")
        self.rows: dict[int, Row] = {}
        self._xml = xml
        self._column_styles: list[tuple[int, int, str]] = []
        self._edits: dict[tuple[int, int], CellValue] = {}
        self._prefix = ""
        self._data: tuple[int, int, bool] | None = None
        self._dimension: tuple[int, int] | None = None
        _Scanner(self, xml, shared_strings).run()
        if self._data is None:
            raise ValueError("no cells")

    @property
    def last_row(self) -> int:
        """The number of the last row that holds something; 0 for an empty sheet."""
        return max((number for number, row in self.rows.items() if not row.is_empty), default=0)

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
            return [(row.start, row.end, tag + b">" + cells + f"</{self._prefix}row>".encode())]
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
        assert self._data is not None
        later = [row.start for row in self.rows.values() if row.number > number]
        place = min(later, default=self._data[1])
        cells = b"".join(self._new_cell(number, column, value, None) for column, value in values.items())
        name = f"{self._prefix}row"
        return place, place, f'<{name} r="{number}">'.encode() + cells + f"</{name}>".encode()

    def _changed_cell(self, cell: Cell, value: CellValue) -> bytes:
        opening = self._xml[cell.start : end_of_tag(self._xml, cell.start)]
        opening = _TYPE_ATTRIBUTE.sub(b"", opening.rstrip(b">").rstrip().rstrip(b"/").rstrip())
        return self._closed(opening, value)

    def _new_cell(self, row: int, column: int, value: CellValue, row_style: str | None) -> bytes:
        style = row_style or next((s for first, last, s in self._column_styles if first <= column <= last), None)
        opening = f'<{self._prefix}c r="{column_name(column)}{row}"' + (f' s="{style}"' if style else "")
        return self._closed(opening.encode(), value)

    def _closed(self, opening: bytes, value: CellValue) -> bytes:
        prefix = self._prefix
        if isinstance(value, int):
            return opening + f"><{prefix}v>{value}</{prefix}v></{prefix}c>".encode()
        space = ' xml:space="preserve"' if value != value.strip() else ""
        text = f"<{prefix}is><{prefix}t{space}>{escape(value)}</{prefix}t></{prefix}is>"
        return opening + f' t="inlineStr">{text}</{prefix}c>'.encode()

    def _dimension_cut(self, by_row: Mapping[int, Mapping[int, CellValue]]) -> list[tuple[int, int, bytes]]:
        """The sheet's used range is written once at its head; it grows when rows are added below it."""
        if self._dimension is None:
            return []
        start, end = self._dimension
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
        assert self._data is not None
        start, end, closed = self._data
        if not closed:
            return cuts
        rows = b"".join(content for place, _, content in cuts if place == end)
        name = f"{self._prefix}sheetData".encode()
        opening = self._xml[start:end].rstrip(b">").rstrip().rstrip(b"/")
        return [*(cut for cut in cuts if cut[0] != end), (start, end, opening + b">" + rows + b"</" + name + b">")]


class _Scanner:
    """Walks a sheet's XML once and notes rows, cells, column styles and places."""

    def __init__(self, sheet: Sheet, xml: bytes, shared_strings: tuple[str, ...]) -> None:
        self._sheet = sheet
        self._xml = xml
        self._strings = shared_strings
        self._row: Row | None = None
        self._cell: Cell | None = None
        self._value: list[str] = []
        self._in_value = False
        self._in_rows = False

    def run(self) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser = parser
        try:
            parser.Parse(self._xml, True)
        except expat.ExpatError as error:
            raise ValueError("not XML") from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        at = self._parser.CurrentByteIndex
        sheet = self._sheet
        if name == "sheetData":
            raw = re.match(rb"<([^\s/>]+)", self._xml[at:])
            sheet._prefix = raw[1].decode().removesuffix("sheetData") if raw else ""
            sheet._data = (at, end_of_tag(self._xml, at), self._is_closed(at))
            self._in_rows = True
        elif name == "dimension":
            sheet._dimension = (at, end_of_tag(self._xml, at))
        elif name == "col" and "style" in attributes:
            sheet._column_styles.append((int(attributes["min"]), int(attributes["max"]), attributes["style"]))
        elif not self._in_rows:
            return
        elif name == "row":
            number = int(attributes["r"]) if "r" in attributes else max(sheet.rows, default=0) + 1
            custom = attributes.get("customFormat") in ("1", "true")
            self._row = Row(number, at, attributes.get("s") if custom else None)
        elif name == "c" and self._row is not None:
            self._cell = Cell(self._column(attributes), attributes, at)
            self._value = []
        elif name == "v":
            self._in_value = True
        elif name == "f" and self._cell is not None:
            self._cell.has_formula = True

    def _column(self, attributes: Mapping[str, str]) -> int:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            return column_number(found[1])
        assert self._row is not None
        return max(self._row.cells, default=0) + 1

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        at = self._parser.CurrentByteIndex
        if name == "sheetData":
            self._in_rows = False
            start, end, closed = self._sheet._data or (0, 0, False)
            self._sheet._data = (start, end if closed else at, closed)
        elif name == "v":
            self._in_value = False
        elif name == "c" and self._cell is not None and self._row is not None:
            self._cell.end = self._end_of(self._cell.start, at)
            self._cell.text = self._text(self._cell)
            self._row.cells[self._cell.column] = self._cell
            self._cell = None
        elif name == "row" and self._row is not None:
            self._row.end = self._end_of(self._row.start, at)
            self._row.inside = None if self._is_closed(self._row.start) else at
            self._sheet.rows[self._row.number] = self._row
            self._row = None

    def _is_closed(self, start: int) -> bool:
        """Whether the tag that begins there is an element without content."""
        end = end_of_tag(self._xml, start)
        return self._xml[end - 2 : end] == b"/>"

    def _end_of(self, start: int, closing_tag: int) -> int:
        # For an element without content the parser names the place behind it, not a closing tag.
        return end_of_tag(self._xml, start if self._is_closed(start) else closing_tag)

    def _characters(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)

    def _text(self, cell: Cell) -> str:
        kind = cell.attributes.get("t", "n")
        if kind == "inlineStr":
            return self._inline(cell)
        value = "".join(self._value)
        if kind == "s":
            index = int(value) if value else -1
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        return _plain_number(value) if kind == "n" else value

    def _inline(self, cell: Cell) -> str:
        # The prefixes of the sheet's head are stripped: the piece is parsed on its own.
        piece = re.sub(rb"<(/?)[A-Za-z_][\w.-]*:", rb"<\1", self._xml[cell.start : cell.end])
        piece = re.sub(rb"\s[A-Za-z_][\w.-]*:[\w.-]+\s*=\s*(\"[^\"]*\"|'[^']*')", b"", piece)
        return "".join(text_of(item) for item in parse(piece) if item.tag.endswith("is"))


def _refuse_document_type(*_: object) -> None:
    raise ValueError("document type")


def _plain_number(value: str) -> str:
    """A stored number as its digits: ``3.1750123E+15`` is what Excel makes of a long identifier."""
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        return value
    if not number.is_finite() or number.adjusted() > _LONGEST_NUMBER or number != number.to_integral_value():
        return value
    return f"{number:.0f}"


def _cut_in(cuts: list[tuple[int, int, bytes]], xml: bytes) -> bytes:
    pieces, position = [], 0
    for start, end, content in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        pieces += [xml[position:start], content]
        position = end
    return b"".join([*pieces, xml[position:]])


def end_of_tag(xml: bytes, start: int) -> int:
    """The place behind the tag that begins at ``start``; a ``>`` inside quotes doesn't end it."""
    found = _TAG.match(xml, start)
    if found is None:
        raise ValueError("a tag without end")
    return found.end()


def column_number(name: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_name(number: int) -> str:
    """A for 1, AA for 27."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def day_of_serial(text: str) -> date | None:
    """The date of a spreadsheet's day number; None for anything else."""
    return _DAY_ZERO + timedelta(days=int(text)) if text.isdecimal() and int(text) < 200_000 else None
