"""Identity numbers and what can be said about them without asking anybody.

None of these numbers has a published check digit that could be relied on, so the checks here only
point out what is implausible; they never decide that a number is wrong. python-stdnum isn't used for them: its NIK
check refuses the provinces 65 and 92 to 96 and reads regencies by the statistics office's codes instead of those in a
NIK, and its NPWP check insists on one of several conflicting control digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

NIK_DIGITS: Final = 16
NPWP_DIGITS: Final = (15, 16)
"""Before 2024, and since."""
_FEMALE_DAY: Final = 40
"""Added to the day of birth in a woman's NIK."""
_SEPARATORS: Final = re.compile(r"[\s.\-]")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PLAIN_NAME: Final = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*\.?")
_ACCOUNT: Final = re.compile(r"\d{5,20}", re.ASCII)
_PROVINCES: Final = (
    *range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 97),
)  # fmt: skip
"""The Ministry of Home Affairs' codes of the 38 provinces. Older NIKs keep the code of the first registration."""
_PHONE: Final = re.compile(r"(08|628)\d{7,12}")
_NUMBERS_ONLY: Final = frozenset({"nik", "npwp", "nitku", "kpj", "kode_tk", "jkn_number", "family_card", "phone"})


@dataclass(frozen=True, slots=True)
class NikParts:
    """What a NIK says: place of first registration, birth date as two-digit year, sex."""

    regency: str
    """Province and regency, four digits."""
    day: int
    month: int
    year: int
    """Two digits."""
    sex: str
    """L or P."""


def nik_parts(nik: str) -> NikParts | None:
    """The parts of a NIK; None unless it has 16 digits."""
    if not (len(nik) == NIK_DIGITS and is_digits(nik)):
        return None
    day = int(nik[6:8])
    female = day > _FEMALE_DAY
    return NikParts(
        regency=nik[:4],
        day=day - _FEMALE_DAY if female else day,
        month=int(nik[8:10]),
        year=int(nik[10:12]),
        sex="P" if female else "L",
    )


def nik_fits_birth(nik: str, birth: date) -> bool:
    """Whether the birth date in a NIK of 16 digits is this one. Never changes once given, so it may differ rightly."""
    parts = nik_parts(nik)
    return parts is not None and (parts.day, parts.month, parts.year) == (birth.day, birth.month, birth.year % 100)


def nik_fits_sex(nik: str, sex: str) -> bool:
    """Whether the sex (L or P) in a NIK of 16 digits is this one."""
    parts = nik_parts(nik)
    return parts is not None and parts.sex == sex


def nik_province_known(nik: str) -> bool:
    """Whether the first two digits are a province's code; a hint only, as codes come and go."""
    return is_digits(nik[:2]) and int(nik[:2]) in _PROVINCES


def is_digits(text: str) -> bool:
    """Whether a text consists of the digits 0 to 9 alone."""
    return text.isascii() and text.isdigit()


def has_length(text: str, *lengths: int) -> bool:
    """Whether a text consists of digits alone and has one of these lengths."""
    return is_digits(text) and len(text) in lengths


def is_phone(text: str) -> bool:
    """Whether this is a mobile number as SIPP takes it: 9 to 14 digits that begin with 08 or 628."""
    return _PHONE.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Whether a text has the form of an e-mail address."""
    return text.isascii() and _EMAIL.fullmatch(text) is not None


def is_account(text: str) -> bool:
    """Whether this is an account number as SIPP takes it: 5 to 20 digits."""
    return _ACCOUNT.fullmatch(text) is not None


def is_plain_name(text: str) -> bool:
    """Whether a name is as on an identity card: words of letters, without digits, commas or other signs."""
    return _PLAIN_NAME.fullmatch(text) is not None


def without_separators(field: str, text: str) -> str:
    """A number as it is stored: ``01.234.567.8-901.000`` loses its dots and dashes, a telephone its plus.

    Other identifiers may hold such characters as a part of themselves and stay as they are.
    """
    if field not in _NUMBERS_ONLY:
        return text
    bare = _SEPARATORS.sub("", text)
    return bare.removeprefix("+") if field == "phone" else bare
