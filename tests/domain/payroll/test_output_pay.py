"""Pay by output: which months BPJS Ketenagakerjaan averages, and what JP and Kesehatan count instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.facts import DailyPay, MonthFacts, OutputPay
from desktop_app.domain.payroll.formulas import exact_value
from desktop_app.domain.payroll.output_pay import counted_months
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import facts, payslip, rules

APRIL = Month(2026, 4)
rupiah = Money.rupiah


def by_output(amount: int, earlier: dict[Month, int], *, basic: int = 0, weather: bool = False) -> MonthFacts:
    pay = {PayKind.OUTPUT: amount * 100} | ({PayKind.BASIC: basic * 100} if basic else {})
    known = tuple((month, rupiah(earned)) for month, earned in sorted(earlier.items(), key=lambda item: str(item[0])))
    return facts(pay, APRIL, output=OutputPay(rupiah(amount), known, weather))


def bases(slip: Payslip) -> dict[str, str]:
    found = {"jht": slip.bpjs.jht, "jp": slip.bpjs.jp, "kesehatan": slip.bpjs.kesehatan, "jkk": slip.bpjs.jkk}
    return {name: str(one.base) for name, one in found.items() if one is not None}


def codes(slip: Payslip) -> set[str]:
    return {finding.code for finding in slip.findings}


def test_the_three_months_before_are_averaged_and_older_ones_left_out() -> None:
    # (4,000,000 + 5,000,000 + 6,000,001) / 3 = 5,000,000.333…, to two decimals 5,000,000.33.
    earlier = {Month(2025, 12): 9_000_000, Month(2026, 1): 4_000_000, Month(2026, 2): 5_000_000}
    slip = payslip(by_output(7_000_000, earlier | {Month(2026, 3): 6_000_001}))
    assert bases(slip) == {
        "jht": "5000000.33",
        "jkk": "5000000.33",
        "jp": "7000000.00",
        "kesehatan": "7000000.00",
    }
    assert slip.tax.gross is not None
    assert {"bpjs.output_months", "bpjs.kesehatan.output_base"} <= codes(slip)


def test_work_that_depends_on_the_weather_is_averaged_over_twelve_months() -> None:
    earlier = {APRIL + -back: 1_000_000 * back for back in range(1, 14)}
    # 1 to 12 million: 78 / 12 = 6.5 million; the thirteenth month doesn't count.
    assert bases(payslip(by_output(2_000_000, earlier, weather=True)))["jht"] == "6500000.00"


def test_fewer_months_are_averaged_where_fewer_are_known_and_it_is_said() -> None:
    slip = payslip(by_output(7_000_000, {Month(2026, 1): 3_000_000, Month(2026, 3): 4_000_000}))
    assert bases(slip)["jht"] == "3500000.00"
    (found,) = (finding for finding in slip.findings if finding.code == "bpjs.output_fewer_months")
    assert dict(found.params) == {"months": "2026-01, 2026-03", "count": 2, "wanted": 3}


def test_the_first_month_counts_itself() -> None:
    slip = payslip(by_output(4_200_000, {}))
    assert bases(slip)["jht"] == bases(slip)["jp"] == "4200000.00"
    assert "bpjs.output_first_month" in codes(slip)


def test_a_month_in_which_nothing_was_made_counts_as_nothing() -> None:
    assert bases(payslip(by_output(1, {Month(2026, 2): 0, Month(2026, 3): 4_000_000})))["jht"] == "2000000.00"


def test_an_agreed_basic_wage_counts_beside_it() -> None:
    slip = payslip(by_output(3_000_000, {Month(2026, 3): 5_000_000}, basic=1_000_000))
    assert (bases(slip)["jht"], bases(slip)["jp"]) == ("6000000.00", "4000000.00")


def test_a_daily_worker_by_output_is_taxed_by_the_day() -> None:
    # 5,000,000 / 10 days = 500,000 a day with the premiums above 450,000: 0.5 %.
    given = by_output(5_000_000, {})
    person = replace(given.person, kind=EmployeeKind.DAILY)
    slip = payslip(replace(given, person=person, daily=DailyPay(Money(0), 10)))
    assert slip.tax.rate is not None
    assert str(slip.tax.rate.as_fraction()) == "1/200"


@pytest.mark.parametrize("counts", [False, True])
def test_whether_the_month_itself_counts_is_a_parameter(counts: bool) -> None:
    law = rules(APRIL).output
    assert law is not None
    changed = replace(law, counts_current_month=replace(law.counts_current_month, value=counts))
    output = OutputPay(rupiah(9), tuple((APRIL + -back, rupiah(back)) for back in (4, 3, 2, 1)))
    months = [month for month, _ in counted_months(APRIL, output, changed)]
    assert months == [APRIL + -back for back in ((2, 1, 0) if counts else (3, 2, 1))]


def test_the_trace_can_be_followed() -> None:
    slip = payslip(by_output(7_000_000, {Month(2026, 2): 5_000_000, Month(2026, 3): 6_000_001}))
    lines = {line.key: line for line in slip.trace}
    average = lines["pay.output_average"]
    assert average.law is not None
    assert average.law.key == "bpjs.ketenagakerjaan.output_average_months"
    assert exact_value(average) == (5_000_000 + 6_000_001) / rupiah(2).as_fraction()
    assert lines["pay.base"].result == average.result
    assert lines["pay.base_worked"].result == rupiah(7_000_000)
