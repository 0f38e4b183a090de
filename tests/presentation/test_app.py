"""From the first page to a workspace: creating, the example, unlocking, locking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.bootstrap import build_gate, build_services
from desktop_app.domain.company import Company, CompanySize, CompanyTerms
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation import i18n
from desktop_app.presentation import workspace_commands
from desktop_app.presentation.app_build import AppBuild
from desktop_app.presentation.control import Control
from desktop_app.presentation.first_run import FirstRunPage
from desktop_app.presentation.help_window import HelpWindow
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.unlock_page import UnlockPage
from desktop_app.regulations.source import FileRegulations
from tests.presentation.example_office import PASSPHRASE, ScriptedDialogs, example_workbook

Start = Callable[[AppBuild], Control]
WAIT = 20_000


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppBuild:
    monkeypatch.setattr("desktop_app.presentation.folders.documents", lambda: tmp_path / "dokumen")
    return AppBuild(
        gate=build_gate, services=build_services, example=example_workbook, settings_folder=tmp_path / "setelan"
    )


@pytest.fixture
def dialogs(tmp_path: Path) -> ScriptedDialogs:
    return ScriptedDialogs(saves=tmp_path / "kantor.gbr")


@pytest.fixture
def start(qtbot: QtBot, dialogs: ScriptedDialogs) -> Iterator[Start]:
    made: list[Control] = []
    faults: list[BaseException] = []

    def run(build: AppBuild) -> Control:
        assert build.settings_folder is not None
        control = Control(
            build, Preferences(build.settings_folder), faults.append, dialogs, import_at_once, new_company_at_once
        )
        made.append(control)
        control.start()
        return control

    yield run
    for control in made:
        qtbot.waitUntil(lambda control=control: not control.jobs.busy, timeout=WAIT)
        control.close()
        if control.window is not None:
            control.window.close()
    assert faults == []


def import_at_once(_parent: QWidget, services: Services, jobs: Jobs, source: Path | None) -> bool:
    if source is None:  # nothing is chosen
        return False
    jobs.run(lambda: services.imports.apply(services.read_people(source)), changes=lambda outcome: outcome.changes)
    return True


def new_company_at_once(_parent: QWidget, services: Services, jobs: Jobs) -> Company:
    terms = CompanyTerms(date(2026, 1, 1), CompanySize.SMALL, 1, 5)
    company = Company("1", "CONTOH", "CV Contoh Rekaan", terms=(terms,))
    jobs.run(lambda: services.companies.save(company), changes=lambda outcome: outcome.changes)
    return company


def page(control: Control, kind: type[FirstRunPage | UnlockPage]) -> FirstRunPage | UnlockPage | None:
    return control.window.findChild(kind) if control.window is not None else None


def shown(control: Control) -> str:
    screen = control.window.screen_shown if control.window is not None else None
    return screen.key if screen is not None else ""


def unlocked(control: Control) -> bool:
    return control.session is not None and not control.jobs.busy


def test_without_a_workspace_the_first_page_is_shown_and_can_change_its_language(start: Start, build: AppBuild) -> None:
    control = start(build)
    assert page(control, FirstRunPage) is not None
    assert control.window is not None
    control.window.set_language("en")
    assert i18n.language() == "en"
    assert page(control, FirstRunPage) is not None
    assert Preferences(build.settings_folder or Path()).language == "en"


class Painted(QObject):
    """Notes each paint of a widget."""

    def __init__(self, events: list[str]) -> None:
        super().__init__()
        self._events = events

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self._events.append("painted")
        return False


def test_the_first_page_is_painted_before_the_law_is_read(qtbot: QtBot, start: Start, build: AppBuild) -> None:
    events: list[str] = []
    noted = Painted(events)

    def law() -> RegulationSet:
        events.append("law")
        return FileRegulations().current()

    control = start(replace(build, law=law))
    first = page(control, FirstRunPage)
    assert first is not None
    first.installEventFilter(noted)
    qtbot.waitUntil(lambda: "law" in events and not control.jobs.busy, timeout=WAIT)
    assert events[0] == "painted"
    assert events.count("law") == 1


def test_the_example_opens_calculated_by_nobody_yet(qtbot: QtBot, start: Start, build: AppBuild) -> None:
    control = start(build)
    control.entrance.open_example()
    qtbot.waitUntil(
        lambda: unlocked(control) and control.window is not None and control.window.context.company_id is not None,
        timeout=WAIT,
    )
    assert control.window is not None
    assert control.window.screen_shown is not None
    assert control.window.screen_shown.key == "pay_run"
    assert control.session is not None
    assert not control.session.services.workspace.encrypted


def test_an_example_that_was_emptied_is_filled_again(qtbot: QtBot, start: Start, build: AppBuild) -> None:
    control = start(build)

    def opened() -> bool:
        return unlocked(control) and control.window is not None and control.window.context.company_id is not None

    control.entrance.open_example()
    qtbot.waitUntil(opened, timeout=WAIT)
    session = control.session
    assert session is not None
    session.services.removals.company(session.clients()[0].company_id)
    control.entrance.open_example()
    qtbot.waitUntil(lambda: control.session is not session and opened(), timeout=WAIT)
    assert control.session is not None
    assert [row.people for row in control.session.desk] == [16]


def test_a_new_workspace_is_encrypted_and_shows_its_recovery_key_once(
    qtbot: QtBot, start: Start, build: AppBuild, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    control = start(build)
    control.entrance.create()
    qtbot.waitUntil(lambda: unlocked(control), timeout=WAIT)
    qtbot.waitUntil(lambda: shown(control) == "employees", timeout=WAIT)
    assert [title for title, _text in dialogs.said] == ["Kunci pemulihan"]
    assert build_gate().is_encrypted(str(tmp_path / "kantor.gbr"))
    assert Preferences(build.settings_folder or Path()).workspace == str(tmp_path / "kantor.gbr")


def test_a_new_workspace_from_excel_shows_its_first_client(
    qtbot: QtBot, start: Start, build: AppBuild, dialogs: ScriptedDialogs
) -> None:
    dialogs.opens = example_workbook()
    control = start(build)
    control.entrance.create_from_excel()
    qtbot.waitUntil(lambda: unlocked(control) and shown(control) == "pay_run", timeout=WAIT)
    assert control.window is not None
    assert control.window.context.company_name == "PT Melati Karya Nusantara"


def test_giving_no_passphrase_creates_nothing(
    start: Start, build: AppBuild, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.secret = None
    control = start(build)
    control.entrance.create()
    assert not control.jobs.busy
    assert not (tmp_path / "kantor.gbr").exists()


def test_an_encrypted_workspace_asks_refuses_and_opens_and_locks_again(
    qtbot: QtBot, start: Start, build: AppBuild, tmp_path: Path
) -> None:
    location = str(tmp_path / "kantor.gbr")
    build_gate().create(location, PASSPHRASE)
    control = start(replace(build, location=location))
    qtbot.waitUntil(lambda: page(control, UnlockPage) is not None, timeout=WAIT)
    unlock = page(control, UnlockPage)
    assert isinstance(unlock, UnlockPage)
    assert control.window is not None
    control.window.help()
    assert [window.topic for window in control.window.findChildren(HelpWindow)] == ["data"]
    unlock.unlock_requested.emit("bukan ini")
    qtbot.waitUntil(lambda: not control.jobs.busy, timeout=WAIT)
    assert control.session is None
    assert any("tidak membuka kantor.gbr." in child for child in _texts(unlock))  # a long path would be cut off
    unlock.unlock_requested.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: unlocked(control), timeout=WAIT)
    control.lock()
    qtbot.waitUntil(lambda: page(control, UnlockPage) is not None and not control.jobs.busy, timeout=WAIT)
    assert control.session is None


def test_what_is_no_workspace_is_said_over_the_first_page(
    qtbot: QtBot, start: Start, build: AppBuild, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    stranger = tmp_path / "foto.gbr"
    stranger.write_bytes(b"bukan berkas data" * 100)
    control = start(replace(build, location=str(stranger)))
    qtbot.waitUntil(lambda: bool(dialogs.said) and not control.jobs.busy, timeout=WAIT)
    assert page(control, FirstRunPage) is not None


def test_backup_export_and_check_of_the_example(
    qtbot: QtBot, start: Start, build: AppBuild, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    control = start(build)
    control.entrance.open_example()
    qtbot.waitUntil(lambda: unlocked(control) and bool(control.session and control.session.desk), timeout=WAIT)
    assert control.session is not None
    commands = workspace_commands.WorkspaceCommands(
        control.session, control.jobs, lambda: dialogs, lambda text, tone: dialogs.said.append((tone, text)), print
    )
    dialogs.saves = tmp_path / "cadangan.gbr"
    commands.back_up()
    commands.verify()
    qtbot.waitUntil(lambda: len(dialogs.said) == 2 and not control.jobs.busy, timeout=WAIT)
    dialogs.saves = tmp_path / "keluar.xlsx"
    commands.export_people()
    qtbot.waitUntil(lambda: len(dialogs.said) == 3 and not control.jobs.busy, timeout=WAIT)
    assert {tone for tone, _text in dialogs.said} == {"daun"}
    assert (tmp_path / "cadangan.gbr").is_file()
    assert (tmp_path / "keluar.xlsx").is_file()


def _texts(unlock: UnlockPage) -> list[str]:
    return [label.text() for label in unlock.findChildren(QLabel)]


def test_an_import_that_was_let_go_leads_nowhere_later(
    qtbot: QtBot, start: Start, build: AppBuild, tmp_path: Path
) -> None:
    location = str(tmp_path / "kantor.gbr")
    build_gate().create(location, None)
    control = start(replace(build, location=location))
    qtbot.waitUntil(lambda: unlocked(control), timeout=WAIT)
    assert control.session is not None
    assert control.window is not None
    control.import_people(None)
    new_company_at_once(control.window, control.session.services, control.jobs)
    qtbot.waitUntil(lambda: unlocked(control) and len(control.session.desk) == 1, timeout=WAIT)
    assert shown(control) == "client_desk"
