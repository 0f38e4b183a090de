"""Amounts, dates and identifiers as people read and type them.

Figures are written alike in both languages (dots for thousands, a comma for decimals); only words
change. Nothing here asks the computer's locale. Amounts are whole sen (1/100 rupiah).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, Protocol, runtime_checkable

from desktop_app.foundation import languages

SEN_PER_RUPIAH: Final = 100
MINUS: Final = "−"
NO_BREAK: Final = "\u00a0"
NOTHING: Final = "–"
_HIDDEN: Final = "····"

_MONTHS: Final = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_SHORT_MONTHS: Final = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

_AMOUNT: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?")
_SHORT_AMOUNT: Final = re.compile(r"(\d+)(?:[.,](\d{1,6}))?(jt|juta|rb|ribu|k|m)")
_UNITS: Final = {"jt": 10**6, "juta": 10**6, "m": 10**6, "rb": 10**3, "ribu": 10**3, "k": 10**3}
_DATE: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})|(\d{2})(\d{2})(\d{4})")


@runtime_checkable
class _Amount(Protocol):
    @property
    def sen(self) -> int: ...


@runtime_checkable
class _Month(Protocol):
    @property
    def year(self) -> int: ...

    @property
    def number(self) -> int: ...


@runtime_checkable
class _Rate(Protocol):
    @property
    def percent_text(self) -> str: ...


def grouped(number: int) -> str:
    """A whole number with dots for thousands and a real minus: ``−1.234.567``."""
    text = f"{abs(number):,}".replace(",", ".")
    return f"{MINUS}{text}" if number < 0 else text


def amount(sen: int, zero: str = NOTHING) -> str:
    """An amount without "Rp": ``8.000.000``, two decimals only where there are any; ``zero`` for nothing."""
    if sen == 0:
        return zero
    whole, rest = divmod(abs(sen), SEN_PER_RUPIAH)
    text = f"{whole:,}".replace(",", ".")
    if rest:
        text = f"{text},{rest:02d}"
    return f"{MINUS}{text}" if sen < 0 else text


def rupiah(sen: int) -> str:
    """A single figure or a total: ``Rp 1.234.567`` with a no-break space."""
    return f"{MINUS if sen < 0 else ''}Rp{NO_BREAK}{amount(abs(sen), zero='0')}"


def signed_amount(sen: int, zero: str = NOTHING) -> str:
    """A difference, always with its sign; ``zero`` for none."""
    return f"+{amount(sen)}" if sen > 0 else amount(sen, zero)


def percent(share: str | Fraction) -> str:
    """``3,7%`` for the percentage text ``"3.7"`` or for the fraction 37/1000; at most six decimals."""
    if isinstance(share, Fraction):
        share = f"{round(share * 100 * 10**6) / Decimal(10**6):f}"
        share = share.rstrip("0").rstrip(".") if "." in share else share
    return f"{share.replace('.', ',').replace('-', MINUS)}%"


def short_date(day: date) -> str:
    """``20-11-2026``, for tables and fields."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def day_month_year(day: date) -> str:
    """``20 November 2026``."""
    return f"{day.day} {month_name(day.year, day.month)}"


def long_date(day: date) -> str:
    """``Jumat, 20 November 2026``, for prose."""
    return f"{_DAYS[languages.language()][day.weekday()]}, {day_month_year(day)}"


def day_month(day: date) -> str:
    """``20 Nov``, where it is narrow."""
    return f"{day.day} {short_month(day.month)}"


def moment(at: datetime) -> str:
    """``20 Nov 2026 10.14`` in the moment's own zone."""
    return f"{at.day} {short_month(at.month)} {at.year} {clock_time(at)}"


def clock_time(at: datetime) -> str:
    """``10.14``."""
    return f"{at.hour:02d}.{at.minute:02d}"


def month_name(year: int, number: int) -> str:
    """``November 2026``."""
    return f"{bare_month(number)} {year:04d}"


def bare_month(number: int) -> str:
    """``November``."""
    return _MONTHS[languages.language()][number - 1]


def short_month(number: int) -> str:
    """``Nov``."""
    return _SHORT_MONTHS[languages.language()][number - 1]


