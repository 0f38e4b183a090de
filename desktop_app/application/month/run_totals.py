"""Sums over the payslips of a run."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.application.results import ProgrammeTotal, RunTotals
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Contribution, Payslip


def total(payslips: Iterable[Payslip]) -> RunTotals:
    """The sums; what could not be calculated counts as zero and has its error finding."""
    payslips = tuple(payslips)
    return RunTotals(
        earnings=_sum(payslip.totals.earnings for payslip in payslips),
        deductions=_sum(payslip.totals.deductions for payslip in payslips),
        take_home=_sum(payslip.totals.take_home for payslip in payslips),
        tax=_sum(payslip.tax.tax for payslip in payslips) - _sum(payslip.tax.dtp for payslip in payslips),
        employer_cost=_sum(payslip.totals.employer_cost for payslip in payslips),
        kesehatan=_programme(
            (payslip.bpjs.kesehatan for payslip in payslips), (payslip.bpjs.extra_family for payslip in payslips)
        ),
        jht=_programme(payslip.bpjs.jht for payslip in payslips),
        jp=_programme(payslip.bpjs.jp for payslip in payslips),
        jkk=_programme(payslip.bpjs.jkk for payslip in payslips),
        jkm=_programme(payslip.bpjs.jkm for payslip in payslips),
    )


def _sum(amounts: Iterable[Money | None]) -> Money:
    return Money(sum(amount.sen for amount in amounts if amount is not None))


def _programme(contributions: Iterable[Contribution | None], extra: Iterable[Money | None] = ()) -> ProgrammeTotal:
    known = [contribution for contribution in contributions if contribution is not None]
    return ProgrammeTotal(
        _sum(contribution.employer for contribution in known),
        _sum(contribution.employee for contribution in known) + _sum(extra),
    )
