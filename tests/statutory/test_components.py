"""What company-defined components count for: bases of BPJS, tax, THR and overtime, worked out by hand."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop_app.application.month.facts import MonthRecords, gather
from desktop_app.domain.components import BY_LAW, Component, ComponentKind, all_objections
from desktop_app.domain.employee import ComponentAmount, Wage
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.agreed_wage import bpjs_wage, overtime_wage, thr_wage
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.overtime import OvertimeDay, OvertimeFacts, overtime
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.payroll.thr import ThrFacts, thr
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from tests.application.months import COMPANY, MINIMUM_WAGES, REGULATIONS, SINCE, employee

APRIL = Month(2026, 4)
CASES = tomllib.loads((Path(__file__).parent / "components" / "components.toml").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_what_a_component_counts_for(case: dict[str, Any]) -> None:
    company = replace(COMPANY, components=tuple(_component(one) for one in case["allowances"] if "counts" in one))
    allowances = tuple(
        ComponentAmount(one["name"], ComponentKind(one["kind"]), Money.rupiah(one["amount"]))
        for one in case["allowances"]
    )
    wage = Wage(SINCE, Money.rupiah(case["basic"]), allowances)
    law = REGULATIONS.current()
    rules = rules_for(law, APRIL)
    records = MonthRecords(company, APRIL, (employee(wages=(wage,)),), (), (), ())
    (found,) = gather(records, rules.coverage, MINIMUM_WAGES)
    payslip = calculate(found.facts, rules)
    components = company.components_on(APRIL.last_day)
    work = (OvertimeDay(date(2026, 4, 10), Fraction(2)),)
    figures = {
        "thr": _line(thr(ThrFacts(thr_wage(wage, components), date(2026, 4, 21), SINCE), law), "thr.total"),
        "overtime_hour": _line(overtime(OvertimeFacts(APRIL, overtime_wage(wage, components), work), law), _HOUR),
    }
    said = {path: figures[path] if path in figures else _figure(payslip, path) for path in case["expected"]}
    assert {path: _text(amount) for path, amount in said.items()} == case["expected"]
    assert bpjs_wage(wage, components) == next(line.result for line in payslip.trace if line.key == "pay.base")
    assert [one.code for one in all_objections(company.components, APRIL.last_day)] == case.get("findings", [])


_HOUR = "overtime.hour"


def _component(row: dict[str, Any]) -> Component:
    kind = ComponentKind(row["kind"])
    return Component(row["name"], kind, (replace(BY_LAW[kind], starts_on=SINCE, **row["counts"]),))


def _line(worked: Worked, key: str) -> Money:
    return next(line.result for line in worked.trace if line.key == key)


def _figure(payslip: Any, path: str) -> Any:
    value = payslip
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _text(amount: Money) -> str:
    return f"{amount.sen // 100}.{amount.sen % 100:02d}"
