"""The pay of one employee's month: agreed wages by the days paid, and the month's variable amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.application.month.paid_days import DayCount, leaves_in, stretches
from desktop_app.domain.components import (
    BY_LAW,
    OUTPUT_PAY,
    ComponentKind,
    Components,
    DeductionKind,
    PayKind,
    Variable,
)
from desktop_app.domain.employee import ComponentAmount, Employee, EmployeeKind, Employment, PayBasis, VariableItem
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import DailyPay, DeductionItem, OutputPay, PayItem
from desktop_app.domain.periods import Month

PART_MONTH = "pay.part_month."
"""How the code of the finding begins that names the method by which a part of a month was paid."""
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


class MonthPay:
    """What an employee is paid and what is kept back, before anything that the law computes.

    A month with joining, leaving, a raise, a rehire or unpaid leave is paid by days, as the company counts them.
    An amount under a component's own name replaces that component for the whole month.
    """

    def __init__(
        self,
        employee: Employee,
        employments: Sequence[Employment],
        kind: EmployeeKind,
        count: DayCount,
        variables: Sequence[VariableItem],
        components: Components | None = None,
    ) -> None:
        """``employments``: those that touch the month of ``count``; ``kind``: the one on the last employed day.

        ``components`` says what each allowance counts for; None: what the law says.
        """
        self._employee = employee
        self._kind = kind
        self._count = count
        self._month = count.month
        self._variables = variables
        self._components = components or Components((), count.month.last_day)
        self._stretches = tuple(stretches(employee, employments, count))
        self._wage = self._stretches[-1].wage
        own = {item.component: item.amount for item in variables if item.component not in _WORDS}
        self._output = own.pop(OUTPUT_PAY, None) if self._is_by_output else None
        self._replaced = own
        self._paid = sum(stretch.paid for stretch in self._stretches)

    def findings(self) -> Iterator[Finding]:
        """What is missing or doubtful."""
        yield from self._wage_findings()
        if self._has_several_kinds:
            yield warning("pay.kind_changed", month=self._month)
        yield from self._part_month()
        days_entered = any(item.component == Variable.DAYS_WORKED for item in self._variables)
        if self._is_by_output and self._output is None:
            yield error("pay.no_output_pay", month=self._month, name=OUTPUT_PAY)
        if OUTPUT_PAY in self._replaced and not self._has_component(OUTPUT_PAY):
            yield warning("pay.output_unused", month=self._month)
        if self._kind is not EmployeeKind.DAILY:
            if days_entered:
                yield warning("pay.days_worked_unused", month=self._month)
            return
        if self._wage is not None and self._wage.daily is None and not self._is_by_output:
            yield error("pay.no_daily_wage")
        if not days_entered:
            yield error("pay.no_days_worked", month=self._month)
        worked, employed = self._days_worked, sum(stretch.days for stretch in self._stretches)
        if worked > employed:
            yield warning("pay.days_worked_too_many", days=worked, employed=employed)

    def _part_month(self) -> Iterator[Finding]:
        """Which days are paid, and by which method: no statute says it, so the payslip does."""
        for leave in leaves_in(self._employee, self._month):
            yield info("pay.unpaid_leave", first=leave.starts_on, last=leave.ends_on)
        if self._kind is not EmployeeKind.DAILY and self._paid < self._count.whole and self._wage is not None:
            code = f"{PART_MONTH}{self._count.method.value}"
            yield info(code, days=self._paid, whole=self._count.divisor(self._paid))

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
        if self._is_by_output:
            yield PayItem("output", "", PayKind.OUTPUT, self._output or ZERO)
        if self._kind is EmployeeKind.DAILY:
            daily = self.daily()
            if daily is not None and (daily.wage or not self._is_by_output):
                yield PayItem("daily", "", PayKind.DAILY, daily.wage * daily.days)
        elif not self._is_by_output or any(stretch.wage and stretch.wage.basic for stretch in self._stretches):
            basic = self._by_days([stretch.wage.basic if stretch.wage else ZERO for stretch in self._stretches])
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

    def daily(self, days_before: tuple[int, ...] = ()) -> DailyPay | None:
        """The daily wage and the days worked of a daily worker; ``days_before`` of the months right before."""
        if self._kind is not EmployeeKind.DAILY:
            return None
        wage = self._wage.daily if self._wage is not None else None
        return DailyPay(wage or ZERO, self._days_worked, days_before)

    def output(self, earlier: Mapping[Month, Money]) -> OutputPay | None:
        """The output pay of the month beside that of ``earlier`` months; None for who isn't paid by output."""
        if self._wage is None or not self._is_by_output:
            return None
        by_weather = self._wage.basis is PayBasis.OUTPUT_WEATHER
        return OutputPay(self._output or ZERO, tuple(sorted(earlier.items())), by_weather)

    @property
    def back_pay(self) -> Money:
        """Rapel of the month."""
        return Money(sum(item.amount.sen for item in self._variables if item.component == Variable.BACK_PAY))

    def full_month_base(self) -> Money | None:
        """The wage of the month's last day as BPJS counts it, where the pay is by days; else None."""
        if self._is_whole_month or self._wage is None:
            return None
        return sum((amount for _, amount in self.full_month_parts()), self._wage.basic)

    def full_month_parts(self) -> tuple[tuple[str, Money], ...]:
        """The allowances in ``full_month_base`` by name."""
        return tuple(
            (one.name, one.amount) for one in self._full_month() if self._components.terms(one.name, one.kind).bpjs
        )

    def full_month_fixed(self) -> Money | None:
        """Basic wage and fixed allowances of the month's last day, where the pay is by days; else None."""
        if self._is_whole_month or self._wage is None:
            return None
        fixed = (one.amount for one in self._full_month() if one.kind is ComponentKind.FIXED)
        return sum(fixed, self._wage.basic)

    def _full_month(self) -> Iterator[ComponentAmount]:
        """The allowances of a whole month under the wage of its last day, with the month's own amounts."""
        if self._is_whole_month or self._wage is None:
            return
        replaced: set[str] = set()
        for allowance in self._wage.allowances:
            if allowance.name not in self._replaced:
                yield allowance
            elif allowance.name not in replaced:
                replaced.add(allowance.name)
                yield replace(allowance, amount=self._replaced[allowance.name])

    def _allowances(self) -> Iterator[PayItem]:
        amounts: dict[tuple[str, ComponentKind], list[Money]] = {}
        kinds: dict[str, ComponentKind] = {}
        for number, stretch in enumerate(self._stretches):
            named_here: set[str] = set()
            for allowance in stretch.wage.allowances if stretch.wage is not None else ():
                name = allowance.name
                agreed = amounts.setdefault((name, allowance.kind), [ZERO] * len(self._stretches))
                agreed[number] = agreed[number] + allowance.amount
                if name not in named_here:
                    kinds[name] = allowance.kind
                    named_here.add(name)
        for (name, kind), agreed in amounts.items():
            if name not in self._replaced:
                prorated = self._components.terms(name, kind).prorated
                yield self._allowance(name, kind, self._by_days(agreed) if prorated else self._whole(agreed))
        for name, amount in self._replaced.items():
            defined = self._components.named(name)
            kind = ComponentKind.VARIABLE if defined is None else defined.kind
            yield self._allowance(name, kinds.get(name, kind), amount)

    def _allowance(self, name: str, kind: ComponentKind, amount: Money) -> PayItem:
        code, paid_as = _ALLOWANCE_AS[kind]
        terms = self._components.terms(name, kind)
        by_law = BY_LAW[kind]
        counts = None if (terms.bpjs, terms.taxable) == (by_law.bpjs, by_law.taxable) else terms
        return PayItem(code, name, paid_as, amount, counts)

    def _whole(self, agreed: Sequence[Money]) -> Money:
        """What isn't paid by days: the newest amount agreed in the month, when any day of it is paid."""
        return next((amount for amount in reversed(agreed) if amount), ZERO) if self._paid else ZERO

    def _has_component(self, name: str) -> bool:
        """Whether the company defines an allowance of this name, or it is in a wage of the month."""
        agreed = (one.name for part in self._stretches if part.wage is not None for one in part.wage.allowances)
        return self._components.named(name) is not None or name in agreed

    @property
    def _is_by_output(self) -> bool:
        return self._wage is not None and self._wage.basis.is_output

    @property
    def _is_whole_month(self) -> bool:
        return len(self._stretches) == 1 and self._paid == self._count.whole

    @property
    def _days_worked(self) -> int:
        return sum(item.quantity for item in self._variables if item.component == Variable.DAYS_WORKED)

    @property
    def _has_several_kinds(self) -> bool:
        terms = self._employee.terms
        first, last = self._stretches[0].first, self._stretches[-1].last
        starts = [later.starts_on for later in terms[1:] if first < later.starts_on <= last]
        return bool(starts) and any(self._employee.terms_on(day).kind is not self._kind for day in (first, *starts))

    def _by_days(self, agreed: Sequence[Money]) -> Money:
        """The month's amounts of each stretch by its days. A whole month pays what was agreed."""
        if self._is_whole_month:
            return agreed[0]
        return self._count.share([(amount, part.paid) for amount, part in zip(agreed, self._stretches, strict=True)])
