"""What the calculators about one person ask about PPh 21 that the government bears (DTP)."""

from __future__ import annotations

import re
from typing import Final

from desktop_app.application.simulations.forms import Field, FieldKind, Objection, Values
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.dtp import month_of_test
from desktop_app.domain.payroll.facts import DtpFacts
from desktop_app.domain.payroll.rules import MonthRules
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import mark

_HEAD: Final = mark("PPh 21 borne by the government (DTP)")
_KLU: Final = re.compile(r"\d{5}")
_MADE_USE_OF: Final = ("dtp", (True,))


def dtp_fields() -> tuple[Field, ...]:
    """Whether the company makes use of DTP, and what decides about it."""
    return (
        Field(
            "dtp",
            mark("The company makes use of DTP"),
            FieldKind.FLAG,
            default=False,
            help=mark("In the industries that PMK 10/2025, 72/2025 and 105/2025 name."),
            section=_HEAD,
            wide=True,
        ),
        Field(
            "klu",
            mark("Business code (KLU)"),
            FieldKind.WORDS,
            required=True,
            help=mark("Five digits, as at the tax office."),
            section=_HEAD,
            only_if=_MADE_USE_OF,
        ),
        Field(
            "dtp-tested",
            mark("Fixed income tested"),
            FieldKind.MONEY,
            help=mark("Of January or the first month worked; empty: that of this month."),
            section=_HEAD,
            only_if=_MADE_USE_OF,
        ),
        Field(
            "tax-number",
            mark("NIK or NPWP is known"),
            FieldKind.FLAG,
            default=True,
            section=_HEAD,
            only_if=_MADE_USE_OF,
            wide=True,
        ),
    )


def dtp_of(
    values: Values, rules: MonthRules, agreed: Money, *, first_worked: Month | None = None, daily: bool = False
) -> DtpFacts | None:
    """The facts of DTP; None where the company makes no use of it. Raises Objection for what is no KLU.

    ``agreed`` is the fixed income of the month, or a daily worker's wage of a day, which is tested where no other
    amount was given; ``first_worked`` the first month worked in the year, January unless given.
    """
    if not values.flag("dtp"):
        return None
    code = " ".join(values.names("klu"))
    if not _KLU.fullmatch(code):
        raise Objection("klu", "simulation.not_klu", text=code)
    tested, month = values.money_or_none("dtp-tested"), rules.month
    return DtpFacts(
        business_code=code,
        tested=agreed if tested is None else tested,
        tested_in=month if daily else month_of_test(rules.dtp, code, month, first_worked or month.first_of_year),
        has_tax_number=values.flag("tax-number"),
    )
