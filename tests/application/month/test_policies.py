"""A company's policies, its branches, and leave without pay, from the records to the payslip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.application.explanations.explanations import explain, explain_line
from desktop_app.application.month.facts import MonthRecords, gather
from desktop_app.application.results import StoredPayslip
from desktop_app.domain.company import Branch, BranchTerms, Company, Programme
from desktop_app.domain.employee import Employee, Employment, Leave
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.payslip import Payslip, Share
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
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
    wage,
)

JOINED = date(2026, 11, 16)
"""A Monday. November 2026 has 30 days, 21 weekdays (25 without Sundays) and no public holiday; 15, 11 (13) remain."""


def with_policy(company: Company = COMPANY, **policy: Any) -> Company:
    """The company with other terms."""
    return replace(company, terms=(replace(company.terms[0], **policy),))


def slip(person: Employee, company: Company = COMPANY, month: Month = NOVEMBER) -> Payslip:
    """The payslip of the month."""
    law = REGULATIONS.current()
    rules = rules_for(law, month)
    records = MonthRecords(company, month, (person,), (), (), ())
    (found,) = gather(records, rules.coverage, MINIMUM_WAGES, public_holidays(law))
    return calculate(found.facts, rules)


def amount(payslip: Payslip, code: str) -> Money | None:
    """The amount of a line."""
    return next((line.amount for line in payslip.lines if line.code == code), None)


def joiner(monthly: int = 6_000_000) -> Employee:
    """Somebody who joined in the middle of the month."""
    return employee(Employment(JOINED), wages=(wage(JOINED, monthly),))


@pytest.mark.parametrize(
    ("method", "workweek", "paid"),
    [
        (ProrationMethod.CALENDAR_DAYS, 5, 3_000_000),  # 15/30
        (ProrationMethod.WORKING_DAYS, 5, 3_142_857),  # 11/21
        (ProrationMethod.WORKING_DAYS, 6, 3_120_000),  # 13/25
        (ProrationMethod.DAYS_30, 5, 3_000_000),
        (ProrationMethod.DAYS_25, 6, 3_120_000),
        (ProrationMethod.DAYS_21, 5, 3_142_857),
    ],
)
def test_a_part_of_a_month_is_paid_by_the_companys_method(method: ProrationMethod, workweek: int, paid: int) -> None:
    payslip = slip(joiner(), with_policy(proration=method, workweek=workweek))
    assert amount(payslip, "basic") == rupiah(paid)
    assert f"pay.part_month.{method.value}" in codes(payslip)


def test_a_method_holds_from_its_date() -> None:
    later = replace(COMPANY.terms[0], starts_on=date(2026, 12, 1), proration=ProrationMethod.DAYS_21)
    company = replace(COMPANY, terms=(*COMPANY.terms, later))
    assert amount(slip(joiner(), company), "basic") == rupiah(3_000_000)
    person = employee(Employment(date(2026, 12, 7)), wages=(wage(SINCE, 2_100_000),))
    # From Monday 7 to 31 December there are 19 weekdays; Friday 25 is a public holiday, so 18 of 21 are paid.
    assert amount(slip(person, company, Month(2026, 12)), "basic") == rupiah(1_800_000)


@pytest.mark.parametrize("method", list(ProrationMethod))
def test_a_raise_on_the_way_pays_each_wage_for_its_days(method: ProrationMethod) -> None:
    wages = (wage(SINCE, 6_000_000, fixed=600_000), wage(JOINED, 6_000_000, fixed=600_000, variable=300_000))
    payslip = slip(employee(wages=wages), with_policy(proration=method))
    assert amount(payslip, "basic") == rupiah(6_000_000)
    assert amount(payslip, "fixed") == rupiah(600_000)
    assert amount(payslip, "variable") in (rupiah(150_000), rupiah(157_143))
    assert not [code for code in codes(payslip) if code.startswith("pay.part_month")]


def test_the_explanation_of_a_part_names_the_method() -> None:
    person = joiner()
    stored = StoredPayslip(person, slip(person), ZERO, ZERO, None)
    steps = explain_line(stored, stored.payslip.lines[0]).steps
    assert (steps[-1].code, dict(steps[-1].params)) == ("pay.part_month.calendar_days", {"days": 15, "whole": 30})


@pytest.mark.parametrize(
    ("start", "joined", "billed"),
    [
        (KesehatanStart.NEXT_UNLESS_FIRST, date(2026, 11, 1), True),
        (KesehatanStart.NEXT_UNLESS_FIRST, date(2026, 11, 2), False),
        (KesehatanStart.NEXT, date(2026, 11, 1), False),
        (KesehatanStart.NEXT, date(2026, 10, 31), True),
        (KesehatanStart.JOINING, date(2026, 11, 30), True),
    ],
)
def test_the_first_month_of_bpjs_kesehatan(start: KesehatanStart, joined: date, billed: bool) -> None:
    person = employee(Employment(joined), wages=(wage(joined, 6_000_000),))
    assert gathered(person, company=with_policy(kesehatan_start=start)).facts.kesehatan_billed is billed


def test_bpjs_ketenagakerjaan_may_count_what_is_paid() -> None:
    person = joiner()
    policy = with_policy(part_month_base=PartMonthBase.AS_PAID, kesehatan_start=KesehatanStart.JOINING)
    payslip = slip(person, policy)
    bpjs = payslip.bpjs
    assert bpjs.jht is not None
    assert bpjs.jp is not None
    assert bpjs.kesehatan is not None
    assert (bpjs.jht.base, bpjs.jp.base, bpjs.kesehatan.base) == (
        rupiah(3_000_000),
        rupiah(3_000_000),
        rupiah(6_000_000),
    )
    found = explain(StoredPayslip(person, payslip, ZERO, ZERO, None), "bpjs.kesehatan.employee")
    assert found is not None
    assert found.steps[0].code == "explain.wage_agreed"
    assert dict(found.steps[0].params) == {"agreed_wage": rupiah(6_000_000)}
    full = slip(person).bpjs.jht
    assert full is not None
    assert full.base == rupiah(6_000_000)


def test_deductions_may_be_cut_to_the_hundred_and_the_company_bears_the_rest() -> None:
    person = employee(wages=(wage(SINCE, 6_123_456),))
    usual, cut = slip(person), slip(person, with_policy(deduction_rounding=DeductionRounding.HUNDRED_DOWN))
    # 1 % = 61,234.56; 2 % = 122,469.12
    assert [amount(usual, code) for code in ("kesehatan", "jht", "jp")] == [
        rupiah(61_235),
        rupiah(122_469),
        rupiah(61_235),
    ]
    assert [amount(cut, code) for code in ("kesehatan", "jht", "jp")] == [
        rupiah(61_200),
        rupiah(122_400),
        rupiah(61_200),
    ]
    assert amount(cut, "deduction_rounding") == rupiah(35 + 69 + 35)
    assert amount(usual, "deduction_rounding") is None
    assert usual.totals.take_home is not None
    assert usual.totals.employer_cost is not None
    assert cut.totals.take_home == usual.totals.take_home + rupiah(139)
    assert cut.totals.employer_cost == usual.totals.employer_cost + rupiah(139)
    assert cut.bpjs == usual.bpjs
    stored = StoredPayslip(person, cut, ZERO, ZERO, None)
    jht = next(line for line in cut.lines if line.code == "jht")
    assert explain_line(stored, jht).steps[-1].code == "explain.rounding.hundred_down"
    borne = next(line for line in cut.lines if line.code == "deduction_rounding")
    assert borne.share is Share.EMPLOYER
    assert explain_line(stored, borne).steps[-1].code == "explain.deduction_rounding"


def at_branch(person: Employee, code: str) -> Employee:
    """The person at a branch."""
    return replace(person, terms=tuple(replace(terms, branch=code) for terms in person.terms))


BRANCHES = replace(
    COMPANY,
    branches=(
        Branch("BKS", "Bekasi", npp="BB000002", location_code="3275", terms=(BranchTerms(SINCE, 4),)),
        Branch("TGR", "Tangerang", terms=(BranchTerms(SINCE), BranchTerms(date(2026, 11, 1), 2, rupiah(5_500_000)))),
        Branch("UDK", "Unit dekat"),
    ),
)


def test_the_branch_decides_class_and_minimum_wage() -> None:
    person = employee()
    own = gathered(person, company=BRANCHES).facts.employer
    there = gathered(at_branch(person, "BKS"), company=BRANCHES).facts.employer
    assert (own.jkk_class, own.minimum_wage) == (1, rupiah(3_000_000))
    assert there.jkk_class == 4
    assert there.minimum_wage not in (None, rupiah(3_000_000))
    typed = gathered(at_branch(person, "TGR"), company=BRANCHES).facts.employer
    assert (typed.jkk_class, typed.minimum_wage) == (2, rupiah(5_500_000))
    near = gathered(at_branch(person, "UDK"), company=BRANCHES).facts.employer
    assert near == own
    jkk = slip(at_branch(person, "BKS"), BRANCHES).bpjs.jkk
    assert jkk is not None
    assert jkk.employer == rupiah(76_200)  # 1.27 %


def test_a_branch_that_is_gone_is_said() -> None:
    found = gathered(at_branch(employee(), "LAMA"), company=BRANCHES)
    assert found.facts.employer.jkk_class == 1
    assert "company.branch_unknown" in codes(found)


def test_the_number_of_a_branch() -> None:
    assert BRANCHES.npp_of("BKS") == "BB000002"
    assert BRANCHES.npp_of("TGR") == BRANCHES.npp
    assert BRANCHES.seen_from("BKS", NOVEMBER.last_day).npp == "BB000002"


def on_leave(first: date, last: date, *suspended: Programme) -> Employee:
    """Somebody on unpaid leave."""
    return employee(leaves=(Leave(first, last, suspended=suspended),))


def test_unpaid_days_are_not_paid_and_contributions_stay() -> None:
    payslip = slip(on_leave(date(2026, 11, 9), date(2026, 11, 13), Programme.JHT))
    assert amount(payslip, "basic") == rupiah(5_000_000)  # 25/30
    assert payslip.bpjs.jht is not None
    assert payslip.bpjs.jht.employee == rupiah(120_000)
    assert {"pay.unpaid_leave", "bpjs.suspension_partly", "pay.part_month.calendar_days"} <= set(codes(payslip))


def test_unpaid_days_by_working_days_leave_out_the_weekend() -> None:
    person = on_leave(date(2026, 11, 13), date(2026, 11, 16))
    # Friday and Monday: 19 of 21 days.
    payslip = slip(person, with_policy(proration=ProrationMethod.WORKING_DAYS))
    assert amount(payslip, "basic") == rupiah(5_428_571)


def test_a_month_of_leave_rests_what_the_employer_decided() -> None:
    person = on_leave(date(2026, 10, 15), date(2026, 12, 31), Programme.KESEHATAN, Programme.JP)
    payslip = slip(person)
    assert amount(payslip, "basic") == ZERO
    bpjs = payslip.bpjs
    assert bpjs.kesehatan is not None
    assert bpjs.jp is not None
    assert bpjs.jht is not None
    assert (bpjs.kesehatan.employee, bpjs.jp.employee) == (ZERO, ZERO)
    assert bpjs.jht.employee == rupiah(120_000)
    assert codes(payslip).count("bpjs.suspended") == 2
    assert "bpjs.suspended" not in codes(slip(person, month=Month(2027, 1)))


def test_who_leaves_during_the_leave_is_wholly_on_leave() -> None:
    person = employee(
        Employment(SINCE, ended_on=date(2026, 11, 20)),
        leaves=(Leave(date(2026, 10, 1), date(2026, 11, 30), suspended=(Programme.JHT,)),),
    )
    assert "bpjs.suspended" in codes(slip(person))


def test_the_companys_choice_of_programmes() -> None:
    person = employee()
    chosen = (Programme.JKK, Programme.JKM, Programme.JHT)
    payslip = slip(person, with_policy(programmes=chosen))
    bpjs = payslip.bpjs
    assert bpjs.kesehatan is not None
    assert bpjs.jp is not None
    assert bpjs.jht is not None
    assert (bpjs.kesehatan.employee, bpjs.jp.employee) == (ZERO, ZERO)
    assert bpjs.jht.employee == rupiah(120_000)
    # A company of medium size must take part in JP, and every company in Kesehatan.
    assert codes(payslip).count("bpjs.off.company_choice_against_law") == 2
    assert "bpjs.off.company_choice" in codes(payslip)  # JKP, which follows the others


def test_the_reason_of_a_programme_that_is_off_is_told() -> None:
    person = employee()
    terms = replace(
        person.terms[0], programmes_off=(Programme.JP,), programme_reasons=((Programme.JP, "sudah pensiun"),)
    )
    findings = slip(replace(person, terms=(terms,))).findings
    assert ("reason", "sudah pensiun") in next(
        one.params for one in findings if one.code == "bpjs.switched_off_because"
    )


def test_the_reason_of_a_programme_that_is_on_against_the_law_is_told() -> None:
    person = employee(birth_date=date(1960, 1, 1))
    terms = replace(
        person.terms[0], programmes_on=(Programme.JP,), programme_reasons=((Programme.JP, "pensiun ditunda"),)
    )
    found = codes(slip(replace(person, terms=(terms,))))
    assert {"bpjs.registered_against_default", "bpjs.registered_because"} <= set(found)


def test_a_spouse_with_an_own_employer_takes_no_place() -> None:
    family = (
        FamilyMember("1", Relation.HUSBAND, "Bima", "L", date(1989, 1, 1), employed=True),
        *(FamilyMember(str(n), Relation.CHILD, f"Anak {n}", "P", date(2012 + n, 1, 1)) for n in range(2, 6)),
    )
    found = gathered(employee(family=family))
    assert "family.spouse_pays_too" in codes(found)
    assert found.facts.person.extra_family == 1
