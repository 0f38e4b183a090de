"""The screens there are, made on first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop_app.foundation.i18n import _, mark
from desktop_app.presentation.screen import Screen, ScreenEntry

if TYPE_CHECKING:
    from desktop_app.application.services import Services
    from desktop_app.presentation.jobs import Jobs
    from desktop_app.presentation.preferences import Preferences

DESK, RUN, EMPLOYEES, FILES, SIMULATION = "client_desk", "pay_run", "employees", "files", "simulation"
REGULATIONS = "regulations"
PAPERWORK = "paperwork"
"""Keys of the screens."""


def screens(services: Services, jobs: Jobs, preferences: Preferences | None = None) -> Sequence[ScreenEntry]:
    """All screens over an opened workspace, in the order of the navigation."""

    def desk() -> Screen:
        from desktop_app.presentation.screens.clients.screen import ClientDesk  # noqa: PLC0415 - on first use

        return ClientDesk(services, jobs)

    def run() -> Screen:
        from desktop_app.presentation.screens.pay_run.screen import PayRunScreen  # noqa: PLC0415 - on first use

        return PayRunScreen(services, jobs, preferences=preferences)

    def employees() -> Screen:
        from desktop_app.presentation.screens.employees.screen import EmployeesScreen  # noqa: PLC0415 - on first use

        return EmployeesScreen(services, jobs)

    def files() -> Screen:
        from desktop_app.presentation.screens.files.screen import FilesScreen  # noqa: PLC0415 - on first use

        return FilesScreen(services, jobs)

    def regulations() -> Screen:
        from desktop_app.presentation.screens.regulations.screen import RegulationsScreen  # noqa: PLC0415 - on first use

        return RegulationsScreen(services, jobs)

    def simulation() -> Screen:
        from desktop_app.presentation.screens.simulation.screen import SimulationScreen  # noqa: PLC0415 - on first use

        return SimulationScreen(services, jobs)

    def paperwork() -> Screen:
        from desktop_app.presentation.screens.paperwork.screen import PaperworkScreen  # noqa: PLC0415 - on first use

        return PaperworkScreen(services, jobs)

    letters = _titled(mark("Letters & procedures"))
    return (
        ScreenEntry(DESK, "office", _titled(mark("Client desk")), "layout-dashboard", desk, "Ctrl+0"),
        ScreenEntry(REGULATIONS, "office", _titled(mark("Rules & rates")), "scale", regulations, "Ctrl+Shift+0"),
        ScreenEntry(RUN, "client", _titled(mark("Current month")), "calendar-days", run, "Ctrl+1", needs_company=True),
        ScreenEntry(EMPLOYEES, "client", _titled(mark("Employees")), "users", employees, "Ctrl+2", needs_company=True),
        ScreenEntry(FILES, "client", _titled(mark("Files & proof")), "file-check", files, "Ctrl+3", needs_company=True),
        ScreenEntry(PAPERWORK, "client", letters, "list-checks", paperwork, "Ctrl+7", needs_company=True),
        ScreenEntry(SIMULATION, "client", _titled(mark("Simulation")), "flask-conical", simulation, "Ctrl+4"),
    )


def _titled(msgid: str) -> Callable[[], str]:
    return lambda: _(msgid)
