"""The import dialog over a real workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.application.exchange.imports import PeopleImport, RowOutcome
from desktop_app.application.services import Services
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.imports import columns as import_columns
from desktop_app.presentation.screens.imports.people import ImportDialog
from tests.presentation.people_workspace import EXAMPLE, NOVEMBER, empty_services, example_company, example_services


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return empty_services(tmp_path)


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
    again = dialog(qtbot, services, jobs, path)
    again.skip.setChecked(True)
    assert not again.button.isEnabled()
    assert again.preview.obstacle(skip_refused=True) == "Selain baris yang ditolak, semuanya sudah tersimpan."


def test_a_file_that_is_no_workbook_is_said_at_the_top(
    qtbot: QtBot, services: Services, tmp_path: Path, jobs: Jobs
) -> None:
    path = tmp_path / "catatan.xlsx"
    path.write_text("bukan buku kerja", encoding="utf-8")
    made = dialog(qtbot, services, jobs, path)
    assert "catatan.xlsx" in made.message.message
    assert not made.button.isVisible()


OWN = (
    "Daftar karyawan\n\nNIK;Nama Karyawan;L/P;Tgl. Lahir;Status PTKP;Gaji Pokok;Tgl Masuk;Jenis;Warga Negara\n"
    "0901;Rina Wati;Perempuan;17/05/1990;TK0;6.500.000;1 Maret 2024;Tetap;WNI\n"
    "0902;Agus Salim;Laki-laki;03/11/1988;K-1;7.250.000;1 Maret 2024;Kontrak;WNI\n"
)


@pytest.fixture
def filled(tmp_path: Path) -> Services:
    return example_services(tmp_path)


class Endless:
    """An import whose comparison never ends by itself."""

    def __init__(self, imports: PeopleImport) -> None:
        self.preview = imports.preview

    def apply(self, *_arguments: object, progress: Callable[[int, int], None], **_more: object) -> None:
        while True:
            progress(1, 2)


def active(qtbot: QtBot, made: ImportDialog) -> None:
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)


def wait(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)


def set_meaning(made: ImportDialog, index: int, target: str) -> None:
    page = made.mapping
    page.columns.view.choose(index)
    page.meaning.setCurrentIndex(next(at for at in range(page.meaning.count()) if page.meaning.itemData(at) == target))
    page.meaning.activated.emit(page.meaning.currentIndex())


def test_an_own_layout_is_proposed_imported_and_remembered(
    qtbot: QtBot, filled: Services, tmp_path: Path, jobs: Jobs
) -> None:
    path = tmp_path / "klien.csv"
    path.write_text(OWN, encoding="utf-8")
    made = dialog(qtbot, filled, jobs, path)
    assert made.mapping.isVisible()
    assert made.button.isEnabled()
    reports = {report.heading: report for report in made.mapping.columns.model.rows}
    assert reports["NIK"].target == "Karyawan.nip"
    assert reports["Tgl. Lahir"].samples == ("17/05/1990", "03/11/1988")
    set_meaning(made, 5, "")
    wait(qtbot, jobs)
    made.go_on()
    qtbot.waitUntil(lambda: made.table.isVisible() and not jobs.busy)
    assert [shown.row.key for shown in made.table.model.rows] == ["MELATI/0901", "MELATI/0902"]
    made.table.model.toggle(1)
    made.go_on()
    qtbot.waitUntil(lambda: made.imported and not jobs.busy)
    company = example_company(filled)
    with filled.workspace.unit_of_work() as unit:
        store = unit.store(company.id)
        assert store.employee("0901") is not None
        assert store.employee("0902") is None
        assert len(store.import_mappings()) == 1
    again = dialog(qtbot, filled, jobs, path)
    assert {report.heading: report.target for report in again.mapping.columns.model.rows}["Gaji Pokok"] == ""


def test_pasted_cells_without_a_company_say_what_is_missing(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    made = ImportDialog(services, jobs)
    qtbot.addWidget(made)
    made.show()
    active(qtbot, made)
    QGuiApplication.clipboard().setText("Nama\tNo HP\nRina\t081200000001\n")
    qtbot.keyClick(made, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: made.mapping.isVisible() and not jobs.busy)
    assert not made.button.isEnabled()
    assert made.button.toolTip()
    assert made.message.message


def test_the_keyboard_goes_from_column_to_column(qtbot: QtBot, filled: Services, tmp_path: Path, jobs: Jobs) -> None:
    path = tmp_path / "klien.csv"
    path.write_text(OWN, encoding="utf-8")
    made = dialog(qtbot, filled, jobs, path)
    active(qtbot, made)
    view, meaning = made.mapping.columns.view, made.mapping.meaning
    assert view.current_row().letter == "A"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row().letter == "B"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert meaning.view().isVisible()
    meaning.setCurrentIndex(0)
    qtbot.keyClick(meaning.view(), Qt.Key.Key_Home)
    qtbot.keyClick(meaning.view(), Qt.Key.Key_Return)
    wait(qtbot, jobs)
    assert made.mapping.columns.model.rows[1].target == ""
    assert view.current_row().letter == "C"
    active(qtbot, made)
    qtbot.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: made.table.isVisible() and not jobs.busy)


def test_a_row_left_out_takes_the_new_persons_other_rows_along(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    made = dialog(qtbot, services, jobs, EXAMPLE)
    rows = made.table.model.rows
    person = next(shown for shown in rows if shown.row.kind == "Karyawan")
    before = made.preview.count(RowOutcome.NEW)
    made.table.model.toggle(person.number)
    left = made.preview.left_out
    assert {place.kind for place in left} >= {"Karyawan", "Upah"}
    assert made.preview.count(RowOutcome.NEW) == before - len(left)
    made.table.model.toggle(person.number)
    assert not made.preview.left_out


def test_work_is_stopped_before_anything_is_written(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    made = dialog(qtbot, replace(services, imports=Endless(services.imports)), jobs, EXAMPLE)
    made.apply()
    assert not made.button.isEnabled()
    assert not made.since.isEnabled()
    made.reject()
    wait(qtbot, jobs)
    assert made.isVisible()
    assert not made.imported
    assert made.message.message
    assert made.button.isEnabled()
    assert services.companies.desk(NOVEMBER) == ()


NAMELESS = (
    "Nama;L/P;Tgl Lahir;PTKP;Gaji Pokok;Tgl Masuk;Status Kerja;Warga Negara\n"
    "Rina Wati;Perempuan;17/05/90;TK0;6,5 juta;2 Jan 2025;Tetap;WNI\n"
    "Agus Salim;Laki-laki;03/11/88;K-1;7.250.000;1 Maret 2024;Kontrak;WNI\n"
)


def test_a_first_client_is_entered_on_the_way_and_its_people_get_numbers(
    qtbot: QtBot, services: Services, tmp_path: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enter(_parent: object, services: Services, _jobs: Jobs) -> Company:
        terms = CompanyTerms(date(2026, 11, 1), CompanySize.SMALL, 2, 6)
        return services.companies.save(Company("b" * 32, "BARU", "CV Baru", terms=(terms,))).value

    monkeypatch.setattr(import_columns, "open_company", enter)
    path = tmp_path / "orang.csv"
    path.write_text(NAMELESS, encoding="utf-8")
    made = dialog(qtbot, services, jobs, path)
    assert made.message.message
    assert not made.button.isEnabled()
    company = made.mapping.company
    company.setCurrentIndex(company.count() - 1)
    company.activated.emit(company.currentIndex())
    wait(qtbot, jobs)
    assert company.currentData() == "BARU"
    assert made.button.isEnabled()
    made.go_on()
    qtbot.waitUntil(lambda: made.table.isVisible() and not jobs.busy)
    assert [shown.row.key for shown in made.table.model.rows if shown.row.kind == "Karyawan"] == [
        "BARU/001",
        "BARU/002",
    ]
    made.go_on()
    qtbot.waitUntil(lambda: made.imported and not jobs.busy)
    assert services.companies.desk(NOVEMBER)[0].people == 2


def test_not_entering_a_client_leaves_everything_as_it_was(
    qtbot: QtBot, filled: Services, tmp_path: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_columns, "open_company", lambda *_arguments: None)
    path = tmp_path / "orang.csv"
    path.write_text(NAMELESS, encoding="utf-8")
    made = dialog(qtbot, filled, jobs, path)
    company = made.mapping.company
    company.setCurrentIndex(company.count() - 1)
    company.activated.emit(company.currentIndex())
    wait(qtbot, jobs)
    assert company.currentData() == example_company(filled).code


def test_changes_hold_from_the_month_that_is_chosen_and_ticks_stay(
    qtbot: QtBot, filled: Services, tmp_path: Path, jobs: Jobs
) -> None:
    book = load_workbook(EXAMPLE)
    sheet = book["Karyawan"]
    heading = next(cell.column for cell in sheet[1] if str(cell.value).startswith("Jabatan"))
    for row in (2, 3):
        sheet.cell(row, heading).value = "Kepala gudang"
    path = tmp_path / "ubah.xlsx"
    book.save(path)
    made = dialog(qtbot, filled, jobs, path)
    changed = [shown for shown in made.table.model.rows if shown.row.outcome is RowOutcome.CHANGED]
    assert len(changed) == 2
    made.table.model.toggle(changed[1].number)
    made.since.choose(NOVEMBER + 2)
    wait(qtbot, jobs)
    assert made.preview.count(RowOutcome.CHANGED) == 1
    made.go_on()
    qtbot.waitUntil(lambda: made.imported and not jobs.busy)
    with filled.workspace.unit_of_work() as unit:
        people = unit.store(example_company(filled).id).employees()
    dated = [terms.starts_on for person in people for terms in person.terms if terms.job_title == "Kepala gudang"]
    assert dated == [date(2027, 1, 1)]


def test_a_file_that_is_dropped_is_read(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    made = ImportDialog(services, jobs)
    qtbot.addWidget(made)
    made.show()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(EXAMPLE))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    made.dragEnterEvent(entered)
    assert entered.isAccepted()
    made.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
    qtbot.waitUntil(lambda: made.table.isVisible() and not jobs.busy)
