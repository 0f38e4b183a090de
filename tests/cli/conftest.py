"""Commands run in this process through the composition root, on workspaces of the example company."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.bootstrap import main
from desktop_app.foundation.files import resource_path
from desktop_app.foundation.i18n import set_language

CODE = "MELATI"
MONTH = ("--month", "2026-11")
ONE = (*MONTH, "--company", CODE)


@dataclass(frozen=True)
class Ran:
    """What one command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)


Cli = Callable[..., Ran]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Iterator[Cli]:
    """Runs one command line as ``main.py`` does."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        status = main([str(word) for word in words])
        return Ran(status, *capsys.readouterr())

    yield run
    set_language("id")


@pytest.fixture(scope="session")
def example() -> Path:
    """The example company's workbook."""
    return next(resource_path("example").glob("*.xlsx"))


@pytest.fixture(scope="session")
def two_companies(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example company and a second one with one person."""
    book = load_workbook(example)
    for sheet, changes in (
        ("Perusahaan", {"Kode*": "KEDUA", "Nama*": "CV Kedua", "NPP": "87654321"}),
        ("Karyawan", {"Kode perusahaan*": "KEDUA"}),
        ("Upah", {"Kode perusahaan*": "KEDUA"}),
    ):
        rows = book[sheet]
        headings = [cell.value for cell in rows[1]]
        values = dict(zip(headings, (cell.value for cell in rows[2]), strict=True)) | changes
        for place, heading in enumerate(headings, 1):
            rows.cell(rows.max_row + (place == 1), place).value = values[heading]
    path = tmp_path_factory.mktemp("book") / "dua.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="session")
def calculated(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain workspace with the example company and its draft for November 2026. To copy, not to change."""
    place = tmp_path_factory.mktemp("calculated") / "contoh.gajiberes"
    for command in (
        ["workspace", "create", str(place), "--plain"],
        ["import", "people", str(example), "--apply", "--workspace", str(place)],
        ["month", "run", *ONE, "--workspace", str(place)],
    ):
        assert main(command) == 0
    return place


@pytest.fixture
def workspace(calculated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the calculated workspace, named by the environment."""
    place = tmp_path / "kerja.gajiberes"
    shutil.copy(calculated, place)
    monkeypatch.setenv("GAJIBERES_WORKSPACE", str(place))
    return place


@pytest.fixture
def empty(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new plain workspace, named by the environment."""
    place = tmp_path / "kosong.gajiberes"
    assert cli("workspace", "create", place, "--plain").status == 0
    monkeypatch.setenv("GAJIBERES_WORKSPACE", str(place))
    return place
