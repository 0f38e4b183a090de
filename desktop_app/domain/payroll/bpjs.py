"""BPJS Kesehatan and BPJS Ketenagakerjaan contributions of one person and month.

Every amount is rounded per person and component to two decimals, half up, which is the bill's precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop_app.domain.company import Programme
from desktop_app.domain.components import PayKind
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.money import ZERO, Money, Rate, Rounding
from desktop_app.domain.payroll import care_class, output_pay
from desktop_app.domain.payroll.facts import MonthFacts, OutputPay, PayItem
from desktop_app.domain.payroll.participation import participation
from desktop_app.domain.payroll.payslip import Bpjs, Contribution, JkpFunding
from desktop_app.domain.payroll.rules import KesehatanRules, MonthRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.regulation import Dated, Shares

_CENT = Rounding.SEN_HALF_UP


class _Keys(NamedTuple):
    """The trace keys of one programme, made once rather than for every payslip."""

    base: str
    employer: str
    employee: str


def _keys(programme: Programme) -> _Keys:
    return _Keys(*(f"bpjs.{programme.value}.{part}" for part in _Keys._fields))


_KESEHATAN, _JHT, _JP = _keys(Programme.KESEHATAN), _keys(Programme.JHT), _keys(Programme.JP)
_NOTHING = Contribution(ZERO, ZERO, ZERO)
_NO_JKP = JkpFunding(ZERO, ZERO, ZERO, ZERO)


@dataclass(slots=True)
class WageBases:
    """The wage that each side counts, before caps and floors."""

    ketenagakerjaan: Money
    """JHT, JKK, JKM: for daily workers the daily wage times 25 (PP 44/2015 art. 19(3))."""
    jp: Money
    kesehatan: Money
    """These two: for daily workers the daily wage times the days worked."""


def calculate(facts: MonthFacts, rules: MonthRules, trace: list[TraceLine], findings: list[Finding]) -> Bpjs:
    """All contributions of the month; appends to ``trace`` and ``findings``."""
    bases = wage_bases(facts, rules, trace)
    findings.extend(output_pay.findings(facts, rules))
    taking_part = participation(facts, rules)
    findings.extend(taking_part.findings)
    findings.extend(rules.findings if Programme.JP in taking_part.programmes else ())
    on = taking_part.programmes
    if facts.person.kind is EmployeeKind.INTERN and Programme.JKK in on:
        findings.append(info("bpjs.intern_base"))
    if rules.relief_left_out and Programme.JKK in on:
        findings.append(warning("bpjs.ketenagakerjaan.relief_left_out", month=facts.month))
    kesehatan, extra = _kesehatan(facts, rules, bases.kesehatan, Programme.KESEHATAN in on, trace, findings)
    jht = jp = jkk = jkm = None
    jkp: JkpFunding | None = None
    if rules.jht is None:
        findings.append(error("bpjs.ketenagakerjaan.month_outside", month=facts.month))
    else:
        jht = _shared(_JHT, bases.ketenagakerjaan, rules.jht, trace) if Programme.JHT in on else _NOTHING
    if rules.jp is not None:
        jp = _NOTHING
        if Programme.JP in on:
            base = _capped(_JP.base, bases.jp, rules.jp.cap, trace)
            jp = _shares(_JP, base, rules.jp.shares, trace)
    if rules.jkk is not None:
        jkk = _jkk(facts, rules, bases.ketenagakerjaan, trace, findings) if Programme.JKK in on else _NOTHING
    if rules.jkm is not None:
        jkm = _NOTHING
        if Programme.JKM in on:
            base = _plain("bpjs.jkm.base", bases.ketenagakerjaan, trace)
            employer = _rate("bpjs.jkm.employer", base, rules.jkm, rules.jkm.value, trace)
            jkm = Contribution(base, employer, ZERO)
    if rules.jht is not None:
        jkp = _jkp(rules, bases.ketenagakerjaan, trace) if Programme.JKP in on else _NO_JKP
    return Bpjs(kesehatan, extra, jht, jp, jkk, jkm, jkp)


def wage_bases(facts: MonthFacts, rules: MonthRules, trace: list[TraceLine]) -> WageBases:
    """Basic wage and the allowances that count; for daily workers what the regulations make of the daily wage.

    The law counts fixed allowances (Perpres 82/2018 art. 33, PP 44/2015 art. 19(2)); a company may say otherwise
    of one of its components.
    """
    if facts.output is not None:
        return _output_bases(facts, facts.output, rules, trace)
    if facts.person.kind is EmployeeKind.DAILY and facts.daily is not None:
        wage, days = facts.daily.wage, facts.daily.days
        law = rules.daily_wage_days
        counted = law.value if law else days
        ketenagakerjaan, monthly = wage * counted, wage * days
        inputs: tuple[tuple[str, TraceValue], ...] = (("daily_wage", wage), ("days", counted))
        trace.append(TraceLine("pay.base", "daily_wage × days", inputs, law, None, ketenagakerjaan))
        worked: tuple[tuple[str, TraceValue], ...] = (("daily_wage", wage), ("days", days))
        trace.append(TraceLine("pay.base_worked", "daily_wage × days", worked, rules.wage_parts, None, monthly))
        return WageBases(ketenagakerjaan, monthly, monthly)
    agreed = facts.wage_base
    if agreed is not None and not facts.counts_paid_wage:
        trace.append(_agreed_line("pay.base", facts, agreed))
        return WageBases(agreed, agreed, agreed)
    line = _paid_line(facts.pay, rules.wage_parts)
    trace.append(line)
    if agreed is not None:
        trace.append(_agreed_line("pay.base_agreed", facts, agreed))
        return WageBases(line.result, line.result, agreed)
    return WageBases(line.result, line.result, line.result)


def _output_bases(facts: MonthFacts, output: OutputPay, rules: MonthRules, trace: list[TraceLine]) -> WageBases:
    """The average of the months that count for JHT, JKK and JKM, the month's own pay for JP and Kesehatan.

    Basic wage and allowances, if somebody has them beside the output, count as they do by the month.
    """
    other = output_pay.beside(facts)
    average = output_pay.average(facts.month, output, rules.output)
    trace.append(average)
    for key, law, counted in (("pay.base", average.law, average.result), ("pay.base_worked", None, output.amount)):
        inputs: tuple[tuple[str, TraceValue], ...] = (("output", counted), ("agreed", other))
        trace.append(TraceLine(key, "output + agreed", inputs, law, None, counted + other))
    return WageBases(average.result + other, output.amount + other, output.amount + other)


def _agreed_line(key: str, facts: MonthFacts, agreed: Money) -> TraceLine:
    inputs: tuple[tuple[str, TraceValue], ...] = (("agreed_wage", agreed), *_named(facts.wage_parts))
    return TraceLine(key, "agreed_wage", inputs, None, None, agreed)


def _paid_line(pay: Sequence[PayItem], law: Dated[str] | None) -> TraceLine:
    """Basic wage and what counts of the allowances. They are named where the company said which of them count."""
    basic = fixed = variable = 0
    by_law = True
    for item in pay:
        if item.kind is PayKind.BASIC:
            basic += item.amount.sen
        elif item.counts is not None:
            by_law = False
            if item.counts.bpjs and item.kind is PayKind.FIXED:
                fixed += item.amount.sen
            elif item.counts.bpjs:
                variable += item.amount.sen
        elif item.kind is PayKind.FIXED:
            fixed += item.amount.sen
    inputs: tuple[tuple[str, TraceValue], ...] = (("basic", Money(basic)), ("fixed_allowances", Money(fixed)))
    formula = "basic + fixed_allowances"
    if not by_law:
        formula = f"{formula} + variable_allowances"
        parts = ((item.name, item.amount) for item in pay if _counts(item))
        inputs = (*inputs, ("variable_allowances", Money(variable)), *_named(parts))
    return TraceLine("pay.base", formula, inputs, law, None, Money(basic + fixed + variable))


def _counts(item: PayItem) -> bool:
    """Whether an allowance is part of the wage that BPJS counts."""
    return item.kind is PayKind.FIXED if item.counts is None else item.counts.bpjs


def _named(parts: Iterable[tuple[str, Money]]) -> Iterator[tuple[str, TraceValue]]:
    """The allowances in a base: ``component_1``, ``amount_1``, ``component_2`` ..."""
    for number, (name, amount) in enumerate(parts, start=1):
        yield f"component_{number}", name
        yield f"amount_{number}", amount


def _kesehatan(
    facts: MonthFacts, rules: MonthRules, wage: Money, takes_part: bool, trace: list[TraceLine], findings: list[Finding]
) -> tuple[Contribution | None, Money | None]:
    law = rules.kesehatan
    if law is None:
        findings.append(error("bpjs.kesehatan.month_outside", month=facts.month))
        return None, None
    if not takes_part:
        return _NOTHING, ZERO
    if facts.person.kind is not EmployeeKind.DAILY:  # no law turns a day's wage into a month's for Kesehatan
        findings.extend(care_class.objections(facts.person.kelas_rawat, wage, law.class_two_up_to))
    base = _kesehatan_base(facts, law, wage, trace, findings)
    contribution = _shares(_KESEHATAN, base, law.shares, trace)
    extra = ZERO
    if facts.person.extra_family:
        each = law.extra_member_rate.value.of(base, _CENT)
        extra = each * facts.person.extra_family
        inputs: tuple[tuple[str, TraceValue], ...] = (
            ("base", base),
            ("rate", law.extra_member_rate.value),
            ("persons", facts.person.extra_family),
        )
        key = "bpjs.kesehatan.extra_family"
        trace.append(TraceLine(key, "round(base × rate) × persons", inputs, law.extra_member_rate, _CENT, extra))
    return contribution, extra


def _kesehatan_base(
    facts: MonthFacts, law: KesehatanRules, wage: Money, trace: list[TraceLine], findings: list[Finding]
) -> Money:
    """The wage between the workplace's minimum wage and the cap (Perpres 82/2018 art. 32)."""
    floor = facts.employer.minimum_wage if law.floor_applies.value else None
    exempt = law.floor_exempt_sizes
    if floor is not None and exempt is not None and facts.employer.size.value in exempt.value:
        if wage < floor:
            findings.append(info("bpjs.kesehatan.floor_exempt", minimum=floor))
        floor = None
    elif law.floor_applies.value and facts.employer.minimum_wage is None:
        findings.append(warning("bpjs.kesehatan.floor_unknown"))
    cap = law.cap.value
    if floor is None:
        return _capped(_KESEHATAN.base, wage, law.cap, trace)
    base = min(max(wage, floor), cap)
    decided = law.floor_applies if wage < floor else law.cap
    inputs: tuple[tuple[str, TraceValue], ...] = (("wage", wage), ("floor", floor), ("cap", cap))
    trace.append(TraceLine(_KESEHATAN.base, "min(max(wage, floor), cap)", inputs, decided, None, base))
    return base


