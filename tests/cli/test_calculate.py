"""The command ``calculate``: exit status, what is written where, and that nothing is written after a refusal."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop_app.application.calculation.service import LARGEST_INPUT
from desktop_app.cli import calculate
from desktop_app.cli.arguments import parser
from desktop_app.foundation.i18n import translated
from desktop_app.regulations.source import FileRegulations

_CASE = {
    "id": "A-1",
    "month": "2026-04",
    "employer": {"minimum_wage": 5_000_000},
    "employee": {"birth_date": "1990-01-15"},
    "pay": {"basic": 8_000_000},
}
_ROOT = Path(__file__).resolve().parents[2]


class _Answer(NamedTuple):
    status: int
    out: str
    err: str


Command = Callable[..., _Answer]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translated("en"):
        yield


@pytest.fixture(scope="module")
def command() -> Command:
    regulations = FileRegulations()

    def run(*arguments: str, stdin: bytes = b"") -> _Answer:
        out, err = StringIO(), StringIO()
        namespace = parser().parse_args(["calculate", *arguments])
        status = calculate.execute(namespace, out, err, regulations, BytesIO(stdin))
        return _Answer(status, out.getvalue(), err.getvalue())

    return run


def _document(**changes: Any) -> bytes:
    return json.dumps({"contract": 1, "cases": [{**_CASE, **changes}]}).encode()


def test_standard_input_to_standard_output(command: Command) -> None:
    answer = command("-", stdin=_document())
    assert (answer.status, answer.err) == (0, "")
    document = json.loads(answer.out)
    assert list(document) == ["contract", "regulations", "cases"]
    assert document["contract"] == 1
    assert len(document["regulations"]["fingerprint"]) == 64
    (case,) = document["cases"]
    assert (case["id"], case["totals"]["earnings"], case["findings"]) == ("A-1", "8000000.00", [])


def test_file_to_file(command: Command, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.json", tmp_path / "results.json"
    cases.write_bytes(_document())
    answer = command(str(cases), "--out", str(out))
    assert answer == (0, "", "")
    assert out.read_text("utf-8") == command(str(cases)).out


def test_no_cases_are_an_answer_too(command: Command) -> None:
    answer = command("-", stdin=b'{"contract": 1, "cases": []}')
    assert answer.status == 0
    assert json.loads(answer.out)["cases"] == []


def test_warnings_leave_the_status_at_0(command: Command) -> None:
    answer = command("-", stdin=_document(employer={}))
    assert answer.status == 0
    (finding,) = json.loads(answer.out)["cases"][0]["findings"]
    assert finding["severity"] == "warning"
    assert finding["message"].startswith("The minimum wage of the workplace is unknown")


def test_a_case_that_cannot_be_calculated_gives_3_and_the_others_are_there(command: Command) -> None:
    document = {"contract": 1, "cases": [{**_CASE, "id": "old", "month": "2023-12"}, _CASE]}
    answer = command("-", stdin=json.dumps(document).encode())
    assert (answer.status, answer.err) == (3, "")
    old, new = json.loads(answer.out)["cases"]
    assert old["tax"]["tax"] is None
    assert "2023" in next(found for found in old["findings"] if found["severity"] == "error")["message"]
    assert new["totals"]["take_home"] == "7554552.00"


def test_a_violation_names_case_and_path_and_nothing_is_written(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "results.json"
    out.write_text("before", "utf-8")
    document = {"contract": 1, "cases": [_CASE, {**_CASE, "id": "B-2", "pay": {"basic": 1.5}}]}
    content = json.dumps(document).encode()
    answer = command("-", "--out", str(out), stdin=content)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("B-2: cases[1].pay.basic: must be a whole number of rupiah")
    assert out.read_text("utf-8") == "before"
    assert command("-", stdin=content).out == ""


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 100_000, b'{"contract":'])
def test_what_is_not_json_is_refused_in_one_line(command: Command, content: bytes) -> None:
    answer = command("-", stdin=content)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


def test_input_beyond_all_reason_is_refused_unread(command: Command) -> None:
    answer = command("-", stdin=b" " * (LARGEST_INPUT + 1))
    assert answer.status == 2
    assert "64 MB" in answer.err


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(command: Command, tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.json"), str(tmp_path), "\0"):
        answer = command(name)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err


def test_an_out_in_a_missing_folder_is_refused(command: Command, tmp_path: Path) -> None:
    answer = command("-", "--out", str(tmp_path / "none" / "results.json"), stdin=_document())
    assert answer.status == 2
    assert "folder doesn't exist" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_reason_is_worded_inside_its_sentence(command: Command) -> None:
    employee = {"birth_date": "1990-01-15", "citizenship": "WNA", "programmes": {"jp": True}}
    findings = json.loads(command("-", stdin=_document(employee=employee)).out)["cases"][0]["findings"]
    message = next(one["message"] for one in findings if one["code"] == "bpjs.registered_against_default")
    assert message.startswith("Registered for JP although it isn't usual.")
    assert message.endswith("No JP: BPJS Ketenagakerjaan doesn't register foreigners for it.")


def test_the_same_input_gives_the_same_bytes(command: Command) -> None:
    assert command("-", stdin=_document()) == command("-", stdin=_document())


def test_heavy_libraries_stay_out() -> None:
    code = (
        "import sys, desktop_app.cli.calculate, desktop_app.regulations.source;"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'PySide6', 'sqlalchemy', 'openpyxl', 'reportlab', 'babel'}))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


class _Full(StringIO):
    def write(self, text: str) -> int:  # noqa: ARG002 - the signature of a stream
        raise OSError(28, "No space left on device")


def test_an_output_that_cannot_be_written_to_the_end_is_said_so() -> None:
    namespace = argparse.Namespace(cases="-", out=None)
    err = StringIO()
    status = calculate.execute(namespace, _Full(), err, FileRegulations(), BytesIO(_document()))
    assert status == 2
    assert err.getvalue() == "The result couldn't be written to the end. Give a file with --out.\n"


def test_answers_stand_in_the_order_of_the_cases(command: Command) -> None:
    cases = [{**_CASE, "id": str(number)} for number in range(300)]
    answer = command("-", stdin=json.dumps({"contract": 1, "cases": cases}).encode())
    assert [case["id"] for case in json.loads(answer.out)["cases"]] == [case["id"] for case in cases]
