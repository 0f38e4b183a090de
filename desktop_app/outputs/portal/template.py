"""A portal's workbook that was recognised: which profile, which sheet, where each column and the data begin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

from desktop_app.domain.findings import Finding, KnownProblem, warning
from desktop_app.outputs.portal.archive import Archive, SheetPart, read_archive
from desktop_app.outputs.portal.profile_files import profiles
from desktop_app.outputs.portal.profiles import (
    CellKind,
    CodeList,
    Column,
    NumberedRows,
    Profile,
    TemplateKind,
    date_pattern,
    normalised,
)
from desktop_app.outputs.portal.sheet import Sheet

_HEADING_ROWS = range(1, 31)
_NUMBERED_COLUMNS = 8
"""From so many numbers in a row on it counts the columns and isn't somebody's data."""
_REMARK = re.compile(r"\([^()]*\)[\s*]*$")
_NAMED_HEADINGS = 4
"""Headings that a refusal names; the rest are counted."""
_SURE_MATCH = 0.5
"""Share of the columns that makes a sheet of another name count as this template."""


@dataclass(frozen=True, slots=True)
class Template:
    """A recognised workbook."""

    archive: Archive
    profile: Profile
    part: str
    sheet: Sheet
    positions: Mapping[str, int]
    """Column number by the profile's heading."""
    data_row: int
    patterns: Mapping[str, str]
    """Date pattern by the profile's heading."""
    codes: Mapping[str, Mapping[str, str]]
    """Names by code for each code list, from the workbook itself where it brings them."""
    findings: tuple[Finding, ...] = ()

    def place(self, name: str) -> int | None:
        """The column number of a field; None where the workbook hasn't got it."""
        return self.positions.get(self.profile.column(name).header)

    def text(self, row: int, name: str) -> str:
        """The text of a field in a row; empty without the column."""
        place = self.place(name)
        return self.sheet.text(row, place) if place else ""

    def is_number(self, row: int, name: str) -> bool:
        """Whether the file keeps a number, not text, in a field's cell."""
        place = self.place(name)
        cell = self.sheet.cell(row, place) if place else None
        return cell is not None and cell.is_number

    def data_rows(self) -> list[int]:
        """The numbers of the rows below the heading that hold something, in order."""
        rows = self.sheet.rows.items()
        return sorted(number for number, row in rows if number >= self.data_row and not row.is_empty)


@dataclass(slots=True)
class _Match:
    profile: Profile
    sheet: SheetPart
    positions: dict[str, int] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    data_row: int = 0
    headings: tuple[int, ...] = ()

    @property
    def named(self) -> bool:
        return normalised(self.sheet.name) in {normalised(name) for name in self.profile.sheets}

    @property
    def missing(self) -> list[str]:
        return [
            column.header for column in self.profile.columns if column.needed and column.header not in self.positions
        ]

    @property
    def score(self) -> tuple[bool, int, bool]:
        return not self.missing, len(self.positions), self.named


def recognise(path: Path) -> Profile:
    """The profile of a portal workbook.

    Raises KnownProblem: ``portal.unknown`` or ``portal.headings_*``, and all that ``read_archive`` raises.
    """
    return read_template(path).profile


def read_template(path: Path) -> Template:
    """Read a workbook and find out what it is; raises as ``recognise`` does."""
    return template_of(read_archive(path))


def template_of(archive: Archive) -> Template:
    """Find out what a workbook is; raises as ``recognise`` does."""
    sheets = {part.part: _sheet(archive, part) for part in archive.sheets}
    matches = [
        match
        for profile in profiles()
        for part in archive.sheets
        for match in _matches(profile, part, sheets[part.part])
    ]
    best = max(matches, key=lambda match: match.score, default=None)
    if best is None or not (best.named or len(best.positions) >= _SURE_MATCH * len(best.profile.columns)):
        raise KnownProblem(
            "portal.unknown",
            file=archive.file_name,
            sheets=", ".join(part.name for part in archive.sheets),
            known=", ".join(profile.title for profile in profiles()),
        )
    adds_rows = best.profile.kind is not TemplateKind.WAGES
    if best.missing or (best.unknown and adds_rows):
        wrong = best.missing or best.unknown
        raise KnownProblem(
            "portal.headings_missing" if best.missing else "portal.headings_unknown",
            file=archive.file_name,
            sheet=best.sheet.name,
            count=len(wrong),
            headings=", ".join(wrong[:_NAMED_HEADINGS]),
        )
    sheet = sheets[best.sheet.part]
    return Template(
        archive,
        best.profile,
        best.sheet.part,
        sheet,
        best.positions,
        best.data_row,
        {
            column.header: _pattern(column, best, sheet)
            for column in best.profile.columns
            if column.kind is CellKind.DATE
        },
        {codes.name: _codes(codes, archive, sheets) for codes in best.profile.code_lists},
        tuple(_remarks(best, archive)),
    )


