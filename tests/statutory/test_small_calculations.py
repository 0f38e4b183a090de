"""Other recipients of income and BPJS beside wage earners: cases worked out by hand, and what always holds."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.findings import Severity
from desktop_app.domain.money import ZERO, Money, Rate
from desktop_app.domain.payroll.benefits import BenefitFacts, BenefitKind, taxable_benefit
from desktop_app.domain.payroll.bpu import BpuFacts, BpuSector, self_employed
from desktop_app.domain.payroll.construction import ProjectBase, ProjectFacts, construction_project
from desktop_app.domain.payroll.final_tax import EarlierPayment, LumpSum, LumpSumFacts, lump_sum_tax
from desktop_app.domain.payroll.irregular import IrregularFacts, Recipient, irregular_tax
from desktop_app.domain.payroll.pbpu import PbpuFacts, self_paying_members
from desktop_app.domain.payroll.penalties import HospitalFacts, LateFacts, hospital_penalty, late_fee
from desktop_app.domain.payroll.pmi import MigrantFacts, migrant_worker
from desktop_app.domain.payroll.pph26 import ForeignPaymentFacts, foreign_tax
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from desktop_app.regulations.source import FileRegulations
from tests.statutory.following import assert_followable

_LAW = FileRegulations().current()
_TODAY = date(2026, 11, 20)

_CALCULATORS: dict[str, tuple[Callable[..., Any], Callable[..., Worked]]] = {
    "benefit": (BenefitFacts, taxable_benefit),
    "irregular": (IrregularFacts, irregular_tax),
    "foreign": (ForeignPaymentFacts, foreign_tax),
    "lump_sum": (LumpSumFacts, lump_sum_tax),
    "pbpu": (PbpuFacts, self_paying_members),
    "bpu": (BpuFacts, self_employed),
    "pmi": (MigrantFacts, migrant_worker),
    "construction": (ProjectFacts, construction_project),
    "late_fee": (LateFacts, late_fee),
    "hospital": (HospitalFacts, hospital_penalty),
}
_COUNTS = {"care_class", "persons", "contract_months", "extra_months", "months_in_arrears"}
_ENUMS: dict[tuple[str, str], Callable[[str], Any]] = {
    ("benefit", "kind"): BenefitKind,
    ("irregular", "recipient"): Recipient,
    ("lump_sum", "kind"): LumpSum,
    ("bpu", "sector"): BpuSector,
    ("construction", "base"): ProjectBase,
}


def _cases() -> Iterator[Any]:
    for name in ("recipients", "bpjs"):
        path = Path(__file__).parent / "beside" / f"{name}.toml"
        for case in tomllib.loads(path.read_text("utf-8"))["cases"]:
            yield pytest.param(case, id=case["id"])


def _value(calculator: str, name: str, value: Any) -> Any:
    """Whole numbers are rupiah unless they count something; rates are percentages."""
    if (calculator, name) in _ENUMS:
        return _ENUMS[calculator, name](value)
    if name == "month":
        return Month.parse(value)
    if name == "treaty_rate":
        return Rate.percent(Decimal(value))
    if name == "has_shares":
        return value
    if name == "earlier":
        return tuple(EarlierPayment(paid_on, Money.rupiah(amount)) for paid_on, amount in value)
    return Money.rupiah(value) if type(value) is int and name not in _COUNTS else value


def _worked(case: dict[str, Any]) -> Worked:
    facts, calculate = _CALCULATORS[case["of"]]
    return calculate(facts(**{name: _value(case["of"], name, value) for name, value in case["facts"].items()}), _LAW)


@pytest.mark.parametrize("case", list(_cases()))
def test_case_worked_out_by_hand(case: dict[str, Any]) -> None:
    worked = _worked(case)
    figures = {figure.key: str(figure.amount) for figure in worked.figures}
    assert {key: figures.get(key) for key in case["expected"]} == case["expected"]
    codes = {finding.code for finding in worked.findings}
    assert set(case.get("findings", ())) == codes - {"law.to_check", "penalties.due"}
    if not case["expected"]:
        assert worked.main is None
        assert any(finding.severity is Severity.ERROR for finding in worked.findings)


@pytest.mark.parametrize("case", list(_cases()))
def test_a_case_can_be_followed(case: dict[str, Any]) -> None:
    assert_followable(_worked(case))


_RUPIAH = st.integers(0, 2 * 10**10).map(Money.rupiah)
_TWENTIES = st.integers(0, 10**8).map(lambda count: Money.rupiah(20 * count))
"""Amounts on which 5, 15 and 25 % are whole rupiah."""


def _main(worked: Worked) -> Money:
    assert worked.main is not None
    return worked.main


@given(_RUPIAH, _RUPIAH, st.sampled_from(Recipient))
def test_tax_never_falls_when_the_payment_rises(one: Money, more: Money, recipient: Recipient) -> None:
    lower, higher = (
        _main(irregular_tax(IrregularFacts(recipient, _TODAY, amount), _LAW)) for amount in (one, one + more)
    )
    assert lower <= higher <= one + more


@given(st.lists(_TWENTIES, min_size=1, max_size=5), _TWENTIES, st.sampled_from(LumpSum))
def test_payments_together_owe_what_one_payment_owes(amounts: list[Money], last: Money, kind: LumpSum) -> None:
    days = [date(2025, 3, 1 + number) for number in range(len(amounts))]
    earlier = [EarlierPayment(day, amount) for day, amount in zip(days, amounts, strict=True)]
    owed = ZERO
    for number, payment in enumerate(earlier):
        facts = LumpSumFacts(kind, payment.paid_on, payment.amount, tuple(earlier[:number]))
        owed += _main(lump_sum_tax(facts, _LAW))
    owed += _main(lump_sum_tax(LumpSumFacts(kind, _TODAY, last, tuple(reversed(earlier))), _LAW))
    whole = Money(last.sen + sum(amount.sen for amount in amounts))
    assert owed == _main(lump_sum_tax(LumpSumFacts(kind, _TODAY, whole), _LAW))


@given(_RUPIAH, _RUPIAH, st.sampled_from(ProjectBase))
def test_a_larger_project_pays_no_less(one: Money, more: Money, base: ProjectBase) -> None:
    lower, higher = (
        _main(construction_project(ProjectFacts(_TODAY, base, amount), _LAW)) for amount in (one, one + more)
    )
    assert lower <= higher


@given(st.integers(0, 3 * 10**7).map(Money.rupiah), st.integers(0, 10**7).map(Money.rupiah), st.booleans())
def test_a_higher_income_pays_no_less(one: Money, more: Money, with_jht: bool) -> None:
    month = Month(2026, 11)
    lower, higher = (
        _main(self_employed(BpuFacts(month, income, with_jht=with_jht), _LAW)) for income in (one, one + more)
    )
    assert lower <= higher


@given(_RUPIAH, st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 90))
def test_waiting_longer_never_costs_less(contribution: Money, paid_on: date, days: int) -> None:
    later = date.fromordinal(paid_on.toordinal() + days)
    sooner, after = (_main(late_fee(LateFacts(Month(2026, 3), contribution, day), _LAW)) for day in (paid_on, later))
    assert sooner <= after
