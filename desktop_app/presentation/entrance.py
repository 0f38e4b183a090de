"""The ways into a workspace: the first page, making, opening, unlocking and restoring a data file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app import __version__
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.files import FileProblem, make_folder
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import folders
from desktop_app.presentation.after_paint import after_first_paint
from desktop_app.presentation.first_run import FirstRunActions, FirstRunPage
from desktop_app.presentation.session import Session, law_in_words, open_session
from desktop_app.presentation.status_line import StatusFacts
from desktop_app.presentation.unlock_page import UnlockPage
from desktop_app.presentation.workspace_commands import DATA_FILES, EXCEL

if TYPE_CHECKING:
    from desktop_app.presentation.app_build import AppBuild
    from desktop_app.presentation.dialogs import Dialogs
    from desktop_app.presentation.jobs import Jobs
    from desktop_app.presentation.main_window import MainWindow

_SUGGESTION: Final = "Gajiberes.gbr"
_EXAMPLE: Final = "Contoh.gbr"


class Host(Protocol):
    """Who owns the window, and takes the workspace that was opened."""

    jobs: Jobs
    session: Session | None
    """The workspace that is open."""
    window: MainWindow | None

    @property
    def dialogs(self) -> Dialogs:
        """Questions over the window."""

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost with the window."""

    def front(self) -> MainWindow:
        """The window for pages before a workspace."""

    def refuse(self, problem: KnownProblem) -> None:
        """Say what can't be done now."""

    def enter(self, session: Session) -> None:
        """Show a workspace in place of what the window showed."""

    def enter_first_client(self) -> None:
        """Let the user enter the first client of the workspace."""

    def import_people(self, source: Path | None) -> None:
        """Let the user look at a people workbook and store it."""

    def import_example(self, source: Path) -> None:
        """Store the example's people and show their month."""


