"""Speed of the engine and of the command ``calculate``.

Run with ``pytest -m benchmark -s tests/benchmarks/test_engine.py``. Meant for a quiet machine.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pytest

from desktop_app.application.calculation.service import payslips, read_cases
from desktop_app.regulations.source import FileRegulations

pytestmark = pytest.mark.benchmark

_ROOT = Path(__file__).resolve().parents[2]
_CASES = 10_000
_LEAST_PER_SECOND = 20_000
_MOST_SECONDS = 5
_MOST_MEGABYTES = 400

_MEASURED = """
import sys
from desktop_app.bootstrap import main
status = main(sys.argv[1:])
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print(int(peak.split()[1]) // 1024)
sys.exit(status)
"""


def _document(count: int) -> bytes:
    """Mixed cases: mostly monthly pay, some daily workers and trainees, gross-up, net and last tax months."""
    chance = random.Random(1)
    cases = []
    for number in range(count):
        kind = chance.choices(["permanent", "contract", "daily", "intern"], [60, 32, 5, 3])[0]
        month = f"{chance.randint(2024, 2026)}-{chance.randint(1, 12):02d}"
        case: dict[str, Any] = {
            "id": f"case {number}",
            "month": month,
            "employer": {
                "jkk_class": chance.randint(1, 5),
                "size": chance.choice(["small", "medium", "large"]),
                "minimum_wage": chance.choice([None, 5_067_381, "2773184.50"]),
            },
            "employee": {
                "birth_date": f"{chance.randint(1962, 2004)}-{chance.randint(1, 12):02d}-15",
                "kind": kind,
                "ptkp": chance.choice(["TK/0", "K/1", "K/3", "HB/2"]),
                "tax_method": chance.choices(["gross", "gross_up", "net"], [92, 6, 2])[0],
                "extra_family": chance.choices([0, 1], [19, 1])[0],
            },
            "pay": {"basic": chance.randint(2_500_000, 40_000_000), "fixed_allowances": chance.randint(0, 3_000_000)},
            "deductions": {"other": chance.choice([0, 150_000])},
        }
        if kind == "daily":
            case["pay"] = {"daily_wage": chance.randint(100_000, 700_000), "days_worked": chance.randint(0, 31)}
        elif month.endswith("12"):
            case["year"] = {"first_month": f"{month[:4]}-01", "gross_before": chance.randint(10**7, 4 * 10**8)}
        cases.append(case)
    return json.dumps({"contract": 1, "cases": cases}).encode()


def test_payslips_with_traces_per_second() -> None:
    law = FileRegulations().current()
    cases = read_cases(_document(_CASES))
    best = float("inf")
    for _ in range(10):
        started = process_time()
        lines = sum(len(payslip.trace) for _, payslip in payslips(cases, law))
        best = min(best, process_time() - started)
    print(f"\n{_CASES / best:,.0f} employee-months a second, {lines / _CASES:.1f} trace lines each")
    assert _CASES / best >= _LEAST_PER_SECOND


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read in Linux's way")
def test_ten_thousand_cases_from_file_to_file(tmp_path: Path) -> None:
    cases, results = tmp_path / "cases.json", tmp_path / "results.json"
    cases.write_bytes(_document(_CASES))
    command = [sys.executable, "-c", _MEASURED, "calculate", str(cases), "--out", str(results)]
    started = perf_counter()
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    seconds, megabytes = perf_counter() - started, int(done.stdout)
    print(f"\n{seconds:.2f} s, {megabytes} MB, {results.stat().st_size // 1024**2} MB written")
    assert done.returncode == 0
    assert len(json.loads(results.read_bytes())["cases"]) == _CASES
    assert seconds < _MOST_SECONDS
    assert megabytes < _MOST_MEGABYTES
