"""What a month's records come to: part months, variable amounts, daily workers, family. Figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.month.facts import Gathered, MonthRecords, gather
from desktop_app.domain.company import Programme
from desktop_app.domain.components import ComponentKind, DeductionKind, PayKind
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import DailyPay
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from tests.application.months import (
    COMPANY,
    MINIMUM_WAGES,
    NOVEMBER,
    REGULATIONS,
    SINCE,
    codes,
    employee,
    gathered,
    rupiah,
    variable,
    wage,
)

LEFT = date(2026, 11, 12)


def paid(found: Gathered) -> dict[str, Money]:
    """Amounts of pay by code, or by the component's name."""
    return {item.name or item.code: item.amount for item in found.facts.pay}


def payslip(person: Employee, month: Month = NOVEMBER) -> Payslip:
    return calculate(gathered(person, month=month).facts, rules_for(REGULATIONS.current(), month))


def test_a_whole_month_pays_what_was_agreed_to_the_sen() -> None:
    found = gathered(employee(wages=(Wage(SINCE, Money(310_252_045)),)))
    assert paid(found) == {"basic": Money(310_252_045)}
    assert found.facts.wage_base is None
    assert found.facts.kesehatan_billed


def test_a_joiner_is_paid_by_calendar_days_and_billed_on_the_full_wage() -> None:
    # 16th to 30th: 15 of 30 days. 6,000,000 × 15/30 = 3,000,000; 500,001 × 15/30 = 250,000.5, half up 250,001.
    person = employee(Employment(date(2026, 11, 16)), wages=(wage(date(2026, 11, 16), 6_000_000, 500_001),))
    found = gathered(person)
    assert paid(found) == {"basic": rupiah(3_000_000), "Jabatan": rupiah(250_001)}
    assert found.facts.wage_base == rupiah(6_500_001)
    slip = payslip(person)
    # JHT 2 % of 6,500,001 in full for the joining month; Kesehatan begins in December.
    assert slip.bpjs.jht is not None
    assert slip.bpjs.jht.employee == Money(13_000_002)
    assert slip.bpjs.kesehatan is not None
    assert slip.bpjs.kesehatan.employee == ZERO
    assert "bpjs.kesehatan.not_billed_yet" in codes(slip)


def test_who_joins_on_the_first_is_billed_by_kesehatan_at_once() -> None:
    found = gathered(employee(Employment(date(2026, 11, 1))))
    assert found.facts.kesehatan_billed
    assert found.facts.wage_base is None


def test_a_leaver_is_paid_to_the_last_day_and_billed_in_full() -> None:
    # 1st to 12th: 12 of 30 days of 6,000,000 = 2,400,000. The raise of the 20th no longer counts.
    wages = (wage(SINCE, 6_000_000), wage(date(2026, 11, 20), 9_000_000))
    found = gathered(employee(Employment(SINCE, ended_on=LEFT), wages=wages))
    assert paid(found) == {"basic": rupiah(2_400_000)}
    assert found.facts.wage_base == rupiah(6_000_000)
    assert found.facts.kesehatan_billed


def test_joined_and_left_in_the_same_month() -> None:
    # 5th to 12th: 8 of 30 days of 6,000,000 = 1,600,000.
    found = gathered(employee(Employment(date(2026, 11, 5), ended_on=LEFT)))
    assert paid(found) == {"basic": rupiah(1_600_000)}
    assert found.facts.wage_base == rupiah(6_000_000)
    assert not found.facts.kesehatan_billed


def test_a_raise_in_mid_month_is_paid_by_days_and_the_last_day_s_wage_is_the_base() -> None:
    # 10 days of 6,000,000 and 20 of 7,500,000: 2,000,000 + 5,000,000.
    wages = (wage(SINCE, 6_000_000), wage(date(2026, 11, 11), 7_500_000, 300_000))
    found = gathered(employee(wages=wages))
    assert paid(found) == {"basic": rupiah(7_000_000), "Jabatan": rupiah(200_000)}
    assert found.facts.wage_base == rupiah(7_800_000)


def test_the_parts_of_a_raise_are_rounded_once() -> None:
    # 31 days in October: (5,000,000 × 10 + 5,000,001 × 21) / 31 = 5,000,000.677, half up 5,000,001.
    wages = (wage(SINCE, 5_000_000), wage(date(2026, 10, 11), 5_000_001))
    assert paid(gathered(employee(wages=wages), month=Month(2026, 10))) == {"basic": rupiah(5_000_001)}


