"""The pay of one employee's month: agreed wages by calendar days, and the month's variable amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from desktop_app.domain.components import ComponentKind, DeductionKind, PayKind, Variable
from desktop_app.domain.employee import Employee, EmployeeKind, Employment, VariableItem, Wage
from desktop_app.domain.findings import Finding, error, warning
from desktop_app.domain.money import SEN_PER_RUPIAH, ZERO, Money, Rounding
from desktop_app.domain.payroll.facts import DailyPay, DeductionItem, PayItem
from desktop_app.domain.periods import Month

_DAY = timedelta(days=1)
_PAID_AS = {
    Variable.OVERTIME: ("overtime", PayKind.OVERTIME),
    Variable.BONUS: ("bonus", PayKind.IRREGULAR),
    Variable.THR: ("thr", PayKind.IRREGULAR),
    Variable.BACK_PAY: ("back_pay", PayKind.IRREGULAR),
    Variable.BENEFIT: ("benefit", PayKind.BENEFIT),
}
_DEDUCTED_AS = {
    Variable.ZAKAT: ("zakat", DeductionKind.ZAKAT),
    Variable.PENSION_FUND: ("pension_fund", DeductionKind.PENSION_FUND),
    Variable.DEDUCTION: ("deduction", DeductionKind.OTHER),
}
_WORDS = {word.value for word in Variable}
_ALLOWANCE_AS = {
    ComponentKind.FIXED: ("fixed", PayKind.FIXED),
    ComponentKind.VARIABLE: ("variable", PayKind.VARIABLE),
}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Employed days of the month under one agreed wage; None: before the first wage."""

    wage: Wage | None
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class MonthPay:
    """What an employee is paid and what is kept back, before anything that the law computes.

    A month with joining, leaving, a raise or a rehire is paid by calendar days. An amount under a
    component's own name replaces that component for the whole month.
    """

    def __init__(
        self,
        employee: Employee,
        employments: Sequence[Employment],
        kind: EmployeeKind,
        month: Month,
        variables: Sequence[VariableItem],
    ) -> None:
        """``employments``: those that touch the month; ``kind``: the one on the last employed day."""
        self._employee = employee
        self._kind = kind
        self._month = month
        self._variables = variables
        self._replaced = {item.component: item.amount for item in variables if item.component not in _WORDS}
        self._stretches = tuple(_stretches(employee, employments, month))
        self._wage = self._stretches[-1].wage

    def findings(self) -> Iterator[Finding]:
        """What is missing or doubtful."""
        yield from self._wage_findings()
        if self._has_several_kinds:
            yield warning("pay.kind_changed", month=self._month)
        days_entered = any(item.component == Variable.DAYS_WORKED for item in self._variables)
        if self._kind is not EmployeeKind.DAILY:
            if days_entered:
                yield warning("pay.days_worked_unused", month=self._month)
            return
        if self._wage is not None and self._wage.daily is None:
            yield error("pay.no_daily_wage")
        if not days_entered:
            yield error("pay.no_days_worked", month=self._month)
        worked, employed = self._days_worked, sum(stretch.days for stretch in self._stretches)
        if worked > employed:
            yield warning("pay.days_worked_too_many", days=worked, employed=employed)

    def _wage_findings(self) -> Iterator[Finding]:
        if self._wage is None:
            yield error("pay.no_wage", month=self._month)
            return
        without = [stretch for stretch in self._stretches if stretch.wage is None]
        if without:
            yield error("pay.days_without_wage", first=without[0].first, last=without[-1].last)
        if self._kind is EmployeeKind.DAILY:
            wages = {stretch.wage.daily for stretch in self._stretches if stretch.wage is not None}
            if len(wages) > 1:
                yield warning("pay.daily_wage_changed", since=self._wage.starts_on)

    def items(self) -> Iterator[PayItem]:
        """Each amount of pay."""
        if self._kind is EmployeeKind.DAILY:
            daily = self.daily()
            if daily is not None:
                yield PayItem("daily", "", PayKind.DAILY, daily.wage * daily.days)
        else:
            basic = self._by_days([(s.wage.basic, s.days) for s in self._stretches if s.wage is not None])
            yield PayItem("basic", "", PayKind.BASIC, basic)
        yield from self._allowances()
        for item in self._variables:
            if item.component in _PAID_AS:
                code, kind = _PAID_AS[Variable(item.component)]
                yield PayItem(code, "", kind, item.amount)

    def deductions(self) -> Iterator[DeductionItem]:
        """Each deduction that the law doesn't compute."""
        for item in self._variables:
            if item.component in _DEDUCTED_AS:
                code, kind = _DEDUCTED_AS[Variable(item.component)]
                yield DeductionItem(code, "", kind, item.amount)

    def daily(self) -> DailyPay | None:
        """The daily wage and the days worked of a daily worker."""
        if self._kind is not EmployeeKind.DAILY:
            return None
        wage = self._wage.daily if self._wage is not None else None
        return DailyPay(wage or ZERO, self._days_worked)

    @property
    def back_pay(self) -> Money:
        """Rapel of the month."""
        return Money(sum(item.amount.sen for item in self._variables if item.component == Variable.BACK_PAY))

    def full_month_base(self) -> Money | None:
        """The wage of the month's last day as BPJS counts it, where the pay is by days; else None."""
        if self._is_whole_month or self._wage is None:
            return None
        base = self._wage.basic
        counted: set[str] = set()
        for allowance in self._wage.allowances:
            amount = allowance.amount
            kind = allowance.kind
            if allowance.name in self._replaced:
                if allowance.name in counted:
                    continue
                counted.add(allowance.name)
                amount = self._replaced[allowance.name]
            if kind is ComponentKind.FIXED:
                base = base + amount
        return base

    def _allowances(self) -> Iterator[PayItem]:
        amounts: dict[tuple[str, ComponentKind], list[tuple[Money, int]]] = {}
        kinds: dict[str, ComponentKind] = {}
        for stretch in self._stretches:
            named_here: set[str] = set()
            for allowance in stretch.wage.allowances if stretch.wage is not None else ():
                name = allowance.name
                amounts.setdefault((name, allowance.kind), []).append((allowance.amount, stretch.days))
                if name not in named_here:
                    kinds[name] = allowance.kind
                    named_here.add(name)
        for (name, kind), parts in amounts.items():
            if name not in self._replaced:
                code, paid_as = _ALLOWANCE_AS[kind]
                yield PayItem(code, name, paid_as, self._by_days(parts))
        for name, amount in self._replaced.items():
            code, paid_as = _ALLOWANCE_AS[kinds.get(name, ComponentKind.VARIABLE)]
            yield PayItem(code, name, paid_as, amount)

    @property
    def _is_whole_month(self) -> bool:
        return len(self._stretches) == 1 and self._stretches[0].days == self._month.days

    @property
    def _days_worked(self) -> int:
        return sum(item.quantity for item in self._variables if item.component == Variable.DAYS_WORKED)

    @property
    def _has_several_kinds(self) -> bool:
        terms = self._employee.terms
        first, last = self._stretches[0].first, self._stretches[-1].last
        starts = [later.starts_on for later in terms[1:] if first < later.starts_on <= last]
        return bool(starts) and any(self._employee.terms_on(day).kind is not self._kind for day in (first, *starts))

    def _by_days(self, parts: Sequence[tuple[Money, int]]) -> Money:
        """By calendar days; the sum is rounded once, half up to the rupiah. A whole month pays what was agreed."""
        whole = self._month.days
        if len(parts) == 1 and parts[0][1] == whole:
            return parts[0][0]
        sen_days = sum(amount.sen * days for amount, days in parts)
        return Money.from_fraction(Fraction(sen_days, whole * SEN_PER_RUPIAH), Rounding.RUPIAH_HALF_UP)


def _stretches(employee: Employee, employments: Sequence[Employment], month: Month) -> Iterator[_Stretch]:
    after = month.first_day
    for employment in employments:
        first = max(employment.started_on, after)
        last = min(employment.ended_on or month.last_day, month.last_day)
        if last < first:
            continue
        after = last + _DAY
        starts = [first, *(wage.starts_on for wage in employee.wages if first < wage.starts_on <= last)]
        ends = [*(start - _DAY for start in starts[1:]), last]
        for start, end in zip(starts, ends, strict=True):
            yield _Stretch(employee.wage_on(start), start, end)
