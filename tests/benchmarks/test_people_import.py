"""How long ten thousand people take from the workbook to the preview."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from desktop_app.application.people_import import PeopleImport
from desktop_app.intake.people import read_people
from desktop_app.outputs.people_example import EXAMPLE
from desktop_app.outputs.people_workbook import write_people
from tests.application.memory import FixedClock, MemoryWorkspace

PEOPLE = 10_000


@pytest.mark.benchmark
def test_ten_thousand_people(tmp_path: Path) -> None:
    (one,) = EXAMPLE.employees
    people = tuple(replace(one, nip=f"{number:05d}") for number in range(PEOPLE))
    many = replace(EXAMPLE, company=replace(EXAMPLE.company, code="BESAR"), employees=people)
    path = tmp_path / "besar.xlsx"
    write_people(path, [many])
    start = perf_counter()
    parsed = read_people(path)
    read = perf_counter()
    done = PeopleImport(MemoryWorkspace(), FixedClock()).preview(parsed)
    end = perf_counter()
    print(f"\nread {read - start:.2f} s, compared {end - read:.2f} s")
    assert len(done.value.rows) > 3 * PEOPLE
    assert end - start < 5
