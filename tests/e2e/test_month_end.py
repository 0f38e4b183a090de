"""A whole month end through the real window: people in, calculated, approved, payslips and portal file out."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from desktop_app.application.results import Run
from desktop_app.domain.payroll.run import RunState
from desktop_app.foundation import formats
from desktop_app.presentation.control import Control
from desktop_app.presentation.screen import Place
from desktop_app.presentation.screens.files.screen import FilesScreen
from desktop_app.presentation.screens.pay_run.screen import PayRunScreen
from tests.presentation.example_office import NOVEMBER
from tests.tools import portal_templates

WAIT = 30_000
TEMPLATE = "template_upah_20148875.xlsx"


def test_a_month_end_from_the_example_to_payslips_and_the_portal_file(
    qtbot: QtBot, tmp_path: Path, control: Control, faults: list[BaseException]
) -> None:
    run = approve_november(qtbot, control)
    screen = make_files(qtbot, control)
    check_payslips(run, [row.path for row in screen.files.model.rows])
    fill_wages(qtbot, tmp_path, run, screen)
    assert faults == []


def approve_november(qtbot: QtBot, control: Control) -> Run:
    control.entrance.open_example()
    qtbot.waitUntil(lambda: control.window is not None and control.window.context.company_id is not None, timeout=WAIT)
    assert control.window is not None
    control.window.go(Place("pay_run", control.window.context.company_id, NOVEMBER))
    screen = control.window.screen_shown
    assert isinstance(screen, PayRunScreen)

    def stands(state: RunState | None) -> bool:
        loaded = screen._loaded
        return loaded is not None and loaded.month == NOVEMBER and loaded.state is state and not control.jobs.busy

    qtbot.waitUntil(lambda: stands(None), timeout=WAIT)
    screen.head.primary.click()
    qtbot.waitUntil(lambda: stands(RunState.DRAFT), timeout=WAIT)
    screen.head.primary.click()
    qtbot.waitUntil(lambda: stands(RunState.APPROVED), timeout=WAIT)
    assert screen._loaded is not None
    assert screen._loaded.run is not None
    run = screen._loaded.run
    screen.head.primary.click()
    return run


def make_files(qtbot: QtBot, control: Control) -> FilesScreen:
    assert control.window is not None
    screen = control.window.screen_shown
    assert isinstance(screen, FilesScreen)
    qtbot.waitUntil(lambda: screen._loaded is not None and not control.jobs.busy, timeout=WAIT)
    screen.make_button.click()
    qtbot.waitUntil(lambda: bool(screen.files.model.rows) and not control.jobs.busy, timeout=WAIT)
    return screen


def check_payslips(run: Run, files: list[Path]) -> None:
    """Each person's payslip holds the name and what is paid."""
    for stored in run.payslips:
        path = next(path for path in files if stored.employee.nip in path.name and path.suffix == ".pdf")
        with path.open("rb") as stream:
            text = " ".join("\n".join(page.extract_text() for page in PdfReader(stream).pages).split())
        paid = stored.payslip.totals.take_home
        assert paid is not None
        assert stored.employee.name.casefold() in text.casefold()
        assert formats.amount(paid.sen) in text


def fill_wages(qtbot: QtBot, tmp_path: Path, run: Run, screen: FilesScreen) -> None:
    """SIPP's own wage file comes back with the wage that BPJS counts, under the same name."""
    members = [stored for stored in run.payslips if stored.employee.kpj and stored.payslip.bpjs.jht is not None]
    lines = [
        portal_templates.WageLine(
            nik=stored.employee.nik or stored.employee.passport,
            kpj=stored.employee.kpj,
            kode_tk=stored.employee.kode_tk,
            name=stored.employee.name,
            birth=formats.short_date(stored.employee.birth_date),
            npp=run.company.npp,
        )
        for stored in members
    ]
    template = portal_templates.save(tmp_path / "unduhan", TEMPLATE, portal_templates.upah(lines))
    before = len(screen.files.model.rows)
    screen.fill(template)
    qtbot.waitUntil(lambda: len(screen.files.model.rows) == before + 1 and not screen._jobs.busy, timeout=WAIT)
    filled = next(row.path for row in screen.files.model.rows if row.path.name == TEMPLATE)
    book = load_workbook(filled)
    sheet = book["data_upah"]
    headings = [cell.value for cell in sheet[1]]
    wages = {
        row[headings.index("KPJ")]: int(row[headings.index("UPAH")])
        for row in sheet.iter_rows(min_row=2, values_only=True)
        if row[headings.index("KPJ")]
    }
    book.close()
    assert wages == {stored.employee.kpj: stored.wage_base.whole_rupiah() for stored in members}
