"""The pre-check of each thing that a month puts out: only what concerns it, counted once per load."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop_app.application.filings import QueueRow
from desktop_app.application.portal_needs import edabu_gaps, sipp_gaps
from desktop_app.application.results import Obligation, Run
from desktop_app.domain.findings import Severity
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.models.rows_model import Status
from desktop_app.presentation.screens.pay_run_rows import open_findings_of

_KESEHATAN: Final = ("bpjs.kesehatan.", "bpjs.off.", "family.", "pay.below_minimum_wage", "portal.edabu")
_TAX: Final = ("tax.",)
_BANK: Final = ("pay.negative_take_home",)


class Check(NamedTuple):
    """How much stands against a file: what forbids it, and what should be looked at first."""

    errors: int
    remarks: int

    @property
    def status(self) -> Status:
        """In a word."""
        if self.errors:
            word = ngettext("{count} finding", "{count} findings", self.errors).format(count=self.errors)
            return Status("blocking", word, strong=True)
        if self.remarks:
            word = ngettext("{count} remark", "{count} remarks", self.remarks).format(count=self.remarks)
            return Status("warning", word)
        return Status("passed", _("passed the check"))


def check_of(row: QueueRow, run: Run) -> Check:
    """What concerns one row. A figure that couldn't be calculated forbids everything, since it stops the approval."""
    found = tuple(open_findings_of(run))
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = [one.code for one in found if one.severity is Severity.WARNING]
    return Check(errors, sum(_concerns(row, code) for code in warnings) + sum(1 for _gap in _gaps(row, run)))


def _concerns(row: QueueRow, code: str) -> bool:
    if row.obligation is Obligation.KESEHATAN:
        return code.startswith(_KESEHATAN)
    if row.obligation is Obligation.KETENAGAKERJAAN:
        return code.startswith("bpjs.") and not code.startswith("bpjs.kesehatan.")
    if row.obligation is not None:
        return code.startswith(_TAX)
    return code.startswith(_BANK) if row.kind == "bank" else True


def _gaps(row: QueueRow, run: Run) -> Iterator[str]:
    """The people whose data lacks what the portal or the bank asks for."""
    month = run.head.month
    for stored in run.payslips:
        person = stored.employee
        if row.obligation is Obligation.KESEHATAN:
            lacks = bool(edabu_gaps(person, month))
        elif row.obligation is Obligation.KETENAGAKERJAAN:
            lacks = bool(sipp_gaps(person, month, run.company.location_code))
        else:
            lacks = row.kind == "bank" and not person.terms_on(month.last_day).bank_account
        if lacks:
            yield person.nip
