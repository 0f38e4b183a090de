"""Calculators of BPJS beside wage earners: PBPU, BPU, migrant workers, construction, and what lateness costs."""

from __future__ import annotations

from datetime import timedelta

from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Values
from desktop_app.application.simulations.person_fields import money, month_field
from desktop_app.domain.payroll.bpu import BpuFacts, BpuSector, self_employed
from desktop_app.domain.payroll.construction import ProjectBase, ProjectFacts, construction_project
from desktop_app.domain.payroll.pbpu import PbpuFacts, self_paying_members
from desktop_app.domain.payroll.penalties import HospitalFacts, LateFacts, hospital_penalty, late_fee
from desktop_app.domain.payroll.pmi import MigrantFacts, migrant_worker
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark


def pbpu_form() -> Form:
    """Self-paying members of BPJS Kesehatan."""
    return Form(
        "pbpu",
        Group.BPJS,
        mark("BPJS Kesehatan PBPU"),
        mark("The premium of owners, household staff and others who pay for themselves."),
        (
            month_field(),
            Field(
                "class",
                mark("Class of care"),
                FieldKind.CHOICE,
                "1",
                choices=tuple(Choice(str(number), str(number)) for number in (1, 2, 3)),
            ),
            Field("persons", mark("Persons"), FieldKind.WHOLE, 1, required=True, least=1, most=99),
        ),
    )


def work_pbpu(values: Values, law: RegulationSet) -> Worked:
    """PBPU premiums."""
    return self_paying_members(
        PbpuFacts(values.month("month"), int(values.word("class")), values.whole("persons")), law
    )


def bpu_form() -> Form:
    """Self-employed members of BPJS Ketenagakerjaan."""
    return Form(
        "bpu",
        Group.BPJS,
        mark("BPJS TK BPU"),
        mark("JKK, JKM and JHT of a self-employed person, by the tariff table of incomes."),
        (
            month_field(),
            Field("income", mark("Income of a month"), FieldKind.MONEY, required=True),
            Field(
                "sector",
                mark("Sector"),
                FieldKind.CHOICE,
                BpuSector.OTHER.value,
                choices=(Choice("other", mark("Other")), Choice("transport", mark("Drivers and couriers"))),
                wide=True,
            ),
            Field("jht", mark("With JHT"), FieldKind.FLAG, default=True),
            Field(
                "paid-by-state",
                mark("Paid by the state"),
                FieldKind.FLAG,
                default=False,
                help=mark("From a state or regional budget: no relief."),
            ),
        ),
    )


def work_bpu(values: Values, law: RegulationSet) -> Worked:
    """BPU premiums."""
    return self_employed(
        BpuFacts(
            values.month("month"),
            values.money("income"),
            BpuSector(values.word("sector")),
            values.flag("jht"),
            values.flag("paid-by-state"),
        ),
        law,
    )


def pmi_form() -> Form:
    """Migrant workers."""
    return Form(
        "pmi",
        Group.BPJS,
        mark("Migrant worker (PMI)"),
        mark("Premiums of a migrant worker before departure and for the contract."),
        (
            Field("registered-on", mark("Registered on"), FieldKind.DATE, lambda today: today, required=True),
            Field(
                "contract-months",
                mark("Contract, months"),
                FieldKind.WHOLE,
                24,
                most=120,
                help=mark("0: only before departure."),
            ),
            Field("agency", mark("Through an agency"), FieldKind.FLAG, default=True, wide=True),
            Field("extra-months", mark("Extension, months"), FieldKind.WHOLE, 0, most=120),
            money("jht-monthly", mark("JHT a month"), help_text=mark("Empty: without JHT.")),
        ),
    )


def work_pmi(values: Values, law: RegulationSet) -> Worked:
    """PMI premiums."""
    return migrant_worker(
        MigrantFacts(
            values.day("registered-on"),
            values.whole("contract-months"),
            values.flag("agency"),
            values.whole("extra-months"),
            values.money("jht-monthly"),
        ),
        law,
    )


def construction_form() -> Form:
    """Construction projects."""
    return Form(
        "construction",
        Group.BPJS,
        mark("Construction project"),
        mark("JKK and JKM of a project, on its wages or on the value of the contract."),
        (
            Field("agreed-on", mark("Date of the SPK"), FieldKind.DATE, lambda today: today, required=True),
            Field(
                "base",
                mark("Calculated on"),
                FieldKind.CHOICE,
                ProjectBase.CONTRACT.value,
                choices=(Choice("contract", mark("Contract value")), Choice("wages", mark("All wages"))),
            ),
            Field("amount", mark("Amount"), FieldKind.MONEY, required=True, wide=True),
            Field(
                "with-vat",
                mark("Value includes VAT (PPN)"),
                FieldKind.FLAG,
                default=False,
                only_if=("base", ("contract",)),
                wide=True,
            ),
        ),
    )


def work_construction(values: Values, law: RegulationSet) -> Worked:
    """JKK and JKM of the project."""
    return construction_project(
        ProjectFacts(
            values.day("agreed-on"), ProjectBase(values.word("base")), values.money("amount"), values.flag("with-vat")
        ),
        law,
    )


def late_fee_form() -> Form:
    """Late contributions to BPJS Ketenagakerjaan."""
    return Form(
        "late-fee",
        Group.BPJS,
        mark("Late fee of BPJS TK"),
        mark("The fee when a month's contribution to BPJS Ketenagakerjaan is paid late."),
        (
            Field(
                "month", mark("Contribution month"), FieldKind.MONTH, lambda today: Month.of(today) + -2, required=True
            ),
            Field("contribution", mark("Contribution"), FieldKind.MONEY, required=True),
            Field("paid-on", mark("Paid on"), FieldKind.DATE, lambda today: today, required=True),
        ),
    )


def work_late_fee(values: Values, law: RegulationSet) -> Worked:
    """The fee."""
    return late_fee(LateFacts(values.month("month"), values.money("contribution"), values.day("paid-on")), law)


def hospital_form() -> Form:
    """In-patient penalty of BPJS Kesehatan."""
    return Form(
        "hospital",
        Group.BPJS,
        mark("In-patient penalty"),
        mark("What a stay in hospital costs soon after arrears of BPJS Kesehatan were paid."),
        (
            Field(
                "reactivated-on",
                mark("Active again on"),
                FieldKind.DATE,
                lambda today: today - timedelta(days=14),
                required=True,
            ),
            Field("admitted-on", mark("Admitted on"), FieldKind.DATE, lambda today: today, required=True),
            Field("cost", mark("Cost of the package (INA-CBG)"), FieldKind.MONEY, required=True, wide=True),
            Field("months", mark("Months in arrears"), FieldKind.WHOLE, 1, required=True, most=600),
        ),
    )


def work_hospital(values: Values, law: RegulationSet) -> Worked:
    """The penalty."""
    return hospital_penalty(
        HospitalFacts(
            values.day("reactivated-on"), values.day("admitted-on"), values.money("cost"), values.whole("months")
        ),
        law,
    )
