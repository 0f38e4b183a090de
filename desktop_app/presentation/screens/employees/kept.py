"""Keeping what the list of people shows as a filter of the user's own, and letting go of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.application.records.filters import PeopleFilter
from desktop_app.domain.findings import KnownProblem
from desktop_app.foundation.i18n import _
from desktop_app.presentation.dialogs import Dialogs
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.employees.list import PeopleList

if TYPE_CHECKING:
    from desktop_app.application.people.search import PeopleSearch


class KeptFilters(QObject):
    """Between the list's menu and the filters that are stored for whoever works here."""

    def __init__(
        self,
        people: PeopleList,
        search: PeopleSearch,
        jobs: Jobs,
        dialogs: Dialogs,
        problem: Callable[[KnownProblem], None],
    ) -> None:
        super().__init__(people)
        self._people, self._search, self._jobs = people, search, jobs
        self._dialogs, self._problem = dialogs, problem
        people.filter.keep_wanted.connect(self._keep)
        people.filter.forget_wanted.connect(self._forget)

    def show(self, kept: tuple[PeopleFilter, ...]) -> None:
        """These are kept now."""
        self._people.filter.show_kept(kept)

    def _keep(self) -> None:
        wanted = self._people.current_filter
        name = self._dialogs.text(_("Keep this filter"), _("Name of the filter"), wanted.name, _("Keep"))
        if name:
            kept = replace(wanted, name=name)
            self._jobs.run(lambda: self._search.keep(kept), self.show, problem=self._problem)
            self._people.filter.choose(kept)

    def _forget(self, name: str) -> None:
        self._jobs.run(lambda: self._search.forget(name), self.show, problem=self._problem)
        if self._people.filter.current.name == name:
            self._people.show_all()
