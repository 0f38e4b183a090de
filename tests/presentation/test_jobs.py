"""Service calls run elsewhere; what comes of them arrives on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.findings import KnownProblem
from desktop_app.presentation.jobs import Jobs, Progress


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.wait()


def test_the_result_and_what_changed_arrive_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    here = threading.current_thread()
    seen: list[object] = []
    with qtbot.waitSignal(jobs.changed) as changed:
        jobs.run(
            threading.current_thread,
            lambda worker: seen.extend((worker is here, threading.current_thread() is here)),
            changes="people",
        )
    assert seen == [False, True]
    assert changed.args == ["people"]


def test_a_known_problem_reaches_whoever_asked(qtbot: QtBot, jobs: Jobs) -> None:
    def refuse() -> None:
        raise KnownProblem("disk_full")

    told: list[str] = []
    job = jobs.run(refuse, problem=lambda problem: told.append(problem.code))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["disk_full"]
    assert not job.running


def test_a_fault_is_announced_as_one(qtbot: QtBot, jobs: Jobs) -> None:
    def stumble() -> int:
        return 1 // 0

    with qtbot.waitSignal(jobs.fault) as fault:
        jobs.run(stumble)
    assert fault.args is not None
    assert isinstance(fault.args[0], ZeroDivisionError)


def test_cancelling_stops_at_the_next_report(qtbot: QtBot, jobs: Jobs) -> None:
    reported, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        for done in range(100):
            progress(done, 100)
            reported.set()
            assert go_on.wait(5)

    job = jobs.run(work, lambda _result: pytest.fail("cancelled work has no result"), with_progress=True)
    assert reported.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()


def test_progress_is_reported_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    connected = threading.Event()

    def work(progress: Progress) -> None:
        assert connected.wait(5)
        progress(1, 2)
        progress(2, 2)

    seen: list[tuple[int, int, bool]] = []
    here = threading.current_thread()
    job = jobs.run(work, with_progress=True)
    job.progressed.connect(lambda done, total: seen.append((done, total, threading.current_thread() is here)))
    with qtbot.waitSignal(job.finished):
        connected.set()
    assert seen == [(1, 2, True), (2, 2, True)]
