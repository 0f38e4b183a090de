"""How many days daily workers worked in the months before one: too many of them too often end a daily contract."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from desktop_app.application.ports import CompanyStore
from desktop_app.domain.components import Variable
from desktop_app.domain.employee import Employee, EmployeeKind, VariableItem
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet


def worked_before(
    store: CompanyStore, employees: Sequence[Employee], month: Month, law: RegulationSet
) -> Iterator[VariableItem]:
    """The days worked in as many months before as the law looks back (PP 35/2021 art. 10).

    Reads nothing where nobody is a daily worker.
    """
    rule = law.find("labour.pkwt.daily_contract_months", month.last_day)
    people = {employee.nip: employee for employee in employees if _is_daily(employee, month)}
    if rule is None or not people:
        return
    for earlier in (month + (1 - rule.value)).through(month + -1):
        for item in store.variables(earlier, Variable.DAYS_WORKED):
            if item.nip in people and _is_daily(people[item.nip], earlier):
                yield item


def days_by_person(items: Sequence[VariableItem], month: Month) -> Mapping[str, tuple[int, ...]]:
    """By NIP the days of the months right before ``month``, newest first, up to the first month without any."""
    worked: dict[str, dict[Month, int]] = defaultdict(dict)
    for item in items:
        worked[item.nip][item.month] = item.quantity
    return {nip: tuple(_unbroken(by_month, month)) for nip, by_month in worked.items()}


def _unbroken(by_month: Mapping[Month, int], month: Month) -> Iterator[int]:
    before = month + -1
    while before in by_month:
        yield by_month[before]
        before = before + -1


def _is_daily(employee: Employee, month: Month) -> bool:
    employment = employee.employment_in(month)
    if employment is None:
        return False
    day = min(month.last_day, employment.ended_on or month.last_day)
    return employee.terms_on(day).kind is EmployeeKind.DAILY
