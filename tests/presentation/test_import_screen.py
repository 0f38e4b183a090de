"""The import dialog over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.import_people import ImportDialog
from tests.presentation.people_workspace import EXAMPLE, NOVEMBER, empty_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return empty_services(tmp_path)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    qtbot.waitUntil(lambda: not made.busy)


def dialog(qtbot: QtBot, services: Services, jobs: Jobs, path: Path) -> ImportDialog:
    made = ImportDialog(services, jobs)
    qtbot.addWidget(made)
    made.show()
    made.load(path)
    qtbot.waitUntil(lambda: not jobs.busy)
    return made


def test_the_example_is_shown_first_and_then_imported(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    made = dialog(qtbot, services, jobs, EXAMPLE)
    assert made.button.isEnabled()
    assert services.companies.desk(NOVEMBER) == ()
    changed = QSignalSpy(jobs.changed)
    made.apply()
    qtbot.waitUntil(lambda: made.imported and not jobs.busy)
    assert changed.count() == 1
    assert services.companies.desk(NOVEMBER)[0].people > 0
    again = dialog(qtbot, services, jobs, EXAMPLE)
    assert not again.button.isEnabled()
    assert again.button.toolTip()


def test_refused_rows_hold_the_import_until_they_are_left_out(
    qtbot: QtBot, services: Services, tmp_path: Path, jobs: Jobs
) -> None:
    book = load_workbook(EXAMPLE)
    sheet = book["Karyawan"]
    headings = [str(cell.value) for cell in sheet[1]]
    heading = next(at for at, text in enumerate(headings, start=1) if text.startswith("Tanggal lahir"))
    sheet.cell(2, heading).value = "kemarin"
    path = tmp_path / "rusak.xlsx"
    book.save(path)
    made = dialog(qtbot, services, jobs, path)
    assert made.skip.isVisible()
    assert not made.button.isEnabled()
    assert made.table.model.shown
    assert made.findings.model.rows
    made.skip.setChecked(True)
    assert made.button.isEnabled()
    made.apply()
    qtbot.waitUntil(lambda: made.imported and not jobs.busy)


def test_a_file_that_is_no_workbook_is_said_at_the_top(
    qtbot: QtBot, services: Services, tmp_path: Path, jobs: Jobs
) -> None:
    path = tmp_path / "catatan.xlsx"
    path.write_text("bukan buku kerja", encoding="utf-8")
    made = dialog(qtbot, services, jobs, path)
    assert "catatan.xlsx" in made.message.message
    assert not made.button.isVisible()
