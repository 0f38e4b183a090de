"""The pre-check of each thing that a month puts out: only what concerns it, found once per load."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.application.filings.portal_needs import edabu_gaps, sipp_gaps
from desktop_app.application.filings.service import QueueRow
from desktop_app.application.month.run_findings import open_findings_of
from desktop_app.application.results import Obligation, Run
from desktop_app.domain.findings import Finding, Severity, warning
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.models.rows_model import Status

_KESEHATAN: Final = ("bpjs.kesehatan.", "bpjs.off.", "family.", "pay.below_minimum_wage", "portal.edabu")
_TAX: Final = ("tax.",)
_BANK: Final = ("pay.negative_take_home",)


@dataclass(frozen=True, slots=True)
class Check:
    """What stands against a file: what forbids it, and what should be looked at first."""

    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many forbid it."""
        return sum(found.severity is Severity.ERROR for found in self.findings)

    @property
    def remarks(self) -> int:
        """How many are to be looked at."""
        return len(self.findings) - self.errors

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
    found = open_findings_of(run)
    errors = [one for one in found if one.severity is Severity.ERROR]
    warnings = [one for one in found if one.severity is Severity.WARNING and _concerns(row, one.code)]
    return Check((*errors, *warnings, *_gaps(row, run)))


def _concerns(row: QueueRow, code: str) -> bool:
    if row.obligation is Obligation.KESEHATAN:
        return code.startswith(_KESEHATAN)
    if row.obligation is Obligation.KETENAGAKERJAAN:
        return code.startswith("bpjs.") and not code.startswith("bpjs.kesehatan.")
    if row.obligation is not None:
        return code.startswith(_TAX)
    return code.startswith(_BANK) if row.kind == "bank" else True


def _gaps(row: QueueRow, run: Run) -> Iterator[Finding]:
    """The people whose data lacks what the portal or the bank asks for."""
    month = run.head.month
    for stored in run.payslips:
        person = stored.employee
        if row.obligation is Obligation.KESEHATAN and edabu_gaps(person, month):
            found = warning("files.lacks_data", name=person.name, portal="e-Dabu")
        elif row.obligation is Obligation.KETENAGAKERJAAN and sipp_gaps(person, month, run.company.location_code):
            found = warning("files.lacks_data", name=person.name, portal="SIPP")
        elif row.kind == "bank" and not person.terms_on(month.last_day).bank_account:
            found = warning("files.no_account", name=person.name)
        else:
            continue
        yield found.about(person.nip)
