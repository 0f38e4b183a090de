"""The composition root: the only module that knows everyone. Qt is imported only when a window opens."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.cli.environment import (
    OPERATOR_VARIABLE,
    PASSPHRASE_VARIABLE,
    REFUSED,
    WORKSPACE_VARIABLE,
    Environment,
)
from desktop_app.foundation.files import resource_path
from desktop_app.foundation.i18n import LANGUAGES, sentence, set_language
from desktop_app.foundation.logs import keep_log
from desktop_app.foundation.streams import finish, open_streams
from desktop_app.regulations.source import FileRegulations

if TYPE_CHECKING:
    from desktop_app.application.exchange.export import CompanyPeople
    from desktop_app.application.exchange.rows import PeopleWorkbook
    from desktop_app.application.exchange.sources import SourceReader
    from desktop_app.application.filings.portal_rows import KesehatanTerms
    from desktop_app.application.filings.service import Background, Writer
    from desktop_app.application.month.runs import PayrollRuns
    from desktop_app.application.paperwork.letters import Letter
    from desktop_app.application.ports import RegulationSource, Workspace, WorkspaceGate
    from desktop_app.application.results import Outcome, Run, WrittenFile
    from desktop_app.application.services import Services
    from desktop_app.domain.paperwork import Procedure
    from desktop_app.domain.regulation import RegulationSet

    _Files = Outcome[tuple[WrittenFile, ...]]

_regulations = FileRegulations()


def main(arguments: list[str]) -> int:
    """Open the window, or carry out a command. Gives the exit status."""
    open_streams()
    keep_log()
    if _wants_window(arguments):
        return _open_window(arguments)
    from desktop_app.cli.main import run  # noqa: PLC0415 - the window needs no command line

    status = run(arguments, _environment())
    finish(sys.stdout)
    return status


def build_services(workspace: Workspace) -> Services:
    """The use cases over an opened workspace. Their modules are imported here: the first window needs none of them."""
    from desktop_app.application.change_record import ChangeRecorder  # noqa: PLC0415
    from desktop_app.application.companies import Companies  # noqa: PLC0415
    from desktop_app.application.exchange.export import PeopleExport  # noqa: PLC0415
    from desktop_app.application.exchange.imports import PeopleImport  # noqa: PLC0415
    from desktop_app.application.exchange.sources import PeopleSources  # noqa: PLC0415
    from desktop_app.application.filings.service import Filings  # noqa: PLC0415
    from desktop_app.application.history.service import ChangeHistory  # noqa: PLC0415
    from desktop_app.application.law.effects import LawEffects  # noqa: PLC0415
    from desktop_app.application.law.service import Law  # noqa: PLC0415
    from desktop_app.application.law.workspace_law import FixedRegulations, WorkspaceRegulations  # noqa: PLC0415
    from desktop_app.application.month.minimum_wages import MinimumWages  # noqa: PLC0415
    from desktop_app.application.month.runs import PayrollRuns  # noqa: PLC0415
    from desktop_app.application.paperwork.service import Paperwork  # noqa: PLC0415
    from desktop_app.application.people.employees import People  # noqa: PLC0415
    from desktop_app.application.people.group_raises import GroupRaises  # noqa: PLC0415
    from desktop_app.application.people.removals import Removals  # noqa: PLC0415
    from desktop_app.application.people.search import PeopleSearch  # noqa: PLC0415
    from desktop_app.application.people.wage_checks import WageChecks  # noqa: PLC0415
    from desktop_app.application.services import Services  # noqa: PLC0415
    from desktop_app.application.simulations.service import Simulations  # noqa: PLC0415
    from desktop_app.application.verification import SlipCodes  # noqa: PLC0415
    from desktop_app.foundation.clock import SystemClock  # noqa: PLC0415
    from desktop_app.regulations.merging import LawBook  # noqa: PLC0415
    from desktop_app.regulations.packs import PackReader  # noqa: PLC0415

    clock = SystemClock()
    book = LawBook()
    regulations = WorkspaceRegulations(_regulations, workspace, book)
    minimum_wages = MinimumWages(regulations, _provinces())
    recorder = ChangeRecorder(clock, operator)
    companies, people = Companies(workspace, regulations, clock, recorder), People(workspace, clock, recorder)
    removals = Removals(workspace, recorder)
    wage_checks = WageChecks(regulations, minimum_wages)
    runs = PayrollRuns(workspace, regulations, clock, minimum_wages)

    def runs_under(law: RegulationSet) -> PayrollRuns:
        chosen = FixedRegulations(law)
        return PayrollRuns(workspace, chosen, clock, MinimumWages(chosen, _provinces()))

    return Services(
        workspace=workspace,
        clock=clock,
        regulations=regulations,
        law=Law(workspace, regulations, book, PackReader(__version__), clock, operator),
        law_effects=LawEffects(workspace, runs_under),
        companies=companies,
        people=people,
        wage_checks=wage_checks,
        group_raises=GroupRaises(workspace, wage_checks, recorder),
        history=ChangeHistory(workspace, clock, companies, people, removals),
        removals=removals,
        search=PeopleSearch(workspace, operator),
        imports=PeopleImport(workspace, clock, minimum_wages.amount, recorder),
        sources=PeopleSources(workspace, clock, _table_reader),
        export=PeopleExport(workspace),
        runs=runs,
        slip_codes=SlipCodes(workspace),
        filings=Filings(regulations, runs, _writers(), _fill),
        paperwork=Paperwork(workspace, regulations, clock, _procedures, _write_letter),
        simulations=Simulations(regulations, clock, runs, minimum_wages),
        read_place_wages=_read_place_wages,
        read_people=_read_people,
        write_template=_write_template,
        write_people=_write_people,
    )


def operator() -> str:
    """Who works at this computer: the name configured for the program, else the one of the system's account."""
    import getpass  # noqa: PLC0415 - asked when something is saved

    try:
        return os.environ.get(OPERATOR_VARIABLE, "").strip() or getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return ""


