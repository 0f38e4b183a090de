"""PPh 21 of one person and month.

Ordinary months take an effective rate (TER) on the month's whole gross income; the last tax month settles the
year by art. 17. Whole gross income is rounded half up to the rupiah before any rate, and so is the tax
(PER-11/PJ/2025 art. 129(3)).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from desktop_app.domain.components import DeductionKind, PayKind
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import SEN_PER_RUPIAH, ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.facts import MonthFacts, YearFacts
from desktop_app.domain.payroll.payslip import AnnualTax, Bpjs, Contribution, Tax
from desktop_app.domain.payroll.rules import TAXABLE_INCOME_ROUNDING, MonthRules, TaxRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.periods import LAST_MONTH_OF_YEAR
from desktop_app.domain.regulation import Band, Dated

_RUPIAH = Rounding.RUPIAH_HALF_UP
_WITHOUT_STATUS = (EmployeeKind.DAILY, EmployeeKind.INTERN)
"""Who is taxed without PTKP and TER category."""
_NOT_CALCULATED = Tax(None, None, None, None, None, None)


@dataclass(slots=True)
class _Assessment:
    """The tax on one gross income, and how it came about."""

    tax: Money
    rate: Rate | None
    explain: Callable[[], list[TraceLine]]
    """Makes the trace; a tax allowance is sought over many gross incomes of which only the last one counts."""
    annual: AnnualTax | None = None


def calculate(facts: MonthFacts, rules: MonthRules, bpjs: Bpjs, trace: list[TraceLine], findings: list[Finding]) -> Tax:
    """The tax of the month under the person's tax method; appends to ``trace`` and ``findings``."""
    law = rules.tax
    if law is None:
        findings.append(error("tax.month_outside", month=facts.month))
        return _NOT_CALCULATED
    if bpjs.kesehatan is None or bpjs.jkk is None or bpjs.jkm is None or bpjs.jht is None or bpjs.jp is None:
        findings.append(error("tax.contributions_missing"))
        return _NOT_CALCULATED
    taxed_by_status = facts.person.kind not in _WITHOUT_STATUS
    if taxed_by_status and facts.person.ptkp not in law.ter_category.value:
        findings.append(error("tax.ptkp_unknown", status=facts.person.ptkp))
        return _NOT_CALCULATED
    premiums = Money(bpjs.jkk.employer.sen + bpjs.jkm.employer.sen + bpjs.kesehatan.employer.sen)
    cash = benefits = 0
    left_out: list[str] = []
    for item in facts.pay:
        if item.kind is PayKind.BENEFIT:
            benefits += item.amount.sen
        elif item.counts is None or item.counts.taxable:
            cash += item.amount.sen
        else:
            left_out.append(item.name)
    without_allowance = Money(cash + benefits + premiums.sen)
    assess = _assessor(facts, law, (bpjs.jht, bpjs.jp), findings)
    if facts.employer.no_npwp_surcharge and not facts.person.has_tax_number and law.no_npwp_surcharge is not None:
        findings.append(info("tax.surcharge"))
        assess = partial(_surcharged, assess, law.no_npwp_surcharge)

    method = facts.person.tax_method
    on_top, gross = ZERO, without_allowance.rounded(_RUPIAH)
    if method is not TaxMethod.GROSS:
        on_top = least_allowance(without_allowance, lambda gross: assess(gross).tax)
        gross = (without_allowance + on_top).rounded(_RUPIAH)
    result = assess(gross)
    inputs: tuple[tuple[str, TraceValue], ...] = (
        ("cash_pay", Money(cash)),
        ("benefits", Money(benefits)),
        ("premiums", premiums),
        ("tax_allowance", on_top),
        *[(f"left_out_{number}", name) for number, name in enumerate(left_out, start=1)],
    )
    formula = "cash_pay + benefits + premiums + tax_allowance"
    trace.append(TraceLine("tax.gross", formula, inputs, law.gross_income, _RUPIAH, gross))
    trace.extend(result.explain())
    allowance = on_top if method is TaxMethod.GROSS_UP else ZERO
    borne = on_top if method is TaxMethod.NET else ZERO
    if method is not TaxMethod.GROSS:
        key = "tax.allowance" if method is TaxMethod.GROSS_UP else "tax.borne_by_employer"
        sought: tuple[tuple[str, TraceValue], ...] = (("gross_without", without_allowance), ("gross", gross))
        formula = "smallest T with T = tax(gross_without + T)"
        trace.append(TraceLine(key, formula, sought, law.tax_on_top, _RUPIAH, on_top))
        if result.tax < ZERO:
            findings.append(info("tax.overpaid_under_method", amount=result.tax))
    category = _category(facts, law) if taxed_by_status else None
    return Tax(category, gross, result.rate, result.tax, allowance, borne, result.annual)


