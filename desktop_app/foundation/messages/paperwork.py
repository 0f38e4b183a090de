"""Sentences about checklists and letters."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "procedures.file_broken": "A file of checklists can't be used ({place}): {reason}. Install the program again.",
    "paperwork.unknown": "This checklist isn't there any more. Choose another one.",
    "paperwork.text_empty": "A line of a checklist can't be empty. Write a text, or return to the shipped one.",
    "paperwork.reason_missing": "The reason for leaving is missing. Enter it with the employee: it decides about JKP.",
    "letter.number_missing": "The letter has no number. Enter one.",
    "letter.number_taken": "Number {number} stands on another letter of {date}. Choose another number.",
    "letter.date_wrong": "A date in the letter can't be read. Write it as 20-11-2026.",
    "letter.place_missing": "The letter names no place. Enter where it's signed.",
    "letter.signatory_missing": "Nobody signs the letter. Enter name and position of who signs.",
    "letter.people_missing": "The letter lists nobody. Tick at least one person.",
    "letter.agent_missing": "Enter name and NIK of the person who is to use e-Dabu.",
    "leaving.": "no reason entered",
    "leaving.A1": "Resigned",
    "leaving.A2": "Dismissal (PHK)",
    "leaving.A3": "End of contract (PKWT)",
    "leaving.A4": "Pension age",
    "leaving.A5": "Total permanent disability",
    "leaving.A6": "Died",
    "leaving.A7": "Moved to another unit",
    "leaving.A8": "Pension by the company's collective agreement",
    "leaving.A9": "Leaves Indonesia for good",
    "leaving.A10": "Industrial dispute pending",
}
