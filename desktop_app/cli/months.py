"""The ``month`` commands: the life of a run."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.application.calculation.contract_shape import payslip_shape
from desktop_app.application.explanations.texts import line_name
from desktop_app.application.month.run_findings import all_findings
from desktop_app.application.results import Outcome, ProgrammeTotal, Run, RunHead, StoredPayslip
from desktop_app.cli.environment import DONE, INCOMPLETE, Environment
from desktop_app.cli.printing import finding_message, finding_row, has_errors, put_findings, put_json, state_word
from desktop_app.cli.session import opened
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, sentence

if TYPE_CHECKING:
    from desktop_app.application.services import Services

T = TypeVar("T")


def run(options: argparse.Namespace, environment: Environment) -> int:
    """``month run``: a draft for one company or for all."""
    with opened(options, environment) as services:
        done, skipped = _each(services, options, environment, lambda code: services.runs.calculate(code, options.month))
    runs = [outcome.value for _code, outcome in done]
    for one in runs:
        put_findings(environment.err, all_findings(one))
    if getattr(options, "json", False):
        shown = [run_shape(one) for one in runs]
        put_json(environment.out, {"month": str(options.month), "skipped": skipped, "companies": shown})
    else:
        for one in runs:
            environment.out.write(_summary(one) + "\n")
    failed = any(has_errors(outcome.findings) for _code, outcome in done)
    return INCOMPLETE if skipped or failed else DONE


def move(options: argparse.Namespace, environment: Environment) -> int:
    """``month approve``, ``month close`` and ``month reopen``."""
    with opened(options, environment) as services:
        actions: dict[str, Callable[[str], Outcome[Any]]] = {
            "approve": lambda code: services.runs.approve(code, options.month),
            "close": lambda code: services.runs.close(code, options.month),
            "reopen": lambda code: services.runs.reopen(code, options.month, options.reason),
        }
        done, skipped = _each(services, options, environment, actions[options.action])
    heads = [(code, _head(outcome.value)) for code, outcome in done]
    for _code, outcome in done:
        put_findings(environment.err, outcome.findings)
    if getattr(options, "json", False):
        shown = [{"code": code, "run": head.number, "state": head.state.value} for code, head in heads]
        put_json(environment.out, {"month": str(options.month), "skipped": skipped, "companies": shown})
    else:
        text = _("{code} {month}, run {number}: {state}")
        for code, head in heads:
            state = state_word(head.state)
            environment.out.write(text.format(code=code, month=head.month, number=head.number, state=state) + "\n")
    failed = options.action == "reopen" and any(has_errors(outcome.findings) for _code, outcome in done)
    return INCOMPLETE if skipped or failed else DONE


def show(options: argparse.Namespace, environment: Environment) -> int:
    """``month show``: the payslips with lines and traces."""
    with opened(options, environment) as services:
        found = services.runs.show(options.company, options.month, options.run)
    if getattr(options, "json", False):
        head = found.head
        put_json(
            environment.out,
            {
                "month": str(head.month),
                "company": found.company.code,
                "run": head.number,
                "state": head.state.value,
                "employees": [_employee_shape(stored) for stored in found.payslips],
            },
        )
        return DONE
    for stored in found.payslips:
        totals = stored.payslip.totals
        paid = formats.rupiah(totals.take_home.sen) if totals.take_home is not None else "-"
        environment.out.write(f"{stored.employee.nip}\t{stored.employee.name}\t{paid}\n")
    return DONE


def _each(
    services: Services,
    options: argparse.Namespace,
    environment: Environment,
    act: Callable[[str], Outcome[T]],
) -> tuple[list[tuple[str, Outcome[T]]], list[str]]:
    """One company, or all: then those that can't be moved are skipped and named."""
    if not options.all:
        return [(options.company, act(options.company))], []
    done, skipped = [], []
    for row in services.companies.desk(options.month):
        try:
            done.append((row.company.code, act(row.company.code)))
        except KnownProblem as problem:
            if not done and not problem.code.startswith("run."):
                raise  # not this company's state, but something that stops them all; nothing was changed yet
            skipped.append(row.company.code)
            environment.err.write(sentence(problem.code, problem.params) + "\n")
    return done, skipped


def _head(value: Run | RunHead) -> RunHead:
    return value.head if isinstance(value, Run) else value


def _summary(run: Run) -> str:
    text = _("{code} {month}, run {number}: {people} people, to be paid {amount}")
    return text.format(
        code=run.company.code,
        month=run.head.month,
        number=run.head.number,
        people=run.head.people,
        amount=formats.rupiah(run.head.totals.take_home.sen),
    )


def run_shape(run: Run) -> dict[str, Any]:
    """A run as ``month run --json`` shows it."""
    head, totals = run.head, run.head.totals
    return {
        "code": run.company.code,
        "run": head.number,
        "state": head.state.value,
        "people": head.people,
        "totals": {
            "earnings": str(totals.earnings),
            "deductions": str(totals.deductions),
            "take_home": str(totals.take_home),
            "tax": str(totals.tax),
            "employer_cost": str(totals.employer_cost),
            "kesehatan": _programme(totals.kesehatan),
            "jht": _programme(totals.jht),
            "jp": _programme(totals.jp),
            "jkk": _programme(totals.jkk),
            "jkm": _programme(totals.jkm),
        },
        "due": [
            {
                "obligation": due.obligation.value,
                "amount": str(due.amount) if due.amount is not None else None,
                "date": due.date.isoformat(),
            }
            for due in run.dues
        ],
        "findings": [finding_row(finding, "employee") for finding in all_findings(run)],
    }


def _programme(total: ProgrammeTotal) -> dict[str, str]:
    return {"employer": str(total.employer), "employee": str(total.employee)}


def _employee_shape(stored: StoredPayslip) -> dict[str, Any]:
    return {
        "nip": stored.employee.nip,
        "name": stored.employee.name,
        "lines": [
            {"code": line.code, "name": line_name(line), "amount": str(line.amount), "share": line.share.value}
            for line in stored.payslip.lines
        ],
        **payslip_shape(stored.payslip, finding_message),
    }
