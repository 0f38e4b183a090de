"""What each number at BPJS Ketenagakerjaan is billed: branches with a number of their own get their own bill."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.application.filings.portal_rows import by_npp
from desktop_app.application.month.dues import ketenagakerjaan_amount
from desktop_app.application.month.run_totals import total
from desktop_app.application.results import Run
from desktop_app.domain.money import Money
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _


@dataclass(frozen=True, slots=True)
class NppBill:
    """One bill of the month."""

    npp: str
    """Empty where the company's own number isn't known."""
    people: int
    amount: Money


def npp_bills(run: Run) -> tuple[NppBill, ...]:
    """The bills of a run, the company's own number first; they add up to what the run owes."""
    return tuple(
        NppBill(
            part.company.npp,
            len(part.payslips),
            ketenagakerjaan_amount(total(stored.payslip for stored in part.payslips)),
        )
        for part in by_npp(run)
    )


def bills_text(run: Run) -> str:
    """The bills in one line, in the language in force; empty where there is only one."""
    bills = npp_bills(run)
    if len(bills) == 1:
        return ""
    said = (
        _("NPP {number}: {amount}").format(number=bill.npp or formats.NOTHING, amount=formats.rupiah(bill.amount.sen))
        for bill in bills
    )
    return "; ".join(said)
