"""The files of a month: which kinds, from which run, and how far each obligation is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.filings.portal_rows import KesehatanTerms
from desktop_app.application.filings.service import Background, Filings
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.results import Due, Obligation, ObligationState, Outcome, Run, WrittenFile
from desktop_app.domain.findings import KnownProblem, warning
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.application.months import MINIMUM_WAGES, REGULATIONS
from tests.clock import FixedClock
from tests.persistence import samples

CODE = samples.company().code
DAY = date(2026, 12, 15)


def writer(kind: str) -> object:
    def write(run: Run, background: Background, folder: Path) -> Outcome[tuple[WrittenFile, ...]]:
        assert background.kesehatan.coverage.covered_persons == 5
        path = folder / f"{kind}-{run.head.number}"
        path.write_text(kind, encoding="utf-8")
        return Outcome((WrittenFile(kind, str(path)),), (warning(f"{kind}.remark"),))

    return write


def fill(template: Path, run: Run, _terms: KesehatanTerms, folder: Path) -> Outcome[tuple[WrittenFile, ...]]:
    return Outcome((WrittenFile("portal", str(folder / f"{run.head.number}-{template.name}")),))


@pytest.fixture
def workspace(tmp_path: Path) -> DatabaseWorkspace:
    return samples.new_workspace(tmp_path)


@pytest.fixture
def filings(workspace: DatabaseWorkspace) -> Filings:
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    writers = {kind: writer(kind) for kind in ("payslips", "register")}
    return Filings(REGULATIONS, runs, writers, fill)  # type: ignore[arg-type]


def store(workspace: DatabaseWorkspace, *runs: Run) -> None:
    with workspace.unit_of_work() as unit:
        for run in runs:
            unit.store(samples.company().id).save_run(run)
        unit.commit()


def test_all_kinds_or_the_wanted_ones_of_the_latest_run(
    filings: Filings, workspace: DatabaseWorkspace, tmp_path: Path
) -> None:
    store(workspace, samples.run(1, state=RunState.APPROVED), samples.run(2))
    outcome = filings.write(CODE, samples.NOVEMBER, tmp_path)
    assert [Path(file.path).name for file in outcome.value] == ["payslips-2", "register-2"]
    assert [finding.code for finding in outcome.findings] == ["payslips.remark", "register.remark"]
    assert [file.kind for file in filings.write(CODE, samples.NOVEMBER, tmp_path, ["register"]).value] == ["register"]


def test_an_unknown_kind_is_refused_before_anything_is_written(
    filings: Filings, workspace: DatabaseWorkspace, tmp_path: Path
) -> None:
    store(workspace, samples.run())
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(KnownProblem) as problem:
        filings.write(CODE, samples.NOVEMBER, target, ["payslips", "rahasia"])
    assert (problem.value.code, dict(problem.value.params)["kind"]) == ("files.unknown_kind", "rahasia")
    assert not list(target.iterdir())


def test_a_writer_that_breaks_off_leaves_no_file_of_the_others(workspace: DatabaseWorkspace, tmp_path: Path) -> None:
    def full(_run: Run, _background: Background, folder: Path) -> Outcome[tuple[WrittenFile, ...]]:
        raise KnownProblem("file.disk_full", path=str(folder / "rekap.xlsx"))

    store(workspace, samples.run())
    target = tmp_path / "out"
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    filings = Filings(REGULATIONS, runs, {"payslips": writer("payslips"), "register": full}, fill)  # type: ignore[dict-item]
    with pytest.raises(KnownProblem) as problem:
        filings.write(CODE, samples.NOVEMBER, target)
    assert dict(problem.value.params)["path"] == str(target / "rekap.xlsx")
    assert not target.exists()


def test_a_month_without_a_run_has_no_files(filings: Filings, tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as problem:
        filings.write(CODE, samples.NOVEMBER, tmp_path)
    assert problem.value.code == "run.none"
    assert filings.queue(CODE, samples.NOVEMBER) == ()


def test_a_template_is_filled_from_the_latest_run(
    filings: Filings, workspace: DatabaseWorkspace, tmp_path: Path
) -> None:
    store(workspace, samples.run(1, state=RunState.CLOSED), samples.run(2))
    (file,) = filings.fill(tmp_path / "template_upah_X.xlsx", CODE, samples.NOVEMBER, tmp_path).value
    assert Path(file.path).name == "2-template_upah_X.xlsx"


@pytest.mark.parametrize(
    ("state", "owed", "nothing"),
    [
        (RunState.DRAFT, ObligationState.NOT_STARTED, ObligationState.NOT_STARTED),
        (RunState.APPROVED, ObligationState.READY, ObligationState.NONE_DUE),
        (RunState.CLOSED, ObligationState.READY, ObligationState.NONE_DUE),
    ],
)
def test_the_queue_says_how_far_each_obligation_is(
    filings: Filings, workspace: DatabaseWorkspace, state: RunState, owed: ObligationState, nothing: ObligationState
) -> None:
    dues = (
        Due(Obligation.KESEHATAN, Money.rupiah(5), DAY, DAY),
        Due(Obligation.TAX_DEPOSIT, ZERO, DAY, DAY),
        Due(Obligation.TAX_RETURN, None, DAY, DAY),
    )
    store(workspace, replace(samples.run(state=state), dues=dues))
    rows = filings.queue(CODE, samples.NOVEMBER)
    assert [(row.kind, row.obligation, row.state) for row in rows] == [
        ("portal", Obligation.KESEHATAN, owed),
        ("dues", Obligation.TAX_DEPOSIT, nothing),
        ("dues", Obligation.TAX_RETURN, owed),
        ("bank", None, owed),
        ("payslips", None, owed),
        ("register", None, owed),
    ]
