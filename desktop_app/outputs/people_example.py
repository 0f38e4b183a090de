"""The invented company of the template's example rows. The import skips its code."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop_app.application.exchange.export import CompanyPeople
from desktop_app.application.exchange.layout import EXAMPLE_COMPANY
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.components import ComponentKind, Variable
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    OpeningTotals,
    VariableItem,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month

_START: Final = date(2024, 3, 1)
_COMPANY: Final = Company(
    id="",
    code=EXAMPLE_COMPANY,
    name="PT Contoh Sejahtera",
    npwp="0012345678901000",
    nitku="0012345678901000000000",
    npp="20012345",
    business_unit_code="01234567",
    address="Jl. Contoh No. 1",
    location_code="3273",
    province="Jawa Barat",
    klu="62019",
    terms=(CompanyTerms(_START, CompanySize.MEDIUM, jkk_class=1, workweek=5, payday=25),),
)
_EMPLOYEE: Final = Employee(
    id="",
    nip="0001",
    name="Contoh Karyawan",
    citizenship=Citizenship.WNI,
    country="ID",
    sex="P",
    birth_date=date(1993, 5, 17),
    nik="3273015705930001",
    birth_place="Bandung",
    mother_name="Contoh Ibu",
    marital_status="K",
    religion="Islam",
    blood_group="O",
    phone="081200000001",
    email="contoh@contoh.example",
    kpj="24000000001",
    jkn_number="0001200000001",
    family_card="3273010101200001",
    clinic_code="01140001",
    clinic_name="Klinik Contoh",
    employments=(Employment(_START),),
    terms=(
        EmployeeTerms(
            _START,
            EmployeeKind.PERMANENT,
            "TK/0",
            address="Jl. Contoh No. 2",
            rt="001",
            rw="002",
            postal_code="40111",
            bank="BCA",
            bank_account="0123456789",
            bank_account_name="Contoh Karyawan",
            job_title="Staf Keuangan",
            department="Keuangan",
        ),
    ),
    wages=(
        Wage(
            date(2026, 1, 1),
            Money.rupiah(6_500_000),
            (
                ComponentAmount("Jabatan", ComponentKind.FIXED, Money.rupiah(500_000)),
                ComponentAmount("Makan", ComponentKind.VARIABLE, Money.rupiah(440_000)),
            ),
        ),
    ),
    family=(
        FamilyMember(
            "", Relation.CHILD, "Contoh Anak", "L", date(2019, 8, 9), nik="3273010908190001", birth_place="Bandung"
        ),
    ),
)
EXAMPLE: Final = CompanyPeople(
    _COMPANY,
    (_EMPLOYEE,),
    (VariableItem("0001", Month(2026, 11), Variable.OVERTIME.value, Money.rupiah(350_000)),),
    (
        OpeningTotals(
            "0001", 2026, Month(2026, 1), Money.rupiah(74_400_000), Money.rupiah(2_100_000), ZERO, ZERO, ZERO, ZERO
        ),
    ),
)
