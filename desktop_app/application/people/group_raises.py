"""Wages changed for many at once: by a percentage, by an amount, or up to a minimum wage; previewed per person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from desktop_app.application.change_record import ChangeRecorder
from desktop_app.application.keys import new_key
from desktop_app.application.people.wage_checks import UNMEASURED, WageChecks
from desktop_app.application.ports import CompanyStore, Workspace
from desktop_app.application.records.changes import reverted
from desktop_app.application.results import Changed, Changes, Outcome
from desktop_app.domain.company import Company
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import Employee, Wage
from desktop_app.domain.findings import Finding, KnownProblem, Severity, error, info, warning
from desktop_app.domain.money import SEN_PER_RUPIAH, ZERO, Money, Rate
from desktop_app.domain.periods import Month

ONE_RUPIAH: Final = Money(SEN_PER_RUPIAH)


class RaiseBy(StrEnum):
    """How wages are changed."""

    PERCENT = "percent"
    """By a share of the basic wage, or of the wage of a day."""
    AMOUNT = "amount"
    """The basic wage by an amount a month."""
    MINIMUM = "minimum"
    """The basic wage by what is missing to the minimum wage."""


@dataclass(frozen=True, slots=True)
class GroupRaise:
    """What is asked for."""

    starts_on: date
    by: RaiseBy
    rate: Rate | None = None
    """The share, for PERCENT."""
    amount: Money | None = None
    """AMOUNT: added to the basic wage. MINIMUM: the minimum wage; None: that of each workplace."""
    with_allowances: bool = False
    """PERCENT: whether fixed allowances rise, too."""
    step: Money = ONE_RUPIAH
    """New amounts are multiples of it: the nearest one, halves up; the next one up where a minimum must be met."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PersonRaise:
    """One person's wage before and after."""

    employee: Employee
    before: Wage | None
    """In force on the day; None without one."""
    after: Wage | None
    """The wage from that day; None where nothing changes."""
    findings: tuple[Finding, ...] = ()

    @property
    def old(self) -> Money:
        """Basic wage and fixed allowances of a month, or the wage of a day."""
        return _measure(self.before)

    @property
    def new(self) -> Money:
        """The same after the change."""
        return _measure(self.after or self.before)


@dataclass(frozen=True, slots=True)
class RaisePreview:
    """What would be changed for whom."""

    asked: GroupRaise
    people: tuple[PersonRaise, ...]
    """By name."""


@dataclass(frozen=True, slots=True)
class AppliedRaise:
    """What was changed: the key under which it can be taken back as one, and for how many."""

    batch: str
    count: int


