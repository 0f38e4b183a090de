"""Finds the NIP of people whose spreadsheet has none, and gives new people the next number.

Small offices number nobody. Somebody known is found by the NIK, else by name and birth date, else by the name when
only one person has it; whoever is found nowhere is new. The same spreadsheet so finds the same people again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.application.exchange.layout import EMPLOYEES
from desktop_app.application.exchange.rows import PeopleRow, PeopleSheet, PeopleWorkbook
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, error, info

_LONGEST: Final = 6
"""Digits of a running number; what is longer is a NIP of another kind, for example a NIK."""
_SHORTEST: Final = 3


def numbered(workbook: PeopleWorkbook, employees: Callable[[str], Sequence[Employee]]) -> PeopleWorkbook:
    """The workbook with a NIP in every row whose person is known or new.

    Rows of one spreadsheet row have one number, and an empty NIP where there is none. ``employees`` gives the people
    of a company by its code.
    """
    sheet = workbook.employees
    unnumbered = [row for row in sheet.rows if row.values.get("nip") == ""]
    if not unnumbered:
        return workbook
    companies: dict[str, _Numbers] = {}
    found: dict[int, str] = {}
    made: list[str] = []
    new: set[tuple[str, str]] = set()
    unclear: list[PeopleRow] = []
    rows_of: dict[tuple[str, str], list[PeopleRow]] = defaultdict(list)
    for row in unnumbered:
        code = row.text("company")
        if code not in companies:
            taken = (other.text("nip") for other in sheet.rows if other.text("company") == code)
            companies[code] = _Numbers(employees(code), taken)
        numbers = companies[code]
        known = numbers.known(row)
        if len(known) > 1:
            unclear.append(row)
            continue
        if known:
            rows_of[code, known[0]].append(row)
        else:
            made.append(numbers.make(row))
            new.add((code, made[-1]))
        found[row.number] = known[0] if known else made[-1]
    # Of two rows that can both be somebody known, nobody can say which one is.
    unclear += [row for rows in rows_of.values() if len(rows) > 1 for row in rows]
    problems = {row.number: _unclear(sheet, row) for row in unclear}
    found = {number: nip for number, nip in found.items() if number not in problems}
    read = {
        name: _filled(each, found, new, problems if name == EMPLOYEES.name else {})
        for name, each in workbook.read.items()
    }
    told = (info("people.numbers_made", count=len(made), first=made[0], last=made[-1]),) if made else ()
    return replace(workbook, read=read, findings=(*workbook.findings, *told))


def _unclear(sheet: PeopleSheet, row: PeopleRow) -> Finding:
    cell = sheet.cell(row, "name")
    problem = error("people.several_of_this_name", sheet=sheet.name, cell=cell, name=row.text("name"))
    return problem.about(f"{sheet.name}!{cell}")


def _filled(
    sheet: PeopleSheet, found: dict[int, str], new: set[tuple[str, str]], problems: dict[int, Finding]
) -> PeopleSheet:
    rows = []
    for row in sheet.rows:
        if row.values.get("nip") == "" and row.number in found:
            nip = found[row.number]
            is_new = (row.text("company"), nip) in new
            rows.append(replace(row, values={**row.values, "nip": nip}, is_new=is_new))
        elif row.number in problems:
            rows.append(replace(row, problems=(*row.problems, problems[row.number])))
        else:
            rows.append(row)
    return replace(sheet, rows=tuple(rows))


class _Numbers:
    """The people of one company and those that a spreadsheet adds."""

    def __init__(self, employees: Sequence[Employee], taken: Iterable[str]) -> None:
        self._people: list[tuple[str, str, str, date | None]] = [
            (one.nip, one.nik, folded_name(one.name), one.birth_date) for one in employees
        ]
        nips = {one.nip for one in employees} | set(taken)
        running = [nip for nip in nips if nip.isascii() and nip.isdigit() and len(nip) <= _LONGEST]
        self._last = max(map(int, running), default=0)
        self._width = max(map(len, running), default=_SHORTEST)

    def known(self, row: PeopleRow) -> list[str]:
        """The NIP of whoever this can be; several when the row doesn't tell."""
        nik, name, born = row.text("nik"), folded_name(row.text("name")), row.values.get("birth_date")
        if nik and (same := [nip for nip, its_nik, _name, _born in self._people if its_nik == nik]):
            return same
        return [
            nip
            for nip, its_nik, its_name, its_birth in self._people
            if its_name == name and not (nik and its_nik) and (born is None or born == its_birth)
        ]

    def make(self, row: PeopleRow) -> str:
        """The next number, for somebody new."""
        self._last += 1
        nip = str(self._last).rjust(self._width, "0")
        self._people.append((nip, row.text("nik"), folded_name(row.text("name")), row.values.get("birth_date")))
        return nip


def folded_name(name: str) -> str:
    """A name whatever its capitals and blanks."""
    return " ".join(name.casefold().split())
