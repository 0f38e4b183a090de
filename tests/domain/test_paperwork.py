"""Deadlines of procedures, from the day of the event."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.paperwork import Deadline, DeadlineKind, DeadlineRule, Shift, deadline, first_month_of

CHRISTMAS = frozenset({date(2026, 12, 25)})


def last_day(rule: DeadlineRule, event: date, holds_from: date | None = None, cutoff: int = 20) -> Deadline | None:
    return deadline(rule, event, holds_from or event, cutoff=cutoff, due=(15, 1), days_off=CHRISTMAS)


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        # 30 days after Tuesday 10 November is Thursday 10 December.
        (date(2026, 11, 10), Deadline(date(2026, 12, 10), date(2026, 12, 10))),
        # After 25 November it is Friday 25 December, a holiday; the next working day is Monday.
        (date(2026, 11, 25), Deadline(date(2026, 12, 28), date(2026, 12, 25))),
    ],
)
def test_thirty_days_move_to_the_next_working_day(joined: date, expected: Deadline) -> None:
    assert last_day(DeadlineRule(DeadlineKind.DAYS_AFTER, Shift.NEXT, 30), joined) == expected


@pytest.mark.parametrize(
    ("holds_from", "cutoff", "expected"),
    [
        # Out from 16 November: December is the first month without, so 20 November.
        (date(2026, 11, 16), 20, Deadline(date(2026, 11, 20), date(2026, 11, 20))),
        # Out from 1 December: the same.
        (date(2026, 12, 1), 20, Deadline(date(2026, 11, 20), date(2026, 11, 20))),
        # 20 December 2026 is a Sunday; a branch takes nothing then, so Friday.
        (date(2026, 12, 2), 20, Deadline(date(2026, 12, 18), date(2026, 12, 20))),
        (date(2026, 11, 16), 25, Deadline(date(2026, 11, 25), date(2026, 11, 25))),
    ],
)
def test_the_cut_off_is_before_the_first_month_it_holds_for(holds_from: date, cutoff: int, expected: Deadline) -> None:
    rule = DeadlineRule(DeadlineKind.CUTOFF, Shift.PREVIOUS)
    assert last_day(rule, date(2026, 11, 15), holds_from, cutoff) == expected


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    rule = DeadlineRule(DeadlineKind.MONTHS_AFTER, Shift.STAYS, 6)
    assert last_day(rule, date(2026, 8, 31)) == Deadline(date(2027, 2, 28), date(2027, 2, 28))


def test_a_due_date_of_the_regulations() -> None:
    rule = DeadlineRule(DeadlineKind.LAW, Shift.NEXT, law="due.bpjs_ketenagakerjaan")
    assert last_day(rule, date(2026, 10, 5)) == Deadline(date(2026, 11, 16), date(2026, 11, 15))
    without = deadline(rule, date(2026, 10, 5), date(2026, 10, 5), cutoff=20, due=None, days_off=())
    assert without is None


def test_the_first_of_a_month_counts_for_that_month() -> None:
    assert str(first_month_of(date(2026, 12, 1))) == "2026-12"
    assert str(first_month_of(date(2026, 12, 2))) == "2027-01"
