"""Sentences about labour law: parts of a month, overtime, THR, the end of contracts, late wages."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "proration.dates": (
        "The days from {first} to {last} with {unpaid} unpaid days are no part of one month. Check the dates."
    ),
    "proration.custom": (
        "No law says how a part of a month is paid: this is the company's own method. Name it in the company's rules."
    ),
    "proration.holidays_missing": (
        "The public holidays of {year} aren't entered yet, so they count as working days here."
    ),
}
