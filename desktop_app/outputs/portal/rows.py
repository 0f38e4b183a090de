"""People added as rows below the heading of a portal's workbook, after the checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.application.filings.portal_rows import FieldValue, PortalGroup, PortalRow, whole_rupiah
from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import Money
from desktop_app.outputs.portal.precheck import MAX_ROWS, CheckedRow, check_repetitions, check_row
from desktop_app.outputs.portal.profiles import CellKind, Column
from desktop_app.outputs.portal.template import Template

_RUNNING = "running"
"""The field that counts the rows of the file."""


@dataclass(frozen=True, slots=True)
class AddedRows:
    """How many rows were added, and what the checks said."""

    count: int
    findings: tuple[Finding, ...]


def add_rows(template: Template, groups: Iterable[PortalGroup]) -> AddedRows:
    """Write the groups into the template's sheet.

    A row that the portal would refuse is left out and named; with an employee's own row the family's go, too.
    """
    groups = tuple(groups)
    findings: list[Finding] = []
    checked = _checked(template, groups)
    kept: list[CheckedRow] = []
    rows = iter(checked)
    for group in groups:
        of_group = [next(rows) for _ in group.rows]
        findings += [finding for row in of_group for finding in row.findings]
        if of_group[0].is_refused:
            left_out = of_group
        else:
            left_out = [row for row in of_group if row.is_refused]
            kept += [row for row in of_group if not row.is_refused]
        findings += [_left_out(row, template) for row in left_out]
    findings += _defaults(template, kept)
    start = max(template.data_row, template.sheet.last_row(set(template.positions.values())) + 1)
    if start - template.data_row + len(kept) > MAX_ROWS:
        findings.append(error("portal.too_many_rows", portal=template.profile.portal, limit=MAX_ROWS))
    for offset, row in enumerate(kept):
        _write(template, start + offset, row)
    return AddedRows(len(kept), tuple(findings))


def _checked(template: Template, groups: tuple[PortalGroup, ...]) -> list[CheckedRow]:
    profile = template.profile
    rows = []
    for group in groups:
        for row in group.rows:
            cells, without_code = _cells(template, row)
            rows.append(check_row(profile, row, cells, without_code, template.codes))
    present = {
        column.header: {template.sheet.text(number, place) for number in template.data_rows()}
        for column in profile.columns
        if "unique" in column.checks and (place := template.positions.get(column.header))
    }
    return check_repetitions(profile, rows, present)


def _cells(template: Template, row: PortalRow) -> tuple[dict[str, str], dict[str, str]]:
    """The texts by heading, and the values by heading for which there is no code."""
    cells, without_code = {}, {}
    for column in template.profile.columns:
        value = row.values.get(column.field) if column.field else None
        if value is None or value == "":
            text = column.default
        elif column.codes is None:
            text = _text(value, column, template)
        else:
            text = column.codes.get(str(value), "")
            if not text:
                without_code[column.header] = str(value)
        if text:
            cells[column.header] = text
    return cells, without_code


def _text(value: FieldValue, column: Column, template: Template) -> str:
    if isinstance(value, Money):
        return str(whole_rupiah(value))
    if isinstance(value, date):
        return day_text(value, template.patterns[column.header])
    return str(value).strip()


def day_text(day: date, pattern: str) -> str:
    """A date in a pattern of dd, mm and yyyy."""
    return pattern.replace("dd", f"{day.day:02d}").replace("mm", f"{day.month:02d}").replace("yyyy", f"{day.year:04d}")


def _write(template: Template, number: int, row: CheckedRow) -> None:
    for column in template.profile.columns:
        place = template.positions.get(column.header)
        if place is None or not column.editable:
            continue
        if column.field == _RUNNING:
            template.sheet.set(number, place, number - template.data_row + 1)
            continue
        text = row.cells.get(column.header)
        if text:
            template.sheet.set(number, place, int(text) if column.kind is CellKind.NUMBER else text)


def _left_out(row: CheckedRow, template: Template) -> Finding:
    left_out = error("portal.row_left_out", name=row.row.name, file=template.archive.file_name)
    return left_out.about(row.row.subject)


def _defaults(template: Template, rows: list[CheckedRow]) -> list[Finding]:
    """Say where a value that nobody entered was filled in."""
    findings = []
    for column in template.profile.columns:
        if not column.default or not column.field:
            continue
        count = sum(1 for row in rows if row.row.values.get(column.field) in (None, ""))
        if count:
            findings.append(info("portal.default_used", column=column.header, value=column.default, count=count))
    return findings
