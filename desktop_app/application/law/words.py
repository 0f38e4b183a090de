"""What the codes inside values of the law are called: sizes of companies, programmes, weeks, places, reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop_app.foundation.code_lists import location_names
from desktop_app.foundation.i18n import _, mark
from desktop_app.foundation.messages import labour

_PROGRAMMES: Final = frozenset({"jht", "jkk", "jkm", "jp", "jkp"})
_WORDS: Final[Mapping[str, str]] = {
    "kesehatan": mark("BPJS Kesehatan"),
    "micro": mark("Micro"),
    "small": mark("Small"),
    "medium": mark("Medium"),
    "large": mark("Large"),
    "five_day_week": mark("5-day week"),
    "six_day_week": mark("6-day week"),
    "day": mark("per day"),
    "week": mark("per week"),
    "share": mark("part of the price"),
    "consumption": mark("of average consumption"),
    "above_poverty_line": mark("above the poverty line"),
    "before_departure": mark("before departure"),
    "months_6": mark("6 months"),
    "months_12": mark("12 months"),
    "months_24": mark("24 months"),
    "extra_month": mark("each further month"),
    "first": mark("first day"),
    "last_higher": mark("last day of the higher rate"),
    "day_4_to_8": mark("4th to 8th day"),
    "each_further_day": mark("each further day"),
    "most": mark("at most"),
    "former_employee": mark("Former employee"),
    "non_employee": mark("Freelancer, professional, agent"),
    "participant": mark("Participant in an event"),
    "pension_withdrawal": mark("Withdrawal from a pension fund"),
    "commissioner": mark("Commissioner not paid regularly"),
    "non_permanent": mark("Non-permanent, paid by the month"),
    "meal_coupons_month": mark("meal coupons per month"),
    "other_hampers_year": mark("other hampers per year"),
    "sports_year": mark("sports per year"),
    "housing_month": mark("housing per month"),
    "vehicle_average_gross_month": mark("vehicle: average gross per month"),
}


def code_word(code: str) -> str:
    """A code in the language in force; one that has no word, such as a PTKP status, as it is."""
    if code in _PROGRAMMES:
        return code.upper()
    if code in _WORDS:
        return _(_WORDS[code])
    if code in location_names():
        return place_text(code)
    reason = labour.SENTENCES.get(f"termination.{code}")
    return _(reason) if isinstance(reason, str) else code


def place_text(code: str) -> str:
    """A place by its SIPP code and name; one that the list doesn't have by its code alone."""
    return f"{code} {location_names().get(code, '')}".rstrip()


def place_code(text: str) -> str:
    """The code of a place as ``place_text`` writes it, with or without the name; other text as it is."""
    plain = text.strip()
    code = plain.partition(" ")[0]
    return code if plain.casefold() == place_text(code).casefold() else plain
