"""The kinds of values that a regulation file may hold, and how each is read.

A value is taken only as its kind writes it: a wrong type, an unknown key or a scale out of order raises
``WrongValue``, which says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, TypeVar

from desktop_app.domain.money import Money, Rate
from desktop_app.domain.regulation import Band, Holiday, Shares, Step

T = TypeVar("T")

HOLIDAY_KINDS: Final = frozenset({"national", "election", "cuti_bersama"})


class WrongValue(ValueError):  # noqa: N818 - says what the value is
    """A value that isn't written as its kind asks."""


def read_value(kind: str, raw: object, *, closed: bool = False) -> Any:
    """The domain value for what the file holds.

    ``closed`` says of a scale that it ends at its last row on purpose; otherwise the last row is open.
    Raises WrongValue.
    """
    scale = _SCALES.get(kind)
    if scale is not None:
        return scale(raw, closed)
    if closed:
        raise WrongValue(f"only a scale can be closed, not the kind {kind}")
    return _PLAIN[kind](raw)


def is_kind(name: object) -> bool:
    """Whether a kind of that name exists."""
    return name in _PLAIN or name in _SCALES


def known_keys(table: object, required: Set[str], optional: Set[str] = frozenset()) -> dict[str, Any]:
    """The table itself; raises WrongValue when it is none, lacks a key or holds an unknown one."""
    if not isinstance(table, dict):
        raise WrongValue(f"expected a table, found {_shown(table)}")
    unknown = sorted(table.keys() - required - optional)
    if unknown:
        raise WrongValue(f"unknown key: {', '.join(unknown)}")
    missing = sorted(required - table.keys())
    if missing:
        raise WrongValue(f"missing key: {', '.join(missing)}")
    return table


def _shown(raw: object) -> str:
    return f"{type(raw).__name__} {raw!r}"[:80]


def _decimal(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        raise WrongValue(f"expected a number, found {_shown(raw)}")
    number = Decimal(raw)
    if not number.is_finite() or number < 0:
        raise WrongValue(f"expected a number from 0 up, found {raw}")
    return number


def _amount(raw: object) -> Money:
    try:
        return Money.from_decimal(_decimal(raw))
    except WrongValue:
        raise
    except ValueError as problem:
        raise WrongValue(str(problem)) from problem


def _percent(raw: object) -> Rate:
    number = _decimal(raw)
    if number > 100:
        raise WrongValue(f"{number} percent is more than the whole")
    return Rate.percent(number)


def _number(raw: object) -> int:
    number = _decimal(raw)
    if not isinstance(raw, int):
        raise WrongValue(f"expected a whole number, found {raw}")
    return int(number)


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise WrongValue(f"expected true or false, found {_shown(raw)}")
    return raw


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise WrongValue(f"expected a text, found {_shown(raw)}")
    return raw


def _fraction(raw: object) -> Fraction:
    if not isinstance(raw, str):
        return Fraction(_decimal(raw))
    try:
        fraction = Fraction(raw)
    except (ValueError, ZeroDivisionError) as problem:
        raise WrongValue(f"expected a fraction such as 3/4, found {raw!r}") from problem
    if fraction < 0:
        raise WrongValue(f"expected a fraction from 0 up, found {raw!r}")
    return fraction


def _shares(raw: object) -> Shares:
    table = known_keys(raw, {"employer", "employee"})
    return Shares(_percent(table["employer"]), _percent(table["employee"]))


def _codes(raw: object) -> frozenset[str]:
    codes = [_text(code) for code in _list(raw)]
    if len(set(codes)) != len(codes):
        raise WrongValue("a code is listed twice")
    return frozenset(codes)


def _holidays(raw: object) -> tuple[Holiday, ...]:
    days = tuple(_holiday(row) for row in _rows(raw))
    for earlier, later in pairwise(days):
        if later.day <= earlier.day:
            raise WrongValue(f"the days are not in order: {later.day} after {earlier.day}")
    return days


def _holiday(raw: object) -> Holiday:
    table = known_keys(raw, {"date", "name", "kind"})
    day, kind = table["date"], table["kind"]
    if type(day) is not date:
        raise WrongValue(f"expected a date, found {_shown(day)}")
    if kind not in HOLIDAY_KINDS:
        raise WrongValue(f"unknown kind of holiday: {kind}")
    return Holiday(day, _text(table["name"]), kind)


def _mapping(read: Callable[[object], T]) -> Callable[[object], Mapping[str, T]]:
    def read_mapping(raw: object) -> Mapping[str, T]:
        if not isinstance(raw, dict) or not raw:
            raise WrongValue(f"expected a table with at least one row, found {_shown(raw)}")
        values: dict[str, T] = {}
        for key, value in raw.items():
            try:
                values[key] = read(value)
            except WrongValue as problem:
                raise WrongValue(f"{key}: {problem}") from problem
        return MappingProxyType(values)

    return read_mapping


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise WrongValue(f"expected a list, found {_shown(raw)}")
    return raw


def _rows(raw: object) -> list[Any]:
    rows = _list(raw)
    if not rows:
        raise WrongValue("the list is empty")
    return rows


def _bands(raw: object, closed: bool) -> tuple[Band, ...]:
    return tuple(Band(limit, _percent(value)) for limit, value in _scale(raw, "percent", closed))


def _steps(raw: object, closed: bool) -> tuple[Step, ...]:
    return tuple(Step(limit, _amount(value)) for limit, value in _scale(raw, "amount", closed))


def _bands_by(raw: object, closed: bool) -> Mapping[str, tuple[Band, ...]]:
    return _mapping(lambda rows: _bands(rows, closed))(raw)


def _scale(raw: object, column: str, closed: bool) -> list[tuple[Money | None, Any]]:
    tables = [known_keys(row, {column}, {"up_to"}) for row in _rows(raw)]
    rows = [(_amount(table["up_to"]) if "up_to" in table else None, table[column]) for table in tables]
    limits = [limit for limit, _ in rows]
    if None in limits[:-1]:
        raise WrongValue("a row other than the last has no up_to")
    if (limits[-1] is not None) != closed:
        raise WrongValue("the last row of a closed scale needs up_to" if closed else "the last row must have no up_to")
    bounded = [limit for limit in limits if limit is not None]
    for lower, upper in pairwise(bounded):
        if upper <= lower:
            raise WrongValue(f"the rows are not ascending: {upper} after {lower}")
    return rows


_PLAIN: Final[Mapping[str, Callable[[object], Any]]] = {
    "amount": _amount,
    "percent": _percent,
    "number": _number,
    "flag": _flag,
    "text": _text,
    "shares": _shares,
    "codes": _codes,
    "holidays": _holidays,
    "percents": _mapping(_percent),
    "amounts": _mapping(_amount),
    "numbers": _mapping(_number),
    "texts": _mapping(_text),
    "fractions": _mapping(_fraction),
}

_SCALES: Final[Mapping[str, Callable[[object, bool], Any]]] = {
    "brackets": _bands,
    "steps": _steps,
    "bands_by": _bands_by,
}
