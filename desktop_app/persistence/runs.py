"""Runs of one company: heads, payslips and what earlier months add to the yearly tax."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, exists, func, select

from desktop_app.application.results import (
    MonthTaxTotals,
    OutputMonth,
    ProgrammeTotal,
    Run,
    RunHead,
    RunSummary,
    RunTotals,
    SlipMark,
)
from desktop_app.domain.components import PayKind
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation.bulk import no_cycle_collection
from desktop_app.persistence import tables
from desktop_app.persistence.company_snapshot import decode_company, decode_dues, encode_company, encode_dues
from desktop_app.persistence.payslip_codec import LawTable, decode_findings, encode_findings
from desktop_app.persistence.payslip_rows import LINE_COLUMNS, SLIP_COLUMNS, load_payslips, payslip_rows
from desktop_app.persistence.records import RecordColumns, insert_all, insert_plain

_HEAD = RecordColumns(tables.runs, RunHead)
_SUMS = ("earnings", "deductions", "take_home", "tax", "employer_cost")
_PROGRAMMES = tuple(field.name for field in fields(RunTotals) if field.name not in _SUMS)
_TOTALS = (*_SUMS, *(f"{programme}_{side}" for programme in _PROGRAMMES for side in ("employer", "employee")))
_TOTAL_COLUMNS = tuple(tables.runs.c[name] for name in _TOTALS)

_BEFORE = {RunState.APPROVED: RunState.DRAFT, RunState.CLOSED: RunState.APPROVED}
"""The only state that a run can come from. A draft is saved, never moved to."""


class Runs:
    """The runs of one company."""

    def __init__(self, connection: Connection, company_id: str) -> None:
        self._connection = connection
        self._company_id = company_id

    def run_heads(self, first: Month, last: Month) -> tuple[RunHead, ...]:
        """All runs of these months, by month and number."""
        table = tables.runs
        query = (
            select(*_HEAD.columns, *_TOTAL_COLUMNS)
            .where(self._mine, table.c.month >= first, table.c.month <= last)
            .order_by(table.c.month, table.c.number)
        )
        return tuple(_head(row) for row in self._connection.execute(query))

    def latest_run(self, month: Month) -> RunHead | None:
        """The run with the highest number of a month."""
        heads = self.run_heads(month, month)
        return heads[-1] if heads else None

    def run_summary(self, month: Month) -> RunSummary | None:
        """The latest run of a month without its payslips."""
        table = tables.runs
        query = (
            select(table.c.dues, *_HEAD.columns, *_TOTAL_COLUMNS)
            .where(self._mine, table.c.month == month)
            .order_by(table.c.number.desc())
            .limit(1)
        )
        found = self._connection.execute(query).first()
        if found is None:
            return None
        dues, *head_values = found
        return RunSummary(_head(head_values), decode_dues(dues))

    def run(self, month: Month, number: int | None = None) -> Run | None:
        """A run with everything; the latest without a number."""
        table = tables.runs
        query = (
            select(
                table.c.company,
                table.c.dues,
                table.c.findings,
                table.c.laws,
                *_HEAD.columns,
                *_TOTAL_COLUMNS,
            )
            .where(self._mine, table.c.month == month)
            .order_by(table.c.number.desc())
            .limit(1)
        )
        if number is not None:
            query = query.where(table.c.number == number)
        found = self._connection.execute(query).first()
        if found is None:
            return None
        company, dues, findings, laws, *head_values = found
        head = _head(head_values)
        return Run(
            head=head,
            company=decode_company(company),
            payslips=load_payslips(self._connection, head.id, head.month, LawTable(laws)),
            dues=decode_dues(dues),
            findings=decode_findings(findings),
        )

    def save_run(self, run: Run) -> None:
        """Insert a run, or replace the draft of the same month and number.

        Raises KnownProblem ``run.not_a_draft`` when that run was approved or closed.
        """
        head = run.head
        if head.company_id != self._company_id:
            raise ValueError(f"run {head.id} belongs to another company")
        version = self._remove_draft(head)
        laws = LawTable()
        slips, lines = payslip_rows(run.payslips, self._company_id, head.id, laws)
        row = _HEAD.row(head, **_total_row(head.totals))
        row |= {
            "company": encode_company(run.company),
            "dues": encode_dues(run.dues),
            "findings": encode_findings(run.findings),
            "laws": laws.text(),
            "version": version + 1,
        }
        insert_all(self._connection, tables.runs, [row])
        with no_cycle_collection():
            insert_plain(self._connection, tables.payslips, SLIP_COLUMNS, slips)
            insert_plain(self._connection, tables.payslip_lines, LINE_COLUMNS, lines)

    def update_head(self, head: RunHead) -> None:
        """Change the state and times of a run; locks its row.

        Raises KnownProblem ``run.changed_meanwhile`` when it is no longer the calculation, or no longer in
        the state, that ``head`` starts from.
        """
        table = tables.runs
        query = select(table.c.state, table.c.calculated_at).where(self._mine, table.c.id == head.id).with_for_update()
        stored = self._connection.execute(query).first()
        expected = {head.state, _BEFORE.get(head.state, head.state)}
        if stored is None or stored.state not in expected or stored.calculated_at != head.calculated_at:
            raise KnownProblem("run.changed_meanwhile", month=head.month)
        self._connection.execute(
            table.update()
            .where(self._mine, table.c.id == head.id)
            .values(
                state=head.state,
                approved_at=head.approved_at,
                closed_at=head.closed_at,
                version=table.c.version + 1,
            )
        )

    def tax_totals(self, first: Month, last: Month) -> tuple[MonthTaxTotals, ...]:
        """Per employee, by the number of today, and month, of the latest run of each month.

        Without payslips whose tax isn't known, and those of people removed since: somebody else may have the number.
        """
        table, slips, people, latest = tables.runs, tables.payslips, tables.employees, self._latest(first, last)
        query = (
            select(
                people.c.nip, table.c.month, slips.c.tax_gross, slips.c.pension, slips.c.zakat, slips.c.tax, slips.c.dtp
            )
            .select_from(slips)
            .join(table, slips.c.run_id == table.c.id)
            .join(people, (people.c.company_id == slips.c.company_id) & (people.c.id == slips.c.employee_id))
            .join(latest, (latest.c.month == table.c.month) & (latest.c.number == table.c.number))
            .where(self._mine, slips.c.tax.is_not(None), slips.c.tax_gross.is_not(None))
            .order_by(table.c.month, people.c.nip)
        )
        return tuple(
            MonthTaxTotals(nip, month, Money(gross), Money(pension), Money(zakat), Money(tax), Money(dtp))
            for nip, month, gross, pension, zakat, tax, dtp in self._connection.execute(query)
        )

    def output_pay(self, first: Month, last: Month) -> tuple[OutputMonth, ...]:
        """What was paid by output, per employee, by the number of today, and month, in the latest run of each month."""
        table, slips, lines, latest = tables.runs, tables.payslips, tables.payslip_lines, self._latest(first, last)
        people = tables.employees
        query = (
            select(people.c.nip, table.c.month, lines.c.amount)
            .select_from(slips)
            .join(table, slips.c.run_id == table.c.id)
            .join(people, (people.c.company_id == slips.c.company_id) & (people.c.id == slips.c.employee_id))
            .join(latest, (latest.c.month == table.c.month) & (latest.c.number == table.c.number))
            .join(lines, (lines.c.run_id == slips.c.run_id) & (lines.c.payslip == slips.c.position))
            .where(self._mine, lines.c.code == PayKind.OUTPUT.value)
            .order_by(table.c.month, people.c.nip)
        )
        return tuple(OutputMonth(nip, month, Money(sen)) for nip, month, sen in self._connection.execute(query))

    def _latest(self, first: Month, last: Month) -> Subquery:
        """The number of the latest run of each of these months."""
        table = tables.runs
        return (
            select(table.c.month, func.max(table.c.number).label("number"))
            .where(self._mine, table.c.month >= first, table.c.month <= last)
            .group_by(table.c.month)
            .subquery()
        )

    def months_without_approved_run(self) -> Month | None:
        """The first month after the last that is approved or closed and wasn't reopened; None when there is none."""
        table = tables.runs
        later = table.alias()
        reopened = exists(later.c.id).where(
            later.c.company_id == self._company_id, later.c.month == table.c.month, later.c.number > table.c.number
        )
        last: Month | None = self._connection.execute(self._last_month.where(~reopened)).scalar()
        return None if last is None else last + 1

    def last_approved_month(self) -> Month | None:
        """The last month with an approved or closed run, reopened since or not; None when there is none."""
        month: Month | None = self._connection.execute(self._last_month).scalar()
        return month

    def last_approved_month_of(self, employee_id: str) -> Month | None:
        """The last month with an approved or closed payslip of an employee; None when there is no such payslip."""
        slips = tables.payslips
        query = self._last_month.join(slips, slips.c.run_id == tables.runs.c.id)
        month: Month | None = self._connection.execute(query.where(slips.c.employee_id == employee_id)).scalar()
        return month

    def hold_drafts(self) -> None:
        """Lock the rows of drafts, which on a server the lock of the file doesn't do."""
        table = tables.runs
        drafts = select(table.c.id).where(self._mine, table.c.state == RunState.DRAFT).with_for_update()
        self._connection.execute(drafts).all()

    @property
    def _last_month(self) -> Select[Any]:
        """The last approved or closed month."""
        table = tables.runs
        done = table.c.state.in_([RunState.APPROVED, RunState.CLOSED])
        return select(func.max(table.c.month)).select_from(table).where(self._mine, done)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return tables.runs.c.company_id == self._company_id

    def _remove_draft(self, head: RunHead) -> int:
        table = tables.runs
        query = (
            select(table.c.id, table.c.state, table.c.version)
            .where(self._mine, table.c.month == head.month, table.c.number == head.number)
            .with_for_update()
        )
        stored = self._connection.execute(query).first()
        if stored is None:
            return 0
        if stored.state is not RunState.DRAFT:
            raise KnownProblem("run.not_a_draft", month=head.month, number=head.number)
        for child in (tables.payslip_lines, tables.payslips):
            self._connection.execute(child.delete().where(child.c.run_id == stored.id))
        self._connection.execute(table.delete().where(table.c.id == stored.id))
        return int(stored.version)


