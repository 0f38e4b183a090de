"""Facts that change have a start date; the one in force on a day is the newest that has begun."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class Starting(Protocol):
    """Anything that holds from a date on."""

    @property
    def starts_on(self) -> date:
        """First day on which it holds."""


S = TypeVar("S", bound=Starting)


def in_force(records: Sequence[S], day: date) -> S | None:
    """The newest record that has begun on ``day``; None before the first. ``records`` are in order."""
    found = None
    for record in records:
        if record.starts_on > day:
            break
        found = record
    return found
