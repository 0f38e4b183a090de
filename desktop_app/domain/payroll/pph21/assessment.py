"""What one way of taxing makes of a gross income, and the surcharge that may come on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.money import Money, Rate, Rounding
from desktop_app.domain.payroll.payslip import AnnualTax
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.regulation import Dated

_RUPIAH = Rounding.RUPIAH_HALF_UP


@dataclass(slots=True)
class Assessment:
    """The tax on one gross income, and how it came about."""

    tax: Money
    rate: Rate | None
    explain: Callable[[], list[TraceLine]]
    """Makes the trace; a tax allowance is sought over many gross incomes of which only the last one counts."""
    annual: AnnualTax | None = None


def surcharged(assess: Callable[[Money], Assessment], surcharge: Dated[Rate], gross: Money) -> Assessment:
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

    return Assessment(tax, plain.rate, explain, plain.annual)