def least_allowance(gross_without: Money, tax_of: Callable[[Money], Money]) -> Money:
    """The smallest whole T >= 0 with T = tax(gross_without + T); zero when nothing is owed.

    Tax never falls when gross rises, and takes less than the whole of each further rupiah, so repeating
    T := tax(gross + T) from zero climbs to the smallest such T and stops there.
    """
    allowance = ZERO
    while True:
        tax = tax_of((gross_without + allowance).rounded(_RUPIAH))
        if tax <= allowance:
            return allowance
        allowance = tax


def _surcharged(assess: Callable[[Money], _Assessment], surcharge: Dated[Rate], gross: Money) -> _Assessment:
    """The tax raised for who has no tax number (UU PPh art. 21(5a)); in the last tax month the year's tax is."""
    plain = assess(gross)
    raised = plain.tax if plain.annual is None else plain.annual.tax_year
    more = surcharge.value.of(raised, _RUPIAH)
    tax = plain.tax + more

    def explain() -> list[TraceLine]:
        *before, last = plain.explain()
        inputs: tuple[tuple[str, TraceValue], ...] = (("raised", raised), ("rate", surcharge.value))
        both: tuple[tuple[str, TraceValue], ...] = (("before_surcharge", plain.tax), ("surcharge", more))
        return [
            *before,
            last._replace(key="tax.before_surcharge"),
            TraceLine("tax.surcharge", "raised × rate", inputs, surcharge, _RUPIAH, more),
            TraceLine("tax.tax", "before_surcharge + surcharge", both, surcharge, None, tax),
        ]

    return _Assessment(tax, plain.rate, explain, plain.annual)


def _assessor(
    facts: MonthFacts, law: TaxRules, reducing: Sequence[Contribution], findings: list[Finding]
) -> Callable[[Money], _Assessment]:
    """The function from a month's gross income to its tax that fits the person and the month.

    ``reducing`` are the programmes whose own contributions reduce the year's income.
    """
    kind = facts.person.kind
    if kind in _WITHOUT_STATUS:
        if facts.year is not None:
            findings.append(info("tax.no_yearly_calculation"))
        if kind is EmployeeKind.INTERN:
            return partial(_intern, law)
        days = facts.daily.days if facts.daily else 0
        if days == 0:
            findings.append(info("tax.daily_without_days"))
        return partial(_daily, law, max(days, 1))
    if facts.year is not None:
        return partial(_last_month, _year_so_far(facts, facts.year, law, reducing), law)
    if facts.month.closes_tax_year:
        findings.append(warning("tax.december_without_year"))
    return partial(_monthly, law, _category(facts, law))


def _category(facts: MonthFacts, law: TaxRules) -> str:
    return law.ter_category.value[facts.person.ptkp]


def _monthly(law: TaxRules, category: str, gross: Money) -> _Assessment:
    """TER bulanan (PP 58/2023 art. 2, PMK 168/2023 art. 15)."""
    bands = law.ter_monthly.value[category]
    position = bisect_left(law.ter_bounds[category], gross.sen)  # an upper bound belongs to its band
    band = bands[position]
    tax = band.rate.of(gross, _RUPIAH)

    def explain() -> list[TraceLine]:
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("gross", gross),
            ("rate", band.rate),
            ("category", category),
            ("above", (bands[position - 1].up_to or ZERO) if position else ZERO),
            *((("up_to", band.up_to),) if band.up_to is not None else ()),
        )
        return [TraceLine("tax.tax", "gross × rate", inputs, law.ter_monthly, _RUPIAH, tax)]

    return _Assessment(tax, band.rate, explain)


def _daily(law: TaxRules, days: int, gross: Money) -> _Assessment:
    """TER harian on the day's average; above the table art. 17 on half of it (PMK 168/2023 art. 12, 16)."""
    for band in law.ter_daily.value:
        if band.up_to is not None and gross.sen <= band.up_to.sen * days:
            return _daily_by_rate(law, days, band.rate, gross)
    share = law.ter_daily_above_base.value
    per_day = gross.as_fraction() / days
    taxed = per_day * share.as_fraction()
    tax = Money.from_fraction(progressive(law.brackets.value, taxed) * days, _RUPIAH)

    def explain() -> list[TraceLine]:
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("gross", gross),
            ("days", days),
            ("per_day", per_day),
            ("share", share),
            ("taxed_per_day", taxed),
            *slices(law.brackets.value, taxed),
        )
        return [TraceLine("tax.tax", "art17(per_day × share) × days", inputs, law.brackets, _RUPIAH, tax)]

    return _Assessment(tax, None, explain)


