"""Sentences about labour law and small calculations: parts of a month, overtime, THR, the end of contracts."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

_EXPLANATIONS: dict[str, Sentence] = {
    "explain.formula": "{formula} = {result}.",
    "explain.given": "{result}, as entered.",
    "formula.min": "the smaller of",
    "formula.max": "the greater of",
    "figure.proration.total": "Wage for a part of the month",
    "explain.proration.total": "{method}: {days} of {divisor} days.",
    "method.calendar_days": "Calendar days of the month",
    "method.working_days": "Working days of the month without public holidays",
    "method.days_30": "Calendar days, divided by 30",
    "method.days_25": "Working days, divided by 25",
    "method.days_21": "Working days, divided by 21",
}

_FINDINGS: dict[str, Sentence] = {
    "law.not_in_force": (
        "This can't be calculated for {day}: the regulation files hold no rule for that day ({key}). "
        "Choose a later date, or add the rule under Rules and rates."
    ),
    "law.to_check": (
        "{law} wasn't read in its own text yet ({key}). Check it before you rely on this figure; "
        "Rules and rates says what is open."
    ),
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

SENTENCES: dict[str, Sentence] = {**_EXPLANATIONS, **_FINDINGS}
