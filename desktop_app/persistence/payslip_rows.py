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
from desktop_app.persistence import tables
from desktop_app.persistence.bulk import no_cycle_collection
from desktop_app.persistence.payslip_codec import LawTable, decode_detail, encode_detail
from desktop_app.persistence.snapshot_codec import decode_employee, encode_employee

_SHARES = {share.value: share for share in Share}


def payslip_rows(
    payslips: Iterable[StoredPayslip], company_id: str, run_id: str, laws: LawTable
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of payslips and of their lines. Adds the law they used to ``laws``."""
    slips: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    with no_cycle_collection():
        for position, stored in enumerate(payslips):
            slips.append(_slip_row(stored, laws) | {"company_id": company_id, "run_id": run_id, "position": position})
            lines += [
                {
                    "company_id": company_id,
                    "run_id": run_id,
                    "payslip": position,
                    "position": index,
                    "code": line.code,
                    "name": line.name,
                    "share": line.share.value,
                    "amount": line.amount.sen,
                }
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


def _slip_row(stored: StoredPayslip, laws: LawTable) -> dict[str, Any]:
    payslip, employee = stored.payslip, stored.employee
    bpjs, tax, totals = payslip.bpjs, payslip.tax, payslip.totals
    own_contributions = sum(part.employee.sen for part in (bpjs.jht, bpjs.jp) if part is not None)
    return {
        "employee_id": employee.id,
        "nip": employee.nip,
        "earnings": _sen(totals.earnings),
        "deductions": _sen(totals.deductions),
        "take_home": _sen(totals.take_home),
        "employer_cost": _sen(totals.employer_cost),
        "tax": _sen(tax.tax),
        "tax_gross": _sen(tax.gross),
        "pension": own_contributions + _deducted(payslip, DeductionKind.PENSION_FUND),
        "zakat": _deducted(payslip, DeductionKind.ZAKAT),
        "wage_base": stored.wage_base.sen,
        "back_pay": stored.back_pay.sen,
        "minimum_wage": _sen(stored.minimum_wage),
        "employee": encode_employee(employee),
        "detail": encode_detail(bpjs, tax, payslip.trace, payslip.findings, laws),
    }


def _deducted(payslip: Payslip, kind: DeductionKind) -> int:
    # Such a line bears its kind as its code.
    return sum(line.amount.sen for line in payslip.lines if line.share is Share.DEDUCTION and line.code == kind.value)


def _sen(amount: Money | None) -> int | None:
    return None if amount is None else amount.sen


def _money(sen: int | None) -> Money | None:
    return None if sen is None else Money(sen)
