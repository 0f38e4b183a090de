"""What holds for every calculation of labour law, whatever the facts."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Severity
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.late_wage import LateWageFacts, late_wage
from desktop_app.domain.payroll.monthly_wage import AverageWage, DailyWage, MonthlyWage, Wage
from desktop_app.domain.payroll.overtime import DayKind, OvertimeDay, OvertimeFacts, day_kind, overtime
from desktop_app.domain.payroll.pkwt import PkwtFacts, pkwt_compensation
from desktop_app.domain.payroll.severance import SeveranceFacts, TerminationReason, severance
from desktop_app.domain.payroll.thr import ThrFacts, holiday_of, latest_day, thr
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month, completed_months
from desktop_app.regulations.source import FileRegulations
from tests.statutory.following import assert_followable

_LAW = FileRegulations().current()
_MONEY = st.builds(Money, st.integers(0, 10**10))
_MONTHLY = st.builds(MonthlyWage, _MONEY, _MONEY, _MONEY)
_AVERAGE = st.builds(AverageWage, st.lists(_MONEY, min_size=1, max_size=12).map(tuple), st.none() | _MONEY)
_WAGES: st.SearchStrategy[Wage] = st.one_of(_MONTHLY, _AVERAGE, st.builds(DailyWage, _MONEY))
_DAYS = st.dates(date(2021, 2, 2), date(2027, 12, 31))
_BEFORE = st.integers(0, 15_000).map(lambda days: timedelta(days=days))
_HOURS = st.integers(0, 36).map(lambda quarters: Fraction(quarters, 4))
_HOLIDAY = date(2026, 3, 21)


def _amount(worked: Worked, key: str = "total") -> Money:
    return next(figure.amount for figure in worked.figures if figure.key == key)


@given(_WAGES, st.dictionaries(st.integers(1, 30), _HOURS, max_size=8), st.sampled_from([5, 6]))
def test_overtime_is_followable_and_its_kinds_add_up(wage: Wage, hours: dict[int, Fraction], workweek: int) -> None:
    days = tuple(OvertimeDay(date(2026, 4, day), worked) for day, worked in hours.items())
    found = overtime(OvertimeFacts(Month(2026, 4), wage, days, workweek), _LAW)
    assert_followable(found)
    assert sum((figure.amount for figure in found.figures[1:]), ZERO) == _amount(found) >= ZERO


@given(_MONTHLY, _HOURS, st.sampled_from([date(2026, 4, 6), date(2026, 4, 5)]))
def test_more_hours_never_pay_less(wage: MonthlyWage, hours: Fraction, day: date) -> None:
    def paid(worked: Fraction) -> Money:
        return _amount(overtime(OvertimeFacts(Month(2026, 4), wage, (OvertimeDay(day, worked),)), _LAW))

    assert paid(hours) <= paid(hours + Fraction(1, 4))


@given(_MONTHLY, _MONEY)
def test_overtime_stands_on_at_least_the_share_of_all_pay(wage: MonthlyWage, more: Money) -> None:
    def base(given_wage: MonthlyWage) -> Money:
        return overtime(OvertimeFacts(Month(2026, 4), given_wage, ()), _LAW).trace[0].result

    assert base(wage) <= base(MonthlyWage(wage.basic, wage.fixed_allowances, wage.variable_allowances + more))
    assert base(wage) >= wage.basic + wage.fixed_allowances


@given(_MONTHLY | _AVERAGE, _BEFORE, st.none() | _DAYS)
def test_thr_is_at_most_a_month(wage: MonthlyWage | AverageWage, before: timedelta, paid_on: date | None) -> None:
    found = thr(ThrFacts(wage, _HOLIDAY, _HOLIDAY - before, paid_on=paid_on), _LAW)
    assert_followable(found)
    longer = thr(ThrFacts(wage, _HOLIDAY, _HOLIDAY - before - timedelta(days=1)), _LAW)
    assert ZERO <= _amount(found) <= _amount(longer)
    if found.trace[0].key == "thr.wage":
        assert _amount(longer).sen <= found.trace[0].result.sen + 50


@given(_MONTHLY | _AVERAGE, _DAYS, _BEFORE)
def test_compensation_grows_with_service(wage: MonthlyWage | AverageWage, last: date, before: timedelta) -> None:
    first = last - before
    found = pkwt_compensation(PkwtFacts(wage, first, last), _LAW)
    longer = pkwt_compensation(PkwtFacts(wage, first - timedelta(days=1), last), _LAW)
    assert_followable(found)
    assert ZERO <= _amount(found) <= _amount(longer)


@given(
    _WAGES,
    _DAYS,
    _BEFORE,
    st.sampled_from(TerminationReason),
    st.integers(0, 12),
    st.tuples(_MONEY, _MONEY, _MONEY),
)
def test_severance_adds_up(
    wage: Wage,
    last: date,
    before: timedelta,
    reason: TerminationReason,
    leave: int,
    others: tuple[Money, Money, Money],
) -> None:
    rights, separation, pension = others
    facts = SeveranceFacts(reason, wage, last - before, last, leave, 6, rights, separation, pension)
    found = severance(facts, _LAW)
    assert_followable(found)
    parts = {figure.key: figure.amount for figure in found.figures}
    owed = parts["severance"] + parts["service_pay"] + parts["separation_pay"]
    assert parts["total"] == owed + parts["rights"] - min(pension, owed)
    assert parts["total"] >= parts["rights"] >= rights


@given(_WAGES, _DAYS, _BEFORE, st.sampled_from(TerminationReason))
def test_severance_grows_with_service(wage: Wage, last: date, before: timedelta, reason: TerminationReason) -> None:
    def total(first: date) -> Money:
        return _amount(severance(SeveranceFacts(reason, wage, first, last), _LAW))

    assert total(last - before) <= total(last - before - timedelta(days=1))


@given(_MONEY, st.integers(-5, 90), _MONEY)
def test_the_late_fine_grows_up_to_half_the_wage(wage: Money, late: int, interest: Money) -> None:
    due = date(2026, 10, 30)
    found = late_wage(LateWageFacts(wage, due, due + timedelta(days=late), interest), _LAW)
    later = late_wage(LateWageFacts(wage, due, due + timedelta(days=late + 1), interest), _LAW)
    assert_followable(found)
    assert ZERO <= _amount(found) <= _amount(later)
    assert _amount(later).as_fraction() <= wage.as_fraction() / 2 + interest.as_fraction() + Fraction(1, 2)


@given(_DAYS, _BEFORE)
def test_completed_months(last: date, before: timedelta) -> None:
    first = last - before
    months = completed_months(first, last)
    assume(first.day <= 28)
    later = Month.of(first) + months
    assert later.day(first.day) <= last < (later + 1).day(first.day)
    assert completed_months(last, first) == 0


def test_every_reason_is_in_the_law_and_the_other_way_round() -> None:
    on = date(2026, 11, 30)
    for name in ("severance_multipliers", "service_multipliers", "reason_articles"):
        assert set(_LAW.at(f"labour.severance.{name}", on).value) == {reason.value for reason in TerminationReason}


def test_uncertain_law_is_named() -> None:
    facts = SeveranceFacts(TerminationReason.DEATH, MonthlyWage(Money.rupiah(1)), date(2020, 1, 1), date(2026, 1, 1))
    remarks = [finding for finding in severance(facts, _LAW).findings if finding.code == "law.to_check"]
    assert [finding.severity for finding in remarks] == [Severity.INFO]
    assert dict(remarks[0].params)["law"] == "PP 35/2021 Ps. 41–57"


@pytest.mark.parametrize(
    ("religion", "holiday"),
    [("Islam", date(2026, 3, 21)), ("Hindu", date(2026, 3, 19)), ("Khonghucu", date(2026, 2, 17)), ("Other", None)],
)
def test_holiday_of_a_religion(religion: str, holiday: date | None) -> None:
    assert holiday_of(religion, 2026, _LAW) == holiday
    assert holiday_of(religion, 1990, _LAW) is None


def test_seven_days_before_the_holiday() -> None:
    assert latest_day(_HOLIDAY, _LAW) == date(2026, 3, 14)


def test_kinds_of_day() -> None:
    holidays = public_holidays(_LAW)
    assert day_kind(date(2026, 5, 1), 6, holidays, 4) is DayKind.SHORTEST_DAY
    assert day_kind(date(2026, 5, 1), 6, holidays) is DayKind.REST_DAY
    assert day_kind(date(2026, 5, 1), 5, holidays, 4) is DayKind.REST_DAY
    assert day_kind(date(2026, 5, 2), 6, holidays) is DayKind.WORKDAY
    assert day_kind(date(2026, 5, 2), 5, holidays) is DayKind.REST_DAY
    assert day_kind(date(2026, 3, 20), 5, holidays) is DayKind.WORKDAY


def test_a_daily_contract_that_ended_has_no_claim() -> None:
    wage = AverageWage((Money.rupiah(3_000_000),))
    facts = ThrFacts(wage, _HOLIDAY, date(2025, 1, 1), EmployeeKind.DAILY, last_day=date(2026, 3, 20))
    assert _amount(thr(facts, _LAW)) == ZERO
