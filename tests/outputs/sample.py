"""An invented company with a calculated month, straight from the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

from desktop_app.application.results import Due, Obligation, ProgrammeTotal, Run, RunHead, RunTotals, StoredPayslip
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.components import ComponentKind, DeductionKind, PayKind
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    TaxMethod,
    Wage,
)
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import (
    DailyPay,
    DeductionItem,
    DtpFacts,
    EmployerFacts,
    MonthFacts,
    PayItem,
    PersonFacts,
    YearFacts,
)
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.regulations.source import FileRegulations

NOVEMBER = Month(2026, 11)
_UMK = Money.rupiah(4_737_678)


@cache
def rules(month: Month) -> MonthRules:
    """The law of a month."""
    return rules_for(FileRegulations().current(), month)


def company() -> Company:
    """An invented employer."""
    terms = CompanyTerms(date(2020, 1, 1), CompanySize.MEDIUM, 1, 5, payday=27)
    return Company(
        id="c1",
        code="SNU",
        name="PT Sinar Niaga Utama",
        address="Jl. Soekarno-Hatta No. 618, Buahbatu, Kota Bandung 40286",
        terms=(terms,),
    )


@dataclass(frozen=True)
class Person:
    """What a sample payslip is made of; amounts in rupiah."""

    nip: str = "0004"
    name: str = "Andi Prasetyo"
    basic: int = 6_800_000
    allowances: tuple[tuple[str, ComponentKind, int], ...] = (
        ("Tunjangan jabatan", ComponentKind.FIXED, 1_200_000),
        ("Uang makan", ComponentKind.VARIABLE, 600_000),
    )
    extra_pay: tuple[tuple[str, str, PayKind, int], ...] = (("overtime", "", PayKind.OVERTIME, 508_671),)
    deductions: tuple[tuple[str, str, DeductionKind, int], ...] = (
        ("deduction", "Angsuran koperasi", DeductionKind.OTHER, 250_000),
    )
    ptkp: str = "K/1"
    tax_method: TaxMethod = TaxMethod.GROSS
    extra_family: int = 0
    account: str = "4378214471"
    year: YearFacts | None = None
    started_on: date = date(2021, 1, 4)
    ended_on: date | None = None
    kind: EmployeeKind = EmployeeKind.PERMANENT
    daily: DailyPay | None = None
    dtp: DtpFacts | None = None
    language: str = "id"


def stored(person: Person, month: Month = NOVEMBER) -> StoredPayslip:
    """The calculated payslip of one person."""
    allowances = tuple(ComponentAmount(name, kind, Money.rupiah(amount)) for name, kind, amount in person.allowances)
    employee = Employee(
        id=f"e{person.nip}",
        nip=person.nip,
        name=person.name,
        citizenship=Citizenship.WNI,
        sex="L",
        birth_date=date(1990, 1, 1),
        payslip_language=person.language,
        employments=(Employment(person.started_on, ended_on=person.ended_on),),
        terms=(
            EmployeeTerms(
                date(2021, 1, 1),
                person.kind,
                person.ptkp,
                tax_method=person.tax_method,
                bank="BCA" if person.account else "",
                bank_account=person.account,
                bank_account_name=person.name.upper(),
                job_title="Staf Akuntansi",
            ),
        ),
        wages=(
            Wage(date(2026, 1, 1), Money.rupiah(person.basic), allowances, person.daily.wage if person.daily else None),
        ),
        nik="3273010101900003",
        kpj="21012345874",
        jkn_number="0001234567836",
    )
    kinds = {ComponentKind.FIXED: PayKind.FIXED, ComponentKind.VARIABLE: PayKind.VARIABLE}
    first = PayItem("basic", "", PayKind.BASIC, Money.rupiah(person.basic))
    if person.daily is not None:
        first = PayItem("daily", "", PayKind.DAILY, person.daily.wage * person.daily.days)
    pay = (
        first,
        *(
            PayItem(kinds[kind].value, name, kinds[kind], Money.rupiah(amount))
            for name, kind, amount in person.allowances
        ),
        *(PayItem(code, name, kind, Money.rupiah(amount)) for code, name, kind, amount in person.extra_pay),
    )
    facts = MonthFacts(
        month,
        EmployerFacts(minimum_wage=_UMK),
        PersonFacts(
            date(1990, 1, 1),
            kind=person.kind,
            extra_family=person.extra_family,
            ptkp=person.ptkp,
            tax_method=person.tax_method,
        ),
        pay=pay,
        deductions=tuple(
            DeductionItem(code, name, kind, Money.rupiah(amount)) for code, name, kind, amount in person.deductions
        ),
        daily=person.daily,
        year=person.year,
        dtp=person.dtp,
    )
    return StoredPayslip(employee, calculate(facts, rules(month)), employee.wages[0].fixed, ZERO, _UMK)


def run(
    people: Sequence[Person] = (Person(),),
    month: Month = NOVEMBER,
    state: RunState = RunState.APPROVED,
    **head: object,
) -> Run:
    """A run over some people, with invented totals and dues."""
    payslips = tuple(stored(person, month) for person in people)
    none = ProgrammeTotal(ZERO, ZERO)

    def total(name: str) -> Money:
        return Money(sum((getattr(slip.payslip.totals, name) or ZERO).sen for slip in payslips))

    totals = RunTotals(
        earnings=total("earnings"),
        deductions=total("deductions"),
        take_home=total("take_home"),
        tax=Money(sum((slip.payslip.tax.tax or ZERO).sen for slip in payslips)),
        employer_cost=total("employer_cost"),
        kesehatan=none,
        jht=none,
        jp=none,
        jkk=none,
        jkm=none,
    )
    made = RunHead(
        id="0193f0c2",
        company_id="c1",
        month=month,
        number=3,
        state=state,
        corrects=None,
        reason="",
        calculated_at=datetime(2026, 11, 20, 10, 14, tzinfo=UTC),
        regulation_fingerprint=FileRegulations().current().fingerprint,
        people=len(payslips),
        totals=totals,
    )
    dues = (
        Due(Obligation.KESEHATAN, Money(500_000_00), date(2026, 11, 10), date(2026, 11, 10)),
        Due(Obligation.KETENAGAKERJAAN, Money(1_234_567_50), date(2026, 12, 15), date(2026, 12, 15)),
        Due(Obligation.TAX_DEPOSIT, totals.tax, date(2026, 12, 15), date(2026, 12, 15)),
        Due(Obligation.TAX_RETURN, None, date(2026, 12, 20), date(2026, 12, 21)),
    )
    return Run(replace(made, **head), company(), payslips, dues)  # type: ignore[arg-type]
