"""What decides whether the government bears somebody's PPh 21 (DTP), from a company's dated records."""

from __future__ import annotations

from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.agreed_wage import regular_income
from desktop_app.domain.payroll.dtp import month_of_test
from desktop_app.domain.payroll.facts import DailyPay, DtpFacts, OutputPay
from desktop_app.domain.payroll.rules import DtpRules
from desktop_app.domain.periods import Month

_CENT = Rounding.SEN_HALF_UP


def dtp_facts(
    company: Company,
    employee: Employee,
    month: Month,
    daily: DailyPay | None,
    rules: DtpRules | None,
    output: OutputPay | None = None,
) -> DtpFacts | None:
    """The facts of one employee and month; None where the company doesn't make use of DTP then.

    Fixed and regular gross income is the agreed basic wage with the fixed allowances that are taxable, whatever was
    paid. It is tested once, for January or the first month worked; the wage of a daily worker in each month. Pay by
    output is agreed for no month: what was earned in the month of the test counts, else in this one, and of a daily
    worker its average a day.
    """
    if not company.terms_on(month.last_day).dtp:
        return None
    tested_in = month if daily else month_of_test(rules, company.klu, month, _first_month_worked(employee, month))
    return DtpFacts(
        business_code=company.klu,
        tested=(daily.wage if daily else _agreed(company, employee, tested_in)) + _earned(output, tested_in, daily),
        tested_in=tested_in,
        has_tax_number=bool(employee.nik or employee.npwp),
    )


def _earned(output: OutputPay | None, tested_in: Month, daily: DailyPay | None) -> Money:
    """What was earned by output in the month of the test; a day of it where there are days worked."""
    if output is None:
        return ZERO
    earned = dict(output.earlier).get(tested_in, output.amount)
    return earned if daily is None else Money.from_fraction(earned.as_fraction() / max(daily.days, 1), _CENT)


def _first_month_worked(employee: Employee, month: Month) -> Month:
    """The first month of the employments that reach into the year."""
    january = month.first_of_year.first_day
    reaching = (one for one in employee.employments if one.ended_on is None or one.ended_on >= january)
    return min((Month.of(one.started_on) for one in reaching), default=month)


def _agreed(company: Company, employee: Employee, month: Month) -> Money:
    """The regular income of the monthly wage in force at the month's end, else of the first one after it."""
    components = company.components_on(month.last_day)
    then = employee.wage_on(month.last_day)
    later = (wage for wage in employee.wages if wage.starts_on > month.last_day)
    monthly = (wage for wage in (then, *later) if wage is not None and wage.daily is None)
    return next((regular_income(wage, components) for wage in monthly), ZERO)
