"""What another law would change in a month that is still open; calculated in memory, nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.application.ports import Workspace
from desktop_app.application.results import Run, RunTotals
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.domain.regulation import RegulationSet

if TYPE_CHECKING:
    from desktop_app.application.month.runs import PayrollRuns


@dataclass(frozen=True, slots=True)
class PersonEffect:
    """What changes for one person: after less before; None where one of both can't be calculated."""

    nip: str
    name: str
    take_home: Money | None
    tax: Money | None
    employer_cost: Money | None


@dataclass(frozen=True, slots=True)
class CompanyEffect:
    """What changes for one company in the month."""

    company_id: str
    code: str
    name: str
    state: RunState | None
    people: int
    before: RunTotals | None = None
    """None for a month that is approved or closed: it never moves."""
    after: RunTotals | None = None
    changed: tuple[PersonEffect, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the month can still change."""
        return self.state in (None, RunState.DRAFT)


class LawEffects:
    """Compares two laws over a month of some or all clients."""

    def __init__(self, workspace: Workspace, runs_under: Callable[[RegulationSet], PayrollRuns]) -> None:
        """``runs_under`` gives the use cases of a month under a law that is chosen."""
        self._workspace = workspace
        self._runs_under = runs_under

    def compare(
        self,
        month: Month,
        before: RegulationSet,
        after: RegulationSet,
        codes: Sequence[str] = (),
        report: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> tuple[CompanyEffect, ...]:
        """The effect on each company by name; without ``codes`` on all. ``report`` raises to stop in between."""
        old, new = self._runs_under(before), self._runs_under(after)
        with self._workspace.unit_of_work() as uow:
            companies = [company for company in uow.companies() if not codes or company.code in codes]
            heads = [uow.store(company.id).latest_run(month) for company in companies]
        effects = []
        for number, (company, head) in enumerate(zip(companies, heads, strict=True), 1):
            effect = CompanyEffect(
                company_id=company.id,
                code=company.code,
                name=company.name,
                state=head.state if head is not None else None,
                people=head.people if head is not None else 0,
            )
            if effect.is_open:
                effect = _compared(
                    effect,
                    old.trial(company.code, month, lambda records: records),
                    new.trial(company.code, month, lambda records: records),
                )
            effects.append(effect)
            report(number, len(companies))
        return tuple(effects)


def _compared(effect: CompanyEffect, before: Run, after: Run) -> CompanyEffect:
    earlier = {stored.employee.nip: stored.payslip.totals for stored in before.payslips}
    changed = []
    for stored in after.payslips:
        was, now = earlier[stored.employee.nip], stored.payslip.totals
        person = PersonEffect(
            nip=stored.employee.nip,
            name=stored.employee.name,
            take_home=_difference(was.take_home, now.take_home),
            tax=_difference(_tax(before, stored.employee.nip), stored.payslip.tax.tax),
            employer_cost=_difference(was.employer_cost, now.employer_cost),
        )
        if any(part is None or part != ZERO for part in (person.take_home, person.tax, person.employer_cost)):
            changed.append(person)
    return CompanyEffect(
        effect.company_id,
        effect.code,
        effect.name,
        effect.state,
        after.head.people,
        before.head.totals,
        after.head.totals,
        tuple(changed),
    )


def _tax(run: Run, nip: str) -> Money | None:
    return next(stored.payslip.tax.tax for stored in run.payslips if stored.employee.nip == nip)


def _difference(before: Money | None, after: Money | None) -> Money | None:
    if before is None and after is None:
        return ZERO
    return after - before if before is not None and after is not None else None
