"""Sentences about pay by output, and about people without a tax number."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "pay.no_output_pay": (
        "The pay by output of {month} is missing. Enter it with the wages of the person, or in the sheet Variabel "
        "under '{name}'."
    ),
    "pay.output_unused": (
        "Pay by output is entered for {month}, but the wage in force isn't earned by output, so it counts as a "
        "variable allowance. Correct by what the wage is earned, or the entry."
    ),
    "bpjs.output_months": "JHT, JKK and JKM are calculated from the average pay by output of {months}.",
    "bpjs.output_fewer_months": (
        "JHT, JKK and JKM are calculated from the average pay by output of {months}: {count} of the {wanted} months "
        "that the law averages are known. Enter earlier months if the person worked in them."
    ),
    "bpjs.output_first_month": (
        "No earlier month of pay by output is known, so JHT, JKK and JKM are calculated from the pay of {month} itself."
    ),
    "bpjs.kesehatan.output_base": (
        "No rule was found for BPJS Kesehatan of pay by output. The pay of the month counts, between the minimum wage "
        "and the cap."
    ),
    "tax.surcharge": (
        "PPh 21 is raised because neither a valid NIK nor a valid NPWP is known (UU PPh art. 21(5a)), by the company's "
        "own policy."
    ),
    "tax.nik_missing": (
        "The NIK is missing. Since 2024 it is the tax number; without it the tax slip can't be made in the person's "
        "name. Ask for it."
    ),
    "tax.nik_invalid": (
        "The NIK doesn't have 16 digits. Since 2024 it is the tax number; the tax slip can't be made with this one. "
        "Correct it."
    ),
    "line.output": "Pay by output",
    "figure.pay.output_average": "Average pay by output",
    "figure.tax.before_surcharge": "PPh 21 before the surcharge",
    "figure.tax.surcharge": "Surcharge without a tax number",
    "term.output": "pay by output",
    "term.beside_output": "basic wage and allowances beside it",
    "term.before_surcharge": "PPh 21 before the surcharge",
    "term.surcharge": "surcharge",
    "explain.output": "As entered for this month: pay by output. Part of the BPJS base, and counted for PPh 21.",
    "explain.output_months": "Average pay by output of {count} months from {first} to {last}.",
    "explain.output_month": "Pay by output of {first}.",
    "explain.surcharge": "Without a valid NIK or NPWP the tax is {rate} higher.",
}
