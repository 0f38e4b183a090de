"""What rows about wages, amounts of a month and totals of a year change.

A function per sheet: it gives what differs, None for a new record, or raises Refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any, Final

from desktop_app.application.exchange.layout import OPENINGS, Kind
from desktop_app.application.exchange.merge import Difference, Merged, differences_of, spelled, wage_from
from desktop_app.application.exchange.plausibility import below_minimum_wage
from desktop_app.application.exchange.state import Place, Refused
from desktop_app.application.exchange.working import WorkingCopies, change, without_keys
from desktop_app.domain.company import Company
from desktop_app.domain.components import OUTPUT_PAY, Variable
from desktop_app.domain.employee import Employee, EmployeeKind, OpeningTotals, PayBasis, VariableItem
from desktop_app.domain.findings import warning
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month

_DAYS_IN_MONTH: Final = 31
_NO_TOTALS: Final = {column.field: column.empty for column in OPENINGS.columns if column.kind is Kind.AMOUNT}


def compare_wage(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Upah."""
    changes, employee = copies.person_of(place)
    values: dict[str, Any] = without_keys(place.row.values)
    start: date = values["starts_on"]
    daily_worker = employee.terms_on(start).kind is EmployeeKind.DAILY
    before = next((wage for wage in employee.wages if wage.starts_on == start), None)
    # A start that no cell gives continues the wage in force instead of repeating it.
    basis = before or (employee.wage_on(start) if "starts_on" in place.row.implied else None)
    values.setdefault("basic", None if basis is None else basis.basic)
    in_force = employee.wage_on(start)
    earned_by = PayBasis.TIME if in_force is None else in_force.basis
    merged = wage_from(spelled(values, changes.company.components), basis, earned_by)
    by_output = merged.record.basis.is_output
    if values["basic"] is None and not daily_worker and not by_output:
        raise Refused("people.basic_required", "basic")
    if values["basic"] is None and merged.record.daily is None and not by_output:
        raise Refused("people.daily_required", "daily")
    if basis is not None and not merged.differences:
        return merged
    wages = sorted((*(wage for wage in employee.wages if wage is not before), merged.record), key=_start)
    employee = replace(employee, wages=tuple(wages))
    change(changes, employee, merged.differences or (Difference("wages", None, merged.record),))
    copies.warn_before_approved(place, changes, "people.wage_before_approved", start)
    if employee.wages[-1] is merged.record and not by_output:
        found = below_minimum_wage(place, changes.company, employee, copies.today, copies.minimum_wage)
        copies.findings.extend(found)
    return merged if basis is not None else None


def compare_variable(place: Place, copies: WorkingCopies) -> Merged[VariableItem] | None:
    """A row of the sheet Variabel."""
    changes, employee = copies.person_of(place)
    values = place.row.values
    month: Month = values["month"]
    component = _component(values["component"], employee, changes.company)
    if component is None and (employee.nip, month, values["component"]) not in changes.variables:
        raise Refused("people.unknown_component", "component", component=values["component"])
    component = component or values["component"]
    amount, quantity = values["amount"], 0
    if component == Variable.DAYS_WORKED:
        if not amount.is_whole or not 0 <= amount.whole_rupiah() <= _DAYS_IN_MONTH:
            raise Refused("people.days_worked", "amount")
        amount, quantity = ZERO, amount.whole_rupiah()
    item = VariableItem(employee.nip, month, component, amount, quantity)
    key = (employee.nip, month, component)
    before = changes.variables.get(key)
    if before == item:
        return Merged(item)
    changes.variables[key] = item
    changes.changed_variables.append(item)
    if changes.is_approved(month):
        copies.findings.append(place.finding(warning, "people.variable_before_approved", "month", month=month))
    if before is None:
        return None
    shown = (before.amount, amount) if not quantity else (Money.rupiah(before.quantity), Money.rupiah(quantity))
    return Merged(item, (Difference("amount", *shown),))


def compare_opening(place: Place, copies: WorkingCopies) -> Merged[OpeningTotals] | None:
    """A row of the sheet Awal tahun."""
    changes, employee = copies.person_of(place)
    values = {name: value for name, value in place.row.values.items() if name != "company"}
    start = employee.employments[-1].started_on
    if "first_month" in place.row.implied and start.year == values["year"]:
        values["first_month"] = Month.of(start)
    if values["first_month"].year != values["year"]:
        raise Refused("people.first_month_of_other_year", "first_month", year=str(values["year"]))
    key = (employee.nip, values["year"])
    before = changes.openings.get(key)
    if before is None:
        totals = OpeningTotals(**{**_NO_TOTALS, **values})
    else:
        differences = differences_of(before, values)
        if not differences:
            return Merged(before)
        totals = replace(before, **{difference.field: difference.after for difference in differences})
    changes.openings[key] = totals
    changes.changed_openings.append(totals)
    return None if before is None else Merged(totals, differences)


def _component(text: str, employee: Employee, company: Company) -> str | None:
    """The reserved word, or the allowance's name as the person's wage or the company spells it."""
    folded = text.casefold()
    for word in Variable:
        if word.value == folded:
            return word.value
    # Known to everybody: by what a wage is earned is often set on screen afterwards.
    names = {OUTPUT_PAY.casefold(): OUTPUT_PAY}
    if any(wage.basis.is_output for wage in employee.wages) and folded in names:
        return OUTPUT_PAY
    names |= {component.name.casefold(): component.name for component in company.components}
    names |= {item.name.casefold(): item.name for wage in employee.wages for item in wage.allowances}
    return names.get(folded)


_start = attrgetter("starts_on")
