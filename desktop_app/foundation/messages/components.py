"""Sentences about company-defined components, the class of care, and wages changed for many at once."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "component.bpjs_counted": (
        "{name} isn't a fixed allowance but counts for BPJS here. The law counts the basic wage and fixed allowances "
        "only (Perpres 82/2018 art. 33, PP 44/2015 art. 19)."
    ),
    "component.bpjs_left_out": (
        "{name} is a fixed allowance but doesn't count for BPJS here. By law it does (Perpres 82/2018 art. 33, "
        "PP 44/2015 art. 19); contributions are too low without it."
    ),
    "component.taxable_left_out": (
        "{name} isn't taxed here. What is paid for work is income, whatever its name (UU PPh art. 4(1)(a)); only "
        "benefits in kind have exempt limits (PMK 66/2023)."
    ),
    "component.thr_counted": (
        "{name} counts for THR here. The law asks for basic wage and fixed allowances only (Permenaker 6/2016 art. 3); "
        "what the company promises beyond it is owed (art. 4)."
    ),
    "component.thr_left_out": (
        "{name} is a fixed allowance but doesn't count for THR here. By law the month's wage has it in it "
        "(Permenaker 6/2016 art. 3)."
    ),
    "component.overtime_counted": (
        "{name} counts for overtime here. The law asks for basic wage and fixed allowances, or three quarters of the "
        "whole wage (PP 35/2021 art. 32); a better promise of the company is owed."
    ),
    "component.overtime_left_out": (
        "{name} is a fixed allowance but doesn't count for overtime here. By law all of it does (PP 35/2021 art. 32)."
    ),
    "company.component_name_missing": "A component has no name yet. Nothing was saved.",
    "company.component_taken": "There are two components with the name {name}. Nothing was saved.",
    "company.component_reserved": (
        "{name} is a word of the people workbook and can't be the name of a component. Nothing was saved."
    ),
    "kesehatan.class_lower": (
        "Class of care {chosen} is set by hand, lower than class {by_wage} of the wage (Perpres 82/2018 art. 50). "
        "Check it at e-Dabu."
    ),
    "kesehatan.class_higher": (
        "Class of care {chosen} is set by hand; the wage alone gives class {by_wage} (Perpres 82/2018 art. 50). "
        "That is right where the spouse is insured in the higher class."
    ),
    "raise.not_employed": "Not employed on {date}.",
    "raise.no_wage": "No wage to change on {date}.",
    "raise.daily_by_amount": "Paid by the day: a monthly amount doesn't change it.",
    "raise.unchanged": "Nothing changes: the wage stays as it is.",
    "raise.minimum_unknown": "The minimum wage of the workplace isn't known for {date}. Type it.",
    "raise.unprotected": "The monthly minimum wage doesn't measure daily workers and participants in training.",
    "raise.negative": "The wage would fall below zero.",
    "raise.lower": "The wage falls. A lower wage needs the worker's agreement.",
    "raise.planned_later": "A wage agreed later, from {date}, stays as it is.",
    "raise.replaces": "Replaces the wage that was planned from the same day.",
    "raise.approved": (
        "The wage changes before {month}, in a month that is already approved. Approved months stay as they are; a "
        "difference is paid as rapel."
    ),
    "raise.used": (
        "The wage from this day was used by an approved month and isn't overwritten. Choose a day from {month} on."
    ),
    "raise.nobody": "Nobody's wage changes. Nothing was saved.",
    "raise.changed_meanwhile": (
        "Wages were changed meanwhile, so the preview no longer holds. Look at it again. Nothing was saved."
    ),
}
