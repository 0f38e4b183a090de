"""Builds the workbook of the example company that comes with the program. Everybody in it is invented.

Run with ``python -m tests.tools.make_example``; the same program makes the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop_app.application.exchange.export import CompanyPeople
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
    TaxMethod,
    VariableItem,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.outputs.people_workbook import write_people
from desktop_app.regulations.source import FileRegulations

TARGET = Path(__file__).resolve().parents[2] / "resources" / "example" / "contoh-pt-melati-karya-nusantara.xlsx"

YEAR = 2026
NOVEMBER = Month(YEAR, 11)
OCTOBER = Month(YEAR, 10)
HOLIDAY_ALLOWANCE = Month(YEAR, 3)
MINIMUM = Money.rupiah(4_737_678)
CAP_KESEHATAN = Money.rupiah(12_000_000)
CAP_PENSION = Money.rupiah(11_086_300)
BANKS = (("BANK BCA", 10), ("BANK MANDIRI", 13), ("BANK BRI", 15))

COMPANY = Company(
    id="",
    code="MELATI",
    name="PT Melati Karya Nusantara",
    npwp="0845512734429000",
    nitku="0845512734429000000000",
    npp="20148875",
    business_unit_code="01357924",
    address="Jl. Cempaka Raya No. 17, Bandung",
    location_code="3273",
    province="Jawa Barat",
    klu="10710",
    terms=(CompanyTerms(date(2015, 2, 2), CompanySize.MEDIUM, jkk_class=2, workweek=5, payday=25),),
)


@dataclass(frozen=True)
class Person:
    """What tells one person from the next; the rest is made up from the number."""

    number: int
    name: str
    sex: str
    born: date
    place: str
    title: str
    department: str
    start: date
    basic: int
    fixed: int = 0
    variable: int = 0
    ptkp: str = "TK/0"
    marital: str = "TK"
    religion: str = "Islam"
    kind: EmployeeKind = EmployeeKind.PERMANENT
    contract_end: date | None = None
    ended: date | None = None
    reason: str = ""
    method: TaxMethod = TaxMethod.GROSS
    daily: int | None = None
    days: int = 0
    earlier_basic: int | None = None
    """The basic wage before the raise of July."""
    has_kpj: bool = True
    foreigner: bool = False
    previous: tuple[int, int] = (0, 0)
    """Net income and tax of the year at a former employer."""
    november: tuple[tuple[Variable, int], ...] = ()
    family: tuple[tuple[Relation, str, date], ...] = field(default=())

    @property
    def nip(self) -> str:
        """Four digits."""
        return f"{1000 + self.number}"

    @property
    def month_pay(self) -> int:
        """Basic wage or a usual month of daily wages."""
        return self.basic or (self.daily or 0) * self.days


PEOPLE = (
    Person(
        1,
        "Ratna Dewi Anggraini",
        "P",
        date(1981, 4, 12),
        "Bandung",
        "Direktur",
        "Manajemen",
        date(2015, 2, 2),
        28_500_000,
        fixed=6_500_000,
        marital="K",
        method=TaxMethod.GROSS_UP,
        november=((Variable.BONUS, 20_000_000),),
        family=(
            (Relation.HUSBAND, "Surya Anggara", date(1979, 8, 5)),
            (Relation.CHILD, "Kirana Anggara", date(2010, 1, 19)),
        ),
    ),
    Person(
        2,
        "Hendra Wijaya Saputra",
        "L",
        date(1967, 1, 23),
        "Garut",
        "Manajer Produksi",
        "Produksi",
        date(2016, 5, 2),
        14_000_000,
        fixed=2_000_000,
        ptkp="K/0",
        marital="K",
        family=((Relation.WIFE, "Euis Komalasari", date(1970, 10, 2)),),
    ),
    Person(
        3,
        "Siti Nurjanah Maulida",
        "P",
        date(1990, 9, 3),
        "Cimahi",
        "Staf Keuangan",
        "Keuangan",
        date(2018, 9, 3),
        8_200_000,
        fixed=1_000_000,
        variable=440_000,
        november=((Variable.ZAKAT, 230_000),),
    ),
    Person(
        4,
        "Bagus Prasetyo Nugroho",
        "L",
        date(1985, 6, 30),
        "Semarang",
        "Kepala Gudang",
        "Gudang",
        date(2017, 1, 9),
        11_000_000,
        fixed=750_000,
        variable=440_000,
        ptkp="K/3",
        marital="K",
        family=(
            (Relation.WIFE, "Indah Permatasari", date(1987, 3, 14)),
            (Relation.CHILD, "Raka Nugroho", date(2009, 5, 21)),
            (Relation.CHILD, "Naya Nugroho", date(2012, 7, 8)),
            (Relation.CHILD, "Bima Nugroho", date(2016, 2, 11)),
            (Relation.CHILD, "Tirta Nugroho", date(2020, 12, 1)),
            (Relation.MOTHER, "Sulastri", date(1958, 4, 25)),
        ),
    ),
    Person(
        5,
        "Dimas Arya Permana",
        "L",
        date(1996, 11, 8),
        "Bandung",
        "Staf Gudang",
        "Gudang",
        date(2021, 3, 1),
        4_737_678,
        variable=330_000,
        november=((Variable.OVERTIME, 410_790),),
    ),
    Person(
        6,
        "Lestari Ayu Wulandari",
        "P",
        date(1998, 2, 17),
        "Sumedang",
        "Operator Kemas",
        "Produksi",
        date(2024, 8, 5),
        4_500_000,
        variable=330_000,
    ),
    Person(
        7,
        "Yohanes Krisna Adinata",
        "L",
        date(1992, 12, 24),
        "Yogyakarta",
        "Penyelia Produksi",
        "Produksi",
        date(2020, 2, 3),
        7_800_000,
        fixed=600_000,
        variable=440_000,
        ptkp="K/1",
        marital="K",
        religion="Katolik",
        earlier_basic=7_000_000,
        november=((Variable.BACK_PAY, 800_000),),
        family=(
            (Relation.WIFE, "Theresia Widyaningsih", date(1993, 6, 6)),
            (Relation.CHILD, "Gabriel Adinata", date(2022, 9, 30)),
        ),
    ),
    Person(
        8,
        "Takeshi Morikawa",
        "L",
        date(1978, 7, 7),
        "Osaka",
        "Ahli Mesin",
        "Produksi",
        date(2023, 4, 3),
        45_000_000,
        fixed=5_000_000,
        ptkp="K/0",
        marital="K",
        religion="Buddha",
        foreigner=True,
        november=((Variable.BENEFIT, 6_000_000),),
    ),
    Person(
        9,
        "Nabila Putri Ramadhani",
        "P",
        date(2004, 1, 15),
        "Bandung",
        "Peserta Magang",
        "Pemasaran",
        date(2026, 8, 3),
        2_500_000,
        kind=EmployeeKind.INTERN,
        contract_end=date(2027, 1, 31),
    ),
    Person(
        10,
        "Rizky Maulana Hakim",
        "L",
        date(2000, 5, 28),
        "Tasikmalaya",
        "Operator Oven",
        "Produksi",
        date(2025, 1, 6),
        5_200_000,
        variable=330_000,
        kind=EmployeeKind.CONTRACT,
        contract_end=date(2027, 1, 5),
        november=((Variable.OVERTIME, 901_734),),
    ),
    Person(
        11,
        "Asep Sutisna",
        "L",
        date(1979, 10, 10),
        "Majalengka",
        "Tenaga Bongkar Muat",
        "Gudang",
        date(2025, 6, 2),
        0,
        ptkp="K/2",
        marital="K",
        kind=EmployeeKind.DAILY,
        daily=235_000,
        days=20,
        november=((Variable.DAYS_WORKED, 20),),
        family=(
            (Relation.WIFE, "Nenden Hasanah", date(1982, 1, 30)),
            (Relation.CHILD, "Fitri Hasanah", date(2008, 3, 3)),
            (Relation.CHILD, "Ujang Sutisna", date(2013, 11, 17)),
        ),
    ),
    Person(
        12,
        "Maria Goretti Simanjuntak",
        "P",
        date(1994, 8, 15),
        "Medan",
        "Staf Penjualan",
        "Pemasaran",
        date(2022, 10, 3),
        6_400_000,
        fixed=500_000,
        variable=880_000,
        religion="Kristen",
        november=((Variable.BONUS, 3_500_000), (Variable.BENEFIT, 1_250_000)),
    ),
    Person(
        13,
        "Fajar Kurniawan",
        "L",
        date(1999, 7, 21),
        "Bandung",
        "Operator Kemas",
        "Produksi",
        date(2026, 11, 9),
        5_000_000,
        variable=330_000,
        kind=EmployeeKind.CONTRACT,
        contract_end=date(2027, 11, 8),
        has_kpj=False,
    ),
    Person(
        14,
        "Wulan Sari Handayani",
        "P",
        date(1991, 3, 29),
        "Subang",
        "Staf Administrasi",
        "Keuangan",
        date(2019, 7, 1),
        6_100_000,
        fixed=400_000,
        variable=440_000,
        ended=date(2026, 11, 20),
        reason="A1",
    ),
    Person(
        15,
        "Gilang Ramadhan Putra",
        "L",
        date(1995, 2, 2),
        "Cianjur",
        "Teknisi",
        "Produksi",
        date(2023, 1, 9),
        6_000_000,
        fixed=300_000,
        variable=440_000,
        ptkp="K/0",
        marital="K",
        november=((Variable.DEDUCTION, 500_000), (Variable.OVERTIME, 728_324)),
        family=((Relation.WIFE, "Rina Marlina", date(1996, 9, 12)),),
    ),
    Person(
        16,
        "Ni Luh Putu Ariani",
        "P",
        date(1988, 4, 4),
        "Denpasar",
        "Manajer Pemasaran",
        "Pemasaran",
        date(2026, 8, 3),
        11_400_000,
        fixed=1_400_000,
        religion="Hindu",
        previous=(72_000_000, 2_450_000),
        november=((Variable.PENSION_FUND, 300_000),),
    ),
)


def example() -> CompanyPeople:
    """The example company."""
    law = FileRegulations().current()
    return CompanyPeople(
        COMPANY,
        tuple(_employee(person) for person in PEOPLE),
        tuple(_variable(person, word, number) for person in PEOPLE for word, number in person.november),
        tuple(_opening(person, law) for person in PEOPLE if person.start <= OCTOBER.last_day),
    )


def _employee(person: Person) -> Employee:
    bank, digits = BANKS[person.number % len(BANKS)]
    number = person.number
    return Employee(
        id="",
        nip=person.nip,
        name=person.name,
        citizenship=Citizenship.WNA if person.foreigner else Citizenship.WNI,
        country="JP" if person.foreigner else "ID",
        sex=person.sex,
        birth_date=person.born,
        nik="" if person.foreigner else _nik(person.born, person.sex, number),
        passport=f"TR{7_210_000 + number}" if person.foreigner else "",
        identity_expires=date(2029, 3, 31) if person.foreigner else None,
        birth_place=person.place,
        mother_name=f"{('Kartini', 'Rohayati', 'Sumiati', 'Yuliana')[number % 4]} {person.name.split()[-1]}",
        marital_status=person.marital,
        religion=person.religion,
        blood_group=("A", "B", "O", "AB")[number % 4],
        phone=f"08120000{1000 + number}",
        email=f"{person.name.split()[0].lower()}.{person.nip}@melati.example",
        npwp=f"09123456742{number:02d}000" if person.foreigner else "",
        kpj=f"{person.start.year % 100:02d}0{30_410_000 + number * 37}" if person.has_kpj else "",
        kode_tk=f"1{person.start.year}0{100_000_000 + number * 4_127}" if person.has_kpj else "",
        jkn_number=f"0001{204_500_000 + number * 1_373}",
        family_card="" if person.foreigner else f"327306120615{number:04d}",
        clinic_code="0114B021",
        clinic_name="Klinik Cempaka",
        dentist_code="0114G007",
        dentist_name="drg. Cempaka",
        employments=(Employment(person.start, person.contract_end, person.ended, person.reason),),
        terms=(
            EmployeeTerms(
                person.start,
                person.kind,
                person.ptkp,
                person.method,
                address=f"Jl. Kenanga No. {number * 3}",
                rt=f"{number % 9 + 1:03d}",
                rw=f"{number % 5 + 1:03d}",
                postal_code=f"402{number + 10}",
                district_code="327306",
                district="Cicendo",
                village="Arjuna",
                bank=bank,
                bank_account=f"{7 * 10**8 + number * 1_234_567:0{digits}d}",
                bank_account_name=person.name,
                job_title=person.title,
                department=person.department,
            ),
        ),
        wages=_wages(person),
        family=tuple(_member(relation, name, born, number) for relation, name, born in person.family),
    )


def _wages(person: Person) -> tuple[Wage, ...]:
    wages = []
    start = max(person.start, date(YEAR, 1, 1))
    if person.earlier_basic is not None:
        wages.append(_wage(person, start, person.earlier_basic))
        start = date(YEAR, 7, 1)
    wages.append(_wage(person, start, person.basic))
    return tuple(wages)


def _wage(person: Person, start: date, basic: int) -> Wage:
    allowances = []
    if person.fixed:
        allowances.append(ComponentAmount("Jabatan", ComponentKind.FIXED, Money.rupiah(person.fixed)))
    if person.variable:
        allowances.append(ComponentAmount("Makan dan transport", ComponentKind.VARIABLE, Money.rupiah(person.variable)))
    daily = None if person.daily is None else Money.rupiah(person.daily)
    return Wage(start, Money.rupiah(basic), tuple(allowances), daily)


def _member(relation: Relation, name: str, born: date, number: int) -> FamilyMember:
    female = relation in (Relation.WIFE, Relation.MOTHER) or name.split(maxsplit=1)[0] in ("Kirana", "Naya", "Fitri")
    sex = "P" if female else "L"
    jkn = f"0002{born.year}{born.month:02d}{number:03d}"
    return FamilyMember(
        id="",
        relation=relation,
        name=name,
        sex=sex,
        birth_date=born,
        nik=_nik(born, sex, number),
        jkn_number=jkn,
        birth_place="Bandung",
    )


def _nik(born: date, sex: str, serial: int) -> str:
    day = born.day + (40 if sex == "P" else 0)
    return f"327306{day:02d}{born:%m%y}{serial:04d}"


def _variable(person: Person, word: Variable, number: int) -> VariableItem:
    if word is Variable.DAYS_WORKED:
        return VariableItem(person.nip, NOVEMBER, word.value, ZERO, number)
    return VariableItem(person.nip, NOVEMBER, word.value, Money.rupiah(number))


def _opening(person: Person, law: RegulationSet) -> OpeningTotals:
    """What the months before November came to, month by month at the effective rates."""
    first = max(Month.of(person.start), Month(YEAR, 1))
    gross = pension = tax = ZERO
    for month in first.through(OCTOBER):
        raised = person.earlier_basic is None or month >= Month(YEAR, 7)
        wage = Money.rupiah((person.month_pay if raised else person.earlier_basic or 0) + person.fixed)
        earned = wage + Money.rupiah(person.variable) + _employer_premiums(person, wage)
        if month == HOLIDAY_ALLOWANCE:
            earned = earned + wage
        withheld = _effective_tax(person, earned, law)
        gross, tax = gross + earned, tax + withheld
        if person.method is TaxMethod.GROSS_UP:
            gross = gross + withheld
        pension = pension + _own_pension(person, wage)
    net, paid = person.previous
    return OpeningTotals(person.nip, YEAR, first, gross, pension, ZERO, tax, Money.rupiah(net), Money.rupiah(paid))


def _employer_premiums(person: Person, wage: Money) -> Money:
    accident_and_death = Rate.percent(Decimal("0.84")).of(wage)
    if person.kind is EmployeeKind.INTERN:
        return accident_and_death
    return accident_and_death + Rate.percent(4).of(min(max(wage, MINIMUM), CAP_KESEHATAN))


def _own_pension(person: Person, wage: Money) -> Money:
    if person.kind is EmployeeKind.INTERN:
        return ZERO
    old_age = Rate.percent(2).of(wage)
    past_pension_age = person.born.year <= YEAR - 59
    return old_age if person.foreigner or past_pension_age else old_age + Rate.percent(1).of(min(wage, CAP_PENSION))


def _effective_tax(person: Person, gross: Money, law: RegulationSet) -> Money:
    day = OCTOBER.last_day
    category = law.at("pph21.ter_category", day).value[person.ptkp]
    bands = law.at("pph21.ter_monthly", day).value[category]
    tax = ZERO
    for _ in range(60 if person.method is TaxMethod.GROSS_UP else 1):
        base = gross + tax
        rate = next(band.rate for band in bands if band.up_to is None or base <= band.up_to)
        tax = rate.of(base, Rounding.RUPIAH_DOWN)
    return tax


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    write_people(TARGET, [example()])
