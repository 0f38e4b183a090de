"""The life of a month on a real store: draft, approved, closed, reopened, and what others do meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.application.companies import Companies
from desktop_app.application.month.run_findings import all_findings, errors_of
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.results import AuditEntry, Changed, Obligation, ObligationState, Run
from desktop_app.domain.employee import Employee, EmployeeTerms, Employment, VariableItem
from desktop_app.domain.findings import KnownProblem, Severity
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.application.months import COMPANY, MINIMUM_WAGES, NOVEMBER, REGULATIONS, SINCE, employee, rupiah, variable
from tests.persistence.samples import without_law_values

CODE = COMPANY.code
OCTOBER, DECEMBER = Month(2026, 10), Month(2026, 12)


class Ticking:
    """A clock that goes on by a minute whenever it is asked."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


@dataclass
class Office:
    """A workspace with the services over it."""

    path: Path
    workspace: DatabaseWorkspace
    runs: PayrollRuns
    companies: Companies

    def employ(self, *people: Employee) -> None:
        with self.workspace.unit_of_work() as unit:
            store = unit.store(COMPANY.id)
            known = {one.nip: one.id for one in store.employees()}
            store.save_employees([replace(one, id=known.get(one.nip, one.id)) for one in people])
            unit.commit()

    def enter(self, *items: VariableItem) -> None:
        with self.workspace.unit_of_work() as unit:
            unit.store(COMPANY.id).save_variables(items)
            unit.commit()

    def audit(self) -> list[tuple[str, str, str]]:
        with sqlite3.connect(self.path) as connection:
            rows = connection.execute("SELECT action, subject, detail FROM audit_trail ORDER BY sequence").fetchall()
        connection.close()
        return rows


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    path = tmp_path / "kantor.gajiberes"
    gate = DatabaseGate()
    gate.create(str(path), None)
    workspace = gate.open(str(path), None)
    with workspace.unit_of_work() as unit:
        unit.store(COMPANY.id).save_company(COMPANY)
        unit.commit()
    clock = Ticking()
    runs = PayrollRuns(workspace, REGULATIONS, clock, MINIMUM_WAGES)
    yield Office(path, workspace, runs, Companies(workspace, REGULATIONS, clock))
    workspace.close()


@pytest.fixture
def staffed(office: Office) -> Office:
    office.employ(employee(nip="001"), employee(nip="002"))
    return office


def refused(code: str, action: Callable[[], object]) -> None:
    with pytest.raises(KnownProblem) as problem:
        action()
    assert problem.value.code == code


def approved(office: Office, month: Month = NOVEMBER) -> None:
    office.runs.calculate(CODE, month)
    office.runs.approve(CODE, month)


def test_a_draft_is_calculated_stored_and_announced(staffed: Office) -> None:
    seen: list[tuple[int, int]] = []
    outcome = staffed.runs.calculate(CODE, NOVEMBER, lambda done, of: seen.append((done, of)))
    run = outcome.value
    assert (run.head.number, run.head.state, run.head.people, run.head.corrects) == (1, RunState.DRAFT, 2, None)
    assert run.head.regulation_fingerprint == REGULATIONS.current().fingerprint
    assert run.head.totals.earnings == rupiah(12_000_000)
    assert {due.obligation for due in run.dues} == set(Obligation)
    assert outcome.changes.kinds == {Changed.RUNS}
    assert seen == [(1, 2), (2, 2)]
    assert staffed.runs.show(CODE, NOVEMBER) == without_law_values(run)
    assert staffed.audit() == [("run.calculated", "2026-11 run 1", "")]


def test_a_draft_is_replaced_under_its_number(staffed: Office) -> None:
    first = staffed.runs.calculate(CODE, NOVEMBER).value
    staffed.enter(variable("bonus", 1_000_000))
    second = staffed.runs.calculate(CODE, NOVEMBER).value
    assert (second.head.id, second.head.number) == (first.head.id, 1)
    assert second.head.totals.earnings == rupiah(13_000_000)
    assert staffed.runs.heads(CODE, 2026) == (second.head,)


def test_approve_and_close(staffed: Office) -> None:
    staffed.runs.calculate(CODE, NOVEMBER)
    refused("run.cannot_close", lambda: staffed.runs.close(CODE, NOVEMBER))
    head = staffed.runs.approve(CODE, NOVEMBER).value
    assert (head.state, head.approved_at is not None, head.closed_at) == (RunState.APPROVED, True, None)
    refused("run.cannot_approve", lambda: staffed.runs.approve(CODE, NOVEMBER))
    refused("run.cannot_calculate", lambda: staffed.runs.calculate(CODE, NOVEMBER))
    head = staffed.runs.close(CODE, NOVEMBER).value
    assert head.state is RunState.CLOSED
    assert staffed.runs.show(CODE, NOVEMBER).head == head
    refused("run.cannot_calculate", lambda: staffed.runs.calculate(CODE, NOVEMBER))
    assert [action for action, _, _ in staffed.audit()] == ["run.calculated", "run.approved", "run.closed"]


