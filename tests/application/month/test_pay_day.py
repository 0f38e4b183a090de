"""The pay day of a month: as agreed, also on a day off, which is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.month.pay_day import PayDay, pay_day
from desktop_app.domain.periods import Month
from tests.application.months import COMPANY, REGULATIONS


@pytest.mark.parametrize(
    ("agreed", "month", "day", "before"),
    [
        (25, Month(2026, 11), date(2026, 11, 25), None),
        (25, Month(2026, 10), date(2026, 10, 25), date(2026, 10, 23)),  # a Sunday
        (25, Month(2026, 12), date(2026, 12, 25), date(2026, 12, 23)),  # Christmas, after a day of joint leave
        (31, Month(2026, 2), date(2026, 2, 28), date(2026, 2, 27)),  # a Saturday
        (None, Month(2026, 11), date(2026, 11, 30), None),
    ],
)
def test_the_day_agreed_stays_and_a_day_off_names_the_working_day_before(
    agreed: int | None, month: Month, day: date, before: date | None
) -> None:
    company = replace(COMPANY, terms=tuple(replace(terms, payday=agreed) for terms in COMPANY.terms))
    assert pay_day(company, month, REGULATIONS.current()) == PayDay(day, before)
