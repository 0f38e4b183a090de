"""Amounts and dates as the windows show and accept them; the same in both languages."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from desktop_app.domain.money import SEN_PER_RUPIAH, Money

MINUS: Final = "−"
NO_BREAK: Final = "\u00a0"
_AMOUNT: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?")
_SHORT: Final = re.compile(r"(\d+)(?:[.,](\d{1,6}))?(jt|juta|rb|ribu|k|m)")
_UNITS: Final = {"jt": 10**6, "juta": 10**6, "m": 10**6, "rb": 10**3, "ribu": 10**3, "k": 10**3}
_DATE: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{2})(\d{2})(\d{4})")


def grouped(number: int) -> str:
    """A whole number with dots for thousands and a real minus: ``−1.234.567``."""
    return f"{MINUS if number < 0 else ''}{abs(number):,}".replace(",", ".")


def amount(money: Money, *, decimals: bool | None = None) -> str:
    """An amount without "Rp"; two decimals when asked for or, by default, when there are any."""
    whole, sen = divmod(abs(money.sen), SEN_PER_RUPIAH)
    text = grouped(whole) + (f",{sen:02d}" if decimals or (decimals is None and sen) else "")
    return f"{MINUS}{text}" if money.sen < 0 else text


def rupiah(money: Money) -> str:
    """A single figure or a screen's total: ``Rp 1.234.567`` with a no-break space."""
    text = f"Rp{NO_BREAK}{amount(money if money.sen >= 0 else -money)}"
    return f"{MINUS}{text}" if money.sen < 0 else text


def signed(money: Money) -> str:
    """A difference: always with its sign, zero without."""
    return f"+{amount(money)}" if money.sen > 0 else amount(money)


def parse_amount(text: str) -> Money:
    """The amount in typed text: ``8000000``, ``8.000.000``, ``8.000.000,50``, ``8jt``, ``8,5 jt``, ``750rb``.

    Raises ValueError for anything else, for example dots that don't part thousands.
    """
    plain = re.sub(r"[\s\u00a0]|^rp\.?", "", text.strip().lower())
    negative = plain[:1] in {"-", MINUS}
    plain = plain[1:] if negative else plain
    if match := _AMOUNT.fullmatch(plain):
        sen = int(match[1].replace(".", "")) * SEN_PER_RUPIAH + int((match[2] or "0").ljust(2, "0"))
    elif match := _SHORT.fullmatch(plain):
        sen = Money.from_decimal(Decimal(f"{match[1]}.{match[2] or 0}") * _UNITS[match[3]]).sen
    else:
        raise ValueError(text)
    return Money(-sen if negative else sen)


def day(value: date) -> str:
    """A date in tables and fields: ``20-11-2026``."""
    return f"{value:%d-%m}-{value.year:04d}"


def parse_day(text: str) -> date:
    """The date in typed text: ``20-11-2026``, also with slashes, dots or without signs; ValueError otherwise."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    number, month, year = (match[index] or match[index + 3] for index in (1, 2, 3))
    return date(int(year), int(month), int(number))