def test_who_is_rehired_in_the_month_of_leaving_is_paid_for_both_stays() -> None:
    # 1st to 6th at 6,000,000 and 22nd to 30th at 8,000,000: 6/30 and 9/30: 1,200,000 + 2,400,000.
    stays = (Employment(SINCE, ended_on=date(2026, 11, 6), leaving_reason="A1"), Employment(date(2026, 11, 22)))
    found = gathered(employee(*stays, wages=(wage(SINCE, 6_000_000), wage(date(2026, 11, 15), 8_000_000))))
    assert paid(found) == {"basic": rupiah(3_600_000)}
    assert found.facts.wage_base == rupiah(8_000_000)
    assert found.facts.kesehatan_billed
    assert found.facts.year is None


def test_days_before_the_first_wage_are_an_error_and_the_others_are_paid() -> None:
    # Joined on the 1st, wage from the 16th: 15 of 30 days of 6,000,000.
    found = gathered(employee(Employment(date(2026, 11, 1)), wages=(wage(date(2026, 11, 16), 6_000_000),)))
    assert paid(found) == {"basic": rupiah(3_000_000)}
    (finding,) = found.facts.findings
    assert (finding.code, finding.severity) == ("pay.days_without_wage", Severity.ERROR)
    assert dict(finding.params) == {"first": date(2026, 11, 1), "last": date(2026, 11, 15)}


def test_a_month_without_a_wage_is_an_error() -> None:
    assert codes(gathered(employee(wages=()))) == ["pay.no_wage"]
    assert codes(gathered(employee(wages=(wage(date(2026, 12, 1), 6_000_000),)))) == ["pay.no_wage"]


def test_a_wage_agreed_before_employment_holds_from_the_first_day() -> None:
    found = gathered(employee(Employment(date(2026, 11, 16)), wages=(wage(date(2026, 10, 1), 6_000_000),)))
    assert paid(found) == {"basic": rupiah(3_000_000)}
    assert codes(found) == ["pay.part_month.calendar_days"]


def test_variable_amounts_add_to_the_month() -> None:
    items = (
        variable("lembur", 250_000),
        variable("bonus", 1_000_000),
        variable("thr", 2_000_000),
        variable("rapel", 300_000),
        variable("natura", 400_000),
        variable("zakat", 50_000),
        variable("dana pensiun", 60_000),
        variable("potongan", 70_000),
    )
    found = gathered(employee(), *items)
    assert {(item.code, item.kind) for item in found.facts.pay} == {
        ("basic", PayKind.BASIC),
        ("overtime", PayKind.OVERTIME),
        ("bonus", PayKind.IRREGULAR),
        ("thr", PayKind.IRREGULAR),
        ("back_pay", PayKind.IRREGULAR),
        ("benefit", PayKind.BENEFIT),
    }
    assert {(item.kind, item.amount) for item in found.facts.deductions} == {
        (DeductionKind.ZAKAT, rupiah(50_000)),
        (DeductionKind.PENSION_FUND, rupiah(60_000)),
        (DeductionKind.OTHER, rupiah(70_000)),
    }
    assert found.back_pay == rupiah(300_000)


def test_a_component_s_own_name_replaces_it_for_the_month() -> None:
    person = employee(wages=(wage(SINCE, 6_000_000, 500_000, 400_000),))
    found = gathered(person, variable("Jabatan", 200_000), variable("Makan", 0))
    assert paid(found) == {"basic": rupiah(6_000_000), "Jabatan": rupiah(200_000), "Makan": ZERO}
    slip = calculate(found.facts, rules_for(REGULATIONS.current(), NOVEMBER))
    assert slip.bpjs.jht is not None
    assert slip.bpjs.jht.base == rupiah(6_200_000)


def test_a_replaced_component_isn_t_prorated_and_counts_in_the_base_when_fixed() -> None:
    person = employee(Employment(date(2026, 11, 16)), wages=(wage(SINCE, 6_000_000, 500_000),))
    found = gathered(person, variable("Jabatan", 450_000))
    assert paid(found) == {"basic": rupiah(3_000_000), "Jabatan": rupiah(450_000)}
    assert found.facts.wage_base == rupiah(6_450_000)


def test_an_allowance_that_becomes_fixed_counts_on_both_sides() -> None:
    # 15 days as variable and 15 as fixed: 300,000 each.
    before = Wage(SINCE, rupiah(6_000_000), (ComponentAmount("Makan", ComponentKind.VARIABLE, rupiah(600_000)),))
    after = Wage(
        date(2026, 11, 16), rupiah(6_000_000), (ComponentAmount("Makan", ComponentKind.FIXED, rupiah(600_000)),)
    )
    found = gathered(employee(wages=(before, after)))
    assert {(item.kind, item.amount) for item in found.facts.pay if item.name} == {
        (PayKind.VARIABLE, rupiah(300_000)),
        (PayKind.FIXED, rupiah(300_000)),
    }
    replaced = gathered(employee(wages=(before, after)), variable("Makan", 100_000))
    assert [(item.kind, item.amount) for item in replaced.facts.pay if item.name] == [(PayKind.FIXED, rupiah(100_000))]


