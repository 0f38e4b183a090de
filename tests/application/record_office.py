"""The services that change records, over one real workspace, with Rina at the keyboard."""

from __future__ import annotations

from pathlib import Path

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.companies import Companies
from desktop_app.application.history.service import ChangeHistory
from desktop_app.application.people.employees import People
from desktop_app.application.people.removals import Removals
from desktop_app.persistence.workspace import DatabaseWorkspace
from desktop_app.regulations.source import FileRegulations
from tests.clock import FixedClock
from tests.persistence import samples


class RecordOffice:
    """A workspace with the sample company and two of its people."""

    def __init__(self, folder: Path) -> None:
        clock = FixedClock()
        self.workspace: DatabaseWorkspace = samples.new_workspace(folder)
        recorder = ChangeRecorder(clock, lambda: "rina")
        self.people = People(self.workspace, clock, recorder)
        self.companies = Companies(self.workspace, FileRegulations(), clock, recorder)
        self.removals = Removals(self.workspace, recorder)
        self.history = ChangeHistory(self.workspace, clock, self.companies, self.people, self.removals)
