"""Typed text as the values of fields, for the command line and the screen. Each raises ValueError."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from desktop_app.domain.money import Rate

_PERCENT: Final = re.compile(r"\d{1,4}([.,]\d{1,4})?")
_YES: Final = frozenset({"yes", "ya", "true", "1"})
_NO: Final = frozenset({"no", "tidak", "false", "0"})


def percent(text: str) -> Rate:
    """``5``, ``5,5``, ``5.5%``."""
    plain = text.removesuffix("%").strip()
    if not _PERCENT.fullmatch(plain):
        raise ValueError(text)
    return Rate.percent(Decimal(plain.replace(",", ".")))


def whole(text: str) -> int:
    """Digits only."""
    if not text.isascii() or not text.isdigit():
        raise ValueError(text)
    return int(text)


def flag(text: str) -> bool:
    """``yes`` or ``no``, in either language."""
    word = text.casefold()
    if word not in _YES | _NO:
        raise ValueError(text)
    return word in _YES


def words(text: str) -> tuple[str, ...]:
    """Parted by spaces or semicolons, or by commas before a space: a comma may also be decimal."""
    return tuple(word for word in re.split(r"[;\s]+|,\s+", text) if word)


def people(text: str) -> tuple[str, ...]:
    """Numbers of employees, parted by commas; each counts once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
