"""What the calculators about one person ask: pay, person, company, deductions, programmes and the year."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop_app.application.simulations.dtp_fields import dtp_fields
from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, OnlyIf
from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.employee import Citizenship, EmployeeKind, TaxMethod
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import mark

MONTHLY: Final = (EmployeeKind.PERMANENT, EmployeeKind.CONTRACT, EmployeeKind.INTERN)
"""Kinds of employment with a monthly wage."""
_PTKP: Final = tuple(f"{status}/{count}" for status in ("TK", "K", "HB") for count in range(4))
_ADULT: Final = 30
"""Age of the person whose month stands in the form at first."""
_PAY_HEAD = mark("Pay of the month")
_PERSON_HEAD = mark("Person")
_COMPANY_HEAD = mark("Company")
_DEDUCTIONS_HEAD = mark("Deductions by agreement")
_PROGRAMMES_HEAD = mark("Programmes otherwise than by law")
_YEAR_HEAD = mark("Settle the tax year")

_KINDS: Final = {
    EmployeeKind.PERMANENT: mark("Permanent (PKWTT)"),
    EmployeeKind.CONTRACT: mark("Contract (PKWT)"),
    EmployeeKind.DAILY: mark("Daily worker"),
    EmployeeKind.INTERN: mark("In training"),
}
_NOT_DAILY: Final = ("kind", tuple(kind.value for kind in MONTHLY))
_ONLY_DAILY: Final = ("kind", (EmployeeKind.DAILY.value,))
BY_LAW, ON, OFF = "law", "on", "off"
"""Participation as the law says, or otherwise."""


def month_field() -> Field:
    """The month that is calculated; at first the current one."""
    return Field("month", mark("Month"), FieldKind.MONTH, Month.of, required=True)


def money(name: str, label: str, *, help_text: str = "", section: str = "", only: OnlyIf = None) -> Field:
    """An amount that may be left empty."""
    return Field(name, label, FieldKind.MONEY, help=help_text, section=section, only_if=only)


def person_fields(kinds: tuple[EmployeeKind, ...] = tuple(EmployeeKind)) -> tuple[Field, ...]:
    """Who the person is, for BPJS and tax."""
    return (
        Field(
            "kind",
            mark("Kind of employment"),
            FieldKind.CHOICE,
            EmployeeKind.PERMANENT.value,
            choices=tuple(Choice(kind.value, _KINDS[kind]) for kind in kinds),
            section=_PERSON_HEAD,
            wide=True,
        ),
        Field(
            "tax-method",
            mark("Tax method"),
            FieldKind.CHOICE,
            TaxMethod.GROSS.value,
            choices=(
                Choice("gross", mark("Gross: deducted from the wage")),
                Choice("gross_up", mark("Gross-up: tax allowance")),
                Choice("net", mark("Net: borne by the company")),
            ),
            section=_PERSON_HEAD,
            wide=True,
        ),
        ptkp_field(_PERSON_HEAD),
        Field(
            "birth-date",
            mark("Birth date"),
            FieldKind.DATE,
            lambda today: date(today.year - _ADULT, 1, 1),
            required=True,
            help=mark("Decides about JP and JKP."),
            section=_PERSON_HEAD,
        ),
        citizenship_field(_PERSON_HEAD),
        Field(
            "extra-family",
            mark("Extra family"),
            FieldKind.WHOLE,
            0,
            most=50,
            help=mark("Members beyond the five covered, 1 % each."),
            section=_PERSON_HEAD,
        ),
    )


def ptkp_field(section: str = "", *, only: OnlyIf = None) -> Field:
    """The status of tax-free income."""
    choices = tuple(Choice(status, status) for status in _PTKP)
    return Field("ptkp", mark("PTKP"), FieldKind.CHOICE, "TK/0", choices=choices, section=section, only_if=only)


def citizenship_field(section: str = "") -> Field:
    """Whether somebody is Indonesian."""
    choices = (Choice("WNI", mark("Indonesian")), Choice("WNA", mark("Foreign")))
    return Field(
        "citizenship", mark("Citizenship"), FieldKind.CHOICE, Citizenship.WNI.value, choices=choices, section=section
    )


def size_field(section: str = "") -> Field:
    """The size of the company by PP 7/2021."""
    return Field(
        "size",
        mark("Company size"),
        FieldKind.CHOICE,
        CompanySize.MEDIUM.value,
        choices=(
            Choice("micro", mark("Micro")),
            Choice("small", mark("Small")),
            Choice("medium", mark("Medium")),
            Choice("large", mark("Large")),
        ),
        section=section,
    )


def company_fields() -> tuple[Field, ...]:
    """What of the employer decides about contributions."""
    return (
        Field(
            "jkk-class",
            mark("JKK class"),
            FieldKind.CHOICE,
            "1",
            choices=tuple(Choice(str(number), str(number)) for number in range(1, 6)),
            section=_COMPANY_HEAD,
        ),
        size_field(_COMPANY_HEAD),
        money(
            "minimum-wage",
            mark("Minimum wage"),
            help_text=mark("UMK, else UMP; empty: unknown, so BPJS Kesehatan has no floor."),
            section=_COMPANY_HEAD,
        ),
        Field(
            "labour-intensive-relief",
            mark("Labour-intensive relief"),
            FieldKind.FLAG,
            default=False,
            help=mark("JKK relief of PP 7/2025."),
            section=_COMPANY_HEAD,
            wide=True,
        ),
    )


def programme_fields() -> tuple[Field, ...]:
    """Participation that differs from what the law says."""
    choices = (
        Choice(BY_LAW, mark("By law")),
        Choice(ON, mark("Takes part")),
        Choice(OFF, mark("Doesn't take part")),
    )
    names = {Programme.KESEHATAN: "Kesehatan"}
    return tuple(
        Field(
            f"programme-{programme.value}",
            names.get(programme, programme.value.upper()),
            FieldKind.CHOICE,
            BY_LAW,
            choices=choices,
            section=_PROGRAMMES_HEAD,
        )
        for programme in Programme
    )


def form() -> Form:
    """The one-person calculator."""
    return Form(
        "person",
        Group.PERSON,
        mark("One person's month"),
        mark("Wage, BPJS and PPh 21 of one month, as the pay run would calculate them."),
        (
            month_field(),
            money("basic", mark("Basic wage"), section=_PAY_HEAD, only=_NOT_DAILY),
            Field(
                "daily-wage",
                mark("Wage per day"),
                FieldKind.MONEY,
                required=True,
                section=_PAY_HEAD,
                only_if=_ONLY_DAILY,
            ),
            Field(
                "days-worked",
                mark("Days worked"),
                FieldKind.WHOLE,
                required=True,
                most=31,
                section=_PAY_HEAD,
                only_if=_ONLY_DAILY,
            ),
            money("fixed", mark("Fixed allowances"), section=_PAY_HEAD),
            money("variable", mark("Variable allowances"), section=_PAY_HEAD),
            money("overtime", mark("Overtime pay"), section=_PAY_HEAD),
            money("irregular", mark("THR, bonus, back pay"), section=_PAY_HEAD),
            money("benefit", mark("Taxable benefits"), section=_PAY_HEAD, help_text=mark("Natura above the limit.")),
            *person_fields(),
            *company_fields(),
            money("pension-fund", mark("Pension fund"), section=_DEDUCTIONS_HEAD, help_text=mark("DPLK or similar.")),
            money("zakat", mark("Zakat"), section=_DEDUCTIONS_HEAD, help_text=mark("Paid through the company.")),
            money("other-deductions", mark("Other deductions"), section=_DEDUCTIONS_HEAD),
            *programme_fields(),
            *dtp_fields(),
            *_year_fields(),
        ),
        main=("basic", "fixed", "variable", "overtime", "irregular", "benefit", "daily-wage"),
    )


def _year_fields() -> tuple[Field, ...]:
    last = ("last-month", (True,))
    return (
        Field(
            "last-month",
            mark("Last tax month"),
            FieldKind.FLAG,
            default=False,
            help=mark("December, or the month of leaving: the year is settled."),
            section=_YEAR_HEAD,
            wide=True,
        ),
        Field(
            "first-month",
            mark("First month of the year"),
            FieldKind.MONTH,
            lambda today: Month(today.year, 1),
            required=True,
            section=_YEAR_HEAD,
            only_if=last,
        ),
        Field(
            "annualise",
            mark("Annualise"),
            FieldKind.FLAG,
            default=False,
            help=mark("For who becomes resident, leaves Indonesia for good, or dies."),
            section=_YEAR_HEAD,
            only_if=last,
            wide=True,
        ),
        money("gross-before", mark("Gross before"), section=_YEAR_HEAD, only=last),
        money("pension-before", mark("Own contributions before"), section=_YEAR_HEAD, only=last),
        money("zakat-before", mark("Zakat before"), section=_YEAR_HEAD, only=last),
        money("tax-before", mark("PPh 21 before"), section=_YEAR_HEAD, only=last),
        money("previous-net", mark("Former employer, net"), section=_YEAR_HEAD, only=last),
        money("previous-tax", mark("Former employer, tax"), section=_YEAR_HEAD, only=last),
        money(
            "dtp-before", mark("DTP before"), help_text=mark("Part of PPh 21 before."), section=_YEAR_HEAD, only=last
        ),
    )
