"""Sentences about other recipients of income and about BPJS beside wage earners."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

_RECIPIENTS: dict[str, Sentence] = {
    "figure.recipients.base": "Base of PPh 21",
    "figure.recipients.whole.base": "Base of PPh 21",
    "figure.recipients.tax": "PPh 21 by art. 17",
    "figure.recipients.monthly.tax": "PPh 21 by the monthly rate",
    "figure.recipients.foreign.tax": "PPh 26",
    "figure.recipients.treaty.tax": "PPh 26 by the tax treaty",
    "figure.recipients.already_paid": "Paid before",
    "figure.recipients.paid_this_year": "Paid before in this calendar year",
    "figure.recipients.final.tax": "Final PPh 21",
    "figure.recipients.later.tax": "PPh 21 by art. 17, not final",
    "figure.recipients.paid": "Paid after tax",
    "explain.recipients.base": "Only {share} is taxed, without PTKP:",
    "explain.recipients.whole.base": "The whole payment is taxed, without PTKP: {result}.",
    "explain.recipients.tax": "Each payment is taxed on its own, slice by slice:",
    "explain.recipients.monthly.tax": (
        "Status {status}, TER {category} above {above}: {rate} of the whole gross income."
    ),
    "explain.recipients.foreign.tax": "{rate} of the gross income, final.",
    "explain.recipients.treaty.tax": "With a DGT form the treaty's {rate} takes the place of {ordinary}, final.",
    "explain.recipients.already_paid": (
        "{result} was paid before. All payments within {years} calendar years share the brackets."
    ),
    "explain.recipients.paid_this_year": (
        "{result} was paid before in this calendar year. After {years} calendar years the tax isn't final any more."
    ),
    "explain.recipients.final.tax": "The brackets begin where the earlier payments of {already} ended:",
    "explain.recipients.later.tax": "Art. 17 on what is paid in this calendar year, after the earlier {already}:",
    "term.gross": "gross",
    "term.tax": "PPh",
    "figure.benefit.taxable": "Taxable part",
    "figure.benefit.further.taxable": "Taxable part",
    "figure.benefit.meals.taxable": "Taxable part",
    "figure.benefit.vehicle_exempt.taxable": "Taxable part",
    "figure.benefit.vehicle_shares.taxable": "Taxable part",
    "figure.benefit.vehicle_income.taxable": "Taxable part",
    "figure.benefit.exempt": "Exempt part",
    "explain.benefit.taxable": "What goes beyond the limit of {limit} is taxable:",
    "explain.benefit.further.taxable": (
        "With the {already} given before in the year, what goes beyond the limit of {limit} is taxable; what was taxed "
        "before isn't taxed again:"
    ),
    "explain.benefit.meals.taxable": (
        "The meals at the workplace cost {meal_cost}, more than the limit of {limit}, so what goes beyond that is "
        "taxable:"
    ),
    "explain.benefit.vehicle_exempt.taxable": (
        "No shares, and an average gross income of {average_gross}, not above {limit}: the vehicle is exempt."
    ),
    "explain.benefit.vehicle_shares.taxable": "Who holds shares of the company is taxed on the whole use: {result}.",
    "explain.benefit.vehicle_income.taxable": (
        "The average gross income of {average_gross} is above {limit}, so the whole use is taxable: {result}."
    ),
    "term.value": "value",
    "term.taxable": "taxable",
    "benefit.sports": (
        "Golf, horse, power-boat and motor racing and gliding have no limit: they are taxable whole (to be checked)."
    ),
}

_BPJS: dict[str, Sentence] = {
    "figure.pbpu.total": "BPJS Kesehatan a month",
    "figure.pbpu.state": "Part paid by the state",
    "explain.pbpu.total": "Class {care_class}, the same for each person:",
    "explain.pbpu.state": "The premium is {premium}, of which the member pays {own}:",
    "figure.bpu.base": "Base by the tariff table",
    "figure.bpu.jkk": "JKK a month",
    "figure.bpu.jkm": "JKM a month",
    "figure.bpu.relieved.jkk": "JKK a month with relief",
    "figure.bpu.relieved.jkm": "JKM a month with relief",
    "figure.bpu.jht": "JHT a month",
    "figure.bpu.total": "BPJS Ketenagakerjaan a month",
    "explain.bpu.base": "For an income of {income} the table names a base of {result}.",
    "explain.bpu.jkm": "The same for every income: {result}.",
    "figure.pmi.extension": "Months of extension",
    "figure.pmi.premiums": "JKK and JKM",
    "figure.pmi.jht": "JHT for all months",
    "figure.pmi.total": "BPJS Ketenagakerjaan for the contract",
    "figure.construction.value": "Contract value without VAT",
    "figure.construction.jkk": "JKK of the project",
    "figure.construction.jkm": "JKM of the project",
    "figure.construction.of_wages.jkk": "JKK on the wages",
    "figure.construction.of_wages.jkm": "JKM on the wages",
    "figure.construction.total": "BPJS Ketenagakerjaan of the project",
    "explain.construction.value": "VAT doesn't count:",
    "explain.construction.jkk": "The contract value of {amount}, slice by slice:",
    "explain.construction.jkm": "The contract value of {amount}, slice by slice:",
    "figure.late_fee.total": "Late fee",
    "figure.late_fee.payable": "Contribution and late fee",
    "figure.hospital.total": "Penalty for a stay in hospital",
    "figure.hospital.passed.total": "Penalty for a stay in hospital",
    "explain.late_fee.total": "{rate} for each of {months} months, borne by the employer alone:",
    "explain.hospital.total": (
        "{rate} of the package cost for each of {months} months in arrears, at most {most} months and at most {cap}:"
    ),
    "explain.hospital.passed.total": (
        "Admitted {passed} days after the reactivation; only the first {days} days count, so there is no penalty."
    ),
    "term.jkk": "JKK",
    "term.jkm": "JKM",
    "term.jht": "JHT",
    "term.before_departure": "before departure",
    "term.contract": "contract",
    "term.extension": "extension",
    "term.premiums": "JKK and JKM",
    "term.contribution": "contribution",
    "term.fee": "late fee",
}

_FINDINGS: dict[str, Sentence] = {
    "recipients.negative": "The amount is below zero. Enter what is paid.",
    "recipients.passed_on": (
        "{amount} of wages and material can't be taken out of {gross}: that is possible for non-employees only, and "
        "only up to what they are paid."
    ),
    "recipients.no_dgt_form": (
        "The treaty rate doesn't count without a valid DGT form, so the ordinary rate was used. Ask the recipient for "
        "it."
    ),
    "recipients.treaty_not_lower": "The treaty rate isn't lower than the ordinary one, so the ordinary one was used.",
    "recipients.earlier_is_later": (
        "An earlier payment is dated {earlier}, after this one of {paid}. Check the dates."
    ),
    "recipients.not_final": (
        "The first payment was in {first}; after {years} calendar years the tax isn't final any more. Make an "
        "ordinary slip, not a final one."
    ),
    "pbpu.unknown_class": "There is no class {number}. Choose class 1, 2 or 3.",
    "pbpu.no_persons": "Enter at least one person.",
    "bpu.negative": "The income is below zero. Enter what is earned in a month.",
    "bpu.relieved": "JKK and JKM are reduced in {month} (PP 50/2025). JHT is not.",
    "bpu.paid_by_state": "No relief: it doesn't hold for premiums paid by the state's or a region's budget.",
    "pmi.unknown_length": (
        "The table has no premium for a contract of {months} months. It has those of {known} months; ask BPJS "
        "Ketenagakerjaan about others."
    ),
    "pmi.extra_months": "{months} months of extension are not possible here: they follow a contract.",
    "pmi.unknown_jht": (
        "{amount} isn't one of the JHT contributions to choose from: they go from {least} to {most} a month. Rules and "
        "rates lists them."
    ),
    "construction.negative": "The amount is below zero. Enter the wages or the contract value.",
    "penalties.negative": "An amount or a number of months is below zero. Check what was entered.",
    "penalties.dates": "Admitted on {admitted}, before the reactivation on {reactivated}. Check the dates.",
    "penalties.due": "Due on {due}; months late: {months}.",
}

SENTENCES: dict[str, Sentence] = {**_RECIPIENTS, **_BPJS, **_FINDINGS}
