"""What a calculator gives: figures in parts, each with its explanation; for a group also person by person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.application.explanations.explanations import Explanation
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.trace import TraceLine


class Weight(StrEnum):
    """How much a row matters."""

    MAIN = "main"
    """What was asked for: the large figure above."""
    TOTAL = "total"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the result. ``label`` is the code of its words, ``name`` the company's own in their place."""

    key: str
    label: str
    amount: Money | None
    """None where it can't be calculated."""
    explanations: tuple[Explanation, ...] = ()
    """What the panel shows for it; the last one is the figure itself."""
    before: Money | None = None
    """The same figure as it is now, where the calculator compares."""
    weight: Weight = Weight.PLAIN
    name: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one head; ``title`` is the code of its words."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One employee before and after."""

    nip: str
    name: str
    wage_before: Money
    """Basic wage and fixed allowances of a month, or a daily worker's wage of the days worked."""
    wage_after: Money
    before: Payslip
    after: Payslip
    falls_below: bool = False
    """Whether the wage of now lies below the new minimum wage."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """The whole answer. Parts are empty where the law has no rule for the day: a finding says so."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = ()
    trace: tuple[TraceLine, ...] = ()
    payslip: Payslip | None = None
    """Of the one person asked about."""
    people: tuple[PersonChange, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in order."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def main(self) -> Row | None:
        """The figure that was asked for."""
        return next((row for row in self.rows if row.weight is Weight.MAIN), None)

    @property
    def compares(self) -> bool:
        """Whether figures stand beside what they are now."""
        return any(row.before is not None for row in self.rows)
