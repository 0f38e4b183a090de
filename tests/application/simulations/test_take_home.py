"""The wage for a take-home pay: it reaches it, one rupiah less doesn't, and no smaller wage does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.application.simulations.forms import Value
from desktop_app.application.simulations.take_home import Found, smallest_basic, with_basic
from desktop_app.domain.company import CompanySize
from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import EmployerFacts, MonthFacts, PayItem, PersonFacts
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.periods import Month
from tests.application.simulations.asking import SIMULATIONS
from tests.domain.payroll.building import rules

RUPIAH = Money.rupiah(1)


@st.composite
def people(draw: st.DrawFn) -> MonthFacts:
    return MonthFacts(
        draw(st.sampled_from([Month(2024, 7), Month(2025, 2), Month(2026, 11)])),
        EmployerFacts(
            jkk_class=draw(st.integers(1, 5)),
            size=draw(st.sampled_from(CompanySize)),
            minimum_wage=draw(st.none() | st.just(Money.rupiah(4_737_678))),
        ),
        PersonFacts(
            date(1990, 1, 15),
            kind=draw(st.sampled_from([EmployeeKind.PERMANENT, EmployeeKind.INTERN])),
            ptkp=draw(st.sampled_from(["TK/0", "K/1", "K/3"])),
            tax_method=draw(st.sampled_from(TaxMethod)),
            extra_family=draw(st.integers(0, 2)),
        ),
        tuple(
            PayItem(kind.value, "", kind, Money(draw(st.integers(0, 3 * 10**8))))
            for kind in (PayKind.FIXED, PayKind.VARIABLE)
        ),
    )


def taken(payslip: Payslip) -> Money:
    assert payslip.totals.take_home is not None
    return payslip.totals.take_home


def found_for(facts: MonthFacts, target: Money) -> Found:
    found = smallest_basic(target, lambda basic: calculate(with_basic(facts, basic), rules(facts.month)))
    assert isinstance(found, Found)
    return found


@settings(deadline=None, max_examples=60)
@given(people(), st.integers(0, 2 * 10**11).map(Money))
def test_the_wage_found_reaches_the_target_and_one_rupiah_less_does_not(facts: MonthFacts, target: Money) -> None:
    found = found_for(facts, target)
    assert taken(calculate(with_basic(facts, found.basic), rules(facts.month))) >= target
    assert found.basic.is_whole
    if found.basic:
        assert taken(calculate(with_basic(facts, found.basic - RUPIAH), rules(facts.month))) < target
    else:
        assert found.less is None


@settings(deadline=None, max_examples=60)
@given(people(), st.integers(0, 10**8), st.integers(1, 10**6))
def test_take_home_never_rises_by_more_than_the_wage(facts: MonthFacts, basic: int, more: int) -> None:
    """What makes the search exact."""
    law = rules(facts.month)
    before = taken(calculate(with_basic(facts, Money.rupiah(basic)), law))
    after = taken(calculate(with_basic(facts, Money.rupiah(basic + more)), law))
    assert after - before <= Money.rupiah(more)


@settings(deadline=None, max_examples=30)
@given(people(), st.integers(10**8, 10**10).map(Money), st.integers(1, 3 * 10**6))
def test_no_smaller_wage_reaches_the_target(facts: MonthFacts, target: Money, less: int) -> None:
    found = found_for(facts, target)
    smaller = found.basic - Money.rupiah(less)
    if smaller >= ZERO:
        assert taken(calculate(with_basic(facts, smaller), rules(facts.month))) < target


def test_before_the_end_of_a_band_the_smaller_of_two_wages_is_found() -> None:
    """TER A goes from 0 % to 0,25 % above 5.400.000 gross (PP 58/2023): beyond the edge less is taken home."""
    facts = MonthFacts(
        Month(2026, 11),
        EmployerFacts(),
        PersonFacts(date(1990, 1, 15), kind=EmployeeKind.PERMANENT, programmes=()),
    )
    # Gross is the wage with 4 % Kesehatan, 0,24 % JKK and 0,3 % JKM: 5.400.000 / 1,0454 = 5.165.486,89.
    edge = Money.rupiah(5_165_487)
    law = rules(facts.month)
    at, beyond = (taken(calculate(with_basic(facts, basic), law)) for basic in (edge, edge + RUPIAH))
    assert beyond < at
    found = found_for(facts, at)
    assert found.basic <= edge
    assert taken(found.payslip) == at


@pytest.mark.parametrize(("method", "reached"), [("gross", 8_000_000), ("gross_up", 8_000_000), ("net", 8_000_000)])
def test_the_answer_says_what_the_next_rupiah_does(method: str, reached: int) -> None:
    given_values: dict[str, Value] = {"target": Money.rupiah(reached), "tax-method": method}
    answer = SIMULATIONS.calculate("take-home", given_values)
    rows = {row.key: row.amount for row in answer.rows}
    assert rows["totals.take_home"] == Money.rupiah(reached)
    assert rows["over_target"] == ZERO
    assert rows["next_rupiah"] in (ZERO, RUPIAH)
    assert answer.main is not None
    assert answer.main.key == "basic_wanted"


def test_allowances_that_suffice_need_no_basic_wage() -> None:
    answer = SIMULATIONS.calculate(
        "take-home", {"target": Money.rupiah(1_000_000), "variable": Money.rupiah(3_000_000)}
    )
    assert answer.main is not None
    assert answer.main.amount == ZERO
    assert "simulation.reached_without_basic" in [finding.code for finding in answer.findings]


def test_a_month_without_tax_rules_gives_a_finding_and_no_wage() -> None:
    answer = SIMULATIONS.calculate("take-home", {"target": Money.rupiah(1_000_000), "month": Month(2023, 11)})
    assert answer.main is None
    assert "tax.month_outside" in [finding.code for finding in answer.findings]
