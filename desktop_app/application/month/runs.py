"""The life of a month: calculate a draft, approve, close, reopen as the next run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from desktop_app.application.keys import new_key
from desktop_app.application.month.daily_history import worked_before
from desktop_app.application.month.dues import dues
from desktop_app.application.month.facts import MonthRecords, gather
from desktop_app.application.month.minimum_wages import MinimumWages
from desktop_app.application.month.output_history import earned_before
from desktop_app.application.month.run_findings import all_findings, errors_of
from desktop_app.application.month.run_totals import total
from desktop_app.application.ports import Clock, CompanyStore, RegulationSource, UnitOfWork, Workspace
from desktop_app.application.results import (
    AuditEntry,
    Changed,
    Changes,
    Outcome,
    Run,
    RunHead,
    StoredPayslip,
)
from desktop_app.application.year_to_date import YearToDate, earlier_runs
from desktop_app.domain.company import Company
from desktop_app.domain.components import all_objections
from desktop_app.domain.findings import KnownProblem, Severity, warning
from desktop_app.domain.holidays import public_holidays
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.payroll.run import Move, RunState, require
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.bulk import no_cycle_collection

_CALCULATED_FROM: Final = ("company.", "employee.", "people.imported", "variables.")
"""How the audit trail's actions begin that change what a month of a company is calculated from."""
_LAW: Final = ("law.",)

Report = Callable[[int, int], None]
"""Hears how many of how many employees are done; raises to stop between two of them."""


class PayrollRuns:
    """The use cases behind the pay-run screen and the ``month`` commands."""

    def __init__(
        self, workspace: Workspace, regulations: RegulationSource, clock: Clock, minimum_wages: MinimumWages
    ) -> None:
        self._workspace = workspace
        self._regulations = regulations
        self._clock = clock
        self._minimum_wages = minimum_wages

    def calculate(self, code: str, month: Month, progress: Report | None = None) -> Outcome[Run]:
        """Calculate the draft of a month anew. Raises KnownProblem when the month is approved or closed."""
        self._regulations.refresh()
        with no_cycle_collection(), self._workspace.unit_of_work() as uow:
            company, store = _company(uow, code)
            _draft_to_replace(store, code, month)
            records = _records(company, store, month, self._regulations.current())
        draft = self._draft(records, progress)
        with no_cycle_collection(), self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            _, store = _company(uow, code)
            latest = _draft_to_replace(store, code, month)
            if latest is not None:
                head = replace(draft.head, id=latest.id, number=latest.number)
                draft = replace(draft, head=replace(head, corrects=latest.corrects, reason=latest.reason))
            store.save_run(draft)
            self._record(uow, "run.calculated", draft.head)
            uow.commit()
        return Outcome(draft, all_findings(draft), _changes(company))

    def approve(self, code: str, month: Month) -> Outcome[RunHead]:
        """Approve the latest run; its warnings count as accepted.

        Refuses while error findings remain, and when somebody in it was removed since it was calculated. What else was
        changed since is the outcome's finding, and the run stays as it was calculated.
        """
        with self._workspace.unit_of_work() as uow:
            company, store = _company(uow, code)
            run = store.run(month)
        if run is None:
            raise _no_run(code, month)
        require(Move.APPROVE, run.head.state, code, month)
        if run.head.errors:
            raise KnownProblem("run.errors_remain", company=code, month=month, count=run.head.errors)
        since = (warning("run.outdated", company=code, month=month),) if self.is_outdated(run.head) else ()
        accepted = sorted({finding.code for finding in all_findings(run) if finding.severity is Severity.WARNING})
        head = replace(run.head, state=RunState.APPROVED, approved_at=self._clock.now())
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            _, store = _company(uow, code)
            require(Move.APPROVE, _latest_head(store, code, month).state, code, month)
            store.update_head(head)
            _require_people(store, run)  # the run can't change any more, nor can anybody of it go meanwhile
            self._record(uow, "run.approved", head, f"warnings accepted: {','.join(accepted) or '-'}")
            uow.commit()
        return Outcome(head, since, _changes(company))

    def close(self, code: str, month: Month) -> Outcome[RunHead]:
        """Close the approved run of a month."""
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            company, store = _company(uow, code)
            latest = _latest_head(store, code, month)
            require(Move.CLOSE, latest.state, code, month)
            head = replace(latest, state=RunState.CLOSED, closed_at=self._clock.now())
            store.update_head(head)
            self._record(uow, "run.closed", head)
            uow.commit()
        return Outcome(head, (), _changes(company))

    def reopen(self, code: str, month: Month, reason: str) -> Outcome[Run]:
        """Start the next run as a draft that points to the approved or closed one. Needs a reason."""
        if not reason.strip():
            raise KnownProblem("run.reason_needed", company=code, month=month)
        self._regulations.refresh()
        with self._workspace.unit_of_work() as uow:
            company, store = _company(uow, code)
            require(Move.REOPEN, _latest_head(store, code, month).state, code, month)
            records = _records(company, store, month, self._regulations.current())
        draft = self._draft(records)
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            _, store = _company(uow, code)
            latest = _latest_head(store, code, month)
            require(Move.REOPEN, latest.state, code, month)
            head = replace(draft.head, number=latest.number + 1, corrects=latest.number, reason=reason.strip())
            run = replace(draft, head=head)
            store.save_run(run)
            self._record(uow, "run.reopened", head, f"corrects {latest.number}")
            uow.commit()
        return Outcome(run, all_findings(run), _changes(company))

    def show(self, code: str, month: Month, number: int | None = None) -> Run:
        """A run with its payslips; the latest without a number. Raises KnownProblem when there is none."""
        run = self.find(code, month, number)
        if run is None:
            raise _no_run(code, month, number)
        return run

    def find(self, code: str, month: Month, number: int | None = None) -> Run | None:
        """A run with its payslips, if it exists."""
        with self._workspace.unit_of_work() as uow:
            return _company(uow, code)[1].run(month, number)

    def is_outdated(self, head: RunHead) -> bool:
        """Whether what a draft was calculated from was changed since: the company, its people or amounts, the law."""
        if head.state is not RunState.DRAFT:
            return False
        with self._workspace.unit_of_work() as uow:
            changed = (uow.last_recorded(head.company_id, _CALCULATED_FROM), uow.last_recorded("", _LAW))
        return any(at is not None and at > head.calculated_at for at in changed)

    def heads(self, code: str, year: int) -> tuple[RunHead, ...]:
        """All runs of a year, by month and number."""
        january = Month(year, 1)
        with self._workspace.unit_of_work() as uow:
            return _company(uow, code)[1].run_heads(january, january + 11)

    def year_to_date(self, run: Run) -> Mapping[str, YearToDate]:
        """The sums of the year up to a run's month, by the employee's key; of those who had an earlier month in it."""
        month, head = run.head.month, run.head
        with self._workspace.unit_of_work() as uow:
            store = uow.store(head.company_id)
            heads = store.run_heads(month.first_of_year, month)
            earlier = store.sums_of_runs(earlier_runs(heads, month, head.approved_at))
        return {
            stored.employee.id: earlier[stored.employee.id].with_month(stored.payslip)
            for stored in run.payslips
            if stored.employee.id in earlier
        }

    def trial(self, code: str, month: Month, change: Callable[[MonthRecords], MonthRecords]) -> Run:
        """What a month would be if the records were otherwise; in whatever state the month is. Never stored."""
        with no_cycle_collection(), self._workspace.unit_of_work() as uow:
            company, store = _company(uow, code)
            records = _records(company, store, month, self._regulations.current())
        return self._draft(change(records))

    def _draft(self, records: MonthRecords, progress: Report | None = None) -> Run:
        """Run 1 of the month as a draft. Works on the records alone, so that no transaction stays open for it."""
        company, month = records.company, records.month
        law = self._regulations.current()
        rules = rules_for(law, month)
        stored: list[StoredPayslip] = []
        with no_cycle_collection():
            gathered = tuple(gather(records, rules.coverage, self._minimum_wages, public_holidays(law), rules.dtp))
            for person in gathered:
                payslip = calculate(person.facts, rules)
                base, minimum = _wage_base(payslip), person.facts.employer.minimum_wage
                stored.append(StoredPayslip(person.employee, payslip, base, person.back_pay, minimum))
                if progress is not None:
                    progress(len(stored), len(gathered))
        totals = total(one.payslip for one in stored)
        owed, findings = dues(law, month, totals)
        findings = (*findings, *all_objections(company.components, month.last_day))
        if not stored:
            findings = (*findings, warning("run.nobody", company=company.code, month=month))
        head = RunHead(
            id=new_key(),
            company_id=company.id,
            month=month,
            number=1,
            state=RunState.DRAFT,
            corrects=None,
            reason="",
            calculated_at=self._clock.now(),
            regulation_fingerprint=law.fingerprint,
            people=len(stored),
            totals=totals,
        )
        run = Run(head, company, tuple(stored), owed, findings)
        return replace(run, head=replace(head, errors=len(errors_of(run))))

    def _record(self, uow: UnitOfWork, action: str, head: RunHead, detail: str = "") -> None:
        subject = f"{head.month} run {head.number}"
        uow.record(AuditEntry(self._clock.now(), action, head.company_id, subject, detail))


