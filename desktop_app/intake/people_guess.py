"""Proposes what the columns of a spreadsheet mean, from its headings and a look at its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from desktop_app.application.exchange.layout import AllowanceHeading, Kind
from desktop_app.application.exchange.mapping import NIP, allowance_target, target_column
from desktop_app.application.exchange.spreadsheet import BadCell, Cells, CellValue, SheetCells
from desktop_app.application.records.mapping import MappedColumn, PeopleMapping, folded
from desktop_app.domain.identifiers import NIK_DIGITS, has_length
from desktop_app.domain.periods import Month
from desktop_app.intake.mapped_values import date_order, number_style
from desktop_app.intake.people_aliases import Aliases, aliases
from desktop_app.intake.values import tidy

_SEARCHED: Final = 30
"""Rows among which the headings are looked for."""
_SAMPLE: Final = 200
_NIK: Final = "Karyawan.nik"
_OF_CARD: Final = re.compile("ktp|identi|national|citizen|npwp", re.IGNORECASE)
"""Words of a heading that can't mean an employee number."""
_PTKP: Final = "Karyawan.ptkp"
_TAX_STATUS: Final = re.compile(r"(TK|K|HB)([ /\-.]?[0-3])?", re.IGNORECASE)
_LONGEST_HEADING: Final = 120


def guess_mapping(
    table: SheetCells,
    month: Month,
    remembered: Mapping[str, str] | None = None,
    header_row: int | None = None,
    header_height: int | None = None,
) -> PeopleMapping:
    """A first mapping. ``remembered`` holds targets by folded heading that somebody chose before.

    Without ``header_row`` the row with the most known headings is taken, 0 when there is none.
    """
    known, words = remembered or {}, aliases()
    if header_row is None:
        header_row, header_height = _header_of(table, known, words)
    height = header_height or 1
    headings = headings_of(table, header_row, height)
    columns = _columns(headings, _lower(table, header_row, height), known, words)
    mapping = PeopleMapping(header_row, columns, month, header_height=height)
    mapping = replace(mapping, columns=_employee_number(table, mapping))
    mapping = replace(mapping, columns=_tax_status(table, mapping))
    numbers, dates = _texts(table, mapping, Kind.AMOUNT), _texts(table, mapping, Kind.DATE)
    return replace(mapping, numbers=number_style(numbers), dates=date_order(dates))


def headings_of(table: SheetCells, header_row: int, height: int = 1) -> tuple[str, ...]:
    """The headings of all columns; the letter where there is none.

    With two rows, an upper heading that was merged over several columns stands before each lower one.
    """
    if not header_row:
        return tuple(table.letter(index) for index in range(table.width))
    upper = [_text(cell) for cell in table.row(header_row)]
    if height > 1:
        lower = [_text(cell) for cell in table.row(header_row + 1)]
        group = ""
        joined = []
        for above, below in zip(upper, lower, strict=False):
            group = above or group
            joined.append(f"{above or group} {below}".strip() if below else above)
        upper = joined
    found = [text or table.letter(index) for index, text in enumerate(upper)]
    return (*found, *(table.letter(index) for index in range(len(found), table.width)))


def _lower(table: SheetCells, header_row: int, height: int) -> tuple[str, ...]:
    """The lower ones of headings in two rows."""
    return tuple(_text(cell) for cell in table.row(header_row + 1)) if header_row and height > 1 else ()


def _columns(
    headings: Sequence[str], lower: Sequence[str], known: Mapping[str, str], words: Aliases
) -> tuple[MappedColumn, ...]:
    taken: set[str] = set()
    columns = []
    for index, (heading, below) in enumerate(zip_longest(headings, lower, fillvalue="")):
        # Under "Tempat, tgl lahir" the lower heading says it all; under "Tunjangan" both together do.
        target = _target(heading, known, words) or _target(below, known, words)
        if target in taken:  # the first of several columns with one meaning
            target = ""
        taken.add(target)
        columns.append(MappedColumn(index, heading, target))
    return tuple(columns)


