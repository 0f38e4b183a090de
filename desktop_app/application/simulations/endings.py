"""Calculators of the end of employment: PKWT compensation and severance."""

from __future__ import annotations

from datetime import date

from desktop_app.application.simulations.forms import Field, FieldKind, Form, Group, Values, choices_of
from desktop_app.application.simulations.person_fields import citizenship_field, money, size_field
from desktop_app.application.simulations.wage_fields import any_wage, monthly_wage, wage_fields, workweek_field
from desktop_app.domain.company import CompanySize
from desktop_app.domain.employee import Citizenship
from desktop_app.domain.payroll.pkwt import PkwtFacts, pkwt_compensation
from desktop_app.domain.payroll.severance import SeveranceFacts, TerminationReason, severance
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark


def pkwt_form() -> Form:
    """Compensation at the end of a contract."""
    return Form(
        "pkwt",
        Group.LABOUR,
        mark("PKWT compensation"),
        mark("What is paid when a fixed-term contract ends or is extended (PP 35/2021)."),
        (
            *wage_fields(daily=False),
            Field("first-day", mark("First day"), FieldKind.DATE, _a_year_ago, required=True),
            Field("last-day", mark("Last day"), FieldKind.DATE, lambda today: today, required=True),
            Field("first-contract", mark("First contract since"), FieldKind.DATE, help=mark("Of several in a row.")),
            citizenship_field(),
            size_field(),
            Field("agreed", mark("Agreed instead"), FieldKind.MONEY, only_if=("size", ("micro", "small"))),
        ),
    )


def _a_year_ago(today: date) -> date:
    return Month(today.year - 1, today.month).day(today.day)


def work_pkwt(values: Values, law: RegulationSet) -> Worked:
    """PKWT compensation."""
    return pkwt_compensation(
        PkwtFacts(
            monthly_wage(values),
            values.day("first-day"),
            values.day("last-day"),
            Citizenship(values.word("citizenship")),
            CompanySize(values.word("size")),
            values.money_or_none("agreed"),
            values.day_or_none("first-contract"),
        ),
        law,
    )


def severance_form() -> Form:
    """Pesangon, UPMK and UPH."""
    return Form(
        "severance",
        Group.LABOUR,
        mark("Severance pay"),
        mark("Pesangon, UPMK and UPH by the reason for which employment ends (PP 35/2021)."),
        (
            Field(
                "reason",
                mark("Reason"),
                FieldKind.CHOICE,
                TerminationReason.EFFICIENCY_PREVENTION.value,
                choices=choices_of(TerminationReason, "termination"),
                wide=True,
            ),
            *wage_fields(daily=True),
            Field(
                "first-day", mark("First day"), FieldKind.DATE, lambda today: date(today.year - 5, 1, 1), required=True
            ),
            Field("last-day", mark("Last day"), FieldKind.DATE, lambda today: today, required=True),
            Field("leave-days", mark("Leave not taken"), FieldKind.WHOLE, 0, most=366, help=mark("In days.")),
            workweek_field(),
            money("other-rights", mark("Other rights"), help_text=mark("Fare home and the like.")),
            money("separation-pay", mark("Uang pisah")),
            money(
                "pension-contributions",
                mark("Pension paid in"),
                help_text=mark("By the company, to be set off."),
            ),
            size_field(),
        ),
    )


def work_severance(values: Values, law: RegulationSet) -> Worked:
    """Severance."""
    return severance(
        SeveranceFacts(
            TerminationReason(values.word("reason")),
            any_wage(values),
            values.day("first-day"),
            values.day("last-day"),
            values.whole("leave-days"),
            int(values.word("workweek")),
            values.money("other-rights"),
            values.money("separation-pay"),
            values.money("pension-contributions"),
            CompanySize(values.word("size")),
        ),
        law,
    )
