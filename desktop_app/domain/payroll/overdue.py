"""Changes of the law that were to be expected but aren't entered: the old value is carried on, never silently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.money import Money
from desktop_app.domain.regulation import Dated


def overdue(used: Iterable[Dated[Any] | None]) -> tuple[Finding, ...]:
    """A warning for each parameter used whose yearly change should have come by the day it was asked for."""
    stale = {dated.key: dated for dated in used if dated is not None and dated.overdue_since is not None}
    return tuple(_finding(dated) for dated in stale.values())


def _finding(dated: Dated[Any]) -> Finding:
    expected = dated.overdue_since or dated.start
    if isinstance(dated.value, Money | int):
        return warning("regulation.overdue", key=dated.key, since=dated.start, expected=expected, value=dated.value)
    return warning("regulation.overdue_table", key=dated.key, since=dated.start, expected=expected)
