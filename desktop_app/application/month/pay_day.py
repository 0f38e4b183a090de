"""On which day a month is paid, and which working day is nearest when that day is a day off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.application.month.dues import holidays
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month, previous_working_day
from desktop_app.domain.regulation import RegulationSet


@dataclass(frozen=True, slots=True)
class PayDay:
    """The agreed day. It stays where it is: what holds on a day off is for the work agreement, the company's rules
    or the collective agreement to say (PP 36/2021 Article 55)."""

    day: date
    working_day_before: date | None
    """The last working day before it, where it is a Saturday, Sunday, public holiday or day of joint leave."""


def pay_day(company: Company, month: Month, law: RegulationSet) -> PayDay:
    """The pay day of a month."""
    day = company.payday_in(month)
    earlier = previous_working_day(day, holidays(law))
    return PayDay(day, earlier if earlier != day else None)
