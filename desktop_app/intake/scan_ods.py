"""Looks through a LibreOffice spreadsheet (.ods) before it is read: far cells, formulas that gave errors."""

from __future__ import annotations

from collections import defaultdict
from typing import Final
from xml.parsers import expat
from zipfile import ZipFile

from desktop_app.application.exchange.spreadsheet import BadCell
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.bounds import BadCells, check_place
from desktop_app.intake.scan_xlsx import checked_archive

_KIND: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_PIECE: Final = 1 << 20
_ROWS_REPEATED: Final = "table:number-rows-repeated"
_COLUMNS_REPEATED: Final = "table:number-columns-repeated"
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})


def is_ods(content: bytes) -> bool:
    """Whether a file begins as such files do."""
    return content.startswith(b"PK") and _KIND in content[:200]


def scan_ods(content: bytes, file: str) -> BadCells:
    """The unusable cells of all sheets. Raises KnownProblem ``workbook.*``."""
    with checked_archive(content, file) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise KnownProblem("workbook.password", file=file)
        return _Scan(file).read(archive)


class _Scan:
    def __init__(self, file: str) -> None:
        self._file = file
        self._sheet = ""
        self._row = self._column = 0
        self._rows = 1
        self._filled = False
        self._found: dict[str, list[tuple[int, int, BadCell]]] = defaultdict(list)

    def read(self, archive: ZipFile) -> BadCells:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            with archive.open("content.xml") as stream:
                while piece := stream.read(_PIECE):
                    parser.Parse(piece)
                parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as problem:
            raise KnownProblem("workbook.unreadable", file=self._file) from problem
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            count = int(attributes.get(_COLUMNS_REPEATED, 1))
            if "office:value-type" in attributes:
                self._filled = True
                check_place(self._file, self._sheet, self._row + 1, self._column + count)
                if attributes.get("calcext:value-type") == "error":
                    self._found[self._sheet].append((self._row + 1, self._column + 1, BadCell.ERROR))
            self._column += count
        elif name == "table:table-row":
            self._rows, self._column, self._filled = int(attributes.get(_ROWS_REPEATED, 1)), 0, False
        elif name == "table:table":
            self._sheet, self._row = attributes.get("table:name", ""), 0

    def _end(self, name: str) -> None:
        if name == "table:table-row":
            self._row += self._rows
            if self._filled:
                check_place(self._file, self._sheet, self._row, 1)

    def _refuse(self, *_declaration: object) -> None:
        raise ValueError("such files declare no types of their own")
