"""The rows of a pay run: one person's month beside the month before, ready for the grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.application.month.run_findings import findings_of
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Line, Share

FIXED: Final = frozenset({"basic", "output", "daily", "fixed"})
"""Codes of pay that doesn't depend on the month."""
_OWN: Final = {"jht": "jht", "jp": "jp", "kesehatan": "kes", "extra_family": "kes", "pph21": "tax"}
AMOUNTS: Final = ("fixed", "variable", "gross", "jht", "jp", "kes", "tax", "other", "paid")
"""Keys of the amount columns in order."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person's month."""

    stored: StoredPayslip
    ptkp: str
    amounts: Mapping[str, Money | None]
    """By column; None where it couldn't be calculated."""
    before: Mapping[str, Money | None] | None
    """The same of the month before; None without a payslip there."""
    compared: bool
    """Whether there is a run of the month before at all."""
    starts: bool
    """Whether the person began in this month."""
    leaves: bool
    """Whether the person's last day lies in this month."""
    findings: tuple[Finding, ...]

    @property
    def nip(self) -> str:
        """The key of the row."""
        return self.stored.employee.nip

    @property
    def severity(self) -> Severity | None:
        """The worst of the findings."""
        order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        return next((one for one in order if any(found.severity is one for found in self.findings)), None)

    @property
    def asks(self) -> bool:
        """Whether somebody should look: an error or a warning."""
        return self.severity in (Severity.ERROR, Severity.WARNING)

    @property
    def difference(self) -> Money | None:
        """Take-home pay against the month before; None without one."""
        now, then = self.amounts["paid"], self.before["paid"] if self.before is not None else None
        return now - then if now is not None and then is not None else None

    @property
    def changed(self) -> bool:
        """Whether any figure differs from the month before."""
        return self.before is not None and any(self.before[key] != self.amounts[key] for key in AMOUNTS)


def person_rows(run: Run, previous: Run | None) -> tuple[PersonRow, ...]:
    """All rows, people with something to look at first, then by name."""
    earlier = {stored.employee.nip: stored for stored in previous.payslips} if previous is not None else {}
    month = run.head.month
    rows = []
    for stored in run.payslips:
        person = stored.employee
        employment = person.employment_in(month)
        ended = employment.ended_on if employment is not None else None
        before = earlier.get(person.nip)
        rows.append(
            PersonRow(
                stored=stored,
                ptkp=person.terms_on(month.last_day).ptkp,
                amounts=amounts_of(stored),
                before=amounts_of(before) if before is not None else None,
                compared=previous is not None,
                starts=employment is not None and employment.started_on >= month.first_day,
                leaves=ended is not None and ended <= month.last_day,
                findings=findings_of(run, stored),
            )
        )
    order = {Severity.ERROR: 0, Severity.WARNING: 1}
    rows.sort(key=lambda row: (order.get(row.severity, 2) if row.severity else 2, row.stored.employee.name.casefold()))
    return tuple(rows)


def amounts_of(stored: StoredPayslip) -> dict[str, Money | None]:
    """A payslip's figures by column."""
    payslip = stored.payslip
    sums = dict.fromkeys(AMOUNTS, 0)
    for line in payslip.lines:
        column = column_of(line)
        if column:
            sums[column] += line.amount.sen
    found: dict[str, Money | None] = {key: Money(sen) for key, sen in sums.items()}
    found["gross"], found["paid"] = payslip.totals.earnings, payslip.totals.take_home
    bpjs = payslip.bpjs
    for key, part in (("jht", bpjs.jht), ("jp", bpjs.jp), ("kes", bpjs.kesehatan), ("tax", payslip.tax.tax)):
        if part is None:
            found[key] = None
    return found


def column_of(line: Line) -> str:
    """The column that holds a line; empty for what the employer pays beside the wage."""
    if line.share is Share.EARNING:
        return "fixed" if line.code in FIXED else "variable"
    return _OWN.get(line.code, "other") if line.share is Share.DEDUCTION else ""


def total(rows: Sequence[PersonRow], key: str) -> Money:
    """The sum of a column; what couldn't be calculated counts as nothing."""
    return Money(sum((row.amounts[key] or ZERO).sen for row in rows))
