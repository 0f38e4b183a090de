"""The paperwork around BPJS: which cases a month brings, their checklists, and letters filled from the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desktop_app.application.filings.portal_rows import kesehatan_terms
from desktop_app.application.month.dues import holidays
from desktop_app.application.paperwork.events import Event, events, takes_part
from desktop_app.application.paperwork.letter_drafts import draft
from desktop_app.application.paperwork.letters import Letter, require_complete
from desktop_app.application.ports import Clock, RegulationSource, UnitOfWork, Workspace
from desktop_app.application.records.paperwork import (
    Case,
    CaseKey,
    Checklist,
    ChecklistLine,
    LetterEntry,
    OwnText,
    Tick,
)
from desktop_app.application.results import AuditEntry, Changed, Changes, Outcome, WrittenFile
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, KnownProblem, warning
from desktop_app.domain.paperwork import About, Deadline, LetterKind, Occasion, Procedure, deadline
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet

LetterWriter = Callable[[Letter, Path], WrittenFile]
"""Writes a letter into a folder. Raises KnownProblem ``file.*``."""


class Paperwork:
    """The use cases behind the screen of letters and procedures."""

    def __init__(
        self,
        workspace: Workspace,
        regulations: RegulationSource,
        clock: Clock,
        procedures: Callable[[], tuple[Procedure, ...]],
        write: LetterWriter,
    ) -> None:
        self._workspace = workspace
        self._regulations = regulations
        self._clock = clock
        self._procedures = procedures
        self._write = write

    def procedures(self) -> tuple[Procedure, ...]:
        """All checklists there are, as shipped."""
        return self._procedures()

    def cases(self, company_id: str, month: Month) -> tuple[Case, ...]:
        """The cases of a month by deadline: its events, later ones whose deadline falls into it, and what was started.

        A case of another month that was started and isn't finished stays until it is.
        """
        with self._workspace.unit_of_work() as uow:
            found = self._found(uow, company_id)
            first, last = month.first_day, (month + 1).last_day
            cases = {case.key: case for case in found.arising(first, last) if _belongs(case, month)}
            for key in found.started():
                case = cases.get(key) or found.case(key)
                if case is not None and (Month.of(key.event_on) == month or case.done < len(case.procedure.items)):
                    cases[key] = case
        return tuple(sorted(cases.values(), key=_by_deadline))

    def checklist(self, company_id: str, key: CaseKey) -> Checklist:
        """A case with its lines. Raises KnownProblem ``paperwork.unknown`` for one that can't be."""
        with self._workspace.unit_of_work() as uow:
            return self._checklist(uow, self._found(uow, company_id), key)

    def tick(self, company_id: str, key: CaseKey, item: str, *, done: bool) -> Outcome[Checklist]:
        """Mark a line as done or not."""
        with self._workspace.unit_of_work() as uow:
            found = self._found(uow, company_id)
            known = self._checklist(uow, found, key)
            if item not in {line.item.key for line in known.lines}:
                raise KnownProblem("paperwork.unknown")
            store = uow.paperwork(company_id)
            if done:
                store.set_tick(Tick(*key, item, self._clock.now()))
            else:
                store.clear_tick(key, item)
            found.count(store.ticks())
            changed = self._checklist(uow, found, key)
            uow.commit()
        return Outcome(changed, changes=_changes(company_id))

    def edit_text(self, procedure: str, item: str, text: str) -> Outcome[OwnText]:
        """Put a line into the workspace's own words. Raises KnownProblem ``paperwork.text_empty`` or ``.unknown``."""
        if not text.strip():
            raise KnownProblem("paperwork.text_empty")
        self._require_item(procedure, item)
        own = OwnText(procedure, item, text.strip(), self._clock.now())
        with self._workspace.unit_of_work() as uow:
            uow.checklist_texts().save(own)
            uow.record(AuditEntry(own.edited_at, "checklist.text_changed", "", procedure, item))
            uow.commit()
        return Outcome(own, changes=_changes(""))

    def restore_text(self, procedure: str, item: str) -> Outcome[None]:
        """Return to the shipped words."""
        self._require_item(procedure, item)
        with self._workspace.unit_of_work() as uow:
            uow.checklist_texts().remove(procedure, item)
            uow.record(AuditEntry(self._clock.now(), "checklist.text_restored", "", procedure, item))
            uow.commit()
        return Outcome(None, changes=_changes(""))

    def draft_letter(self, company_id: str, key: CaseKey, kind: LetterKind) -> Letter:
        """A letter with what the records know: people with the same case and month, signatory, the next number."""
        today = self._clock.now().date()
        with self._workspace.unit_of_work() as uow:
            found = self._found(uow, company_id)
            case = self._checklist(uow, found, key).case
            month = Month.of(key.event_on)
            alike = [
                other
                for other in found.arising(month.first_day, month.last_day)
                if other.key.procedure == key.procedure and other.key != key
            ]
            return draft(kind, (case, *alike), found.company, found.people, uow.paperwork(company_id).letters(), today)

    def write_letter(self, company_id: str, key: CaseKey, letter: Letter, folder: Path) -> Outcome[WrittenFile]:
        """Write a letter as PDF and enter it in the book of letters.

        The same letter may be written again under its number. Raises KnownProblem ``letter.…_missing``,
        ``letter.number_taken`` for a number of another letter, or ``file.*``.
        """
        require_complete(letter)
        now = self._clock.now()
        entry = LetterEntry(letter.number.strip(), letter.kind, *key, letter.dated, now)
        with self._workspace.unit_of_work() as uow:
            store = uow.paperwork(company_id)
            holder = next((known for known in store.letters() if known.number == entry.number), None)
            if holder is not None and _told(holder) != _told(entry):
                raise KnownProblem("letter.number_taken", number=entry.number, date=holder.dated)
            file = self._write(replace(letter, number=entry.number), folder)
            store.save_letter(entry)
            uow.record(AuditEntry(now, "letter.written", company_id, key.subject, letter.kind.value))
            uow.commit()
        return Outcome(file, changes=_changes(company_id))

    def _checklist(self, uow: UnitOfWork, found: _Records, key: CaseKey) -> Checklist:
        case = found.case(key)
        if case is None:
            raise KnownProblem("paperwork.unknown")
        store = uow.paperwork(found.company.id)
        ticked = {tick.item: tick.ticked_at for tick in store.ticks() if _case_of(tick) == key}
        own = {text.item: text for text in uow.checklist_texts().all() if text.procedure == key.procedure}
        lines = tuple(ChecklistLine(item, own.get(item.key), ticked.get(item.key)) for item in case.procedure.items)
        letters = tuple(entry for entry in store.letters() if CaseKey(*_told(entry)[1:]) == key)
        return Checklist(case, lines, letters)

    def _found(self, uow: UnitOfWork, company_id: str) -> _Records:
        store = uow.store(company_id)
        return _Records(
            store.company(),
            {employee.id: employee for employee in store.employees()},
            {procedure.key: procedure for procedure in self._procedures()},
            uow.paperwork(company_id).ticks(),
            self._regulations.current(),
        )

    def _require_item(self, procedure: str, item: str) -> None:
        known = {(each.key, line.key) for each in self._procedures() for line in each.items}
        if (procedure, item) not in known:
            raise KnownProblem("paperwork.unknown")