def build_gate() -> WorkspaceGate:
    """Whoever creates and opens workspaces."""
    from desktop_app.persistence.gate import DatabaseGate  # noqa: PLC0415 - SQLAlchemy is slow to import

    return DatabaseGate()


def _environment() -> Environment:
    import getpass  # noqa: PLC0415 - the window asks in its own way

    return Environment(
        stdin=sys.stdin.buffer,
        out=sys.stdout,
        err=sys.stderr,
        variables=os.environ,
        ask_passphrase=getpass.getpass if sys.stdin.isatty() else None,
        gate=build_gate,
        services=build_services,
        regulations=_law,
        write_template=lambda: _write_template,
    )


def _law() -> RegulationSource:
    return _regulations


def _wants_window(arguments: list[str]) -> bool:
    """Whether only global options are given, and no command or question for help."""
    takes_value = {"--workspace", "--language"}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in takes_value and rest:
            rest.pop(0)
        elif not any(word.startswith(f"{option}=") for option in takes_value):
            return False
    return True


def _open_window(arguments: list[str]) -> int:
    import gc  # noqa: PLC0415

    workspace, language = _window_options(arguments) if arguments else (None, None)
    if _no_display():
        return _refuse_window(language)
    gc.disable()  # a tenth of the time to the first window; run_app enables it again once that stands
    from desktop_app.presentation.app import run_app  # noqa: PLC0415 - Qt only where a window opens
    from desktop_app.presentation.app_build import AppBuild  # noqa: PLC0415 - as above

    build = AppBuild(
        gate=build_gate,
        services=build_services,
        example=_example_workbook,
        location=workspace or os.environ.get(WORKSPACE_VARIABLE) or None,
        passphrase=os.environ.get(PASSPHRASE_VARIABLE) or None,
        language=language,
        law=_regulations.current,
    )
    return run_app(build)


