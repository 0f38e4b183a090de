"""What holds for every employee-month, whatever the amounts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.company import CompanySize
from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.calculator import own_pension
from desktop_app.domain.payroll.facts import DailyPay, EmployerFacts, MonthFacts, YearFacts
from desktop_app.domain.payroll.formulas import exact_value
from desktop_app.domain.payroll.payslip import Payslip, Share
from desktop_app.domain.payroll.pph21.withholding import least_allowance
from desktop_app.domain.payroll.scales import progressive, slices
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import WITHOUT_BPJS, facts, payslip, rules

_WAGES = st.integers(0, 2 * 10**11)
"""Up to two milliard rupiah, in sen."""
_EVERYDAY = st.integers(10**8, 6 * 10**9)
_MONTHS = st.builds(Month, st.integers(2024, 2026), st.integers(1, 12))
_PTKP = st.sampled_from(["TK/0", "TK/3", "K/0", "K/1", "K/2", "K/3", "HB/0", "HB/2"])
_METHODS = st.sampled_from(TaxMethod)
_EMPLOYERS = st.builds(
    EmployerFacts,
    jkk_class=st.integers(1, 5),
    size=st.sampled_from(CompanySize),
    minimum_wage=st.none() | st.builds(Money, st.integers(2 * 10**8, 6 * 10**8)),
    labour_intensive_relief=st.booleans(),
)
_PAY = st.dictionaries(st.sampled_from([kind for kind in PayKind if kind is not PayKind.DAILY]), _WAGES)


@st.composite
def _any_facts(draw: st.DrawFn) -> MonthFacts:
    kind = draw(st.sampled_from(EmployeeKind))
    daily = None
    if kind is EmployeeKind.DAILY:
        daily = DailyPay(Money(draw(st.integers(0, 10**9))), draw(st.integers(0, 31)))
    return facts(
        draw(_PAY),
        draw(_MONTHS),
        deductions=draw(st.dictionaries(st.sampled_from(DeductionKind), st.integers(0, 10**9))),
        employer=draw(_EMPLOYERS),
        person={
            "kind": kind,
            "ptkp": draw(_PTKP),
            "tax_method": draw(_METHODS),
            "extra_family": draw(st.integers(0, 3)),
        },
        daily=daily,
    )


def _bases(slip: Payslip) -> list[Money]:
    bpjs = slip.bpjs
    return [one.base for one in (bpjs.kesehatan, bpjs.jht, bpjs.jp, bpjs.jkk, bpjs.jkm, bpjs.jkp) if one is not None]


@given(_WAGES, _WAGES, _MONTHS, _EMPLOYERS)
def test_bases_never_fall_when_the_wage_rises(one: int, more: int, month: Month, employer: EmployerFacts) -> None:
    lower = _bases(payslip(facts(one, month, employer=employer)))
    higher = _bases(payslip(facts(one + more, month, employer=employer)))
    assert all(before <= after for before, after in zip(lower, higher, strict=True))


@given(_WAGES, _MONTHS, _EMPLOYERS)
def test_shares_are_the_exact_product_rounded_once(wage: int, month: Month, employer: EmployerFacts) -> None:
    slip, law = payslip(facts(wage, month, employer=employer)), rules(month)
    jp, kesehatan = slip.bpjs.jp, slip.bpjs.kesehatan
    assert jp is not None
    assert kesehatan is not None
    assert law.jp is not None
    assert law.kesehatan is not None
    for contribution, shares in ((jp, law.jp.shares.value), (kesehatan, law.kesehatan.shares.value)):
        for amount, rate in ((contribution.employer, shares.employer), (contribution.employee, shares.employee)):
            exact = Fraction(contribution.base.sen) * rate.as_fraction()
            assert abs(amount.sen - exact) <= Fraction(1, 2)


@given(_any_facts())
def test_totals_are_the_sums_of_the_lines(given_facts: MonthFacts) -> None:
    slip = payslip(given_facts)
    sums = {share: sum(line.amount.sen for line in slip.lines if line.share is share) for share in Share}
    totals = slip.totals
    assert totals.earnings == Money(sums[Share.EARNING])
    assert totals.deductions == Money(sums[Share.DEDUCTION])
    assert totals.take_home == Money(sums[Share.EARNING] - sums[Share.DEDUCTION])
    assert totals.employer_cost == Money(sums[Share.EARNING] + sums[Share.BENEFIT] + sums[Share.EMPLOYER])
    assert all(line.amount.is_whole for line in slip.lines if line.share is Share.DEDUCTION)
    assert slip.is_complete


@given(_any_facts())
def test_the_last_trace_line_of_a_figure_is_the_figure(given_facts: MonthFacts) -> None:
    slip = payslip(given_facts)
    trace = {line.key: line for line in slip.trace}
    assert len(trace) == len(slip.trace)
    assert trace["tax.tax"].result == slip.tax.tax
    assert trace["tax.gross"].result == slip.tax.gross
    assert trace["totals.take_home"].result == slip.totals.take_home
    assert all(line.law is not None for line in slip.trace if line.key.endswith((".employee", ".employer", ".tax")))


_DECIDED = {"pay.base", "pay.base_worked", "tax.gross", "tax.allowance", "tax.borne_by_employer"}
"""Figures that law decides without a rate of its own; contributions, zakat and the last month are in ``_YEARLY``."""
_YEARLY = {"contributions", "zakat", "net_taxed", "taxable", "occupational_cost", "ptkp", "tax_year"}


@given(_any_facts(), st.none() | st.booleans())
def test_each_line_follows_from_what_it_shows_and_names_its_law(
    given_facts: MonthFacts, annualise: bool | None
) -> None:
    """A pocket calculator and the inputs shown are enough for every line that is plain arithmetic."""
    if annualise is not None:
        so_far = [Money(12_345_678_901), Money(123_456_789), Money(100), Money(0)]
        given_facts = replace(given_facts, year=YearFacts(Month(given_facts.month.year, 1), annualise, *so_far))
    for line in payslip(given_facts).trace:
        exact = exact_value(line)
        if exact is not None and not line.key.startswith("tax.annual.net_taxed"):
            shown = Money.from_fraction(exact, line.rounding or Rounding.SEN_HALF_UP)
            assert max(shown, ZERO) == line.result or shown == line.result, line
        name = line.key.removeprefix("tax.annual.")
        if line.key in _DECIDED or (name != line.key and name in _YEARLY and line.result):
            assert line.law is not None, line.key


def test_the_extra_family_line_rounds_per_person() -> None:
    slip = payslip(facts(277_318_450, person={"extra_family": 3}))
    (line,) = (line for line in slip.trace if line.key == "bpjs.kesehatan.extra_family")
    assert line.formula == "round(base × rate) × persons"
    assert line.result == Money(8_319_555)  # 27,731.845 is 27,731.85 for each


def test_the_allowance_shows_the_gross_without_it() -> None:
    slip = payslip(facts(5_182_799_700, person={"programmes": WITHOUT_BPJS, "tax_method": TaxMethod.GROSS_UP}))
    inputs = next(dict(line.inputs) for line in slip.trace if line.key == "tax.allowance")
    assert inputs == {"gross_without": Money(5_182_799_700), "gross": Money(6_560_505_900)}


def test_the_sums_name_their_lines() -> None:
    slip = payslip(facts({PayKind.BASIC: 10**9, PayKind.IRREGULAR: 10**8}))
    sums = {line.key: dict(line.inputs) for line in slip.trace if line.key.startswith("totals.")}
    assert sums["totals.earnings"] == {"basic": Money(10**9), "irregular": Money(10**8)}
    assert list(sums["totals.deductions"]) == ["kesehatan", "jht", "jp", "pph21"]


@given(_any_facts())
def test_the_order_of_pay_and_deductions_does_not_matter(given_facts: MonthFacts) -> None:
    turned = replace(given_facts, pay=given_facts.pay[::-1], deductions=given_facts.deductions[::-1])
    one, other = payslip(given_facts), payslip(turned)
    assert (one.bpjs, one.tax, one.totals, one.findings) == (other.bpjs, other.tax, other.totals, other.findings)


@given(st.lists(_EVERYDAY, min_size=12, max_size=12), _PTKP, _EMPLOYERS)
@settings(max_examples=40)
def test_december_closes_the_year_exactly(wages: list[int], ptkp: str, employer: EmployerFacts) -> None:
    gross = pension = tax = ZERO
    for number, wage in enumerate(wages[:-1], start=1):
        given_facts = facts(wage, Month(2026, number), employer=employer, person={"ptkp": ptkp})
        slip = payslip(given_facts)
        assert slip.tax.gross is not None
        assert slip.tax.tax is not None
        gross, tax = gross + slip.tax.gross, tax + slip.tax.tax
        pension = pension + own_pension(given_facts, slip.bpjs)
    year = YearFacts(Month(2026, 1), gross_before=gross, pension_before=pension, tax_before=tax)
    last = payslip(facts(wages[-1], Month(2026, 12), employer=employer, person={"ptkp": ptkp}, year=year)).tax
    assert last.annual is not None
    assert last.tax is not None
    assert tax + last.tax == last.annual.tax_year
    law = rules(Month(2026, 12)).tax
    assert law is not None
    exact = progressive(law.brackets.value, last.annual.taxable.as_fraction())
    assert last.annual.tax_year == Money.from_fraction(exact, Rounding.RUPIAH_HALF_UP)


@given(st.integers(0, 10**10), _PTKP, st.sampled_from([TaxMethod.GROSS_UP, TaxMethod.NET]), st.booleans())
@settings(max_examples=60)
def test_the_allowance_is_a_fixed_point(wage: int, ptkp: str, method: TaxMethod, december: bool) -> None:
    person: dict[str, Any] = {"ptkp": ptkp, "tax_method": method}
    year = YearFacts(Month(2026, 1), gross_before=Money(wage * 11)) if december else None
    slip = payslip(facts(wage, Month(2026, 12 if december else 4), person=person, year=year))
    tax = slip.tax
    assert tax.tax is not None
    assert tax.allowance is not None
    assert tax.borne_by_employer is not None
    on_top = tax.allowance + tax.borne_by_employer
    assert on_top == max(ZERO, tax.tax)
    assert on_top.is_whole


@given(st.integers(0, 30_000_000), st.sampled_from(["A", "B", "C"]))
@settings(max_examples=40, deadline=None)
def test_no_smaller_whole_allowance_is_a_fixed_point(gross: int, category: str) -> None:
    law = rules(Month(2026, 4)).tax
    assert law is not None
    bands = law.ter_monthly.value[category]

    def tax_of(amount: Money) -> Money:
        band = next(band for band in bands if band.up_to is None or amount <= band.up_to)
        return band.rate.of(amount, Rounding.RUPIAH_HALF_UP)

    found = least_allowance(Money.rupiah(gross), tax_of).whole_rupiah()
    assert tax_of(Money.rupiah(gross + found)) == Money.rupiah(found)
    # Any T with T = tax(gross + T) is at least tax(gross), as tax never falls: only the rest needs trying.
    least = tax_of(Money.rupiah(gross)).whole_rupiah()
    for smaller in range(least, min(found, least + 3_000)):
        assert tax_of(Money.rupiah(gross + smaller)) != Money.rupiah(smaller)


@given(st.fractions(0, 10**11, max_denominator=1000))
def test_a_progressive_tax_is_the_sum_of_its_slices(amount: Fraction) -> None:
    law = rules(Month(2026, 4)).tax
    assert law is not None
    bands = law.brackets.value
    parts = dict(slices(bands, amount))
    found = [(parts[f"slice_{n}"], parts[f"rate_{n}"]) for n in range(1, len(parts) // 2 + 1)]
    assert sum((part for part, _ in found), Fraction(0)) == amount
    assert sum((part * rate.as_fraction() for part, rate in found), Fraction(0)) == progressive(bands, amount)


@given(_WAGES, _WAGES)
def test_tax_never_falls_when_gross_rises(one: int, more: int) -> None:
    person = {"programmes": WITHOUT_BPJS}
    lower, higher = payslip(facts(one, person=person)).tax.tax, payslip(facts(one + more, person=person)).tax.tax
    assert lower is not None
    assert higher is not None
    assert lower <= higher


@given(_any_facts())
def test_who_stays_out_of_a_programme_is_told_why(given_facts: MonthFacts) -> None:
    slip = payslip(given_facts)
    told = {dict(finding.params).get("programme") for finding in slip.findings}
    told |= {finding.code.split(".")[1] for finding in slip.findings if ".off." in finding.code}
    for name in ("kesehatan", "jht", "jp", "jkk", "jkm"):
        traced = any(line.key == f"bpjs.{name}.base" for line in slip.trace)
        assert traced or name in told
    assert all(finding.severity is not Severity.ERROR for finding in slip.findings)
