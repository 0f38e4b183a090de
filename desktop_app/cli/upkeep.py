"""The commands that look after a workspace and the law."""

from __future__ import annotations

import argparse
from datetime import date

from desktop_app.cli.environment import DONE, INCOMPLETE, Environment
from desktop_app.cli.printing import finding_row, has_errors, put_findings, put_json, put_written
from desktop_app.cli.session import location, opened, passphrase
from desktop_app.domain.regulation import Dated
from desktop_app.foundation.clock import SystemClock
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


def list_regulations(options: argparse.Namespace, environment: Environment) -> int:
    """``regulations list``: what is in force on a day, with references."""
    law = environment.regulations().current()
    day: date = options.on or SystemClock().now().date()
    found = [dated for key in sorted(law.parameters) if (dated := law.find(key, day)) is not None]
    if getattr(options, "json", False):
        rows = [_law_row(dated) for dated in found]
        put_json(environment.out, {"on": day.isoformat(), "fingerprint": law.fingerprint, "regulations": rows})
        return DONE
    for dated in found:
        environment.out.write(f"{dated.key}\t{dated.start.isoformat()}\t{dated.reference}\n")
    return DONE


def _law_row(dated: Dated[object]) -> dict[str, object]:
    return {
        "key": dated.key,
        "from": dated.start.isoformat(),
        "reference": str(dated.reference),
        "source": dated.reference.source,
        "verified": dated.reference.verified.isoformat(),
        "confidence": dated.reference.confidence,
        "note": dated.reference.note,
        "overdue_since": dated.overdue_since.isoformat() if dated.overdue_since else None,
    }
