"""What services give back: frozen values that cross threads, with findings and the kind of thing that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from desktop_app.application.records.changes import FieldChange
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month

T = TypeVar("T")


class Changed(StrEnum):
    """Kinds of data that a service can change."""

    COMPANIES = "companies"
    PEOPLE = "people"
    RUNS = "runs"
    FILES = "files"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Changes:
    """What kind of data changed, and for which company (empty: several)."""

    kinds: frozenset[Changed] = frozenset()
    company_id: str = ""

    def concern(self, company_id: str | None) -> bool:
        """Whether data of this company may be among what changed."""
        return self.company_id in ("", company_id)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value, what was found on the way, and what changed."""

    value: T
    findings: tuple[Finding, ...] = ()
    changes: Changes = Changes()

    @property
    def has_errors(self) -> bool:
        """Whether a finding of severity error remains."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


class Obligation(StrEnum):
    """What a month owes, in the words of the command line contract."""

    KESEHATAN = "bpjs_kesehatan"
    KETENAGAKERJAAN = "bpjs_ketenagakerjaan"
    TAX_DEPOSIT = "pph21_deposit"
    TAX_RETURN = "pph21_return"


class ObligationState(StrEnum):
    """How far an obligation is."""

    NOT_STARTED = "not_started"
    READY = "ready"
    SENT = "sent"
    PROVEN = "proven"
    NONE_DUE = "none_due"


@dataclass(frozen=True, slots=True)
class Due:
    """An amount owed and the working day by which it is owed. The amount of a return is None."""

    obligation: Obligation
    amount: Money | None
    statutory_date: date
    """The date the law names."""
    date: date
    """The same, moved to the next working day."""


@dataclass(frozen=True, slots=True)
class ProgrammeTotal:
    """Sum of one programme over the run; the employee's side includes extra family members."""

    employer: Money
    employee: Money


@dataclass(frozen=True, slots=True)
class RunTotals:
    """Sums over a run. A payslip that could not be calculated counts as zero and has an error finding."""

    earnings: Money
    deductions: Money
    take_home: Money
    tax: Money
    """Withheld or borne by the employer, so to be deposited: without what the government bears."""
    employer_cost: Money
    kesehatan: ProgrammeTotal
    jht: ProgrammeTotal
    jp: ProgrammeTotal
    jkk: ProgrammeTotal
    jkm: ProgrammeTotal


@dataclass(frozen=True, slots=True)
class RunHead:
    """A run without its payslips."""

    id: str
    company_id: str
    month: Month
    number: int
    state: RunState
    corrects: int | None
    """Number of the run that this one corrects."""
    reason: str
    """Why the month was reopened; empty for run 1."""
    calculated_at: datetime
    regulation_fingerprint: str
    people: int
    totals: RunTotals
    errors: int = 0
    """Findings of severity error in it; while there are any it can't be approved."""
    approved_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredPayslip:
    """A payslip with the person as he or she was when it was calculated."""

    employee: Employee
    payslip: Payslip
    wage_base: Money
    """The full-month wage that BPJS Ketenagakerjaan counts, uncapped (SIPP's UPAH)."""
    back_pay: Money
    """Rapel of the month (SIPP's RAPEL)."""
    minimum_wage: Money | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run with the company as it was, its payslips and its dues."""

    head: RunHead
    company: Company
    payslips: tuple[StoredPayslip, ...]
    dues: tuple[Due, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a list of companies shows of a run, without its payslips."""

    head: RunHead
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class MonthTaxTotals:
    """What one earlier month adds to the yearly tax calculation of one employee."""

    nip: str
    month: Month
    gross: Money
    pension: Money
    """Own JHT, JP and pension fund contributions."""
    zakat: Money
    tax: Money
    dtp: Money = ZERO
    """The part of ``tax`` that the government bore."""


@dataclass(frozen=True, slots=True)
class OutputMonth:
    """What one employee earned by output in an earlier month."""

    nip: str
    month: Month
    amount: Money


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One line of the client desk."""

    company: Company
    people: int
    """Employees with an employment in the month."""
    month: Month
    state: RunState | None
    run_number: int | None
    findings: int
    """Findings of severity error of the latest run."""
    obligations: tuple[tuple[Obligation, ObligationState], ...]
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One link of the audit trail."""

    at: datetime
    action: str
    company_id: str
    subject: str
    detail: str


class ChangeAction(StrEnum):
    """How a record came to its new values."""

    CREATED = "created"
    CHANGED = "changed"
    UNDONE = "undone"
    """By taking an earlier change back."""
    REMOVED = "removed"
    """The one field holds the whole record, so that it can be brought back."""


@dataclass(frozen=True, slots=True)
class Change:
    """One save of an employee or a company: who, when, and the old and new value of every field that changed."""

    at: datetime
    who: str
    subject: str
    """Key of the employee, or of the company itself."""
    action: ChangeAction
    fields: tuple[FieldChange, ...] = ()
    """Empty for a new record: all of it is new."""
    undoes: int | None = None
    """Number of the change that this one takes back."""
    number: int = 0
    """Given by the store, upwards."""
    batch: str = ""
    """Key that the changes share that were made for many at once; empty for a change of one."""


@dataclass(frozen=True, slots=True)
class SlipMark:
    """What the code printed on a payslip is made of, and whose run it belongs to."""

    company_id: str
    run_id: str
    month: Month
    number: int
    regulation_fingerprint: str
    nip: str
    take_home: Money | None


@dataclass(frozen=True, slots=True)
class PersonHit:
    """Somebody found by a search across clients. Numbers are whole: whoever shows them masks them."""

    company_id: str
    company_name: str
    employee_id: str
    nip: str
    name: str
    nik: str
    kpj: str
    jkn_number: str
    phone: str
