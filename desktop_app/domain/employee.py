"""An employee: identity that is corrected in place, employments, dated terms and dated wages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.company import Programme
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.family import FamilyMember
from desktop_app.domain.history import in_force
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month


class Citizenship(StrEnum):
    """Indonesian citizen or foreigner."""

    WNI = "WNI"
    WNA = "WNA"


class EmployeeKind(StrEnum):
    """PKWTT, PKWT, daily worker, participant in training."""

    PERMANENT = "permanent"
    CONTRACT = "contract"
    DAILY = "daily"
    INTERN = "intern"


class TaxMethod(StrEnum):
    """Who bears PPh 21: the employee, the employer by a tax allowance, or the employer as a benefit."""

    GROSS = "gross"
    GROSS_UP = "gross_up"
    NET = "net"


@dataclass(frozen=True, slots=True)
class Employment:
    """One stay with the company."""

    started_on: date
    contract_end: date | None = None
    ended_on: date | None = None
    """Last day of employment."""
    leaving_reason: str = ""
    """SIPP code A1 to A10."""

    def includes(self, day: date) -> bool:
        """Whether a day is worked here."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)

    def overlaps(self, month: Month) -> bool:
        """Whether at least one day of the month is worked here."""
        return self.started_on <= month.last_day and (self.ended_on is None or self.ended_on >= month.first_day)


@dataclass(frozen=True, slots=True)
class EmployeeTerms:
    """What holds from a date: status, tax, class, bank, address, programmes."""

    starts_on: date
    kind: EmployeeKind
    ptkp: str
    tax_method: TaxMethod = TaxMethod.GROSS
    kelas_rawat: int | None = None
    """Class of care 1 to 3 set by hand; None: by wage."""
    programmes_off: tuple[Programme, ...] = ()
    programmes_on: tuple[Programme, ...] = ()
    address: str = ""
    rt: str = ""
    rw: str = ""
    postal_code: str = ""
    district_code: str = ""
    district: str = ""
    village: str = ""
    bank: str = ""
    bank_account: str = ""
    bank_account_name: str = ""
    job_title: str = ""
    department: str = ""
    work_location: str = ""
    """Four digits of SIPP's list; empty: the branch's, else the company's."""
    branch: str = ""
    """Code of the company's branch; empty: the head office."""
    programme_reasons: tuple[tuple[Programme, str], ...] = ()
    """Why the person is registered otherwise than by law, in the employer's words, by programme."""

    def reason_of(self, programme: Programme) -> str:
        """Why the person is registered otherwise than by law; empty when nobody said so."""
        return dict(self.programme_reasons).get(programme, "")


class LeaveKind(StrEnum):
    """Kinds of leave that change the pay."""

    UNPAID = "unpaid"
    """By agreement, without wage (UU 13/2003 art. 93(1): no work, no pay)."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Days without wage. No statute says what becomes of BPJS meanwhile: the employer decides per programme."""

    starts_on: date
    ends_on: date
    """Last day of the leave."""
    kind: LeaveKind = LeaveKind.UNPAID
    suspended: tuple[Programme, ...] = ()
    """Programmes that rest in the months which the leave covers wholly."""
    note: str = ""

    def covers(self, first: date, last: date) -> bool:
        """Whether every day from ``first`` to ``last`` falls into the leave."""
        return self.starts_on <= first and last <= self.ends_on


@dataclass(frozen=True, slots=True)
class ComponentAmount:
    """The monthly amount of one allowance."""

    name: str
    kind: ComponentKind
    amount: Money


class PayBasis(StrEnum):
    """By what a wage is earned."""

    TIME = "time"
    """By the month, or by the day for daily workers."""
    OUTPUT = "output"
    """By output (satuan hasil, borongan): what is made in the month is paid in the month."""
    OUTPUT_WEATHER = "output_weather"
    """By output that depends on the weather, which BPJS Ketenagakerjaan averages over more months."""

    @property
    def is_output(self) -> bool:
        """Whether the month's pay is what was made in it."""
        return self is not PayBasis.TIME


