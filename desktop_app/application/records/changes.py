"""What differs between two records, field by field down to their dated rows, as plain values that can be kept.

A path names a field: ``("phone",)``, ``("wages", "2026-11-01", "basic")`` or ``("family", "<id>", "nik")``. A path
that ends at a row stands for the whole row, with None on the side where it isn't there. Plain values are those of
JSON: amounts in sen, dates and months in ISO 8601, words of enumerations, records as objects.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month

_PLACE: Final = "#"
"""Before the place of a row that nothing else tells from its siblings."""

T = TypeVar("T")
Path = tuple[str, ...]
_KEYS: Final = ("id", "starts_on", "code", "name")
"""By which of its fields a row is told from its siblings; the first that the row has."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, or one row, before and after."""

    path: Path
    before: Any
    after: Any
    title: str = ""
    """Name of the row in which the field stands, for example of a family member; empty without one."""
    at: int = 0
    """Place of an added or removed row among its siblings."""

    @property
    def parts(self) -> tuple[Path, Any, Any, str, int]:
        """All of it, in the order in which it is kept."""
        return self.path, self.before, self.after, self.title, self.at


def differences(before: object, after: object) -> tuple[FieldChange, ...]:
    """All that differs between two records of one kind."""
    return tuple(_compare((), before, after, ""))


def reverted(record: T, changes: Sequence[FieldChange]) -> T:
    """The record with these changes taken back, whatever else has changed since.

    Raises KnownProblem ``change.overtaken`` when one of the fields no longer has the value that it got then.
    """
    whole = plain(record)
    for change in changes:
        if _at(whole, change.path) != change.after:
            raise KnownProblem("change.overtaken")
    added = [change for change in changes if _is_row(whole, change) and change.before is None]
    removed = [change for change in changes if _is_row(whole, change) and change.after is None]
    for change in changes:
        if change not in added and change not in removed:
            _at(whole, change.path[:-1])[change.path[-1]] = change.before
    for change in added:
        rows = _at(whole, change.path[:-1])
        rows.remove(_row(rows, change.path[-1]))
    for change in sorted(removed, key=lambda one: one.at):
        rows = _at(whole, change.path[:-1])
        rows.insert(change.at, change.before)
        if "starts_on" in change.before:
            rows.sort(key=lambda row: str(row["starts_on"]))
    return cast("T", typed(type(record), whole))


def rebased(read: T, changed: T, current: T) -> T:
    """What was changed in a record since it was read, made on the record as it is now.

    Raises KnownProblem ``change.overtaken`` when somebody else changed one of the same fields meanwhile.
    """
    if current == read:
        return changed
    mine = differences(read, changed)
    return reverted(current, [replace(one, before=one.after, after=one.before) for one in mine])


def plain(value: Any) -> Any:  # noqa: PLR0911 - one line per kind of value
    """A value as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Money):
        return value.sen
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    return {field.name: plain(getattr(value, field.name)) for field in fields(value)}


def typed(hint: Any, value: Any) -> Any:  # noqa: PLR0911 - one line per kind of value
    """The reverse of ``plain`` for a value of the annotated kind; fields that weren't kept have their defaults."""
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        kinds = get_args(hint)
        if kinds[-1] is Ellipsis:
            return tuple([typed(kinds[0], item) for item in value])
        return tuple([typed(kind, item) for kind, item in zip(kinds, value, strict=True)])
    if is_dataclass(hint) and isinstance(value, dict):
        hints = _hints(cast("type", hint))
        return cast("type", hint)(**{name: typed(hints[name], one) for name, one in value.items()})
    if hint is Money:
        return Money(value)
    if hint is date:
        return date.fromisoformat(value)
    if hint is Month:
        return Month.parse(value)
    if hint is bytes:
        return b64decode(value)
    return hint(value)


def kind_at(record: type, path: Path) -> Any:
    """The annotated kind of the field or row that a path names."""
    hint: Any = record
    for name in path:
        hint = get_args(hint)[0] if get_origin(hint) is tuple else _hints(hint)[name]
    return hint


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _compare(path: Path, before: Any, after: Any, title: str) -> Iterator[FieldChange]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        here = (*path, field.name)
        if _are_rows(old) and _are_rows(new):
            yield from _compare_rows(here, old, new, title)
        else:
            yield FieldChange(here, plain(old), plain(new), title)


def _compare_rows(path: Path, before: Sequence[Any], after: Sequence[Any], title: str) -> Iterator[FieldChange]:
    names, new_names = _keys(before), _keys(after)
    if names is None or new_names is None:
        names, new_names = _places(before), _places(after)
    old, new = dict(zip(names, before, strict=True)), dict(zip(new_names, after, strict=True))
    for at, (key, row) in enumerate(old.items()):
        if key not in new:
            yield FieldChange((*path, key), plain(row), None, _title(row, title), at)
    for at, (key, row) in enumerate(new.items()):
        if key not in old:
            yield FieldChange((*path, key), None, plain(row), _title(row, title), at)
        elif old[key] != row:
            yield from _compare((*path, key), old[key], row, _title(row, title))


def _title(row: Any, outer: str) -> str:
    return str(getattr(row, "name", outer))


def _are_rows(value: Any) -> bool:
    return isinstance(value, tuple) and all(is_dataclass(row) for row in value)


def _keys(rows: Sequence[Any]) -> list[str] | None:
    """Keys of records by their own fields; None when these don't tell them apart."""
    name = next((name for name in _KEYS if rows and hasattr(rows[0], name)), None)
    if rows and name is None:
        return None
    keys = [str(plain(getattr(row, name))) for row in rows] if name is not None else []
    return keys if len(set(keys)) == len(keys) else None


def _places(rows: Sequence[Any]) -> list[str]:
    return [f"{_PLACE}{at}" for at in range(len(rows))]


def _at(node: Any, path: Path) -> Any:
    for name in path:
        if isinstance(node, list):
            node = _row(node, name)
        elif isinstance(node, dict):
            node = node.get(name)
        else:
            return None
    return node


def _row(rows: list[Any], key: str) -> Any:
    if key.startswith(_PLACE):
        return next(iter(rows[int(key.removeprefix(_PLACE)) :][:1]), None)
    return next((row for row in rows if str(next((row[name] for name in _KEYS if name in row), "")) == key), None)


def _is_row(whole: Any, change: FieldChange) -> bool:
    return isinstance(_at(whole, change.path[:-1]), list)
