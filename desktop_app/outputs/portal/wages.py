"""SIPP's wage file: the portal has listed its workers, only UPAH and RAPEL are filled in, in place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.application.filings.portal_rows import joined_in, takes_part_in_ketenagakerjaan, whole_rupiah
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.findings import Finding, KnownProblem, Parameter, error, info, warning
from desktop_app.domain.money import ZERO
from desktop_app.domain.periods import Month
from desktop_app.outputs.portal.precheck import MAX_ROWS
from desktop_app.outputs.portal.profiles import normalised
from desktop_app.outputs.portal.sheet import day_of_serial
from desktop_app.outputs.portal.template import Template

_KEYS = ("kode_tk", "kpj", "nik")
"""By which a worker is found, the surest first. Never the name: SIPP masks it."""
_NOBODY = "portal.not_in_run"
_MONTH_FORMS = (
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2})(?:[T ][\d:.]*)?)?"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})"),
)


@dataclass(frozen=True, slots=True)
class FilledWages:
    """How many rows were filled, and what there is to say."""

    count: int
    findings: tuple[Finding, ...]


def fill_wages(template: Template, run: Run, elsewhere: Iterable[Run] = ()) -> FilledWages:
    """Put every worker's wage and back pay into the template's sheet.

    ``elsewhere`` are the company's people under its other numbers: they are named instead of taken for leavers.
    Raises KnownProblem ``portal.other_company``, ``portal.other_month``, ``portal.month_unreadable`` or
    ``portal.no_key_column``.
    """
    _require_same_company(template, run)
    _require_same_month(template, run)
    if all(template.place(key) is None for key in _KEYS):
        raise KnownProblem("portal.no_key_column", file=template.archive.file_name)
    joiner = _Joiner(run.payslips)
    rows_of: dict[str, list[int]] = {}
    findings = list(joiner.findings)
    findings += [*_unproven(template), *_number_cells(template)]
    if len(template.data_rows()) > MAX_ROWS:
        findings.append(error("portal.too_many_rows", portal=template.profile.portal, limit=MAX_ROWS))
    others = [(part.company.npp, _Joiner(part.payslips)) for part in elsewhere]
    for row in template.data_rows():
        stored, remarks = joiner.find(template, row)
        nobody = any(one.code == _NOBODY for one in remarks)
        findings += (_elsewhere(template, row, others) if nobody else []) or remarks
        if stored is not None:
            rows_of.setdefault(stored.employee.nip, []).append(row)
    count = 0
    for stored in run.payslips:
        obstacle = _obstacle(stored, rows_of.get(stored.employee.nip, []), run.head.month, joiner.mentioned)
        if obstacle is not None:
            findings.append(obstacle.about(stored.employee.nip))
        elif stored.employee.nip in rows_of:
            [row] = rows_of[stored.employee.nip]
            findings += _write(template, stored, row)
            count += 1
    return FilledWages(count, tuple(findings))


class _Joiner:
    """Finds the payslip of a template row by its identifiers."""

    def __init__(self, payslips: Iterable[StoredPayslip]) -> None:
        self._index: dict[str, dict[str, list[StoredPayslip]]] = {key: {} for key in _KEYS}
        self.mentioned: set[str] = set()
        """NIPs that a row names in some contradictory way; they are spoken of already."""
        self.findings: list[Finding] = []
        for stored in payslips:
            for key, value in _identifiers(stored).items():
                if value:
                    self._index[key].setdefault(value, []).append(stored)
        for key, people in self._index.items():
            for several in people.values():
                if len(several) > 1:
                    names = ", ".join(stored.employee.name for stored in several)
                    shared = error("portal.shared_identifier", identifier=_word(key), names=names)
                    self.findings.append(shared.about(several[0].employee.nip))

    def find(self, template: Template, row: int) -> tuple[StoredPayslip | None, list[Finding]]:
        """The one payslip that a row means; None with a finding where there is none or more than one."""
        given = {key: self._given(template, row, key) for key in _KEYS}
        named: dict[str, Parameter] = {"name": template.text(row, "name"), "row": row}
        hits = {key: self._index[key][value] for key, value in given.items() if value in self._index[key]}
        people = {stored.employee.nip: stored for several in hits.values() for stored in several}
        if not people:
            identifier = next((value for value in given.values() if value), "-")
            return None, [error(_NOBODY, **named, identifier=identifier)]
        if len(people) > 1:
            self.mentioned |= people.keys()
            names = ", ".join(stored.employee.name for stored in people.values())
            return None, [error("portal.identifiers_contradict", **named, names=names)]
        [stored] = people.values()
        own = _identifiers(stored)
        compared = [(key, own[key] == given[key]) for key in _KEYS if own[key] and given[key]]
        different = ", ".join(_word(key) for key, same in compared if not same)
        about = {**named, "employee": stored.employee.name, "identifiers": different}
        if not compared[0][1]:
            self.mentioned.add(stored.employee.nip)
            return None, [error("portal.identifier_refused", **about).about(stored.employee.nip)]
        if different:
            return stored, [warning("portal.identifier_differs", **about).about(stored.employee.nip)]
        return stored, []

    def _given(self, template: Template, row: int, key: str) -> str:
        """What the row says; a number that Excel made of an identifier gets the zeros back that it began with."""
        text = _clean(template.text(row, key))
        if text in self._index[key] or not template.is_number(row, key):
            return text
        meant = [known for known in self._index[key] if known.lstrip("0") == text]
        return meant[0] if len(meant) == 1 else text


def _elsewhere(template: Template, row: int, others: Iterable[tuple[str, _Joiner]]) -> list[Finding]:
    """Who of the company's people under another number a row means."""
    found = ((npp, joiner.find(template, row)[0]) for npp, joiner in others)
    return [
        error("portal.other_number", name=stored.employee.name, row=row, npp=npp).about(stored.employee.nip)
        for npp, stored in found
        if stored is not None
    ]


