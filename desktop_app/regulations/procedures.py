"""Reads the checklists of ``resources/procedures``; a README beside the files describes the format."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.paperwork import (
    About,
    DeadlineKind,
    DeadlineRule,
    Institution,
    Item,
    ItemKind,
    LetterKind,
    Occasion,
    Procedure,
    Shift,
)
from desktop_app.domain.regulation import Title
from desktop_app.foundation.files import resource_path

T = TypeVar("T")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_NEEDED = {"institution", "about", "title", "when", "send_to", "seen", "source", "confidence", "steps", "documents"}
_KNOWN = _NEEDED | {"occasion", "reasons", "deadline", "letter"}
_CONFIDENCES = ("high", "medium", "low")
_LISTS = ((ItemKind.STEP, "steps"), (ItemKind.DOCUMENT, "documents"))


def shipped_procedures() -> tuple[Procedure, ...]:
    """The program's own checklists, read once. Raises KnownProblem ``procedures.file_broken``."""
    return _shipped()


@cache
def _shipped() -> tuple[Procedure, ...]:
    return read_procedures(resource_path("procedures"))


def read_procedures(folder: Path) -> tuple[Procedure, ...]:
    """The checklists of a folder in the order of files and tables.

    Raises KnownProblem ``procedures.file_broken`` for the first thing that is wrong.
    """
    found: dict[str, Procedure] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as problem:
            raise _broken(path.name, str(problem)) from problem
        for key, table in tables.items():
            place = f"{path.name}, {key}"
            if key in found:
                raise _broken(place, "this key stands twice")
            try:
                found[key] = _procedure(key, table)
            except (KeyError, TypeError, ValueError) as problem:
                raise _broken(place, str(problem)) from problem
    if not found:
        raise _broken(folder.name, "no checklists")
    return tuple(found.values())


def _broken(place: str, reason: str) -> KnownProblem:
    return KnownProblem("procedures.file_broken", place=place, reason=reason)


def _procedure(key: str, table: Mapping[str, Any]) -> Procedure:
    odd = (_NEEDED - set(table)) | (set(table) - _KNOWN)
    if odd or not _KEY.fullmatch(key):
        raise ValueError(f"missing or unknown: {', '.join(sorted(odd)) or key}")
    if table["confidence"] not in _CONFIDENCES:
        raise ValueError(f"confidence {table['confidence']}")
    items = tuple(_item(kind, row) for kind, name in _LISTS for row in table[name])
    if len({item.key for item in items}) != len(items) or not items:
        raise ValueError("the keys of steps and documents must differ")
    return Procedure(
        key=key,
        institution=Institution(table["institution"]),
        about=About(table["about"]),
        title=_title(table["title"]),
        when=_title(table["when"]),
        send_to=_title(table["send_to"]),
        items=items,
        source=_text(table["source"]),
        seen=_typed(table["seen"], date),
        confidence=table["confidence"],
        occasion=_optional(table.get("occasion"), Occasion),
        reasons=tuple(table.get("reasons", ())),
        deadline=_optional(table.get("deadline"), _deadline),
        letter=_optional(table.get("letter"), LetterKind),
    )


def _item(kind: ItemKind, row: Mapping[str, Any]) -> Item:
    if set(row) != {"key", "id", "en"} or not _KEY.fullmatch(row["key"]):
        raise ValueError(f"a line with {', '.join(sorted(row))}")
    return Item(f"{kind.value}.{row['key']}", kind, Title(_text(row["id"]), _text(row["en"])))


def _title(table: Mapping[str, Any]) -> Title:
    if set(table) != {"id", "en"}:
        raise ValueError("a text needs id and en, and nothing else")
    return Title(_text(table["id"]), _text(table["en"]))


def _deadline(table: Mapping[str, Any]) -> DeadlineRule:
    odd = set(table) - {"kind", "shift", "count", "law"}
    kind = DeadlineKind(table["kind"])
    needs_count = kind in (DeadlineKind.DAYS_AFTER, DeadlineKind.MONTHS_AFTER)
    if odd or needs_count != ("count" in table) or (kind is DeadlineKind.LAW) != ("law" in table):
        raise ValueError(f"a deadline {kind.value} with other keys")
    return DeadlineRule(kind, Shift(table["shift"]), table.get("count", 0), table.get("law", ""))


def _optional(value: Any, make: Callable[[Any], T]) -> T | None:
    return None if value is None else make(value)


def _text(value: Any) -> str:
    text = _typed(value, str)
    if not text.strip():
        raise ValueError("an empty text")
    return text


def _typed(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(f"{value!r} isn't a {kind.__name__}")
    return value
