"""Joiners, leavers and wage changes of a month, to be typed into the portals by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.employee import Wage
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _
from desktop_app.outputs.printed_sheets import Value, add_sheet, heading_of, new_workbook
from desktop_app.outputs.workbooks import workbook_bytes
from desktop_app.outputs.written import Written, path_for, write_file


def worklists_xlsx(run: Run) -> bytes:
    """Three sheets in the language in force. Identity numbers are whole: the portals ask for them."""
    month = run.head.month
    workbook = new_workbook()
    common = [_("NIP"), _("Name"), _("NIK"), _("KPJ"), _("JKN number")]
    add_sheet(
        workbook,
        _("Joiners"),
        heading_of(run, _("Joiners")),
        [*common, _("Birth date"), _("Mother's name"), _("Phone"), _("Joined"), _("Wage")],
        [_joiner(stored, month) for stored in run.payslips if _joined(stored, month)],
        frozen_columns=2,
    )
    add_sheet(
        workbook,
        _("Leavers"),
        heading_of(run, _("Leavers")),
        [*common, _("Last day"), _("Reason"), _("Wage")],
        [_leaver(stored, month) for stored in run.payslips if _left(stored, month)],
        frozen_columns=2,
    )
    add_sheet(
        workbook,
        _("Wage changes"),
        heading_of(run, _("Wage changes")),
        [*common, _("Starts on"), _("Earlier wage"), _("New wage"), _("Back pay")],
        [row for stored in run.payslips for row in _changes(stored, month)],
        frozen_columns=2,
    )
    return workbook_bytes(workbook)


def write_worklists(run: Run, folder: Path) -> Written:
    """Write ``daftar-kerja-<company>-<month>.xlsx``. Raises KnownProblem."""
    path = path_for(run, folder, "daftar-kerja", "xlsx")
    return Written((write_file("worklists", path, worklists_xlsx(run)),))


def _common(stored: StoredPayslip) -> list[Value]:
    employee = stored.employee
    return [employee.nip, employee.name, employee.nik or employee.passport, employee.kpj, employee.jkn_number]


def _joined(stored: StoredPayslip, month: Month) -> bool:
    return any(Month.of(employment.started_on) == month for employment in stored.employee.employments)


def _left(stored: StoredPayslip, month: Month) -> bool:
    employment = stored.employee.employment_in(month)
    return employment is not None and employment.ended_on is not None and employment.ended_on <= month.last_day


def _joiner(stored: StoredPayslip, month: Month) -> list[Value]:
    employee = stored.employee
    employment = employee.employment_in(month)
    joined = employment.started_on if employment else None
    details: list[Value] = [employee.birth_date, employee.mother_name, employee.phone]
    return [*_common(stored), *details, joined, stored.wage_base]


def _leaver(stored: StoredPayslip, month: Month) -> list[Value]:
    employment = stored.employee.employment_in(month)
    last = employment.ended_on if employment else None
    reason = employment.leaving_reason if employment else ""
    return [*_common(stored), last, reason, stored.wage_base]


def _changes(stored: StoredPayslip, month: Month) -> list[list[Value]]:
    """Wages that start in the month after an earlier one of another amount."""
    rows: list[list[Value]] = []
    wages: tuple[Wage, ...] = stored.employee.wages
    for earlier, later in pairwise(wages):
        before, after = earlier.daily or earlier.fixed, later.daily or later.fixed
        if Month.of(later.starts_on) == month and before != after:
            rows.append([*_common(stored), later.starts_on, before, after, stored.back_pay])
    return rows
