"""What a hire costs: one month, and a calendar year of twelve months with the holiday allowance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desktop_app.application.explanations.explanations import Explanation, explain_payslip
from desktop_app.application.explanations.step import Step, StepKind, Term
from desktop_app.application.explanations.worked import explain_worked
from desktop_app.application.simulations.dtp_fields import dtp_fields, dtp_of
from desktop_app.application.simulations.forms import Choice, Field, FieldKind, Form, Group, Values
from desktop_app.application.simulations.payslip_figures import payslip_parts
from desktop_app.application.simulations.person import employer_of, person_of
from desktop_app.application.simulations.person_fields import MONTHLY, company_fields, money, month_field, person_fields
from desktop_app.application.simulations.results import Part, Row, Simulated, Weight
from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.calculator import calculate, own_pension
from desktop_app.domain.payroll.facts import DtpFacts, MonthFacts, PayItem, YearFacts
from desktop_app.domain.payroll.monthly_wage import MonthlyWage
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.payroll.thr import ThrFacts, thr
from desktop_app.domain.payroll.worked import Worked
from desktop_app.domain.periods import LAST_MONTH_OF_YEAR, Month
from desktop_app.domain.regulation import RegulationSet
from desktop_app.foundation.i18n import mark


def form() -> Form:
    """The cost of a hire."""
    return Form(
        "hire",
        Group.PERSON,
        mark("Cost of a hire"),
        mark("What the company pays for one employee in a month and in a whole year with THR."),
        (
            month_field(),
            Field("basic", mark("Basic wage"), FieldKind.MONEY, required=True),
            money("fixed", mark("Fixed allowances")),
            money("variable", mark("Variable allowances")),
            Field(
                "thr-month",
                mark("Month of the THR"),
                FieldKind.CHOICE,
                "3",
                choices=tuple(Choice(str(number), str(number)) for number in range(1, LAST_MONTH_OF_YEAR + 1)),
                help=mark("One month's basic wage and fixed allowances (Permenaker 6/2016)."),
            ),
            *person_fields(MONTHLY),
            *company_fields(),
            *dtp_fields(),
        ),
    )


def simulate(values: Values, law: RegulationSet) -> Simulated:
    """The cost of a month and of the year that holds it. Raises Objection."""
    month = values.month("month")
    pay = (("basic", PayKind.BASIC), ("fixed", PayKind.FIXED), ("variable", PayKind.VARIABLE))
    items = tuple(PayItem(code, "", kind, amount) for code, kind in pay if (amount := values.money(code)))
    facts = MonthFacts(month, employer_of(values), person_of(values), items)
    rules = rules_for(law, month)
    plain = calculate(replace(facts, dtp=_dtp_of(values, rules)), rules)
    allowance = _thr(values, facts, law)
    year = _year(values, facts, law, allowance.main or ZERO)
    findings = dict.fromkeys((*plain.findings, *_remarks(year)))
    parts = (
        Part("simulation.part.cost", tuple(_cost_rows(plain, year))),
        Part("simulation.part.year", tuple(_year_rows(year, explain_worked(allowance)))),
        *payslip_parts(plain, main=False),
    )
    return Simulated(parts, tuple(findings), plain.trace, plain)


def _thr(values: Values, facts: MonthFacts, law: RegulationSet) -> Worked:
    """The allowance of who has worked for a year at the holiday."""
    holiday = Month(facts.month.year, int(values.word("thr-month"))).last_day
    since = Month(holiday.year - 1, holiday.month).first_day
    wage = MonthlyWage(values.money("basic"), values.money("fixed"))
    return thr(ThrFacts(wage, holiday, since, facts.person.kind), law)


def _dtp_of(values: Values, rules: MonthRules) -> DtpFacts | None:
    return dtp_of(values, rules, values.money("basic") + values.money("fixed"))


def _year(values: Values, facts: MonthFacts, law: RegulationSet, allowance: Money) -> tuple[Payslip, ...]:
    """Twelve months with the law of each; the last one settles the tax year."""
    made: list[Payslip] = []
    thr_month = int(values.word("thr-month"))
    pension = gross = tax = borne_by_state = ZERO
    first = facts.month.first_of_year
    for month in first.through(first + (LAST_MONTH_OF_YEAR - 1)):
        pay = facts.pay
        if month.number == thr_month and allowance:
            pay = (*pay, PayItem("thr", "", PayKind.IRREGULAR, allowance))
        settled = None
        if month.closes_tax_year and facts.person.kind is not EmployeeKind.INTERN:
            settled = YearFacts(
                first, gross_before=gross, pension_before=pension, tax_before=tax, dtp_before=borne_by_state
            )
        rules = rules_for(law, month)
        of_month = replace(facts, month=month, pay=pay, year=settled, dtp=_dtp_of(values, rules))
        payslip = calculate(of_month, rules)
        made.append(payslip)
        gross = gross + (payslip.tax.gross or ZERO)
        pension = pension + own_pension(of_month, payslip.bpjs)
        tax = tax + (payslip.tax.tax or ZERO)
        borne_by_state = borne_by_state + payslip.tax.dtp
    return tuple(made)


def _remarks(payslips: Sequence[Payslip]) -> Iterator[Finding]:
    for payslip in payslips:
        yield from payslip.findings


def _cost_rows(plain: Payslip, year: Sequence[Payslip]) -> Iterator[Row]:
    found = explain_payslip(plain, "totals.employer_cost")
    cost = plain.totals.employer_cost
    yield Row("cost_month", "simulation.cost_month", cost, (found,) if found else (), weight=Weight.MAIN)
    whole = _sum_of(year, lambda payslip: payslip.totals.employer_cost)
    yield _sum_row("cost_year", whole, [(_month_code(p.month), p.totals.employer_cost) for p in year])
    average = None if whole is None else Money((2 * whole.sen + LAST_MONTH_OF_YEAR) // (2 * LAST_MONTH_OF_YEAR))
    if whole is not None and average is not None:
        step = Step(StepKind.ARITHMETIC, "explain.average", (("whole", whole), ("result", average)))
        made = Explanation("cost_average", "simulation.cost_average", "", average, (step,))
        yield Row("cost_average", "simulation.cost_average", average, (made,))


def _year_rows(year: Sequence[Payslip], allowance: tuple[Explanation, ...]) -> Iterator[Row]:
    """What the year's cost is made of, and what reaches the employee."""
    parts: tuple[tuple[str, Callable[[Payslip], Money | None]], ...] = (
        ("pay_year", _agreed_pay),
        ("thr_year", lambda payslip: _line(payslip, "thr")),
        ("tax_year", lambda payslip: _line(payslip, "tax_allowance") + _line(payslip, "tax_borne")),
        ("kesehatan_year", lambda payslip: _line(payslip, "kesehatan_employer")),
        ("jht_year", lambda payslip: _line(payslip, "jht_employer")),
        ("jp_year", lambda payslip: _line(payslip, "jp_employer")),
        ("jkk_year", lambda payslip: _line(payslip, "jkk_employer")),
        ("jkm_year", lambda payslip: _line(payslip, "jkm_employer")),
        ("take_home_year", lambda payslip: payslip.totals.take_home),
    )
    for key, get in parts:
        whole = _sum_of(year, get)
        if whole is None or whole or key in ("pay_year", "take_home_year"):
            row = _sum_row(key, whole, [(_month_code(p.month), get(p)) for p in year])
            yield replace(row, explanations=allowance) if key == "thr_year" and allowance else row


def _agreed_pay(payslip: Payslip) -> Money:
    return Money(sum(line.amount.sen for line in payslip.lines if line.code in ("basic", "fixed", "variable")))


def _line(payslip: Payslip, code: str) -> Money:
    return Money(sum(line.amount.sen for line in payslip.lines if line.code == code))


def _sum_of(payslips: Sequence[Payslip], get: Callable[[Payslip], Money | None]) -> Money | None:
    amounts = [get(payslip) for payslip in payslips]
    known = [amount for amount in amounts if amount is not None]
    return Money(sum(amount.sen for amount in known)) if len(known) == len(amounts) else None


def _month_code(month: Month) -> str:
    return f"term.month_{month.number}"


def _sum_row(key: str, whole: Money | None, months: Sequence[tuple[str, Money | None]]) -> Row:
    label = f"simulation.{key}"
    if whole is None:
        return Row(key, label, None)
    terms = tuple(Term(code, amount) for code, amount in months if amount)
    step = Step(StepKind.ARITHMETIC, "explain.sum", (("result", whole),), terms)
    return Row(key, label, whole, (Explanation(key, label, "", whole, (step,)),))
