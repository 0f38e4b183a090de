"""Speed of a month: records to facts, payslips with traces, stored; against bare arithmetic and raw inserts.

Run with ``pytest -m benchmark -s tests/benchmarks/test_month.py``.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from desktop_app.application.month.facts import MonthRecords, gather
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.domain.employee import Employee, EmployeeKind
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.facts import MonthFacts
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.periods import Month
from desktop_app.foundation.bulk import no_cycle_collection
from desktop_app.persistence.gate import DatabaseGate
from tests.application.months import COMPANY, MINIMUM_WAGES, NOVEMBER, REGULATIONS, SINCE, employee, wage
from tests.clock import FixedClock

pytestmark = pytest.mark.benchmark

_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Seconds:
    gathering: float
    calculating: float
    whole: float
    bare: float
    raw: float


def _people(count: int) -> list[Employee]:
    return [
        employee(
            nip=f"{number:05d}",
            wages=(wage(SINCE, 4_000_000 + number * 777, 500_000, 300_000),),
            kind=EmployeeKind.CONTRACT if number % 5 == 0 else EmployeeKind.PERMANENT,
            ptkp=("TK/0", "K/0", "K/1", "K/3")[number % 4],
        )
        for number in range(count)
    ]


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    started = perf_counter()
    work()
    return perf_counter() - started


def _calculated(facts: list[MonthFacts], rules: MonthRules) -> list[Payslip]:
    with no_cycle_collection():
        return [calculate(one, rules) for one in facts]


def _bare_arithmetic(wages: list[int]) -> int:
    """The same components in plain integers of sen, without a trace, a finding or an object."""
    check = 0
    for fixed in wages:
        wage_sen = fixed * 100
        kesehatan = min(max(wage_sen, 300_000_000), 1_200_000_000)
        pension = min(wage_sen, 1_108_630_000)
        parts = (
            (kesehatan * 4 + 50) // 100,
            (kesehatan + 50) // 100,
            (wage_sen * 37 + 500) // 1000,
            (wage_sen * 2 + 50) // 100,
            (pension * 2 + 50) // 100,
            (pension + 50) // 100,
            (wage_sen * 24 + 5_000) // 10_000,
            (wage_sen * 3 + 500) // 1000,
        )
        gross = wage_sen + 30_000_000 + parts[0] + parts[6] + parts[7]
        tax = gross * 2 // 10_000 * 100
        check += gross - parts[1] - parts[3] - parts[5] - tax
    return check


def _raw_inserts(source: Path, target: Path) -> Callable[[], object]:
    """The very rows that the run stored, written into the same tables by ``executemany`` in one transaction."""
    with sqlite3.connect(source) as connection:
        tables = [
            (name, *connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone())
            for name in ("runs", "payslips", "payslip_lines")
        ]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name, _ in tables}
    connection.close()

    def insert() -> None:
        target.unlink(missing_ok=True)
        raw = sqlite3.connect(target, isolation_level=None)
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("BEGIN")
        for name, statement in tables:
            raw.execute(statement)
            marks = ",".join("?" * len(rows[name][0]))
            raw.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])
        raw.execute("COMMIT")
        raw.close()

    return insert


def _measured(count: int, folder: Path) -> _Seconds:
    location = str(folder / f"{count}.gajiberes")
    people = _people(count)
    gate = DatabaseGate()
    gate.create(location, None)
    workspace = gate.open(location, None)
    with workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        store.save_company(COMPANY)
        store.save_employees(people)
        unit.commit()
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    rules = rules_for(REGULATIONS.current(), NOVEMBER)
    records = MonthRecords(COMPANY, NOVEMBER, people, (), (), ())
    facts = [one.facts for one in gather(records, rules.coverage, MINIMUM_WAGES)]
    wages = [4_500_000 + number * 777 for number in range(count)]
    runs.calculate(COMPANY.code, NOVEMBER)
    workspace.close()
    insert = _raw_inserts(Path(location), folder / "raw.db")
    workspace = gate.open(location, None)
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    rounds = [
        _Seconds(
            gathering=_timed(lambda: list(gather(records, rules.coverage, MINIMUM_WAGES))),
            calculating=_timed(lambda: _calculated(facts, rules)),
            whole=_timed(partial(runs.calculate, COMPANY.code, Month(2026, 1) + number)),
            bare=_timed(lambda: _bare_arithmetic(wages)),
            raw=_timed(insert),
        )
        for number in range(_ROUNDS)
    ]
    workspace.close()
    names = _Seconds.__dataclass_fields__
    return _Seconds(**{name: median(getattr(one, name) for one in rounds) for name in names})


@pytest.mark.parametrize("count", [1_000, 10_000])
def test_a_month_against_bare_arithmetic_and_raw_inserts(count: int, tmp_path: Path) -> None:
    found = _measured(count, tmp_path)
    print(
        f"\n{count} people: gathered {found.gathering:.2f} s, calculated {found.calculating:.2f} s, "
        f"loaded, calculated and stored {found.whole:.2f} s"
        f"\n  bare arithmetic {found.bare * 1000:.1f} ms: calculating takes {found.calculating / found.bare:.0f} times"
        f"\n  raw inserts {found.raw:.2f} s: the whole takes {found.whole / found.raw:.1f} times"
    )
    assert found.whole < 3 * count / 10_000 + 1
