"""The whole program as it is started, with folders of its own and dialogs that answer themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.bootstrap import build_gate, build_services
from desktop_app.presentation.app_build import AppBuild
from desktop_app.presentation.control import Control
from desktop_app.presentation.preferences import Preferences
from tests.presentation.example_office import ScriptedDialogs, example_workbook

_WAIT = 60_000


@pytest.fixture
def faults() -> list[BaseException]:
    return []


@pytest.fixture
def control(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faults: list[BaseException]
) -> Iterator[Control]:
    monkeypatch.setattr("desktop_app.presentation.folders.documents", lambda: tmp_path / "dokumen")
    monkeypatch.setattr("desktop_app.presentation.screens.month_screen.QtDialogs", lambda _parent: ScriptedDialogs())
    settings = tmp_path / "setelan"
    build = AppBuild(gate=build_gate, services=build_services, example=example_workbook, settings_folder=settings)
    dialogs = ScriptedDialogs(saves=tmp_path / "kantor.gbr")
    made = Control(build, Preferences(settings), faults.append, dialogs)
    made.start()
    yield made
    qtbot.waitUntil(lambda: not made.jobs.busy, timeout=_WAIT)
    made.close()
    if made.window is not None:
        made.window.close()
