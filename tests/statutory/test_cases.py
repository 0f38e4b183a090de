"""Employee-months with known answers, through the contract: published examples and cases worked out by hand."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_app.application.calculation.service import case_shape, payslips, read_cases
from desktop_app.domain.company import Programme
from desktop_app.regulations.source import FileRegulations

_CASES = Path(__file__).parent / "cases"
_INPUT_KEYS = ("id", "month", "employer", "employee", "pay", "deductions", "year")
_REGULATIONS = FileRegulations()


def _shape(case: dict[str, Any]) -> dict[str, Any]:
    cases = read_cases(json.dumps({"contract": 1, "cases": [case]}).encode())
    ((read, payslip),) = payslips(cases, _REGULATIONS.current())
    return case_shape(read, payslip, lambda finding: finding.code)


def _figure(shape: dict[str, Any], path: str) -> Any:
    value: Any = shape
    for key in path.split("."):
        value = value.get(key)
    return value


def _published() -> Iterator[Any]:
    for entry in json.loads((_CASES / "open_cases.json").read_text("utf-8"))["entries"]:
        yield pytest.param(entry, id=entry["case"]["id"])


def _own() -> Iterator[Any]:
    for path in sorted(_CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["cases"]:
            yield pytest.param(case, id=case["id"])


@pytest.mark.parametrize("entry", list(_published()))
def test_published_example(entry: dict[str, Any]) -> None:
    shape = _shape(entry["case"])
    expected = entry.get("expected", {})
    assert {path: _figure(shape, path) for path in expected} == expected
    for path, whole in entry.get("expected_rounded", {}).items():
        assert Decimal(_figure(shape, path)).quantize(Decimal(1), ROUND_HALF_UP) == Decimal(whole)


@pytest.mark.parametrize("case", list(_own()))
def test_case_worked_out_by_hand(case: dict[str, Any]) -> None:
    """``without_bpjs`` switches all programmes off; ``null`` lists figures that must be null or absent."""
    given = {key: case[key] for key in _INPUT_KEYS if key in case}
    if case.get("without_bpjs"):
        given["employee"] = {**given["employee"], "programmes": {programme.value: False for programme in Programme}}
    shape = _shape(given)
    assert {path: _figure(shape, path) for path in case["expected"]} == case["expected"]
    assert [path for path in case.get("null", ()) if _figure(shape, path) is not None] == []
    assert set(case.get("findings", ())) <= {finding["code"] for finding in shape["findings"]}
