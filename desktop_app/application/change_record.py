"""Writes down who changed what: the values for the history, and a link without values for the audit trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.application.ports import Clock, UnitOfWork
from desktop_app.application.records.changes import FieldChange, differences
from desktop_app.application.results import AuditEntry, Change, ChangeAction
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee


@dataclass(frozen=True, slots=True)
class ChangeRecorder:
    """Records saves inside the unit of work that saves, so that neither lasts without the other."""

    clock: Clock
    who: Callable[[], str] = str
    """Who works at this computer."""

    def people(
        self,
        uow: UnitOfWork,
        company_id: str,
        saved: Iterable[tuple[Employee | None, Employee]],
        undoes: int | None = None,
        batch: str = "",
    ) -> None:
        """Employees are being saved: each as he or she was, and is from now on; ``batch`` ties what is done at once."""
        entries = [
            self._entry("employee", company_id, after.id, before, after, undoes, batch) for before, after in saved
        ]
        self._record(uow, company_id, entries)

    def company(self, uow: UnitOfWork, before: Company | None, after: Company, undoes: int | None = None) -> None:
        """A company is being saved."""
        self._record(uow, after.id, [self._entry("company", after.id, after.id, before, after, undoes)])

    def removal(self, uow: UnitOfWork, company_id: str, employee_id: str, what: FieldChange) -> None:
        """An employee is being removed; ``what`` holds all that went."""
        now = self.clock.now()
        change = Change(now, self.who(), employee_id, ChangeAction.REMOVED, (what,))
        entry = AuditEntry(now, "employee.removed", company_id, employee_id, digest(change.fields))
        self._record(uow, company_id, [(change, entry)])

    def company_removal(self, uow: UnitOfWork, company_id: str) -> None:
        """A client is being removed, its history with it."""
        uow.record(AuditEntry(self.clock.now(), "company.removed", company_id, company_id, ""))

    def _record(self, uow: UnitOfWork, company_id: str, entries: Sequence[tuple[Change, AuditEntry]]) -> None:
        uow.store(company_id).record_changes([change for change, _entry in entries])
        for _change, entry in entries:
            uow.record(entry)

    def _entry(
        self,
        kind: str,
        company_id: str,
        subject: str,
        before: object,
        after: object,
        undoes: int | None,
        batch: str = "",
    ) -> tuple[Change, AuditEntry]:
        now = self.clock.now()
        changed = () if before is None else differences(before, after)
        action = ChangeAction.CREATED if before is None else ChangeAction.CHANGED
        how = action if undoes is None else ChangeAction.UNDONE
        change = Change(now, self.who(), subject, how, changed, undoes, batch=batch)
        # Which facts, never what they are: the trail outlives the people in it. The digest ties it to the history.
        names = ",".join(dict.fromkeys(one.path[0] for one in changed))
        detail = f"{names} {digest(changed)}" if changed else ""
        return change, AuditEntry(now, f"{kind}.{action}", company_id, subject, detail)


def digest(changed: tuple[FieldChange, ...]) -> str:
    """What ties an entry of the audit trail to the values in the history: SHA-256 in hex."""
    canonical = json.dumps([change.parts for change in changed], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
