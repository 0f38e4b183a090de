"""What a month owes to whom until when, with the reason where a date was moved."""

from __future__ import annotations

from pathlib import Path

from desktop_app.application.filings.npp_bills import bills_text
from desktop_app.application.results import Due, Obligation, Run
from desktop_app.domain.money import Money
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _
from desktop_app.outputs.printed_sheets import Value, add_sheet, heading_of, new_workbook
from desktop_app.outputs.workbooks import workbook_bytes
from desktop_app.outputs.written import Written, path_for, write_file

_SATURDAY = 5


def dues_xlsx(run: Run) -> bytes:
    """The dues of a run as a workbook in the language in force. The same run gives the same bytes."""
    heads = [_("Obligation"), _("Amount"), _("Date by law"), _("Due"), _("Remark")]
    rows: list[list[Value]] = [
        [obligation_name(due.obligation), due.amount, due.statutory_date, due.date, _remarks(run, due)]
        for due in run.dues
    ]
    total = Money(sum(due.amount.sen for due in run.dues if due.amount is not None))
    heading = heading_of(run, _("Amounts due"))
    workbook = new_workbook()
    add_sheet(workbook, _("Dues"), heading, heads, rows, [_("Total"), total, None, None, None])
    return workbook_bytes(workbook)


def write_dues(run: Run, folder: Path) -> Written:
    """Write ``tenggat-<company>-<month>.xlsx``. Raises KnownProblem."""
    return Written((write_file("dues", path_for(run, folder, "tenggat", "xlsx"), dues_xlsx(run)),))


def obligation_name(obligation: Obligation) -> str:
    """The name of an obligation."""
    return {
        Obligation.KESEHATAN: _("BPJS Kesehatan contributions"),
        Obligation.KETENAGAKERJAAN: _("BPJS Ketenagakerjaan contributions"),
        Obligation.TAX_DEPOSIT: _("PPh 21 deposit"),
        Obligation.TAX_RETURN: _("PPh 21 return"),
    }[obligation]


def _remarks(run: Run, due: Due) -> str:
    """The remark, and what each number at BPJS Ketenagakerjaan is billed where branches have their own."""
    bills = bills_text(run) if due.obligation is Obligation.KETENAGAKERJAAN else ""
    return " ".join(filter(None, (remark(due), bills)))


def remark(due: Due) -> str:
    """Why a date was moved; for a return that there's nothing to pay with it."""
    remarks = []
    if due.date != due.statutory_date:
        day = formats.long_date(due.statutory_date)
        if due.statutory_date.weekday() >= _SATURDAY:
            remarks.append(_("{day} is a weekend, so the next working day.").format(day=day))
        else:
            remarks.append(_("{day} is a public holiday, so the next working day.").format(day=day))
    if due.amount is None:
        remarks.append(_("A return, without payment."))
    return " ".join(remarks)
