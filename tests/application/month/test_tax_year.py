"""The last tax month: when it is, what it sums up, and what is missing. Figures worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.employee import Citizenship, EmployeeKind, EmployeeTerms, Employment
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import YearFacts
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from tests.application.months import (
    NOVEMBER,
    REGULATIONS,
    SINCE,
    codes,
    earlier,
    employee,
    gathered,
    opening,
    rupiah,
    wage,
)

JANUARY, JUNE, JULY = Month(2026, 1), Month(2026, 6), Month(2026, 7)
OCTOBER, DECEMBER = Month(2026, 10), Month(2026, 12)
LEFT = date(2026, 11, 12)


def year_of(*arguments: object, **more: object) -> YearFacts:
    year = gathered(*arguments, **more).facts.year  # type: ignore[arg-type]
    assert year is not None
    return year


def test_an_ordinary_month_has_no_year() -> None:
    found = gathered(employee(), past=earlier(JANUARY, OCTOBER))
    assert found.facts.year is None
    assert not found.facts.findings


def test_december_sums_up_the_calculated_months() -> None:
    year = year_of(employee(), month=DECEMBER, past=earlier(JANUARY, NOVEMBER, tax=30_000))
    # Eleven months of 6,000,000, 100 and 10 rupiah, and 30,000 tax.
    assert year == YearFacts(JANUARY, False, rupiah(66_000_000), rupiah(1_100), rupiah(110), rupiah(330_000))


def test_the_month_of_leaving_is_the_last_tax_month() -> None:
    person = employee(Employment(SINCE, ended_on=LEFT, leaving_reason="A1"))
    year = year_of(person, past=earlier(JANUARY, OCTOBER))
    assert (year.first_month, year.gross_before, year.annualise) == (JANUARY, rupiah(60_000_000), False)
    assert gathered(person, month=OCTOBER, past=earlier(JANUARY, Month(2026, 9))).facts.year is None


def test_a_joiner_s_year_begins_with_the_joining_month() -> None:
    person = employee(Employment(date(2026, 9, 16)))
    year = year_of(person, month=DECEMBER, past=earlier(Month(2026, 9), NOVEMBER))
    assert (year.first_month, year.gross_before) == (Month(2026, 9), rupiah(18_000_000))


def test_who_joins_in_december_has_a_year_of_one_month() -> None:
    year = year_of(employee(Employment(date(2026, 12, 1))), month=DECEMBER)
    assert (year.first_month, year.gross_before) == (DECEMBER, Money(0))


@pytest.mark.parametrize(("reason", "annualised"), [("A6", True), ("A9", True), ("A1", False), ("", False)])
def test_death_and_leaving_indonesia_annualise(reason: str, annualised: bool) -> None:
    person = employee(Employment(SINCE, ended_on=LEFT, leaving_reason=reason))
    assert year_of(person, past=earlier(JANUARY, OCTOBER)).annualise is annualised


def test_who_leaves_next_year_has_an_ordinary_december() -> None:
    person = employee(Employment(SINCE, ended_on=date(2027, 1, 15), leaving_reason="A9"))
    assert not year_of(person, month=DECEMBER, past=earlier(JANUARY, NOVEMBER)).annualise


def test_the_tax_of_a_death_is_that_of_a_whole_year_for_the_months_lived() -> None:
    # Wage 20,000,000 in January and February 2026, died on 28 February (A6), TK/0, class I, medium company.
    # Gross a month: 20,000,000 + JKK 0.24 % 48,000 + JKM 0.3 % 60,000 + Kesehatan 4 % of 12,000,000 480,000
    #   = 20,588,000; two months 41,176,000. Occupational cost: min(5 % = 2,058,800, 2 × 500,000) = 1,000,000.
    # Own JHT 400,000 a month and JP 1 % of the cap in force, which January's row below leaves out on purpose.
    person = employee(
        Employment(SINCE, ended_on=date(2026, 2, 28), leaving_reason="A6"), wages=(wage(SINCE, 20_000_000),)
    )
    month = Month(2026, 2)
    found = gathered(person, month=month, past=earlier(JANUARY, JANUARY, gross=20_588_000, tax=1_000_000))
    slip = calculate(found.facts, rules_for(REGULATIONS.current(), month))
    annual = slip.tax.annual
    assert annual is not None
    assert slip.bpjs.jp is not None
    assert annual.gross == rupiah(41_176_000)
    assert annual.occupational_cost == rupiah(1_000_000)
    own = rupiah(400_000) + slip.bpjs.jp.employee + rupiah(100)
    assert annual.contributions == own
    net = rupiah(41_176_000) - rupiah(1_000_000) - own - rupiah(10)
    assert (annual.net, annual.net_taxed) == (net, net * 6)


def test_a_foreigner_who_arrives_in_the_year_is_annualised() -> None:
    person = employee(Employment(date(2026, 8, 1)), citizenship=Citizenship.WNA)
    past = earlier(Month(2026, 8), NOVEMBER)
    found = gathered(person, month=DECEMBER, past=past)
    assert found.facts.year is not None
    assert found.facts.year.annualise
    assert "tax.foreigner_annualised" in codes(found)
    # With a former employer's slip the person was here before; and so was who came earlier.
    slip = opening(Month(2026, 8), previous_net=70_000_000)
    assert not year_of(person, month=DECEMBER, past=past, openings=(slip,)).annualise
    resident = employee(citizenship=Citizenship.WNA)
    assert not year_of(resident, month=DECEMBER, past=earlier(JANUARY, NOVEMBER)).annualise
    citizen = employee(Employment(date(2026, 8, 1)))
    assert not year_of(citizen, month=DECEMBER, past=past).annualise


def test_opening_totals_stand_for_the_months_before_the_program() -> None:
    totals = opening(JANUARY, gross=36_000_000, tax=180_000)
    year = year_of(employee(), month=DECEMBER, openings=(totals,), past=earlier(JULY, NOVEMBER, tax=30_000))
    # Six months from the sheet and five calculated ones.
    assert (year.first_month, year.gross_before) == (JANUARY, rupiah(66_000_000))
    assert year.tax_before == rupiah(330_000)


def test_opening_totals_alone_are_enough() -> None:
    year = year_of(employee(), month=DECEMBER, openings=(opening(JANUARY, gross=66_000_000),))
    assert (year.first_month, year.gross_before) == (JANUARY, rupiah(66_000_000))


def test_opening_totals_of_another_year_don_t_count() -> None:
    old = opening(Month(2025, 1), gross=66_000_000)
    found = gathered(employee(), month=DECEMBER, openings=(old,), past=earlier(JANUARY, NOVEMBER))
    assert found.facts.year is not None
    assert found.facts.year.gross_before == rupiah(66_000_000)


def missing(*arguments: object, **more: object) -> dict[str, object]:
    found = gathered(*arguments, **more)  # type: ignore[arg-type]
    assert found.facts.year is None
    (finding,) = found.facts.findings
    assert (finding.code, finding.severity) == ("tax.year_incomplete", Severity.ERROR)
    return dict(finding.params)


def test_missing_months_are_named() -> None:
    assert missing(employee(), month=DECEMBER) == {"first": JANUARY, "last": NOVEMBER, "count": 11}
    assert missing(employee(), month=DECEMBER, past=earlier(JULY, NOVEMBER)) == {
        "first": JANUARY,
        "last": JUNE,
        "count": 6,
    }
    joiner = employee(Employment(date(2026, 10, 5)))
    assert missing(joiner, month=DECEMBER) == {"first": OCTOBER, "last": NOVEMBER, "count": 2}


def test_a_gap_after_the_first_calculated_month_is_missing_even_with_opening_totals() -> None:
    past = (*earlier(JULY, Month(2026, 8)), *earlier(OCTOBER, NOVEMBER))
    totals = opening(JANUARY, gross=36_000_000)
    september = Month(2026, 9)
    assert missing(employee(), month=DECEMBER, openings=(totals,), past=past) == {
        "first": september,
        "last": september,
        "count": 1,
    }


def test_opening_totals_without_income_here_stand_for_no_month_worked_here() -> None:
    # A former employer's slip says nothing about July to November here.
    slip = opening(JULY, previous_net=70_000_000)
    person = employee(Employment(date(2026, 7, 1)))
    assert missing(person, month=DECEMBER, openings=(slip,))["count"] == 5
    year = year_of(person, month=DECEMBER, openings=(slip,), past=earlier(JULY, NOVEMBER))
    assert (year.first_month, year.previous_net) == (JULY, rupiah(70_000_000))


def test_months_before_the_first_month_of_the_sheet_weren_t_worked() -> None:
    year = year_of(employee(), month=DECEMBER, openings=(opening(JULY),), past=earlier(JULY, NOVEMBER))
    assert year.first_month == JULY


def test_months_between_two_stays_aren_t_missing() -> None:
    stays = (Employment(SINCE, ended_on=date(2026, 3, 31)), Employment(date(2026, 10, 1)))
    past = (*earlier(JANUARY, Month(2026, 3)), *earlier(OCTOBER, NOVEMBER))
    year = year_of(employee(*stays), month=DECEMBER, past=past)
    assert (year.first_month, year.gross_before) == (JANUARY, rupiah(30_000_000))


def test_daily_workers_and_interns_have_no_year_and_their_months_no_part_in_one() -> None:
    for kind in (EmployeeKind.DAILY, EmployeeKind.INTERN):
        assert gathered(employee(kind=kind), month=DECEMBER).facts.year is None
    terms = (
        EmployeeTerms(SINCE, EmployeeKind.INTERN, "TK/0"),
        EmployeeTerms(date(2026, 10, 1), EmployeeKind.PERMANENT, "TK/0"),
    )
    year = year_of(employee(terms=terms), month=DECEMBER, past=earlier(JANUARY, NOVEMBER))
    assert (year.first_month, year.gross_before) == (OCTOBER, rupiah(12_000_000))
