"""The client desk's rows and saving a company, on a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.companies import Companies
from desktop_app.application.results import Changed, Due, Obligation, ObligationState, Run
from desktop_app.domain.company import Branch
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.persistence.workspace import DatabaseWorkspace
from desktop_app.regulations.source import FileRegulations
from tests.clock import FixedClock
from tests.persistence import samples


@pytest.fixture
def workspace(tmp_path: Path) -> DatabaseWorkspace:
    return samples.new_workspace(tmp_path)


@pytest.fixture
def companies(workspace: DatabaseWorkspace) -> Companies:
    return Companies(workspace, FileRegulations(), FixedClock())


def store(workspace: DatabaseWorkspace, run: Run) -> None:
    with workspace.unit_of_work() as unit:
        unit.store(samples.company().id).save_run(run)
        unit.commit()


def test_a_month_without_a_run_has_nothing_started(companies: Companies) -> None:
    (row,) = companies.desk(samples.NOVEMBER)
    assert (row.company, row.people, row.state, row.run_number) == (samples.company(), 2, None, None)
    assert set(dict(row.obligations).values()) == {ObligationState.NOT_STARTED}
    assert not row.dues


def test_a_draft_owes_nothing_yet_and_shows_its_errors(companies: Companies, workspace: DatabaseWorkspace) -> None:
    run = samples.run()
    store(workspace, replace(run, head=replace(run.head, errors=2)))
    (row,) = companies.desk(samples.NOVEMBER)
    assert (row.state, row.findings) == (RunState.DRAFT, 2)
    assert set(dict(row.obligations).values()) == {ObligationState.NOT_STARTED}


def test_an_approved_month_is_ready_and_an_amount_of_zero_is_none_due(
    companies: Companies, workspace: DatabaseWorkspace
) -> None:
    day = date(2026, 12, 15)
    dues = (
        Due(Obligation.KESEHATAN, Money.rupiah(5), day, day),
        Due(Obligation.TAX_DEPOSIT, ZERO, day, day),
        Due(Obligation.TAX_RETURN, None, day, day),
    )
    store(workspace, replace(samples.run(state=RunState.APPROVED), dues=dues))
    (row,) = companies.desk(samples.NOVEMBER)
    states = dict(row.obligations)
    assert states[Obligation.KESEHATAN] is ObligationState.READY
    assert states[Obligation.TAX_DEPOSIT] is ObligationState.NONE_DUE
    assert states[Obligation.TAX_RETURN] is ObligationState.READY
    assert row.dues == dues


def test_two_users_who_change_a_company(companies: Companies) -> None:
    read = samples.company()
    companies.save(replace(read, address="Jl. Mawar 1"), read=read)
    assert companies.save(replace(read, npp="24101799"), read=read).value.address == "Jl. Mawar 1"
    with pytest.raises(KnownProblem) as problem:
        companies.save(replace(read, address="Jl. Melati 2"), read=read)
    assert problem.value.code == "company.changed_meanwhile"
    assert companies.by_id(read.id).address == "Jl. Mawar 1"


def test_a_new_company_is_saved_and_announced(companies: Companies) -> None:
    other = samples.company("b")
    outcome = companies.save(other)
    assert outcome.changes.kinds == {Changed.COMPANIES}
    assert companies.by_id(other.id) == other
    assert [row.company for row in companies.desk(samples.NOVEMBER)] == [samples.company(), other]
    assert not companies.save(other).changes.kinds


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "company.name_missing"),
        ({"code": ""}, "company.code_missing"),
        ({"code": "PTA"}, "company.code_taken"),
    ],
)
def test_a_company_without_name_or_with_somebody_elses_code_is_refused(
    companies: Companies, change: dict[str, str], code: str
) -> None:
    with pytest.raises(KnownProblem) as problem:
        companies.save(replace(samples.company("b"), **change))  # type: ignore[arg-type]
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"logo": b"GIF89a"}, "company.logo_kind"),
        ({"branches": (Branch("", "Tanpa kode"),)}, "company.branch_code_missing"),
        ({"branches": (Branch("A", "Satu"), Branch("A", "Dua"))}, "company.branch_code_taken"),
        ({"branches": ()}, "company.branch_in_use"),
    ],
)
def test_branches_and_logo_are_checked(companies: Companies, change: dict[str, object], code: str) -> None:
    with pytest.raises(KnownProblem) as problem:
        companies.save(replace(samples.company("a"), **change))  # type: ignore[arg-type]
    assert problem.value.code == code