def slip_marks(connection: Connection) -> Iterator[SlipMark]:
    """The marks of all stored payslips of all companies, the newest months first."""
    run, slip = tables.runs.c, tables.payslips.c
    query = (
        select(run.company_id, run.id, run.month, run.number, run.regulation_fingerprint, slip.nip, slip.take_home)
        .join_from(tables.runs, tables.payslips, slip.run_id == run.id)
        .order_by(run.month.desc(), run.id)
    )
    for company_id, run_id, month, number, fingerprint, nip, take_home in connection.execute(query):
        amount = None if take_home is None else Money(take_home)
        yield SlipMark(company_id, run_id, month, number, fingerprint, nip, amount)


def _head(values: Any) -> RunHead:
    split = len(_HEAD.columns)
    return _HEAD.record(values[:split], totals=_totals(values[split:]))


def _totals(values: Any) -> RunTotals:
    by_name = dict(zip(_TOTALS, values, strict=True))
    parts: dict[str, Any] = {name: by_name[name] for name in _SUMS}
    for programme in _PROGRAMMES:
        parts[programme] = ProgrammeTotal(by_name[f"{programme}_employer"], by_name[f"{programme}_employee"])
    return RunTotals(**parts)


def _total_row(totals: RunTotals) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(totals, name) for name in _SUMS}
    for programme in _PROGRAMMES:
        total = getattr(totals, programme)
        row[f"{programme}_employer"] = total.employer
        row[f"{programme}_employee"] = total.employee
    return row
