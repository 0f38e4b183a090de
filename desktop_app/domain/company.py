"""An employer: identity that is corrected in place, and terms that hold from a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.components import Component, Components
from desktop_app.domain.history import in_force
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import EDABU_CUTOFFS, DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod


class CompanySize(StrEnum):
    """Size by PP 7/2021; decides the mandatory programmes and the Kesehatan floor."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Programme(StrEnum):
    """The social security programmes of a wage earner."""

    KESEHATAN = "kesehatan"
    JHT = "jht"
    JKK = "jkk"
    JKM = "jkm"
    JP = "jp"
    JKP = "jkp"


@dataclass(frozen=True, slots=True)
class CompanyTerms:
    """What changes with a date: size, JKK class, work week, pay day, minimum wage typed by hand, and policies."""

    starts_on: date
    size: CompanySize
    jkk_class: int
    """Risk class 1 to 5, as BPJS set it for the company."""
    workweek: int
    """Working days a week, 5 or 6."""
    payday: int | None = None
    """Day of the month on which wages are paid; None: its last day."""
    minimum_wage: Money | None = None
    """A month's minimum wage typed by hand; None: by place from the regulation tables."""
    programmes: tuple[Programme, ...] | None = None
    """Programmes in which the company takes part; None: by law from its size."""
    labour_intensive_relief: bool = False
    proration: ProrationMethod = ProrationMethod.CALENDAR_DAYS
    deduction_rounding: DeductionRounding = DeductionRounding.RUPIAH
    part_month_base: PartMonthBase = PartMonthBase.FULL_MONTH
    kesehatan_start: KesehatanStart = KesehatanStart.NEXT_UNLESS_FIRST
    edabu_cutoff: int = EDABU_CUTOFFS[0]
    """Day of the month up to which e-Dabu takes changes for the next month."""
    dtp: bool = False
    """Whether the company makes use of PPh 21 borne by the government (DTP)."""
    no_npwp_surcharge: bool = False
    """Whether the tax of people without a valid NIK or NPWP is raised (UU PPh art. 21(5a))."""


@dataclass(frozen=True, slots=True)
class BranchTerms:
    """What changes with a date at a branch."""

    starts_on: date
    jkk_class: int | None = None
    """Risk class 1 to 5 of the branch's own NPP; None: the company's."""
    minimum_wage: Money | None = None
    """A month's minimum wage typed by hand; None: by place from the regulation tables."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A place of work with a registration of its own. Empty texts stand for the company's own, or for unknown."""

    code: str
    """Unique within the company; employees name their branch by it."""
    name: str
    npp: str = ""
    """Own number at BPJS Ketenagakerjaan; empty: the branch's people are reported under the company's."""
    nitku: str = ""
    address: str = ""
    location_code: str = ""
    """Four digits from SIPP's list Lokasi Pekerjaan."""
    province: str = ""
    terms: tuple[BranchTerms, ...] = ()
    """In order of their start; none: the company's class, and the minimum wage by place."""

    def restated(self, since: date, jkk_class: int | None, minimum_wage: Money | None) -> Branch:
        """The branch with class and minimum wage from a day on; from the newest change's own day at the earliest."""
        newest = self.terms[-1] if self.terms else None
        if newest is not None and (newest.jkk_class, newest.minimum_wage) == (jkk_class, minimum_wage):
            return self
        if newest is None:
            known = jkk_class is not None or minimum_wage is not None
            return replace(self, terms=(BranchTerms(since, jkk_class, minimum_wage),)) if known else self
        if since <= newest.starts_on:
            changed = replace(newest, jkk_class=jkk_class, minimum_wage=minimum_wage)
            return replace(self, terms=(*self.terms[:-1], changed))
        return replace(self, terms=(*self.terms, BranchTerms(since, jkk_class, minimum_wage)))

    def terms_on(self, day: date) -> BranchTerms | None:
        """The terms in force on a day; before the first start the first ones; None when there are none."""
        return in_force(self.terms, day) or (self.terms[0] if self.terms else None)


@dataclass(frozen=True, slots=True)
class Company:
    """A client company. Texts are empty when unknown; identifiers keep their leading zeros."""

    id: str
    code: str
    name: str
    npwp: str = ""
    nitku: str = ""
    npp: str = ""
    """Company number at BPJS Ketenagakerjaan."""
    business_unit_code: str = ""
    """Kode badan usaha at BPJS Kesehatan."""
    address: str = ""
    location_code: str = ""
    """Four digits from SIPP's list Lokasi Pekerjaan."""
    province: str = ""
    klu: str = ""
    bank: str = ""
    bank_account: str = ""
    """The account from which wages are paid."""
    bank_account_name: str = ""
    signatory_name: str = ""
    """Who signs payslips, forms and letters."""
    signatory_position: str = ""
    logo: bytes = b""
    """A PNG or JPEG image for the payslip; empty: none."""
    terms: tuple[CompanyTerms, ...] = ()
    """In order of their start; at least one."""
    branches: tuple[Branch, ...] = ()
    """By code, without the head office."""
    components: tuple[Component, ...] = ()
    """The allowances that the company defines, by name; others count as the law has it for their kind."""

    def terms_on(self, day: date) -> CompanyTerms:
        """The terms in force on a day; before the first start the first ones."""
        return in_force(self.terms, day) or self.terms[0]

    def payday_in(self, month: Month) -> date:
        """The day on which the wages of a month are paid, as agreed: never moved by a day off."""
        agreed = self.terms_on(month.last_day).payday
        return month.last_day if agreed is None else month.day(agreed)

    def components_on(self, day: date) -> Components:
        """What each allowance counts for on a day."""
        return Components(self.components, day)

    def branch(self, code: str) -> Branch | None:
        """The branch of a code; None for the head office (an empty code) and for a code that isn't known."""
        return next((branch for branch in self.branches if branch.code == code), None) if code else None

    def seen_from(self, branch_code: str, day: date) -> Company:
        """The company as it is at a branch on a day: its place, numbers, class and minimum wage.

        What the branch doesn't have of its own is the company's; a minimum wage typed for the company holds for
        branches in the same place only. The head office (an empty or unknown code) is the company itself.
        """
        branch = self.branch(branch_code)
        if branch is None:
            return self
        own, terms = branch.terms_on(day) or BranchTerms(day), self.terms_on(day)
        elsewhere = bool(branch.location_code) and branch.location_code != self.location_code
        minimum_wage = own.minimum_wage or (None if elsewhere else terms.minimum_wage)
        return replace(
            self,
            npp=branch.npp or self.npp,
            nitku=branch.nitku or self.nitku,
            address=branch.address or self.address,
            location_code=branch.location_code or self.location_code,
            province=branch.province or self.province,
            terms=(replace(terms, jkk_class=own.jkk_class or terms.jkk_class, minimum_wage=minimum_wage),),
        )

    def npp_of(self, branch_code: str) -> str:
        """The number under which a branch's people are reported to BPJS Ketenagakerjaan."""
        branch = self.branch(branch_code)
        return (branch.npp if branch is not None else "") or self.npp
