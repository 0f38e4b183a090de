"""Runs: whole, quick to list, and changed only in the ways that their state allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.application.results import MonthTaxTotals, OutputMonth, Run
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Line, Share
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import NOVEMBER, NOW, company, run, without_law_values

OCTOBER = Month(2026, 10)


def save(workspace: DatabaseWorkspace, *runs: object) -> None:
    with workspace.unit_of_work() as unit:
        for each in runs:
            unit.store(company().id).save_run(each)  # type: ignore[arg-type]
        unit.commit()


def test_a_run_comes_back_equal(workspace: DatabaseWorkspace) -> None:
    save(workspace, run())
    with workspace.unit_of_work() as unit:
        loaded = unit.store(company().id).run(NOVEMBER)
    assert loaded is not None
    assert loaded == without_law_values(run())
    assert loaded.head.calculated_at.isoformat() == NOW.isoformat()
    save(workspace, loaded)
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).run(NOVEMBER) == loaded


def test_heads_are_in_order_and_the_latest_is_found(workspace: DatabaseWorkspace) -> None:
    first = run(1, state=RunState.CLOSED)
    save(workspace, run(2), first, run(1, OCTOBER))
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        heads = store.run_heads(OCTOBER, NOVEMBER)
        assert [(str(head.month), head.number) for head in heads] == [("2026-10", 1), ("2026-11", 1), ("2026-11", 2)]
        assert heads[1] == first.head
        assert store.latest_run(NOVEMBER) == run(2).head
        assert store.latest_run(Month(2026, 9)) is None
        assert store.run(NOVEMBER, 1) == without_law_values(first)
        assert store.run(NOVEMBER, 3) is None


def test_a_draft_is_replaced_and_nothing_else_is(workspace: DatabaseWorkspace) -> None:
    save(workspace, run(people=2))
    other_id = replace(run(people=1), head=replace(run(people=1).head, id="9" * 32))
    save(workspace, other_id)
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).run(NOVEMBER) == without_law_values(other_id)
        approved = replace(other_id.head, state=RunState.APPROVED, approved_at=NOW)
        unit.store(company().id).update_head(approved)
        unit.commit()
    with workspace.unit_of_work() as unit, pytest.raises(KnownProblem) as problem:
        unit.store(company().id).save_run(run())
    assert problem.value.code == "run.not_a_draft"
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).latest_run(NOVEMBER) == approved


def test_a_state_moves_from_the_one_before_and_the_same_calculation_only(workspace: DatabaseWorkspace) -> None:
    save(workspace, run())
    draft = run().head
    approved = replace(draft, state=RunState.APPROVED, approved_at=NOW)
    closed = replace(approved, state=RunState.CLOSED, closed_at=NOW)
    recalculated = replace(approved, calculated_at=NOW + timedelta(minutes=1))
    for impossible in (closed, recalculated, replace(approved, id="8" * 32)):
        with workspace.unit_of_work() as unit, pytest.raises(KnownProblem) as problem:
            unit.store(company().id).update_head(impossible)
        assert problem.value.code == "run.changed_meanwhile"
    with workspace.unit_of_work() as unit:
        unit.store(company().id).update_head(approved)
        unit.store(company().id).update_head(closed)
        unit.commit()
    with workspace.unit_of_work() as unit, pytest.raises(KnownProblem):
        unit.store(company().id).update_head(approved)
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).latest_run(NOVEMBER) == closed


def test_tax_totals_are_of_the_latest_run_of_each_month(workspace: DatabaseWorkspace) -> None:
    save(workspace, run(1, OCTOBER), run(1, state=RunState.CLOSED), run(2, people=1))
    with workspace.unit_of_work() as unit:
        totals = unit.store(company().id).tax_totals(OCTOBER, NOVEMBER)
    expected = MonthTaxTotals("0001", OCTOBER, Money(1_000), Money(200 + 200 + 11), Money(13), Money(25))
    assert totals == (expected, replace(expected, nip="0002"), replace(expected, month=NOVEMBER))


def test_sums_of_runs_are_each_employees_own(workspace: DatabaseWorkspace) -> None:
    october, november = run(1, OCTOBER), run(1, people=1)
    save(workspace, october, november)
    with workspace.unit_of_work() as unit:
        found = unit.store(company().id).sums_of_runs([october.head.id, november.head.id])
        assert unit.store("b" * 32).sums_of_runs([october.head.id]) == {}
        assert unit.store(company().id).sums_of_runs([]) == {}
    second, first = october.payslips
    once = YearToDate({}, Money(0), Money(0), 10).with_month(first.payslip)
    assert found == {second.employee.id: once, first.employee.id: once.with_month(first.payslip)}


def test_output_pay_is_of_the_latest_run_of_each_month(workspace: DatabaseWorkspace) -> None:
    def paid(made: Run, *amounts: int) -> Run:
        slips = [
            replace(stored, payslip=replace(stored.payslip, lines=(Line("output", "", Money(sen), Share.EARNING),)))
            for stored, sen in zip(sorted(made.payslips, key=lambda one: one.employee.nip), amounts, strict=True)
        ]
        return replace(made, payslips=tuple(slips))

    save(
        workspace,
        paid(run(1, OCTOBER), 300, 0),
        paid(run(1, state=RunState.CLOSED), 100, 200),
        paid(run(2, people=1), 250),
    )
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        found = store.output_pay(OCTOBER, NOVEMBER)
        assert found == (
            OutputMonth("0001", OCTOBER, Money(300)),
            OutputMonth("0002", OCTOBER, Money(0)),
            OutputMonth("0001", NOVEMBER, Money(250)),
        )
        assert store.output_pay(NOVEMBER, NOVEMBER) == found[2:]


def test_the_first_open_month_follows_the_last_approved_one(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).months_without_approved_run() is None
    save(workspace, run(1, OCTOBER, RunState.APPROVED), run(1))
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).months_without_approved_run() == NOVEMBER


def test_a_reopened_month_is_open_and_still_has_its_proof(workspace: DatabaseWorkspace) -> None:
    save(workspace, run(1, OCTOBER, RunState.CLOSED), run(1, state=RunState.CLOSED), run(2))
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).months_without_approved_run() == NOVEMBER
        assert unit.store(company().id).last_approved_month() == NOVEMBER
