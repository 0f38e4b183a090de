"""The commands about people and companies."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop_app.application.exchange.export import not_exported
from desktop_app.application.results import Outcome
from desktop_app.cli.environment import DONE, INCOMPLETE, REFUSED, Environment
from desktop_app.cli.printing import (
    NOT_STARTED,
    finding_row,
    has_errors,
    obligation_words,
    put_findings,
    put_json,
    put_written,
    state_word,
)
from desktop_app.cli.session import opened
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _

if TYPE_CHECKING:
    from desktop_app.application.exchange.imports import ImportPreview


def write_template(options: argparse.Namespace, environment: Environment) -> int:
    """``template people``."""
    environment.write_template()(options.target)
    put_written(options, environment, options.target)
    return DONE


def import_people(options: argparse.Namespace, environment: Environment) -> int:
    """``import people``."""
    with opened(options, environment) as services:
        parsed = services.sources.read(options.source)
        if options.apply:
            outcome = services.imports.apply(parsed, options.from_month, skip_refused=options.skip_refused)
        else:
            outcome = services.imports.preview(parsed, options.from_month)
    _print_import(outcome, options, environment)
    refused = outcome.value.summary.refused
    if options.apply and not outcome.value.applied:
        return REFUSED
    if refused and not options.apply and not options.skip_refused:
        return REFUSED
    return INCOMPLETE if refused or has_errors(outcome.findings) else DONE


def _print_import(outcome: Outcome[ImportPreview], options: argparse.Namespace, environment: Environment) -> None:
    preview, summary = outcome.value, outcome.value.summary
    put_findings(environment.err, outcome.findings, with_subject=False)
    if getattr(options, "json", False):
        put_json(
            environment.out,
            {
                "applied": preview.applied,
                "summary": {
                    "new": summary.new,
                    "changed": summary.changed,
                    "unchanged": summary.unchanged,
                    "refused": summary.refused,
                },
                "rows": [
                    {
                        "sheet": row.sheet,
                        "cell": row.cell,
                        "key": row.key,
                        "outcome": row.outcome.value,
                        "before": row.before,
                        "after": row.after,
                    }
                    for row in preview.rows
                ],
                "findings": [finding_row(finding) for finding in outcome.findings],
            },
        )
        return
    counts = _("{new} new, {changed} changed, {unchanged} unchanged, {refused} refused.")
    environment.out.write(
        counts.format(new=summary.new, changed=summary.changed, unchanged=summary.unchanged, refused=summary.refused)
        + "\n"
    )
    if preview.applied:
        environment.out.write(_("Imported.") + "\n")
    elif options.apply:
        environment.out.write(
            _("Nothing was written, because rows were refused. Mend them, or leave them out with --skip-refused.")
            + "\n"
        )
    elif summary.refused and not options.skip_refused:
        environment.out.write(
            _(
                "This is a preview. With refused rows nothing is written: mend them, or leave them out with "
                "--skip-refused."
            )
            + "\n"
        )
    else:
        environment.out.write(_("This is a preview; --apply writes it.") + "\n")


def export_people(options: argparse.Namespace, environment: Environment) -> int:
    """``export people``."""
    with opened(options, environment) as services:
        gathered = services.export.gather(options.company)
        services.write_people(options.target, gathered)
    put_written(options, environment, options.target)
    put_findings(environment.err, not_exported(gathered))
    return DONE


def companies(options: argparse.Namespace, environment: Environment) -> int:
    """``companies``."""
    with opened(options, environment) as services:
        month = options.month or Month.of(services.clock.now().date())
        rows = services.companies.desk(month)
    if getattr(options, "json", False):
        put_json(
            environment.out,
            {
                "companies": [
                    {
                        "code": row.company.code,
                        "name": row.company.name,
                        "people": row.people,
                        "month": str(row.month),
                        "state": row.state.value if row.state else NOT_STARTED,
                        "obligations": [
                            {"obligation": obligation.value, "state": state.value}
                            for obligation, state in row.obligations
                        ],
                    }
                    for row in rows
                ]
            },
        )
        return DONE
    for row in rows:
        company = row.company
        words = [company.code, company.name, str(row.people), str(row.month), state_word(row.state)]
        words += [obligation_words(obligation, state) for obligation, state in row.obligations]
        environment.out.write("\t".join(words) + "\n")
    return DONE
