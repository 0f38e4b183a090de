"""The rows of the files screen: what a month owes and puts out, with what lies in its folder."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.application.filings.npp_bills import bills_text
from desktop_app.application.filings.service import QueueRow
from desktop_app.application.results import Due as OwedDue
from desktop_app.application.results import Obligation, ObligationState, Run
from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.domain.findings import Finding
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.due_words import due_day
from desktop_app.presentation.folders import month_folder
from desktop_app.presentation.models.rows_model import Column, Due, Status, StatusKind
from desktop_app.presentation.screens.files.checks import Check, check_of

_KEPT: Final = frozenset({".pdf", ".xlsx", ".csv", ".xml", ".txt", ".zip"})


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in the month's folder."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class LoadedFiles:
    """A month's queue and folder."""

    company: Company
    month: Month
    run: Run | None
    queue: tuple[QueueRow, ...]
    folder: Path
    files: tuple[FileRow, ...]
    checks: Mapping[QueueRow, Check]

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What the checks of all rows found, each once."""
        return tuple(dict.fromkeys(found for row in self.queue for found in self.checks[row].findings))


def load(services: Services, company_id: str, month: Month, root: Path) -> LoadedFiles:
    """What the screen shows; for a worker. Files of a company lie under ``root``, by company and month."""
    company = services.companies.by_id(company_id)
    folder = month_folder(root, company, month)
    run = services.runs.find(company.code, month)
    queue = services.filings.queue(company.code, month) if run is not None else ()
    checks = {row: check_of(row, run) for row in queue} if run is not None else {}
    return LoadedFiles(company, month, run, queue, folder, files_in(folder), checks)


def files_in(folder: Path) -> tuple[FileRow, ...]:
    """The files of a folder that a payroll may have made, by name; none when there is no such folder."""
    if not folder.is_dir():
        return ()
    found = []
    for entry, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]  # a run that broke off may have left one
        for name in names:
            path = Path(entry) / name
            if path.suffix.casefold() in _KEPT and not name.startswith((".", "~")):
                found.append(FileRow(path, path.stat().st_size))
    return tuple(sorted(found, key=lambda row: str(row.path).casefold()))


def queue_columns(loaded: LoadedFiles | None, today: date) -> tuple[Column[QueueRow], ...]:
    """The columns of the queue."""
    month = formats.bare_month(loaded.month.number) if loaded is not None else ""
    return (
        Column[QueueRow]("what", _("Obligation or output"), name_of, weight=500, width=268, note=lambda _row: month),
        Column[QueueRow]("portal", _("Portal"), portal_of, width=104),
        Column[QueueRow]("due", _("Due"), lambda row: due_of(row.due, today), kind="due", width=140, sort=_due_day),
        Column[QueueRow]("file", _("File"), lambda row: file_of(row, loaded), tone=lambda _row: "ink-2"),
        Column[QueueRow]("check", _("Pre-check"), lambda row: _check(row, loaded), kind="status", width=140),
        Column[QueueRow](
            "amount",
            _("Amount Rp"),
            lambda row: row.amount,
            kind="amount",
            width=112,
            tooltip=lambda row: _bills(row, loaded),
        ),
        Column[QueueRow]("state", _("Status"), lambda row: state_of(row.state), kind="status", width=104),
    )


def _bills(row: QueueRow, loaded: LoadedFiles | None) -> str:
    """What each number at BPJS Ketenagakerjaan is billed, where branches have their own."""
    if loaded is None or loaded.run is None or row.obligation is not Obligation.KETENAGAKERJAAN:
        return ""
    return bills_text(loaded.run)


def _check(row: QueueRow, loaded: LoadedFiles | None) -> Status | None:
    check = loaded.checks.get(row) if loaded is not None else None
    return check.status if check is not None else None


def name_of(row: QueueRow) -> str:
    """What a row is about."""
    if row.obligation is not None:
        return {
            Obligation.KESEHATAN: _("BPJS Kesehatan, pay"),
            Obligation.KETENAGAKERJAAN: _("BPJS Ketenagakerjaan, pay"),
            Obligation.TAX_DEPOSIT: _("PPh 21, deposit"),
            Obligation.TAX_RETURN: _("SPT Masa PPh 21"),
        }[row.obligation]
    return kind_name(row.kind)


def kind_name(kind: str) -> str:
    """A kind of file in words."""
    return {
        "payslips": _("Payslips"),
        "register": _("Payroll register"),
        "dues": _("List of dues"),
        "worklists": _("Lists for SIPP and e-Dabu"),
        "portal": _("Portal files"),
        "bank": _("Transfer of wages"),
    }.get(kind, kind)


def portal_of(row: QueueRow) -> str:
    """Where it goes."""
    if row.obligation is not None:
        return {Obligation.KESEHATAN: "e-Dabu", Obligation.KETENAGAKERJAAN: "SIPP"}.get(row.obligation, "Coretax")
    return {"payslips": "PDF", "bank": _("Bank"), "register": "Excel"}.get(row.kind, "")


def due_of(due: OwedDue | None, today: date) -> Due | None:
    """The due date with its nearness; a date that moved because of a day off shows the moved one."""
    if due is None:
        return None
    return due_day(due.date, today)


def _due_day(row: QueueRow) -> tuple[bool, date]:
    return (row.due is None, row.due.date if row.due is not None else date.max)


_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "bank": ("daftar-transfer",),
    "register": ("rekap-gaji",),
    Obligation.KESEHATAN: ("edabu", "e-dabu", "mutasi"),
    Obligation.KETENAGAKERJAAN: ("upah", "template_tk", "sipp"),
    Obligation.TAX_DEPOSIT: ("tenggat",),
    Obligation.TAX_RETURN: ("tenggat",),
}


def file_of(row: QueueRow, loaded: LoadedFiles | None) -> str:
    """The file that lies in the folder for it, or when it will be there."""
    if loaded is None:
        return ""
    found = files_for(row, loaded.files)
    if row.kind == "payslips" and found:
        return ngettext("{count} PDF file", "{count} PDF files", len(found)).format(count=len(found))
    if found:
        rest = len(found) - 1
        return found[0].path.name + (f" +{rest}" if rest else "")
    return _("after approval") if row.state is ObligationState.NOT_STARTED else _("not made yet")


def files_for(row: QueueRow, files: Sequence[FileRow]) -> tuple[FileRow, ...]:
    """The files for it, by their names."""
    if row.kind == "payslips":
        return tuple(file for file in files if file.path.name.casefold().startswith("slip-"))
    words = _WORDS.get(row.obligation or row.kind, ())
    return tuple(file for file in files if any(word in file.path.name.casefold() for word in words))


def state_of(state: ObligationState) -> Status:
    """How far it is."""
    kinds: dict[ObligationState, tuple[StatusKind, str]] = {
        ObligationState.NOT_STARTED: ("not_started", _("Not yet")),
        ObligationState.READY: ("ready", _("Ready")),
        ObligationState.SENT: ("sent", _("Sent")),
        ObligationState.PROVEN: ("proven", _("Proven")),
        ObligationState.NONE_DUE: ("none", _("None due")),
    }
    kind, word = kinds[state]
    return Status(kind, word, strong=state is ObligationState.READY)