def test_warnings_are_accepted_by_approval_and_named_in_the_trail(staffed: Office) -> None:
    staffed.enter(variable("hari kerja", quantity=20))
    approved(staffed)
    assert staffed.audit()[-1] == ("run.approved", "2026-11 run 1", "warnings accepted: pay.days_worked_unused")


def test_errors_keep_a_run_from_approval(staffed: Office) -> None:
    staffed.employ(employee(nip="002", wages=()), employee(nip="003", ptkp="K/9"))
    run = staffed.runs.calculate(CODE, NOVEMBER).value
    assert [(finding.subject, finding.code) for finding in errors_of(run)] == [
        ("002", "pay.no_wage"),
        ("003", "tax.ptkp_unknown"),
    ]
    assert run.head.errors == 2
    with pytest.raises(KnownProblem) as problem:
        staffed.runs.approve(CODE, NOVEMBER)
    assert (problem.value.code, dict(problem.value.params)["count"]) == ("run.errors_remain", 2)
    assert staffed.runs.show(CODE, NOVEMBER).head.state is RunState.DRAFT
    (row,) = staffed.companies.desk(NOVEMBER)
    assert (row.findings, row.run_number, row.dues) == (2, 1, run.dues)


def test_a_draft_with_somebody_who_was_removed_is_calculated_again_first(staffed: Office) -> None:
    staffed.runs.calculate(CODE, NOVEMBER)
    with staffed.workspace.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        gone = store.employee("002")
        assert gone is not None
        store.remove_employee(gone)
        unit.commit()
    refused("run.person_removed", lambda: staffed.runs.approve(CODE, NOVEMBER))
    staffed.runs.calculate(CODE, NOVEMBER)
    assert staffed.runs.approve(CODE, NOVEMBER).value.people == 1


@pytest.mark.parametrize(
    ("action", "company_id", "counts"),
    [
        ("variables.changed", COMPANY.id, True),
        ("people.imported", COMPANY.id, True),
        ("employee.changed", COMPANY.id, True),
        ("company.changed", COMPANY.id, True),
        ("law.pack_installed", "", True),
        ("employee.changed", "another company", False),
        ("letter.written", COMPANY.id, False),
        ("numbers.shown", COMPANY.id, False),
    ],
)
def test_a_draft_knows_what_changed_since_and_its_approval_says_so(
    staffed: Office, action: str, company_id: str, counts: bool
) -> None:
    draft = staffed.runs.calculate(CODE, NOVEMBER).value
    assert not staffed.runs.is_outdated(draft.head)
    with staffed.workspace.unit_of_work() as unit:
        later = draft.head.calculated_at + timedelta(seconds=1)
        unit.record(AuditEntry(later, action, company_id, "", ""))
        unit.commit()
    assert staffed.runs.is_outdated(draft.head) is counts
    approved = staffed.runs.approve(CODE, NOVEMBER)
    assert ("run.outdated" in [finding.code for finding in approved.findings]) is counts
    assert not staffed.runs.is_outdated(approved.value)


def test_reopening_starts_the_next_run_and_leaves_the_first(staffed: Office) -> None:
    approved(staffed)
    first = staffed.runs.show(CODE, NOVEMBER)
    staffed.enter(variable("bonus", 1_000_000))
    refused("run.reason_needed", lambda: staffed.runs.reopen(CODE, NOVEMBER, " "))
    run = staffed.runs.reopen(CODE, NOVEMBER, " Bonus terlambat ").value
    assert (run.head.number, run.head.corrects, run.head.reason) == (2, 1, "Bonus terlambat")
    assert (run.head.state, run.head.approved_at) == (RunState.DRAFT, None)
    assert run.head.totals.earnings == rupiah(13_000_000)
    assert staffed.runs.show(CODE, NOVEMBER, 1) == first
    refused("run.cannot_reopen", lambda: staffed.runs.reopen(CODE, NOVEMBER, "lagi"))
    again = staffed.runs.calculate(CODE, NOVEMBER).value.head
    assert (again.id, again.number, again.corrects, again.reason) == (run.head.id, 2, 1, "Bonus terlambat")
    staffed.runs.approve(CODE, NOVEMBER)
    assert [head.number for head in staffed.runs.heads(CODE, 2026)] == [1, 2]
    assert staffed.audit()[2] == ("run.reopened", "2026-11 run 2", "corrects 1")
    assert "Bonus" not in str(staffed.audit())


def test_what_doesn_t_exist_is_named(staffed: Office) -> None:
    runs = staffed.runs
    refused("company.unknown", lambda: runs.calculate("XXX", NOVEMBER))
    for action in (runs.approve, runs.close, runs.show):
        refused("run.none", lambda action=action: action(CODE, NOVEMBER))  # type: ignore[misc]
    refused("run.none", lambda: runs.reopen(CODE, NOVEMBER, "alasan"))
    runs.calculate(CODE, NOVEMBER)
    refused("run.none", lambda: runs.show(CODE, NOVEMBER, 2))
    assert runs.find(CODE, OCTOBER) is None


