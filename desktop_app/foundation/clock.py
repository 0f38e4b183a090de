"""The present moment: the only place that asks the computer for it."""

from __future__ import annotations

from datetime import datetime


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present moment with the computer's own zone."""
        return datetime.now().astimezone()
