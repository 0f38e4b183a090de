"""The payslip of one employee as an A4 PDF, and the payslips of a run as files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop_app.application.law.term import newest_rule_of
from desktop_app.application.ports import Progress
from desktop_app.application.results import Run, StoredPayslip, WrittenFile
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, translated
from desktop_app.outputs import payslip_explanation
from desktop_app.outputs.payslip_frame import Frame
from desktop_app.outputs.payslip_page import Page
from desktop_app.outputs.pdf_sheet import Sheets
from desktop_app.outputs.written import Written, path_for, write_file

Years = Mapping[str, YearToDate]
"""Sums of the year by the employee's key."""
NO_YEARS: Final[Years] = MappingProxyType({})


def payslip_pdf(
    run: Run,
    stored: StoredPayslip,
    *,
    language: str | None = None,
    explanation: bool = True,
    year_to_date: YearToDate | None = None,
) -> bytes:
    """The payslip of one employee, in that person's language unless another is asked for.

    The same run gives the same bytes. ``explanation`` adds the page that shows where each figure comes from. Raises
    ValueError for an unknown language.
    """
    law = newest_rule_of(run.payslips)
    return _sheets(run, stored, language or stored.employee.payslip_language, explanation, year_to_date, law).pdf()


def payslips_pdf(run: Run, *, explanation: bool = False, years: Years = NO_YEARS) -> bytes:
    """All payslips of a run in one document, each in the language of its employee."""
    sheets, law = Sheets(f"{run.company.code} {run.head.month}", run.company.name), newest_rule_of(run.payslips)
    for stored in run.payslips:
        with translated(stored.employee.payslip_language):
            _draw(sheets, run, stored, explanation, years.get(stored.employee.id), law)
    return sheets.pdf()


def write_payslips(
    run: Run, folder: Path, *, explanation: bool = True, years: Years = NO_YEARS, progress: Progress | None = None
) -> Written:
    """One file per employee, ``slip-<company>-<NIP>-<month>.pdf``, and ``slip-semua-…`` with all, not explained.

    ``years`` are the sums of the year by the employee's key. Stops between two employees when ``progress`` asks for
    it; then the file of all isn't written. Finds letters that can't be printed. Raises KnownProblem when a file can't
    be written.
    """
    files: list[WrittenFile] = []
    findings: list[Finding] = []
    law = newest_rule_of(run.payslips)
    for done, stored in enumerate(run.payslips, start=1):
        if progress is not None and progress.cancelled:
            return Written(tuple(files), tuple(findings))
        employee = stored.employee
        sheets = _sheets(run, stored, employee.payslip_language, explanation, years.get(employee.id), law)
        path = path_for(run, folder, "slip", "pdf", employee.nip)
        files.append(write_file("payslips", path, sheets.pdf()))
        if sheets.missing:
            found = warning("payslip.letters", name=employee.name, letters=sheets.missing)
            findings.append(found.about(employee.nip))
        if progress is not None:
            progress.report(done, len(run.payslips))
    if run.payslips:
        path = path_for(run, folder, "slip-semua", "pdf")
        files.append(write_file("payslips", path, payslips_pdf(run, years=years)))
    return Written(tuple(files), tuple(findings))


def _sheets(
    run: Run,
    stored: StoredPayslip,
    language: str,
    explanation: bool,
    year_to_date: YearToDate | None,
    law: Month | None,
) -> Sheets:
    with translated(language):
        title = f"{_('Payslip')} {stored.employee.nip} {formats.month_name(run.head.month.year, run.head.month.number)}"
        sheets = Sheets(title, run.company.name)
        _draw(sheets, run, stored, explanation, year_to_date, law)
    return sheets


def _draw(
    sheets: Sheets,
    run: Run,
    stored: StoredPayslip,
    explanation: bool,
    year_to_date: YearToDate | None,
    law: Month | None,
) -> None:
    frame = Frame(sheets, run, stored, law)
    page = Page(frame, run, stored, year_to_date)
    y = page.identity(frame.first_page())
    y = page.columns(y)
    y = page.from_state(y)
    y = page.take_home(y)
    y = page.employer(y)
    y = page.boxes(y)
    page.verification(y)
    if explanation:
        payslip_explanation.draw(frame, run, stored)
    frame.finish()
