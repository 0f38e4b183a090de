"""Daily workers with too many days in a month, over several months (PP 35/2021 art. 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.month.runs import PayrollRuns
from desktop_app.domain.components import Variable
from desktop_app.domain.employee import Employee, EmployeeKind, EmployeeTerms, VariableItem
from desktop_app.domain.money import ZERO
from desktop_app.domain.periods import Month
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.application.months import COMPANY, MINIMUM_WAGES, REGULATIONS, SINCE, codes, employee, wage
from tests.clock import FixedClock

SEPTEMBER, OCTOBER, NOVEMBER = (Month(2026, number) for number in (9, 10, 11))


def labourer(*, daily_since: date = SINCE) -> Employee:
    terms = (
        EmployeeTerms(SINCE, EmployeeKind.CONTRACT, "TK/0"),
        EmployeeTerms(daily_since, EmployeeKind.DAILY, "TK/0"),
    )
    return employee(terms=terms[daily_since == SINCE :], wages=(wage(SINCE, 3_000_000, daily=150_000),))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[DatabaseWorkspace]:
    path, gate = tmp_path / "kantor.gajiberes", DatabaseGate()
    gate.create(str(path), None)
    opened = gate.open(str(path), None)
    yield opened
    opened.close()


def november_codes(workspace: DatabaseWorkspace, person: Employee, days: dict[Month, int]) -> list[str]:
    with workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        store.save_company(COMPANY)
        store.save_employees((person,))
        store.save_variables(
            [VariableItem(person.nip, month, Variable.DAYS_WORKED, ZERO, worked) for month, worked in days.items()]
        )
        unit.commit()
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    found = codes(runs.calculate(COMPANY.code, NOVEMBER).value.payslips[0].payslip)
    return [code for code in found if code.startswith("daily.")]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({SEPTEMBER: 21, OCTOBER: 21, NOVEMBER: 21}, ["daily.permanent_by_law"]),
        ({SEPTEMBER: 20, OCTOBER: 21, NOVEMBER: 21}, ["daily.many_days"]),
        ({SEPTEMBER: 21, OCTOBER: 20, NOVEMBER: 21}, ["daily.many_days"]),
        ({SEPTEMBER: 21, NOVEMBER: 21}, ["daily.many_days"]),
        ({SEPTEMBER: 21, OCTOBER: 21, NOVEMBER: 20}, []),
    ],
)
def test_three_months_in_a_row_make_a_daily_worker_permanent(
    workspace: DatabaseWorkspace, days: dict[Month, int], expected: list[str]
) -> None:
    assert november_codes(workspace, labourer(), days) == expected


def test_months_before_the_daily_contract_do_not_count(workspace: DatabaseWorkspace) -> None:
    days = {SEPTEMBER: 21, OCTOBER: 21, NOVEMBER: 21}
    assert november_codes(workspace, labourer(daily_since=date(2026, 10, 1)), days) == ["daily.many_days"]
