"""Sentences about what the engine finds while it calculates a payslip."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "bpjs.off.intern": (
        "Participants in training are registered for JKK and JKM only (Permenaker 5/2021 art. 35), so not "
        "for {programme}."
    ),
    "bpjs.off.company_size": "{programme} isn't compulsory for a company of this size (Perpres 109/2013 art. 6).",
    "bpjs.jp.off.foreigner": "No JP: BPJS Ketenagakerjaan doesn't register foreigners for it.",
    "bpjs.jp.off.pension_age": "No JP: the pension age was reached in this month or before (PP 45/2015 art. 15).",
    "bpjs.jkp.off.not_begun": "No JKP: the programme hadn't begun in this month.",
    "bpjs.jkp.off.foreigner": "No JKP: it is for Indonesian citizens only.",
    "bpjs.jkp.off.kind": "No JKP: it is for permanent and contract employees only.",
    "bpjs.jkp.off.age": "No JKP: the age limit was reached by the end of the month.",
    "bpjs.jkp.off.other_programmes": "No JKP: it asks for the other programmes that it builds on.",
    "bpjs.registered_against_default": (
        "Registered for {programme} although it isn't usual. Check the registration at BPJS. {reason}"
    ),
    "bpjs.switched_off": "{programme} is switched off for this person.",
    "bpjs.kesehatan.not_billed_yet": (
        "BPJS Kesehatan doesn't bill this month yet, as the person joined after its first day."
    ),
    "bpjs.ketenagakerjaan.relief_left_out": (
        "JKK, JKM and JP of {month} are calculated in full: who had the relief of PP 49/2020 (August 2020 to "
        "January 2021) paid much less of them. Compare with the bill of that month."
    ),
    "pay.small_may_agree": (
        "Micro and small companies may agree a wage below the minimum wage: at least {consumption} % of the "
        "province's average consumption and {poverty} % above its poverty line (PP 36/2021 art. 36, to be checked)."
    ),
    "bpjs.foreigner_new": (
        "A foreigner must take part after {least} months of work in Indonesia; here there are {months}. Work for "
        "earlier employers counts too: if there was none, the programmes can be switched off until then, with this "
        "reason."
    ),
    "bpjs.intern_base": (
        "JKK and JKM are calculated on the allowance paid; check the base that BPJS uses for participants in training."
    ),
    "bpjs.ketenagakerjaan.month_outside": (
        "BPJS Ketenagakerjaan can't be calculated for {month}: the regulation files don't reach back that far."
    ),
    "bpjs.kesehatan.month_outside": (
        "BPJS Kesehatan can't be calculated for {month}: the regulation files don't reach back that far."
    ),
    "bpjs.kesehatan.floor_exempt": (
        "The wage is below the minimum wage of {minimum}; for micro and small companies Kesehatan is "
        "calculated on the wage itself (Perpres 59/2024)."
    ),
    "bpjs.kesehatan.floor_unknown": (
        "The minimum wage of the workplace is unknown, so the lower limit for BPJS Kesehatan wasn't checked. "
        "Enter the UMK, else the UMP."
    ),
    "bpjs.jkk.relief_not_in_force": (
        "The JKK relief for labour-intensive industries isn't in force in {month}; the full rate was used."
    ),
    "bpjs.jkp.relief_split_open": (
        "How JKP is recomposed from JKK during the relief isn't published; the usual part is shown. The bill "
        "doesn't change."
    ),
    "pay.negative_take_home": (
        "The deductions are higher than the pay: take-home pay is {amount}. Check the deductions."
    ),
    "pay.deductions_over_limit": (
        "The deductions of {deductions} are above the allowed share of the pay, {allowed} (PP 36/2021 art. 65)."
    ),
    "pay.below_minimum_wage": "The wage of {wage} is below the minimum wage of {minimum}.",
    "pay.basic_share_too_small": (
        "The basic wage of {basic} is a smaller part of basic wage and fixed allowances together, {total}, "
        "than the law asks for (UU 13/2003 art. 94)."
    ),
    "tax.month_outside": "PPh 21 can't be calculated for {month}: the regulation files begin later.",
    "tax.contributions_missing": "PPh 21 can't be calculated because BPJS contributions of the month are missing.",
    "tax.overpaid_under_method": (
        "More tax was withheld this year than is owed ({amount}), so the employer bears nothing this month."
    ),
    "tax.no_yearly_calculation": (
        "Daily workers and participants in training have no yearly calculation; the totals of the year weren't used."
    ),
    "tax.daily_without_days": "No day was worked, so the month's gross counts as one day's for the daily rate.",
    "tax.december_without_year": (
        "December without the totals of the year: calculated as an ordinary month. The year isn't settled."
    ),
    "tax.dtp.no_scheme": "The government doesn't bear PPh 21 in {month}: no scheme is in force. The tax is deposited.",
    "tax.dtp.not_listed": (
        "The company makes use of PPh 21 borne by the government, but its business code (KLU {klu}) isn't listed in "
        "{month}. Check the code at the tax office; the tax is deposited as usual."
    ),
    "tax.dtp.intern": (
        "The government doesn't bear the tax of participants in training under this scheme. Those of its own "
        "programme have another one (PMK 6/2026), which isn't calculated here."
    ),
    "tax.dtp.no_tax_number": (
        "The government doesn't bear the tax while neither NIK nor NPWP is known. Enter one of them."
    ),
    "tax.dtp.above_limit": (
        "The government doesn't bear the tax: the fixed income of {tested} is above the limit of {limit}."
    ),
    "tax.dtp.opening": (
        "The tax of {amount} withheld before this program was in use counts as not borne by the government. If the "
        "government bore it, an overpaid part of it must not be paid back."
    ),
    "regulation.overdue": (
        "A change of {key} was to be expected on {expected} but isn't entered yet; the value {value} since "
        "{since} was carried on. Check for the announcement."
    ),
    "programme.kesehatan": "BPJS Kesehatan",
    "programme.jht": "JHT",
    "programme.jkk": "JKK",
    "programme.jkm": "JKM",
    "programme.jp": "JP",
    "programme.jkp": "JKP",
}
