"""``calculate``: employee-months from a JSON document to a JSON document, without any workspace."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, Protocol, TextIO

from desktop_app.application.calculation.service import CONTRACT, LARGEST_INPUT, Case, case_shape, payslips, read_cases
from desktop_app.domain.findings import Finding, KnownProblem
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.files import FileProblem, write_atomically
from desktop_app.foundation.i18n import sentence

DONE: Final = 0
REFUSED: Final = 2
INCOMPLETE: Final = 3

_STANDARD_INPUT = "-"


class Regulations(Protocol):
    """Where the law comes from."""

    def current(self) -> RegulationSet:
        """The set in use. Raises KnownProblem when it can't be read."""


def execute(
    namespace: argparse.Namespace, out: TextIO, err: TextIO, regulations: Regulations, stdin: BinaryIO | None = None
) -> int:
    """Carry the command out; the exit status.

    ``stdin`` is the process's standard input unless given. Nothing is written before the whole input was read
    and found to follow the contract.
    """
    try:
        cases = read_cases(_read(namespace.cases, stdin))
        result = _Result(cases, regulations.current())
        if namespace.out is None:
            _print(result, out)
        else:
            write_atomically(namespace.out, partial(_write, result))
    except KnownProblem as problem:
        return _refuse(err, sentence(problem.code, problem.params))
    except FileProblem as problem:
        return _refuse(err, sentence(problem.code, {"path": problem.path}))
    return DONE if result.is_complete else INCOMPLETE


class _Result:
    """The output document, made piece by piece so that ten thousand cases needn't be held at once."""

    def __init__(self, cases: list[Case], law: RegulationSet) -> None:
        self._cases = cases
        self._law = law
        self.is_complete = True
        """Whether every figure of the cases written so far could be calculated."""

    def parts(self) -> Iterator[str]:
        """The document's text; one case a line."""
        encode = json.JSONEncoder(check_circular=False).encode
        worded = _sentences()
        head = {"contract": CONTRACT, "regulations": {"fingerprint": self._law.fingerprint}}
        yield f'{encode(head)[:-1]}, "cases": ['
        between = "\n"
        for case, payslip in payslips(self._cases, self._law):
            self.is_complete = self.is_complete and payslip.is_complete
            yield between + encode(case_shape(case, payslip, worded))
            between = ",\n"
        yield "\n]}\n"


def _sentences() -> Callable[[Finding], str]:
    """The sentence of a finding; the same finding is worded once."""
    known: dict[tuple[object, ...], str] = {}

    def worded(finding: Finding) -> str:
        key = (finding.code, finding.params)
        if key not in known:
            known[key] = sentence(finding.code, finding.params)
        return known[key]

    return worded


def _print(result: _Result, out: TextIO) -> None:
    """Write to standard output. Raises KnownProblem when whoever reads it has gone, or its disk is full."""
    try:
        out.writelines(result.parts())
        out.flush()
    except OSError as problem:
        raise KnownProblem("calculate.output_cut_off") from problem


def _write(result: _Result, stream: BinaryIO) -> None:
    stream.writelines(part.encode() for part in result.parts())


def _read(name: str, stdin: BinaryIO | None) -> bytes:
    """The whole input. Raises KnownProblem when it can't be read or is too large to be meant."""
    try:
        if name == _STANDARD_INPUT:
            content = (stdin or sys.stdin.buffer).read(LARGEST_INPUT + 1)
        else:
            with Path(name).open("rb") as stream:
                content = stream.read(LARGEST_INPUT + 1)
    except FileNotFoundError as problem:
        raise KnownProblem("calculate.not_found", path=name) from problem
    except (OSError, ValueError) as problem:
        # ValueError: a name with a null character.
        raise KnownProblem("calculate.unreadable", path=name) from problem
    if len(content) > LARGEST_INPUT:
        raise KnownProblem("calculate.input_too_large", path=name, megabytes=LARGEST_INPUT // 1024**2)
    return content


def _refuse(err: TextIO, message: str) -> int:
    err.write(f"{message}\n")
    return REFUSED