def _jkk(
    facts: MonthFacts, rules: MonthRules, wage: Money, trace: list[TraceLine], findings: list[Finding]
) -> Contribution | None:
    law = rules.jkk
    if law is None:
        return None
    rates = law.rates
    if facts.employer.labour_intensive_relief:
        if law.relieved_rates is None:
            findings.append(warning("bpjs.jkk.relief_not_in_force", month=facts.month))
        else:
            rates = law.relieved_rates
            findings.append(info("bpjs.jkp.relief_split_open"))
    base = _plain("bpjs.jkk.base", wage, trace)
    rate = rates.value[str(facts.employer.jkk_class)]
    return Contribution(base, _rate("bpjs.jkk.employer", base, rates, rate, trace), ZERO)


def _jkp(rules: MonthRules, wage: Money, trace: list[TraceLine]) -> JkpFunding:
    law = rules.jkp
    if law is None:
        return _NO_JKP
    base = _capped("bpjs.jkp.base", wage, law.cap, trace)
    return JkpFunding(
        base,
        _rate("bpjs.jkp.state", base, law.state, law.state.value, trace),
        _rate("bpjs.jkp.recomposed_from_jkk", base, law.from_jkk, law.from_jkk.value, trace),
        _rate("bpjs.jkp.recomposed_from_jkm", base, law.from_jkm, law.from_jkm.value, trace),
    )


def _shared(keys: _Keys, wage: Money, law: Dated[Shares], trace: list[TraceLine]) -> Contribution:
    return _shares(keys, _plain(keys.base, wage, trace), law, trace)


def _shares(keys: _Keys, base: Money, law: Dated[Shares], trace: list[TraceLine]) -> Contribution:
    employer = _rate(keys.employer, base, law, law.value.employer, trace)
    employee = _rate(keys.employee, base, law, law.value.employee, trace)
    return Contribution(base, employer, employee)


def _plain(key: str, wage: Money, trace: list[TraceLine]) -> Money:
    trace.append(TraceLine(key, "wage", (("wage", wage),), None, None, wage))
    return wage


def _capped(key: str, wage: Money, cap: Dated[Money], trace: list[TraceLine]) -> Money:
    base = min(wage, cap.value)
    trace.append(TraceLine(key, "min(wage, cap)", (("wage", wage), ("cap", cap.value)), cap, None, base))
    return base


def _rate(key: str, base: Money, law: Dated[Any], rate: Rate, trace: list[TraceLine]) -> Money:
    amount = rate.of(base, _CENT)
    trace.append(TraceLine(key, "base × rate", (("base", base), ("rate", rate)), law, _CENT, amount))
    return amount
