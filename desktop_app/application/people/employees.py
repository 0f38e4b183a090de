"""One company's people and their variable amounts: reading and keeping them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.keys import new_key
from desktop_app.application.ports import Clock, CompanyStore, Workspace
from desktop_app.application.record_checks import check_leaves
from desktop_app.application.records.changes import rebased
from desktop_app.application.results import AuditEntry, Changed, Changes, Outcome
from desktop_app.domain.employee import Employee, VariableItem
from desktop_app.domain.findings import Finding, KnownProblem, warning
from desktop_app.domain.periods import Month


class People:
    """The use cases behind the employee form and the monthly input."""

    def __init__(self, workspace: Workspace, clock: Clock, recorder: ChangeRecorder | None = None) -> None:
        self._workspace = workspace
        self._clock = clock
        self._recorder = recorder or ChangeRecorder(clock)

    def all(self, company_id: str) -> tuple[Employee, ...]:
        """All employees of a company, past ones too, by NIP."""
        with self._workspace.unit_of_work() as uow:
            return uow.store(company_id).employees()

    def first_open_month(self, company_id: str) -> Month | None:
        """The first month after the last approved one; None while none is approved. A reopened month is open."""
        with self._workspace.unit_of_work() as uow:
            return uow.store(company_id).months_without_approved_run()

    def new_id(self) -> str:
        """The key of a new employee or family member."""
        return new_key()

    def save(
        self, company_id: str, employee: Employee, *, read: Employee | None = None, undoes: int | None = None
    ) -> Outcome[Employee]:
        """Insert or update an employee with all that belongs to him or her.

        ``read`` is the employee as the caller began with it: what somebody else saved since then in other fields
        stays. Approved months keep their figures; the outcome warns when a wage changes in one of them. ``undoes``
        is the number of the change in the history that this save takes back. Raises
        KnownProblem ``employee.nip_missing``, ``employee.name_missing``, ``employee.nip_taken``,
        ``employee.changed_meanwhile`` when somebody else changed the same field, ``employee.removed_meanwhile``, or
        what ``record_checks`` says of leaves.
        """
        if not employee.nip.strip():
            raise KnownProblem("employee.nip_missing")
        if not employee.name.strip():
            raise KnownProblem("employee.name_missing")
        check_leaves(employee)
        with self._workspace.unit_of_work() as uow:
            store = uow.store(company_id)
            holder = store.employee(employee.nip)
            if holder is not None and holder.id != employee.id:
                raise KnownProblem("employee.nip_taken", nip=employee.nip, name=holder.name)
            before = store.employee_by_id(employee.id)
            employee = _on_top(read, employee, before)
            if before == employee:
                return Outcome(employee)
            store.save_employees((employee,))
            self._recorder.people(uow, company_id, [(before, employee)], undoes)
            findings = _approved_months_touched(store, before, employee)
            uow.commit()
        return Outcome(employee, findings, Changes(frozenset({Changed.PEOPLE}), company_id))

    def variables(self, company_id: str, month: Month) -> tuple[VariableItem, ...]:
        """The variable amounts of a month."""
        with self._workspace.unit_of_work() as uow:
            return uow.store(company_id).variables(month)

    def save_variables(self, company_id: str, items: Sequence[VariableItem]) -> Outcome[tuple[VariableItem, ...]]:
        """Insert or update variable amounts by employee, month and component."""
        saved = tuple(items)
        if not saved:
            return Outcome(saved)
        with self._workspace.unit_of_work() as uow:
            uow.store(company_id).save_variables(saved)
            months = ",".join(sorted({str(item.month) for item in saved}))
            detail = f"months={months} count={len(saved)}"
            uow.record(AuditEntry(self._clock.now(), "variables.changed", company_id, company_id, detail))
            uow.commit()
        return Outcome(saved, changes=Changes(frozenset({Changed.PEOPLE}), company_id))


def _on_top(read: Employee | None, employee: Employee, current: Employee | None) -> Employee:
    """The change since ``read``, made on the employee as stored now."""
    if read is None:
        return employee
    if current is None:
        raise KnownProblem("employee.removed_meanwhile", name=read.name)
    try:
        merged = rebased(read, employee, current)
    except KnownProblem as problem:
        raise KnownProblem("employee.changed_meanwhile", name=current.name) from problem
    check_leaves(merged)
    return merged


def _approved_months_touched(store: CompanyStore, before: Employee | None, after: Employee) -> tuple[Finding, ...]:
    first_open = store.months_without_approved_run()
    if before is None or first_open is None:
        return ()
    changed = set(before.wages) ^ set(after.wages)
    if any(Month.of(wage.starts_on) < first_open for wage in changed):
        return (warning("employee.wage_before_approved", month=first_open).about(after.nip),)
    return ()
