"""Invented companies, people and runs for the tests of the store."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

from desktop_app.application.results import (
    AuditEntry,
    Due,
    Obligation,
    ProgrammeTotal,
    Run,
    RunHead,
    RunTotals,
    StoredPayslip,
)
from desktop_app.domain.company import Branch, BranchTerms, Company, CompanySize, CompanyTerms, Programme
from desktop_app.domain.components import Component, ComponentKind, ComponentTerms
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Leave,
    PayBasis,
    TaxMethod,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import error, warning
from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.payslip import (
    AnnualTax,
    Bpjs,
    Contribution,
    JkpFunding,
    Line,
    Payslip,
    Share,
    Tax,
    Totals,
)
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.domain.regulation import Dated, Reference
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace

NOVEMBER = Month(2026, 11)
LARGE = Money(2**60 + 1)
"""Beyond what a float holds exactly."""
LOGO = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
"""A PNG of one grey dot."""
JAKARTA = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 30, 9, 15, tzinfo=JAKARTA)


def company(letter: str = "a") -> Company:
    """A company with two terms."""
    return Company(
        id=letter * 32,
        code=f"PT{letter.upper()}",
        name=f"PT Contoh {letter.upper()}",
        npwp="0012345678901000",
        npp="00AA0001",
        terms=(
            CompanyTerms(date(2024, 1, 1), CompanySize.SMALL, 1, 6),
            CompanyTerms(
                date(2026, 1, 1),
                CompanySize.LARGE,
                5,
                5,
                payday=25,
                minimum_wage=LARGE,
                programmes=(Programme.JKK, Programme.JKM),
                labour_intensive_relief=True,
            ),
            CompanyTerms(
                date(2026, 6, 1),
                CompanySize.LARGE,
                5,
                5,
                programmes=(),
                proration=ProrationMethod.DAYS_21,
                deduction_rounding=DeductionRounding.HUNDRED_DOWN,
                part_month_base=PartMonthBase.AS_PAID,
                kesehatan_start=KesehatanStart.JOINING,
                edabu_cutoff=25,
                dtp=True,
                no_npwp_surcharge=True,
            ),
        ),
        bank="BCA",
        bank_account="0012345678",
        bank_account_name="PT Contoh",
        signatory_name="Sekar Ayu",
        signatory_position="Direktur",
        logo=LOGO,
        components=(
            Component("Makan", ComponentKind.VARIABLE),
            Component(
                "Tunjangan jabatan",
                ComponentKind.FIXED,
                (
                    ComponentTerms(date(2024, 1, 1), True, True, True, True, False),
                    ComponentTerms(date(2026, 1, 1), False, True, False, True, False),
                ),
            ),
        ),
        branches=(
            Branch("MDN", "Medan"),
            Branch(
                "SBY",
                "Surabaya",
                "00AA0002",
                "0012345678901000000001",
                "Jalan Cabang 2",
                "3578",
                "Jawa Timur",
                (BranchTerms(date(2024, 1, 1)), BranchTerms(date(2026, 1, 1), 3, LARGE)),
            ),
        ),
    )


def employee(number: int = 1, letter: str = "a") -> Employee:
    """An employee with everything that one can have."""
    return Employee(
        id=f"{letter}{number:031x}",
        nip=f"{number:04d}",
        name="Melati Rahasiawati",
        citizenship=Citizenship.WNI,
        sex="P",
        birth_date=date(1990, 2, 28),
        employments=(
            Employment(date(2015, 1, 1), date(2015, 12, 31), date(2015, 12, 31), "A1"),
            Employment(date(2020, 3, 16)),
        ),
        terms=(
            EmployeeTerms(date(2015, 1, 1), EmployeeKind.CONTRACT, "TK/0"),
            EmployeeTerms(
                date(2020, 3, 16),
                EmployeeKind.PERMANENT,
                "K/2",
                TaxMethod.GROSS_UP,
                2,
                (Programme.JP,),
                (Programme.JHT, Programme.JKP),
                address="Jalan Melati 1",
                postal_code="01234",
                bank_account="0001",
                branch="SBY",
                programme_reasons=((Programme.JP, 'Sudah pensiun, "60"'), (Programme.JHT, "Terdaftar lama")),
            ),
        ),
        wages=(
            Wage(date(2015, 1, 1), ZERO, daily=Money.rupiah(150_000), basis=PayBasis.OUTPUT_WEATHER),
            Wage(
                date(2020, 3, 16),
                LARGE,
                (
                    ComponentAmount("Tunjangan jabatan", ComponentKind.FIXED, Money(12_345)),
                    ComponentAmount("Makan", ComponentKind.VARIABLE, Money(99)),
                ),
                reason="Naik jabatan",
            ),
        ),
        family=(
            FamilyMember(
                f"{number:032x}",
                Relation.HUSBAND,
                "Bima",
                "L",
                date(1989, 1, 1),
                employed=True,
                covered_from=Month(2024, 3),
                covered_until=Month(2026, 10),
            ),
            FamilyMember("0" * 32, Relation.CHILD, "Citra", "P", date(2012, 1, 1), studying=True, takes_part=False),
        ),
        leaves=(
            Leave(date(2021, 2, 1), date(2021, 4, 30), suspended=(Programme.KESEHATAN, Programme.JP), note="Studi"),
            Leave(date(2026, 11, 9), date(2026, 11, 13)),
        ),
        nik="3171000000000001",
        identity_expires=date(2030, 1, 1),
        email="melati@example.com",
        payslip_language="en",
    )


def law(key: str = "bpjs.jht", *, overdue: bool = False) -> Dated[Money]:
    """A version of the law with a value."""
    reference = Reference("PP 46/2015", "16", "https://example.com", date(2026, 1, 1), "high", "note")
    return Dated(key, date(2015, 7, 1), Money(1), reference, date(2026, 3, 1) if overdue else None)


def payslip(month: Month = NOVEMBER, amount: Money = LARGE) -> Payslip:
    """A payslip with every kind of value in its trace and findings."""
    contribution = Contribution(amount, Money(370), Money(200))
    return Payslip(
        month=month,
        lines=(
            Line("basic", "", amount, Share.EARNING),
            Line("fixed", "Tunjangan", Money(7), Share.EARNING),
            Line("pension_fund", "", Money(11), Share.DEDUCTION),
            Line("zakat", "", Money(13), Share.DEDUCTION),
            Line("jht_employer", "", Money(370), Share.EMPLOYER),
        ),
        bpjs=Bpjs(contribution, Money(5), contribution, contribution, contribution, None, JkpFunding(*[Money(3)] * 4)),
        tax=Tax("A", Money(1_000), Rate(1, 400), Money(25), ZERO, None, AnnualTax(*map(Money, range(9)))),
        totals=Totals(amount, Money(24), None, amount),
        trace=(
            TraceLine("jht", "base × rate", (("base", amount), ("rate", Rate(57, 1000))), law(), None, Money(1)),
            TraceLine(
                "tax",
                "x",
                (("months", 11), ("word", "TK/0"), ("share", Fraction(1, 3)), ("first", Month(2026, 1))),
                law("tax.ter", overdue=True),
                Rounding.RUPIAH_DOWN,
                -amount,
            ),
            TraceLine("sum", "", (), None, Rounding.SEN_HALF_UP, ZERO),
        ),
        findings=(
            warning("tax.example", amount=amount, day=date(2026, 11, 1), month=month, count=3, word="x").about("0001"),
            error("tax.other"),
        ),
    )


def head(number: int = 1, month: Month = NOVEMBER, state: RunState = RunState.DRAFT, letter: str = "a") -> RunHead:
    """The head of a run."""
    part = ProgrammeTotal(LARGE, Money(2))
    return RunHead(
        id=f"{letter}{number:02d}{month.year}{month.number:02d}".ljust(32, "0"),
        company_id=letter * 32,
        month=month,
        number=number,
        state=state,
        corrects=number - 1 or None,
        reason="" if number == 1 else "Lembur terlambat",
        calculated_at=NOW,
        regulation_fingerprint="f" * 64,
        people=2,
        totals=RunTotals(LARGE, Money(1), -Money(2), Money(3), Money(4), part, part, part, part, part),
    )


def run(number: int = 1, month: Month = NOVEMBER, state: RunState = RunState.DRAFT, people: int = 2) -> Run:
    """A run with payslips in another order than their NIP's."""
    people_in_order = [employee(index) for index in range(people, 0, -1)]
    return Run(
        head=replace(head(number, month, state), people=people),
        company=company(),
        payslips=tuple(
            StoredPayslip(person, payslip(month), LARGE, Money(6), None if index else Money(9))
            for index, person in enumerate(people_in_order)
        ),
        dues=(
            Due(Obligation.TAX_DEPOSIT, LARGE, date(2026, 12, 15), date(2026, 12, 15)),
            Due(Obligation.TAX_RETURN, None, date(2026, 12, 20), date(2026, 12, 21)),
        ),
        findings=(warning("run.example", month=month),),
    )


def without_law_values(value: Run) -> Run:
    """The run as it comes back: the law's values stay in the regulation files."""
    return replace(
        value,
        payslips=tuple(
            replace(
                stored,
                payslip=replace(
                    stored.payslip,
                    trace=tuple(
                        line._replace(law=None if line.law is None else replace(line.law, value=None))
                        for line in stored.payslip.trace
                    ),
                ),
            )
            for stored in value.payslips
        ),
    )


def entry(action: str = "month.approved", company_id: str = "a" * 32) -> AuditEntry:
    """An audit entry."""
    return AuditEntry(datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC), action, company_id, "2026-11", "run 1")


def new_workspace(folder: Path, passphrase: str | None = None, name: str = "kantor.gajiberes") -> DatabaseWorkspace:
    """A fresh workspace with one company and two employees."""
    gate, location = DatabaseGate(), str(folder / name)
    gate.create(location, passphrase)
    workspace = gate.open(location, passphrase)
    fill(workspace)
    return workspace


def fill(workspace: DatabaseWorkspace) -> None:
    """Put one company and two employees in."""
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        store.save_company(company())
        store.save_employees([employee(1), employee(2)])
        unit.record(entry("company.saved"))
        unit.commit()
