"""What the last tax month of an employee needs from the year before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_app.application.results import MonthTaxTotals
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, Employment, OpeningTotals
from desktop_app.domain.findings import Finding, error, info
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import YearFacts
from desktop_app.domain.periods import Month

_ENDS_TAX_LIABILITY = frozenset({"A6", "A9"})
"""SIPP's reasons death and leaving Indonesia for good: the year is annualised (PMK 168/2023 art. 15)."""
WITHOUT_YEAR = frozenset({EmployeeKind.DAILY, EmployeeKind.INTERN})
"""Taxed month by month only; their months are no part of a yearly calculation."""


def is_last_tax_month(kind: EmployeeKind, employment: Employment, month: Month) -> bool:
    """Whether the year is settled in this month: December, or the month of leaving."""
    return kind not in WITHOUT_YEAR and (month.closes_tax_year or _leaves_in(employment, month))


def year_facts(
    employee: Employee,
    employment: Employment,
    month: Month,
    opening: OpeningTotals | None,
    earlier: Mapping[Month, MonthTaxTotals],
) -> tuple[YearFacts | None, tuple[Finding, ...]]:
    """The totals before the last tax month, or None with an error finding that says which months are missing.

    ``earlier`` holds the months of the year that this program calculated. ``opening`` stands for the months
    before the first of them, unless it names no income of this employer.
    """
    before = [other for other in month.first_of_year.through(month) if other != month]
    worked = [other for other in before if _is_taxed_by_year(employee, other)]
    counted = [other for other in worked if other in earlier]
    first_here = min(counted, default=month)
    expected = [other for other in worked if opening is None or other >= opening.first_month]
    covered_until = first_here if opening is not None and opening.gross else month.first_of_year
    missing = [other for other in expected if other not in earlier and other >= covered_until]
    if missing:
        found = error("tax.year_incomplete", first=missing[0], last=missing[-1], count=len(missing))
        return None, (found,)
    first_month = min([*counted, *([opening.first_month] if opening else ()), month])
    rows = [earlier[other] for other in counted]
    annualise, findings = _annualise(employee, employment, month, first_month, opening)
    return (
        YearFacts(
            first_month=first_month,
            annualise=annualise,
            gross_before=_sum(opening.gross if opening else ZERO, (row.gross for row in rows)),
            pension_before=_sum(opening.pension if opening else ZERO, (row.pension for row in rows)),
            zakat_before=_sum(opening.zakat if opening else ZERO, (row.zakat for row in rows)),
            tax_before=_sum(opening.tax if opening else ZERO, (row.tax for row in rows)),
            dtp_before=_sum(ZERO, (row.dtp for row in rows)),
            previous_net=opening.previous_net if opening else ZERO,
            previous_tax=opening.previous_tax if opening else ZERO,
        ),
        findings,
    )


def _is_taxed_by_year(employee: Employee, month: Month) -> bool:
    """Whether the person worked in a month as somebody whose year is settled."""
    employment = employee.employment_in(month)
    if employment is None:
        return False
    last_day = min(month.last_day, employment.ended_on or month.last_day)
    return employee.terms_on(last_day).kind not in WITHOUT_YEAR


def _leaves_in(employment: Employment, month: Month) -> bool:
    return employment.ended_on is not None and Month.of(employment.ended_on) == month


def _annualise(
    employee: Employee, employment: Employment, month: Month, first_month: Month, opening: OpeningTotals | None
) -> tuple[bool, tuple[Finding, ...]]:
    if _leaves_in(employment, month) and employment.leaving_reason in _ENDS_TAX_LIABILITY:
        return True, ()
    arrived = (
        employee.citizenship is Citizenship.WNA
        and employment.started_on.year == month.year
        and first_month != month.first_of_year
        and not (opening and opening.previous_net)
    )
    return arrived, ((info("tax.foreigner_annualised", first=first_month),) if arrived else ())


def _sum(start: Money, amounts: Iterable[Money]) -> Money:
    return Money(start.sen + sum(amount.sen for amount in amounts))
