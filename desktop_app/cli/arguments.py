"""The command line's grammar. Global options may stand before or after the command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app.cli.grammar import Parser, add_common
from desktop_app.domain.periods import Month, iso_day
from desktop_app.foundation.i18n import LANGUAGES, _

_FIRST_YEAR, _LAST_YEAR = 1945, 2999
_MOST_RUNS = 9999
_Subparsers = Any
"""argparse has no public name for what add_subparsers gives."""


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    common = _common()
    root = Parser(
        prog="main.py", parents=[common], description=_("Payroll for Indonesia. Without a command the window opens.")
    )
    commands = root.add_subparsers(dest="command", required=True, metavar=_("COMMAND"), parser_class=Parser)
    _workspace(commands, common)
    _people(commands, common)
    _months(commands, common)
    _files(commands, common)
    _upkeep(commands, common)
    _calculation(commands, common)
    commands.add_parser("simulate", help=_("What-if calculations; nothing is stored"), made_on_use=_simulate_grammar)
    return root


def _simulate_grammar(program: str) -> argparse.ArgumentParser:
    from desktop_app.cli import simulate  # noqa: PLC0415 - loads every calculator, which only this command needs

    return simulate.grammar(program)


def language_of(arguments: list[str]) -> str:
    """The language asked for, read before anything else so that even errors speak it."""
    reader = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    reader.add_argument("--language", default=LANGUAGES[0])
    try:
        known, _rest = reader.parse_known_args(arguments)
    except argparse.ArgumentError:
        return LANGUAGES[0]
    return known.language if known.language in LANGUAGES else LANGUAGES[0]


def _common() -> argparse.ArgumentParser:
    # A plain parser: argparse joins groups of parents under the titles that it gives itself.
    common = argparse.ArgumentParser(add_help=False)
    add_common(common)
    return common


def _group(commands: _Subparsers, common: argparse.ArgumentParser, name: str, text: str) -> _Subparsers:
    """A command that needs one of several actions."""
    return commands.add_parser(name, parents=[common], help=text).add_subparsers(
        dest="action", required=True, metavar=_("ACTION"), parser_class=Parser
    )


def _workspace(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    kinds = _group(commands, common, "workspace", _("Create a workspace"))
    create = kinds.add_parser("create", parents=[common], help=_("a new workspace; prints the recovery key once"))
    create.add_argument("location", metavar="W")
    create.add_argument("--plain", action="store_true", help=_("without encryption"))


def _people(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    template = _group(commands, common, "template", _("Write a blank workbook"))
    blank = template.add_parser("people", parents=[common], help=_("the blank workbook for people"))
    blank.add_argument("target", type=Path, metavar="OUT.xlsx")
    importing = _group(commands, common, "import", _("Import people from a workbook"))
    people = importing.add_parser("people", parents=[common], help=_("shows what would change; --apply writes it"))
    people.add_argument("source", type=Path, metavar="FILE.xlsx")
    people.add_argument("--apply", action="store_true", help=_("write it; without, only a preview"))
    people.add_argument("--skip-refused", action="store_true", help=_("leave refused rows out"))
    people.add_argument(
        "--from", dest="from_month", type=_month_value, metavar="YYYY-MM", help=_("month from which changes count")
    )
    exporting = _group(commands, common, "export", _("Export people to a workbook"))
    out = exporting.add_parser("people", parents=[common], help=_("the layout of the import, filled"))
    out.add_argument("target", type=Path, metavar="OUT.xlsx")
    out.add_argument("--company", metavar="CODE", help=_("code of the client"))
    companies = commands.add_parser("companies", parents=[common], help=_("List the companies and their month"))
    companies.add_argument("--month", type=_month_value, metavar="YYYY-MM", help=_("this month unless given"))


def _months(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    actions = _group(commands, common, "month", _("Calculate, approve and close a month"))
    texts = {
        "run": _("calculates a draft"),
        "approve": _("accepts the warnings; the draft becomes final"),
        "close": _("closes an approved month"),
        "reopen": _("starts a new draft that points to the run it corrects"),
    }
    for name, text in texts.items():
        action = actions.add_parser(name, parents=[common], help=text)
        action.add_argument("--month", type=_month_value, required=True, metavar="YYYY-MM")
        which = action.add_mutually_exclusive_group(required=True)
        which.add_argument("--company", metavar="CODE", help=_("code of the client"))
        which.add_argument("--all", action="store_true", help=_("every client"))
        if name == "reopen":
            action.add_argument("--reason", required=True, metavar="TEXT", help=_("why; it stays with the run"))
    show = actions.add_parser("show", parents=[common], help=_("the payslips with lines and traces"))
    _one_month(show)
    show.add_argument("--run", type=_run_value, metavar="N", help=_("number of the run; the latest unless given"))


def _files(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    files = commands.add_parser("files", parents=[common], help=_("Write the files of a month"))
    _one_month(files)
    files.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("folder for the files"))
    files.add_argument(
        "--only", type=_names_value, metavar="a,b", help="payslips, register, dues, worklists, portal, bank"
    )
    fill = commands.add_parser("fill", parents=[common], help=_("Fill a copy of a portal's own workbook"))
    fill.add_argument("template", type=Path, metavar="TEMPLATE.xlsx")
    _one_month(fill)
    fill.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("folder for the files"))


def _upkeep(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    commands.add_parser("backup", parents=[common], help=_("Copy the workspace")).add_argument(
        "target", type=Path, metavar="OUT"
    )
    commands.add_parser("restore", parents=[common], help=_("Put a backup in place")).add_argument(
        "source", type=Path, metavar="FILE"
    )
    commands.add_parser("verify", parents=[common], help=_("Check the workspace for damage"))
    regulations = _group(commands, common, "regulations", _("Show the law in force"))
    listing = regulations.add_parser("list", parents=[common], help=_("what is in force on a day"))
    listing.add_argument("--on", type=_day_value, metavar="YYYY-MM-DD", help=_("today unless given"))
    install = regulations.add_parser("install", parents=[common], help=_("install a signed pack of rules"))
    install.add_argument("pack", type=Path, metavar="PACK")


def _calculation(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    calculate = commands.add_parser("calculate", parents=[common], help=_("Calculate employee-months from a JSON file"))
    calculate.add_argument("cases", metavar="CASES.json", help=_("file with the cases, or - for standard input"))
    calculate.add_argument(
        "--out", type=Path, metavar="FILE", help=_("write the result here instead of standard output")
    )


def _one_month(target: argparse.ArgumentParser) -> None:
    target.add_argument("--month", type=_month_value, required=True, metavar="YYYY-MM")
    target.add_argument("--company", required=True, metavar="CODE", help=_("code of the client"))


def _checked(read: Callable[[str], Any], form: str) -> Callable[[str], Any]:
    def convert(text: str) -> Any:
        try:
            return read(text)
        except ValueError as problem:
            raise argparse.ArgumentTypeError(_("{text} is not {form}").format(text=text, form=form)) from problem

    return convert


def _month(text: str) -> Month:
    """A month of an age in which the calendar has room on both sides."""
    month = Month.parse(text)
    if not _FIRST_YEAR <= month.year <= _LAST_YEAR:
        raise ValueError(text)
    return month


def _run_number(text: str) -> int:
    """A number that a run of a month can have."""
    number = int(text)
    if not 1 <= number <= _MOST_RUNS:
        raise ValueError(text)
    return number


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise ValueError(text)
    return names


_month_value = _checked(_month, "YYYY-MM (1945 … 2999)")
_day_value = _checked(iso_day, "YYYY-MM-DD")
_run_value = _checked(_run_number, "N (1 … 9999)")
_names_value = _checked(_names, "a,b")
