"""What-if for the employees of a client: a raise, and a new minimum wage. Before is the month as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from desktop_app.application.explanations.explanations import Explanation
from desktop_app.application.explanations.step import Step, StepKind, Term
from desktop_app.application.month.facts import MonthRecords
from desktop_app.application.month.run_totals import total
from desktop_app.application.results import Run, RunTotals, StoredPayslip
from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Objection, Values
from desktop_app.application.simulations.person_fields import month_field
from desktop_app.application.simulations.results import Part, PersonChange, Row, Simulated, Weight
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import Employee, Wage
from desktop_app.domain.findings import Finding, Severity, info
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import mark

Trial = Callable[[Month, Callable[[MonthRecords], MonthRecords]], Run]
"""Calculates a month of one client with changed records; nothing is stored."""

_LISTED: Final = 12
"""People whose amounts an explanation lists one by one."""
_BELOW: Final = "pay.below_minimum_wage"
_PERCENT, _AMOUNT = "percent", "amount"
_BASIC, _FIXED = "basic", "fixed"


def raise_form() -> Form:
    """A raise for a group."""
    return Form(
        "raise",
        Group.STAFF,
        mark("Raise for a group"),
        mark("What a raise changes for each employee and for the company, in a month as it is recorded."),
        (
            month_field(),
            Field(
                "by",
                mark("Raise by"),
                FieldKind.CHOICE,
                _PERCENT,
                choices=(Choice(_PERCENT, mark("Percent")), Choice(_AMOUNT, mark("Amount"))),
            ),
            Field(
                "percent",
                mark("Percent"),
                FieldKind.PERCENT,
                required=True,
                most=1000,
                only_if=("by", (_PERCENT,)),
            ),
            Field("amount", mark("Amount"), FieldKind.MONEY, required=True, only_if=("by", (_AMOUNT,))),
            Field(
                "of",
                mark("Raised"),
                FieldKind.CHOICE,
                _BASIC,
                choices=(
                    Choice(_BASIC, mark("Basic wage")),
                    Choice(_FIXED, mark("Basic wage and fixed allowances")),
                ),
                only_if=("by", (_PERCENT,)),
                wide=True,
            ),
            Field(
                "employees",
                mark("Employees"),
                FieldKind.PEOPLE,
                help=mark("Nobody chosen: everybody."),
                wide=True,
            ),
        ),
        needs_people=True,
    )


def minimum_wage_form() -> Form:
    """A new minimum wage."""
    return Form(
        "minimum-wage",
        Group.STAFF,
        mark("New minimum wage"),
        mark("Who falls below a new UMK or UMP, and what it does to contributions and cost."),
        (
            month_field(),
            Field("amount", mark("New minimum wage"), FieldKind.MONEY, required=True, least=1, wide=True),
            Field(
                "lift",
                mark("Raise those below to the minimum"),
                FieldKind.FLAG,
                default=True,
                help=mark("Their basic wage rises by what is missing."),
                wide=True,
            ),
        ),
        needs_people=True,
    )


def simulate_raise(values: Values, trial: Trial) -> Simulated:
    """A raise. Raises Objection for a number that nobody has."""
    month, chosen = values.month("month"), frozenset(values.names("employees"))
    before = trial(month, _unchanged)
    unknown = chosen - {stored.employee.nip for stored in before.payslips}
    if unknown:
        raise Objection("employees", "simulation.unknown_people", names=", ".join(sorted(unknown)))
    change = _by_percent(values) if values.word("by") == _PERCENT else _by_amount(values.money("amount"))
    wanted = chosen or {stored.employee.nip for stored in before.payslips}
    after = trial(month, lambda records: _with_wages(records, dict.fromkeys(wanted, change)))
    remarks = []
    if values.word("by") == _AMOUNT and (left := _daily(before, wanted)):
        remarks.append(info("simulation.daily_not_raised", names=", ".join(left)))
    return _compared(before, after, wanted, remarks)


def simulate_minimum_wage(values: Values, trial: Trial) -> Simulated:
    """A new minimum wage at the company's own place."""
    month, minimum = values.month("month"), values.money("amount")
    before = trial(month, _unchanged)
    after = trial(month, lambda records: _with_minimum(records, minimum))
    below = {stored.employee.nip: stored.wage_base for stored in after.payslips if _is_below(stored.payslip)}
    if values.flag("lift") and below:
        lifts = {nip: _by_amount(minimum - wage) for nip, wage in below.items()}
        after = trial(month, lambda records: _with_wages(_with_minimum(records, minimum), lifts))
    remark = info("simulation.below", count=len(below), minimum=minimum)
    everybody = {stored.employee.nip for stored in before.payslips}
    return _compared(before, after, everybody, [remark], frozenset(below))


def _unchanged(records: MonthRecords) -> MonthRecords:
    return records


def _with_wages(records: MonthRecords, changes: dict[str, Callable[[Wage], Wage]]) -> MonthRecords:
    """The records as if the wages had always been the changed ones, so that a whole month is paid by them."""

    def changed(employee: Employee) -> Employee:
        change = changes.get(employee.nip)
        return replace(employee, wages=tuple(map(change, employee.wages))) if change else employee

    return replace(records, employees=tuple(map(changed, records.employees)))


