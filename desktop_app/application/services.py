"""Everything that screens and commands can ask of an opened workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.application.companies import Companies
from desktop_app.application.exchange.export import CompanyPeople, PeopleExport
from desktop_app.application.exchange.imports import PeopleImport
from desktop_app.application.exchange.rows import PeopleWorkbook
from desktop_app.application.exchange.sources import PeopleSources
from desktop_app.application.filings.service import Filings
from desktop_app.application.history.service import ChangeHistory
from desktop_app.application.law.effects import LawEffects
from desktop_app.application.law.service import Law
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.paperwork.service import Paperwork
from desktop_app.application.people.employees import People
from desktop_app.application.people.group_raises import GroupRaises
from desktop_app.application.people.removals import Removals
from desktop_app.application.people.search import PeopleSearch
from desktop_app.application.people.wage_checks import WageChecks
from desktop_app.application.ports import Clock, RegulationSource, Workspace
from desktop_app.application.simulations.service import Simulations
from desktop_app.application.verification import SlipCodes


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases over one workspace, and the readers and writers that they share with the screens."""

    workspace: Workspace
    clock: Clock
    regulations: RegulationSource
    law: Law
    law_effects: LawEffects
    companies: Companies
    people: People
    wage_checks: WageChecks
    group_raises: GroupRaises
    history: ChangeHistory
    removals: Removals
    search: PeopleSearch
    imports: PeopleImport
    sources: PeopleSources
    export: PeopleExport
    runs: PayrollRuns
    slip_codes: SlipCodes
    filings: Filings
    paperwork: Paperwork
    simulations: Simulations
    read_place_wages: Callable[[Path], tuple[tuple[str, str], ...]]
    read_people: Callable[[Path], PeopleWorkbook]
    write_template: Callable[[Path], None]
    write_people: Callable[[Path, Sequence[CompanyPeople]], None]