def _target(heading: str, known: Mapping[str, str], words: Aliases) -> str:
    if (bare := folded(heading)) in known:
        return known[bare]
    return words.target(heading) or _allowance(heading, words)


def _allowance(heading: str, words: Aliases) -> str:
    spelled = " ".join(words.tokens.get(word, word) for word in heading.casefold().replace(".", " ").split())
    for beginning in words.allowance_beginnings:
        if spelled.startswith(beginning) and len(spelled) > len(beginning):
            name = tidy(spelled.removeprefix(beginning).strip(" :-_")).capitalize()
            variable = "tidak tetap" in beginning or any(word in words.variable_allowances for word in spelled.split())
            kind = AllowanceHeading.VARIABLE if variable and beginning != "tunjangan tetap" else AllowanceHeading.FIXED
            return allowance_target(kind, name) if name else ""
    return ""


def _header_of(table: SheetCells, known: Mapping[str, str], words: Aliases) -> tuple[int, int]:
    best, best_hits, height = 0, 0, 1
    for number, row in table.numbered():
        if number > table.first_row + _SEARCHED:
            break
        hits = _hits(table, number, 1, known, words)
        if hits > best_hits:
            best, best_hits, height = number, hits, 1
            if _has_gap_over(row, table.row(number + 1)):
                more = _hits(table, number, 2, known, words)
                height = 2 if more > hits else 1
    return best, height


def _has_gap_over(row: Cells, below: Cells) -> bool:
    """Whether a merged heading may stand over this row's next: texts below in gaps of the headings."""
    gaps = [index for index, cell in enumerate(row) if cell is None and index and index < len(below)]
    texts = [cell for cell in below if cell is not None]
    return any(isinstance(below[index], str) for index in gaps) and all(isinstance(cell, str) for cell in texts)


def _hits(table: SheetCells, number: int, height: int, known: Mapping[str, str], words: Aliases) -> int:
    columns = _columns(headings_of(table, number, height), _lower(table, number, height), known, words)
    return sum(1 for column in columns if column.target)


def _employee_number(table: SheetCells, mapping: PeopleMapping) -> tuple[MappedColumn, ...]:
    """Many offices write NIK over their own employee numbers (nomor induk karyawan); the values tell."""
    columns = mapping.columns
    nik = next((column for column in columns if column.target == _NIK), None)
    if nik is None or _OF_CARD.search(nik.heading) or any(column.target == NIP for column in columns):
        return columns
    values = [tidy(str(cell)) for cell in _values(table, mapping, nik.index)]
    lengths = Counter(has_length(value, NIK_DIGITS) for value in values)
    return mapping.with_target(nik.index, NIP).columns if lengths[False] > lengths[True] else columns


def _tax_status(table: SheetCells, mapping: PeopleMapping) -> tuple[MappedColumn, ...]:
    """A column that is only called status holds the PTKP where all its values are such, some with dependants."""
    if any(column.target == _PTKP for column in mapping.columns):
        return mapping.columns
    for column in mapping.columns:
        if not column.target and folded(column.heading).startswith("status"):
            found = [_TAX_STATUS.fullmatch(tidy(str(cell))) for cell in _values(table, mapping, column.index)]
            if all(found) and any(match and match.group(2) for match in found):
                return mapping.with_target(column.index, _PTKP).columns
    return mapping.columns


def _values(table: SheetCells, mapping: PeopleMapping, index: int) -> list[CellValue]:
    rows = (row for number, row in table.numbered() if number >= mapping.first_row)
    cells = (row[index] for _count, row in zip(range(_SAMPLE), rows, strict=False) if index < len(row))
    return [cell for cell in cells if cell is not None]


def _texts(table: SheetCells, mapping: PeopleMapping, kind: Kind) -> list[str]:
    found: list[str] = []
    for column in mapping.columns:
        if column.target and target_column(column.target)[1].kind is kind:
            found.extend(cell for cell in _values(table, mapping, column.index) if isinstance(cell, str))
    return found


def _text(cell: CellValue) -> str:
    return "" if cell is None or isinstance(cell, BadCell) else tidy(str(cell))[:_LONGEST_HEADING]
