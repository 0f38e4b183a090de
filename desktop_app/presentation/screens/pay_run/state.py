"""Where a month stands: what the strips and the one primary button of a pay run say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.application.month.pay_day import PayDay, pay_day
from desktop_app.application.month.run_findings import open_findings
from desktop_app.application.results import Run, RunHead
from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.domain.findings import Severity
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.run_words import run_word
from desktop_app.presentation.screens.pay_run.rows import PersonRow, person_rows
from desktop_app.presentation.widgets.period_strip import PeriodCell
from desktop_app.presentation.widgets.step_strip import StepCell

Stage = Literal["people", "calculate", "check", "approve", "files"]
MONTHS = 12


@dataclass(frozen=True, slots=True)
class LoadedMonth:
    """A month with what it is compared with."""

    company: Company
    month: Month
    run: Run | None
    rows: tuple[PersonRow, ...]
    heads: tuple[RunHead, ...]
    """All runs of the year."""
    people: int
    """How many people work there in the month."""
    payday: PayDay
    outdated: bool = False
    """Whether something was changed since the draft was calculated."""

    @property
    def state(self) -> RunState | None:
        """The state of the latest run; None before the first calculation."""
        return self.run.head.state if self.run is not None else None

    @property
    def errors(self) -> int:
        """Findings that block approval."""
        return open_findings(self.run, Severity.ERROR) if self.run is not None else 0

    @property
    def warnings(self) -> int:
        """Findings that approval accepts."""
        return open_findings(self.run, Severity.WARNING) if self.run is not None else 0

    @property
    def stage(self) -> Stage:
        """The next step of the month."""
        if not self.people and not self.rows and self.state in (None, RunState.DRAFT):
            return "people"
        if self.run is None or self.outdated:
            return "calculate"
        if self.state is not RunState.DRAFT:
            return "files"
        return "check" if self.errors else "approve"


def load(services: Services, company_id: str, month: Month) -> LoadedMonth:
    """Everything that the screen shows of a month; for a worker."""
    company = services.companies.by_id(company_id)
    run = services.runs.find(company.code, month)
    previous = services.runs.find(company.code, month + -1) if run is not None else None
    rows = person_rows(run, previous) if run is not None else ()
    return LoadedMonth(
        company=company,
        month=month,
        run=run,
        rows=rows,
        heads=services.runs.heads(company.code, month.year),
        people=services.companies.people_in(company_id, month),
        payday=pay_day(company, month, services.regulations.current()),
        outdated=run is not None and services.runs.is_outdated(run.head),
    )


def payday_words(payday: PayDay) -> str:
    """The day of payment; where it is a day off also the working day before it."""
    day, before = formats.long_date(payday.day), payday.working_day_before
    if before is None:
        return day
    text = _("{day} (a day off; working day before: {before})")
    return text.format(day=day, before=formats.day_month(before))


def period_cells(heads: Sequence[RunHead], month: Month, today: Month) -> tuple[PeriodCell, ...]:
    """The twelve months of the year."""
    latest = {head.month: head for head in heads}
    cells = []
    for one in month.first_of_year.through(month.first_of_year + (MONTHS - 1)):
        head = latest.get(one)
        title = formats.short_month(one.number)
        if head is None:
            future = one > today
            note = _("year end") if one.closes_tax_year else "" if future else _("no run yet")
            cells.append(PeriodCell(one, title, note, "future" if future else "open"))
        elif head.state is RunState.DRAFT:
            cells.append(PeriodCell(one, title, run_word(head)))
        else:
            note = _("Run {number}").format(number=head.number)
            cells.append(PeriodCell(one, title, note, "closed", locked=True))
    return tuple(cells)


def step_cells(loaded: LoadedMonth) -> tuple[StepCell, ...]:
    """The six steps of the month; the last one names the dues."""
    run, stage = loaded.run, loaded.stage
    calculated, approved = run is not None, stage == "files"
    changed = sum(row.changed for row in loaded.rows)
    variable = sum(bool(row.amounts["variable"]) for row in loaded.rows)
    first = _("nobody yet") if stage == "people" else _("before calculating")
    notes = {
        "data": _changed_note(changed, loaded.rows) if calculated else first,
        "variables": _("{count} of {all} people").format(count=variable, all=len(loaded.rows)) if calculated else first,
        "check": _check_note(loaded),
        "approve": run_word(run.head) if run is not None and approved else _approve_note(stage),
        "files": _("ready to be made") if approved else _("after step 4"),
        "proof": _due_note(run) if run is not None else "",
    }
    calculated = calculated and stage != "people"
    done = {"data": calculated, "variables": calculated, "check": stage in ("approve", "files"), "approve": approved}
    current = {"people": "data", "calculate": "check", "check": "check", "approve": "approve", "files": "files"}[stage]
    titles = (
        ("data", _("Data changed")),
        ("variables", _("Attendance & variables")),
        ("check", _("Calculate & check")),
        ("approve", _("Approve")),
        ("files", _("Files & payslips")),
        ("proof", _("Proof of payment")),
    )
    return tuple(
        StepCell(
            key,
            title,
            notes[key],
            "current" if key == current else "done" if done.get(key) else "waiting",
            problem=key == "check" and loaded.errors > 0,
            enabled=key in ("data", "variables", "check") or (key == "approve" and stage == "approve") or approved,
        )
        for key, title in titles
    )


def _approve_note(stage: Stage) -> str:
    return _("ready to approve") if stage == "approve" else _("after step 3")


def _changed_note(count: int, rows: Sequence[PersonRow]) -> str:
    if not any(row.compared for row in rows):
        return _("no month before")
    return ngettext("{count} person changed", "{count} people changed", count).format(count=count)


def _check_note(loaded: LoadedMonth) -> str:
    if loaded.run is None:
        return _("not calculated yet")
    if loaded.outdated:
        return _("data changed · F9")
    if loaded.errors:
        return ngettext("{count} open finding", "{count} open findings", loaded.errors).format(count=loaded.errors)
    if loaded.warnings:
        return ngettext("{count} remark", "{count} remarks", loaded.warnings).format(count=loaded.warnings)
    return _("no findings")


def _due_note(run: Run) -> str:
    dates = [due.date for due in run.dues if due.amount is None or due.amount]
    return _("first due {date}").format(date=formats.day_month(min(dates))) if dates else ""
