"""Sums of a calendar year up to a month, as payslips show them beside the month's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.application.results import RunHead
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Payslip, Share
from desktop_app.domain.periods import Month

LineKey = tuple[Share, str, str]
"""Share, code and name of a line."""


@dataclass(frozen=True, slots=True)
class YearToDate:
    """Sums of one employee from the first month of the year with a payslip on."""

    lines: Mapping[LineKey, Money]
    gross: Money
    """On which PPh 21 was calculated."""
    tax: Money
    first_month: int
    """Number of the month in which the sums begin."""

    def with_month(self, payslip: Payslip) -> YearToDate:
        """The sums with a further month."""
        lines = dict(self.lines)
        for line in payslip.lines:
            key = (line.share, line.code, line.name)
            lines[key] = lines.get(key, ZERO) + line.amount
        return YearToDate(
            lines, self.gross + (payslip.tax.gross or ZERO), self.tax + (payslip.tax.tax or ZERO), self.first_month
        )


def earlier_runs(heads: Iterable[RunHead], month: Month, approved_at: datetime | None) -> tuple[str, ...]:
    """The runs whose sums stand on the payslips of a month, by key: of each earlier month the last approved one.

    Of a run that was approved itself only those approved up to then count, so that it reprints the same when an
    earlier month is corrected later. None when a month in between has no such run: then the sums would have a hole.
    """
    last: dict[Month, str] = {}
    for head in sorted(heads, key=lambda head: head.number):
        known = head.approved_at is not None and (approved_at is None or head.approved_at <= approved_at)
        if known and month.first_of_year <= head.month < month:
            last[head.month] = head.id
    if not last:
        return ()
    wanted = tuple(min(last).through(month + -1))
    return tuple(last[earlier] for earlier in wanted) if len(last) == len(wanted) else ()