def masked(identifier: str) -> str:
    """An identity or account number with its middle hidden: ``3273 ···· ···· 0003``; empty for none.

    A long one shows four characters at each end, a short one only its last two to four.
    """
    plain = re.sub(r"[\s.-]", "", identifier)
    if len(plain) >= 15:
        return f"{plain[:4]} {_HIDDEN} {_HIDDEN} {plain[-4:]}"
    if len(plain) >= 11:
        return f"{plain[:4]} {_HIDDEN} {plain[-3:]}"
    if not plain:
        return ""
    return f"{_HIDDEN} {plain[-4:] if len(plain) >= 7 else plain[-2:]}"


def masked_account(number: str) -> str:
    """A bank account of which only the last four digits are told: ``···· 4471``."""
    plain = re.sub(r"[\s.-]", "", number)
    return f"{_HIDDEN} {plain[-4:] if len(plain) >= 7 else plain[-2:]}" if plain else ""


def nik_grouped(nik: str) -> str:
    """An identity number of 16 digits parted 6 6 4 by thin spaces; anything else as it is."""
    if len(nik) != 16:
        return nik
    thin = "\u2009"
    return f"{nik[:6]}{thin}{nik[6:12]}{thin}{nik[12:]}"


@lru_cache(maxsize=4096)
def _words(number: int, language: str) -> str:
    from num2words import num2words  # noqa: PLC0415 - needed for payslips only

    return str(num2words(number, lang=language))


def in_words(whole_rupiah: int) -> str:
    """An amount of whole rupiah in words: ``Delapan juta rupiah``, ``Eight million rupiah``."""
    language = languages.language()
    text = _words(abs(whole_rupiah), language)
    if whole_rupiah < 0:
        text = f"min {text}" if language == "id" else f"minus {text}"
    return f"{text[:1].upper()}{text[1:]} rupiah"


def parse_amount(text: str) -> int:
    """The amount in sen in typed text: ``8000000``, ``8.000.000``, ``8.000.000,50``, ``8jt``, ``8,5 jt``, ``750rb``.

    A dot parts thousands: ``1.500`` is one thousand five hundred. Raises ValueError for anything else.
    """
    plain = re.sub(r"\s|^rp\.?", "", text.strip().lower())
    negative = plain[:1] in {"-", MINUS}
    plain = plain[1:] if negative else plain
    if match := _AMOUNT.fullmatch(plain):
        sen = int(match[1].replace(".", "")) * SEN_PER_RUPIAH + int((match[2] or "0").ljust(2, "0"))
    elif match := _SHORT_AMOUNT.fullmatch(plain):
        exact = Decimal(f"{match[1]}.{match[2] or 0}") * _UNITS[match[3]] * SEN_PER_RUPIAH
        sen = int(exact)
        if sen != exact:
            raise ValueError(f"{text!r} has more than two decimals")
    else:
        raise ValueError(f"{text!r} is not an amount")
    return -sen if negative else sen


def parse_date(text: str) -> date:
    """The date in typed text: ``20-11-2026``, also with slashes, dots, spaces or without signs.

    Raises ValueError for anything else.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a date")
    day, month, year = (match[index] or match[index + 3] for index in (1, 2, 3))
    return date(int(year), int(month), int(day))


def fraction(value: Fraction) -> str:
    """An exact number of rupiah: ``142.078,065``; cut to two decimals, half up, where six don't suffice."""
    million = 10**6
    if million % value.denominator:
        return amount((2 * value.numerator * SEN_PER_RUPIAH + value.denominator) // (2 * value.denominator), zero="0")
    whole, rest = divmod(abs(value.numerator) * (million // value.denominator), million)
    tail = f"{rest:06d}".rstrip("0")
    text = grouped(whole) + (f",{tail.ljust(2, '0')}" if tail else "")
    return f"{MINUS}{text}" if value < 0 else text


_SHOWN: Final[tuple[tuple[Any, Callable[[Any], str]], ...]] = (
    (str, str),
    (bool, str),
    (int, grouped),
    (datetime, moment),
    (date, day_month_year),
    (Fraction, fraction),
    (_Amount, lambda value: amount(value.sen, zero="0")),
    (_Rate, lambda value: percent(value.percent_text)),
    (_Month, lambda value: month_name(value.year, value.number)),
    (Iterable, lambda value: ", ".join(show(item) for item in value)),
)


def show(value: object) -> str:
    """A value inside a sentence: an amount, rate, date, month, number or text, or several of them."""
    for kind, text in _SHOWN:
        if isinstance(value, kind):
            return text(value)
    return str(value)
