"""The result of a small calculation beside the payslip: its figures, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.trace import TraceLine


class Figure(NamedTuple):
    """One amount by its stable, language-free name."""

    key: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Worked:
    """Figures with the main one first; none where the law has no rule for the day (a finding says so)."""

    figures: tuple[Figure, ...]
    trace: tuple[TraceLine, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def main(self) -> Money | None:
        """The amount that was asked for; None when it can't be calculated."""
        return self.figures[0].amount if self.figures else None
