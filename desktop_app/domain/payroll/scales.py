"""Progressive scales and rate tables, and their steps as a reader of the trace can follow them slice by slice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from desktop_app.domain.money import SEN_PER_RUPIAH, ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.regulation import Band, Dated


def progressive(bands: Sequence[Band], amount: Fraction) -> Fraction:
    """The exact tax of a progressive scale on an amount in rupiah; nothing below zero."""
    numerator, denominator = 0, 1
    for part, rate in _parts(bands, amount.numerator * SEN_PER_RUPIAH, unit=amount.denominator):
        numerator = numerator * rate.denominator + part * rate.numerator * denominator
        denominator *= rate.denominator
    return Fraction(numerator, denominator * SEN_PER_RUPIAH * amount.denominator)


def slices(bands: Sequence[Band], amount: Fraction) -> tuple[tuple[str, TraceValue], ...]:
    """The parts of an amount on a progressive scale and the rate of each: ``slice_1``, ``rate_1``, ``slice_2`` ..."""
    found: list[tuple[str, TraceValue]] = []
    rupiah = SEN_PER_RUPIAH * amount.denominator
    parts = _parts(bands, amount.numerator * SEN_PER_RUPIAH, unit=amount.denominator)
    for number, (part, rate) in enumerate(parts, start=1):
        found += [(f"slice_{number}", Fraction(part, rupiah)), (f"rate_{number}", rate)]
    return tuple(found)


def by_slices(
    key: str,
    amount: Money,
    law: Dated[Any],
    bands: Sequence[Band],
    rounding: Rounding,
    already: Money = ZERO,
) -> TraceLine:
    """What a progressive scale makes of ``amount``, as one line; ``already`` used up the lower slices before."""
    inputs: list[tuple[str, TraceValue]] = [("amount", amount), ("already", already)]
    terms = []
    exact = ZERO.as_fraction()
    for number, (sen, rate) in enumerate(_parts(bands, (already + amount).sen, above=already.sen), start=1):
        part = Money(sen)
        inputs += [(f"slice_{number}", part), (f"rate_{number}", rate)]
        terms.append(f"slice_{number} × rate_{number}")
        exact += part.as_fraction() * rate.as_fraction()
    result = Money.from_fraction(exact, rounding)
    return TraceLine(key, " + ".join(terms) or "amount", tuple(inputs), law, rounding, result)


def band_of(bands: Sequence[Band], amount: Money) -> tuple[Money, Band]:
    """The row of a rate table that holds an amount, and the amount above which it begins.

    An upper bound belongs to its row. Raises ValueError for an amount beyond a table that ends.
    """
    above = ZERO
    for band in bands:
        if band.up_to is None or amount <= band.up_to:
            return above, band
        above = band.up_to
    raise ValueError(f"{amount} is beyond the table")


def _parts(bands: Sequence[Band], end: int, *, above: int = 0, unit: int = 1) -> Iterator[tuple[int, Rate]]:
    """The part in each band of what lies above ``above`` up to ``end``, and the rate there.

    All are whole numbers of a sen divided by ``unit``: exact, and much faster than fractions.
    """
    for band in bands:
        if above >= end:
            return
        upper = end if band.up_to is None else min(end, band.up_to.sen * unit)
        if upper > above:
            yield upper - above, band.rate
            above = upper
