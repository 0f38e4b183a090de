"""A part of a month, under each of the five methods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.holidays import public_holidays, working_days
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.proration import counted_days, days_in_whole, prorated, prorated_parts
from desktop_app.domain.policies import ProrationMethod
from desktop_app.regulations.source import FileRegulations

_AMOUNTS = st.builds(Money, st.integers(0, 10**11))
_WHOLE_RUPIAH = st.builds(Money.rupiah, st.integers(0, 10**9))
_METHODS = st.sampled_from(ProrationMethod)
_DAYS_OFF = public_holidays(FileRegulations().current())


@st.composite
def _days(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(st.integers(17, 31))
    return draw(st.integers(0, whole)), whole


@given(_AMOUNTS, _METHODS, _days())
def test_never_negative_and_never_more_than_the_month(
    amount: Money, method: ProrationMethod, days: tuple[int, int]
) -> None:
    part = prorated(amount, days[0], method, days[1], Rounding.SEN_HALF_UP)
    assert ZERO <= part <= amount


@given(_WHOLE_RUPIAH, _METHODS, _days())
def test_a_further_day_never_pays_less(amount: Money, method: ProrationMethod, days: tuple[int, int]) -> None:
    worked, whole = days
    if worked:
        assert prorated(amount, worked - 1, method, whole) <= prorated(amount, worked, method, whole)


@given(_AMOUNTS, _METHODS, st.integers(17, 31))
def test_a_whole_month_is_paid_as_agreed(amount: Money, method: ProrationMethod, whole: int) -> None:
    assert prorated(amount, whole, method, whole) == amount


@given(_AMOUNTS, _METHODS, _days())
def test_the_parts_of_a_whole_month_add_up(amount: Money, method: ProrationMethod, days: tuple[int, int]) -> None:
    """A raise that changes nothing: both halves at the same wage give the wage, rounded once."""
    before, whole = days
    both = prorated_parts([(amount, before), (amount, whole - before)], method, whole)
    assert both == amount.rounded(Rounding.RUPIAH_HALF_UP)


@given(_AMOUNTS, _days(), st.sampled_from([ProrationMethod.CALENDAR_DAYS, ProrationMethod.WORKING_DAYS]))
def test_leaver_and_successor_cost_the_month_within_one_rupiah(
    amount: Money, days: tuple[int, int], method: ProrationMethod
) -> None:
    before, whole = days
    sum_of_both = prorated(amount, before, method, whole) + prorated(amount, whole - before, method, whole)
    assert abs(sum_of_both.sen - amount.sen) <= 100


@pytest.mark.parametrize(("paid", "whole"), [(-1, 30), (31, 30), (0, 0)])
def test_days_that_cannot_be_are_refused(paid: int, whole: int) -> None:
    with pytest.raises(ValueError, match="days"):
        days_in_whole(ProrationMethod.DAYS_30, paid, whole)


def test_joint_leave_is_a_working_day_and_a_public_holiday_is_not() -> None:
    # March 2026: 22 weekdays; 19 (Nyepi) is a holiday, 18 and 20 and 23-24 are joint leave; 21 and 22 a weekend.
    assert working_days(date(2026, 3, 1), date(2026, 3, 31), 5, ()) == 22
    assert counted_days(ProrationMethod.WORKING_DAYS, date(2026, 3, 1), date(2026, 3, 31), 5, _DAYS_OFF) == 21
    assert counted_days(ProrationMethod.CALENDAR_DAYS, date(2026, 3, 1), date(2026, 3, 31), 5, _DAYS_OFF) == 31
    assert counted_days(ProrationMethod.DAYS_25, date(2026, 3, 10), date(2026, 3, 9), 6, _DAYS_OFF) == 0
