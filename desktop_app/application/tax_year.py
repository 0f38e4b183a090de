"""What the last tax month of an employee needs from the year before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop_app.application.results import MonthTaxTotals
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, Employment, OpeningTotals
from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import YearFacts
from desktop_app.domain.periods import Month

_ENDS_TAX_LIABILITY = frozenset({"A6", "A9"})
"""SIPP's reasons death and leaving Indonesia for good: the year is annualised (PMK 168/2023 art. 15)."""


def is_last_tax_month(kind: EmployeeKind, employment: Employment, month: Month) -> bool:
    """Whether the year is settled in this month: December, or the month of leaving."""
    if kind in (EmployeeKind.DAILY, EmployeeKind.INTERN):
        return False
    leaves = employment.ended_on is not None and Month.of(employment.ended_on) == month
    return month.closes_tax_year or leaves


def year_facts(
    employee: Employee,
    employment: Employment,
    month: Month,
    opening: OpeningTotals | None,
    earlier: Mapping[Month, MonthTaxTotals],
) -> tuple[YearFacts | None, list[Finding]]:
    """The totals before the last tax month, or None with an error finding that says which months are missing.

    ``earlier`` holds the months of the year that this program calculated.
    """
    start = opening.first_month if opening else month.first_of_year
    before = [other for other in start.through(month) if other != month]
    worked = [other for other in before if any(stay.overlaps(other) for stay in employee.employments)]
    first_here = min(earlier, default=month)
    missing = [other for other in worked if other not in earlier and not (opening and other < first_here)]
    if missing:
        return None, [error("tax.year_incomplete", first=missing[0], last=missing[-1], count=len(missing))]
    counted = [earlier[other] for other in worked if other in earlier]
    first_month = opening.first_month if opening else min([*worked, month])
    annualise, findings = _annualise(employee, employment, first_month, opening)
    return (
        YearFacts(
            first_month=first_month,
            annualise=annualise,
            gross_before=_sum([row.gross for row in counted], opening.gross if opening else ZERO),
            pension_before=_sum([row.pension for row in counted], opening.pension if opening else ZERO),
            zakat_before=_sum([row.zakat for row in counted], opening.zakat if opening else ZERO),
            tax_before=_sum([row.tax for row in counted], opening.tax if opening else ZERO),
            previous_net=opening.previous_net if opening else ZERO,
            previous_tax=opening.previous_tax if opening else ZERO,
        ),
        findings,
    )


def _annualise(
    employee: Employee, employment: Employment, first_month: Month, opening: OpeningTotals | None
) -> tuple[bool, list[Finding]]:
    if employment.leaving_reason in _ENDS_TAX_LIABILITY:
        return True, []
    arrived = (
        employee.citizenship is Citizenship.WNA
        and _same_year(employment.started_on, first_month)
        and first_month != first_month.first_of_year
        and not (opening and opening.previous_net)
    )
    return arrived, [info("tax.foreigner_annualised", first=first_month)] if arrived else []


def _same_year(day: date, month: Month) -> bool:
    return day.year == month.year


def _sum(amounts: list[Money], start: Money) -> Money:
    for amount in amounts:
        start = start + amount
    return start
