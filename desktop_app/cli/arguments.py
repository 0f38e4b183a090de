"""The command line's grammar. Global options may stand before or after the command."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.cli import calculate
from desktop_app.cli.grammar import Parser, add_common
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import LANGUAGES, _

_FIRST_YEAR, _LAST_YEAR = 1945, 2999
_Subparsers = Any
"""argparse has no public name for what add_subparsers gives."""


def parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    common = _common()
    root = Parser(
        prog="main.py", parents=[common], description=_("Payroll for Indonesia. Without a command the window opens.")
    )
    commands = root.add_subparsers(dest="command", metavar=_("COMMAND"), parser_class=Parser)
    _workspace(commands, common)
    _people(commands, common)
    _months(commands, common)
    _files(commands, common)
    _upkeep(commands, common)
    calculation = calculate.add_parser(commands)
    add_common(calculation)
    commands.add_parser("simulate", help=_("What-if calculations; nothing is stored"), made_on_use=_simulate_grammar)
    return root


def _simulate_grammar(program: str) -> argparse.ArgumentParser:
    from desktop_app.cli import simulate  # noqa: PLC0415 - loads every calculator, which only this command needs

    return simulate.grammar(program)


def language_of(arguments: list[str]) -> str:
    """The language asked for, read before anything else so that even errors speak it."""
    reader = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    reader.add_argument("--language", default=LANGUAGES[0])
    try:
        known, _rest = reader.parse_known_args(arguments)
    except SystemExit:
        return LANGUAGES[0]
    return known.language if known.language in LANGUAGES else LANGUAGES[0]


def _common() -> argparse.ArgumentParser:
    # A plain parser: argparse joins groups of parents under the titles that it gives itself.
    common = argparse.ArgumentParser(add_help=False)
    add_common(common)
    return common


def _workspace(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    kinds = commands.add_parser("workspace", help=_("Create a workspace")).add_subparsers(
        dest="action", required=True, parser_class=Parser
    )
    create = kinds.add_parser("create", parents=[common], help=_("a new workspace; prints the recovery key once"))
    create.add_argument("location", metavar="W")
    create.add_argument("--plain", action="store_true", help=_("without encryption"))


def _people(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    template = commands.add_parser("template", help=_("Write a blank workbook")).add_subparsers(
        dest="action", required=True, parser_class=Parser
    )
    template.add_parser("people", parents=[common]).add_argument("target", type=Path, metavar="OUT.xlsx")
    importing = commands.add_parser("import", help=_("Import people from a workbook")).add_subparsers(
        dest="action", required=True, parser_class=Parser
    )
    people = importing.add_parser("people", parents=[common])
    people.add_argument("source", type=Path, metavar="FILE.xlsx")
    people.add_argument("--apply", action="store_true", help=_("write it; without, only a preview"))
    people.add_argument("--skip-refused", action="store_true", help=_("leave refused rows out"))
    people.add_argument("--from", dest="from_month", type=_month_value, metavar="YYYY-MM")
    exporting = commands.add_parser("export", help=_("Export people to a workbook")).add_subparsers(
        dest="action", required=True, parser_class=Parser
    )
    out = exporting.add_parser("people", parents=[common])
    out.add_argument("target", type=Path, metavar="OUT.xlsx")
    out.add_argument("--company", metavar="CODE")
    companies = commands.add_parser("companies", parents=[common], help=_("List the companies and their month"))
    companies.add_argument("--month", type=_month_value, metavar="YYYY-MM")


def _months(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    actions = commands.add_parser("month", help=_("Calculate, approve and close a month")).add_subparsers(
        dest="action", required=True, parser_class=Parser
    )
    for name in ("run", "approve", "close", "reopen"):
        action = actions.add_parser(name, parents=[common])
        action.add_argument("--month", type=_month_value, required=True, metavar="YYYY-MM")
        which = action.add_mutually_exclusive_group(required=True)
        which.add_argument("--company", metavar="CODE")
        which.add_argument("--all", action="store_true")
        if name == "reopen":
            action.add_argument("--reason", required=True, metavar="TEXT")
    show = actions.add_parser("show", parents=[common])
    _one_month(show)
    show.add_argument("--run", type=int, metavar="N")


def _files(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    files = commands.add_parser("files", parents=[common], help=_("Write the files of a month"))
    _one_month(files)
    files.add_argument("--out", type=Path, required=True, metavar="DIR")
    files.add_argument("--only", type=_names, metavar="a,b")
    fill = commands.add_parser("fill", parents=[common], help=_("Fill a copy of a portal's own workbook"))
    fill.add_argument("template", type=Path, metavar="TEMPLATE.xlsx")
    _one_month(fill)
    fill.add_argument("--out", type=Path, required=True, metavar="DIR")


def _upkeep(commands: _Subparsers, common: argparse.ArgumentParser) -> None:
    commands.add_parser("backup", parents=[common], help=_("Copy the workspace")).add_argument(
        "target", type=Path, metavar="OUT"
    )
    commands.add_parser("restore", parents=[common], help=_("Put a backup in place")).add_argument(
        "source", type=Path, metavar="FILE"
    )
    commands.add_parser("verify", parents=[common], help=_("Check the workspace for damage"))
    regulations = commands.add_parser("regulations", help=_("Show the law in force")).add_subparsers(
        dest="action", required=True, parser_class=Parser
    )
    regulations.add_parser("list", parents=[common]).add_argument("--on", type=_day_value, metavar="YYYY-MM-DD")
    install = regulations.add_parser("install", parents=[common], help=_("install a signed pack of rules"))
    install.add_argument("pack", type=Path, metavar="PACK")


def _one_month(target: argparse.ArgumentParser) -> None:
    target.add_argument("--month", type=_month_value, required=True, metavar="YYYY-MM")
    target.add_argument("--company", required=True, metavar="CODE")


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


_month_value = _checked(_month, "YYYY-MM (1945 … 2999)")
_day_value = _checked(date.fromisoformat, "YYYY-MM-DD")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
