"""Who changed what and when, with the old and the new value; and taking a change back."""

from __future__ import annotations

from desktop_app.application.companies import Companies
from desktop_app.application.people.employees import People
from desktop_app.application.people.removals import Removals
from desktop_app.application.ports import Clock, Workspace
from desktop_app.application.records.changes import reverted
from desktop_app.application.results import AuditEntry, Change, ChangeAction, Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import KnownProblem


class ChangeHistory:
    """The use cases behind the history of an employee and of a company."""

    def __init__(
        self, workspace: Workspace, clock: Clock, companies: Companies, people: People, removals: Removals
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._companies = companies
        self._people = people
        self._removals = removals

    def of(self, company_id: str, subject: str) -> tuple[Change, ...]:
        """All changes of an employee, or by its own key of the company, employees removed from it included.

        The newest first.
        """
        with self._workspace.unit_of_work() as uow:
            return uow.store(company_id).changes(subject)

    def note_numbers_shown(self, company_id: str, subject: str) -> None:
        """Put into the audit trail that somebody had the numbers of identity in a history shown whole."""
        with self._workspace.unit_of_work() as uow:
            uow.record(AuditEntry(self._clock.now(), "numbers.shown", company_id, subject, ""))
            uow.commit()

    def undo_employee(self, company_id: str, employee_id: str, number: int) -> Outcome[Employee]:
        """Take a saved change of an employee back, as a new change. Approved months keep their figures.

        Raises KnownProblem ``change.overtaken`` when a later change touched the same fields, ``change.creation``
        for the entry that created the person, and what ``People.save`` raises.
        """
        with self._workspace.unit_of_work() as uow:
            store = uow.store(company_id)
            change = _undoable(store.changes(employee_id), number)
            current = store.employee_by_id(employee_id)
        if current is None or change.action is ChangeAction.REMOVED:
            raise KnownProblem("change.overtaken")
        return self._people.save(company_id, reverted(current, change.fields), read=current, undoes=number)

    def undo_company(self, company_id: str, number: int) -> Outcome[Company]:
        """Take a saved change of a company back, as a new change; a removed employee comes back.

        Raises KnownProblem as ``undo_employee``, ``Companies.save`` and ``Removals.restore`` do.
        """
        with self._workspace.unit_of_work() as uow:
            store = uow.store(company_id)
            change = _undoable(store.changes(company_id), number)
            current = store.company()
        if change.action is ChangeAction.REMOVED:
            return Outcome(current, changes=self._removals.restore(company_id, change.subject).changes)
        return self._companies.save(reverted(current, change.fields), read=current, undoes=number)


def _undoable(changes: tuple[Change, ...], number: int) -> Change:
    change = next((one for one in changes if one.number == number), None)
    if change is None:
        raise KnownProblem("change.overtaken")
    if change.action is ChangeAction.CREATED:
        raise KnownProblem("change.creation")
    return change
