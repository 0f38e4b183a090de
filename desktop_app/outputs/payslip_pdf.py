"""The payslip of one employee as an A4 PDF, and the payslips of a run as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop_app.application.ports import Progress
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.employee import Employee
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, translated
from desktop_app.outputs import payslip_explanation
from desktop_app.outputs.payslip_frame import Frame
from desktop_app.outputs.payslip_page import Page, YearToDate
from desktop_app.outputs.pdf_sheet import Sheets
from desktop_app.outputs.written import file_part, write_file


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
    with translated(language or stored.employee.payslip_language):
        title = f"{_('Payslip')} {stored.employee.nip} {formats.month_name(run.head.month.year, run.head.month.number)}"
        sheets = Sheets(title, run.company.name)
        _draw(sheets, run, stored, explanation, year_to_date)
        return sheets.pdf()


def payslips_pdf(run: Run, *, explanation: bool = False) -> bytes:
    """All payslips of a run in one document, each in the language of its employee."""
    sheets = Sheets(f"{run.company.code} {run.head.month}", run.company.name)
    for stored in run.payslips:
        with translated(stored.employee.payslip_language):
            _draw(sheets, run, stored, explanation, None)
    return sheets.pdf()


def write_payslips(
    run: Run,
    folder: Path,
    *,
    explanation: bool = True,
    year_to_date: Callable[[Employee], YearToDate | None] | None = None,
    progress: Progress | None = None,
) -> list[Path]:
    """One file per employee, ``slip-<NIP>-<month>.pdf``, and all without explanations, ``slip-semua-<month>.pdf``.

    Stops between two employees when ``progress`` asks for it; then the file of all isn't written. Raises KnownProblem
    when a file can't be written.
    """
    written: list[Path] = []
    for done, stored in enumerate(run.payslips, start=1):
        if progress is not None and progress.cancelled:
            return written
        content = payslip_pdf(
            run,
            stored,
            explanation=explanation,
            year_to_date=year_to_date(stored.employee) if year_to_date else None,
        )
        path = folder / f"slip-{file_part(stored.employee.nip)}-{run.head.month}.pdf"
        write_file("payslips", path, content)
        written.append(path)
        if progress is not None:
            progress.report(done, len(run.payslips))
    if run.payslips:
        path = folder / f"slip-semua-{run.head.month}.pdf"
        write_file("payslips", path, payslips_pdf(run))
        written.append(path)
    return written


def _draw(sheets: Sheets, run: Run, stored: StoredPayslip, explanation: bool, year_to_date: YearToDate | None) -> None:
    frame = Frame(sheets, run, stored, draft=run.head.state is RunState.DRAFT)
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
