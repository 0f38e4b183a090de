"""Sentences about labour law and small calculations: parts of a month, overtime, THR, the end of contracts."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

_EXPLANATIONS: dict[str, Sentence] = {
    "explain.formula": "{formula} = {result}.",
    "explain.given": "The figure is {result}.",
    "formula.min": "the smaller of",
    "formula.max": "the greater of",
    "figure.proration.total": "Wage for a part of the month",
    "explain.proration.total": "{method}: {days} of {divisor} days.",
    "method.calendar_days": "Calendar days of the month",
    "method.working_days": "Working days of the month without public holidays",
    "method.days_30": "Calendar days, divided by 30",
    "method.days_25": "Working days, divided by 25",
    "method.days_21": "Working days, divided by 21",
    "figure.overtime.wage": "Month's wage for overtime",
    "figure.overtime.hour": "Wage of an hour",
    "figure.overtime.workday": "Overtime on working days",
    "figure.overtime.rest_day": "Overtime on rest days and holidays",
    "figure.overtime.shortest_day": "Overtime on holidays of the shortest day",
    "figure.overtime.total": "Overtime pay",
    "figure.thr.wage": "Month's wage for THR",
    "figure.thr.by_law": "THR by law",
    "figure.thr.total": "THR",
    "figure.thr.late_fine": "Fine for late THR",
    "figure.pkwt.wage": "Month's wage for the compensation",
    "figure.pkwt.total": "PKWT compensation",
    "figure.severance.wage": "Month's wage for severance",
    "figure.severance.severance_whole": "Severance by years of service",
    "figure.severance.severance": "Severance pay (pesangon)",
    "figure.severance.service_pay_whole": "Long service pay by years of service",
    "figure.severance.service_pay": "Long service pay (UPMK)",
    "figure.severance.leave": "Unused annual leave",
    "figure.severance.rights": "Replacement of rights (UPH)",
    "figure.severance.separation_pay": "Separation pay (uang pisah)",
    "figure.severance.pension_set_off": "Pension contributions set off",
    "figure.severance.total": "Paid at the end of employment",
    "figure.late_wage.fine": "Fine for late wages",
    "figure.late_wage.total": "Fine and interest",
    "figure.unit_wage.hour": "Wage of an hour",
    "figure.unit_wage.day": "Wage of a day",
    "figure.unit_wage.total": "Wage for the time worked",
    "explain.unit_wage.hour": "At least this for an hour of part-time work.",
    "explain.unit_wage.day": "A month's wage divided by the working days that the law counts.",
    "term.basic": "basic wage",
    "term.agreed": "as agreed",
    "term.by_law": "by law",
    "term.workday": "working days",
    "term.rest_day": "rest days and holidays",
    "term.shortest_day": "holidays of the shortest day",
    "term.leave": "unused leave",
    "term.other_rights": "other rights",
    "term.severance": "severance",
    "term.service_pay": "long service pay",
    "term.rights": "replacement of rights",
    "term.separation_pay": "separation pay",
    "term.pension_set_off": "pension contributions",
    "term.fine": "fine",
    "term.interest": "interest",
    "explain.not_due": "{reason}",
    "explain.overtime.workday": (
        "Hours of all working days, each with its factor; an hour is a part of the month's wage."
    ),
    "explain.overtime.rest_day": (
        "Hours of all rest days and holidays, each with its factor; an hour is a part of the month's wage."
    ),
    "explain.overtime.shortest_day": "Hours of holidays on the shortest working day, each with its factor.",
    "explain.thr.late_fine": "To the workers' benefit, beside the THR itself.",
    "explain.severance.severance_whole": "Full years of service: {years}. Months of wage for them: {months}.",
    "explain.severance.service_pay_whole": "Full years of service: {years}. Months of wage for them: {months}.",
    "explain.severance.severance": "{termination} ({article}): times {multiplier}.",
    "explain.severance.service_pay": "{termination} ({article}): times {multiplier}.",
    "explain.severance.leave": "Days not taken: {days}, each at the legal wage of a day.",
    "explain.severance.pension_set_off": (
        "What the employer paid into a pension programme counts towards severance, long service and separation pay."
    ),
    "explain.late_wage.fine": (
        "Late days at {rate} of the wage: {days}; at {further_rate}: {further_days}; at most {most} in all."
    ),
    "termination.merger": "Merger or split of the company",
    "termination.takeover": "Takeover of the company",
    "termination.takeover_terms_refused": "Takeover, changed terms refused",
    "termination.efficiency_losses": "Efficiency after losses",
    "termination.efficiency_prevention": "Efficiency to prevent losses",
    "termination.closure_losses": "Closure after losses",
    "termination.closure_without_losses": "Closure without losses",
    "termination.force_majeure_closed": "Force majeure, company closed",
    "termination.force_majeure_open": "Force majeure, company goes on",
    "termination.pkpu_losses": "Suspension of debt payments (PKPU) after losses",
    "termination.pkpu_without_losses": "Suspension of debt payments (PKPU) without losses",
    "termination.bankruptcy": "Bankruptcy",
    "termination.employer_misconduct": "Misconduct of the employer",
    "termination.misconduct_unproven": "Misconduct of the employer not proven",
    "termination.resignation": "Resignation",
    "termination.absence": "Absence of five working days without word",
    "termination.breach_after_warnings": "Breach after warning letters",
    "termination.urgent_breach": "Urgent breach",
    "termination.crime_with_loss": "Crime with loss to the company",
    "termination.crime_without_loss": "Crime without loss to the company",
    "termination.long_illness": "Illness or disability of more than twelve months",
    "termination.retirement": "Retirement",
    "termination.death": "Death",
    "day_kind.workday": "Working day",
    "day_kind.rest_day": "Rest day or holiday",
    "day_kind.shortest_day": "Holiday on the shortest working day",
}

_FINDINGS: dict[str, Sentence] = {
    "law.not_in_force": (
        "This can't be calculated for {day}: the regulation files hold no rule for that day ({key}). "
        "Choose a later date, or add the rule under Rules and rates."
    ),
    "law.to_check": (
        "{law} wasn't read in its own text yet ({key}). Check it before you rely on this figure; "
        "Rules and rates says what is open."
    ),
    "proration.dates": (
        "The days from {first} to {last} with {unpaid} unpaid days are no part of one month. Check the dates."
    ),
    "proration.custom": (
        "No law says how a part of a month is paid: this is the company's own method. Name it in the company's rules."
    ),
    "calendar.holidays_missing": (
        "The public holidays of {year} aren't entered yet, so they count as working days here."
    ),
    "wage.no_months": "There is no month to take the average of. Enter what was earned in each month.",
    "wage.negative": "An amount is below zero. Enter amounts without a minus.",
    "wage.workweek": "A work week has 5 or 6 days, not {workweek}.",
    "service.dates": "The time from {first} to {last} can't be a time of service. Check the dates.",
    "overtime.other_month": "{day} isn't in {month}. Calculate each month by itself.",
    "overtime.hours": "The overtime hours of {day} must be from 0 to 24.",
    "overtime.day_twice": "{day} stands there twice. Put its hours into one line.",
    "overtime.shortest_day": "{day}: only a six-day week has a shortest day with rates of its own.",
    "overtime.beyond_law": "The law sets no factor beyond hour {most} of such a day. Check the hours.",
    "overtime.exempt": (
        "No overtime pay: the contract or the company's rules say so for this kind of work (PP 35/2021 art. 27)."
    ),
    "overtime.joint_leave": (
        "{day} is joint leave. Who works then keeps the day of annual leave and is paid as on a working day "
        "(circular of the Ministry of Manpower, to be checked in its own text)."
    ),
    "overtime.day_limit": (
        "More than {limit} hours of overtime on {day}: above the limit of PP 35/2021 art. 26. The hours are paid "
        "all the same."
    ),
    "overtime.week_limit": (
        "More than {limit} hours of overtime in the week from {first}: above the limit of PP 35/2021 art. 26. The "
        "hours are paid all the same."
    ),
    "overtime.meal": (
        "Days with {hours} hours of overtime or more: {days}. Each calls for a meal, which money may not replace "
        "(PP 35/2021 art. 29)."
    ),
    "unit_wage.hours": "{count} hours in {month} can't be. Enter 0 to {most}.",
    "unit_wage.days": "{count} days in {month} can't be. Enter 0 to {most}.",
    "unit_wage.agreed_too_low": (
        "The agreed {agreed} an hour is less than the {share} that the law gives, so that is used (PP 36/2021 art. 16)."
    ),
    "unit_wage.no_part_time": (
        "{hours} hours a week are no part time: only work of less than {limit} hours a week is paid by the hour "
        "(PP 36/2021 art. 16)."
    ),
    "daily.many_days": (
        "{days} working days are too many for a daily contract, which asks for fewer than {limit} a month. After "
        "{months} such months in a row it is a permanent one (PP 35/2021 art. 10)."
    ),
    "daily.permanent_by_law": (
        "{limit} working days or more in {months} months in a row: by law this is a permanent contract (PKWTT) "
        "(PP 35/2021 art. 10). Change the kind of employment, or check the days."
    ),
    "thr.too_short": "No claim to THR yet: whole months of service are {months}, and it begins at {least}.",
    "thr.intern": "No claim to THR: participants in training have no contract of employment.",
    "thr.contract_ended": "No claim to THR: the fixed-term or daily contract ended before the holiday.",
    "thr.resigned": (
        "No claim to THR: only dismissal by the employer within {days} days before the holiday keeps it "
        "(Permenaker 6/2016 art. 7, as the ministry reads it). Others read it differently where somebody resigned "
        "within these days."
    ),
    "thr.dismissed_earlier": "No claim to THR: the dismissal was more than {days} days before the holiday.",
    "thr.latest": "To be paid by {latest} at the latest, in full and in rupiah.",
    "thr.late": "Paid on {paid}, after the last day {latest}: the fine is owed to the workers' benefit beside the THR.",
    "thr.whole_months": "Whole months count: {months}. How to count parts of a month isn't settled by law.",
    "thr.average_prorated": (
        "The average of the months worked is a month's wage, so it is taken by months of service too. Check this "
        "reading of Permenaker 6/2016 art. 3."
    ),
    "pkwt.foreigner": "No compensation: it isn't owed to foreign workers (PP 35/2021 art. 15).",
    "pkwt.too_short": "No compensation yet: whole months of service are {months}, and it begins at {least}.",
    "pkwt.as_agreed": (
        "In micro and small companies the compensation is what was agreed with the worker (to be checked)."
    ),
    "pkwt.whole_months": "Whole months count: {months}. How to count the days beyond them isn't settled by law.",
    "pkwt.too_long": (
        "Fixed-term contracts since {since} last longer than {years} years in all, the most that PP 35/2021 art. 8 "
        "allows."
    ),
    "severance.leave_days": "{days} days of unused leave can't be. Enter 0 or more.",
    "severance.as_agreed": (
        "In micro and small companies these amounts are what was agreed with the worker (PP 35/2021 art. 59, to be "
        "checked)."
    ),
    "severance.separation_pay_missing": (
        "For this reason separation pay (uang pisah) is owed by contract or company rules. Enter it if there is one."
    ),
    "severance.separation_pay_unusual": (
        "The law gives no separation pay (uang pisah) for this reason. Check the contract."
    ),
    "severance.pension_set_off": (
        "Employer's pension contributions are set off (PP 35/2021 art. 58). Keep the fund's statement."
    ),
    "late_wage.in_time": "No fine: it begins on day {first} after the day on which the wage was due.",
    "late_wage.interest": (
        "After a month the law adds interest at a state bank's rate. Enter the interest to have it counted."
    ),
}

SENTENCES: dict[str, Sentence] = {**_EXPLANATIONS, **_FINDINGS}
