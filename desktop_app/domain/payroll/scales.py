"""Progressive scales and rate tables, as lines of a trace that a reader can follow slice by slice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.regulation import Band, Dated


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
    for number, (part, rate) in enumerate(_slices(bands, amount, already), start=1):
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


def _slices(bands: Sequence[Band], amount: Money, already: Money) -> Iterator[tuple[Money, Rate]]:
    """The parts of ``amount`` in each band that it reaches, when it stands on ``already``."""
    reached, end = already, already + amount
    for band in bands:
        upper = end if band.up_to is None else min(end, band.up_to)
        if upper > reached:
            yield upper - reached, band.rate
            reached = upper