def _identifiers(stored: StoredPayslip) -> dict[str, str]:
    employee = stored.employee
    return {"kode_tk": _clean(employee.kode_tk), "kpj": _clean(employee.kpj), "nik": _clean(employee.nik)}


def _clean(identifier: str) -> str:
    return normalised(identifier)


def _word(key: str) -> str:
    return {"kode_tk": "KODE_TK", "kpj": "KPJ", "nik": "NIK"}[key]


def _obstacle(stored: StoredPayslip, rows: list[int], month: Month, mentioned: set[str]) -> Finding | None:
    """What keeps a person's wage out of the file; None also for who has neither a row nor a programme."""
    name = stored.employee.name
    part = takes_part_in_ketenagakerjaan(stored)
    if not rows:
        return _without_row(stored, month) if part and stored.employee.nip not in mentioned else None
    if len(rows) > 1:
        return error("portal.twice_in_template", name=name, rows=", ".join(str(row) for row in rows))
    if stored.wage_base <= ZERO:
        return error("portal.wage_not_positive_in_run", name=name, row=rows[0])
    return None if part else error("portal.not_participating", name=name, row=rows[0])


def _without_row(stored: StoredPayslip, month: Month) -> Finding:
    name = stored.employee.name
    if joined_in(stored.employee, month) and not stored.employee.kpj:
        return warning("portal.joiner_not_in_template", name=name)
    if not any(_identifiers(stored).values()):
        return error("portal.no_identifier", name=name)
    return error("portal.not_in_template", name=name)


def _write(template: Template, stored: StoredPayslip, row: int) -> list[Finding]:
    employee = stored.employee
    findings = []
    for field, amount in (("wage", stored.wage_base), ("back_pay", stored.back_pay)):
        place = template.place(field)
        if place is None:
            continue
        cell = template.sheet.cell(row, place)
        if cell is not None and cell.has_formula:
            findings.append(error("portal.formula", name=employee.name, row=row).about(employee.nip))
        elif amount < ZERO:
            findings.append(error("portal.back_pay_negative", name=employee.name, row=row).about(employee.nip))
        else:
            template.sheet.set(row, place, whole_rupiah(amount))
    return findings


def _require_same_company(template: Template, run: Run) -> None:
    for row in template.data_rows():
        npp = normalised(template.text(row, "npp"))
        if npp and npp != normalised(run.company.npp):
            raise KnownProblem(
                "portal.other_company",
                file=template.archive.file_name,
                npp=npp,
                company=run.company.name,
                own=run.company.npp or "-",
            )


def _require_same_month(template: Template, run: Run) -> None:
    for row in template.data_rows():
        text = template.text(row, "month")
        month = month_of(text) if text else run.head.month
        if month != run.head.month:
            code = "portal.other_month" if month else "portal.month_unreadable"
            raise KnownProblem(code, file=template.archive.file_name, found=text, row=row, month=run.head.month)


def month_of(text: str) -> Month | None:
    """The month of SIPP's BLTH: ``01-09-2025``, or what becomes of it when the file is saved by other programs.

    That is a day number, or year and month in another order. None for what could mean several months.
    """
    serial = day_of_serial(text)
    if serial is not None:
        return Month.of(serial)
    found = next((match for form in _MONTH_FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    try:
        return Month.of(date(int(found["year"]), int(found["month"]), int(found.groupdict().get("day") or 1)))
    except ValueError:
        return None


def _unproven(template: Template) -> list[Finding]:
    """A row without company or month can't be another company's or month's, but it isn't proven to be ours either."""
    findings = []
    for name in ("npp", "month"):
        rows = [row for row in template.data_rows() if not template.text(row, name)]
        if rows:
            column = template.profile.column(name).header
            findings.append(warning("portal.unproven", column=column, count=len(rows), row=rows[0]))
    return findings


def _number_cells(template: Template) -> list[Finding]:
    """Excel turns long identifiers into numbers when the file is saved again; SIPP refuses those cells."""
    rows: Mapping[str, list[int]] = {
        key: [row for row in template.data_rows() if template.is_number(row, key)] for key in (*_KEYS, "npp")
    }
    return [
        warning("portal.number_cells", column=template.profile.column(key).header, count=len(found), row=found[0])
        for key, found in rows.items()
        if found
    ]


def wages_without_template(run: Run) -> Finding | None:
    """The wage file can't be made without the portal's own; None when nobody's wage is due."""
    count = sum(1 for stored in run.payslips if takes_part_in_ketenagakerjaan(stored))
    return info("portal.wages_need_template", count=count) if count else None
