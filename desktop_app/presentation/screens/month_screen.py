"""A screen about one month of one client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.application.results import Changes
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import sentence
from desktop_app.presentation.dialogs import Dialogs, QtDialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, Screen
from desktop_app.presentation.widgets.message_bar import MessageBar
from desktop_app.presentation.widgets.page_head import PageHead

if TYPE_CHECKING:
    from desktop_app.application.services import Services

L = TypeVar("L")


class MonthScreen(Screen, Generic[L]):
    """Reads the month on a worker; what comes back when another one is in force already is let go."""

    head: PageHead
    """Made by the screen, as is ``message``; its bar says that something is going on."""
    message: MessageBar

    def __init__(self, services: Services, jobs: Jobs, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self._services = services
        self._jobs = jobs
        self._dialogs: Dialogs = dialogs or QtDialogs(self)
        self._context = AppContext()
        self._loaded: L | None = None

    def reload(self, changes: object) -> None:
        """Load again when it may concern this client."""
        if isinstance(changes, Changes) and not changes.concern(self._context.company_id):
            return
        if self.isVisible():
            self._load()

    # What each screen says

    def _reading(self, company_id: str, month: Month) -> Callable[[], L]:
        """How the month is read; what is returned is called on a worker."""
        raise NotImplementedError

    def _show(self, loaded: L) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _forget(self) -> None:
        """Let go of what was said or chosen in the month shown before."""

    # What all do

    def _stack(self, *parts: QWidget) -> None:
        """Stand the parts over one another; the last one takes the room that is left."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in parts:
            outer.addWidget(part)
        outer.setStretchFactor(parts[-1], 1)

    def _today(self) -> date:
        return self._services.clock.now().date()

    def _turn_to(self, context: AppContext) -> None:
        """Show the month of a client, another one or the same anew."""
        if context.company_id != self._context.company_id or context.month != self._context.month:
            self.message.hide()
            self._forget()
        self._context = context
        self._load()

    def _take_month(self, month: Month) -> None:
        """Show another month of the client, and tell the window."""
        self._turn_to(replace(self._context, month=month))
        self.context_changed.emit(self._context)

    def _step(self, months: int) -> None:
        if self._context.month is not None:
            self._take_month(self._context.month + months)

    def _load(self) -> None:
        company_id, month = self._context.company_id, self._context.month
        if company_id is None or month is None:
            return

        def done(loaded: L) -> None:
            if (company_id, month) == (self._context.company_id, self._context.month):
                self._show(loaded)

        self.head.bar.follow(self._jobs.run(self._reading(company_id, month), done))

    def _refuse(self, problem: KnownProblem) -> None:
        self.message.say(sentence(problem.code, problem.params))
