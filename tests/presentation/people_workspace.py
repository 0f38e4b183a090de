"""A workspace with the example's company in it, for tests of screens."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pytestqt.qtbot import QtBot

from desktop_app.application.companies import Companies
from desktop_app.application.services import Services
from desktop_app.bootstrap import build_gate, build_services
from desktop_app.domain.company import Company
from desktop_app.domain.periods import Month
from desktop_app.foundation.files import resource_path
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from tests.clock import FixedClock

NOVEMBER = Month(2026, 11)
_NAME = "kantor.gajiberes"
EXAMPLE = resource_path("example", "contoh-pt-melati-karya-nusantara.xlsx")


def empty_services(folder: Path) -> Services:
    """The services over a new plain workspace."""
    location = folder / _NAME
    build_gate().create(str(location), None)
    return _opened(location)


def example_services(folder: Path) -> Services:
    """The same with the example imported."""
    location = folder / _NAME
    location.write_bytes(_example())
    return _opened(location)


@cache
def _example() -> bytes:
    """The workspace file with the example, imported once for all tests."""
    with TemporaryDirectory() as folder:
        services = empty_services(Path(folder))
        outcome = services.imports.apply(services.read_people(EXAMPLE), skip_refused=True)
        assert outcome.value.applied
        services.workspace.close()
        assert not (Path(folder) / f"{_NAME}-wal").exists()
        return (Path(folder) / _NAME).read_bytes()


def _opened(location: Path) -> Services:
    return replace(build_services(build_gate().open(str(location), None)), clock=FixedClock())


def example_company(services: Services) -> Company:
    """The example's company."""
    return services.companies.desk(NOVEMBER)[0].company


def add_client(companies: Companies, like: Company, number: int, name: str) -> Company:
    """A further client without people."""
    return companies.save(replace(like, id=f"{number:032x}", code=f"C{number}", name=name)).value


def open_employees(
    qtbot: QtBot, services: Services, jobs: Jobs, dialogs: Dialogs | None = None, subject: str | None = None
) -> EmployeesScreen:
    """The screen of the example company's people, shown and loaded; ``subject``: who is opened in the form."""
    screen = EmployeesScreen(services, jobs, dialogs)
    qtbot.addWidget(screen)
    screen.resize(1200, 760)
    jobs.changed.connect(screen.reload)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    screen.activate(AppContext(example_company(services).id, "PT Contoh", month=NOVEMBER), subject)
    qtbot.waitUntil(lambda: not jobs.busy)
    return screen
