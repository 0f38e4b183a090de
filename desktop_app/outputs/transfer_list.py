"""Whom to pay how much into which account, for the bank's own form; nothing is sent by this program."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from desktop_app.application.results import Run
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.money import ZERO, Money
from desktop_app.foundation.i18n import _
from desktop_app.outputs.printed_sheets import Value, add_sheet, heading_of, new_workbook
from desktop_app.outputs.workbooks import workbook_bytes
from desktop_app.outputs.written import Written, path_for, write_file

_FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment. ``holder`` is the name on the account, else the employee's."""

    nip: str
    name: str
    bank: str
    account: str
    holder: str
    amount: Money


def transfers(run: Run) -> tuple[list[Transfer], list[Finding]]:
    """Payments of more than zero into known accounts, and a finding for everybody else."""
    found, findings = [], []
    for stored in run.payslips:
        employee, amount = stored.employee, stored.payslip.totals.take_home
        terms = employee.terms_on(run.head.month.last_day)
        if amount is None:
            findings.append(warning("transfer.not_calculated", name=employee.name).about(employee.nip))
        elif amount <= ZERO:
            findings.append(warning("transfer.nothing_to_pay", name=employee.name, amount=amount).about(employee.nip))
        elif not terms.bank_account or not terms.bank:
            findings.append(warning("transfer.no_account", name=employee.name, amount=amount).about(employee.nip))
        else:
            holder = terms.bank_account_name or employee.name
            found.append(Transfer(employee.nip, employee.name, terms.bank, terms.bank_account, holder, amount))
    return found, findings


def write_transfer_list(run: Run, folder: Path) -> Written:
    """Write ``daftar-transfer-<company>-<month>`` as .xlsx and .csv. Raises KnownProblem."""
    found, findings = transfers(run)
    heads = [_("Bank"), _("Account"), _("Account holder"), _("Amount"), _("NIP"), _("Name")]
    rows: list[list[Value]] = [[one.bank, one.account, one.holder, one.amount, one.nip, one.name] for one in found]
    total = Money(sum(one.amount.sen for one in found))
    heading = [*heading_of(run, _("Transfer list")), *_source(run)]
    workbook = new_workbook()
    totals: list[Value] = [_("Total"), None, None, total, None, None]
    add_sheet(workbook, _("Transfers"), heading, heads, rows, totals)
    files = (
        write_file("bank", path_for(run, folder, "daftar-transfer", "xlsx"), workbook_bytes(workbook)),
        write_file("bank", path_for(run, folder, "daftar-transfer", "csv"), _csv(heads, found)),
    )
    return Written(files, tuple(findings))


def _source(run: Run) -> list[str]:
    """The account from which the company pays, where it is known."""
    company = run.company
    if not company.bank_account:
        return []
    account = f"{company.bank} {company.bank_account}".strip()
    holder = company.bank_account_name or company.name
    return [_("From {account}, {holder}").format(account=account, holder=holder)]


def _csv(heads: list[str], found: list[Transfer]) -> bytes:
    """Semicolons and a byte order mark, as Excel with Indonesian settings opens them; amounts with a point."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for one in found:
        amount = str(one.amount).removesuffix(".00")
        texts = [_plain(value) for value in (one.bank, one.account, one.holder)]
        writer.writerow([*texts, amount, _plain(one.nip), _plain(one.name)])
    return text.getvalue().encode("utf-8-sig")


def _plain(value: str) -> str:
    """Text that a spreadsheet doesn't take for a formula."""
    return f"'{value}" if value.startswith(_FORMULA_SIGNS) else value
