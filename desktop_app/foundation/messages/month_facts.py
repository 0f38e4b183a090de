"""Sentences about what is missing or doubtful in the records of a month."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "ptkp.changed_in_year": (
        "The PTKP is {ptkp} now and was {first} at the beginning of {year}; by law the status of 1 January, or of "
        "joining, holds for the whole year. A change of the family counts from next January; a correction belongs "
        "to the beginning of the year."
    ),
    "pay.days_without_wage": "There is no wage for the days from {first} to {last}. Add one that starts earlier.",
    "pay.kind_changed": (
        "The kind of employment changed during {month}. The whole month is calculated by the kind on its last day; "
        "check the pay."
    ),
    "pay.daily_wage_changed": (
        "The daily wage changed on {since}. All days of the month are paid at the new one; pay the difference as a "
        "deduction or rapel."
    ),
    "pay.days_worked_unused": "Days worked are entered for {month}, but they count for daily workers only.",
    "pay.days_worked_too_many": "{days} days worked are entered for {employed} days of employment. Check them.",
    "tax.ptkp_unknown": "PPh 21 can't be calculated: the PTKP {status} isn't in the tables. Correct it.",
}
