"""Finding people across all clients, and the filters that a user keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.application.people.filters import search_words
from desktop_app.application.people.person_matches import matches
from desktop_app.application.ports import Workspace
from desktop_app.application.records.filters import PeopleFilter
from desktop_app.application.results import PersonHit
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats

LIMIT: Final = 20
"""People that one search shows; who looks for more types more."""
LEAST: Final = 2
"""Letters from which on a search makes sense."""


class PeopleSearch:
    """The use cases behind the command palette and the list's filters."""

    def __init__(self, workspace: Workspace, who: Callable[[], str] = str) -> None:
        self._workspace = workspace
        self._who = who

    def who(self) -> str:
        """Who works here, as the history of changes names them; empty when nobody knows."""
        return self._who()

    def find(self, text: str, limit: int = LIMIT) -> tuple[PersonHit, ...]:
        """People of all clients by name, NIP, NIK, KPJ, JKN number or telephone, by name; at most ``limit``.

        Each of the words must be found. Nothing is found with fewer than ``LEAST`` characters.
        """
        words = search_words(text)
        if sum(map(len, words)) < LEAST:
            return ()
        with self._workspace.unit_of_work() as uow:
            return uow.find_people(words, limit)

    def matches(self, company_id: str, employee: Employee, month: Month) -> tuple[Finding, ...]:
        """What other records say about a person as typed: shared numbers, a name that was another one."""
        with self._workspace.unit_of_work() as uow:
            return matches(uow, company_id, employee, month)

    def filters(self) -> tuple[PeopleFilter, ...]:
        """The filters kept by whoever works here, by name."""
        with self._workspace.unit_of_work() as uow:
            return uow.saved_filters(self._who())

    def keep(self, chosen: PeopleFilter) -> tuple[PeopleFilter, ...]:
        """Keep a filter under its name, in the place of one of the same name; all that are kept now.

        Raises KnownProblem ``filter.name_missing``.
        """
        if not chosen.name.strip():
            raise KnownProblem("filter.name_missing")
        with self._workspace.unit_of_work() as uow:
            uow.save_filter(self._who(), chosen)
            uow.commit()
        return self.filters()

    def forget(self, name: str) -> tuple[PeopleFilter, ...]:
        """Let go of a kept filter; all that are still kept."""
        with self._workspace.unit_of_work() as uow:
            uow.remove_filter(self._who(), name)
            uow.commit()
        return self.filters()


def matched_number(hit: PersonHit, text: str) -> str:
    """The kind of number by which somebody was found and its masked digits, as in ``NIK 3273 ···· ···· 0003``."""
    words = search_words(text)
    for label, number in (("NIK", hit.nik), ("KPJ", hit.kpj), ("JKN", hit.jkn_number), ("☏", hit.phone)):
        if number and any(word in number for word in words):
            return f"{label} {formats.masked(number)}"
    return f"NIP {hit.nip}"