class GroupRaises:
    """The use case behind wages changed for many at once."""

    def __init__(self, workspace: Workspace, checks: WageChecks, recorder: ChangeRecorder) -> None:
        self._workspace = workspace
        self._checks = checks
        self._recorder = recorder

    def preview(self, company_id: str, asked: GroupRaise, employee_ids: Collection[str]) -> RaisePreview:
        """What the change would be for these employees. Writes nothing."""
        with self._workspace.unit_of_work() as uow:
            return self._preview(uow.store(company_id), asked, employee_ids)

    def apply(self, company_id: str, preview: RaisePreview, employee_ids: Collection[str]) -> Outcome[AppliedRaise]:
        """Change the wages of those among a preview's people who are named, in one transaction.

        Raises KnownProblem ``raise.nobody``, or ``raise.changed_meanwhile`` when the preview no longer holds.
        """
        wanted = {one.employee.id: one for one in preview.people if one.after and one.employee.id in employee_ids}
        if not wanted:
            raise KnownProblem("raise.nobody")
        batch = new_key()
        with self._workspace.unit_of_work() as uow:
            store = uow.store(company_id)
            current = {one.employee.id: one for one in self._preview(store, preview.asked, wanted).people}
            if current != wanted:
                raise KnownProblem("raise.changed_meanwhile")
            changes = [(one.employee, _with_wage(one)) for one in wanted.values()]
            store.save_employees([after for _before, after in changes])
            self._recorder.people(uow, company_id, changes, batch=batch)
            uow.commit()
        found = dict.fromkeys(finding for one in wanted.values() for finding in one.findings)
        findings = tuple(finding for finding in found if finding.code == _APPROVED)
        return Outcome(AppliedRaise(batch, len(wanted)), findings, Changes(frozenset({Changed.PEOPLE}), company_id))

    def take_back(self, company_id: str, batch: str) -> Outcome[int]:
        """Take everything that was changed for many at once back, in one transaction; how many people it concerns.

        Raises KnownProblem ``change.overtaken`` when one of them was changed again in the same fields, or when it
        was taken back already.
        """
        with self._workspace.unit_of_work() as uow:
            store = uow.store(company_id)
            changes = store.changes_of_batch(batch)
            people = {employee.id: employee for employee in store.employees()}
            if not changes or any(change.subject not in people for change in changes):
                raise KnownProblem("change.overtaken")
            saved = [
                (people[change.subject], reverted(people[change.subject], change.fields), change.number)
                for change in changes
            ]
            store.save_employees([after for _before, after, _number in saved])
            for before, after, number in saved:
                self._recorder.people(uow, company_id, [(before, after)], number)
            uow.commit()
        return Outcome(len(saved), changes=Changes(frozenset({Changed.PEOPLE}), company_id))

    def _preview(self, store: CompanyStore, asked: GroupRaise, employee_ids: Collection[str]) -> RaisePreview:
        company, open_month = store.company(), store.months_without_approved_run()
        chosen = sorted(
            (one for one in store.employees() if one.id in employee_ids), key=lambda one: (one.name.casefold(), one.nip)
        )
        return RaisePreview(asked, tuple(self._of(company, one, asked, open_month) for one in chosen))

    def _of(self, company: Company, employee: Employee, asked: GroupRaise, open_month: Month | None) -> PersonRaise:
        day = asked.starts_on
        before = employee.wage_on(day)
        if not any(job.includes(day) for job in employee.employments):
            return PersonRaise(employee, before, None, (info("raise.not_employed", date=day),))
        if before is None:
            return PersonRaise(employee, None, None, (error("raise.no_wage", date=day),))
        after, refusals = self._changed(company, employee, before, asked)
        if after is None:
            return PersonRaise(employee, before, None, refusals)
        findings = (*_dates(employee, before, day, open_month), *self._objections(company, employee, before, after))
        refused = any(finding.severity is Severity.ERROR for finding in findings)
        return PersonRaise(employee, before, None if refused else after, findings)

    def _changed(
        self, company: Company, employee: Employee, before: Wage, asked: GroupRaise
    ) -> tuple[Wage | None, tuple[Finding, ...]]:
        """The wage as asked for; None with the reason where there is none."""
        kind = employee.terms_on(asked.starts_on).kind
        if asked.by is RaiseBy.PERCENT:
            after = _by_percent(before, asked)
        elif before.daily is not None or (asked.by is RaiseBy.MINIMUM and kind in UNMEASURED):
            code = "raise.daily_by_amount" if asked.by is RaiseBy.AMOUNT else "raise.unprotected"
            return None, (info(code),)
        elif asked.by is RaiseBy.AMOUNT:
            after = replace(before, basic=_to_step((before.basic + (asked.amount or ZERO)).as_fraction(), asked.step))
        else:
            minimum = asked.amount or self._minimum(company, employee, asked.starts_on)
            if minimum is None:
                return None, (error("raise.minimum_unknown", date=asked.starts_on),)
            after = _lifted(before, minimum, asked.step)
        if (after.basic, after.daily, after.allowances) == (before.basic, before.daily, before.allowances):
            return None, (info("raise.unchanged"),)
        if after.basic < ZERO or (after.daily or ZERO) < ZERO:
            return None, (error("raise.negative"),)
        kept = before.reason if before.starts_on == asked.starts_on else ""
        return replace(after, starts_on=asked.starts_on, reason=asked.reason or kept), ()

    def _minimum(self, company: Company, employee: Employee, day: date) -> Money | None:
        place = self._checks.minimum(company, employee.terms_on(day), day)
        return place.amount if place is not None else None

    def _objections(self, company: Company, employee: Employee, before: Wage, after: Wage) -> Iterator[Finding]:
        if _measure(after) < _measure(before):
            yield warning("raise.lower")
        yield from self._checks.check(company, employee.terms_on(after.starts_on), after, after.starts_on).findings


_APPROVED: Final = "raise.approved"


def _dates(employee: Employee, before: Wage, day: date, open_month: Month | None) -> Iterator[Finding]:
    """What approved months and wages agreed for later mean for the change."""
    is_approved = open_month is not None and Month.of(day) < open_month
    if before.starts_on == day:
        yield error("raise.used", month=open_month) if is_approved and open_month else info("raise.replaces")
    elif is_approved and open_month:
        yield warning(_APPROVED, month=open_month)
    later = next((wage.starts_on for wage in employee.wages if wage.starts_on > day), None)
    if later is not None:
        yield warning("raise.planned_later", date=later)


def _by_percent(before: Wage, asked: GroupRaise) -> Wage:
    share = 1 + (asked.rate.as_fraction() if asked.rate is not None else 0)

    def raised(amount: Money) -> Money:
        return _to_step(amount.as_fraction() * share, asked.step) if amount else amount

    allowances = tuple(
        replace(one, amount=raised(one.amount)) if asked.with_allowances and one.kind is ComponentKind.FIXED else one
        for one in before.allowances
    )
    daily = None if before.daily is None else raised(before.daily)
    return replace(before, basic=raised(before.basic), allowances=allowances, daily=daily)


def _lifted(before: Wage, minimum: Money, step: Money) -> Wage:
    """The basic wage with what is missing to the minimum, up to the next step."""
    missing = minimum - before.fixed
    if missing <= ZERO:
        return before
    return replace(before, basic=_to_step((before.basic + missing).as_fraction(), step, up=True))


def _to_step(rupiah: Fraction, step: Money, *, up: bool = False) -> Money:
    """The multiple of ``step`` nearest to an amount, halves up; or the next one that isn't below it."""
    steps = rupiah / step.as_fraction()
    whole = (
        -(-steps.numerator // steps.denominator)
        if up
        else (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    )
    return Money(whole * step.sen)


def _with_wage(raised: PersonRaise) -> Employee:
    employee, wage = raised.employee, raised.after
    if wage is None:
        return employee
    others: Sequence[Wage] = [one for one in employee.wages if one.starts_on != wage.starts_on]
    return replace(employee, wages=tuple(sorted((*others, wage), key=lambda one: one.starts_on)))


def _measure(wage: Wage | None) -> Money:
    if wage is None:
        return ZERO
    return wage.daily if wage.daily is not None else wage.fixed
