"""A simulation in the words of ``simulate --json``, and as text for the clipboard and the terminal.

Amounts in JSON are text with exactly two decimals; what couldn't be calculated is null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from desktop_app.application.calculation.contract_shape import finding_shape, payslip_shape, trace_shape
from desktop_app.application.explanations.texts import label
from desktop_app.application.simulations.forms import Value
from desktop_app.application.simulations.results import PersonChange, Row, Simulated
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money, Rate
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import sentence

Shape = dict[str, Any]


def row_name(row: Row) -> str:
    """What a figure is called."""
    return label(row.name, row.label)


def simulation_shape(found: Simulated, worded: Callable[[Finding], str]) -> Shape:
    """The keys figures, people, trace and findings; of one person's month also the keys of ``calculate``."""
    shape: Shape = {
        "figures": [_figure(row) for row in found.rows],
        "people": [_person(change) for change in found.people],
        "trace": [trace_shape(line) for line in found.trace],
        "findings": [{**finding_shape(one, worded), "subject": one.subject} for one in found.findings],
    }
    if found.payslip is not None:
        lines = [
            {"code": line.code, "amount": str(line.amount), "share": line.share.value} for line in found.payslip.lines
        ]
        whole = payslip_shape(found.payslip, worded)
        shape |= {"lines": lines, "bpjs": whole["bpjs"], "tax": whole["tax"], "totals": whole["totals"]}
    return shape


def value_shape(value: Value) -> object:
    """An answer as it could be typed again."""
    if isinstance(value, Rate):
        return value.percent_text
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool | int) else str(value)


def as_text(title: str, found: Simulated) -> str:
    """Every figure on a line under the heads of its part, then what was found."""
    return "\n".join((title, *_lines(found))) + "\n"


def _lines(found: Simulated) -> Iterator[str]:
    for part in found.parts:
        yield ""
        yield sentence(part.title)
        for row in part.rows:
            amounts = (row.before, row.amount) if row.before is not None else (row.amount,)
            yield "\t".join((f"  {row_name(row)}", *(_amount(amount) for amount in amounts)))
    if found.people:
        yield ""
        for change in found.people:
            before, after = change.before.totals.take_home, change.after.totals.take_home
            yield "\t".join((f"  {change.nip}", change.name, _amount(before), _amount(after)))
    if found.findings:
        yield ""
        yield from (sentence(one.code, one.params) for one in found.findings)


def _amount(amount: Money | None) -> str:
    return "?" if amount is None else formats.amount(amount.sen, zero="0")


def _figure(row: Row) -> Shape:
    shape: Shape = {"key": row.key, "label": row_name(row), "amount": _text(row.amount)}
    if row.before is not None:
        shape["before"] = str(row.before)
    return shape


def _person(change: PersonChange) -> Shape:
    return {
        "nip": change.nip,
        "name": change.name,
        "wage": {"before": str(change.wage_before), "after": str(change.wage_after)},
        "take_home": _both(change, lambda payslip: payslip.totals.take_home),
        "tax": _both(change, lambda payslip: payslip.tax.tax),
        "employer_cost": _both(change, lambda payslip: payslip.totals.employer_cost),
        "below_minimum": change.falls_below,
    }


def _both(change: PersonChange, get: Callable[[Payslip], Money | None]) -> Shape:
    return {"before": _text(get(change.before)), "after": _text(get(change.after))}


def _text(amount: Money | None) -> str | None:
    return None if amount is None else str(amount)