class _Records:
    """The records of a company as the cases see them."""

    def __init__(
        self,
        company: Company,
        people: dict[str, Employee],
        procedures: dict[str, Procedure],
        ticks: tuple[Tick, ...],
        law: RegulationSet,
    ) -> None:
        self.company = company
        self.people = people
        self._procedures = procedures
        self._law = law
        self._days_off = holidays(law)
        self.count(ticks)

    def count(self, ticks: Iterable[Tick]) -> None:
        """Count the lines done of each case."""
        self._done = Counter(_case_of(tick) for tick in ticks)

    def started(self) -> tuple[CaseKey, ...]:
        """Cases with at least one tick."""
        return tuple(self._done)

    def arising(self, first: date, last: date, subject: str = "") -> list[Case]:
        """The cases that the events of these days bring about, for one person or for all."""
        terms = kesehatan_terms(self._law, Month.of(last))
        people = (self.people[subject],) if subject else self.people.values()
        return [
            self._case(procedure, event.employee.id, event.on, event)
            for event in events(self.company, people, first, last, terms.coverage, terms.class_two_up_to)
            for procedure in self._procedures.values()
            if _calls_for(event, procedure)
            and takes_part(self.company, event.employee, event.on, procedure.institution)
        ]

    def case(self, key: CaseKey) -> Case | None:
        """The case of a key, whether an event calls for it or the user started it."""
        procedure = self._procedures.get(key.procedure)
        subject = self.company.id if procedure and procedure.about is About.COMPANY else key.subject
        if procedure is None or subject != key.subject:
            return None
        if procedure.about is About.EMPLOYEE and key.subject not in self.people:
            return None
        arising = self.arising(key.event_on, key.event_on, key.subject) if procedure.occasion is not None else ()
        return next((case for case in arising if case.key == key), None) or self._case(
            procedure, key.subject, key.event_on, None
        )

    def _case(self, procedure: Procedure, subject: str, on: date, event: Event | None) -> Case:
        person = self.people.get(subject)
        leaves = procedure.occasion is Occasion.LEFT
        holds_from = event.holds_from if event else on + timedelta(days=1) if leaves else on
        key = CaseKey(procedure.key, subject, on)
        last_day, findings = self._deadline(procedure, on, holds_from)
        if event is not None and event.occasion is Occasion.LEFT and not event.reason:
            findings = (*findings, warning("paperwork.reason_missing"))
        return Case(
            key=key,
            procedure=procedure,
            name=person.name if person else self.company.name,
            nip=person.nip if person else "",
            holds_from=holds_from,
            deadline=last_day,
            done=self._done[key],
            reason=event.reason if event else "",
            member=event.member if event else "",
            suspended=event.suspended if event else (),
            findings=findings,
        )

    def _deadline(
        self, procedure: Procedure, on: date, holds_from: date
    ) -> tuple[Deadline | None, tuple[Finding, ...]]:
        rule = procedure.deadline
        if rule is None:
            return None, ()
        due = self._law.find(rule.law, Month.of(on).last_day) if rule.law else None
        found = deadline(
            rule,
            on,
            holds_from,
            cutoff=self.company.terms_on(on).edabu_cutoff,
            due=(due.value["day"], due.value["months_after"]) if due else None,
            days_off=self._days_off,
        )
        known_years = {day.year for day in self._days_off}
        if found is not None and found.by_rule.year not in known_years:
            return found, (warning("due.holidays_missing", year=str(found.by_rule.year), date=found.by_rule),)
        return found, ()


def _calls_for(event: Event, procedure: Procedure) -> bool:
    if procedure.occasion is not event.occasion:
        return False
    return event.occasion is not Occasion.LEFT or not procedure.reasons or event.reason in procedure.reasons


def _belongs(case: Case, month: Month) -> bool:
    return Month.of(case.key.event_on) == month or (case.deadline is not None and Month.of(case.deadline.day) == month)


def _by_deadline(case: Case) -> tuple[date, date, str, str]:
    last_day = case.deadline.day if case.deadline else date.max
    return last_day, case.key.event_on, case.name, case.key.procedure


def _case_of(tick: Tick) -> CaseKey:
    return CaseKey(tick.procedure, tick.subject, tick.event_on)


def _told(entry: LetterEntry) -> tuple[LetterKind, str, str, date]:
    return entry.kind, entry.procedure, entry.subject, entry.event_on


def _changes(company_id: str) -> Changes:
    return Changes(frozenset({Changed.FILES}), company_id)
