"""Invented people and a run over them, as far as the portals' files look at a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from desktop_app.application.filings.portal_rows import KesehatanTerms
from desktop_app.application.results import ProgrammeTotal, Run, RunHead, RunTotals, StoredPayslip
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, EmployeeTerms, Employment
from desktop_app.domain.family import CoverageRules, FamilyMember, Relation
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Bpjs, Contribution, Payslip, Tax, Totals
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month

NOVEMBER = Month(2026, 11)
TERMS = KesehatanTerms(CoverageRules(5, 21, 25), Money.rupiah(4_000_000))
NPP = "12345678"


def company(npp: str = NPP) -> Company:
    """PT Sinar Niaga Utama, invented."""
    terms = CompanyTerms(date(2020, 1, 1), CompanySize.MEDIUM, 1, 5)
    return Company("c1", "SNU", "PT Sinar Niaga Utama", npp=npp, location_code="3273", terms=(terms,))


def employee(number: int, **changes: object) -> Employee:
    """One person of many, with every identifier made from the number."""
    made = Employee(
        id=f"e{number}",
        nip=f"{number:04d}",
        name=f"Pekerja {_letters(number)}",
        citizenship=Citizenship.WNI,
        sex="L",
        birth_date=date(1990, 8, 17),
        employments=(Employment(date(2021, 1, 4)),),
        terms=(EmployeeTerms(date(2021, 1, 4), EmployeeKind.PERMANENT, "TK/0"),),
        nik=nik(number),
        kpj=f"{21_000_000_000 + number}",
        kode_tk=f"{100_000_000_000_000 + number}",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def nik(number: int, birth: date = date(1990, 8, 17), sex: str = "L") -> str:
    """A NIK that fits a date of birth and a sex."""
    return f"327301{birth.day + (40 if sex == 'P' else 0):02d}{birth:%m%y}{number:04d}"


def joiner(number: int = 50, **changes: object) -> Employee:
    """Who joined on 2 November 2026, without KPJ, with all that SIPP and e-Dabu ask for."""
    terms = EmployeeTerms(
        date(2026, 11, 2),
        EmployeeKind.CONTRACT,
        "K/1",
        address="Jl. Melati & Kenanga No. 7",
        rt="003",
        rw="012",
        postal_code="40286",
        district_code="0321",
        district="Buahbatu",
        village="Cijawura",
        job_title="Staf Gudang",
    )
    defaults: dict[str, object] = {
        "employments": (Employment(date(2026, 11, 2), contract_end=date(2027, 11, 1)),),
        "terms": (terms,),
        "kpj": "",
        "kode_tk": "",
        "birth_place": "Bandung",
        "mother_name": "Siti Rahayu",
        "marital_status": "K",
        "blood_group": "O",
        "phone": f"0812345{number:05d}",
        "email": f"pekerja{number}@contoh.id",
        "jkn_number": f"{number:013d}",
        "family_card": f"3273010208{number:06d}",
        "clinic_code": "10060201",
        "clinic_name": "Klinik Sehat Sentosa",
    }
    return employee(number, **(defaults | changes))


def leaver(number: int = 70, reason: str = "A1", **changes: object) -> Employee:
    """Whose last day is 20 November 2026."""
    gone = Employment(date(2021, 1, 4), ended_on=date(2026, 11, 20), leaving_reason=reason)
    return employee(number, **({"employments": (gone,)} | changes))


def wife(number: int = 1, **changes: object) -> FamilyMember:
    """A wife with a NIK of her own."""
    birth = date(1992, 2, 3)
    made = FamilyMember(
        f"f{number}", Relation.WIFE, f"Istri {_letters(number)}", "P", birth, nik(600 + number, birth, "P"),
        birth_place="Garut",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def child(number: int, birth: date = date(2018, 5, 6), **changes: object) -> FamilyMember:
    """A son."""
    name = f"Anak {_letters(number)}"
    made = FamilyMember(f"k{number}", Relation.CHILD, name, "L", birth, nik(700 + number, birth), birth_place="Bandung")
    return replace(made, **changes)  # type: ignore[arg-type]


def payslip(person: Employee, wage: Money, back_pay: Money = ZERO, *, takes_part: bool = True) -> StoredPayslip:
    """A payslip with contributions, or with none."""
    part = Contribution(wage, ZERO, ZERO) if takes_part else Contribution(ZERO, ZERO, ZERO)
    bpjs = Bpjs(part, ZERO, part, part, part, part, None)
    nothing = Totals(ZERO, ZERO, ZERO, ZERO)
    slip = Payslip(NOVEMBER, (), bpjs, Tax(None, None, None, None, None, None), nothing, (), ())
    return StoredPayslip(person, slip, wage, back_pay)


def run(payslips: Sequence[StoredPayslip], employer: Company | None = None, month: Month = NOVEMBER) -> Run:
    """A run of a month."""
    none = ProgrammeTotal(ZERO, ZERO)
    totals = RunTotals(ZERO, ZERO, ZERO, ZERO, ZERO, none, none, none, none, none)
    head = RunHead(
        "r1",
        "c1",
        month,
        1,
        RunState.APPROVED,
        None,
        "",
        datetime(2026, 11, 27, tzinfo=UTC),
        "f",
        len(payslips),
        totals,
    )
    return Run(head, employer or company(), tuple(payslips), ())


def _letters(number: int) -> str:
    """Names have no digits."""
    return "".join(chr(65 + int(digit)) for digit in str(number))
