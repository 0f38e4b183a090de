"""The one window through all that opens in it: pages before a workspace, then the workspace's screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.i18n import sentence
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.entrance import Entrance
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.main_window import MainWindow
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.screen import Place
from desktop_app.presentation.screens.registry import DESK, EMPLOYEES, RUN, screens
from desktop_app.presentation.session import Session
from desktop_app.presentation.shell import Shell
from desktop_app.presentation.workspace_commands import WorkspaceCommands, import_example

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.application.law.term import LawTerm
    from desktop_app.application.services import Services
    from desktop_app.presentation.app_build import AppBuild
    from desktop_app.presentation.help_window import HelpWindow

AskImport = Callable[[QWidget, "Services", Jobs, Path | None], bool]
"""Lets the user look at a people workbook and store it."""
AskCompany = Callable[[QWidget, "Services", Jobs], object]
"""Lets the user enter a company."""


class Control(QObject):
    """Exchanges the window when a workspace is opened or locked, and tells it what changed."""

    def __init__(
        self,
        build: AppBuild,
        preferences: Preferences,
        fault: Callable[[BaseException], None],
        dialogs: Dialogs | None = None,
        ask_import: AskImport | None = None,
        ask_company: AskCompany | None = None,
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._given_dialogs = dialogs
        self._ask_import = ask_import or _open_import
        self._ask_company = ask_company or _open_company
        self.jobs = Jobs(self)
        self.jobs.fault.connect(fault)
        self.jobs.problem.connect(self.refuse)
        self.jobs.changed.connect(self._data_changed)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self._is_front = False
        """Whether the window is one for pages before a workspace."""
        self._after_reading: Callable[[], None] | None = None
        """What to do when the clients were read next."""
        self._help: HelpWindow | None = None
        self.entrance = Entrance(self, build)

    @property
    def dialogs(self) -> Dialogs:
        """Questions over the window."""
        return self._given_dialogs or QtDialogs(self.window)

    def start(self) -> None:
        """Open what was given or opened last, or show the first page."""
        self.entrance.start(self._preferences.workspace)

    def close(self) -> None:
        """Let go of everything at the end."""
        self.jobs.wait()
        if self.session is not None:
            self.session.services.workspace.close()
            self.session = None

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost with the window."""
        return self.window is None or self.window.may_leave()

    def lock(self) -> None:
        """Close the data file and ask for its passphrase again."""
        session = self.session
        if session is None:
            return
        self.session = None
        self.jobs.run(session.services.workspace.close)
        if session.services.workspace.encrypted:
            self.entrance.show_unlock(session.location)
        else:
            self.entrance.show_first_run()

    # The window

    def front(self) -> MainWindow:
        """The window for pages before a workspace; an open workspace is let go."""
        if self.window is not None and self.session is None and self._is_front:
            return self.window
        window = MainWindow(
            Shell(
                screens=(),
                jobs=self.jobs,
                show_help=self.show_help,
                remember=self._preferences.remember,
                theme_name=self._preferences.theme,
                zoom=self._preferences.zoom,
            )
        )
        window.language_changed.connect(self.entrance.show_again)
        self._exchange(window, is_front=True)
        if self.session is not None:
            self.jobs.run(self.session.services.workspace.close)
            self.session = None
        return window

    def enter(self, session: Session) -> None:
        """Show a workspace in place of what the window showed: its one client's month, or the desk."""
        before, self.session = self.session, session
        if before is not None:
            self.jobs.run(before.services.workspace.close)
        self._preferences.remember("workspace", session.location)
        session.backup = self._preferences.backup_of(session.location)
        commands = WorkspaceCommands(
            session, self.jobs, lambda: self.dialogs, self._say, self.import_people, self._backed_up
        )
        window = MainWindow(
            Shell(
                screens=screens(session.services, self.jobs, self._preferences),
                jobs=self.jobs,
                clients=session.clients,
                find=session.find,
                user=session.services.search.who(),
                commands=commands.commands(self.entrance.choose_workspace, self.entrance.restore),
                month=session.month,
                workspace_name=session.services.workspace.label,
                show_help=self.show_help,
                lock=self.lock,
                remember=self._preferences.remember,
                theme_name=self._preferences.theme,
                zoom=self._preferences.zoom,
            )
        )
        window.set_status(session.facts())
        window.language_changed.connect(lambda: window.set_status(session.facts()))
        self._exchange(window, is_front=False)
        clients = session.clients()
        if len(clients) == 1:
            window.set_client(clients[0], show=False)
            window.show_screen(RUN)
        else:
            window.show_screen(DESK)

    def _exchange(self, window: MainWindow, *, is_front: bool) -> None:
        before, self.window = self.window, window
        self._is_front = is_front
        if before is not None:
            window.setGeometry(before.geometry())
            if before.isMaximized():
                window.showMaximized()
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    # The first data of a workspace

    def import_people(self, source: Path | None) -> None:
        """Let the user look at a people workbook and store it, then show the client that it brought."""
        if self.session is not None and self.window is not None:
            self._after_reading = self._show_first_client
            if not self._ask_import(self.window, self.session.services, self.jobs, source):
                self._after_reading = None

    def enter_first_client(self) -> None:
        """Let the user enter a client, then go to its employees."""
        if self.session is not None and self.window is not None:
            self._after_reading = lambda: self._show_first_client(EMPLOYEES)
            if self._ask_company(self.window, self.session.services, self.jobs) is None:
                self._after_reading = None

    def import_example(self, source: Path) -> None:
        """Store the example's people and show their month."""
        if self.session is not None:
            self._after_reading = self._show_first_client
            import_example(self.session, self.jobs, source)

    def _show_first_client(self, screen: str = RUN) -> None:
        clients = self.session.clients() if self.session is not None else ()
        if clients and self.window is not None and self.window.context.company_id is None:
            self.window.go(Place(screen, clients[0].company_id))

    # What changed

    def _data_changed(self, changes: object) -> None:
        """Clients or people changed: the switcher takes the new names. The law changed: the status bar says so."""
        from desktop_app.application.results import Changed, Changes  # noqa: PLC0415 - the first window needs no results

        session = self.session
        kinds = {Changed.COMPANIES, Changed.PEOPLE}
        if session is None or not isinstance(changes, Changes):
            return
        if Changed.LAW in changes.kinds:
            self.jobs.run(session.read_term, lambda term: self._show_term(session, term))
        if not kinds & changes.kinds:
            return

        def done(desk: tuple[object, ...]) -> None:
            session.desk = desk  # type: ignore[assignment]
            if self.window is not None and self.session is session:
                self.window.refresh_clients()
                after, self._after_reading = self._after_reading, None
                if after is not None:
                    after()

        self.jobs.run(session.read_desk, done)

    def _show_term(self, session: Session, term: LawTerm | None) -> None:
        session.term = term
        if self.window is not None and self.session is session:
            self.window.set_status(session.facts())

    def _backed_up(self, session: Session, at: datetime) -> None:
        self._preferences.remember_backup(session.location, at)
        session.backup = at
        if self.window is not None and self.session is session:
            self.window.set_status(session.facts())

    # What is said beside the screens

    def show_help(self, topic: str) -> None:
        """The help page of a topic, beside the window."""
        from desktop_app.presentation.help_window import HelpWindow  # noqa: PLC0415 - on first use

        if self._help is not None:
            self._help.deleteLater()
        self._help = HelpWindow(self.window)
        self._help.show_topic(topic)

    def refuse(self, problem: KnownProblem) -> None:
        """Say what can't be done now, and what to do."""
        self._say(sentence(problem.code, problem.params), "merah")

    def _say(self, text: str, tone: str) -> None:
        """In the bar over a screen; over a page before a workspace, which has no bar, as a dialog."""
        if self.window is None:
            return
        if self._is_front:
            self.dialogs.tell("Gajiberes", text)
        else:
            self.window.say(text, tone)


def _open_import(parent: QWidget, services: Services, jobs: Jobs, path: Path | None) -> bool:
    from desktop_app.presentation.screens.imports.people import open_import  # noqa: PLC0415 - on first use

    return open_import(parent, services, jobs, path)


def _open_company(parent: QWidget, services: Services, jobs: Jobs) -> object:
    from desktop_app.presentation.screens.company.form import open_company  # noqa: PLC0415 - on first use

    return open_company(parent, services, jobs)
