"""What the columns of somebody's own spreadsheet mean: targets in the people workbook, and how cells are read.

A target is ``SHEET.FIELD`` of the people workbook's layout: ``Karyawan.nik``, ``Upah.fixed:Jabatan`` for an
allowance, ``Variabel.lembur`` for an amount of the start month. The company's code and the NIP belong to every
record of a row and stand under ``Karyawan``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.application.exchange.layout import (
    EMPLOYEES,
    FAMILY,
    OPENINGS,
    SHEETS,
    VARIABLES,
    WAGES,
    AllowanceHeading,
    Column,
    Kind,
    Sheet,
    allowance_field,
)
from desktop_app.application.exchange.rows import PeopleWorkbook
from desktop_app.application.exchange.spreadsheet import SheetCells
from desktop_app.application.records.mapping import PeopleMapping
from desktop_app.domain.components import Variable
from desktop_app.domain.findings import Finding, KnownProblem

COMPANY: Final = f"{EMPLOYEES.name}.company"
NIP: Final = f"{EMPLOYEES.name}.nip"
NAME: Final = f"{EMPLOYEES.name}.name"
KEY_FIELDS: Final = ("company", "nip")
MAPPED_SHEETS: Final = (EMPLOYEES, FAMILY, WAGES, VARIABLES, OPENINGS)
"""Companies are entered in their form: a spreadsheet of people doesn't describe them."""


@dataclass(frozen=True, slots=True)
class ColumnReport:
    """What became of one column."""

    index: int
    letter: str
    heading: str
    target: str
    samples: tuple[str, ...]
    """Up to three different values as they stand there."""
    filled: int
    problems: int = 0
    """Cells that can't be read."""
    warnings: int = 0
    first: Finding | None = None
    """The first finding about a cell of this column."""


@dataclass(frozen=True, slots=True)
class MappedPeople:
    """The rows that a mapping makes of a sheet, and how each column fared."""

    workbook: PeopleWorkbook
    columns: tuple[ColumnReport, ...]
    missing: tuple[str, ...] = ()
    """Targets that new people need and that have neither a column nor a fixed value."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or pasted cells: a people workbook, or tables whose columns need a meaning."""

    name: str
    people: PeopleWorkbook | None = None
    tables: tuple[SheetCells, ...] = ()
    findings: tuple[Finding, ...] = ()
    """About the file as a whole."""
    problem: KnownProblem | None = None
    """Why it isn't a people workbook although it has some of its sheets."""


def target_column(target: str) -> tuple[Sheet, Column]:
    """The sheet and the column of a target. Raises KeyError."""
    name, _point, field_name = target.partition(".")
    sheet = next((sheet for sheet in SHEETS if sheet.name == name), None)
    if sheet is None:
        raise KeyError(target)
    if sheet is VARIABLES:
        return sheet, Column(field_name, field_name, Kind.AMOUNT, empty=None)
    for heading in AllowanceHeading:
        prefix = allowance_field(heading, "")
        if sheet is WAGES and field_name.startswith(prefix):
            allowance = field_name.removeprefix(prefix)
            return sheet, Column(f"{heading.value}: {allowance}", field_name, Kind.AMOUNT, empty=None)
    return sheet, sheet.column(field_name)


def targets_of(sheet: Sheet) -> tuple[str, ...]:
    """The targets of a sheet that every spreadsheet may have; allowances are named by their headings."""
    if sheet is VARIABLES:
        return tuple(f"{sheet.name}.{word.value}" for word in Variable)
    keys = () if sheet is EMPLOYEES else KEY_FIELDS
    return tuple(f"{sheet.name}.{column.field}" for column in sheet.columns if column.field not in keys)


def allowance_target(heading: AllowanceHeading, name: str) -> str:
    """The target of an allowance."""
    return f"{WAGES.name}.{allowance_field(heading, name)}"


def sheets_in(mapping: PeopleMapping) -> tuple[Sheet, ...]:
    """The sheets to which the mapped columns belong; the keys alone make no record."""
    targets = {column.target for column in mapping.columns if column.target} - {COMPANY, NIP}
    names = {target.partition(".")[0] for target in targets}
    return tuple(sheet for sheet in MAPPED_SHEETS if sheet.name in names)


def missing_targets(mapping: PeopleMapping) -> tuple[str, ...]:
    """What records need and neither a column nor a fixed value gives."""
    given = {column.target for column in mapping.columns} | set(mapping.fixed)
    if mapping.company:
        given.add(COMPANY)
    if mapping.find_people and NAME in given:
        given.add(NIP)
    missing = [target for target in (COMPANY, NIP) if target not in given]
    implied = {
        WAGES.name: ("starts_on",),
        OPENINGS.name: ("year", "first_month"),
        VARIABLES.name: ("month", "component", "amount"),
    }
    for sheet in sheets_in(mapping):
        for column in sheet.columns:
            target = f"{sheet.name}.{column.field}"
            wanted = column.required and column.field not in (*KEY_FIELDS, *implied.get(sheet.name, ()))
            if wanted and target not in given:
                missing.append(target)
    return tuple(missing)


def wage_start(mapping: PeopleMapping) -> date:
    """The day from which wages without a date of their own hold."""
    return mapping.month.first_day
