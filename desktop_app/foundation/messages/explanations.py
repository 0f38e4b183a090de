"""Words of explanations: titles, labels of lines and addends, and one sentence per kind of step."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

_LINES: dict[str, Sentence] = {
    "line.basic": "Basic wage",
    "line.daily": "Daily wage",
    "line.fixed": "Fixed allowance",
    "line.variable": "Variable allowance",
    "line.overtime": "Overtime",
    "line.bonus": "Bonus",
    "line.thr": "THR",
    "line.irregular": "Irregular pay",
    "line.back_pay": "Back pay",
    "line.benefit": "Taxable benefits in kind",
    "line.tax_allowance": "Tax allowance",
    "line.tax_borne": "PPh 21 borne by the company",
    "line.kesehatan": "BPJS Kesehatan",
    "line.extra_family": "BPJS Kesehatan, extra family",
    "line.jht": "JHT",
    "line.jp": "JP",
    "line.pph21": "PPh 21",
    "line.pph21_dtp": "PPh 21 borne by the government (DTP)",
    "line.pension_fund": "Pension fund",
    "line.zakat": "Zakat",
    "line.deduction": "Deduction",
    "line.other": "Other deductions",
    "line.kesehatan_employer": "BPJS Kesehatan",
    "line.jht_employer": "Jaminan Hari Tua (JHT)",
    "line.jp_employer": "Jaminan Pensiun (JP)",
    "line.jkk_employer": "Jaminan Kecelakaan Kerja (JKK)",
    "line.jkm_employer": "Jaminan Kematian (JKM)",
}

_FIGURES: dict[str, Sentence] = {
    "figure.pay.base": "Wage that BPJS counts",
    "figure.pay.base_worked": "Wage for the days worked",
    "figure.bpjs.kesehatan.base": "Base of BPJS Kesehatan",
    "figure.bpjs.kesehatan.employer": "BPJS Kesehatan, employer",
    "figure.bpjs.kesehatan.employee": "BPJS Kesehatan, employee",
    "figure.bpjs.kesehatan.extra_family": "BPJS Kesehatan, extra family",
    "figure.bpjs.jht.base": "Base of JHT",
    "figure.bpjs.jht.employer": "JHT, employer",
    "figure.bpjs.jht.employee": "JHT, employee",
    "figure.bpjs.jp.base": "Base of JP",
    "figure.bpjs.jp.employer": "JP, employer",
    "figure.bpjs.jp.employee": "JP, employee",
    "figure.bpjs.jkk.base": "Base of JKK",
    "figure.bpjs.jkk.employer": "JKK, employer",
    "figure.bpjs.jkm.base": "Base of JKM",
    "figure.bpjs.jkm.employer": "JKM, employer",
    "figure.bpjs.jkp.base": "Base of JKP",
    "figure.bpjs.jkp.state": "JKP, paid by the state",
    "figure.bpjs.jkp.recomposed_from_jkk": "JKP, out of JKK",
    "figure.bpjs.jkp.recomposed_from_jkm": "JKP, out of JKM",
    "figure.tax.gross": "Gross income of the month for PPh 21",
    "figure.tax.tax": "PPh 21",
    "figure.tax.dtp": "PPh 21 borne by the government (DTP)",
    "figure.tax.allowance": "Tax allowance",
    "figure.tax.borne_by_employer": "PPh 21 borne by the company",
    "figure.tax.annual.gross": "Gross income of the year",
    "figure.tax.annual.occupational_cost": "Occupational cost",
    "figure.tax.annual.contributions": "Own JHT, JP and pension contributions",
    "figure.tax.annual.zakat": "Zakat",
    "figure.tax.annual.net": "Net income of the year",
    "figure.tax.annual.net_taxed": "Net income that is taxed",
    "figure.tax.annual.ptkp": "PTKP",
    "figure.tax.annual.taxable": "Taxable income (PKP)",
    "figure.tax.annual.tax_year": "PPh 21 of the year",
    "figure.totals.earnings": "Total earnings",
    "figure.totals.deductions": "Total deductions",
    "figure.totals.take_home": "Take-home pay",
    "figure.totals.employer_cost": "Cost to the company",
}

_TERMS: dict[str, Sentence] = {
    "term.fixed_allowances": "fixed allowances",
    "term.cash_pay": "cash pay",
    "term.benefits": "benefits in kind",
    "term.premium_jkk": "JKK",
    "term.premium_jkm": "JKM",
    "term.premium_kesehatan": "Kesehatan by the company",
    "term.tax_on_top": "tax borne by the company",
    "term.tax_year": "PPh 21 of the year",
    "term.tax_before": "withheld in earlier months",
    "term.previous_tax": "withheld by the former employer",
    "term.earnings": "earnings",
    "term.deductions": "deductions",
    "term.dtp": "PPh 21 borne by the government",
    "term.employer_shares": "contributions by the company",
}

_STEPS: dict[str, Sentence] = {
    "explain.law": "{law} (since {since})",
    "explain.sum": "{terms} = {result}.",
    "explain.product": "{base} × {rate} = {exact}.",
    "explain.nothing": "There are none.",
    "explain.rounding.sen_half_up": "To two decimals, half up: {result}.",
    "explain.rounding.rupiah_half_up": "To the whole rupiah, half up: {result}.",
    "explain.rounding.rupiah_down": "Cut to the whole rupiah: {result}.",
    "explain.rounding.thousand_down": "Cut to whole thousands: {result}.",
    "explain.basic": "As agreed since {since}.",
    "explain.basic_part": "Agreed {agreed} for a full month since {since}; for this part of the month {paid}.",
    "explain.fixed": "Fixed, whatever the attendance: part of the BPJS base. As agreed since {since}.",
    "explain.fixed_part": "Fixed allowance of {agreed} a month since {since}; this month {paid}.",
    "explain.fixed_left_out": (
        "Fixed, but by the company's own definition outside the BPJS base. As agreed since {since}."
    ),
    "explain.fixed_left_out_part": (
        "Fixed allowance of {agreed} a month since {since}, by the company's own definition outside the BPJS base; "
        "this month {paid}."
    ),
    "explain.variable_counted": (
        "Not fixed, but by the company's own definition part of the BPJS base. As agreed since {since}."
    ),
    "explain.variable_counted_part": (
        "Not fixed, but by the company's own definition part of the BPJS base: agreed {agreed} since {since}, this "
        "month {paid}."
    ),
    "explain.variable_untaxed": (
        "Not fixed: outside the BPJS base and, by the company's own definition, not counted for PPh 21. As agreed "
        "since {since}."
    ),
    "explain.variable_untaxed_part": (
        "Not fixed: agreed {agreed} since {since}, this month {paid}. By the company's own definition not counted for "
        "PPh 21."
    ),
    "explain.left_out": "Not counted by the company's own definition: {names}.",
    "explain.variable": "Not fixed: outside the BPJS base, but counted for PPh 21. As agreed since {since}.",
    "explain.variable_part": "Not fixed: agreed {agreed} since {since}, this month {paid}. Counted for PPh 21.",
    "explain.daily": "{daily} a day × {days} days worked.",
    "explain.entered_pay": "As entered for this month. Outside the BPJS base, but counted for PPh 21.",
    "explain.entered_deduction": "As entered for this month.",
    "explain.entered_benefit": "Not paid in money, but counted for PPh 21.",
    "explain.wage_daily": "{daily_wage} a day × {days} days = {result}.",
    "explain.wage_agreed": "The agreed wage of a full month counts: {agreed_wage}.",
    "explain.no_cap": "The wage of {wage} counts in full, without a cap.",
    "explain.below_cap": "The wage of {wage} does not exceed the cap of {cap}, so it counts in full.",
    "explain.above_cap": "The wage of {wage} exceeds the cap of {cap}, so {cap} counts.",
    "explain.below_floor": "The wage of {wage} is below the minimum wage of {floor}, so {floor} counts.",
    "explain.between": (
        "The wage of {wage} lies between the minimum wage of {floor} and the cap of {cap}: it counts in full."
    ),
    "explain.extra_family": "{base} × {rate} = {each} for each person × {persons} = {result}.",
    "explain.ter_between": "TER {category} above {above} up to {up_to}: {rate}.",
    "explain.ter_above": "TER {category} above {above}: {rate}.",
    "explain.ter_daily": "{gross} for {days} days is {per_day} a day. Daily TER: {rate}.",
    "explain.daily_above": "{gross} for {days} days is {per_day} a day, of which {share} is taxed: {taxed_per_day}.",
    "explain.times_days": "{exact} × {days} days = {all}.",
    "explain.nothing_taxable": "Nothing is left to be taxed.",
    "explain.tier": "{part} × {rate} = {exact}.",
    "explain.tiers_sum": "Together {exact}.",
    "explain.paid_back": "More was withheld than the year owes, so the difference is paid back.",
    "explain.dtp.paid": (
        "The government bears the tax: the business code {business_code} is listed, and the fixed income of {tested} "
        "in {tested_in} does not exceed {limit}. The company pays the tax of {result} to the employee in cash, on "
        "which no tax is due."
    ),
    "explain.dtp.paid_daily": (
        "The government bears the tax: the business code {business_code} is listed, and the daily wage of {tested} "
        "does not exceed {limit}. The company pays the tax of {result} to the employee in cash, on which no tax is "
        "due."
    ),
    "explain.dtp.kept": (
        "Of the overpaid {overpaid}, the government bore {dtp_before} this year. {result} of it is not paid back."
    ),
    "explain.tax.allowance": (
        "The company pays an allowance equal to the tax: the smallest whole amount that equals the tax on the "
        "gross income of {gross}, in which it is contained: {result}."
    ),
    "explain.tax.borne_by_employer": (
        "The company bears the tax: the smallest whole amount that equals the tax on the gross income of {gross}, "
        "in which it is contained: {result}."
    ),
    "explain.annual.gross": "Gross of the year: {gross_before} before + {gross} this month = {result}.",
    "explain.annual.occupational_cost": (
        "Occupational cost: the smaller of {gross} × {rate} = {by_rate} and {months} months × {monthly_cap} = {limit}: "
        "{result}."
    ),
    "explain.annual.contributions": (
        "Own contributions: {pension_before} before + {own_contributions} this month = {result}."
    ),
    "explain.annual.zakat": "Zakat: {zakat_before} before + {zakat} this month = {result}.",
    "explain.annual.net": "Net: {gross} − {occupational_cost} − {contributions} − {zakat} = {result}.",
    "explain.annual.net_taxed": "With the former employer's net income: {net} + {previous_net} = {result}.",
    "explain.annual.annualised": "For a whole year: ({net} + {previous_net}) × 12 ÷ {months} = {result}.",
    "explain.annual.ptkp": "PTKP for {status}: {result}.",
    "explain.annual.taxable": "Taxable: {net_taxed} − {ptkp}, cut to whole thousands and not below zero: {result}.",
    "explain.annual.back": "Back to the months of this year: {exact} × {months} ÷ 12, to the whole rupiah: {result}.",
}

_SECTIONS: dict[str, Sentence] = {
    "section.earnings": "Earnings",
    "section.deductions": "Deductions",
    "section.employer": "Paid by the company",
    "section.paid": "Take-home pay",
}

_KINDS: dict[str, Sentence] = {
    "step.wage": "Wage",
    "step.base": "Base",
    "step.limit": "Limits",
    "step.rate": "Rate",
    "step.arithmetic": "Calculation",
    "step.rounding": "Rounding",
    "step.note": "Remark",
}

SENTENCES: dict[str, Sentence] = {**_LINES, **_FIGURES, **_TERMS, **_STEPS, **_KINDS, **_SECTIONS}
