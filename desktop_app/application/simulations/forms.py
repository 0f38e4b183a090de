"""What a calculator asks: its fields as data, from which both the screen and the command line are made.

Texts are message ids, translated when shown. Values are typed (``Money``, ``date``, ...): reading them from
controls or from words of a command line is the adapters' work, checking them happens here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar, cast

from desktop_app.domain.findings import KnownProblem, Parameter
from desktop_app.domain.money import ZERO, Money, Rate
from desktop_app.domain.periods import Month
from desktop_app.foundation.messages import sentences

LARGEST_AMOUNT: Final = Money.rupiah(10**15)
"""A quadrillion rupiah: more than any payroll, and what a slip of the keyboard soon exceeds."""
_YEARS: Final = (1945, 2999)

_EMPTY: Final = (None, "", ())

Value = Money | Rate | Month | date | int | str | bool | tuple[str, ...] | None
OnlyIf = tuple[str, tuple[Value, ...]] | None
T = TypeVar("T")


class FieldKind(StrEnum):
    """How a field is typed and what it gives."""

    MONEY = "money"
    """``Money``."""
    WHOLE = "whole"
    """A whole number."""
    PERCENT = "percent"
    """``Rate``."""
    DATE = "date"
    MONTH = "month"
    CHOICE = "choice"
    """The word of one of the choices."""
    FLAG = "flag"
    WORDS = "words"
    """Several words, as the help of the field says."""
    PEOPLE = "people"
    """Numbers (NIP) of employees; none means everybody."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a choice and what it is called."""

    word: str
    label: str


def choices_of(words: type[StrEnum], family: str) -> tuple[Choice, ...]:
    """All words of an enumeration, called as in the sentences ``family.word``."""
    called = sentences()
    return tuple(Choice(word.value, str(called[f"{family}.{word.value}"])) for word in words)


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``name`` is stable and becomes ``--name`` on the command line."""

    name: str
    label: str
    kind: FieldKind
    default: Value | Callable[[date], Value] = None
    """What stands there at first; a function makes it from today's date."""
    required: bool = False
    """Whether an answer must be there."""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    least: int = 0
    """Least whole number; for an amount the least number of rupiah."""
    most: int = 10**6
    """Greatest whole number; percentages have the bounds 0 and this, too."""
    only_if: OnlyIf = None
    """Another field and the values of it with which this one counts; otherwise it is neither shown nor asked."""
    section: str = ""
    """Head under which it stands; fields of one section follow one another."""
    wide: bool = False
    """Whether it takes a row of its own."""

    def default_on(self, today: date) -> Value:
        """What stands there at first."""
        return self.default(today) if callable(self.default) else self.default


class Group(StrEnum):
    """Where a calculator stands in the list."""

    PERSON = "person"
    STAFF = "staff"
    BPJS = "bpjs"
    LABOUR = "labour"
    TAX = "tax"


@dataclass(frozen=True, slots=True)
class Form:
    """A calculator to the outside: its word, title, the sentence that says what it is for, and its fields."""

    name: str
    group: Group
    title: str
    purpose: str
    fields: tuple[Field, ...]
    needs_people: bool = False
    """Whether it looks at the employees of a client."""
    main: tuple[str, ...] = ()
    """Fields of which at least one must be filled before an answer means anything."""

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError for one that isn't there."""
        for found in self.fields:
            if found.name == name:
                return found
        raise KeyError(name)

    def defaults(self, today: date) -> dict[str, Value]:
        """What stands in every field at first."""
        return {field.name: field.default_on(today) for field in self.fields}

    def awaited(self, values: Mapping[str, Value]) -> Field | None:
        """The field to be filled next, before there is anything to answer; None when there is."""
        counting = [field for field in self.fields if self.counts(field, values)]
        main = [field for field in counting if field.name in self.main]
        if main and all(values.get(field.name) is None for field in main):
            return main[0]
        return next((field for field in counting if field.required and values.get(field.name) in _EMPTY), None)

    def counts(self, field: Field, values: Mapping[str, Value]) -> bool:
        """Whether a field counts, given what stands in the others."""
        if field.only_if is None:
            return True
        other, wanted = field.only_if
        return values.get(other) in wanted and self.counts(self.field(other), values)


