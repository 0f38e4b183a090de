"""The payslips of a run as rows, in bulk: plain numbers and Core insert lists, no object mapping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop_app.application.results import StoredPayslip
from desktop_app.domain.components import DeductionKind
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Line, Payslip, Share, Totals
from desktop_app.domain.periods import Month
from desktop_app.foundation.bulk import no_cycle_collection
from desktop_app.persistence import tables
from desktop_app.persistence.employee_snapshot import decode_employee, encode_employee
from desktop_app.persistence.payslip_codec import LawTable, decode_detail, encode_detail

PlainValue = int | str | None
SLIP_COLUMNS = (
    *("company_id", "run_id", "position", "employee_id", "nip"),
    *("earnings", "deductions", "take_home", "employer_cost", "tax", "tax_gross", "dtp", "pension", "zakat"),
    *("wage_base", "back_pay", "minimum_wage", "employee", "detail"),
)
LINE_COLUMNS = ("company_id", "run_id", "payslip", "position", "code", "name", "share", "amount")

_SHARE_CODES = {share: share.value for share in Share}
_SHARES = {code: share for share, code in _SHARE_CODES.items()}


def payslip_rows(
    payslips: Iterable[StoredPayslip], company_id: str, run_id: str, laws: LawTable
) -> tuple[list[tuple[PlainValue, ...]], list[tuple[PlainValue, ...]]]:
    """Rows of payslips and of their lines, in the order of their columns. Adds the law they used to ``laws``."""
    slips: list[tuple[PlainValue, ...]] = []
    lines: list[tuple[PlainValue, ...]] = []
    with no_cycle_collection():
        for position, stored in enumerate(payslips):
            slips.append((company_id, run_id, position, *_slip_values(stored, laws)))
            lines += [
                (company_id, run_id, position, index, line.code, line.name, _SHARE_CODES[line.share], line.amount.sen)
                for index, line in enumerate(stored.payslip.lines)
            ]
    return slips, lines


def load_payslips(connection: Connection, run_id: str, month: Month, laws: LawTable) -> tuple[StoredPayslip, ...]:
    """The payslips of a run in the order in which they were saved."""
    lines = _load_lines(connection, run_id)
    slip = tables.payslips.c
    query = (
        select(
            slip.position,
            slip.earnings,
            slip.deductions,
            slip.take_home,
            slip.employer_cost,
            slip.wage_base,
            slip.back_pay,
            slip.minimum_wage,
            slip.employee,
            slip.detail,
        )
        .where(slip.run_id == run_id)
        .order_by(slip.position)
    )
    rows = connection.execute(query)
    with no_cycle_collection():
        return tuple([_stored(row, month, lines, laws) for row in rows])


def _stored(row: Sequence[Any], month: Month, lines: dict[int, list[Line]], laws: LawTable) -> StoredPayslip:
    position, *sums, wage_base, back_pay, minimum_wage, employee, detail = row
    bpjs, tax, trace, findings = decode_detail(detail, laws)
    totals = Totals(*map(_money, sums))
    payslip = Payslip(month, tuple(lines[position]), bpjs, tax, totals, trace, findings)
    return StoredPayslip(decode_employee(employee), payslip, Money(wage_base), Money(back_pay), _money(minimum_wage))


def _load_lines(connection: Connection, run_id: str) -> dict[int, list[Line]]:
    line = tables.payslip_lines.c
    query = (
        select(line.payslip, line.code, line.name, line.amount, line.share)
        .where(line.run_id == run_id)
        .order_by(line.payslip, line.position)
    )
    lines: dict[int, list[Line]] = defaultdict(list)
    with no_cycle_collection():
        for payslip, code, name, amount, share in connection.execute(query):
            lines[payslip].append(Line(code, name, Money(amount), _SHARES[share]))
    return lines


def _slip_values(stored: StoredPayslip, laws: LawTable) -> tuple[PlainValue, ...]:
    """The values of ``SLIP_COLUMNS`` from ``employee_id`` on."""
    payslip, employee = stored.payslip, stored.employee
    bpjs, tax, totals = payslip.bpjs, payslip.tax, payslip.totals
    own_contributions = sum(part.employee.sen for part in (bpjs.jht, bpjs.jp) if part is not None)
    return (
        employee.id,
        employee.nip,
        _sen(totals.earnings),
        _sen(totals.deductions),
        _sen(totals.take_home),
        _sen(totals.employer_cost),
        _sen(tax.tax),
        _sen(tax.gross),
        tax.dtp.sen,
        own_contributions + _deducted(payslip, DeductionKind.PENSION_FUND),
        _deducted(payslip, DeductionKind.ZAKAT),
        stored.wage_base.sen,
        stored.back_pay.sen,
        _sen(stored.minimum_wage),
        encode_employee(employee),
        encode_detail(bpjs, tax, payslip.trace, payslip.findings, laws),
    )


def _deducted(payslip: Payslip, kind: DeductionKind) -> int:
    # Such a line bears its kind as its code.
    return sum(line.amount.sen for line in payslip.lines if line.share is Share.DEDUCTION and line.code == kind.value)


def _sen(amount: Money | None) -> int | None:
    return None if amount is None else amount.sen


def _money(sen: int | None) -> Money | None:
    return None if sen is None else Money(sen)
