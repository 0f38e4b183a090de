"""What people who are paid by output earned in the months before one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.application.ports import CompanyStore
from desktop_app.application.results import OutputMonth
from desktop_app.domain.components import OUTPUT_PAY
from desktop_app.domain.employee import Employee
from desktop_app.domain.periods import Month

_MONTHS_BACK = 12
"""How far back is looked: as far as a year's tax or any average goes. The law says how many of them count."""


def earned_before(store: CompanyStore, employees: Sequence[Employee], month: Month) -> Iterator[OutputMonth]:
    """The output pay of earlier months from their latest runs; where a month has none, as it was typed or imported.

    Reads nothing where nobody is paid by output.
    """
    people = {employee.nip for employee in employees if _by_output(employee, month)}
    if not people:
        return
    first, last = month + -_MONTHS_BACK, month + -1
    known: set[tuple[str, Month]] = set()
    for found in store.output_pay(first, last):
        if found.nip in people:
            known.add((found.nip, found.month))
            yield found
    for earlier in first.through(last):
        for item in store.variables(earlier):
            if item.component == OUTPUT_PAY and item.nip in people and (item.nip, earlier) not in known:
                yield OutputMonth(item.nip, earlier, item.amount)


def _by_output(employee: Employee, month: Month) -> bool:
    """Whether somebody's wage at the end of the month, or at leaving in it, is earned by output."""
    employment = employee.employment_in(month)
    if employment is None:
        return False
    wage = employee.wage_on(min(month.last_day, employment.ended_on or month.last_day))
    return wage is not None and wage.basis.is_output
