"""What a month owes, by which working day, and the sums that it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.application.month.dues import dues, holidays
from desktop_app.application.month.run_totals import total
from desktop_app.application.results import Due, Obligation, ProgrammeTotal, RunTotals
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.payslip import Bpjs, Contribution, Payslip, Tax, Totals
from desktop_app.domain.periods import Month
from tests.application.months import NOVEMBER, REGULATIONS, rupiah

NOTHING = total(())


def of(month: Month, totals: RunTotals = NOTHING) -> tuple[dict[Obligation, Due], tuple[Finding, ...]]:
    found, findings = dues(REGULATIONS.current(), month, totals)
    return {due.obligation: due for due in found}, findings


@pytest.mark.parametrize(
    ("month", "obligation", "statutory", "moved"),
    [
        # An ordinary month: Tuesday the 10th, Tuesday the 15th of December, and Sunday the 20th to Monday.
        (NOVEMBER, Obligation.KESEHATAN, date(2026, 11, 10), date(2026, 11, 10)),
        (NOVEMBER, Obligation.KETENAGAKERJAAN, date(2026, 12, 15), date(2026, 12, 15)),
        (NOVEMBER, Obligation.TAX_DEPOSIT, date(2026, 12, 15), date(2026, 12, 15)),
        (NOVEMBER, Obligation.TAX_RETURN, date(2026, 12, 20), date(2026, 12, 21)),
        # December's are due in January of the next year, but Kesehatan.
        (Month(2026, 12), Obligation.KESEHATAN, date(2026, 12, 10), date(2026, 12, 10)),
        (Month(2026, 12), Obligation.KETENAGAKERJAAN, date(2027, 1, 15), date(2027, 1, 15)),
        (Month(2026, 12), Obligation.TAX_RETURN, date(2027, 1, 20), date(2027, 1, 20)),
        # The 10th on a Saturday; the 15th on a Sunday.
        (Month(2026, 1), Obligation.KESEHATAN, date(2026, 1, 10), date(2026, 1, 12)),
        (Month(2026, 2), Obligation.KETENAGAKERJAAN, date(2026, 3, 15), date(2026, 3, 16)),
        # Joint leave on Friday the 20th, Idul Fitri at the weekend, joint leave on Monday and Tuesday.
        (Month(2026, 2), Obligation.TAX_RETURN, date(2026, 3, 20), date(2026, 3, 25)),
        # Idul Fitri on Wednesday the 10th and the 11th, joint leave on the 12th and the 15th.
        (Month(2027, 3), Obligation.KESEHATAN, date(2027, 3, 10), date(2027, 3, 16)),
    ],
)
def test_dates_move_to_the_next_working_day(month: Month, obligation: Obligation, statutory: date, moved: date) -> None:
    due = of(month)[0][obligation]
    assert (due.statutory_date, due.date) == (statutory, moved)


def test_joint_leave_is_a_day_off() -> None:
    assert date(2026, 12, 24) in holidays(REGULATIONS.current())


def test_unknown_holidays_of_the_due_date_s_year_are_a_warning() -> None:
    found, findings = of(Month(2027, 12))
    assert [finding.code for finding in findings] == ["due.holidays_missing"] * 3
    assert {dict(finding.params)["year"] for finding in findings} == {"2028"}
    # Saturday the 15th of January 2028.
    assert found[Obligation.TAX_DEPOSIT].date == date(2028, 1, 17)
    assert not of(NOVEMBER)[1]


def test_a_month_before_the_law_owes_nothing_known() -> None:
    assert of(Month(2010, 5)) == ({}, ())


def totals(**more: Any) -> RunTotals:
    return replace(NOTHING, **more)


def part(employer: int, employee: int) -> ProgrammeTotal:
    return ProgrammeTotal(Money(employer), Money(employee))


def test_amounts_are_what_the_bills_ask() -> None:
    found, _ = of(
        NOVEMBER,
        totals(
            kesehatan=part(4_000_50, 1_000_25),
            jht=part(370, 200),
            jp=part(200, 100),
            jkk=part(24, 0),
            jkm=part(30, 0),
            tax=rupiah(123_456),
        ),
    )
    assert found[Obligation.KESEHATAN].amount == Money(5_000_75)
    assert found[Obligation.KETENAGAKERJAAN].amount == Money(924)
    assert found[Obligation.TAX_DEPOSIT].amount == rupiah(123_456)
    assert found[Obligation.TAX_RETURN].amount is None


def test_tax_paid_back_is_set_off_and_never_a_negative_deposit() -> None:
    assert of(NOVEMBER, totals(tax=-rupiah(5_000)))[0][Obligation.TAX_DEPOSIT].amount == ZERO
    slips = [slip(tax=rupiah(9_000)), slip(tax=-rupiah(2_000))]
    assert total(slips).tax == rupiah(7_000)


def slip(tax: Money | None = ZERO, *, known: bool = True) -> Payslip:
    contribution = Contribution(rupiah(100), Money(400), Money(100)) if known else None
    bpjs = Bpjs(contribution, Money(50) if known else None, *[contribution] * 4, None)
    sums = Totals(rupiah(10), rupiah(2), rupiah(8) if known else None, rupiah(12))
    return Payslip(NOVEMBER, (), bpjs, Tax("A", ZERO, None, tax, ZERO, ZERO), sums, (), ())


def test_sums_over_a_run_count_what_is_unknown_as_zero() -> None:
    sums = total([slip(rupiah(1)), slip(None, known=False)])
    assert (sums.earnings, sums.deductions, sums.take_home) == (rupiah(20), rupiah(4), rupiah(8))
    assert sums.employer_cost == rupiah(24)
    assert sums.tax == rupiah(1)
    # Kesehatan's employee side with the 1 % of extra family.
    assert sums.kesehatan == part(400, 150)
    assert sums.jht == sums.jp == sums.jkk == sums.jkm == part(400, 100)
