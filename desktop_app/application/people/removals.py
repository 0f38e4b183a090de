"""Removing what was entered by mistake: an employee or a client to whom no approved month refers."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.ports import Workspace
from desktop_app.application.records.changes import FieldChange, plain, typed
from desktop_app.application.results import ChangeAction, Changed, Changes, Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, OpeningTotals, VariableItem
from desktop_app.domain.findings import KnownProblem


@dataclass(frozen=True, slots=True)
class RemovedPerson:
    """An employee, and the amounts that went along, as they were."""

    employee: Employee
    variables: tuple[VariableItem, ...]
    openings: tuple[OpeningTotals, ...]


class Removals:
    """The use cases behind removing an employee, bringing one back, and removing a client."""

    def __init__(self, workspace: Workspace, recorder: ChangeRecorder) -> None:
        self._workspace = workspace
        self._recorder = recorder

    def employee(self, company_id: str, employee_id: str) -> Outcome[Employee]:
        """Remove an employee with all amounts; the history keeps them, so that ``restore`` brings them back.

        Raises KnownProblem ``employee.in_approved_month`` for who was paid in one: such a person leaves instead.
        """
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            store = uow.store(company_id)
            store.hold_drafts()  # so that nobody approves a month meanwhile
            employee = store.employee_by_id(employee_id)
            if employee is None:
                raise KnownProblem("change.overtaken")
            month = store.last_approved_month_of(employee_id)
            if month is not None:
                raise KnownProblem("employee.in_approved_month", name=employee.name, month=month)
            removed = RemovedPerson(
                employee,
                tuple(item for item in store.all_variables() if item.nip == employee.nip),
                tuple(opening for opening in store.openings() if opening.nip == employee.nip),
            )
            store.remove_employee(employee)
            what = FieldChange(("people", employee.id), plain(removed), None, f"{employee.nip} {employee.name}")
            self._recorder.removal(uow, company_id, employee.id, what)
            uow.commit()
        return Outcome(employee, changes=Changes(frozenset({Changed.PEOPLE}), company_id))

    def restore(self, company_id: str, employee_id: str) -> Outcome[Employee]:
        """Bring an employee back as he or she was when removed.

        Raises KnownProblem ``change.overtaken`` for who is there or was never removed, ``employee.nip_taken`` when
        somebody else has got the number since.
        """
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            store = uow.store(company_id)
            found = (one for one in store.changes(employee_id) if one.action is ChangeAction.REMOVED)
            change = next(found, None)
            if change is None or store.employee_by_id(employee_id) is not None:
                raise KnownProblem("change.overtaken")
            removed: RemovedPerson = typed(RemovedPerson, change.fields[0].before)
            employee = removed.employee
            holder = store.employee(employee.nip)
            if holder is not None:
                raise KnownProblem("employee.nip_taken", nip=employee.nip, name=holder.name)
            store.save_employees((employee,))
            store.save_variables(removed.variables)
            store.save_openings(removed.openings)
            self._recorder.people(uow, company_id, [(None, employee)], change.number)
            uow.commit()
        return Outcome(employee, changes=Changes(frozenset({Changed.PEOPLE}), company_id))

    def company(self, company_id: str) -> Outcome[Company]:
        """Remove a client with all its records and drafts, for good; the audit trail tells that it was there.

        Raises KnownProblem ``company.in_approved_month`` once a month was approved.
        """
        with self._workspace.unit_of_work() as uow:
            uow.begin_writing()
            store = uow.store(company_id)
            store.hold_drafts()
            company = store.company()
            month = store.last_approved_month()
            if month is not None:
                raise KnownProblem("company.in_approved_month", name=company.name, month=month)
            uow.remove_company(company_id)
            self._recorder.company_removal(uow, company_id)
            uow.commit()
        return Outcome(company, changes=Changes(frozenset({Changed.COMPANIES, Changed.PEOPLE}), company_id))
