"""Plain JSON values: what snapshots and payslips have in common when they are stored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop_app.domain.company import Programme
from desktop_app.domain.money import Money

_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode(value: Any) -> str:
    """Compact JSON of plain lists, texts and numbers."""
    return _compact(value)


def iso_or_none(day: date | None) -> str | None:
    """A day as text."""
    return None if day is None else day.isoformat()


def day_or_none(text: str | None) -> date | None:
    """The reverse of ``iso_or_none``."""
    return None if text is None else date.fromisoformat(text)


def sen_or_none(amount: Money | None) -> int | None:
    """An amount in sen."""
    return None if amount is None else amount.sen


def money_or_none(sen: int | None) -> Money | None:
    """The reverse of ``sen_or_none``."""
    return None if sen is None else Money(sen)


def programmes_of(words: Iterable[str]) -> tuple[Programme, ...]:
    """Programmes by their words."""
    return tuple([Programme(word) for word in words])


def require_layout(layout: int, known: Iterable[int]) -> None:
    """Refuse with ValueError what a newer program has written."""
    if layout not in known:
        raise ValueError(f"snapshot layout {layout} is unknown")