def test_a_daily_worker_is_paid_for_the_days_worked() -> None:
    person = employee(kind=EmployeeKind.DAILY, wages=(wage(SINCE, 0, daily=180_000),))
    found = gathered(person, variable("hari kerja", quantity=21), variable("lembur", 90_000))
    assert paid(found) == {"daily": rupiah(3_780_000), "overtime": rupiah(90_000)}
    assert found.facts.daily == DailyPay(rupiah(180_000), 21)
    assert not found.facts.findings
    slip = calculate(found.facts, rules_for(REGULATIONS.current(), NOVEMBER))
    assert slip.bpjs.jht is not None
    assert slip.bpjs.jht.base == rupiah(4_500_000)  # 180,000 × 25


def test_a_daily_worker_needs_a_daily_wage_and_the_days_worked() -> None:
    person = employee(kind=EmployeeKind.DAILY)
    assert codes(gathered(person)) == ["pay.no_daily_wage", "pay.no_days_worked"]
    without_days = employee(kind=EmployeeKind.DAILY, wages=(wage(SINCE, 0, daily=180_000),))
    assert codes(gathered(without_days)) == ["pay.no_days_worked"]
    assert not gathered(without_days, variable("hari kerja")).facts.findings


def test_doubtful_days_and_daily_wages_are_warnings() -> None:
    assert codes(gathered(employee(), variable("hari kerja", quantity=21))) == ["pay.days_worked_unused"]
    person = employee(
        Employment(date(2026, 11, 16)),
        kind=EmployeeKind.DAILY,
        wages=(wage(SINCE, 0, daily=180_000), wage(date(2026, 11, 20), 0, daily=190_000)),
    )
    found = gathered(person, variable("hari kerja", quantity=16))
    assert codes(found) == ["pay.daily_wage_changed", "pay.days_worked_too_many"]
    assert paid(found) == {"daily": rupiah(3_040_000)}  # 190,000 × 16


def test_the_kind_on_the_last_day_counts_and_a_change_within_the_month_is_a_warning() -> None:
    terms = (
        EmployeeTerms(SINCE, EmployeeKind.INTERN, "TK/0"),
        EmployeeTerms(date(2026, 11, 16), EmployeeKind.PERMANENT, "TK/0"),
    )
    person = employee(terms=terms)
    found = gathered(person)
    assert found.facts.person.kind is EmployeeKind.PERMANENT
    assert codes(found) == ["pay.kind_changed"]
    assert not gathered(person, month=Month(2026, 10)).facts.findings
    moved = replace(terms[1], kind=EmployeeKind.INTERN, ptkp="K/0")
    assert not gathered(employee(terms=(terms[0], moved))).facts.findings


@pytest.mark.parametrize(
    ("changed_on", "joined", "expected"),
    [
        (date(2026, 1, 1), SINCE, False),
        (date(2026, 1, 2), SINCE, True),
        (date(2026, 11, 1), SINCE, True),
        (date(2026, 12, 1), SINCE, False),  # not yet in November
        (date(2026, 5, 1), date(2026, 5, 1), False),
        (date(2026, 6, 1), date(2026, 5, 1), True),
    ],
)
def test_a_status_that_changes_within_the_year_is_pointed_out(
    changed_on: date, joined: date, *, expected: bool
) -> None:
    terms = (
        EmployeeTerms(SINCE, EmployeeKind.PERMANENT, "TK/0"),
        EmployeeTerms(changed_on, EmployeeKind.PERMANENT, "K/1"),
    )
    found = gathered(employee(Employment(joined), terms=terms))
    assert ("ptkp.changed_in_year" in codes(found)) == expected
    # What was entered counts: it may be a correction.
    assert found.facts.person.ptkp == ("K/1" if changed_on <= NOVEMBER.last_day else "TK/0")


def test_an_intern_is_paid_and_insured_by_jkk_and_jkm_only() -> None:
    slip = payslip(employee(kind=EmployeeKind.INTERN, wages=(wage(SINCE, 2_000_000),)))
    assert slip.bpjs.jkk is not None
    assert slip.bpjs.jht is not None
    assert slip.bpjs.jkk.employer == Money(480_000)  # 0.24 % of 2,000,000
    assert slip.bpjs.jht.employer == ZERO
    assert slip.tax.category is None


def family(count: int, born: date = date(2010, 1, 1)) -> tuple[FamilyMember, ...]:
    return tuple(FamilyMember(f"{number}", Relation.CHILD, f"Anak {number}", "L", born) for number in range(count))


