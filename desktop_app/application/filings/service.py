"""The files of a month: written from its latest run by writers that the composition root provides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from desktop_app.application.companies import obligation_states
from desktop_app.application.filings.portal_rows import KesehatanTerms, kesehatan_terms
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.ports import RegulationSource
from desktop_app.application.results import (
    Due,
    Obligation,
    ObligationState,
    Outcome,
    Run,
    WrittenFile,
)
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.findings import Finding, KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation.files import FileProblem, staged

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Background:
    """What a month's files say that isn't in its run."""

    kesehatan: KesehatanTerms
    years: Callable[[], Mapping[str, YearToDate]]
    """Adds up the year by the employee's key, for those who had an earlier month in it; asked by who shows it."""


Writer = Callable[[Run, Background, Path], Outcome[tuple[WrittenFile, ...]]]
"""Writes one kind of file of a run into a folder."""
Filler = Callable[[Path, Run, KesehatanTerms, Path], Outcome[tuple[WrittenFile, ...]]]
"""Fills a copy of a portal's own workbook."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One thing that a month needs: an obligation with its due date, or an output."""

    kind: str
    """Kind of file to write for it; see ``Filings.kinds``."""
    obligation: Obligation | None
    due: Due | None
    amount: Money | None
    state: ObligationState


class Filings:
    """The use cases behind the files screen and the commands ``files`` and ``fill``."""

    def __init__(
        self, regulations: RegulationSource, runs: PayrollRuns, writers: Mapping[str, Writer], filler: Filler
    ) -> None:
        self._regulations = regulations
        self._runs = runs
        self._writers = writers
        self._filler = filler

    def kinds(self) -> tuple[str, ...]:
        """The kinds of files that can be written."""
        return tuple(self._writers)

    def write(
        self, code: str, month: Month, folder: Path, only: Sequence[str] | None = None
    ) -> Outcome[tuple[WrittenFile, ...]]:
        """Write the files of the latest run: all that are wanted, or none.

        Raises KnownProblem: ``files.unknown_kind``, ``run.none``, ``file.*`` and what the writers refuse.
        """
        wanted = tuple(only) if only else self.kinds()
        for kind in wanted:
            if kind not in self._writers:
                raise KnownProblem("files.unknown_kind", kind=kind, kinds=", ".join(self.kinds()))
        run, terms = self._run(code, month)
        background = Background(terms, lambda: self._runs.year_to_date(run))
        files: list[WrittenFile] = []
        findings: list[Finding] = []
        try:
            with staged(folder) as place:
                try:
                    for kind in wanted:
                        outcome = self._writers[kind](run, background, place)
                        files.extend(replace(file, path=_final(file.path, place, folder)) for file in outcome.value)
                        findings.extend(outcome.findings)
                except KnownProblem as problem:
                    params = {name: _final(value, place, folder) for name, value in problem.params}
                    raise KnownProblem(problem.code, **params) from problem
        except FileProblem as problem:
            raise KnownProblem(problem.code, path=str(problem.path)) from problem
        return Outcome(tuple(files), tuple(findings))

    def fill(self, template: Path, code: str, month: Month, folder: Path) -> Outcome[tuple[WrittenFile, ...]]:
        """Fill a copy of the portal's own workbook from the latest run, under the same file name."""
        run, terms = self._run(code, month)
        return self._filler(template, run, terms, folder)

    def queue(self, code: str, month: Month) -> tuple[QueueRow, ...]:
        """What the month needs, obligations first; empty before the month is calculated."""
        run = self._runs.find(code, month)
        if run is None:
            return ()
        states = dict(obligation_states(run.head.state, run.dues))
        rows = [
            QueueRow(_FILE_OF[due.obligation], due.obligation, due, due.amount, states[due.obligation])
            for due in run.dues
        ]
        ready = ObligationState.NOT_STARTED if run.head.state is RunState.DRAFT else ObligationState.READY
        rows.append(QueueRow("bank", None, None, run.head.totals.take_home, ready))
        rows.append(QueueRow("payslips", None, None, None, ready))
        rows.append(QueueRow("register", None, None, run.head.totals.employer_cost, ready))
        return tuple(rows)

    def _run(self, code: str, month: Month) -> tuple[Run, KesehatanTerms]:
        run = self._runs.show(code, month)
        return run, kesehatan_terms(self._regulations.current(), month)


def _final(value: T, place: Path, folder: Path) -> T | str:
    """A path in the place where files are made as it will be in the folder; anything else as it is."""
    if isinstance(value, str) and value.startswith(str(place)):
        return str(folder / Path(value).relative_to(place))
    return value


_FILE_OF = {
    Obligation.KESEHATAN: "portal",
    Obligation.KETENAGAKERJAAN: "portal",
    Obligation.TAX_DEPOSIT: "dues",
    Obligation.TAX_RETURN: "dues",
}
