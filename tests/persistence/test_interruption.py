"""A program that dies in the middle of saving leaves what was there before."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.gate import DatabaseGate
from tests.persistence.samples import NOVEMBER, company, new_workspace, run, without_law_values

_DIES_WHILE_SAVING = """
import os, sys
from sqlalchemy import event
from desktop_app.persistence.gate import DatabaseGate
from tests.persistence.samples import company, run

workspace = DatabaseGate().open(sys.argv[1], sys.argv[2] or None)

def die(connection, cursor, statement, parameters, context, executemany):
    if statement.startswith("INSERT INTO payslip_lines"):
        os._exit(9)

event.listen(workspace._engine, "after_cursor_execute", die)
with workspace.unit_of_work() as unit:
    unit.store(company().id).save_run(run(people=300))
    unit.commit()
"""


@pytest.mark.parametrize("passphrase", [None, "kata sandi"])
def test_the_old_draft_survives(tmp_path: Path, passphrase: str | None) -> None:
    workspace = new_workspace(tmp_path, passphrase)
    with workspace.unit_of_work() as unit:
        unit.store(company().id).save_run(run())
        unit.commit()
    workspace.close()
    path = str(tmp_path / "kantor.gajiberes")
    root = Path(__file__).resolve().parents[2]
    died = subprocess.run(
        [sys.executable, "-c", _DIES_WHILE_SAVING, path, passphrase or ""], cwd=root, timeout=60, check=False
    )
    assert died.returncode == 9
    workspace = DatabaseGate().open(path, passphrase)
    assert workspace.verify() == ()
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).run(NOVEMBER) == without_law_values(run())
    workspace.close()


def test_units_of_work_run_in_any_thread(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            with workspace.unit_of_work() as unit:
                unit.store(company().id).save_run(run(number))
                unit.commit()
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with workspace.unit_of_work() as unit:
        assert [head.number for head in unit.store(company().id).run_heads(NOVEMBER, NOVEMBER)] == [1, 2, 3, 4]
    workspace.close()


def test_who_begins_with_writing_waits_for_another_writer_and_sees_what_that_one_wrote(tmp_path: Path) -> None:
    mine = new_workspace(tmp_path)
    yours = DatabaseGate(busy_seconds=60).open(str(tmp_path / "kantor.gajiberes"), None)
    seen: list[int] = []

    def work() -> None:
        with yours.unit_of_work() as unit:
            started.set()
            unit.begin_writing()
            heads = unit.store(company().id).run_heads(NOVEMBER, NOVEMBER)
            seen.append(len(heads))
            unit.store(company().id).save_run(run(number=2))
            unit.commit()

    started = threading.Event()
    thread = threading.Thread(target=work)
    with mine.unit_of_work() as unit:
        unit.begin_writing()
        thread.start()
        started.wait()
        unit.store(company().id).save_run(run())
        unit.commit()
    thread.join()

    assert seen == [1]
    assert mine.verify() == ()
    yours.close()
    mine.close()


def test_who_read_before_another_one_wrote_is_refused_and_nothing_is_overwritten(tmp_path: Path) -> None:
    mine = new_workspace(tmp_path)
    yours = DatabaseGate().open(str(tmp_path / "kantor.gajiberes"), None)
    with mine.unit_of_work() as slow:
        slow.store(company().id).run_heads(NOVEMBER, NOVEMBER)
        with yours.unit_of_work() as quick:
            quick.store(company().id).save_run(run())
            quick.commit()
        with pytest.raises(KnownProblem) as refused:
            slow.begin_writing()
    assert refused.value.code == "workspace.locked"
    yours.close()
    mine.close()
