"""How long ten thousand people take from a file to the preview and into an encrypted workspace, on two cores."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import pytest

from desktop_app.application.exchange.export import CompanyPeople
from desktop_app.application.services import Services
from desktop_app.bootstrap import build_gate, build_services
from desktop_app.domain.periods import Month
from desktop_app.outputs.people_example import EXAMPLE
from desktop_app.outputs.people_workbook import write_people

resource = pytest.importorskip("resource", reason="Windows has another way to tell the peak of memory")
T = TypeVar("T")
PEOPLE = 10_000
PREVIEW, APPLY = 5, 10
"""Seconds."""


@pytest.fixture
def services(tmp_path: Path) -> Services:
    location = str(tmp_path / "besar.gajiberes")
    gate = build_gate()
    gate.create(location, "kata sandi")
    return build_services(gate.open(location, "kata sandi"))


def timed(what: str, work: Callable[[], T]) -> tuple[T, float]:
    """The result and the seconds of processor time, so that a busy machine doesn't decide."""
    start, began = process_time(), perf_counter()
    result = work()
    seconds, waited = process_time() - start, perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what} {seconds:.2f} s of work in {waited:.2f} s, peak {peak} MB")
    return result, seconds


def company_alone(folder: Path) -> Path:
    """A people workbook with a company and nobody in it."""
    path = folder / "perusahaan.xlsx"
    write_people(path, [CompanyPeople(replace(EXAMPLE.company, code="UJI"))])
    return path


@pytest.mark.benchmark
def test_ten_thousand_people_of_the_people_workbook(tmp_path: Path, services: Services) -> None:
    (one,) = EXAMPLE.employees
    people = tuple(replace(one, nip=f"{number:05d}") for number in range(PEOPLE))
    path = tmp_path / "besar.xlsx"
    write_people(path, [replace(EXAMPLE, company=replace(EXAMPLE.company, code="BESAR"), employees=people)])
    print()
    parsed, read = timed("read", lambda: services.sources.read(path))
    preview, compared = timed("compared", lambda: services.imports.preview(parsed))
    assert len(preview.value.rows) > 3 * PEOPLE
    assert read + compared < PREVIEW
    done, applied = timed("applied", lambda: services.imports.apply(parsed, skip_refused=True))
    assert done.value.applied
    assert applied < APPLY
    again, compared = timed("compared again", lambda: services.imports.preview(parsed))
    assert again.value.summary.unchanged == done.value.summary.new
    assert compared < PREVIEW


@pytest.mark.benchmark
def test_ten_thousand_rows_of_another_layout(tmp_path: Path, services: Services) -> None:
    services.imports.apply(services.sources.read(company_alone(tmp_path)))
    path = tmp_path / "klien.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["NIP", "Nama", "L/P", "Tgl Lahir", "PTKP", "Tgl Masuk", "Jenis", "WN", "Gaji Pokok", "Lembur"])
        for number in range(PEOPLE):
            row = ["Laki-laki", "17/05/1990", "TK0", "1 Maret 2024", "Tetap", "WNI", "6.500.000", "150.000"]
            writer.writerow([f"{number:05d}", "Budi Santoso", *row])
    print()
    source, opened = timed("opened", lambda: services.sources.open(path))
    (table,) = source.tables
    proposed, guessed = timed("proposed", lambda: services.sources.propose(table, "UJI"))
    mapping = replace(proposed.with_target(7, "Karyawan.citizenship"), month=Month(2026, 11))
    mapped, read = timed("mapped", lambda: services.sources.map(table, mapping))
    preview, compared = timed("compared", lambda: services.imports.preview(mapped.workbook))
    assert preview.value.summary.new == 3 * PEOPLE
    assert opened + guessed + read + compared < PREVIEW
    _done, applied = timed("applied", lambda: services.imports.apply(mapped.workbook))
    assert applied < APPLY
