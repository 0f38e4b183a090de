"""What a portal would refuse in a row, found before the upload.

An error is what the portal certainly refuses: the row is left out. A warning is what it may object to.
Sources: the instruction sheets of SIPP's workbooks and the staff's pages on e-Dabu.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.application.filings.portal_rows import PortalRow
from desktop_app.domain.findings import Finding, Severity, error, warning
from desktop_app.domain.identifiers import (
    NIK_DIGITS,
    has_length,
    is_email,
    is_phone,
    is_plain_name,
    nik_fits_birth,
    nik_fits_sex,
)
from desktop_app.outputs.portal.profiles import Column, Profile, date_pattern

MAX_ROWS = 10_000
"""Rows of one upload to SIPP."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row's cells by heading, and what there is to say about them."""

    row: PortalRow
    cells: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def is_refused(self) -> bool:
        """Whether the portal would certainly refuse the row."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def check_row(
    profile: Profile,
    row: PortalRow,
    cells: Mapping[str, str],
    without_code: Mapping[str, str],
    codes: Mapping[str, Mapping[str, str]],
) -> CheckedRow:
    """Check one row's cells: mandatory cells, code lists and the forms of identifiers.

    ``without_code`` are values by heading for which the portal has no code; ``codes`` the code lists.
    """
    findings: list[Finding] = []
    for column in profile.columns:
        text = cells.get(column.header, "")
        if column.header in without_code:
            params = (("column", column.header), ("value", without_code[column.header]))
            findings.append(Finding("portal.no_code", column.missing or Severity.WARNING, params))
        elif not text:
            findings += _missing(column, cells)
        if not text:
            continue
        if column.code_list and text not in codes[column.code_list]:
            findings.append(error("portal.not_in_list", column=column.header, value=text))
        for name in column.checks:
            check = _CHECKS.get(name)
            if check is not None:
                findings += check(column, text, row)
    findings += _spouse(row)
    own = tuple(_named(finding, row, profile) for finding in findings)
    return CheckedRow(row, cells, own)


def check_repetitions(
    profile: Profile, rows: Iterable[CheckedRow], present: Mapping[str, set[str]]
) -> list[CheckedRow]:
    """Mark rows whose number stands in the file twice; ``present`` are the numbers that the workbook already holds."""
    seen: dict[tuple[str, str], CheckedRow] = {}
    checked = []
    for row in rows:
        if row.is_refused:
            checked.append(row)
            continue
        findings = list(row.findings)
        for column in profile.columns:
            text = row.cells.get(column.header, "")
            if not text:
                continue
            if "unique" in column.checks and text in present.get(column.header, set()):
                findings.append(_named(error("portal.already_in_file", column=column.header), row.row, profile))
            first = seen.setdefault((column.header, text), row)
            if first is row:
                continue
            if "unique" in column.checks:
                repeated = error("portal.twice", column=column.header, other=first.row.name)
                findings.append(_named(repeated, row.row, profile))
            elif "phone" in column.checks or "email" in column.checks:
                shared = warning("portal.shared_contact", column=column.header, other=first.row.name)
                findings.append(_named(shared, row.row, profile))
        checked.append(CheckedRow(row.row, row.cells, tuple(findings)))
    return checked


def _named(finding: Finding, row: PortalRow, profile: Profile) -> Finding:
    params = (("name", row.name), ("portal", profile.portal), *finding.params)
    return Finding(finding.code, finding.severity, params, row.subject)


def _missing(column: Column, cells: Mapping[str, str]) -> list[Finding]:
    if column.missing is None:
        return []
    if column.missing_when is not None:
        other, code = column.missing_when
        if cells.get(other, "") != code:
            return []
    # The heading of e-Dabu's date of birth is only its pattern.
    title = column.group if date_pattern(column.header) else column.header
    return [Finding("portal.missing", column.missing, (("column", title),))]


def _identity(column: Column, text: str, row: PortalRow) -> list[Finding]:
    del column
    if row.values.get("identity_kind") == "passport":
        return []
    if not has_length(text, NIK_DIGITS):
        return [error("portal.nik_length", length=len(text))]
    findings = []
    if text.endswith("0000"):
        findings.append(warning("portal.nik_zeros"))
    birth, sex = row.values.get("birth_date"), str(row.values.get("sex") or "")
    if isinstance(birth, date) and not (nik_fits_birth(text, birth) and nik_fits_sex(text, sex)):
        findings.append(warning("portal.nik_birth_date"))
    return findings


def _digits(low: int, high: int, severity: Severity) -> Callable[[Column, str, PortalRow], list[Finding]]:
    def check(column: Column, text: str, row: PortalRow) -> list[Finding]:
        del row
        if has_length(text, *range(low, high + 1)):
            return []
        wanted = str(low) if low == high else f"{low}-{high}"
        return [Finding("portal.digits", severity, (("column", column.header), ("wanted", wanted)))]

    return check


def _phone(column: Column, text: str, row: PortalRow) -> list[Finding]:
    del row
    return [] if is_phone(text) else [warning("portal.phone", column=column.header)]


def _email(column: Column, text: str, row: PortalRow) -> list[Finding]:
    del row
    return [] if is_email(text) else [warning("portal.email", column=column.header)]


def _name(column: Column, text: str, row: PortalRow) -> list[Finding]:
    del column, row
    return [] if is_plain_name(text) else [warning("portal.name_characters")]


def _positive(column: Column, text: str, row: PortalRow) -> list[Finding]:
    del row
    return [] if text.isdigit() and int(text) > 0 else [error("portal.wage_not_positive", column=column.header)]


def _clinic(column: Column, text: str, row: PortalRow) -> list[Finding]:
    del row
    return [] if len(text) == 8 else [warning("portal.clinic_code", column=column.header)]


def _spouse(row: PortalRow) -> list[Finding]:
    wanted = {"suami": "L", "istri": "P"}.get(str(row.values.get("relation", "")))
    return [warning("portal.spouse_sex")] if wanted and row.values.get("sex") not in (wanted, "") else []


_CHECKS: dict[str, Callable[[Column, str, PortalRow], list[Finding]]] = {
    "identity": _identity,
    "kpj": _digits(8, 13, Severity.ERROR),
    "jkn": _digits(13, 13, Severity.ERROR),
    "family_card": _digits(16, 16, Severity.WARNING),
    "postal_code": _digits(5, 5, Severity.WARNING),
    "phone": _phone,
    "email": _email,
    "name": _name,
    "positive": _positive,
    "clinic_code": _clinic,
}
"""By the word in a profile; ``unique`` looks at all rows and is ``check_repetitions``."""