def test_family_members_beyond_the_covered_are_counted_and_grown_children_are_named() -> None:
    wife = FamilyMember("w", Relation.WIFE, "Sari", "P", date(1991, 1, 1))
    mother = FamilyMember("m", Relation.MOTHER, "Ibu Tua", "P", date(1960, 1, 1))
    grown = FamilyMember("g", Relation.CHILD, "Bayu", "L", date(2005, 11, 30))
    student = FamilyMember("s", Relation.CHILD, "Citra", "P", date(2001, 11, 30), studying=True)
    abroad = FamilyMember("x", Relation.FATHER, "Jauh", "L", date(1958, 1, 1), takes_part=False)
    # Covered: wife and three children. Extra: the fourth child and the mother. Bayu turns 21, Citra 25 on the 30th.
    found = gathered(employee(family=(wife, *family(4), mother, grown, student, abroad)))
    assert found.facts.person.extra_family == 2
    limits = [dict(finding.params) for finding in found.facts.findings]
    assert codes(found) == ["family.child_aged_out"] * 2
    assert {(params["name"], params["limit"]) for params in limits} == {("Bayu", 21), ("Citra", 25)}


@pytest.mark.parametrize(
    ("month", "extra"),
    [
        (Month(2026, 8), 2),  # four children, the three of the contribution first, and the mother
        (Month(2026, 9), 2),  # the last month of the first child
        (Month(2026, 10), 1),  # the fourth child moves up
        (Month(2026, 11), 0),  # the mother died in October
        (Month(2026, 12), 1),  # a father-in-law since the wedding in November
    ],
)
def test_the_extra_family_follows_its_months(month: Month, extra: int) -> None:
    first, *others = family(4)
    mother = FamilyMember("m", Relation.MOTHER, "Ibu Tua", "P", date(1960, 1, 1), covered_until=Month(2026, 10))
    wife = FamilyMember("w", Relation.WIFE, "Sari", "P", date(1991, 1, 1), covered_from=Month(2026, 12))
    her_father = FamilyMember("f", Relation.FATHER_IN_LAW, "Suro", "L", date(1960, 1, 1), covered_from=Month(2026, 12))
    ending = replace(first, covered_until=Month(2026, 9))
    found = gathered(employee(family=(ending, *others, mother, wife, her_father)), month=month)
    assert found.facts.person.extra_family == extra


def test_overrides_of_the_registration_reach_the_facts() -> None:
    terms = EmployeeTerms(
        SINCE, EmployeeKind.PERMANENT, "TK/0", programmes_off=(Programme.JP,), programmes_on=(Programme.JKP,)
    )
    found = gathered(employee(terms=(terms,)))
    assert found.facts.person.programmes == ((Programme.JP, False), (Programme.JKP, True))


def test_only_those_employed_in_the_month_by_nip() -> None:
    people = (
        employee(nip="009"),
        employee(Employment(SINCE, ended_on=date(2026, 10, 31)), nip="002"),
        employee(Employment(date(2026, 12, 1)), nip="003"),
        employee(Employment(SINCE, ended_on=date(2026, 11, 1)), nip="004"),
    )
    records = MonthRecords(COMPANY, NOVEMBER, people, (), (), ())
    found = gather(records, rules_for(REGULATIONS.current(), NOVEMBER).coverage, MINIMUM_WAGES)
    assert [one.employee.nip for one in found] == ["004", "009"]


@pytest.mark.parametrize("month", [Month(2010, 5), Month(2014, 3), Month(2015, 7), Month(2023, 6)])
def test_a_month_before_the_regulations_is_an_error_finding(month: Month) -> None:
    started = date(2009, 1, 1)
    slip = payslip(employee(Employment(started), wages=(wage(started, 6_000_000),)), month)
    assert "tax.month_outside" in codes(slip)
    assert slip.tax.tax is None
    assert slip.totals.take_home is None


def test_a_status_that_isn_t_in_the_tables_is_an_error_finding() -> None:
    slip = payslip(employee(ptkp="K/9"))
    assert "tax.ptkp_unknown" in codes(slip)
    assert slip.tax.tax is None
    assert slip.bpjs.jht is not None
    # Who isn't taxed by status doesn't need one.
    assert payslip(employee(ptkp="", kind=EmployeeKind.INTERN)).tax.tax is not None


@pytest.mark.parametrize(
    ("since", "citizenship", "expected"),
    [
        (date(2026, 6, 1), Citizenship.WNA, False),  # six whole months at the end of November
        (date(2026, 6, 2), Citizenship.WNA, True),
        (date(2026, 6, 2), Citizenship.WNI, False),
    ],
)
def test_a_foreigner_of_less_than_six_months_is_pointed_out(
    since: date, citizenship: Citizenship, *, expected: bool
) -> None:
    slip = payslip(employee(Employment(since), citizenship=citizenship))
    assert ("bpjs.foreigner_new" in codes(slip)) == expected
    assert slip.bpjs.jht is not None
    assert slip.bpjs.jht.base
