"""How new the law of a workspace is, or that of payslips, and until when nothing new is to be expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.application.results import StoredPayslip
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet


@dataclass(frozen=True, slots=True)
class LawTerm:
    """What the status bar says of the rules."""

    newest: date
    """The start of the newest version that is in force."""
    expected: date | None
    """The next day on which a yearly change is to be expected, or the earliest that is overdue."""

    def is_overdue(self, today: date) -> bool:
        """Whether a change should have come by now."""
        return self.expected is not None and self.expected <= today


def law_term(law: RegulationSet, today: date) -> LawTerm:
    """The term of a law on a day."""
    starts = [version.start for rule in law.parameters.values() for version in rule.versions if version.start <= today]
    expected = [day for rule in law.parameters.values() if (day := rule.next_expected()) is not None]
    return LawTerm(max(starts), min(expected, default=None))


def newest_rule_of(payslips: Iterable[StoredPayslip]) -> Month | None:
    """The start of the newest rule that a figure rests on; newer ones may have been in force beside it."""
    starts = [line.law.start for stored in payslips for line in stored.payslip.trace if line.law is not None]
    return Month.of(max(starts)) if starts else None
