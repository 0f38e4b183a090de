"""Pay by output (satuan hasil, borongan): which months make the wage that BPJS Ketenagakerjaan counts.

JHT, JKK and JKM stand on the average of the last months, more of them where the work depends on the weather
(PP 44/2015 art. 19(4)-(5), PP 46/2015 art. 17(4)-(5)); JP on the wage of the month (PP 45/2015 art. 29).
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.components import PayKind
from desktop_app.domain.findings import Finding, info
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.facts import MonthFacts, OutputPay
from desktop_app.domain.payroll.rules import MonthRules, OutputRules
from desktop_app.domain.payroll.trace import TraceLine, TraceValue
from desktop_app.domain.periods import Month

_CENT = Rounding.SEN_HALF_UP
_Earned = tuple[tuple[Month, Money], ...]


def average(month: Month, output: OutputPay, law: OutputRules | None) -> TraceLine:
    """The average of the months that count, to two decimals; of fewer where fewer are known, else the month itself."""
    counted = counted_months(month, output, law)
    earned = sum((amount for _, amount in counted), ZERO)
    result = Money.from_fraction(earned.as_fraction() / len(counted), _CENT)
    names = [f"earned_{number}" for number in range(1, len(counted) + 1)]
    inputs: list[tuple[str, TraceValue]] = []
    for name, (when, amount) in zip(names, counted, strict=True):
        inputs += [(f"month_{name.removeprefix('earned_')}", when), (name, amount)]
    formula = f"({' + '.join(names)}) ÷ months"
    number = None if law is None else law.weather_months if output.by_weather else law.months
    return TraceLine("pay.output_average", formula, (*inputs, ("months", len(counted))), number, _CENT, result)


def counted_months(month: Month, output: OutputPay, law: OutputRules | None) -> _Earned:
    """The months whose output pay is averaged, in order, with what was earned in each."""
    this: _Earned = ((month, output.amount),)
    if law is None:
        return this
    with_this = law.counts_current_month.value
    last = month if with_this else month + -1
    first = last + (1 - wanted(output, law))
    known = (*output.earlier, *this) if with_this else output.earlier
    return tuple((when, amount) for when, amount in known if first <= when <= last) or this


def wanted(output: OutputPay, law: OutputRules) -> int:
    """The number of months that the law averages."""
    return law.weather_months.value if output.by_weather else law.months.value


def beside(facts: MonthFacts) -> Money:
    """What BPJS counts beside the output: an agreed basic wage and the allowances that count."""
    if facts.wage_base is not None and not facts.counts_paid_wage:
        return facts.wage_base
    total = ZERO
    for item in facts.pay:
        by_law = item.kind in (PayKind.BASIC, PayKind.FIXED)
        if by_law if item.counts is None else item.counts.bpjs:
            total = total + item.amount
    return total


def findings(facts: MonthFacts, rules: MonthRules) -> Iterator[Finding]:
    """Which months were averaged, and what the law leaves open."""
    output, law = facts.output, rules.output
    if output is None or law is None:
        return
    counted = counted_months(facts.month, output, law)
    months = ", ".join(str(when) for when, _ in counted)
    if not any(when != facts.month for when, _ in counted) and wanted(output, law) > len(counted):
        yield info("bpjs.output_first_month", month=facts.month)
    elif len(counted) < wanted(output, law):
        yield info("bpjs.output_fewer_months", months=months, count=len(counted), wanted=wanted(output, law))
    else:
        yield info("bpjs.output_months", months=months)
    yield info("bpjs.kesehatan.output_base")
