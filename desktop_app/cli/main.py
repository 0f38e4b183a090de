"""Dispatch: from command to function, and one place where problems become sentences and exit codes."""

from __future__ import annotations

import argparse
import errno
import logging
from collections.abc import Callable

from desktop_app import __version__
from desktop_app.cli.arguments import language_of, parser
from desktop_app.cli.environment import BUG, INCOMPLETE, REFUSED, STOPPED, Environment
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.faults import new_reference, report
from desktop_app.foundation.i18n import _, sentence, set_language

_Command = Callable[[argparse.Namespace, Environment], int]


_log = logging.getLogger(__name__)


def run(arguments: list[str], environment: Environment) -> int:
    """Carry out one command line; the exit status of the contract."""
    set_language(language_of(arguments))
    try:
        options = parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return _carry_out(options, environment)
    except KeyboardInterrupt:
        environment.err.write("\n" + _("Stopped. What wasn't finished was not saved.") + "\n")
        return STOPPED
    except Exception as error:
        return _ended_by(error, environment)


def _ended_by(error: Exception, environment: Environment) -> int:
    """Say what ended a command; the exit status."""
    if isinstance(error, BrokenPipeError):
        # Whoever read the output has had enough, as ``head`` has; the work itself was done before it was printed.
        return INCOMPLETE
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        # The output goes to a file on a full disk; for the files that commands write there are other sentences.
        environment.err.write(sentence("cli.output_cut_off") + "\n")
        return INCOMPLETE
    if isinstance(error, KnownProblem):
        environment.err.write(sentence(error.code, error.params) + "\n")
        return REFUSED
    reference = new_reference()
    _log.error(report(error, reference, __version__))
    text = _("A fault of the program ({kind}). Reference {reference}. Nothing confirmed was lost.")
    environment.err.write(text.format(kind=type(error).__name__, reference=reference) + "\n")
    return BUG


def _carry_out(options: argparse.Namespace, environment: Environment) -> int:
    if options.command == "calculate":
        from desktop_app.cli import calculate  # noqa: PLC0415 - as below

        rules = environment.regulations()
        return calculate.execute(options, environment.out, environment.err, rules, environment.stdin)
    status = _function_of(options.command, getattr(options, "action", ""))(options, environment)
    environment.out.flush()
    return status


def _function_of(command: str, action: str) -> _Command:
    """What carries out a command. Only its own module is imported: each brings a good part of the program."""
    match command:
        case "workspace" | "backup" | "restore" | "verify":
            from desktop_app.cli import upkeep  # noqa: PLC0415

            return {
                "workspace": upkeep.create,
                "backup": upkeep.backup,
                "restore": upkeep.restore,
                "verify": upkeep.verify,
            }[command]
        case "template" | "import" | "export" | "companies":
            from desktop_app.cli import people  # noqa: PLC0415

            return {
                "template": people.write_template,
                "import": people.import_people,
                "export": people.export_people,
                "companies": people.companies,
            }[command]
        case "month":
            from desktop_app.cli import months  # noqa: PLC0415

            return {"run": months.run, "show": months.show}.get(action, months.move)
        case "files" | "fill":
            from desktop_app.cli import files  # noqa: PLC0415

            return {"files": files.write, "fill": files.fill}[command]
        case "regulations":
            from desktop_app.cli import law  # noqa: PLC0415

            return {"list": law.list_regulations, "install": law.install}[action]
        case _:
            from desktop_app.cli import simulate  # noqa: PLC0415

            return simulate.run
