"""The files of a month on screen: the queue, making files, and filling a portal's workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.application.results import Obligation
from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.presentation.folders import month_folder
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, Place
from desktop_app.presentation.screens.files.checks import check_of
from desktop_app.presentation.screens.files.rows import files_in
from desktop_app.presentation.screens.files.screen import FilesScreen
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.short_line import ShortLine
from tests.presentation.example_office import NOVEMBER, ScriptedDialogs, example_services


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Services, Company]]:
    services, company = example_services(tmp_path)
    yield services, company
    services.workspace.close()


@pytest.fixture
def screen(
    qtbot: QtBot, tmp_path: Path, office: tuple[Services, Company], dialogs: ScriptedDialogs
) -> Iterator[FilesScreen]:
    services, company = office
    jobs = Jobs()
    made = FilesScreen(services, jobs, dialogs, tmp_path / "berkas")
    qtbot.addWidget(made)
    made.show()
    made.activate(AppContext(company.id, company.name, "", NOVEMBER))
    qtbot.waitUntil(lambda: made._loaded is not None and not jobs.busy)
    yield made
    jobs.wait()


def load_again(qtbot: QtBot, screen: FilesScreen) -> None:
    screen._load()
    qtbot.waitUntil(lambda: not screen._jobs.busy)


def test_before_calculating_nothing_can_be_made(screen: FilesScreen) -> None:
    assert screen.queue.model.rows == ()
    assert not screen.make_button.isEnabled()


def test_files_of_a_draft_are_asked_for(
    qtbot: QtBot, screen: FilesScreen, office: tuple[Services, Company], dialogs: ScriptedDialogs
) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    load_again(qtbot, screen)
    dialogs.agrees = False
    screen.make_files()
    assert dialogs.said
    assert not screen._jobs.busy


def test_an_approved_month_gets_its_files_in_its_own_folder(
    qtbot: QtBot, tmp_path: Path, screen: FilesScreen, office: tuple[Services, Company]
) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    services.runs.approve(company.code, NOVEMBER)
    load_again(qtbot, screen)
    assert {row.obligation is not None for row in screen.queue.model.rows} == {True, False}
    screen.make_files()
    qtbot.waitUntil(lambda: bool(screen.files.model.rows) and not screen._jobs.busy, timeout=20_000)
    folder = month_folder(tmp_path / "berkas", company, NOVEMBER)
    assert all(row.path.is_relative_to(folder) for row in screen.files.model.rows)
    assert any(row.path.suffix == ".pdf" for row in screen.files.model.rows)
    assert screen.message.message
    assert screen.open_folder.isEnabled()


def test_what_is_no_portal_workbook_is_said_and_nothing_written(
    qtbot: QtBot, tmp_path: Path, screen: FilesScreen, office: tuple[Services, Company], dialogs: ScriptedDialogs
) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    load_again(qtbot, screen)
    dialogs.opens = tmp_path / "catatan.xlsx"
    dialogs.opens.write_text("bukan buku kerja", encoding="utf-8")
    screen.choose_template()
    qtbot.waitUntil(lambda: bool(screen.message.message) and not screen._jobs.busy)
    assert screen.files.model.rows == ()


def test_a_folder_that_cant_be_made_is_said(
    qtbot: QtBot, tmp_path: Path, screen: FilesScreen, office: tuple[Services, Company]
) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    (tmp_path / "berkas").write_bytes(b"isi")
    load_again(qtbot, screen)
    screen.make_files()
    qtbot.waitUntil(lambda: bool(screen.message.message) and not screen._jobs.busy)
    assert "berkas" in screen.message.message
    assert (tmp_path / "berkas").read_bytes() == b"isi"


def test_a_long_folder_gives_way_in_its_middle(qtbot: QtBot, tmp_path: Path, screen: FilesScreen) -> None:
    screen._root = tmp_path / "nama folder yang panjang" / "dan satu lagi yang juga panjang" / "serta yang ketiga"
    load_again(qtbot, screen)
    (line,) = [each for each in screen.findChildren(ShortLine) if each.text() == str(screen._loaded.folder)]  # type: ignore[union-attr]
    line.resize(240, line.height())
    shown = line.shown_text()
    assert shown.startswith("/") == str(tmp_path).startswith("/")
    assert shown.endswith("2026-11")
    assert "…" in shown
    assert line.toolTip() == line.text()


def test_a_company_name_becomes_a_folder_on_every_system() -> None:
    company = Company("1", "ABC", 'CV "Maju: Jaya" /\\ Tbk.')
    assert month_folder(Path("x"), company, NOVEMBER) == Path("x") / "CV Maju Jaya  Tbk" / "2026-11"


def test_letters_and_procedures_are_one_step_away(qtbot: QtBot, screen: FilesScreen) -> None:
    button = next(each for each in screen.findChildren(Button) if each.accessibleName() == "Surat & prosedur")
    with qtbot.waitSignal(screen.place_requested) as asked:
        button.click()
    assert asked.args == [Place("paperwork")]


def test_each_row_counts_what_concerns_it(office: tuple[Services, Company]) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    run = services.runs.show(company.code, NOVEMBER)
    found = {row.obligation or row.kind: check_of(row, run) for row in services.filings.queue(company.code, NOVEMBER)}
    checks = {what: (check.errors, check.remarks) for what, check in found.items()}
    assert checks[Obligation.KESEHATAN] == (0, 1)  # one wage below the minimum wage
    assert checks[Obligation.KETENAGAKERJAAN] == (0, 0)
    assert checks["bank"] == (0, 0)
    person = replace(run.payslips[0].employee, terms=(replace(run.payslips[0].employee.terms[0], bank_account=""),))
    unpaid = replace(run, payslips=(replace(run.payslips[0], employee=person), *run.payslips[1:]))
    (transfer,) = [row for row in services.filings.queue(company.code, NOVEMBER) if row.kind == "bank"]
    (remark,) = check_of(transfer, unpaid).findings
    assert (remark.code, remark.subject) == ("files.no_account", person.nip)


def test_what_the_check_counts_can_be_read_before_files_are_made(
    qtbot: QtBot, screen: FilesScreen, office: tuple[Services, Company]
) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    load_again(qtbot, screen)
    found = [(found.code, found.subject) for _number, found in screen.findings.model.rows]
    assert found == [("pay.below_minimum_wage", "1006")]


def test_what_a_broken_run_left_is_no_file_of_the_month(tmp_path: Path) -> None:
    left = tmp_path / ".berkas-x.part"
    left.mkdir()
    (left / "slip-1.pdf").write_bytes(b"separuh")
    assert files_in(tmp_path) == ()