class Entrance:
    """Shows the pages before a workspace and hands what was opened to the host."""

    def __init__(self, host: Host, build: AppBuild) -> None:
        self._host = host
        self._build = build
        self._show_page: Callable[[], None] = self.show_first_run

    def start(self, remembered: str) -> None:
        """Open what was given, or ``remembered`` as opened last, or show the first page."""
        build = self._build
        location = build.location or remembered
        if not location:
            self.show_first_run()
        elif build.location and build.passphrase:
            self._wait_for(location)
            self._open(location, build.passphrase)
        else:
            self.open_location(location)

    # Pages

    def show_first_run(self) -> None:
        """The first page."""
        self._show_page = self.show_first_run
        window = self._host.front()
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
        window.set_status(_first_facts())
        page.start.setFocus()
        after_first_paint(page, self._say_law)

    def show_unlock(self, location: str, refusal: str = "") -> None:
        """Ask for the passphrase of a data file."""
        self._show_page = lambda: self.show_unlock(location)
        page = UnlockPage(Path(location).name)
        page.unlock_requested.connect(lambda typed: self._open(location, typed, page))
        page.recovery_requested.connect(lambda typed: self._open(location, typed, page))
        page.other_file_requested.connect(self.choose_workspace)
        window = self._host.front()
        window.show_page(page, Path(location).stem, help_topic="data")
        window.set_status(StatusFacts(Path(location).name, _("Encrypted"), place=location))
        if refusal:
            page.refuse(refusal)

    def show_again(self) -> None:
        """After a change of language the page is made anew."""
        self._show_page()

    def _wait_for(self, location: str) -> None:
        """A quiet page while a workspace is being opened without a question."""
        page = QWidget()
        page.setObjectName("page")
        self._host.front().show_page(page, Path(location).stem)

    def _say_law(self) -> None:
        """How new the law is that comes with the program, in the status bar of the first page."""
        law = self._build.law
        if law is None:
            return

        def work() -> str:
            from desktop_app.application.law.term import law_term  # noqa: PLC0415 - the first window needs none
            from desktop_app.foundation.clock import SystemClock  # noqa: PLC0415 - the first window needs none

            today = SystemClock().now().date()
            return law_in_words(law_term(law(), today), today)

        def show(rules: str) -> None:
            window = self._host.window
            if window is not None and self._host.session is None:
                window.set_status(_first_facts(rules))

        self._host.jobs.run(work, show, problem=lambda _problem: None)  # told where the law is needed

    # Making

    def create(self) -> None:
        """A new encrypted data file, then the form of its first client."""
        self._create(self._host.enter_first_client)

    def create_from_excel(self) -> None:
        """A new encrypted data file filled from a people workbook."""
        source = self._host.dialogs.open_file(_("The people workbook"), EXCEL)
        if source is not None:
            self._create(lambda: self._host.import_people(source))

    def open_example(self) -> None:
        """A data file without encryption with invented people; made on first use, and filled again when emptied."""
        path = folders.documents() / _EXAMPLE
        gate = self._build.gate

        def work() -> None:
            if not path.is_file():
                _make_folder(path.parent)
                gate().create(str(path), None)

        self._host.jobs.run(work, lambda _none: self._open(str(path), None, then=self._fill_example))

    def _fill_example(self) -> None:
        session = self._host.session
        if session is not None and not session.clients():
            self._host.jobs.run(self._build.example, self._host.import_example)

    def _create(self, then: Callable[[], None]) -> None:
        chosen = self._host.dialogs.new_data_file(folders.documents() / _SUGGESTION)
        if chosen is None:
            return
        target, passphrase = chosen
        gate = self._build.gate

        def work() -> str | None:
            _make_folder(target.parent)
            return gate().create(str(target), passphrase)

        def done(recovery: str | None) -> None:
            if recovery:
                self._host.dialogs.show_recovery_key(recovery, target)
            self._open(str(target), passphrase, then=then)

        self._host.jobs.run(work, done)

    # Opening

    def choose_workspace(self) -> None:
        """Ask for a data file and open it."""
        if not self._host.may_leave():
            return
        found = self._host.dialogs.open_file(_("Open a data file"), DATA_FILES, folders.documents())
        if found is not None:
            self.open_location(str(found))

    def open_location(self, location: str) -> None:
        """Open a workspace, asking for its passphrase when it has one."""
        gate = self._build.gate
        if self._host.window is None:
            self._wait_for(location)

        def done(encrypted: bool) -> None:
            if encrypted:
                self.show_unlock(location)
            else:
                self._open(location, None)

        self._host.jobs.run(lambda: gate().is_encrypted(location), done, problem=self._refuse)

    def restore(self) -> None:
        """Put a backup in place as a new data file, and open it."""
        host = self._host
        if not host.may_leave():
            return
        backup = host.dialogs.open_file(_("The backup"), f"{DATA_FILES};;(*)", folders.documents())
        if backup is None:
            return
        target = host.dialogs.save_file(
            _("Where the restored data file goes"), DATA_FILES, f"{backup.stem}.gbr", folders.documents()
        )
        if target is not None:
            gate = self._build.gate
            host.jobs.run(lambda: gate().restore(backup, str(target)), lambda _none: self.open_location(str(target)))

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
                page.refuse(sentence(problem.code, {**dict(problem.params), "path": Path(location).name}))
            else:
                self._refuse(problem)

        def done(session: Session) -> None:
            self._host.enter(session)
            if then is not None:
                then()

        def work() -> Session:
            return open_session(build.gate(), build.services, location, passphrase)

        self._host.jobs.run(work, done, problem=refused)

    def _refuse(self, problem: KnownProblem) -> None:
        """Say over the first page, or over the workspace that stays open, why it couldn't be opened."""
        if self._host.session is None:
            self.show_first_run()
        self._host.refuse(problem)


def _first_facts(rules: str = "") -> StatusFacts:
    version = _("Version {number}").format(number=__version__)
    return StatusFacts(_("No data file yet"), rules=rules, version=version)


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder)
    except FileProblem as problem:
        raise KnownProblem(problem.code, path=str(problem.path)) from problem
