"""Everything that screens and commands can ask of an opened workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.application.change_history import ChangeHistory
from desktop_app.application.companies import Companies
from desktop_app.application.employees import People
from desktop_app.application.filings import Filings
from desktop_app.application.group_raises import GroupRaises
from desktop_app.application.law import Law
from desktop_app.application.law_effects import LawEffects
from desktop_app.application.paperwork import Paperwork
from desktop_app.application.payroll_runs import PayrollRuns
from desktop_app.application.people_export import CompanyPeople, PeopleExport
from desktop_app.application.people_import import PeopleImport
from desktop_app.application.people_rows import PeopleWorkbook
from desktop_app.application.people_search import PeopleSearch
from desktop_app.application.people_sources import PeopleSources
from desktop_app.application.ports import Clock, RegulationSource, Workspace
from desktop_app.application.removals import Removals
from desktop_app.application.simulations.service import Simulations
from desktop_app.application.wage_checks import WageChecks


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
    filings: Filings
    paperwork: Paperwork
    simulations: Simulations
    read_place_wages: Callable[[Path], tuple[tuple[str, str], ...]]
    read_people: Callable[[Path], PeopleWorkbook]
    write_template: Callable[[Path], None]
    write_people: Callable[[Path, Sequence[CompanyPeople]], None]
