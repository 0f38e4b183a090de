"""Sums over several runs of one company, added up by the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import BigInteger, Connection, cast, func, select

from desktop_app.application.year_to_date import LineKey, YearToDate
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Share
from desktop_app.persistence import tables


def sums_of_runs(connection: Connection, company_id: str, run_ids: Sequence[str]) -> dict[str, YearToDate]:
    """What each employee, by key, had in these runs of one year."""
    run, slip, line = tables.runs.c, tables.payslips.c, tables.payslip_lines.c
    wanted = (slip.company_id == company_id) & slip.run_id.in_(run_ids)
    # A server's sum of BIGINT is a decimal number.
    amount = cast(func.sum(line.amount), BigInteger)
    lines: dict[str, dict[LineKey, Money]] = defaultdict(dict)
    by_line = (
        select(slip.employee_id, line.share, line.code, line.name, amount)
        .join(tables.payslip_lines, (line.run_id == slip.run_id) & (line.payslip == slip.position))
        .where(wanted)
        .group_by(slip.employee_id, line.share, line.code, line.name)
        .order_by(func.min(line.position), line.code, line.name)
    )
    for employee, share, code, name, sen in connection.execute(by_line):
        lines[employee][Share(share), code, name] = Money(sen)
    gross, tax = (cast(func.sum(func.coalesce(column, 0)), BigInteger) for column in (slip.tax_gross, slip.tax))
    by_person = (
        select(slip.employee_id, gross, tax, func.min(run.month))
        .join(tables.runs, run.id == slip.run_id)
        .where(wanted)
        .group_by(slip.employee_id)
    )
    return {
        employee: YearToDate(lines[employee], Money(gross_sen), Money(tax_sen), first.number)
        for employee, gross_sen, tax_sen, first in connection.execute(by_person)
    }
