"""Looks through the parts of an .xlsx file before it is read: what could exhaust the machine or hide values."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final
from xml.etree import ElementTree

from desktop_app.application.exchange.spreadsheet import BadCell, column_number
from desktop_app.domain.findings import KnownProblem
from desktop_app.intake.bounds import MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, BadCells, check_place
from desktop_app.intake.scan_sheet import scan_sheet

_BIG_PART: Final = 5_000_000
_MOST_RATIO: Final = 200
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s([^<>]*+(?<!/))>([^<]*+(?:<(?!/?(?:\w+:)?c[\s>])[^<]*+)*)</(?:\w+:)?c>")
"""No group in it is possessive: before Python 3.11.5 such a group is matched wrongly (gh-106052)."""
_UNUSUAL_CELL: Final = re.compile(rb'<(?:[^\s<>/:]+:)?c(?=[\s/>])(?! r="[A-Z]+\d+")')
_FILLED: Final = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="(?:([A-Z]{2,})\d+|[A-Z]+([2-9]\d{4}|\d{6,}))"[^<>]*(?<!/)>')
_REFERENCE: Final = re.compile(rb'\br="([A-Z]+)(\d+)"')
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def scan_xlsx(content: bytes, file: str, wanted: Callable[[str], bool]) -> BadCells:
    """The unusable cells of the wanted sheets. Raises KnownProblem ``workbook.*``."""
    with checked_archive(content, file) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            of_numbers = any(name.endswith(".iwa") for name in names)
            raise KnownProblem("workbook.numbers" if of_numbers else "workbook.not_a_workbook", file=file)
        found = {}
        for sheet, part in _sheet_parts(archive):
            if wanted(sheet):
                xml = archive.read(part)
                if _UNUSUAL_CELL.search(xml):
                    found[sheet] = scan_sheet(xml, file, sheet)
                else:  # written as the usual programs do, so that looking for references finds all cells
                    _check_places(xml, file, sheet)
                    found[sheet] = list(_bad_cells(xml))
        return found


@contextmanager
def checked_archive(content: bytes, file: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP file, after every part was found to unpack within bounds and undamaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = 0
            for part in archive.infolist():
                unpacked += part.file_size
                ratio = part.file_size / max(part.compress_size, 1)
                if unpacked > MOST_UNPACKED or (part.file_size > _BIG_PART and ratio > _MOST_RATIO):
                    raise KnownProblem("workbook.too_large", file=file)
            if archive.testzip() is not None:
                raise KnownProblem("workbook.unreadable", file=file)
            yield archive
    except (zipfile.BadZipFile, zlib.error) as problem:
        code = "workbook.unreadable" if content.startswith(b"PK") else "workbook.not_a_workbook"
        raise KnownProblem(code, file=file) from problem
    except (ElementTree.ParseError, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as problem:
        raise KnownProblem("workbook.unreadable", file=file) from problem


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    names = set(archive.namelist())
    targets = {}
    for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        target = relation.get("Target", "")
        targets[relation.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            target = targets.get(element.get(_RELATION, ""), "")
            if target in names:
                yield element.get("name", ""), target


def _check_places(xml: bytes, file: str, sheet: str) -> None:
    for found in _FILLED.finditer(xml):
        letters, row = found.groups()
        if letters and column_number(letters.decode()) > MOST_COLUMNS:
            check_place(file, sheet, 1, MOST_COLUMNS + 1)
        elif row and int(row) > MOST_ROWS + 1:
            check_place(file, sheet, int(row), 1)


def _bad_cells(xml: bytes) -> Iterator[tuple[int, int, BadCell]]:
    if b't="e"' not in xml and not _FORMULA.search(xml):
        return
    for attributes, inside in _CELL.findall(xml):
        error = b't="e"' in attributes
        if not error and (b"<" not in inside or not _FORMULA.search(inside)):
            continue
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        place = int(reference[2]), column_number(reference[1].decode())
        if error:
            yield *place, BadCell.ERROR
        elif b't="str"' not in attributes and not _VALUE.search(inside):
            yield *place, BadCell.UNCALCULATED
