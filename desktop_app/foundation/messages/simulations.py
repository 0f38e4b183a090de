"""Words of the simulations: parts and figures of the answer, how they came about, and what is wrong in a field."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

_OBJECTIONS: dict[str, Sentence] = {
    "simulation.missing": "This must be filled.",
    "simulation.unreadable": "This can't be read: {text}.",
    "simulation.too_large": "No more than {largest}.",
    "simulation.too_small": "At least {least}.",
    "simulation.outside_percent": "Between 0 and {most} %.",
    "simulation.outside_calendar": "A date between {first} and {last}.",
    "simulation.not_among": "Possible: {known}.",
    "simulation.outside_bounds": "Between {least} and {most}.",
    "simulation.born_later": "The person is born only after {month}.",
    "simulation.not_klu": "“{text}” isn't a business code: KLU codes have five digits.",
    "simulation.dtp_before": "Not more than PPh 21 before, {tax}: it is a part of it.",
    "simulation.first_month_outside": "The first month lies in the same year and not after {month}.",
    "simulation.unknown_people": "Nobody with this number works here in this month: {names}.",
    "simulation.not_hours": (
        "“{word}” isn't a day and its hours. Write 2:3 for three hours on the 2nd; this month has {days} days."
    ),
    "simulation.no_holiday": "The holidays of {year} aren't entered yet. Choose another day and give its date.",
    "simulation.not_one_month": "Both days lie in one month, the last not before the first.",
    "simulation.needs_company": "This simulation looks at the employees of a client: choose one first.",
}

_REMARKS: dict[str, Sentence] = {
    "simulation.reached_without_basic": "The allowances alone bring {target} or more.",
    "simulation.more_brings_less": (
        "One rupiah more of basic wage brings less: {reached}. The income then enters a higher TER band."
    ),
    "simulation.daily_not_raised": "An amount for the month doesn't raise a wage per day: {names}. Use percent.",
    "simulation.below": (
        "{count} employee is below the minimum wage of {minimum}.",
        "{count} employees are below the minimum wage of {minimum}.",
    ),
}

_FIGURES: dict[str, Sentence] = {
    "simulation.part.wage": "The wage for it",
    "simulation.part.tax": "What the tax is based on",
    "simulation.part.cost": "Cost to the company",
    "simulation.part.year": "The whole year",
    "simulation.part.month": "The month",
    "simulation.part.contributions": "Contributions",
    "simulation.part.result": "Result",
    "simulation.part.steps": "How it came about",
    "simulation.basic_wanted": "Basic wage",
    "simulation.over_target": "More than was wanted",
    "simulation.next_rupiah": "Effect of one rupiah more of wage",
    "simulation.cost_month": "Cost to the company in the month",
    "simulation.cost_year": "Cost in the year, with THR",
    "simulation.cost_average": "On average a month",
    "simulation.pay_year": "Wage and allowances",
    "simulation.thr_year": "THR",
    "simulation.tax_year": "PPh 21 paid by the company",
    "simulation.kesehatan_year": "BPJS Kesehatan, employer",
    "simulation.jht_year": "JHT, employer",
    "simulation.jp_year": "JP, employer",
    "simulation.jkk_year": "JKK, employer",
    "simulation.jkm_year": "JKM, employer",
    "simulation.take_home_year": "Take-home pay of the employee",
    "simulation.employer_cost": "Cost to the company",
    "simulation.earnings": "Total earnings",
    "simulation.take_home": "Take-home pay",
    "simulation.tax": "PPh 21 to be deposited",
}

_MONTHS: dict[str, Sentence] = {
    "term.month_1": "January",
    "term.month_2": "February",
    "term.month_3": "March",
    "term.month_4": "April",
    "term.month_5": "May",
    "term.month_6": "June",
    "term.month_7": "July",
    "term.month_8": "August",
    "term.month_9": "September",
    "term.month_10": "October",
    "term.month_11": "November",
    "term.month_12": "December",
}

_STEPS: dict[str, Sentence] = {
    "explain.simulated": "As entered here. Outside the BPJS base, but counted for PPh 21 where it is pay.",
    "explain.simulated_base": "As entered here: part of the BPJS base.",
    "explain.smallest_wage": (
        "The smallest whole basic wage whose take-home pay reaches {target}: {basic} brings {reached}."
    ),
    "explain.one_rupiah_less": "One rupiah less, {basic}, brings {reached}: too little.",
    "explain.one_rupiah_more": "One rupiah more, {basic}, brings {reached}: a difference of {difference}.",
    "explain.over_target": "{reached} − {target} = {over}.",
    "explain.average": "{whole} ÷ 12 months, half up: {result}.",
    "explain.sum_of_people": "The sum over {count} people is {result}; each stands under “Per person”.",
}

SENTENCES: dict[str, Sentence] = {**_OBJECTIONS, **_REMARKS, **_FIGURES, **_MONTHS, **_STEPS}
