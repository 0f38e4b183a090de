"""Looks through a sheet of an .xlsx file whose cells don't all say where they stand: slower, but it misses none."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from desktop_app.application.exchange.spreadsheet import BadCell, column_number
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.bounds import check_place

_REFERENCE: Final = re.compile(r"([A-Z]{1,7})(\d{1,9})")
_FAR: Final = 10**9


def scan_sheet(xml: bytes, file: str, sheet: str) -> list[tuple[int, int, BadCell]]:
    """The unusable cells. Raises KnownProblem ``workbook.*``."""
    scan = _Scan(file, sheet)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.StartDoctypeDeclHandler = scan.refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as problem:
        raise KnownProblem("workbook.unreadable", file=file) from problem
    return scan.found


class _Scan:
    """A cell without a reference follows the one before it, a row without a number the row before."""

    def __init__(self, file: str, sheet: str) -> None:
        self.found: list[tuple[int, int, BadCell]] = []
        self._file = file
        self._sheet = sheet
        self._row = self._column = 0
        self._error = self._text = self._formula = self._value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "row":
                number = attributes.get("r", "")
                self._row = int(number) if number.isascii() and number.isdigit() else self._row + 1
                self._column = 0
            case "c":
                place = _REFERENCE.fullmatch(attributes.get("r", ""))
                if place:
                    self._column, self._row = column_number(place[1]), int(place[2])
                elif "r" in attributes:
                    self._row = _FAR
                else:
                    self._column += 1
                self._error, self._text = attributes.get("t") == "e", attributes.get("t") == "str"
                self._formula = self._value = False
            case "v" | "is" | "f" as part:
                check_place(self._file, self._sheet, self._row, self._column)
                self._formula, self._value = self._formula or part == "f", self._value or part != "f"

    def end(self, name: str) -> None:
        if name.rpartition(" ")[2] == "c":
            if self._error:
                self.found.append((self._row, self._column, BadCell.ERROR))
            elif self._formula and not self._value and not self._text:
                self.found.append((self._row, self._column, BadCell.UNCALCULATED))

    def refuse(self, *_declaration: object) -> None:
        raise ValueError("sheets declare no types of their own")
