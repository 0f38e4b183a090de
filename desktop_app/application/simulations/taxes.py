"""Calculators of income tax beside the payslip: other recipients, non-residents, severance and lump sums."""

from __future__ import annotations

from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Objection, Values
from desktop_app.application.simulations.person_fields import money, ptkp_field
from desktop_app.domain.payroll.final_tax import EarlierPayment, LumpSum, LumpSumFacts, lump_sum_tax
from desktop_app.domain.payroll.irregular import IrregularFacts, Recipient, irregular_tax
from desktop_app.domain.payroll.pph26 import ForeignPaymentFacts, foreign_tax
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark

_MONTHLY_RATE = (Recipient.COMMISSIONER.value, Recipient.NON_PERMANENT.value)


def recipient_form() -> Form:
    """PPh 21 of irregular recipients."""
    return Form(
        "recipient",
        Group.TAX,
        mark("PPh 21, other recipients"),
        mark("One payment to somebody who isn't a permanent employee (PMK 168/2023)."),
        (
            Field(
                "recipient",
                mark("Recipient"),
                FieldKind.CHOICE,
                Recipient.NON_EMPLOYEE.value,
                choices=(
                    Choice("non_employee", mark("Freelancer, professional, agent")),
                    Choice("participant", mark("Participant in an event")),
                    Choice("former_employee", mark("Former employee")),
                    Choice("pension_withdrawal", mark("Withdrawal from a pension fund")),
                    Choice("commissioner", mark("Commissioner not paid regularly")),
                    Choice("non_permanent", mark("Non-permanent, paid by the month")),
                ),
                wide=True,
            ),
            Field("paid-on", mark("Paid on"), FieldKind.DATE, lambda today: today, required=True),
            Field("gross", mark("Gross"), FieldKind.MONEY, required=True),
            Field(
                "passed-on",
                mark("Own helpers and material"),
                FieldKind.MONEY,
                help=mark("As a contract or invoice shows."),
                only_if=("recipient", (Recipient.NON_EMPLOYEE.value,)),
                wide=True,
            ),
            ptkp_field(only=("recipient", _MONTHLY_RATE)),
        ),
    )


def work_recipient(values: Values, law: RegulationSet) -> Worked:
    """The tax of one payment."""
    return irregular_tax(
        IrregularFacts(
            Recipient(values.word("recipient")),
            values.day("paid-on"),
            values.money("gross"),
            values.money("passed-on"),
            values.word("ptkp") or "TK/0",
        ),
        law,
    )


def foreign_form() -> Form:
    """PPh 26."""
    return Form(
        "pph26",
        Group.TAX,
        mark("PPh 26, non-residents"),
        mark("One payment to somebody who isn't resident in Indonesia for tax."),
        (
            Field("paid-on", mark("Paid on"), FieldKind.DATE, lambda today: today, required=True),
            Field("gross", mark("Gross"), FieldKind.MONEY, required=True),
            Field("treaty", mark("A tax treaty (P3B) applies"), FieldKind.FLAG, default=False, wide=True),
            Field(
                "treaty-rate",
                mark("Rate of the treaty"),
                FieldKind.PERCENT,
                required=True,
                most=100,
                only_if=("treaty", (True,)),
            ),
            Field("dgt-form", mark("DGT form at hand"), FieldKind.FLAG, default=True, only_if=("treaty", (True,))),
        ),
    )


def work_foreign(values: Values, law: RegulationSet) -> Worked:
    """PPh 26 of one payment."""
    rate = values.rate("treaty-rate") if values.flag("treaty") else None
    return foreign_tax(
        ForeignPaymentFacts(values.day("paid-on"), values.money("gross"), rate, values.flag("dgt-form")), law
    )


def lump_sum_form() -> Form:
    """Final tax on severance and lump sums."""
    return Form(
        "lump-sum",
        Group.TAX,
        mark("Final PPh 21 on severance"),
        mark("The final tax on severance pay, and on a pension or JHT paid at once."),
        (
            Field(
                "kind",
                mark("What is paid"),
                FieldKind.CHOICE,
                LumpSum.SEVERANCE.value,
                choices=(
                    Choice("severance", mark("Severance pay, UPMK, UPH")),
                    Choice("lump_sum", mark("Pension, THT or JHT at once")),
                ),
                wide=True,
            ),
            Field("paid-on", mark("Paid on"), FieldKind.DATE, lambda today: today, required=True),
            Field("amount", mark("Amount"), FieldKind.MONEY, required=True),
            money("earlier", mark("Paid before"), help_text=mark("Of the same entitlement.")),
            Field("earlier-on", mark("Paid before on"), FieldKind.DATE),
        ),
    )


def work_lump_sum(values: Values, law: RegulationSet) -> Worked:
    """The final tax of one payment. Raises Objection for an earlier payment without its date."""
    earlier, on = values.money("earlier"), values.day_or_none("earlier-on")
    if earlier and on is None:
        raise Objection("earlier-on", "simulation.missing")
    before = (EarlierPayment(on, earlier),) if earlier and on is not None else ()
    return lump_sum_tax(
        LumpSumFacts(LumpSum(values.word("kind")), values.day("paid-on"), values.money("amount"), before), law
    )
