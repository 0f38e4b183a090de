"""Sentences about keeping companies and employees."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "company.name_missing": "The company has no name yet. Nothing was saved.",
    "company.code_missing": "The company has no code yet. Give it a short one such as SNU. Nothing was saved.",
    "company.code_taken": "The code {taken} belongs to {name}. Choose another one. Nothing was saved.",
    "company.amount": "The minimum wage can't be read as an amount. Type it like 4.737.678. Nothing was saved.",
    "company.start": (
        "The date from which this holds is missing or doesn't exist. Type it like 01-11-2026. Nothing was saved."
    ),
    "employee.nip_missing": "The employee has no NIP yet. Nothing was saved.",
    "employee.name_missing": "The employee has no name yet. Nothing was saved.",
    "employee.nip_taken": "NIP {nip} belongs to {name}. Choose another one. Nothing was saved.",
    "employee.changed_meanwhile": (
        "Somebody else changed the same field of {name} in the meantime. Nothing was saved; choose Discard all to "
        "see the newer data, and then enter the change again if it still holds."
    ),
    "company.changed_meanwhile": (
        "Somebody else changed the same field of {name} in the meantime. Nothing was saved; close the form, open it "
        "again to see the newer data, and repeat the change if it still holds."
    ),
    "employee.wage_before_approved": (
        "The wage changes before {month}, in a month that is already approved. Approved months stay as they are; "
        "a difference is paid as rapel."
    ),
    "change.overtaken": (
        "This change can't be taken back any more: one of its fields was changed again later. Nothing was saved."
    ),
    "employee.removed_meanwhile": "Somebody else removed {name} meanwhile. Nothing was saved.",
    "company.removed_meanwhile": "Somebody else removed the client {name} meanwhile. Nothing was saved.",
    "employee.in_approved_month": (
        "{name} was paid in {month}, which is approved, and can't be removed. Whoever leaves gets a last day under "
        "Work & wage."
    ),
    "company.in_approved_month": "{name} has approved months up to {month} and can't be removed: the proofs must stay.",
    "change.creation": "A new record can't be taken back. Nothing was saved.",
    "filter.name_missing": "The filter has no name yet. Nothing was saved.",
}
