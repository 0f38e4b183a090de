"""Sentences about a company's policies, branches, participation, leave and logo."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "pay.part_month.calendar_days": (
        "Paid for {days} of {whole} calendar days: the company's method. No statute says how a part of a month is paid."
    ),
    "pay.part_month.working_days": (
        "Paid for {days} of {whole} working days: the company's method. No statute says how a part of a month is paid."
    ),
    "pay.part_month.days_30": (
        "Paid for {days} days out of {whole}: the company divides by 30. No statute says how a part of a month is paid."
    ),
    "pay.part_month.days_25": (
        "Paid for {days} working days out of {whole}: the day's wage of PP 36/2021 art. 17 in a six-day week."
    ),
    "pay.part_month.days_21": (
        "Paid for {days} working days out of {whole}: the day's wage of PP 36/2021 art. 17 in a five-day week."
    ),
    "pay.unpaid_leave": "Unpaid leave from {first} to {last}: these days are not paid (UU 13/2003 art. 93(1)).",
    "bpjs.suspended": (
        "{programme} rests this month: unpaid leave, by the employer's decision. "
        "No rule covers this; agree it with BPJS."
    ),
    "bpjs.suspension_partly": (
        "The unpaid leave doesn't cover all of {month}, and BPJS bills whole months: {programmes} run on this month."
    ),
    "bpjs.switched_off_because": "{programme} is switched off for this person: {reason}.",
    "bpjs.registered_because": "{programme} is switched on for this person: {reason}.",
    "bpjs.off.company_choice": "No {programme}: the company doesn't take part in it.",
    "bpjs.off.company_choice_against_law": (
        "No {programme}: the company's list leaves it out, although it is compulsory for a company of this size "
        "(Perpres 109/2013 art. 6, Perpres 82/2018). Check the company's programmes."
    ),
    "family.spouse_pays_too": (
        "{name} has an own employer: both spouses are registered and both pay (Perpres 82/2018 art. 14(1)); "
        "the family may take the higher class."
    ),
    "company.branch_unknown": (
        "The branch {branch} doesn't exist any more; the head office's class and place count. Choose a branch again."
    ),
    "company.branch_in_use": (
        "The branch {branch} can't be removed: {count} person works there. Move that person to another branch first.",
        "The branch {branch} can't be removed: {count} people work there. Move them to another branch first.",
    ),
    "company.branch_code_missing": "A branch has no code. Give it a short one, for example SBY.",
    "company.branch_code_taken": "Two branches have the code {branch}. Each needs its own.",
    "company.logo_kind": "The logo must be a PNG or JPEG image. Save it as one and choose it again.",
    "company.logo_broken": "The logo can't be read as an image. Save it again and choose it again.",
    "company.logo_large": "The logo has {size} kB; at most {limit} kB fit on a payslip. Save it smaller.",
    "company.logo_wide": "The logo has {width} × {height} dots; at most {limit} on each side. Save it smaller.",
    "employee.leave_order": "The leave from {first} ends before it begins. Check the dates.",
    "employee.leaves_overlap": "Two leaves overlap on {day}. Correct the dates so that each day is in one leave only.",
    "portal.edabu_left_late": (
        "{name} left on {day}, after day {cutoff}, up to which e-Dabu takes changes for the next month: "
        "BPJS Kesehatan may still bill the next month. Ask its branch office."
    ),
    "portal.edabu_joined_late": (
        "{name} joined on {day}, after day {cutoff}, up to which e-Dabu takes changes for the next month: "
        "the card may hold only from the month after next. Ask the branch office of BPJS Kesehatan."
    ),
    "line.deduction_rounding": "Rounding of deductions, borne by the company",
    "explain.deduction_rounding": (
        "The company deducts BPJS down to the hundred and bears what is left, by its own policy."
    ),
    "explain.rounding.hundred_down": "Cut to whole hundreds: {result}.",
    "figure.pay.base_agreed": "Agreed wage of a full month",
}