def _wage_base(payslip: Payslip) -> Money:
    """The full-month wage that BPJS Ketenagakerjaan counts, which the trace begins with."""
    return next(line.result for line in payslip.trace if line.key == "pay.base")


def _company(uow: UnitOfWork, code: str) -> tuple[Company, CompanyStore]:
    company = uow.company_by_code(code)
    if company is None:
        raise KnownProblem("company.unknown", company=code)
    return company, uow.store(company.id)


def _records(company: Company, store: CompanyStore, month: Month, law: RegulationSet) -> MonthRecords:
    employees = store.employees()
    january = month.first_of_year
    # Most months settle nobody's year, and reading a year of a large company takes as long as calculating a month.
    settles = month.closes_tax_year or any(employee.leaves_in(month) for employee in employees)
    earlier = store.tax_totals(january, month + -1) if settles and month != january else ()
    variables = store.variables(month)
    earned = tuple(earned_before(store, employees, month))
    worked = tuple(worked_before(store, employees, month, law))
    return MonthRecords(company, month, employees, variables, store.openings(), earlier, earned, worked)


def _draft_to_replace(store: CompanyStore, code: str, month: Month) -> RunHead | None:
    """The draft that a calculation replaces, if there is one. Refuses an approved or closed month."""
    latest = store.latest_run(month)
    if latest is not None:
        require(Move.CALCULATE, latest.state, code, month)
    return latest


def _latest_head(store: CompanyStore, code: str, month: Month) -> RunHead:
    head = store.latest_run(month)
    if head is None:
        raise _no_run(code, month)
    return head


def _require_people(store: CompanyStore, run: Run) -> None:
    known = store.employee_ids()
    for stored in run.payslips:
        if stored.employee.id not in known:
            raise KnownProblem("run.person_removed", name=stored.employee.name, month=run.head.month)


def _no_run(code: str, month: Month, number: int | None = None) -> KnownProblem:
    return KnownProblem("run.none", company=code, month=month, number=number or 0)


def _changes(company: Company) -> Changes:
    return Changes(frozenset({Changed.RUNS}), company.id)
