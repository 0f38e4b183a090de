"""PPh 21 of an ordinary month: effective rates (TER) by month or day, and art. 17 for who is in training."""

from __future__ import annotations

from bisect import bisect_left

from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.pph21.assessment import Assessment
from desktop_app.domain.payroll.rules import TaxRules
from desktop_app.domain.payroll.scales import progressive, slices
from desktop_app.domain.payroll.trace import TraceLine, TraceValue

_RUPIAH = Rounding.RUPIAH_HALF_UP


def monthly(law: TaxRules, category: str, gross: Money) -> Assessment:
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

    return Assessment(tax, band.rate, explain)


def daily(law: TaxRules, days: int, gross: Money) -> Assessment:
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

    return Assessment(tax, None, explain)


def _daily_by_rate(law: TaxRules, days: int, rate: Rate, gross: Money) -> Assessment:
    tax = rate.of(gross, _RUPIAH)

    def explain() -> list[TraceLine]:
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("gross", gross),
            ("days", days),
            ("per_day", gross.as_fraction() / days),
            ("rate", rate),
        )
        return [TraceLine("tax.tax", "gross × rate", inputs, law.ter_daily, _RUPIAH, tax)]

    return Assessment(tax, rate, explain)


def intern(law: TaxRules, gross: Money) -> Assessment:
    """Art. 17 on the month's gross, without PTKP (PMK 168/2023, participants in training)."""
    tax = Money.from_fraction(progressive(law.brackets.value, gross.as_fraction()), _RUPIAH)

    def explain() -> list[TraceLine]:
        inputs = (("gross", gross), *slices(law.brackets.value, gross.as_fraction()))
        return [TraceLine("tax.tax", "art17(gross)", inputs, law.brackets, _RUPIAH, tax)]

    return Assessment(tax, None, explain)