@dataclass(frozen=True, slots=True)
class Wage:
    """The agreed wage from a date on: per month, per day for daily workers, or by output."""

    starts_on: date
    basic: Money
    allowances: tuple[ComponentAmount, ...] = ()
    daily: Money | None = None
    reason: str = ""
    """Why the wage was agreed, in the employer's words."""
    basis: PayBasis = PayBasis.TIME
    """By what it is earned; pay by output is typed for each month and comes on top of ``basic``, if there is any."""

    @property
    def fixed(self) -> Money:
        """Basic wage and fixed allowances of a month: what minimum wage and composition are measured by."""
        total = self.basic
        for allowance in self.allowances:
            if allowance.kind is ComponentKind.FIXED:
                total = total + allowance.amount
        return total


@dataclass(frozen=True, slots=True)
class Employee:
    """One person at one company. Texts are empty when unknown; identifiers keep their leading zeros."""

    id: str
    nip: str
    """The company's own employee number; unique within the company."""
    name: str
    citizenship: Citizenship
    sex: str
    """L or P."""
    birth_date: date
    employments: tuple[Employment, ...]
    """In order; at least one."""
    terms: tuple[EmployeeTerms, ...]
    """In order; at least one."""
    wages: tuple[Wage, ...] = ()
    """In order."""
    family: tuple[FamilyMember, ...] = ()
    leaves: tuple[Leave, ...] = ()
    """In order; they don't overlap."""
    nik: str = ""
    passport: str = ""
    country: str = ""
    """Two letters, ISO 3166."""
    identity_expires: date | None = None
    birth_place: str = ""
    mother_name: str = ""
    marital_status: str = ""
    """TK, K or C."""
    religion: str = ""
    blood_group: str = ""
    phone: str = ""
    email: str = ""
    npwp: str = ""
    kpj: str = ""
    """Member number at BPJS Ketenagakerjaan."""
    kode_tk: str = ""
    """SIPP's own key of the worker."""
    jkn_number: str = ""
    family_card: str = ""
    """Number of the Kartu Keluarga."""
    clinic_code: str = ""
    clinic_name: str = ""
    dentist_code: str = ""
    dentist_name: str = ""
    payslip_language: str = "id"
    """Language of the payslip, as the two letters of ISO 639-1: id or en."""

    def terms_on(self, day: date) -> EmployeeTerms:
        """The terms in force on a day; before the first start the first ones."""
        return in_force(self.terms, day) or self.terms[0]

    def wage_on(self, day: date) -> Wage | None:
        """The wage in force on a day; None before the first."""
        return in_force(self.wages, day)

    def employment_in(self, month: Month) -> Employment | None:
        """The latest employment that touches the month."""
        touching = [employment for employment in self.employments if employment.overlaps(month)]
        return touching[-1] if touching else None

    def leaves_in(self, month: Month) -> bool:
        """Whether an employment ends in the month."""
        return any(employment.ended_on and Month.of(employment.ended_on) == month for employment in self.employments)


@dataclass(frozen=True, slots=True)
class VariableItem:
    """An amount of one month: overtime, bonus, deduction, days worked, or a component's amount for that month.

    For ``VariableKind.DAYS_WORKED`` ``quantity`` counts, else ``amount``.
    """

    nip: str
    month: Month
    component: str
    """The word of the people workbook, or an allowance's own name."""
    amount: Money
    quantity: int = 0


@dataclass(frozen=True, slots=True)
class OpeningTotals:
    """Totals of a tax year before the first month in this program (sheet Awal tahun)."""

    nip: str
    year: int
    first_month: Month
    """First month worked in that year."""
    gross: Money
    pension: Money
    zakat: Money
    tax: Money
    previous_net: Money
    previous_tax: Money
