"""Exact amounts and rates.

An amount is a whole number of *sen* (1/100 rupiah), because BPJS Ketenagakerjaan bills each person and
component to two decimals. A rate is an exact fraction. Nothing here touches a float.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, final

SEN_PER_RUPIAH: Final = 100


class Rounding(Enum):
    """The named rounding rules; the value is the step in sen and whether halves go up or all goes down."""

    def __init__(self, step: int, is_half_up: bool) -> None:
        # Plain attributes: reading ``value`` of a member costs more than the rounding itself.
        self.step = step
        self.is_half_up = is_half_up

    SEN_HALF_UP = (1, True)
    RUPIAH_HALF_UP = (SEN_PER_RUPIAH, True)
    RUPIAH_DOWN = (SEN_PER_RUPIAH, False)
    HUNDRED_DOWN = (100 * SEN_PER_RUPIAH, False)
    THOUSAND_DOWN = (1_000 * SEN_PER_RUPIAH, False)

    @property
    def code(self) -> str:
        """The name used in traces, for example ``sen_half_up``."""
        return self.name.lower()


@final
class Money:
    """An immutable amount in sen; may be negative."""

    __slots__ = ("sen",)

    sen: int

    def __init__(self, sen: int) -> None:
        _set_sen(self, sen)

    @classmethod
    def rupiah(cls, amount: int) -> Money:
        """The amount for whole rupiah."""
        return cls(amount * SEN_PER_RUPIAH)

    @classmethod
    def from_decimal(cls, amount: Decimal) -> Money:
        """The amount for a decimal number of rupiah.

        Raises ValueError when it has more than two decimals or is not a number.
        """
        if not amount.is_finite():
            raise ValueError(f"{amount} is not an amount")
        sen = amount * SEN_PER_RUPIAH
        if sen != int(sen):
            raise ValueError(f"{amount} has more than two decimals")
        return cls(int(sen))

    @classmethod
    def from_fraction(cls, rupiah: Fraction, rounding: Rounding) -> Money:
        """The amount for an exact number of rupiah under a named rounding rule."""
        return cls(_rounded(rupiah.numerator * SEN_PER_RUPIAH, rupiah.denominator, rounding))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Money is immutable")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("Money is immutable")

    def __reduce__(self) -> tuple[type[Money], tuple[int]]:
        return Money, (self.sen,)

    def __add__(self, other: Money) -> Money:
        return Money(self.sen + other.sen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.sen - other.sen)

    def __neg__(self) -> Money:
        return Money(-self.sen)

    def __mul__(self, times: int) -> Money:
        return Money(self.sen * times)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self.sen == other.sen

    def __lt__(self, other: Money) -> bool:
        return self.sen < other.sen

    def __le__(self, other: Money) -> bool:
        return self.sen <= other.sen

    def __gt__(self, other: Money) -> bool:
        return self.sen > other.sen

    def __ge__(self, other: Money) -> bool:
        return self.sen >= other.sen

    def __hash__(self) -> int:
        return hash(self.sen)

    def __bool__(self) -> bool:
        return self.sen != 0

    def __repr__(self) -> str:
        return f"Money({self})"

    def __str__(self) -> str:
        """Rupiah with exactly two decimals and a point, as in the contracts: ``-1234.50``."""
        whole, sen = divmod(abs(self.sen), SEN_PER_RUPIAH)
        return f"{'-' if self.sen < 0 else ''}{whole}.{sen:02d}"

    @property
    def is_whole(self) -> bool:
        """Whether the amount is a whole number of rupiah."""
        return self.sen % SEN_PER_RUPIAH == 0

    def as_fraction(self) -> Fraction:
        """The exact number of rupiah."""
        return Fraction(self.sen, SEN_PER_RUPIAH)

    def rounded(self, rounding: Rounding) -> Money:
        """The amount under a named rounding rule; halves go away from zero, cuts go towards it."""
        step = rounding.step
        if self.sen % step == 0:
            return self
        if rounding.is_half_up and self.sen > 0:  # as in ``Rate.of``
            return Money((self.sen + step // 2) // step * step)
        return Money(_rounded(self.sen, 1, rounding))

    def whole_rupiah(self) -> int:
        """The amount as a number of rupiah.

        Raises ValueError when it isn't whole: round first, under a named rule.
        """
        if not self.is_whole:
            raise ValueError(f"{self} is not a whole number of rupiah")
        return self.sen // SEN_PER_RUPIAH


_set_sen: Final[Callable[[Money, int], None]] = vars(Money)["sen"].__set__
"""The slot's own setter: an instance refuses assignment, and ``object.__setattr__`` has to look the slot up."""

ZERO: Final = Money(0)


@final
class Rate:
    """An exact share of an amount, kept as numerator and denominator."""

    __slots__ = ("denominator", "numerator")

    numerator: int
    denominator: int

    def __init__(self, numerator: int, denominator: int) -> None:
        fraction = Fraction(numerator, denominator)
        object.__setattr__(self, "numerator", fraction.numerator)
        object.__setattr__(self, "denominator", fraction.denominator)

    @classmethod
    def percent(cls, percent: Decimal | int) -> Rate:
        """The rate for a percentage: ``Rate.percent(Decimal("3.7"))``."""
        fraction = Fraction(percent) / 100
        return cls(fraction.numerator, fraction.denominator)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Rate is immutable")

    def __reduce__(self) -> tuple[type[Rate], tuple[int, int]]:
        return Rate, (self.numerator, self.denominator)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rate) and self.numerator == other.numerator and self.denominator == other.denominator

    def __hash__(self) -> int:
        return hash((self.numerator, self.denominator))

    def __repr__(self) -> str:
        return f"Rate({self.percent_text}%)"

    def of(self, base: Money, rounding: Rounding = Rounding.SEN_HALF_UP) -> Money:
        """This share of ``base`` under a named rounding rule."""
        if rounding.is_half_up and base.sen >= 0:  # nearly always; written out, since a payslip does it a dozen times
            step = rounding.step
            unit = self.denominator * step
            return Money((base.sen * self.numerator + unit // 2) // unit * step)
        return Money(_rounded(base.sen * self.numerator, self.denominator, rounding))

    def as_fraction(self) -> Fraction:
        """The rate as a fraction of one."""
        return Fraction(self.numerator, self.denominator)

    @property
    def percent_text(self) -> str:
        """The percentage in its shortest exact decimal form with a point: ``3.7``, ``0.24``, ``2``."""
        return decimal_text(self.as_fraction() * 100)


def decimal_text(number: Fraction) -> str:
    """A fraction in its shortest decimal form with a point; at most six decimals, half up beyond them."""
    scaled = _half_up(number.numerator * 10**6, number.denominator)
    whole, decimals = divmod(abs(scaled), 10**6)
    sign = "-" if scaled < 0 else ""
    tail = f"{decimals:06d}".rstrip("0")
    return f"{sign}{whole}.{tail}" if tail else f"{sign}{whole}"


def _rounded(numerator_sen: int, denominator: int, rounding: Rounding) -> int:
    step = rounding.step
    if rounding.is_half_up:
        return _half_up(numerator_sen, denominator * step) * step
    sign = -1 if numerator_sen < 0 else 1
    return sign * (abs(numerator_sen) // (denominator * step)) * step


def _half_up(numerator: int, denominator: int) -> int:
    # Half of an odd denominator may be cut: no whole numerator lies between the two.
    if numerator >= 0:
        return (numerator + denominator // 2) // denominator
    return -((denominator // 2 - numerator) // denominator)
