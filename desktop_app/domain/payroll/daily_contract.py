"""How many days of a month leave somebody a daily worker (PP 35/2021 art. 10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.regulation import Dated


def daily_contract(days: Sequence[int], limit: Dated[int], months: Dated[int]) -> Iterator[Finding]:
    """What is to be said of the days worked in a month and, newest first, in those right before it.

    A daily contract (perjanjian kerja harian) asks for fewer days than ``limit`` in a month. Whoever reached it in
    so many months in a row is a permanent employee (PKWTT) by law.
    """
    reached = sum(1 for _ in takewhile(lambda worked: worked >= limit.value, days))
    if reached >= months.value:
        yield warning("daily.permanent_by_law", limit=limit.value, months=months.value)
    elif reached:
        yield info("daily.many_days", days=days[0], limit=limit.value, months=months.value)
