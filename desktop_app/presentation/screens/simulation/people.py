"""Employee by employee before and after: the table of a simulation for a group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from desktop_app.application.explanations.explanations import Explanation, explain_payslip
from desktop_app.application.simulations.results import PersonChange
from desktop_app.domain.money import ZERO, Money, Rounding
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.foundation import formats
from desktop_app.foundation.i18n import _, ngettext
from desktop_app.presentation.models.rows_model import Column, Difference
from desktop_app.presentation.widgets.table import Total

_RUPIAH: Final = Rounding.RUPIAH_HALF_UP
_AMOUNT: Final = 78
_DIFFERENCE: Final = 84
_KEYS: Final = {
    "name": "totals.take_home",
    "wage": "pay.base",
    "take_home": "totals.take_home",
    "take_home_difference": "totals.take_home",
    "tax_difference": "tax.tax",
    "cost_difference": "totals.employer_cost",
}


def columns() -> tuple[Column[PersonChange], ...]:
    """Name and new wage, the differences in take-home pay, tax and cost, and the take-home pay."""
    return (
        Column[PersonChange](
            "name",
            _("Employee"),
            lambda row: row.name,
            kind="name",
            note=lambda row: row.nip,
            mark=lambda row: "warning" if row.falls_below else None,
            tooltip=lambda row: f"{row.name}\n{_('below the new minimum wage')}" if row.falls_below else row.name,
        ),
        _amount("wage", _("Wage"), lambda row: row.wage_after, lambda row: row.wage_before),
        _difference("take_home_difference", _("± take-home"), take_home_difference),
        _difference("tax_difference", _("± PPh 21"), tax_difference),
        _difference("cost_difference", _("± cost"), cost_difference),
        _amount("take_home", _("Take-home"), lambda row: _taken(row.after), lambda row: _taken(row.before)),
    )


def _amount(
    key: str, title: str, now: Callable[[PersonChange], Money | None], then: Callable[[PersonChange], Money | None]
) -> Column[PersonChange]:
    def change(row: PersonChange) -> str:
        before, after = then(row), now(row)
        if before is None or after is None or before == after:
            return ""
        return f"{formats.amount(before.sen, zero='0')} → {formats.amount(after.sen, zero='0')}"

    return Column[PersonChange](key, title, now, caption=_("then"), kind="amount", width=_AMOUNT, change=change)


def _difference(key: str, title: str, value: Callable[[PersonChange], Money | None]) -> Column[PersonChange]:
    def shown(row: PersonChange) -> Difference | None:
        found = value(row)
        return None if found is None else Difference(found)

    return Column[PersonChange](
        key,
        title,
        shown,
        kind="difference",
        width=_DIFFERENCE,
        sort=lambda row: value(row) or ZERO,
    )


def _taken(payslip: Payslip) -> Money | None:
    return payslip.totals.take_home


def take_home_difference(row: PersonChange) -> Money | None:
    """What the employee takes home more; None where it can't be calculated."""
    before, after = _taken(row.before), _taken(row.after)
    return None if before is None or after is None else after - before


def tax_difference(row: PersonChange) -> Money | None:
    """What is withheld more; None where it can't be calculated."""
    before, after = row.before.tax.tax, row.after.tax.tax
    return None if before is None or after is None else after - before


def cost_difference(row: PersonChange) -> Money | None:
    """What the company pays more, in whole rupiah; None where it can't be calculated."""
    before, after = row.before.totals.employer_cost, row.after.totals.employer_cost
    return None if before is None or after is None else after.rounded(_RUPIAH) - before.rounded(_RUPIAH)


def totals(rows: Sequence[PersonChange]) -> dict[str, Total]:
    """The line under the table."""
    if not rows:
        return {}
    people = ngettext("Total of {count} person", "Total of {count} people", len(rows)).format(count=len(rows))
    return {
        "name": Total(people),
        "wage": Total(formats.amount(sum(row.wage_after.sen for row in rows))),
        "take_home": Total(formats.amount(sum((_taken(row.after) or ZERO).sen for row in rows))),
        "take_home_difference": _sum(rows, take_home_difference),
        "tax_difference": _sum(rows, tax_difference),
        "cost_difference": _sum(rows, cost_difference),
    }


def _sum(rows: Sequence[PersonChange], get: Callable[[PersonChange], Money | None]) -> Total:
    sen = sum((get(row) or ZERO).sen for row in rows)
    arrow = "▲ " if sen > 0 else "▼ " if sen < 0 else ""
    return Total(f"{arrow}{formats.amount(abs(sen), zero='=')}")


def explain_cell(row: PersonChange, column: str) -> tuple[list[Explanation], Money | None]:
    """What stands behind a figure of the month as it would be, and the figure."""
    key = _KEYS[column]
    keys = ("totals.earnings", "totals.deductions", key) if key == "totals.take_home" else (key,)
    found = [one for part in keys if (one := explain_payslip(row.after, part)) is not None]
    return found, found[-1].figure if found else None