class Objection(KnownProblem):
    """What is wrong with the answer in one field."""

    def __init__(self, field: str, code: str, **params: Parameter) -> None:
        super().__init__(code, **params)
        self.field = field


class Values:
    """Checked answers: a field that doesn't count or is left empty has its neutral value."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def items(self) -> tuple[tuple[str, Value], ...]:
        """Every field with its answer."""
        return tuple(self._values.items())

    def money(self, name: str) -> Money:
        """An amount; zero when left empty."""
        return self._typed(name, Money, ZERO)

    def money_or_none(self, name: str) -> Money | None:
        """An amount, or None when left empty."""
        return cast("Money | None", self._values[name])

    def whole(self, name: str) -> int:
        """A whole number; zero when left empty."""
        return self._typed(name, int, 0)

    def rate(self, name: str) -> Rate:
        """A percentage; zero when left empty."""
        return self._typed(name, Rate, Rate(0, 1))

    def day(self, name: str) -> date:
        """A required date."""
        return self._required(name, date)

    def day_or_none(self, name: str) -> date | None:
        """A date, or None when left empty."""
        return cast("date | None", self._values[name])

    def month(self, name: str) -> Month:
        """A required month."""
        return self._required(name, Month)

    def word(self, name: str) -> str:
        """The word of a choice; empty when there is none."""
        return self._typed(name, str, "")

    def flag(self, name: str) -> bool:
        """Yes or no; no when left empty."""
        return bool(self._values[name])

    def names(self, name: str) -> tuple[str, ...]:
        """Several words; none when left empty."""
        return cast("tuple[str, ...]", self._values[name] or ())

    def _typed(self, name: str, kind: type[T], empty: T) -> T:
        value = self._values[name]
        return empty if value is None else self._as(name, value, kind)

    def _required(self, name: str, kind: type[T]) -> T:
        return self._as(name, self._values[name], kind)

    def _as(self, name: str, value: Value, kind: type[T]) -> T:
        if not isinstance(value, kind):
            raise TypeError(f"{name} is not a {kind.__name__}")
        return value


def fill(form: Form, given: Mapping[str, Value], today: date) -> Values:
    """The answers with defaults for fields that aren't among them. Raises Objection for the first wrong one.

    A field given as None was left empty. Raises KeyError for a name that the form doesn't have.
    """
    values = form.defaults(today)
    for name, value in given.items():
        values[form.field(name).name] = value
    for field in form.fields:
        if form.counts(field, values):
            _check(field, values[field.name])
        else:
            values[field.name] = False if field.kind is FieldKind.FLAG else None
    return Values(values)


def _check(field: Field, value: Value) -> None:
    if value in _EMPTY:
        if field.required:
            raise Objection(field.name, "simulation.missing")
        return
    if isinstance(value, Money):
        if value > LARGEST_AMOUNT:
            raise Objection(field.name, "simulation.too_large", largest=LARGEST_AMOUNT)
        if value < Money.rupiah(field.least):
            raise Objection(field.name, "simulation.too_small", least=Money.rupiah(field.least))
    elif isinstance(value, Rate):
        if not 0 <= value.as_fraction() * 100 <= field.most:
            raise Objection(field.name, "simulation.outside_percent", most=field.most)
    elif isinstance(value, Month | date):
        if not _YEARS[0] <= value.year <= _YEARS[1]:
            raise Objection(field.name, "simulation.outside_calendar", first=str(_YEARS[0]), last=str(_YEARS[1]))
    elif field.kind is FieldKind.CHOICE:
        known = [choice.word for choice in field.choices]
        if value not in known:
            raise Objection(field.name, "simulation.not_among", known=", ".join(known))
    elif field.kind is FieldKind.WHOLE and isinstance(value, int) and not field.least <= value <= field.most:
        raise Objection(field.name, "simulation.outside_bounds", least=field.least, most=field.most)
