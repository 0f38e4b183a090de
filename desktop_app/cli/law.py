"""The ``regulations`` commands: what is in force, and installing a pack."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from desktop_app.application.law.values import in_a_line, plain
from desktop_app.application.records.law import Pack
from desktop_app.cli.environment import DONE, WORKSPACE_VARIABLE, Environment
from desktop_app.cli.printing import put_findings, put_json
from desktop_app.cli.session import opened
from desktop_app.domain.findings import Finding
from desktop_app.domain.regulation import Dated, Parameter, RegulationSet
from desktop_app.foundation.clock import SystemClock
from desktop_app.foundation.i18n import _, language


def list_regulations(options: argparse.Namespace, environment: Environment) -> int:
    """``regulations list``: what is in force on a day, of the program or, with a workspace, of that."""
    findings: tuple[Finding, ...] = ()
    if getattr(options, "workspace", None) or environment.variables.get(WORKSPACE_VARIABLE):
        with opened(options, environment) as services:
            state = services.law.state()
        law, findings = state.law, state.findings
    else:
        law = environment.regulations().current()
    day: date = options.on or SystemClock().now().date()
    found = [(law.parameters[dated.key], dated) for dated in _in_force(law, day)]
    put_findings(environment.err, findings)
    if getattr(options, "json", False):
        rows = [_row(parameter, dated) for parameter, dated in found]
        put_json(environment.out, {"on": day.isoformat(), "fingerprint": law.fingerprint, "regulations": rows})
        return DONE
    for parameter, dated in found:
        value = in_a_line(parameter.kind, dated.value)
        mark = _("change expected on {date}").format(date=dated.overdue_since) if dated.overdue_since else ""
        environment.out.write(
            f"{dated.key}\t{value}\t{dated.start.isoformat()}\t{dated.reference}\t{mark}".rstrip() + "\n"
        )
    return DONE


def install(options: argparse.Namespace, environment: Environment) -> int:
    """``regulations install``: a signed pack, whole or not at all."""
    with opened(options, environment) as services:
        preview = services.law.install(options.pack).value
    pack = preview.pack
    if getattr(options, "json", False):
        changes = [
            {
                "key": change.parameter.key,
                "from": change.after.start.isoformat(),
                "before": plain(change.before.value) if change.before is not None else None,
                "after": plain(change.after.value),
            }
            for change in preview.changes
        ]
        put_json(environment.out, {"pack": _pack(pack), "replaced": preview.installed or None, "changes": changes})
        return DONE
    for change in preview.changes:
        before = in_a_line(change.parameter.kind, change.before.value) if change.before is not None else "–"
        after = in_a_line(change.parameter.kind, change.after.value)
        environment.out.write(f"{change.parameter.key}\t{change.after.start.isoformat()}\t{before}\t{after}\n")
    text = _("Installed: {title} ({name}, issue {number}).")
    environment.err.write(text.format(title=pack.title, name=pack.name, number=pack.number) + "\n")
    return DONE


def _in_force(law: RegulationSet, day: date) -> list[Dated[Any]]:
    return [dated for key in sorted(law.parameters) if (dated := law.find(key, day)) is not None]


def _row(parameter: Parameter, dated: Dated[Any]) -> dict[str, object]:
    version = parameter.version_on(dated.start)
    expected = parameter.next_expected()
    return {
        "key": dated.key,
        "title": getattr(parameter.title, language()),
        "kind": parameter.kind,
        "value": plain(dated.value),
        "from": dated.start.isoformat(),
        "reference": str(dated.reference),
        "source": dated.reference.source,
        "verified": dated.reference.verified.isoformat(),
        "confidence": dated.reference.confidence,
        "note": dated.reference.note,
        "added": version.origin if version is not None and version.origin else None,
        "expected": expected.isoformat() if expected else None,
        "overdue_since": dated.overdue_since.isoformat() if dated.overdue_since else None,
    }


def _pack(pack: Pack) -> dict[str, object]:
    return {"name": pack.name, "number": pack.number, "title": pack.title, "issued": pack.issued_on.isoformat()}
