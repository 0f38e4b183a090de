"""The commands ``files`` and ``fill``."""

from __future__ import annotations

import argparse

from desktop_app.application.results import Outcome, WrittenFile
from desktop_app.cli.environment import DONE, INCOMPLETE, Environment
from desktop_app.cli.printing import finding_row, has_errors, put_findings, put_json
from desktop_app.cli.session import opened


def write(options: argparse.Namespace, environment: Environment) -> int:
    """``files``: the outputs of the month's latest run."""
    with opened(options, environment) as services:
        outcome = services.filings.write(options.company, options.month, options.out, options.only)
    return _report(outcome, options, environment)


def fill(options: argparse.Namespace, environment: Environment) -> int:
    """``fill``: a filled copy of a portal's own workbook."""
    with opened(options, environment) as services:
        outcome = services.filings.fill(options.template, options.company, options.month, options.out)
    return _report(outcome, options, environment)


def _report(outcome: Outcome[tuple[WrittenFile, ...]], options: argparse.Namespace, environment: Environment) -> int:
    put_findings(environment.err, outcome.findings)
    if getattr(options, "json", False):
        files = [{"kind": file.kind, "path": file.path} for file in outcome.value]
        put_json(environment.out, {"files": files, "findings": [finding_row(one) for one in outcome.findings]})
    else:
        for file in outcome.value:
            environment.out.write(f"{file.path}\n")
    return INCOMPLETE if has_errors(outcome.findings) else DONE
