"""The client companies: the desk of a month, and keeping one company's facts."""

from __future__ import annotations

from typing import Final

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.ports import Clock, RegulationSource, UnitOfWork, Workspace
from desktop_app.application.record_checks import check_company, check_removed_branches
from desktop_app.application.records.changes import rebased
from desktop_app.application.results import (
    Changed,
    Changes,
    CompanyRow,
    Due,
    Obligation,
    ObligationState,
    Outcome,
)
from desktop_app.domain.company import Company
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month

_NOTHING_STARTED: Final = tuple((obligation, ObligationState.NOT_STARTED) for obligation in Obligation)


class Companies:
    """The use cases behind the client desk and the company form."""

    def __init__(
        self,
        workspace: Workspace,
        regulations: RegulationSource,
        clock: Clock,
        recorder: ChangeRecorder | None = None,
    ) -> None:
        self._workspace = workspace
        self._regulations = regulations
        self._recorder = recorder or ChangeRecorder(clock)

    def desk(self, month: Month) -> tuple[CompanyRow, ...]:
        """Where every company stands in a month, by name."""
        with self._workspace.unit_of_work() as uow:
            return tuple(_row(uow, company, month) for company in uow.companies())

    def people_in(self, company_id: str, month: Month) -> int:
        """How many people work for a company in a month."""
        with self._workspace.unit_of_work() as uow:
            return uow.people_count(company_id, month)

    def by_id(self, company_id: str) -> Company:
        """One company. Raises KnownProblem when there is none."""
        with self._workspace.unit_of_work() as uow:
            return uow.store(company_id).company()

    def save(self, company: Company, *, read: Company | None = None, undoes: int | None = None) -> Outcome[Company]:
        """Insert or update a company with all its terms; ``undoes`` is the number of the change taken back.

        ``read`` is the company as the caller began with it: what somebody else saved since then in other fields
        stays. Raises KnownProblem ``company.name_missing``, ``company.code_missing``, ``company.code_taken``,
        ``company.changed_meanwhile`` when somebody else changed the same field, ``company.removed_meanwhile``, or what
        ``record_checks`` says of its branches and logo.
        """
        if not company.name.strip():
            raise KnownProblem("company.name_missing")
        if not company.code.strip():
            raise KnownProblem("company.code_missing")
        check_company(company)
        with self._workspace.unit_of_work() as uow:
            holder = uow.company_by_code(company.code)
            if holder is not None and holder.id != company.id:
                raise KnownProblem("company.code_taken", taken=company.code, name=holder.name)
            before = next((known for known in uow.companies() if known.id == company.id), None)
            company = _on_top(read, company, before)
            if before == company:
                return Outcome(company)
            store = uow.store(company.id)
            if before is not None:
                check_removed_branches(before, company, store.employees() if before.branches else ())
            store.save_company(company)
            self._recorder.company(uow, before, company, undoes)
            uow.commit()
        return Outcome(company, changes=Changes(frozenset({Changed.COMPANIES}), company.id))


def _on_top(read: Company | None, company: Company, current: Company | None) -> Company:
    """The change since ``read``, made on the company as stored now."""
    if read is None:
        return company
    if current is None:
        raise KnownProblem("company.removed_meanwhile", name=read.name)
    try:
        merged = rebased(read, company, current)
    except KnownProblem as problem:
        raise KnownProblem("company.changed_meanwhile", name=current.name) from problem
    check_company(merged)
    return merged


def obligation_states(state: RunState | None, dues: tuple[Due, ...]) -> tuple[tuple[Obligation, ObligationState], ...]:
    """How far each obligation is: nothing is owed before approval, nothing to be paid for an amount of zero."""
    if state in (None, RunState.DRAFT):
        return _NOTHING_STARTED
    nothing = {due.obligation for due in dues if due.amount is not None and not due.amount}
    return tuple(
        (obligation, ObligationState.NONE_DUE if obligation in nothing else ObligationState.READY)
        for obligation in Obligation
    )


def _row(uow: UnitOfWork, company: Company, month: Month) -> CompanyRow:
    run = uow.store(company.id).run_summary(month)
    state = run.head.state if run is not None else None
    dues = run.dues if run is not None else ()
    return CompanyRow(
        company=company,
        people=uow.people_count(company.id, month),
        month=month,
        state=state,
        run_number=run.head.number if run is not None else None,
        findings=run.head.errors if run is not None else 0,
        obligations=obligation_states(state, dues),
        dues=dues,
    )
