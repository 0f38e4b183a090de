"""Makes rows of the people workbook of a spreadsheet whose columns were given a meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.application.exchange.layout import (
    EMPLOYEES,
    OPENINGS,
    SHEETS,
    VARIABLES,
    WAGES,
    Column,
    Sheet,
)
from desktop_app.application.exchange.mapping import (
    COMPANY,
    KEY_FIELDS,
    NAME,
    NIP,
    ColumnReport,
    MappedPeople,
    missing_targets,
    sheets_in,
    target_column,
    wage_start,
)
from desktop_app.application.exchange.rows import PeopleRow, PeopleSheet, PeopleWorkbook
from desktop_app.application.exchange.spreadsheet import BadCell, Cells, CellValue, SheetCells
from desktop_app.application.records.mapping import MappedColumn, PeopleMapping
from desktop_app.domain.findings import Finding, Severity, error, warning
from desktop_app.domain.periods import Month
from desktop_app.intake.mapped_values import MappedReader
from desktop_app.intake.people_aliases import aliases
from desktop_app.intake.people_checks import remarks
from desktop_app.intake.values import Unreadable, check_account, tidy

_IMPLIED: Final = frozenset({f"{WAGES.name}.starts_on", f"{OPENINGS.name}.year", f"{OPENINGS.name}.first_month"})
"""Where an empty cell takes what holds for all rows."""
_SUMS: Final = frozenset({"total", "jumlah", "subtotal", "grand"})
"""First words of a row that sums up the others."""
_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 40
_SAMPLED_ROWS: Final = 200


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mapped column and where it stands."""

    column: Column
    sheet: Sheet
    target: str
    index: int
    letter: str


def map_people(table: SheetCells, mapping: PeopleMapping) -> MappedPeople:
    """The rows that the mapping makes of the table, with a report on each column.

    Rows without a NIP in which no name stands either, or a word for a sum, or nothing else (titles, sums, the place
    of a signature), are passed over with a warning.
    """
    return _Mapper(table, mapping).run()


def _placed(table: SheetCells, mapped: MappedColumn) -> _Placed:
    sheet, column = target_column(mapped.target)
    return _Placed(column, sheet, mapped.target, mapped.index, table.letter(mapped.index))