def _sheet(archive: Archive, part: SheetPart) -> Sheet:
    try:
        return Sheet(archive.parts[part.part], archive.shared_strings)
    except (ValueError, KeyError, ParseError) as error:
        raise KnownProblem("portal.not_a_workbook", file=archive.file_name) from error


def _matches(profile: Profile, part: SheetPart, sheet: Sheet) -> list[_Match]:
    if profile.numbered:
        return [
            _match(profile, part, sheet, rows.headings, rows.data)
            for row in _HEADING_ROWS
            if _numbers_columns(sheet, row)
            for rows in _layouts(profile, sheet, row)
        ]
    return [_match(profile, part, sheet, (row,), row + 1) for row in _HEADING_ROWS if sheet.columns(row)]


def _layouts(profile: Profile, sheet: Sheet, numbers: int) -> list[NumberedRows]:
    """How a form can lie around the row that numbers its columns: where it is known to, else as far off as that row."""
    known = [rows for rows in profile.numbered if rows.numbers == numbers]
    if known:
        return known
    moved = [rows.moved_to(numbers) for rows in profile.numbered]
    return [
        rows
        for rows in moved
        if rows.headings[0] > 0 and all(band in sheet.rows for band in range(rows.numbers + 1, rows.data))
    ]


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Whether a row only counts the columns; a shorter form leaves out the numbers of columns that it hasn't got."""
    texts = [sheet.text(row, column) for column in sheet.columns(row)]
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(texts) == len(numbers) >= _NUMBERED_COLUMNS and numbers[0] == 1 and numbers == sorted(set(numbers))


def _match(profile: Profile, part: SheetPart, sheet: Sheet, headings: tuple[int, ...], data_row: int) -> _Match:
    match = _Match(profile, part, data_row=data_row, headings=headings)
    for place in sorted({column for row in headings for column in sheet.columns(row)}):
        # The lowest line of a heading is its own; lines above it may be the title of a group.
        texts = [text for row in reversed(headings) if (text := sheet.text(row, place))]
        column = next((column for text in texts if (column := _column_of(profile, text))), None)
        if column is None or column.header in match.positions:
            match.unknown.append(texts[0])
        else:
            match.positions[column.header] = place
    return match


def _column_of(profile: Profile, text: str) -> Column | None:
    """The column of a heading, as it stands or without a remark in parentheses at its end."""
    for name in (normalised(text), normalised(_REMARK.sub("", text))):
        found = next((column for column in profile.columns if name in column.names), None)
        if found is not None:
            return found
    return None


def _pattern(column: Column, match: _Match, sheet: Sheet) -> str:
    if column.pattern != "label":
        return column.pattern
    own = _label(match, sheet, match.positions.get(column.header))
    if own:
        return own
    # A date column without a pattern of its own follows the one that the form shows elsewhere.
    for other in match.profile.columns:
        shown = _label(match, sheet, match.positions.get(other.header))
        if shown:
            return shown
    return "dd/mm/yyyy"


def _label(match: _Match, sheet: Sheet, place: int | None) -> str | None:
    if place is None:
        return None
    return next((found for row in match.headings if (found := date_pattern(sheet.text(row, place)))), None)


def _codes(codes: CodeList, archive: Archive, sheets: Mapping[str, Sheet]) -> dict[str, str]:
    """The list in the user's own file is newer than ours."""
    for part in archive.sheets:
        if normalised(part.name) != normalised(codes.sheet):
            continue
        sheet = sheets[part.part]
        heads = {normalised(sheet.text(1, column)): column for column in sheet.columns(1)}
        code, name = heads.get(normalised(codes.code_header)), heads.get(normalised(codes.name_header))
        if code and name:
            rows = sorted(number for number in sheet.rows if number > 1)
            own = {sheet.text(row, code): sheet.text(row, name) for row in rows if sheet.text(row, code)}
            if own:
                return own
    return {row[codes.code_header]: row[codes.name_header] for row in codes.rows()}


def _remarks(match: _Match, archive: Archive) -> list[Finding]:
    found = []
    if match.profile.sheets and not match.named:
        found.append(
            warning(
                "portal.sheet_name", sheet=match.sheet.name, expected=match.profile.sheets[0], file=archive.file_name
            )
        )
    if match.unknown:
        found.append(warning("portal.unknown_columns", columns=", ".join(match.unknown), file=archive.file_name))
    return found
