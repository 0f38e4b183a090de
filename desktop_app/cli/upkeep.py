"""The commands that look after a workspace."""

from __future__ import annotations

import argparse

from desktop_app.cli.environment import DONE, INCOMPLETE, Environment
from desktop_app.cli.printing import finding_row, has_errors, put_findings, put_json, put_written
from desktop_app.cli.session import location, opened, passphrase
from desktop_app.foundation.i18n import _


def create(options: argparse.Namespace, environment: Environment) -> int:
    """``workspace create``: prints the recovery key once."""
    phrase = None if options.plain or "://" in options.location else passphrase(environment, twice=True)
    recovery_key = environment.gate().create(options.location, phrase)
    as_json = getattr(options, "json", False)
    if as_json:
        put_json(environment.out, {"workspace": options.location, "recovery_key": recovery_key})
    elif recovery_key:
        environment.out.write(f"{recovery_key}\n")
    environment.err.write(_("The workspace {path} is ready.").format(path=options.location) + "\n")
    if recovery_key:
        hint = _(
            "Above is the recovery key. It opens the workspace when the passphrase is lost, and is shown only now."
        )
        environment.err.write(hint + "\n")
    return DONE


def backup(options: argparse.Namespace, environment: Environment) -> int:
    """``backup``."""
    with opened(options, environment) as services:
        services.workspace.backup(options.target)
    put_written(options, environment, options.target)
    return DONE


def restore(options: argparse.Namespace, environment: Environment) -> int:
    """``restore``: into the place that the workspace option names."""
    place = location(options, environment)
    environment.gate().restore(options.source, place)
    if getattr(options, "json", False):
        put_json(environment.out, {"workspace": place})
    environment.err.write(_("The workspace {path} is ready.").format(path=place) + "\n")
    return DONE


def verify(options: argparse.Namespace, environment: Environment) -> int:
    """``verify``."""
    with opened(options, environment) as services:
        findings = services.workspace.verify()
    put_findings(environment.err, findings)
    if getattr(options, "json", False):
        put_json(environment.out, {"findings": [finding_row(finding) for finding in findings]})
    elif not findings:
        environment.out.write(_("Everything is in order.") + "\n")
    return INCOMPLETE if has_errors(findings) else DONE
