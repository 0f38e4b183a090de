"""The public days off that the calendar files know, and the working days between them."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

from desktop_app.domain.regulation import Holiday, RegulationSet

JOINT_LEAVE = "cuti_bersama"
"""A day of joint leave is taken from the annual leave: for wages it is a working day, for banks a day off."""


def public_holidays(law: RegulationSet, *, joint_leave: bool = False) -> dict[date, Holiday]:
    """All public holidays and election days that are entered, by day; joint leave on request."""
    found: dict[date, Holiday] = {}
    for key, parameter in law.parameters.items():
        if key.startswith("calendar.") and parameter.kind == "holidays":
            for version in parameter.versions:
                for holiday in version.value or ():
                    if joint_leave or holiday.kind != JOINT_LEAVE:
                        found[holiday.day] = holiday
    return found


def working_days(first: date, last: date, workweek: int, days_off: Container[date]) -> int:
    """The days from ``first`` to ``last``, both included, on the first ``workweek`` days of the week from Monday on.

    ``days_off`` (public holidays) don't count. Zero when ``last`` is before ``first``.
    """
    days = (last - first).days + 1
    each = (first + timedelta(days=number) for number in range(days))
    return sum(day.weekday() < workweek and day not in days_off for day in each)
