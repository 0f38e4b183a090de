"""The optional 20 % of UU PPh art. 21(5a) for who has no tax number. Figures worked out by hand."""

from __future__ import annotations

from desktop_app.domain.employee import TaxMethod
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import EmployerFacts, MonthFacts, YearFacts
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.periods import Month
from tests.domain.payroll.building import WITHOUT_BPJS, facts, payslip

ON = EmployerFacts(no_npwp_surcharge=True)
MAY = Month(2026, 5)


def given(pay: int, employer: EmployerFacts = ON, *, known: bool = False, **more: object) -> MonthFacts:
    method = more.pop("method", TaxMethod.GROSS)
    person = {"programmes": WITHOUT_BPJS, "has_tax_number": known, "tax_method": method}
    return facts(pay * 100, more.pop("month", MAY), employer=employer, person=person, **more)  # type: ignore[arg-type]


def taxed(found: MonthFacts) -> Payslip:
    slip = payslip(found)
    assert slip.tax.tax is not None
    return slip


def test_the_tax_of_the_month_is_raised_by_a_fifth() -> None:
    # TER A at 10,000,000 is 2 %: 200,000; a fifth more: 40,000.
    slip = taxed(given(10_000_000))
    assert slip.tax.tax == Money.rupiah(240_000)
    lines = {line.key: line.result for line in slip.trace}
    assert lines["tax.before_surcharge"] == Money.rupiah(200_000)
    assert lines["tax.surcharge"] == Money.rupiah(40_000)
    assert "tax.surcharge" in {finding.code for finding in slip.findings}


def test_it_needs_the_switch_and_the_missing_number() -> None:
    for found in (given(10_000_000, known=True), given(10_000_000, EmployerFacts())):
        assert taxed(found).tax.tax == Money.rupiah(200_000)


def test_the_allowance_is_the_smallest_that_pays_the_raised_tax() -> None:
    slip = taxed(given(10_000_000, method=TaxMethod.GROSS_UP))
    assert slip.tax.allowance == slip.tax.tax
    assert slip.tax.gross == Money.rupiah(10_000_000) + (slip.tax.allowance or ZERO)
    # 2.25 % from 10,050,001 to 10,350,000: of 10,277,493 it is 231,243.59, so 231,244, and a fifth of that 46,249.
    assert slip.tax.allowance == Money.rupiah(277_493)


def test_the_last_month_raises_the_tax_of_the_year() -> None:
    # 132,000,000 − 6,000,000 − 54,000,000 = 72,000,000: 3,000,000 + 1,800,000 = 4,800,000; a fifth 960,000.
    year = YearFacts(Month(2026, 1), gross_before=Money.rupiah(121_000_000), tax_before=Money.rupiah(5_000_000))
    slip = taxed(given(11_000_000, month=Month(2026, 12), year=year))
    assert slip.tax.annual is not None
    assert slip.tax.annual.tax_year == Money.rupiah(4_800_000)
    assert slip.tax.tax == Money.rupiah(4_800_000 + 960_000 - 5_000_000)


def test_nothing_is_raised_where_nothing_is_owed() -> None:
    assert taxed(given(5_000_000)).tax.tax == ZERO
