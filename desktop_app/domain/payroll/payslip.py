"""The result of one employee-month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.money import ZERO, Money, Rate
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.periods import Month


class Share(StrEnum):
    """On which side of the payslip a line stands."""

    EARNING = "earning"
    DEDUCTION = "deduction"
    EMPLOYER = "employer"
    BENEFIT = "benefit"
    STATE = "state"
    """Paid to the employee by the employer for the government: tax that the government bears (DTP)."""


class Line(NamedTuple):
    """One printed line.

    ``code`` is stable (``basic``, ``jht``, ``pph21`` ...); ``name`` is the company's own word, or empty.
    """

    code: str
    name: str
    amount: Money
    share: Share


class Contribution(NamedTuple):
    """One programme's month, to two decimals. Zeros when the person doesn't take part."""

    base: Money
    employer: Money
    employee: Money


class JkpFunding(NamedTuple):
    """How JKP is financed: nobody pays extra (PP 37/2021, PP 6/2025 art. 11)."""

    base: Money
    state: Money
    from_jkk: Money
    from_jkm: Money


class Bpjs(NamedTuple):
    """All programmes of the month; None where the month is outside the regulation files."""

    kesehatan: Contribution | None
    extra_family: Money | None
    jht: Contribution | None
    jp: Contribution | None
    jkk: Contribution | None
    jkm: Contribution | None
    jkp: JkpFunding | None


@dataclass(frozen=True, slots=True)
class AnnualTax:
    """The yearly calculation of the last tax month."""

    gross: Money
    occupational_cost: Money
    contributions: Money
    zakat: Money
    net: Money
    net_taxed: Money
    ptkp: Money
    taxable: Money
    tax_year: Money


class Tax(NamedTuple):
    """PPh 21 of the month; None fields where it can't be calculated."""

    category: str | None
    gross: Money | None
    rate: Rate | None
    tax: Money | None
    allowance: Money | None
    borne_by_employer: Money | None
    annual: AnnualTax | None = None
    dtp: Money = ZERO
    """The part of ``tax`` that the government bears; below zero the part of an overpaid tax that it bore before."""


class Totals(NamedTuple):
    """Sums of the payslip; None where a part can't be calculated."""

    earnings: Money | None
    deductions: Money | None
    take_home: Money | None
    employer_cost: Money | None


@dataclass(frozen=True, slots=True)
class Payslip:
    """What one employee gets and costs in one month, and why."""

    month: Month
    lines: tuple[Line, ...]
    bpjs: Bpjs
    tax: Tax
    totals: Totals
    trace: tuple[TraceLine, ...]
    findings: tuple[Finding, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every figure could be calculated."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)
