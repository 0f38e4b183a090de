"""The register of a run: everybody with every component, contributions, tax and sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop_app.application.explanations.texts import line_name
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Line, Share
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.outputs.printed_sheets import Value, add_sheet, heading_of, new_workbook
from desktop_app.outputs.workbooks import workbook_bytes
from desktop_app.outputs.written import Written, path_for, write_file

_Key = tuple[Share, str, str]
_Column = tuple[str, Callable[[StoredPayslip], Money | None]]


def register_xlsx(run: Run) -> bytes:
    """The register as a workbook in the language in force. The same run gives the same bytes."""
    columns = _columns(run)
    names = [_("No."), _("NIP"), _("Name"), _("Position"), _("Tax status"), _("TER")]
    rows: list[list[Value]] = []
    for number, stored in enumerate(run.payslips, start=1):
        terms = stored.employee.terms_on(run.head.month.last_day)
        tax = stored.payslip.tax
        rate = formats.percent(tax.rate.percent_text) if tax.rate is not None else ""
        ter = " ".join(part for part in (tax.category or "", rate) if part)
        person: list[Value] = [number, stored.employee.nip, stored.employee.name, terms.job_title, terms.ptkp, ter]
        rows.append([*person, *(value(stored) for _name, value in columns)])
    sums: list[Value] = [_sum([value(stored) for stored in run.payslips]) for _name, value in columns]
    heading = heading_of(run, _("Payroll register"))
    workbook = new_workbook()
    heads = [*names, *(name for name, _value in columns)]
    totals: list[Value] = [None, None, _("Total"), None, None, None, *sums]
    add_sheet(workbook, _("Register"), heading, heads, rows, totals, frozen_columns=3)
    return workbook_bytes(workbook)


def write_register(run: Run, folder: Path) -> Written:
    """Write ``rekap-gaji-<company>-<month>.xlsx``. Raises KnownProblem."""
    path = path_for(run, folder, "rekap-gaji", "xlsx")
    return Written((write_file("register", path, register_xlsx(run)),))


def _columns(run: Run) -> list[_Column]:
    """Amount columns: the lines that occur, by share, with the sums after each part."""
    found: dict[_Key, Line] = {}
    for stored in run.payslips:
        for line in stored.payslip.lines:
            found.setdefault((line.share, line.code, line.name), line)

    def of(share: Share) -> list[_Column]:
        return [(line_name(line), _amount_of(key)) for key, line in found.items() if key[0] is share]

    employer = [(_("{name}, company").format(name=name), value) for name, value in of(Share.EMPLOYER)]
    return [
        *of(Share.EARNING),
        (_("Total earnings"), lambda stored: stored.payslip.totals.earnings),
        *of(Share.DEDUCTION),
        (_("Total deductions"), lambda stored: stored.payslip.totals.deductions),
        *of(Share.STATE),
        (_("Take-home pay"), lambda stored: stored.payslip.totals.take_home),
        *of(Share.BENEFIT),
        *employer,
        (_("Cost to the company"), lambda stored: stored.payslip.totals.employer_cost),
        (_("Gross for tax"), lambda stored: stored.payslip.tax.gross),
    ]


def _amount_of(key: _Key) -> Callable[[StoredPayslip], Money | None]:
    def amount(stored: StoredPayslip) -> Money | None:
        amounts = [line.amount for line in stored.payslip.lines if (line.share, line.code, line.name) == key]
        return _sum(amounts) if amounts else ZERO

    return amount


def _sum(amounts: Sequence[Money | None]) -> Money:
    return Money(sum(amount.sen for amount in amounts if amount is not None))
