"""Labour law with known answers, worked out by hand from the articles: ``labour/*.toml``, one file a calculator."""

from __future__ import annotations

import tomllib
import types
from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from desktop_app.domain.money import Money
from desktop_app.domain.payroll.late_wage import LateWageFacts, late_wage
from desktop_app.domain.payroll.monthly_wage import AverageWage, DailyWage, MonthlyWage
from desktop_app.domain.payroll.overtime import OvertimeFacts, overtime
from desktop_app.domain.payroll.pkwt import PkwtFacts, pkwt_compensation
from desktop_app.domain.payroll.proration import PartMonthFacts, part_month
from desktop_app.domain.payroll.severance import SeveranceFacts, severance
from desktop_app.domain.payroll.thr import ThrFacts, thr
from desktop_app.domain.payroll.unit_wage import UnitWageFacts, unit_wage
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import Month
from desktop_app.regulations.source import FileRegulations
from tests.statutory.following import assert_followable

_CASES = Path(__file__).parent / "labour"
_LAW = FileRegulations().current()
_CALCULATORS: dict[str, tuple[Any, Callable[..., Worked]]] = {
    "late_wage": (LateWageFacts, late_wage),
    "overtime": (OvertimeFacts, overtime),
    "pkwt": (PkwtFacts, pkwt_compensation),
    "proration": (PartMonthFacts, part_month),
    "severance": (SeveranceFacts, severance),
    "thr": (ThrFacts, thr),
    "unit_wage": (UnitWageFacts, unit_wage),
}


def _cases() -> Iterator[Any]:
    for path in sorted(_CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        for case in table["cases"]:
            facts = {**table.get("shared", {}), **case.get("facts", {})}
            yield pytest.param(path.stem, facts, case, id=f"{path.stem}-{case['id']}")


_READ: dict[Any, Callable[[Any], Any]] = {
    Money: lambda value: Money.from_decimal(Decimal(value)),
    Fraction: Fraction,
    Month: Month.parse,
}


def _built(kind: Any, value: Any) -> Any:
    """A value of a field's type from what TOML holds: rupiah, dates, codes, decimals and tables."""
    if get_origin(kind) in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        kind = options[0] if len(options) == 1 else _wage_kind(value)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], item) for item in value)
    if isinstance(value, dict):
        hints = get_type_hints(kind)
        assert value.keys() <= {field.name for field in fields(kind)}
        return kind(**{name: _built(hints[name], item) for name, item in value.items()})
    return _READ.get(kind, kind if issubclass(kind, StrEnum) else lambda same: same)(value)


def _wage_kind(table: dict[str, Any]) -> Any:
    if "daily" in table:
        return DailyWage
    return AverageWage if "earned" in table else MonthlyWage


@pytest.mark.parametrize(("name", "facts", "case"), list(_cases()))
def test_case_worked_out_by_hand(name: str, facts: dict[str, Any], case: dict[str, Any]) -> None:
    """``expected``: figures; ``lines``: results of trace lines; ``findings`` are there, ``without`` aren't."""
    kind, calculate = _CALCULATORS[name]
    worked = calculate(_built(kind, facts), _LAW)
    figures = {figure.key: figure.amount for figure in worked.figures}
    results = {line.key: line.result for line in worked.trace}
    assert case["source"]
    assert {key: figures.get(key) for key in case.get("expected", {})} == _money(case.get("expected", {}))
    assert {key: results.get(key) for key in case.get("lines", {})} == _money(case.get("lines", {}))
    codes = {finding.code for finding in worked.findings}
    assert set(case.get("findings", ())) <= codes
    assert not set(case.get("without", ())) & codes
    assert bool(worked.figures) == ("expected" in case)
    assert_followable(worked)


def _money(amounts: dict[str, Any]) -> dict[str, Money]:
    return {key: Money.from_decimal(Decimal(amount)) for key, amount in amounts.items()}


def test_there_are_enough_cases_for_every_calculator() -> None:
    counted = [param.values[0] for param in _cases()]
    assert {name: counted.count(name) >= 10 for name in _CALCULATORS} == dict.fromkeys(_CALCULATORS, True)
