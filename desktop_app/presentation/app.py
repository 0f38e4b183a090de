"""Starting the program with a window. SQLAlchemy, openpyxl and reportlab wait until a worker needs them."""

from __future__ import annotations

import gc
import logging
import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import __version__
from desktop_app.foundation import i18n
from desktop_app.presentation import appearance
from desktop_app.presentation.after_paint import after_first_paint
from desktop_app.presentation.app_build import AppBuild
from desktop_app.presentation.first_run import program_icon
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.qt_words import QtWords

_log = logging.getLogger(__name__)
_TIDY_EVERY = 60_000
"""Milliseconds. After each job what is alive counts as old, and closed screens would wait long for the collector."""


def run_app(build: AppBuild) -> int:
    """Show the window until it is closed; the exit status."""
    from desktop_app.presentation.control import Control  # noqa: PLC0415 - after the application object
    from desktop_app.presentation.crash_dialog import CrashGuard  # noqa: PLC0415 - after the application object

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Gajiberes")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(program_icon())
    app.installTranslator(QtWords(app))
    preferences = Preferences(build.settings_folder or _settings_folder())
    i18n.set_language(build.language or preferences.language or i18n.LANGUAGES[0])
    appearance.apply(app, preferences.theme, preferences.zoom)
    guard = CrashGuard(__version__, _log.error, app)
    guard.install()
    control = Control(build, preferences, guard.show_fault)
    control.start()
    if control.window is not None:
        _fit_screen(control.window)
        after_first_paint(control.window, gc.enable)
    tidy = QTimer(app, interval=_TIDY_EVERY)
    tidy.timeout.connect(lambda: None if control.jobs.busy else gc.collect())
    tidy.start()
    status = app.exec()
    control.close()
    return status


def _fit_screen(window: QWidget) -> None:
    """On a small screen the window takes all of it instead of reaching beyond."""
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() > room.height():
        window.resize(window.size().boundedTo(room))
        window.showMaximized()


def _settings_folder() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place or Path.home()) / "gajiberes"