def test_stopping_between_two_people_changes_nothing(staffed: Office) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        staffed.runs.calculate(CODE, NOVEMBER, stop)
    assert staffed.runs.find(CODE, NOVEMBER) is None
    assert not staffed.audit()


def test_others_can_save_while_a_month_is_calculated(staffed: Office) -> None:
    staffed.runs.calculate(CODE, NOVEMBER, lambda done, _of: staffed.employ(employee(nip=f"10{done}")))
    assert staffed.runs.show(CODE, NOVEMBER).head.people == 2
    assert staffed.runs.calculate(CODE, NOVEMBER).value.head.people == 4


def test_a_month_that_was_approved_while_it_was_calculated_stays(staffed: Office) -> None:
    staffed.runs.calculate(CODE, NOVEMBER)

    def approve(done: int, _of: int) -> None:
        if done == 1:
            staffed.runs.approve(CODE, NOVEMBER)

    refused("run.cannot_calculate", lambda: staffed.runs.calculate(CODE, NOVEMBER, approve))
    assert staffed.runs.show(CODE, NOVEMBER).head.state is RunState.APPROVED


def test_two_at_once_end_with_one_draft(staffed: Office) -> None:
    def other(done: int, _of: int) -> None:
        if done == 1:
            staffed.runs.calculate(CODE, NOVEMBER)

    staffed.runs.calculate(CODE, NOVEMBER, other)
    assert [head.number for head in staffed.runs.heads(CODE, 2026)] == [1]


def test_nobody_employed_is_a_run_without_anything_to_pay(office: Office) -> None:
    outcome = office.runs.calculate(CODE, NOVEMBER)
    assert [finding.code for finding in outcome.findings] == ["run.nobody"]
    assert {due.amount for due in outcome.value.dues} == {Money(0), None}
    office.runs.approve(CODE, NOVEMBER)
    (row,) = office.companies.desk(NOVEMBER)
    states = dict(row.obligations)
    assert states.pop(Obligation.TAX_RETURN) is ObligationState.READY
    assert set(states.values()) == {ObligationState.NONE_DUE}


def test_a_month_long_before_the_law_gives_errors(office: Office) -> None:
    office.employ(employee(Employment(date(2009, 1, 1))))
    run = office.runs.calculate(CODE, Month(2010, 5)).value
    assert run.head.errors
    assert office.runs.show(CODE, Month(2010, 5)).head == run.head
    refused("run.errors_remain", lambda: office.runs.approve(CODE, Month(2010, 5)))


def year_of(run: Run) -> Money:
    annual = run.payslips[0].payslip.tax.annual
    assert annual is not None
    return annual.gross


def test_december_settles_the_year_from_the_latest_run_of_each_month(office: Office) -> None:
    # Each month 6,000,000 + JKK 0.24 % 14,400 + JKM 0.3 % 18,000 + Kesehatan 4 % 240,000 = 6,272,400.
    office.employ(employee(Employment(date(2026, 10, 1))))
    for month in (OCTOBER, NOVEMBER):
        approved(office, month)
    assert year_of(office.runs.calculate(CODE, DECEMBER).value) == rupiah(3 * 6_272_400)
    office.enter(variable("bonus", 1_000_000))
    office.runs.reopen(CODE, NOVEMBER, "Bonus terlambat")
    assert year_of(office.runs.calculate(CODE, DECEMBER).value) == rupiah(3 * 6_272_400 + 1_000_000)


def test_a_corrected_number_keeps_the_year_and_nobody_else_gets_it(office: Office) -> None:
    person = employee(Employment(date(2026, 10, 1)))
    office.employ(person)
    office.runs.calculate(CODE, OCTOBER)
    office.runs.calculate(CODE, NOVEMBER)
    (stored,) = office.runs.show(CODE, NOVEMBER).payslips
    before = year_of(office.runs.calculate(CODE, DECEMBER).value)
    with office.workspace.unit_of_work() as unit:
        unit.store(COMPANY.id).save_employees([replace(stored.employee, nip="777")])
        unit.commit()
    office.employ(replace(employee(Employment(date(2026, 12, 1)), nip=person.nip), id="9" * 32))
    slips = office.runs.calculate(CODE, DECEMBER).value.payslips
    gross = {slip.employee.nip: slip.payslip.tax.annual and slip.payslip.tax.annual.gross for slip in slips}
    assert gross["777"] == before
    assert gross[person.nip] == slips[0].payslip.tax.gross


def test_a_month_whose_tax_is_unknown_is_missing_in_the_year(office: Office) -> None:
    person = employee(Employment(date(2026, 10, 1)))
    terms = tuple(EmployeeTerms(SINCE, each.kind, "K/9") for each in person.terms)
    office.employ(replace(person, terms=terms))
    office.runs.calculate(CODE, OCTOBER)
    office.employ(person)
    office.runs.calculate(CODE, NOVEMBER)
    run = office.runs.calculate(CODE, DECEMBER).value
    errors = [finding for finding in all_findings(run) if finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == ["tax.year_incomplete"]
    assert dict(errors[0].params)["first"] == dict(errors[0].params)["last"] == OCTOBER
