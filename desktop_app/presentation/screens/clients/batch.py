"""Calculating several clients in one go: what is skipped and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.application.results import Changed, Changes, CompanyRow
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import _, ngettext, sentence
from desktop_app.presentation.jobs import Cancelled
from desktop_app.presentation.screens.clients.rows import DONE


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Clients by what became of them."""

    calculated: int
    with_findings: tuple[str, ...]
    """Names of clients whose run has blocking findings."""
    approved: tuple[str, ...]
    """Names of clients left alone because the month is approved."""
    problems: tuple[str, ...]
    """One sentence per client that couldn't be calculated."""
    stopped_before: int = 0
    """Clients not reached because the user stopped."""

    @property
    def changes(self) -> Changes:
        """What the desk and other screens must read again."""
        return Changes(frozenset({Changed.RUNS}) if self.calculated else frozenset())

    @property
    def tone(self) -> str:
        """How loud the message about it is."""
        if self.problems:
            return "merah"
        return "soga" if self.with_findings or self.approved or self.stopped_before else "daun"


def calculate_all(
    calculate: Callable[[str, Month], int],
    rows: Sequence[CompanyRow],
    month: Month,
    progress: Callable[[int, int], None],
) -> BatchResult:
    """Calculate client after client; ``calculate`` gives the number of blocking findings. Runs on the worker.

    Stopping keeps the clients that are finished.
    """
    calculated = 0
    findings: list[str] = []
    approved: list[str] = []
    problems: list[str] = []
    for number, row in enumerate(rows):
        try:
            progress(number, len(rows))
        except Cancelled:
            return BatchResult(calculated, tuple(findings), tuple(approved), tuple(problems), len(rows) - number)
        if row.state in DONE:
            approved.append(row.company.name)
            continue
        try:
            if calculate(row.company.code, month):
                findings.append(row.company.name)
            calculated += 1
        except KnownProblem as problem:
            problems.append(f"{row.company.name}: {sentence(problem.code, problem.params)}")
    return BatchResult(calculated, tuple(findings), tuple(approved), tuple(problems))


def summary(result: BatchResult) -> str:
    """The result in sentences."""
    parts = [
        ngettext("{count} client calculated.", "{count} clients calculated.", result.calculated).format(
            count=result.calculated
        )
    ]
    if result.with_findings:
        parts.append(_("With findings: {names}.").format(names=", ".join(result.with_findings)))
    if result.approved:
        parts.append(
            ngettext(
                "{count} skipped because the month is already approved: {names}.",
                "{count} skipped because the month is already approved: {names}.",
                len(result.approved),
            ).format(count=len(result.approved), names=", ".join(result.approved))
        )
    parts.extend(result.problems)
    if count := result.stopped_before:
        parts.append(
            ngettext(
                "Stopped; {count} client not calculated.", "Stopped; {count} clients not calculated.", count
            ).format(count=count)
        )
    return " ".join(parts)
