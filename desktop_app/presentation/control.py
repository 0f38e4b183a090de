"""From the first page to the window of a workspace and back: creating, opening, locking, restoring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.first_run import FirstRunActions, FirstRunPage
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.main_window import MainWindow
from desktop_app.presentation.preferences import Preferences
from desktop_app.presentation.screen import Place
from desktop_app.presentation.screens.registry import DESK, EMPLOYEES, RUN, screens
from desktop_app.presentation.session import Session, open_session
from desktop_app.presentation.shell import Shell
from desktop_app.presentation.unlock_page import UnlockPage
from desktop_app.presentation.workspace_commands import (
    DATA_FILES,
    EXCEL,
    WorkspaceCommands,
    import_example,
    local_folder,
)

if TYPE_CHECKING:
    from desktop_app.application.law_term import LawTerm
    from desktop_app.application.services import Services
    from desktop_app.presentation.app import AppBuild
    from desktop_app.presentation.help_window import HelpWindow

T = TypeVar("T")
AskImport = Callable[[QWidget, "Services", Jobs, Path | None], bool]
"""Lets the user look at a people workbook and store it."""
AskCompany = Callable[[QWidget, "Services", Jobs], object]
"""Lets the user enter a company."""
_SUGGESTION: Final = "Gajiberes.gbr"
_EXAMPLE: Final = "Contoh.gbr"


class Control(QObject):
    """Holds the one window; exchanges it when a workspace is opened or locked."""

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
        self._build = build
        self._preferences = preferences
        self._given_dialogs = dialogs
        self._ask_import = ask_import or _open_import
        self._ask_company = ask_company or _open_company
        self.jobs = Jobs(self)
        self.jobs.fault.connect(fault)
        self.jobs.problem.connect(self._refuse)
        self.jobs.changed.connect(self._data_changed)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self._show_page: Callable[[], None] = self.show_first_run

    @property
    def dialogs(self) -> Dialogs:
        """Questions over the window."""
        return self._given_dialogs or QtDialogs(self.window)

    def start(self) -> None:
        """Open what was given or opened last, or show the first page."""
        location = self._build.location or self._preferences.workspace
        if not location:
            self.show_first_run()
        elif self._build.location and self._build.passphrase:
            self._wait_for(location)
            self._open(location, self._build.passphrase)
        else:
            self.open_location(location)

    def close(self) -> None:
        """Let go of everything at the end."""
        self.jobs.wait()
        if self.session is not None:
            self.session.services.workspace.close()
            self.session = None

    # Pages before a workspace

    def show_first_run(self) -> None:
        """The first page."""
        self._show_page = self.show_first_run
        window = self._front()
        page = FirstRunPage(
            FirstRunActions(
                new_client=self.create,
                set_language=window.set_language,
                import_people=self.create_from_excel,
                example=self.open_example,
                open_workspace=self.choose_workspace,
                restore=self.restore,
            )
        )
        window.show_page(page, _("Welcome"))
        page.start.setFocus()

    def show_unlock(self, location: str, refusal: str = "") -> None:
        """Ask for the passphrase of a data file."""
        self._show_page = lambda: self.show_unlock(location)
        page = UnlockPage(Path(location).name)
        page.unlock_requested.connect(lambda typed: self._open(location, typed, page))
        page.recovery_requested.connect(lambda typed: self._open(location, typed, page))
        page.other_file_requested.connect(self.choose_workspace)
        self._front().show_page(page, Path(location).stem)
        if refusal:
            page.refuse(refusal)

    def _show_again(self) -> None:
        """After a change of language the page in place of the shell is made anew."""
        self._show_page()

    def _wait_for(self, location: str) -> None:
        """A quiet page while a workspace is being opened without a question."""
        page = QWidget()
        page.setObjectName("page")
        self._front().show_page(page, Path(location).stem)

    # Creating and opening

    def create(self) -> None:
        """A new encrypted data file, then the form of its first client."""
        self._create(self._new_client)

    def create_from_excel(self) -> None:
        """A new encrypted data file filled from a people workbook."""
        source = self.dialogs.open_file(_("The people workbook"), EXCEL)
        if source is not None:
            self._create(lambda: self._import(source))

    def open_example(self) -> None:
        """A data file without encryption with invented people; made on first use."""
        path = local_folder() / _EXAMPLE
        if path.is_file():
            self._open(str(path), None)
            return
        gate, example = self._build.gate, self._build.example

        def work() -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            gate().create(str(path), None)
            return example()

        self._job(work, lambda source: self._open(str(path), None, then=lambda: self._import_example(source)))

    def choose_workspace(self) -> None:
        """Ask for a data file and open it."""
        if not self._may_leave():
            return
        found = self.dialogs.open_file(_("Open a data file"), DATA_FILES, local_folder())
        if found is not None:
            self.open_location(str(found))

    def open_location(self, location: str) -> None:
        """Open a workspace, asking for its passphrase when it has one."""
        gate = self._build.gate
        if self.window is None:
            self._wait_for(location)

        def done(encrypted: bool) -> None:
            if encrypted:
                self.show_unlock(location)
            else:
                self._open(location, None)

        def refused(problem: KnownProblem) -> None:
            if self.session is None:
                self.show_first_run()
            self._refuse(problem)

        self._job(lambda: gate().is_encrypted(location), done, refused)

    def restore(self) -> None:
        """Put a backup in place as a new data file, and open it."""
        if not self._may_leave():
            return
        backup = self.dialogs.open_file(_("The backup"), f"{DATA_FILES};;(*)", local_folder())
        if backup is None:
            return
        target = self.dialogs.save_file(
            _("Where the restored data file goes"), DATA_FILES, f"{backup.stem}.gbr", local_folder()
        )
        if target is not None:
            gate = self._build.gate
            self._job(lambda: gate().restore(backup, str(target)), lambda _none: self.open_location(str(target)))

    def lock(self) -> None:
        """Close the data file and ask for its passphrase again."""
        session = self.session
        if session is None:
            return
        self.session = None
        self.jobs.run(session.services.workspace.close)
        if session.services.workspace.encrypted:
            self.show_unlock(session.location)
        else:
            self.show_first_run()

    def _create(self, then: Callable[[], None]) -> None:
        local_folder().mkdir(parents=True, exist_ok=True)
        target = self.dialogs.save_file(_("Where the data file goes"), DATA_FILES, _SUGGESTION, local_folder())
        if target is None:
            return
        text = _("It encrypts the data file. Without it or the recovery key nobody can open the file, not even we.")
        passphrase = self.dialogs.passphrase(_("Choose a passphrase"), text, twice=True)
        if not passphrase:
            return
        gate = self._build.gate

        def done(recovery: str | None) -> None:
            if recovery:
                note = _(
                    "{key}\n\nThis key opens the data file when the passphrase is lost. It is shown only now: "
                    "write it down and keep it away from this computer."
                )
                self.dialogs.tell(_("The recovery key"), note.format(key=recovery))
            self._open(str(target), passphrase, then=then)

        self._job(lambda: gate().create(str(target), passphrase), done)

    def _open(
        self,
        location: str,
        passphrase: str | None,
        page: UnlockPage | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        build = self._build

        def refused(problem: KnownProblem) -> None:
            if page is not None:
                page.refuse(sentence(problem.code, problem.params))
            else:
                if self.session is None:
                    self.show_first_run()
                self._refuse(problem)

        def done(session: Session) -> None:
            self._enter(session)
            if then is not None:
                then()

        self._job(lambda: open_session(build.gate(), build.services, location, passphrase), done, refused)

    # The window of a workspace

    def _enter(self, session: Session) -> None:
        before, self.session = self.session, session
        if before is not None:
            self.jobs.run(before.services.workspace.close)
        self._preferences.remember("workspace", session.location)
        commands = WorkspaceCommands(session, self.jobs, lambda: self.dialogs, self._say, self._import)
        window = MainWindow(
            Shell(
                screens=screens(session.services, self.jobs),
                jobs=self.jobs,
                clients=session.clients,
                find_people=session.find_people,
                user=session.services.search.who(),
                commands=commands.commands(self.choose_workspace, self.restore),
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
        self._exchange(window)
        clients = session.clients()
        if len(clients) == 1:
            window.set_client(clients[0], show=False)
            window.show_screen(RUN)
        else:
            window.show_screen(DESK)

    def _front(self) -> MainWindow:
        """The window for pages before a workspace."""
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
        window.language_changed.connect(self._show_again)
        self._exchange(window)
        self._is_front = True
        if self.session is not None:
            self.jobs.run(self.session.services.workspace.close)
            self.session = None
        return window

    _is_front = False

    def _exchange(self, window: MainWindow) -> None:
        before, self.window = self.window, window
        self._is_front = False
        if before is not None:
            window.setGeometry(before.geometry())
            if before.isMaximized():
                window.showMaximized()
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def _import(self, source: Path | None) -> None:
        session = self.session
        if session is not None and self.window is not None:
            self._after_reading = self._show_first_client
            self._ask_import(self.window, session.services, self.jobs, source)

    def _new_client(self) -> None:
        if self.session is not None and self.window is not None:
            self._after_reading = lambda: self._show_first_client(EMPLOYEES)
            self._ask_company(self.window, self.session.services, self.jobs)

    def _import_example(self, source: Path) -> None:
        if self.session is not None:
            self._after_reading = self._show_first_client
            import_example(self.session, self.jobs, source)

    def _show_first_client(self, screen: str = RUN) -> None:
        clients = self.session.clients() if self.session is not None else ()
        if clients and self.window is not None and self.window.context.company_id is None:
            self.window.go(Place(screen, clients[0].company_id))

    _after_reading: Callable[[], None] | None = None

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

    def show_help(self, topic: str) -> None:
        """The help page of a topic, beside the window."""
        from desktop_app.presentation.help_window import HelpWindow  # noqa: PLC0415 - on first use

        if self._help is not None:
            self._help.deleteLater()
        self._help = HelpWindow(self.window)
        self._help.show_topic(topic)

    _help: HelpWindow | None = None

    # Inside

    def _may_leave(self) -> bool:
        """Whether nothing unsaved would be lost with the window."""
        screen = self.window.screen_shown if self.window is not None else None
        return screen is None or screen.may_leave()

    def _job(
        self, work: Callable[[], T], done: Callable[[T], None], refused: Callable[[KnownProblem], None] | None = None
    ) -> None:
        self.jobs.run(work, done, problem=refused or self._refuse)

    def _refuse(self, problem: KnownProblem) -> None:
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
    from desktop_app.presentation.screens.import_people import open_import  # noqa: PLC0415 - on first use

    return open_import(parent, services, jobs, path)


def _open_company(parent: QWidget, services: Services, jobs: Jobs) -> object:
    from desktop_app.presentation.screens.company_form import open_company  # noqa: PLC0415 - on first use

    return open_company(parent, services, jobs)
