"""What a company decides for itself where no statute does: dated choices, each with today's custom as default."""

from __future__ import annotations

from enum import StrEnum


class DeductionRounding(StrEnum):
    """How the employees' BPJS shares are rounded where they are deducted. No statute rounds them."""

    RUPIAH = "rupiah"
    """Half up to the whole rupiah."""
    HUNDRED_DOWN = "hundred_down"
    """Down to the full hundred; the company bears what is left, so nobody is deducted more than the law's share."""


class PartMonthBase(StrEnum):
    """The wage that BPJS Ketenagakerjaan counts in a month with joining, leaving or unpaid days.

    PP 44/2015, 45/2015 and 46/2015 say "the wage of a month" and nothing of parts of one.
    """

    FULL_MONTH = "full_month"
    """The agreed wage of the month's last day: what the portal bills when nobody changes it."""
    AS_PAID = "as_paid"
    """What is paid for the days of the month."""


class KesehatanStart(StrEnum):
    """The first month for which BPJS Kesehatan is deducted from a joiner; it bills whole months, on the 1st."""

    NEXT_UNLESS_FIRST = "next_unless_first"
    """The joining month for who joins on the 1st, else the next."""
    NEXT = "next"
    """Always the month after joining."""
    JOINING = "joining"
    """Always the joining month."""


EDABU_CUTOFFS = (20, 25)
"""Days of the month up to which e-Dabu takes a change for the 1st of the next; the branches of BPJS differ."""


class ProrationMethod(StrEnum):
    """How the wage of a part of a month is found. The values are stable: policies are stored by them."""

    CALENDAR_DAYS = "calendar_days"
    """Calendar days employed / calendar days of the month."""
    WORKING_DAYS = "working_days"
    """Working days employed / working days of the month, by the work week and without public holidays."""
    DAYS_30 = "days_30"
    """Calendar days employed / 30."""
    DAYS_25 = "days_25"
    """Working days employed / 25 (the day's wage of PP 36/2021 art. 17 in a six-day week)."""
    DAYS_21 = "days_21"
    """Working days employed / 21 (the day's wage of PP 36/2021 art. 17 in a five-day week)."""

    @property
    def divisor(self) -> int | None:
        """The fixed number of days by which a month's wage is divided; None where the month itself decides."""
        return _DIVISORS.get(self)

    @property
    def counts_working_days(self) -> bool:
        """Whether working days count; else calendar days."""
        return self in (ProrationMethod.WORKING_DAYS, ProrationMethod.DAYS_25, ProrationMethod.DAYS_21)


_DIVISORS = {ProrationMethod.DAYS_30: 30, ProrationMethod.DAYS_25: 25, ProrationMethod.DAYS_21: 21}
"""Part of the method's name and a company's choice, not law: what the law says is labour.wages.day_divisors."""
