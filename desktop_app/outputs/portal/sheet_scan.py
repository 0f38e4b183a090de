"""Where in a sheet's XML each row and cell begins and ends, and what it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from desktop_app.outputs.portal.archive import parse, text_of

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_TAG = re.compile(rb"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>""")
_LONGEST_NUMBER = 30


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


@dataclass(slots=True)
class ScannedSheet:
    """All places of a sheet's XML that a change may need."""

    rows: dict[int, Row] = field(default_factory=dict)
    column_styles: list[tuple[int, int, str]] = field(default_factory=list)
    """First and last column, style."""
    prefix: str = ""
    """Of the element names, with its colon."""
    data: tuple[int, int] | None = None
    """Where the element around all rows begins, and the end of its rows (or of itself when it has none)."""
    data_is_closed: bool = False
    """Whether that element has no content and no closing tag."""
    dimension: tuple[int, int] | None = None
    """Where the tag stands that names the used range."""


def scan(xml: bytes, shared_strings: tuple[str, ...]) -> ScannedSheet:
    """Walk through a sheet's XML once. Raises ValueError for XML that isn't a sheet in UTF-8."""
    xml.decode("utf-8")
    scanned = _Scanner(xml, shared_strings).run()
    if scanned.data is None:
        raise ValueError("no cells")
    return scanned


class _Scanner:
    """Hears of each element from the parser and notes its place."""

    def __init__(self, xml: bytes, shared_strings: tuple[str, ...]) -> None:
        self._sheet = ScannedSheet()
        self._xml = xml
        self._strings = shared_strings
        self._row: Row | None = None
        self._cell: Cell | None = None
        self._value: list[str] = []
        self._in_value = False
        self._in_rows = False

    def run(self) -> ScannedSheet:
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
        return self._sheet

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        at = self._parser.CurrentByteIndex
        sheet = self._sheet
        if name == "sheetData":
            raw = re.match(rb"<([^\s/>]+)", self._xml[at:])
            sheet.prefix = raw[1].decode().removesuffix("sheetData") if raw else ""
            sheet.data = (at, end_of_tag(self._xml, at))
            sheet.data_is_closed = self._is_closed(at)
            self._in_rows = True
        elif name == "dimension":
            sheet.dimension = (at, end_of_tag(self._xml, at))
        elif name == "col" and "style" in attributes:
            sheet.column_styles.append((int(attributes["min"]), int(attributes["max"]), attributes["style"]))
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
            if self._sheet.data is not None and not self._sheet.data_is_closed:
                self._sheet.data = (self._sheet.data[0], at)
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
