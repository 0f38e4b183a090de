"""Reading JSON that must follow a contract to the letter: nothing unknown, nothing guessed, all refusals with a place.

The first violation raises KnownProblem; its parameter ``place`` is the case's id and the JSON path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from desktop_app.domain.findings import KnownProblem, Parameter
from desktop_app.domain.money import SEN_PER_RUPIAH, ZERO, Money
from desktop_app.domain.periods import Month, iso_day

Choice = TypeVar("Choice", bound=StrEnum)

LARGEST_AMOUNT: Final = Money.rupiah(10**15)
"""A quadrillion rupiah: more than any payroll, and what a slip of the keyboard soon exceeds."""

_AMOUNT = re.compile(r"([0-9]{1,16})(?:\.([0-9]{1,2}))?")
_LONGEST_SHOWN = 60


class _RepeatedKey(dict[str, Any]):
    """An object in which a key stands twice; ``key`` is the first such."""

    key: str = ""


def decode(content: bytes) -> object:
    """The JSON document in UTF-8 bytes (a byte order mark is allowed).

    Raises KnownProblem when it isn't UTF-8 or JSON, or nested beyond all reason.
    """
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_without_repetition)
    except UnicodeDecodeError as problem:
        raise KnownProblem("calculate.not_utf8", position=problem.start) from problem
    except json.JSONDecodeError as problem:
        raise KnownProblem("calculate.not_json", line=problem.lineno, column=problem.colno) from problem
    except RecursionError as problem:
        raise KnownProblem("calculate.nested_too_deep") from problem
    except ValueError as problem:
        # Python refuses to convert integers of thousands of digits.
        raise KnownProblem("calculate.number_too_long") from problem


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    repeated = _RepeatedKey(found)
    repeated.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return repeated


class StrictObject:
    """One JSON object of the input. Each method reads one key; a key that isn't there gives the default."""

    __slots__ = ("_case", "_path", "_values")

    def __init__(self, value: object, path: str, known: Iterable[str], case: str | None = None) -> None:
        """``known``: the keys that the contract names; ``case``: id of the case, where one is known already."""
        self._path = path
        self._case = case
        if not isinstance(value, dict):
            raise self.refusal("calculate.not_an_object", "")
        self._values: Mapping[str, Any] = value
        if isinstance(value, _RepeatedKey):
            raise self.refusal("calculate.repeated_key", value.key)
        for key in value.keys() - known:
            raise self.refusal("calculate.unknown_key", key)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def refusal(self, code: str, key: str, **params: Parameter) -> KnownProblem:
        """The problem with a key of this object; an empty key means the object itself."""
        path = ".".join(part for part in (self._path, shown(key)) if part) or "$"
        place = path if self._case is None else f"{shown(self._case)}: {path}"
        return KnownProblem(code, place=place, **params)

    def child(self, key: str, known: Iterable[str]) -> StrictObject:
        """The object under a key; an empty one when it isn't there."""
        path = f"{self._path}.{key}" if self._path else key
        return StrictObject(self._values.get(key, {}), path, known, self._case)

    def require(self, *keys: str) -> None:
        """Refuse the object when one of the keys isn't there."""
        for key in keys:
            if key not in self._values:
                raise self.refusal("calculate.missing_key", key)

    def text(self, key: str) -> str:
        """Any text that can be written in UTF-8."""
        self.require(key)
        value = self._values[key]
        if not isinstance(value, str):
            raise self.refusal("calculate.not_a_text", key)
        try:
            value.encode()
        except UnicodeEncodeError as problem:
            raise self.refusal("calculate.not_a_text", key) from problem
        return value

    def amount(self, key: str) -> Money:
        """An amount in rupiah: an integer, or text with up to two decimals. Zero by default."""
        if key not in self._values:
            return ZERO
        value = self._values[key]
        if type(value) is int:
            sen = value * SEN_PER_RUPIAH
        elif isinstance(value, str) and (match := _AMOUNT.fullmatch(value)):
            sen = int(match[1]) * SEN_PER_RUPIAH + int((match[2] or "").ljust(2, "0"))
        else:
            raise self.refusal("calculate.not_an_amount", key)
        if sen < 0:
            raise self.refusal("calculate.negative", key)
        if sen > LARGEST_AMOUNT.sen:
            raise self.refusal("calculate.amount_too_large", key, largest=LARGEST_AMOUNT)
        return Money(sen)

    def amount_or_none(self, key: str) -> Money | None:
        """An amount, or None for null and by default."""
        return None if self._values.get(key) is None else self.amount(key)

    def integer(self, key: str, least: int, most: int, default: int) -> int:
        """A whole number between two bounds, both included."""
        value = self._values.get(key, default)
        if type(value) is not int:
            raise self.refusal("calculate.not_an_integer", key)
        if not least <= value <= most:
            raise self.refusal("calculate.outside_bounds", key, least=least, most=most)
        return value

    def flag(self, key: str) -> bool:
        """True or false; false by default."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.refusal("calculate.not_a_flag", key)
        return value

    def choice(self, key: str, default: Choice) -> Choice:
        """A member of the default's enumeration by its value."""
        value = self._values.get(key, default.value)
        self._among(key, value, [member.value for member in type(default)])
        return type(default)(value)

    def word(self, key: str, words: Iterable[str], default: str) -> str:
        """One of several words."""
        value = self._values.get(key, default)
        self._among(key, value, words)
        return str(value)

    def month(self, key: str) -> Month:
        """A month ``YYYY-MM``."""
        self.require(key)
        value = self._values[key]
        try:
            if isinstance(value, str):
                return Month.parse(value)
        except ValueError:
            pass
        raise self.refusal("calculate.not_a_month", key)

    def day(self, key: str) -> date:
        """A day of the calendar ``YYYY-MM-DD``."""
        self.require(key)
        value = self._values[key]
        try:
            if isinstance(value, str):
                return iso_day(value)
        except ValueError:
            pass
        raise self.refusal("calculate.not_a_day", key)

    def items(self, key: str) -> list[Any]:
        """A list."""
        self.require(key)
        value = self._values[key]
        if not isinstance(value, list):
            raise self.refusal("calculate.not_a_list", key)
        return value

    def _among(self, key: str, value: object, words: Iterable[str]) -> None:
        known = tuple(words)
        if not isinstance(value, str) or value not in known:
            raise self.refusal("calculate.not_among", key, known=", ".join(known))


def shown(text: str) -> str:
    """A text of the input as a message may show it: in one short line that any terminal can print."""
    short = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
    return "".join(character if character.isprintable() else "�" for character in short)
