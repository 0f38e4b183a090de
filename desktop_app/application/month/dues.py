"""What a month owes and by which working day."""

from __future__ import annotations

from datetime import date

from desktop_app.application.results import Due, Obligation, RunTotals
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month, next_working_day
from desktop_app.domain.regulation import RegulationSet

_LAW = {
    Obligation.KESEHATAN: "due.bpjs_kesehatan",
    Obligation.KETENAGAKERJAAN: "due.bpjs_ketenagakerjaan",
    Obligation.TAX_DEPOSIT: "due.pph21_deposit",
    Obligation.TAX_RETURN: "due.pph21_return",
}


def dues(law: RegulationSet, month: Month, totals: RunTotals) -> tuple[tuple[Due, ...], tuple[Finding, ...]]:
    """The four obligations of a month; a warning where the holidays of a due date aren't entered."""
    found, findings = [], []
    days_off = holidays(law)
    known_years = {day.year for day in days_off}
    for obligation, key in _LAW.items():
        rule = law.find(key, month.last_day)
        if rule is None:
            continue
        statutory = (month + rule.value["months_after"]).day(rule.value["day"])
        if statutory.year not in known_years:
            findings.append(warning("due.holidays_missing", year=str(statutory.year), date=statutory))
        moved = next_working_day(statutory, days_off)
        found.append(Due(obligation, _amount(obligation, totals), statutory, moved))
    return tuple(found), tuple(findings)


def holidays(law: RegulationSet) -> frozenset[date]:
    """All public days off that are entered: national, election and joint leave."""
    return frozenset(public_holidays(law, joint_leave=True))


def _amount(obligation: Obligation, totals: RunTotals) -> Money | None:
    if obligation is Obligation.TAX_RETURN:
        return None
    if obligation is Obligation.TAX_DEPOSIT:
        # What is paid back to some is set off against what others owe; below zero nothing is deposited.
        return max(totals.tax, ZERO)
    if obligation is Obligation.KESEHATAN:
        return totals.kesehatan.employer + totals.kesehatan.employee
    return ketenagakerjaan_amount(totals)


def ketenagakerjaan_amount(totals: RunTotals) -> Money:
    """What is owed to BPJS Ketenagakerjaan: both shares of its four programmes."""
    owed = ZERO
    for programme in (totals.jht, totals.jp, totals.jkk, totals.jkm):
        owed = owed + programme.employer + programme.employee
    return owed