def _with_minimum(records: MonthRecords, minimum: Money) -> MonthRecords:
    terms = tuple(replace(one, minimum_wage=minimum) for one in records.company.terms)
    return replace(records, company=replace(records.company, terms=terms))


def _by_percent(values: Values) -> Callable[[Wage], Wage]:
    share = 1 + values.rate("percent").as_fraction()
    with_fixed = values.word("of") == _FIXED

    def change(wage: Wage) -> Wage:
        return replace(
            wage,
            basic=_times(wage.basic, share),
            daily=None if wage.daily is None else _times(wage.daily, share),
            allowances=tuple(
                replace(one, amount=_times(one.amount, share))
                if with_fixed and one.kind is ComponentKind.FIXED
                else one
                for one in wage.allowances
            ),
        )

    return change


def _times(amount: Money, share: Fraction) -> Money:
    """To the whole rupiah, half up: a wage is agreed in whole rupiah."""
    return Money.from_fraction(amount.as_fraction() * share, Rounding.RUPIAH_HALF_UP)


def _by_amount(amount: Money) -> Callable[[Wage], Wage]:
    """A monthly amount; a daily worker's wage per day stays."""
    return lambda wage: wage if wage.daily is not None else replace(wage, basic=wage.basic + amount)


def _daily(run: Run, wanted: set[str] | frozenset[str]) -> list[str]:
    last = run.head.month.last_day
    people = (stored.employee for stored in run.payslips if stored.employee.nip in wanted)
    return [one.name for one in people if (wage := one.wage_on(last)) is not None and wage.daily is not None]


def _is_below(payslip: Payslip) -> bool:
    return any(finding.code == _BELOW for finding in payslip.findings)


def _compared(
    before: Run,
    after: Run,
    wanted: set[str] | frozenset[str],
    remarks: Sequence[Finding],
    below: frozenset[str] = frozenset(),
) -> Simulated:
    people = tuple(
        PersonChange(
            now.employee.nip,
            now.employee.name,
            now.wage_base,
            then.wage_base,
            now.payslip,
            then.payslip,
            now.employee.nip in below,
        )
        for now, then in zip(before.payslips, after.payslips, strict=True)
        if now.employee.nip in wanted
    )
    parts = (
        Part("simulation.part.month", tuple(_totals(people))),
        Part("simulation.part.contributions", tuple(_contributions(people))),
    )
    return Simulated(parts if people else (), (*remarks, *_findings(after.payslips, wanted)), people=people)


def _findings(payslips: Sequence[StoredPayslip], wanted: set[str] | frozenset[str]) -> Iterator[Finding]:
    """What stands in the way of a figure, about whom; milder remarks belong to the pay run."""
    for stored in payslips:
        if stored.employee.nip in wanted:
            for finding in stored.payslip.findings:
                if finding.severity is Severity.ERROR:
                    yield finding.about(stored.employee.nip)


def _totals(people: Sequence[PersonChange]) -> Iterator[Row]:
    yield _row(
        "employer_cost", people, lambda slip: slip.totals.employer_cost, lambda totals: totals.employer_cost, main=True
    )
    yield _row("earnings", people, lambda slip: slip.totals.earnings, lambda totals: totals.earnings)
    yield _row("take_home", people, lambda slip: slip.totals.take_home, lambda totals: totals.take_home)
    yield _row("tax", people, _withheld, lambda totals: totals.tax)


def _withheld(payslip: Payslip) -> Money:
    return (payslip.tax.tax or ZERO) - payslip.tax.dtp


def _contributions(people: Sequence[PersonChange]) -> Iterator[Row]:
    for name in ("kesehatan", "jht", "jp", "jkk", "jkm"):
        for side in ("employer",) if name in ("jkk", "jkm") else ("employer", "employee"):
            get = _of_programme(name, side)
            yield _row(f"bpjs.{name}.{side}", people, _of_one(get), get)


def _of_programme(name: str, side: str) -> Callable[[RunTotals], Money]:
    def amount(totals: RunTotals) -> Money:
        found: Money = getattr(getattr(totals, name), side)
        return found

    return amount


def _of_one(get: Callable[[RunTotals], Money]) -> Callable[[Payslip], Money]:
    return lambda payslip: get(total([payslip]))


def _row(
    key: str,
    people: Sequence[PersonChange],
    of_one: Callable[[Payslip], Money | None],
    of_all: Callable[[RunTotals], Money],
    *,
    main: bool = False,
) -> Row:
    label = f"figure.{key}" if key.startswith("bpjs.") else f"simulation.{key}"
    now, then = (of_all(total(getattr(one, side) for one in people)) for side in ("before", "after"))
    return Row(key, label, then, (_sum(label, people, of_one, then),), now, Weight.MAIN if main else Weight.PLAIN)


def _sum(
    label: str, people: Sequence[PersonChange], of_one: Callable[[Payslip], Money | None], result: Money
) -> Explanation:
    if len(people) > _LISTED:
        step = Step(StepKind.NOTE, "explain.sum_of_people", (("count", len(people)), ("result", result)))
    else:
        terms = tuple(Term("", of_one(one.after) or ZERO, name=one.name) for one in people)
        step = Step(StepKind.ARITHMETIC, "explain.sum", (("result", result),), terms)
    return Explanation(label, label, "", result, (step,))
