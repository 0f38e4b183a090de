"""How near a date is, for the tables that show what is due."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.models.rows_model import Due

_SOON_DAYS: Final = 7


def is_soon(day: date, today: date) -> bool:
    """Whether a date is near enough to be marked."""
    return (day - today).days <= _SOON_DAYS


def due_day(day: date, today: date) -> Due:
    """The date with its weekday, or with how near it is."""
    weekday = formats.long_date(day).partition(",")[0]
    if day < today:
        return Due(formats.day_month(day), _("passed"), "late")
    return Due(formats.day_month(day), _("today") if day == today else weekday, _urgency(day, today))


def due_text(day: date, today: date) -> Due:
    """The same in one line: days late, today, or the date."""
    days = (today - day).days
    if days > 0:
        return Due(ngettext("{count} day late", "{count} days late", days).format(count=days), urgency="late")
    return Due(formats.day_month(day) if days else _("Today"), urgency=_urgency(day, today))


def _urgency(day: date, today: date) -> Literal["soon", "later"]:
    return "soon" if is_soon(day, today) else "later"
