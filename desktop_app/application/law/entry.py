"""Typed cells back to the plain tables and numbers that the regulation files hold; the reverse of ``values``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from desktop_app.application.law.values import HEADS, HOLIDAY_KINDS, SHARES, YES_NO, columns_of
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _


def raw_value(kind: str, rows: Sequence[Sequence[str]]) -> Any:
    """The value of typed rows as a regulation file holds it. Rows without any text are left out.

    Raises KnownProblem ``law.cell`` for a cell that can't be read, ``law.rows_missing``, ``law.row_twice`` and
    ``law.rows_order``.
    """
    columns = columns_of(kind)
    filled = [(number, cells) for number, cells in enumerate(rows, 1) if any(cell.strip() for cell in cells)]
    read = [
        tuple(_read(name, cell, number) for name, cell in zip(columns, cells, strict=True)) for number, cells in filled
    ]
    if not read and kind != "codes":
        raise KnownProblem("law.rows_missing")
    return _RAW[kind](read)


def _read(name: str, text: str, row: int) -> Any:
    try:
        return _READ[name](text.strip())
    except (ValueError, ArithmeticError, KeyError) as problem:
        raise KnownProblem("law.cell", row=row, column=_(HEADS[name]), found=text.strip() or "–") from problem


def _amount(text: str) -> int | Decimal:
    sen = formats.parse_amount(text)
    if sen < 0:
        raise ValueError(text)
    whole, rest = divmod(sen, 100)
    return Decimal(sen).scaleb(-2) if rest else whole


def _percent(text: str) -> int | Decimal:
    number = Decimal(text.rstrip("% ").replace(",", "."))
    if not number.is_finite() or not 0 <= number <= 100:
        raise ValueError(text)
    return int(number) if number == number.to_integral_value() else number


def _number(text: str) -> int:
    plain = text.replace(".", "")
    if not plain.isascii() or not plain.isdigit():
        raise ValueError(text)
    return int(plain)


def _fraction(text: str) -> str:
    fraction = Fraction(text.replace(",", "."))
    if fraction < 0:
        raise ValueError(text)
    return str(fraction)


def _word(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _chosen(words: Mapping[Any, str]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        return {name.casefold(): value for value, word in words.items() for name in (_(word), str(value))}[
            text.casefold()
        ]

    return read


_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    "amount": _amount,
    "percent": _percent,
    "number": _number,
    "flag": _chosen(YES_NO),
    "text": _word,
    "share": _chosen(SHARES),
    "code": _word,
    "name": _word,
    "fraction": _fraction,
    "up_to": lambda text: _amount(text) if text else None,
    "day": formats.parse_date,
    "holiday": _chosen(HOLIDAY_KINDS),
}

_Read = Sequence[tuple[Any, ...]]


def _single(rows: _Read) -> Any:
    return rows[0][0]


def _table(rows: _Read) -> dict[str, Any]:
    _each_once([row[0] for row in rows])
    return {row[0]: row[1] for row in rows}


def _codes(rows: _Read) -> list[str]:
    codes = [row[0] for row in rows]
    _each_once(codes)
    return codes


def _scale(column: str) -> Callable[[_Read], list[dict[str, Any]]]:
    def build(rows: _Read) -> list[dict[str, Any]]:
        limits = [row[-2] for row in rows]
        for number, (limit, after) in enumerate(pairwise(limits), 1):
            if limit is None or (after is not None and after <= limit):
                raise KnownProblem("law.rows_order", row=number + 1)
        return [({"up_to": row[-2]} if row[-2] is not None else {}) | {column: row[-1]} for row in rows]

    return build


def _scales(rows: _Read) -> dict[str, list[dict[str, Any]]]:
    names = dict.fromkeys(row[0] for row in rows)
    return {name: _scale("percent")([row for row in rows if row[0] == name]) for name in names}


def _holidays(rows: _Read) -> list[dict[str, Any]]:
    _each_once([formats.short_date(row[0]) for row in rows])
    days: list[tuple[date, str, str]] = sorted((row[0], row[1], row[2]) for row in rows)
    return [{"date": day, "name": name, "kind": kind} for day, name, kind in days]


def _each_once(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise KnownProblem("law.row_twice", name=name)
        seen.add(name)


_RAW: Final[Mapping[str, Callable[[_Read], Any]]] = {
    **dict.fromkeys(("amount", "percent", "number", "flag", "text"), _single),
    **dict.fromkeys(("shares", "percents", "amounts", "numbers", "texts", "fractions"), _table),
    "codes": _codes,
    "brackets": _scale("percent"),
    "steps": _scale("amount"),
    "bands_by": _scales,
    "holidays": _holidays,
}
