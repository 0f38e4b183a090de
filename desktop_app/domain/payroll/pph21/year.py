"""PPh 21 of the last tax month: the year settled by art. 17 less what was withheld (PMK 168/2023 art. 15-16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.components import DeductionKind
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.facts import MonthFacts, YearFacts
from desktop_app.domain.payroll.payslip import AnnualTax, Contribution
from desktop_app.domain.payroll.pph21.assessment import Assessment
from desktop_app.domain.payroll.rules import TAXABLE_INCOME_ROUNDING, TaxRules
from desktop_app.domain.payroll.scales import progressive, slices
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.periods import LAST_MONTH_OF_YEAR
from desktop_app.domain.regulation import Dated

_RUPIAH = Rounding.RUPIAH_HALF_UP


@dataclass(frozen=True, slots=True)
class YearSoFar:
    """What the yearly calculation knows before the last month's gross income."""

    facts: YearFacts
    months: int
    month_contributions: Money
    """The last month's own BPJS and pension fund contributions."""
    contributions: Money
    zakat: Money
    cost_cap: Money
    ptkp_status: str
    ptkp: Money


def year_so_far(facts: MonthFacts, year: YearFacts, law: TaxRules, reducing: Sequence[Contribution]) -> YearSoFar:
    """``reducing`` are the programmes whose own contributions reduce the year's income."""
    months = facts.month - year.first_month + 1
    own = sum((contribution.employee for contribution in reducing), ZERO)
    month_contributions = own + facts.deducted(DeductionKind.PENSION_FUND)
    return YearSoFar(
        facts=year,
        months=months,
        month_contributions=month_contributions,
        contributions=year.pension_before + month_contributions,
        zakat=year.zakat_before + facts.deducted(DeductionKind.ZAKAT),
        cost_cap=law.occupational_cost_monthly_cap.value * months,
        ptkp_status=facts.person.ptkp,
        ptkp=law.ptkp.value[facts.person.ptkp],
    )


def last_month(so_far: YearSoFar, law: TaxRules, month_gross: Money) -> Assessment:
    """The year's tax less what was withheld before (PMK 168/2023 art. 15-16)."""
    year, months, ptkp = so_far.facts, so_far.months, so_far.ptkp
    gross = year.gross_before + month_gross
    cost_by_rate = law.occupational_cost_rate.value.of(gross)
    cost = min(cost_by_rate, so_far.cost_cap)
    net = gross - cost - so_far.contributions - so_far.zakat
    both = (net + year.previous_net).as_fraction()
    net_taxed = both * LAST_MONTH_OF_YEAR / months if year.annualise else both
    taxable = max(ZERO, Money.from_fraction(net_taxed - ptkp.as_fraction(), TAXABLE_INCOME_ROUNDING))
    full_year = progressive(law.brackets.value, taxable.as_fraction())
    tax_year = Money.from_fraction(full_year * months / LAST_MONTH_OF_YEAR if year.annualise else full_year, _RUPIAH)
    tax = (tax_year - year.tax_before - year.previous_tax).rounded(_RUPIAH)
    annual = AnnualTax(
        gross=gross,
        occupational_cost=cost,
        contributions=so_far.contributions,
        zakat=so_far.zakat,
        net=net,
        net_taxed=Money.from_fraction(net_taxed, Rounding.SEN_HALF_UP),
        ptkp=ptkp,
        taxable=taxable,
        tax_year=tax_year,
    )

    def explain() -> list[TraceLine]:
        lines = _annual_trace(annual, so_far, law, month_gross, cost_by_rate)
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("tax_year", tax_year),
            ("tax_before", year.tax_before),
            ("previous_tax", year.previous_tax),
        )
        formula = "tax_year − tax_before − previous_tax"
        lines.append(TraceLine("tax.tax", formula, inputs, law.last_month, _RUPIAH, tax))
        return lines

    return Assessment(tax, None, explain, annual)


def _annual_trace(
    annual: AnnualTax, so_far: YearSoFar, law: TaxRules, month_gross: Money, cost_by_rate: Money
) -> list[TraceLine]:
    def line(
        name: str,
        formula: str,
        result: Money,
        source: Dated[Any] | None = None,
        rounding: Rounding | None = None,
        **inputs: TraceValue,
    ) -> TraceLine:
        return TraceLine(f"tax.annual.{name}", formula, tuple(inputs.items()), source, rounding, result)

    year, months = so_far.facts, so_far.months
    times = " × 12 / months" if year.annualise else ""
    back = " × months / 12" if year.annualise else ""
    cost_law = (
        law.occupational_cost_rate if annual.occupational_cost == cost_by_rate else law.occupational_cost_monthly_cap
    )
    return [
        line("gross", "gross_before + gross", annual.gross, gross_before=year.gross_before, gross=month_gross),
        line(
            "occupational_cost",
            "min(gross × rate, months × monthly_cap)",
            annual.occupational_cost,
            cost_law,
            Rounding.SEN_HALF_UP,
            gross=annual.gross,
            rate=law.occupational_cost_rate.value,
            months=months,
            monthly_cap=law.occupational_cost_monthly_cap.value,
        ),
        line(
            "contributions",
            "pension_before + own_contributions",
            annual.contributions,
            law.own_contributions if annual.contributions else None,
            pension_before=year.pension_before,
            own_contributions=so_far.month_contributions,
        ),
        line(
            "zakat",
            "zakat_before + zakat",
            annual.zakat,
            law.zakat if annual.zakat else None,
            zakat_before=year.zakat_before,
            zakat=annual.zakat - year.zakat_before,
        ),
        line(
            "net",
            "gross − occupational_cost − contributions − zakat",
            annual.net,
            gross=annual.gross,
            occupational_cost=annual.occupational_cost,
            contributions=annual.contributions,
            zakat=annual.zakat,
        ),
        line(
            "net_taxed",
            f"(net + previous_net){times}",
            annual.net_taxed,
            law.last_month,
            Rounding.SEN_HALF_UP if year.annualise else None,
            net=annual.net,
            previous_net=year.previous_net,
            months=months,
        ),
        line("ptkp", "status", annual.ptkp, law.ptkp, status=so_far.ptkp_status),
        line(
            "taxable",
            "max(0, net_taxed − ptkp)",
            annual.taxable,
            law.taxable_income_step,
            TAXABLE_INCOME_ROUNDING,
            net_taxed=annual.net_taxed,
            ptkp=annual.ptkp,
        ),
        line(
            "tax_year",
            f"art17(taxable){back}",
            annual.tax_year,
            law.brackets,
            _RUPIAH,
            taxable=annual.taxable,
            **dict(slices(law.brackets.value, annual.taxable.as_fraction())),
            **({"months": months} if year.annualise else {}),
        ),
    ]
