"""What commands print: JSON documents on standard output, findings and messages on standard error."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from desktop_app.application.results import Obligation, ObligationState
from desktop_app.cli.environment import Environment
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation.i18n import _, sentence

CONTRACT = 1
NOT_STARTED = "not_started"
"""The state of a month without a run."""


def put_json(out: TextIO, document: dict[str, Any]) -> None:
    """One JSON document of the contract."""
    json.dump({"contract": CONTRACT, **document}, out, ensure_ascii=False, indent=1)
    out.write("\n")


def put_written(options: argparse.Namespace, environment: Environment, path: Path) -> None:
    """Name the file that a command has written."""
    if getattr(options, "json", False):
        put_json(environment.out, {"path": str(path)})
    environment.err.write(_("Written: {path}").format(path=path) + "\n")


def finding_message(finding: Finding) -> str:
    """The sentence of a finding."""
    return sentence(finding.code, finding.params)


def finding_row(finding: Finding, subject_name: str = "subject") -> dict[str, Any]:
    """A finding in JSON: code, severity, whom it concerns and the sentence."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        subject_name: finding.subject,
        "message": finding_message(finding),
    }


def state_word(state: RunState | None) -> str:
    """A run's state in words; None is a month without a run."""
    return sentence(f"state.{state.value if state else NOT_STARTED}")


def obligation_words(obligation: Obligation, state: ObligationState) -> str:
    """An obligation of the month and how far it is."""
    return f"{sentence(f'obligation.{obligation.value}')}: {sentence(f'obligation.{state.value}')}"


def put_findings(err: TextIO, findings: Iterable[Finding], *, with_subject: bool = True) -> None:
    """Each finding on a line: mark, subject unless the sentences name it themselves, sentence."""
    marks = {Severity.ERROR: _("Error"), Severity.WARNING: _("Note"), Severity.INFO: _("Info")}
    for finding in findings:
        subject = f" {finding.subject}:" if finding.subject and with_subject else ""
        err.write(f"{marks[finding.severity]}:{subject} {finding_message(finding)}\n")


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether a finding of severity error is among them."""
    return any(finding.severity is Severity.ERROR for finding in findings)
