"""The frozen input of one employee-month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.components import ComponentTerms, DeductionKind, PayKind
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import DeductionRounding


@dataclass(frozen=True, slots=True)
class EmployerFacts:
    """The employer in that month."""

    jkk_class: int = 1
    size: CompanySize = CompanySize.MEDIUM
    minimum_wage: Money | None = None
    """UMK, else UMP, of the workplace; None when unknown."""
    workweek: int = 5
    labour_intensive_relief: bool = False
    programmes: frozenset[Programme] | None = None
    """The programmes in which the company takes part; None: by law from its size."""
    deduction_rounding: DeductionRounding = DeductionRounding.RUPIAH
    no_npwp_surcharge: bool = False
    """Whether the tax of people without a tax number is raised (UU PPh art. 21(5a)): a company's policy."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """The employee in that month."""

    birth_date: date
    citizenship: Citizenship = Citizenship.WNI
    kind: EmployeeKind = EmployeeKind.PERMANENT
    programmes: tuple[tuple[Programme, bool], ...] = ()
    """Participation that overrides the law's default."""
    extra_family: int = 0
    ptkp: str = "TK/0"
    tax_method: TaxMethod = TaxMethod.GROSS
    reasons: tuple[tuple[Programme, str], ...] = ()
    """Why the registration differs from the law's default, in the employer's words."""
    suspended: tuple[Programme, ...] = ()
    """Programmes that rest during unpaid leave by the employer's decision."""
    kelas_rawat: int | None = None
    """Class of care 1 to 3 set by hand; None: by wage."""
    has_tax_number: bool = True
    """Whether a valid NIK or NPWP is known."""
    works_since: date | None = None
    """First day with this employer, where it is known: it matters for foreigners only."""


@dataclass(frozen=True, slots=True)
class PayItem:
    """One amount of pay."""

    code: str
    name: str
    kind: PayKind
    amount: Money
    counts: ComponentTerms | None = None
    """What an allowance counts for where its company says otherwise than the law; None: as its kind does by law."""


@dataclass(frozen=True, slots=True)
class DeductionItem:
    """One deduction that the law doesn't compute."""

    code: str
    name: str
    kind: DeductionKind
    amount: Money


@dataclass(frozen=True, slots=True)
class DailyPay:
    """A daily worker's wage per day and days worked in the month."""

    wage: Money
    days: int
    days_before: tuple[int, ...] = ()
    """Days worked in the months right before, newest first, as far as they are known."""


@dataclass(frozen=True, slots=True)
class OutputPay:
    """What somebody earned by output in the month, and in the months before as far as they are known."""

    amount: Money
    earlier: tuple[tuple[Month, Money], ...] = ()
    """In order; the law says how many of the last ones count."""
    by_weather: bool = False
    """Whether the work depends on the weather."""


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What the last tax month needs: totals of the earlier months of the year at this employer."""

    first_month: Month
    annualise: bool = False
    """For who becomes resident, leaves Indonesia for good, or dies (PMK 168/2023 art. 15-16)."""
    gross_before: Money = ZERO
    pension_before: Money = ZERO
    zakat_before: Money = ZERO
    tax_before: Money = ZERO
    previous_net: Money = ZERO
    previous_tax: Money = ZERO
    dtp_before: Money = ZERO
    """The part of ``tax_before`` that the government bore."""


@dataclass(frozen=True, slots=True)
class DtpFacts:
    """What decides whether the government bears a person's PPh 21 (DTP), where the employer makes use of it."""

    business_code: str
    """The employer's KLU; empty when unknown."""
    tested: Money
    """Fixed and regular gross income agreed for the month of the test; for daily workers the wage of a day."""
    tested_in: Month
    has_tax_number: bool = True
    """Whether a NIK or NPWP is known."""


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """Everything that one payslip depends on, beside the law."""

    month: Month
    employer: EmployerFacts
    person: PersonFacts
    pay: tuple[PayItem, ...] = ()
    deductions: tuple[DeductionItem, ...] = ()
    daily: DailyPay | None = None
    output: OutputPay | None = None
    """None: not paid by output; the amount of the month is also an item of ``pay``."""
    wage_base: Money | None = None
    """Full-month wage that BPJS counts where the pay is prorated; None: as paid."""
    wage_parts: tuple[tuple[str, Money], ...] = ()
    """The allowances in ``wage_base`` by name."""
    fixed_wage: Money | None = None
    """Full-month basic wage and fixed allowances where they differ from ``wage_base``; None: the same."""
    counts_paid_wage: bool = False
    """Whether BPJS Ketenagakerjaan counts the prorated pay instead of ``wage_base``: a company's policy."""
    kesehatan_billed: bool = True
    """Whether BPJS Kesehatan bills this month (a joiner's first month may be free)."""
    year: YearFacts | None = None
    """Given in the last tax month only."""
    dtp: DtpFacts | None = None
    """None: the employer doesn't make use of it."""
    findings: tuple[Finding, ...] = ()
    """What was found while these facts were gathered."""

    def deducted(self, kind: DeductionKind) -> Money:
        """The month's deductions of one kind."""
        return Money(sum(item.amount.sen for item in self.deductions if item.kind is kind))
