"""The sums of the year on a payslip: which earlier runs count, and what they add up to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.results import Run
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.application.months import MINIMUM_WAGES, REGULATIONS
from tests.clock import FixedClock
from tests.persistence import samples

WORKER = samples.employee(1).id


@pytest.fixture
def workspace(tmp_path: Path) -> DatabaseWorkspace:
    return samples.new_workspace(tmp_path)


def a_run(month: int, number: int = 1, approved: int | None = None, people: int = 2) -> Run:
    """A run of 2026; ``approved`` is the day of December on which it was."""
    made = samples.run(number, Month(2026, month), RunState.APPROVED if approved else RunState.DRAFT, people)
    at = datetime(2026, 12, approved, 9, tzinfo=UTC) if approved else None
    return replace(made, head=replace(made.head, approved_at=at))


def years_of(workspace: DatabaseWorkspace, shown: Run, *earlier: Run) -> dict[str, tuple[int, int]]:
    """By employee: the first month, and how often the month's line of basic pay is in the sum."""
    with workspace.unit_of_work() as unit:
        for run in (*earlier, shown):
            unit.store(samples.company().id).save_run(run)
        unit.commit()
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    line = shown.payslips[0].payslip.lines[0]
    key = (line.share, line.code, line.name)
    found = runs.year_to_date(runs.show(samples.company().code, shown.head.month, shown.head.number))
    assert all(year.lines[key].sen % line.amount.sen == 0 for year in found.values())
    return {who: (year.first_month, year.lines[key].sen // line.amount.sen) for who, year in found.items()}


def test_months_are_added_from_the_first_one_on(workspace: DatabaseWorkspace) -> None:
    found = years_of(workspace, a_run(11), a_run(9, approved=1), a_run(10, approved=2))
    assert found == {samples.employee(1).id: (9, 3), samples.employee(2).id: (9, 3)}


def test_only_who_had_a_payslip_before_has_sums(workspace: DatabaseWorkspace) -> None:
    found = years_of(workspace, a_run(11), a_run(9, approved=1), a_run(10, approved=2, people=1))
    assert found[WORKER] == (9, 3)
    assert years_of(workspace, a_run(11, people=3)).keys() == {samples.employee(1).id, samples.employee(2).id}


def test_the_first_month_and_january_have_none(workspace: DatabaseWorkspace) -> None:
    assert years_of(workspace, a_run(1)) == {}
    assert years_of(workspace, a_run(11)) == {}


@pytest.mark.parametrize("october", [(), (a_run(10),)], ids=["no run", "a draft"])
def test_sums_with_a_hole_arent_shown(workspace: DatabaseWorkspace, october: tuple[Run, ...]) -> None:
    assert years_of(workspace, a_run(11), a_run(9, approved=1), *october) == {}


def test_an_earlier_month_corrected_before_counts_and_one_corrected_later_doesnt(workspace: DatabaseWorkspace) -> None:
    first, second = a_run(10, approved=1), a_run(10, number=2, approved=3)
    assert years_of(workspace, a_run(11, approved=2), first, second)[WORKER] == (10, 2)
    doubled = tuple(
        replace(
            stored,
            payslip=replace(
                stored.payslip, lines=tuple(line._replace(amount=line.amount * 2) for line in stored.payslip.lines)
            ),
        )
        for stored in second.payslips
    )
    corrected = replace(second, head=replace(second.head, id="9" * 32, number=3), payslips=doubled)
    assert years_of(workspace, a_run(11, number=2, approved=4), corrected)[WORKER] == (10, 3)


def test_gross_and_tax_are_added_exactly(workspace: DatabaseWorkspace) -> None:
    shown, earlier = a_run(11), a_run(10, approved=1)
    years_of(workspace, shown, earlier)
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    year = runs.year_to_date(shown)[WORKER]
    tax = shown.payslips[0].payslip.tax
    assert (year.gross, year.tax) == ((tax.gross or Money(0)) * 2, (tax.tax or Money(0)) * 2)