class _Mapper:
    def __init__(self, table: SheetCells, mapping: PeopleMapping) -> None:
        self._table = table
        self._mapping = mapping
        self._reader = MappedReader(aliases(), mapping.numbers, mapping.dates, mapping.month.year)
        placed = [_placed(table, column) for column in mapping.columns if column.target]
        self._keys = {place.target: place for place in placed if place.target in (COMPANY, NIP)}
        facts = [place for place in placed if place.target not in self._keys]
        self._sheets = {sheet.name: [place for place in facts if place.sheet is sheet] for sheet in sheets_in(mapping)}
        self._name = next((place for place in placed if place.target == NAME), None)
        self._needed = KEY_FIELDS[:1] if mapping.find_people else KEY_FIELDS
        self._fixed = self._fixed_values()
        self._rows: dict[str, list[PeopleRow]] = {sheet.name: [] for sheet in SHEETS}
        self._findings: list[Finding] = []

    def run(self) -> MappedPeople:
        for number, row in self._table.numbered():
            if number >= self._mapping.first_row and (number <= self._mapping.last_row or not self._mapping.last_row):
                self._read_row(number, row)
        letters = {name: self._letters(places) for name, places in self._sheets.items()}
        sheets = {
            sheet.name: PeopleSheet(self._table.name, letters.get(sheet.name, {}), tuple(self._rows[sheet.name]))
            for sheet in SHEETS
        }
        workbook = PeopleWorkbook(sheets, tuple(self._findings))
        return MappedPeople(workbook, self._reports(), missing_targets(self._mapping))

    def _letters(self, places: Iterable[_Placed]) -> dict[str, str]:
        keys = {place.column.field: place.letter for place in reversed(self._keys.values())}
        return keys | {place.column.field: place.letter for place in places}

    def _fixed_values(self) -> dict[str, dict[str, Any]]:
        """The values for all rows by sheet. They were chosen from lists, so they are readable."""
        fixed: dict[str, dict[str, Any]] = {}
        for target, text in self._mapping.fixed.items():
            sheet, column = target_column(target)
            fixed.setdefault(sheet.name, {})[column.field] = self._reader.read(text, column)
        return fixed

    def _read_row(self, number: int, row: Cells) -> None:
        keys, problems = self._read(row, number, self._keys.values(), required=self._needed)
        if self._is_nobody(row):
            cell = f"{self._table.letter(0)}{number}"
            finding = warning("people.row_without_person", sheet=self._table.name, cell=cell, row=str(number))
            self._findings.append(finding.about(f"{self._table.name}!{cell}"))
            return
        keys.setdefault("company", self._mapping.company)
        if self._mapping.find_people:
            keys.setdefault("nip", "")
        for name, places in self._sheets.items():
            if name == VARIABLES.name:
                self._read_variables(number, row, places, keys, problems)
            else:
                self._read_record(number, row, places, keys, problems)
            if problems:
                return  # without its keys the row is refused once, not once per record

    def _is_nobody(self, row: Cells) -> bool:
        nip, name = (None if place is None else self._cell(row, place) for place in (self._keys.get(NIP), self._name))
        if nip is not None:
            return False
        if name is None or sum(1 for cell in row if cell is not None) == 1:
            return True
        return isinstance(name, str) and name.casefold().replace(":", " ").split()[0] in _SUMS

    def _read_record(
        self, number: int, row: Cells, places: Sequence[_Placed], keys: dict[str, Any], problems: list[Finding]
    ) -> None:
        sheet = places[0].sheet
        if sheet is not EMPLOYEES and all(self._cell(row, place) is None for place in places):
            return  # nothing in it for this person
        values, found = self._read(row, number, places)
        values = self._with_birth_place(row, places, values)
        fixed = {name: value for name, value in self._fixed.get(sheet.name, {}).items() if values.get(name) is None}
        values = {**keys, **values, **fixed}
        implied = self._implied(sheet, values)
        values |= implied
        letters = self._letters(places)
        findings = () if found or problems else remarks(sheet, self._table.name, letters, number, values)
        made = PeopleRow(number, values, (*problems, *found), findings, implied=frozenset({*implied, *fixed}))
        self._rows[sheet.name].append(made)

    def _with_birth_place(self, row: Cells, places: Sequence[_Placed], values: dict[str, Any]) -> dict[str, Any]:
        """The values with the place that stands in the cell of the birth date, where it has no column of its own."""
        born = next((place for place in places if place.column.field == "birth_date"), None)
        if born is None or "birth_place" in values:
            return values
        found = self._reader.birth_place(self._cell(row, born))
        return values | ({"birth_place": found} if found else {})

    def _implied(self, sheet: Sheet, values: dict[str, Any]) -> dict[str, Any]:
        month = self._mapping.month
        if sheet is WAGES and values.get("starts_on") is None:
            return {"starts_on": wage_start(self._mapping)}
        if sheet is OPENINGS:
            year = values.get("year") or month.year
            return {
                name: value
                for name, value in (("year", year), ("first_month", Month(year, 1)))
                if values.get(name) in (None, "")
            }
        return {}

    def _read_variables(
        self, number: int, row: Cells, places: Sequence[_Placed], keys: dict[str, Any], problems: list[Finding]
    ) -> None:
        """One record per column: the amount of one component in the start month."""
        for place in places:
            values, found = self._read(row, number, (place,))
            amount = values.get(place.column.field)
            if amount is None and not found:
                continue
            component = place.column.field
            values = {**keys, "month": self._mapping.month, "component": component, "amount": amount}
            letters = dict.fromkeys(("amount", "component", "month"), place.letter)
            made = PeopleRow(number, values, (*problems, *found), letters=letters, implied=frozenset({"month"}))
            self._rows[VARIABLES.name].append(made)
            if problems:
                return

    def _read(
        self, row: Cells, number: int, places: Iterable[_Placed], required: Sequence[str] = ()
    ) -> tuple[dict[str, Any], list[Finding]]:
        values: dict[str, Any] = {}
        problems: list[Finding] = []
        for place in places:
            column, cell = place.column, self._cell(row, place)
            if cell is None:
                given = place.target in self._mapping.fixed or (place.target == NIP and self._mapping.find_people)
                needed = column.required and not column.may_be_empty and not given
                if column.field in required or (needed and place.target not in _IMPLIED):
                    problems.append(self._problem(place, number, Unreadable("people.required")))
                    continue
                values[column.field] = column.empty if not column.required else None
                continue
            try:
                values[column.field] = self._reader.read(cell, column)
                if column.field == "bank_account":
                    check_account(self._bank(row), cell)
            except Unreadable as unreadable:
                problems.append(self._problem(place, number, unreadable))
        return values, problems

    def _problem(self, place: _Placed, number: int, unreadable: Unreadable) -> Finding:
        cell, sheet = f"{place.letter}{number}", self._table.name
        return error(unreadable.code, sheet=sheet, cell=cell, column=place.column.heading, **unreadable.params).about(
            f"{sheet}!{cell}"
        )

    def _cell(self, row: Cells, place: _Placed) -> CellValue:
        cell = row[place.index] if place.index < len(row) else None
        return None if self._reader.is_empty(cell, place.column) else cell

    def _bank(self, row: Cells) -> str:
        bank = next((place for place in self._sheets.get(EMPLOYEES.name, ()) if place.column.field == "bank"), None)
        return "" if bank is None else str(self._cell(row, bank) or "")

    # What became of the columns

    def _reports(self) -> tuple[ColumnReport, ...]:
        problems: Counter[str] = Counter()
        warnings: Counter[str] = Counter()
        first: dict[str, Finding] = {}
        for finding in self._cell_findings():
            letter = str(dict(finding.params).get("cell", "")).rstrip("0123456789")
            (problems if finding.severity is Severity.ERROR else warnings)[letter] += 1
            if letter not in first or (
                finding.severity is Severity.ERROR and first[letter].severity is not Severity.ERROR
            ):
                first[letter] = finding
        reports = []
        for column in self._mapping.columns:
            letter = self._table.letter(column.index)
            samples, filled = self._samples(column.index)
            reports.append(
                ColumnReport(
                    column.index,
                    letter,
                    column.heading,
                    column.target,
                    samples,
                    filled,
                    problems[letter],
                    warnings[letter],
                    first.get(letter),
                )
            )
        return tuple(reports)

    def _cell_findings(self) -> Iterable[Finding]:
        seen: set[Finding] = set()
        for rows in self._rows.values():
            for row in rows:
                for finding in (*row.problems, *row.remarks):
                    if finding not in seen:
                        seen.add(finding)
                        yield finding

    def _samples(self, index: int) -> tuple[tuple[str, ...], int]:
        samples: dict[str, None] = {}
        filled = 0
        for number, row in self._table.numbered():
            cell = row[index] if index < len(row) else None
            if number < self._mapping.first_row or cell is None:
                continue
            filled += 1
            if len(samples) < _SAMPLES and filled <= _SAMPLED_ROWS:
                samples[_sample(cell)] = None
        return tuple(samples), filled


def _sample(cell: CellValue) -> str:
    text = f"#{cell.value}" if isinstance(cell, BadCell) else tidy(str(cell))
    return text if len(text) <= _LONGEST_SAMPLE else f"{text[:_LONGEST_SAMPLE]}…"