def _daily_by_rate(law: TaxRules, days: int, rate: Rate, gross: Money) -> _Assessment:
    tax = rate.of(gross, _RUPIAH)

    def explain() -> list[TraceLine]:
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("gross", gross),
            ("days", days),
            ("per_day", gross.as_fraction() / days),
            ("rate", rate),
        )
        return [TraceLine("tax.tax", "gross × rate", inputs, law.ter_daily, _RUPIAH, tax)]

    return _Assessment(tax, rate, explain)


def _intern(law: TaxRules, gross: Money) -> _Assessment:
    """Art. 17 on the month's gross, without PTKP (PMK 168/2023, participants in training)."""
    tax = Money.from_fraction(progressive(law.brackets.value, gross.as_fraction()), _RUPIAH)

    def explain() -> list[TraceLine]:
        inputs = (("gross", gross), *slices(law.brackets.value, gross.as_fraction()))
        return [TraceLine("tax.tax", "art17(gross)", inputs, law.brackets, _RUPIAH, tax)]

    return _Assessment(tax, None, explain)


@dataclass(frozen=True, slots=True)
class _YearSoFar:
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


def _year_so_far(facts: MonthFacts, year: YearFacts, law: TaxRules, reducing: Sequence[Contribution]) -> _YearSoFar:
    months = facts.month - year.first_month + 1
    own = sum((contribution.employee for contribution in reducing), ZERO)
    month_contributions = own + sum_of(facts, DeductionKind.PENSION_FUND)
    return _YearSoFar(
        facts=year,
        months=months,
        month_contributions=month_contributions,
        contributions=year.pension_before + month_contributions,
        zakat=year.zakat_before + sum_of(facts, DeductionKind.ZAKAT),
        cost_cap=law.occupational_cost_monthly_cap.value * months,
        ptkp_status=facts.person.ptkp,
        ptkp=law.ptkp.value[facts.person.ptkp],
    )


def _last_month(so_far: _YearSoFar, law: TaxRules, month_gross: Money) -> _Assessment:
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

    return _Assessment(tax, None, explain, annual)


def _annual_trace(
    annual: AnnualTax, so_far: _YearSoFar, law: TaxRules, month_gross: Money, cost_by_rate: Money
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


def sum_of(facts: MonthFacts, kind: DeductionKind) -> Money:
    """The month's deductions of one kind."""
    return Money(sum(item.amount.sen for item in facts.deductions if item.kind is kind))


def slices(bands: Sequence[Band], amount: Fraction) -> tuple[tuple[str, TraceValue], ...]:
    """The parts of an amount on a progressive scale and the rate of each: ``slice_1``, ``rate_1``, ``slice_2`` ..."""
    found: list[tuple[str, TraceValue]] = []
    unit = SEN_PER_RUPIAH * amount.denominator
    for number, (part, rate) in enumerate(_parts(bands, amount), start=1):
        found += [(f"slice_{number}", Fraction(part, unit)), (f"rate_{number}", rate)]
    return tuple(found)


def progressive(bands: Sequence[Band], amount: Fraction) -> Fraction:
    """The exact tax of a progressive scale on an amount in rupiah; nothing below zero."""
    numerator, denominator = 0, 1
    for part, rate in _parts(bands, amount):
        numerator = numerator * rate.denominator + part * rate.numerator * denominator
        denominator *= rate.denominator
    return Fraction(numerator, denominator * SEN_PER_RUPIAH * amount.denominator)


def _parts(bands: Sequence[Band], amount: Fraction) -> Iterator[tuple[int, Rate]]:
    """The part of an amount in each band that it reaches, and the rate there.

    Parts are whole numbers of a sen divided by the amount's denominator: exact, and much faster than fractions.
    """
    whole = amount.numerator * SEN_PER_RUPIAH
    lower = 0
    for band in bands:
        upper = whole if band.up_to is None else min(whole, band.up_to.sen * amount.denominator)
        if upper <= lower:
            return
        yield upper - lower, band.rate
        lower = upper
