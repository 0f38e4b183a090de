"""What tests of screens share: the light theme, as it is shipped, and the example's workspace with its workers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.presentation import appearance, theme
from desktop_app.presentation.jobs import Jobs
from tests.presentation.example_office import ScriptedDialogs
from tests.presentation.people_workspace import example_services


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> theme.Theme:
    """The light theme at 100 %."""
    if theme.current().zoom != 100 or theme.current().name != "light" or qapp.property("focus_style") is None:
        return appearance.apply(qapp, "light")
    return theme.current()


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """The services over a workspace with the example's company."""
    return example_services(tmp_path)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """The workers; a test ends when they are done."""
    made = Jobs()
    yield made
    qtbot.waitUntil(lambda: not made.busy)


@pytest.fixture
def dialogs() -> ScriptedDialogs:
    """Dialogs that answer as they are told."""
    return ScriptedDialogs()
