"""What lateness costs an employer at BPJS.

BPJS Ketenagakerjaan takes a fee for each month that a contribution is late, borne by the employer alone (PP 44/2015
art. 22). BPJS Kesehatan takes none, but who is in hospital soon after arrears were paid owes a part of that
treatment's cost, for wage earners the employer (Perpres 82/2018 art. 42, Perpres 64/2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.findings import error, info, warning
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.trace import TraceLine
from desktop_app.domain.payroll.worked import Figure, Worked, refused, to_check, within_law
from desktop_app.domain.periods import Month, next_working_day
from desktop_app.domain.regulation import RegulationSet

_CENT = Rounding.SEN_HALF_UP


@dataclass(frozen=True, slots=True)
class LateFacts:
    """A month's contribution to BPJS Ketenagakerjaan and the day on which it is paid."""

    month: Month
    contribution: Money
    """All programmes, employer and employees."""
    paid_on: date


@dataclass(frozen=True, slots=True)
class HospitalFacts:
    """A stay in hospital after arrears of BPJS Kesehatan were paid."""

    reactivated_on: date
    admitted_on: date
    package_cost: Money
    """Cost of the package (INA-CBG) of the first diagnosis."""
    months_in_arrears: int


@within_law
def late_fee(facts: LateFacts, law: RegulationSet) -> Worked:
    """The figures ``total`` (the fee) and ``payable`` (contribution and fee), to two decimals."""
    if facts.contribution < ZERO:
        return refused(error("penalties.negative"))
    rule = law.at("due.bpjs_ketenagakerjaan", facts.month.last_day)
    statutory = (facts.month + rule.value["months_after"]).day(rule.value["day"])
    days_off = public_holidays(law, joint_leave=True)
    due = next_working_day(statutory, days_off)
    rate = law.at("bpjs.penalties.ketenagakerjaan_late_rate", facts.month.last_day)
    started = law.at("bpjs.penalties.ketenagakerjaan_started_month_counts", facts.month.last_day)
    months = _months_late(due, facts.paid_on, started_counts=started.value)
    fee = Money.from_fraction(facts.contribution.as_fraction() * rate.value.as_fraction() * months, _CENT)
    inputs = (("contribution", facts.contribution), ("rate", rate.value), ("months", months))
    payable = facts.contribution + fee
    parts = (("contribution", facts.contribution), ("fee", fee))
    trace = (
        TraceLine("late_fee.total", "contribution × rate × months", inputs, rate, _CENT, fee),
        TraceLine("late_fee.payable", "contribution + fee", parts, None, None, payable),
    )
    findings = [info("penalties.due", due=due, months=months)]
    if statutory.year not in {day.year for day in days_off}:
        findings.append(warning("due.holidays_missing", year=str(statutory.year), date=statutory))
    return Worked((Figure("total", fee), Figure("payable", payable)), trace, (*findings, *to_check(rate, started)))


@within_law
def hospital_penalty(facts: HospitalFacts, law: RegulationSet) -> Worked:
    """The figure ``total``: what BPJS Kesehatan may ask of the employer; zero after the days that count."""
    if facts.package_cost < ZERO or facts.months_in_arrears < 0:
        return refused(error("penalties.negative"))
    if facts.admitted_on < facts.reactivated_on:
        return refused(error("penalties.dates", reactivated=facts.reactivated_on, admitted=facts.admitted_on))
    day = facts.admitted_on
    days = law.at("bpjs.penalties.kesehatan_inpatient_days", day)
    rate = law.at("bpjs.penalties.kesehatan_inpatient_rate", day)
    most = law.at("bpjs.penalties.kesehatan_inpatient_months", day)
    cap = law.at("bpjs.penalties.kesehatan_inpatient_cap", day)
    passed = (facts.admitted_on - facts.reactivated_on).days
    if passed > days.value:
        waited = (("passed", passed), ("days", days.value))
        line = TraceLine("hospital.passed.total", "0", waited, days, None, ZERO)
        return Worked((Figure("total", ZERO),), (line,), to_check(days))
    months = min(facts.months_in_arrears, most.value)
    exact = facts.package_cost.as_fraction() * rate.value.as_fraction() * months
    penalty = min(Money.from_fraction(exact, _CENT), cap.value)
    inputs = (
        ("cost", facts.package_cost),
        ("rate", rate.value),
        ("months", facts.months_in_arrears),
        ("most", most.value),
        ("cap", cap.value),
    )
    line = TraceLine("hospital.total", "min(cost × rate × min(months, most), cap)", inputs, rate, _CENT, penalty)
    return Worked((Figure("total", penalty),), (line,), to_check(rate, most, cap, days))


def _months_late(due: date, paid_on: date, *, started_counts: bool) -> int:
    """The months after the due date; a month that has only begun counts where the rule says so."""
    if paid_on <= due:
        return 0
    months = Month.of(paid_on) - Month.of(due)
    end = (Month.of(due) + months).day(due.day)
    if paid_on > end:
        return months + 1 if started_counts else months
    if paid_on == end or started_counts:
        return months
    return months - 1
