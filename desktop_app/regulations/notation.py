"""Values in the notation of the regulation files, to and from text: an added version is kept as a file writes it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from desktop_app.regulations.kinds import WrongValue

_PLAIN: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (bool, lambda raw: "true" if raw else "false"),
    (int, str),
    (Decimal, lambda raw: f"{raw:f}"),
    (str, lambda raw: json.dumps(raw, ensure_ascii=False).replace("\x7f", "\\u007f")),
    (date, date.isoformat),
)


def to_text(raw: object) -> str:
    """The TOML of a value made of tables, lists, texts, numbers, dates and truth values.

    Raises WrongValue for anything else, a float above all.
    """
    if isinstance(raw, Mapping):
        rows = ", ".join(f"{to_text(str(key))} = {to_text(value)}" for key, value in raw.items())
        return f"{{ {rows} }}" if rows else "{}"
    if isinstance(raw, list | tuple):
        return f"[{', '.join(to_text(item) for item in raw)}]"
    for kind, text in _PLAIN:
        if isinstance(raw, kind):
            return text(raw)
    raise WrongValue(f"can't be written: {type(raw).__name__}")


def from_text(text: str) -> Any:
    """The value of a TOML text. Raises WrongValue."""
    try:
        table = tomllib.loads(f"value = {text}\n", parse_float=Decimal)
    except tomllib.TOMLDecodeError as problem:
        raise WrongValue(f"is not TOML: {problem}") from problem
    if table.keys() != {"value"}:
        raise WrongValue("is more than one value")
    return table["value"]
