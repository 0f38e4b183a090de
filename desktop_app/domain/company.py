"""An employer: identity that is corrected in place, and terms that hold from a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.history import in_force
from desktop_app.domain.money import Money


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
    """What changes with a date: size, JKK class, work week, pay day, minimum wage typed by hand."""

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
    terms: tuple[CompanyTerms, ...] = ()
    """In order of their start; at least one."""

    def terms_on(self, day: date) -> CompanyTerms:
        """The terms in force on a day; before the first start the first ones."""
        return in_force(self.terms, day) or self.terms[0]