def _no_display() -> bool:
    """Whether Qt would find no display and abort: on Linux and its relatives without any that is named."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform not in ("win32", "darwin") and not any(os.environ.get(name) for name in named)


def _refuse_window(language: str | None) -> int:
    set_language(language or LANGUAGES[0])
    sys.stderr.write(sentence("cli.no_display") + "\n")
    return REFUSED


def _window_options(arguments: list[str]) -> tuple[str | None, str | None]:
    """The workspace and the language that were asked for."""
    import argparse  # noqa: PLC0415 - most windows are opened without arguments

    reader = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    reader.add_argument("--workspace")
    reader.add_argument("--language", choices=LANGUAGES)
    options = reader.parse_args(arguments)
    return options.workspace, options.language


def _example_workbook() -> Path:
    return next(iter(sorted(resource_path("example").glob("*.xlsx"))))


def _provinces() -> dict[str, str]:
    import csv  # noqa: PLC0415 - not for the first window

    with resource_path("codes", "provinces.csv").open(encoding="utf-8", newline="") as stream:
        return {row["AWALAN_KODE_LOKASI"]: row["PROVINSI"] for row in csv.DictReader(stream)}


# Readers and writers are imported when they are first used: openpyxl and reportlab are slow to import.


def _read_place_wages(path: Path) -> tuple[tuple[str, str], ...]:
    from desktop_app.intake.place_wages import read_place_wages  # noqa: PLC0415

    return read_place_wages(path)


def _procedures() -> tuple[Procedure, ...]:
    from desktop_app.regulations.procedures import shipped_procedures  # noqa: PLC0415

    return shipped_procedures()


def _write_letter(letter: Letter, folder: Path) -> WrittenFile:
    from desktop_app.outputs.letters_pdf import write_letter  # noqa: PLC0415

    return write_letter(letter, folder)


def _read_people(path: Path) -> PeopleWorkbook:
    from desktop_app.intake.people import read_people  # noqa: PLC0415

    return read_people(path)


def _table_reader() -> SourceReader:
    from desktop_app.intake.tables import TableReader  # noqa: PLC0415

    return TableReader()


def _write_template(target: Path) -> None:
    from desktop_app.outputs.people_workbook import write_template  # noqa: PLC0415

    write_template(target)


def _write_people(target: Path, companies: Sequence[CompanyPeople]) -> None:
    from desktop_app.outputs.people_workbook import write_people  # noqa: PLC0415

    write_people(target, companies)


def _writers() -> dict[str, Writer]:
    return {
        "payslips": _payslips,
        "register": _list_writer("register", "write_register"),
        "dues": _list_writer("dues", "write_dues"),
        "worklists": _list_writer("worklists", "write_worklists"),
        "portal": _portal,
        "bank": _list_writer("transfer_list", "write_transfer_list"),
    }


def _payslips(run: Run, background: Background, folder: Path) -> _Files:
    from desktop_app.application.results import Outcome  # noqa: PLC0415
    from desktop_app.outputs.payslip_pdf import write_payslips  # noqa: PLC0415

    written = write_payslips(run, folder, years=background.years())
    return Outcome(written.files, written.findings)


def _list_writer(module: str, function: str) -> Writer:
    def write(run: Run, _background: Background, folder: Path) -> _Files:
        from importlib import import_module  # noqa: PLC0415

        from desktop_app.application.results import Outcome  # noqa: PLC0415

        written = getattr(import_module(f"desktop_app.outputs.{module}"), function)(run, folder)
        return Outcome(written.files, written.findings)

    return write


def _portal(run: Run, background: Background, folder: Path) -> _Files:
    from desktop_app.outputs.portal import write_portal_files  # noqa: PLC0415

    return write_portal_files(run, background.kesehatan, folder)


def _fill(template: Path, run: Run, terms: KesehatanTerms, folder: Path) -> _Files:
    from desktop_app.outputs.portal import fill  # noqa: PLC0415

    return fill(template, run, terms, folder)
