"""What rows beyond the layout change: earlier terms and stays, branches, components, unpaid leave.

A function per sheet: it gives what differs, None for a new record, or raises Refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from typing import Any, Final, TypeVar

from desktop_app.application.exchange.compare import at_known_branch
from desktop_app.application.exchange.merge import Difference, Merged, differences_of
from desktop_app.application.exchange.state import CompanyChanges, Place, Refused
from desktop_app.application.exchange.working import WorkingCopies, change, require, without_keys
from desktop_app.domain.company import Branch, BranchTerms, Company, CompanyTerms
from desktop_app.domain.components import BY_LAW, Component, ComponentTerms
from desktop_app.domain.employee import Employee, EmployeeTerms, Employment, Leave

T = TypeVar("T")
Values = Mapping[str, Any]
_FLAGS: Final = tuple(field.name for field in fields(ComponentTerms) if field.name != "starts_on")
_LAW: Final = {kind: {flag: getattr(terms, flag) for flag in _FLAGS} for kind, terms in BY_LAW.items()}


def compare_company_history(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Riwayat perusahaan."""
    changes = copies.company_of(place)
    values = without_keys(place.row.values)
    _check_earlier(values["starts_on"], changes.company.terms[-1].starts_on, "starts_on")
    terms, merged = _placed(place, changes.company.terms, "starts_on", values, CompanyTerms)
    if merged is None or merged.differences:
        _change_company(changes, replace(changes.company, terms=terms))
        copies.warn_before_approved(place, changes, "people.history_before_approved", values["starts_on"])
    return merged


def compare_branch(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Cabang."""
    changes = copies.company_of(place)
    values = without_keys(place.row.values)
    branches, merged = _placed(place, changes.company.branches, "code", values, Branch)
    _change_company(changes, replace(changes.company, branches=branches))
    return merged


def compare_branch_history(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Riwayat cabang."""
    changes = copies.company_of(place)
    values = without_keys(place.row.values)
    code = values.pop("branch")
    branch = changes.company.branch(code)
    if branch is None:
        raise Refused("people.unknown_branch", "branch", branch=code)
    terms, merged = _placed(place, branch.terms, "starts_on", values, BranchTerms)
    branches = tuple(replace(one, terms=terms) if one is branch else one for one in changes.company.branches)
    _change_company(changes, replace(changes.company, branches=branches))
    return merged


def compare_component(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Komponen: the allowance, and with a start what it counts for from then on."""
    changes = copies.company_of(place)
    values = without_keys(place.row.values)
    name, kind, start = values.pop("name"), values.pop("kind"), values.pop("starts_on", None)
    company = changes.company
    known = next((one for one in company.components if one.name.casefold() == name.casefold()), None)
    if known is not None and known.kind is not kind:
        raise Refused("people.component_kind", "kind", component=known.name)
    component = known or Component(name, kind)
    merged: Merged[Any] | None = None if known is None else Merged(known)
    if start is not None:
        known_start = any(terms.starts_on == start for terms in component.terms)
        flags = {} if known_start else dict(_LAW[kind])
        flags |= {flag: _LAW[kind][flag] if value is None else value for flag, value in values.items()}
        terms, merged = _placed(place, component.terms, "starts_on", {"starts_on": start, **flags}, ComponentTerms)
        component = replace(component, terms=terms)
    others = (one for one in company.components if one is not known)
    components = tuple(sorted((*others, component), key=lambda one: one.name))
    _change_company(changes, replace(company, components=components))
    return merged


def compare_employee_history(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Riwayat karyawan."""
    changes, employee = copies.person_of(place)
    values = without_keys(at_known_branch(place, changes, copies))
    _check_earlier(values["starts_on"], employee.terms[-1].starts_on, "starts_on")
    terms, merged = _placed(place, employee.terms, "starts_on", values, EmployeeTerms)
    if _change_person(changes, replace(employee, terms=terms), merged, "terms"):
        copies.warn_before_approved(place, changes, "people.history_before_approved", values["starts_on"])
    return merged


def compare_stay(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Masa kerja sebelumnya."""
    changes, employee = copies.person_of(place)
    values = without_keys(place.row.values)
    _check_earlier(values["started_on"], employee.employments[-1].started_on, "started_on")
    stays, merged = _placed(place, employee.employments, "started_on", values, Employment)
    for stay, following in pairwise(stays):
        if stay.ended_on is None or stay.ended_on < stay.started_on or stay.ended_on >= following.started_on:
            raise Refused("people.overlapping", "ended_on")
    _change_person(changes, replace(employee, employments=stays), merged, "employments")
    return merged


def compare_leave(place: Place, copies: WorkingCopies) -> Merged[Any] | None:
    """A row of the sheet Cuti tanpa upah."""
    changes, employee = copies.person_of(place)
    values = without_keys(place.row.values)
    leaves, merged = _placed(place, employee.leaves, "starts_on", values, Leave)
    if any(leave.ends_on < leave.starts_on for leave in leaves) or any(
        leave.ends_on >= following.starts_on for leave, following in pairwise(leaves)
    ):
        raise Refused("people.overlapping", "ends_on")
    _change_person(changes, replace(employee, leaves=leaves), merged, "leaves")
    return merged


def _placed(
    place: Place, records: Sequence[T], key: str, values: Values, make: Callable[..., T]
) -> tuple[tuple[T, ...], Merged[T] | None]:
    """The records with that of the same key changed, or with a new one, in the order of their keys."""
    before = next((record for record in records if getattr(record, key) == values[key]), None)
    if before is None:
        require(place)
        made = sorted((*records, make(**values)), key=lambda record: getattr(record, key))
        return tuple(made), None
    differences = differences_of(before, values)
    after = replace(before, **{difference.field: difference.after for difference in differences})  # type: ignore[type-var]
    return tuple(after if record is before else record for record in records), Merged(after, differences)


def _check_earlier(start: date, newest: date, name: str) -> None:
    if start >= newest:
        raise Refused("people.history_not_earlier", name, newest=newest)


def _change_company(changes: CompanyChanges, company: Company) -> None:
    if company != changes.company:
        changes.company, changes.company_changed = company, True


def _change_person(changes: CompanyChanges, employee: Employee, merged: Merged[Any] | None, name: str) -> bool:
    """Take a person's new record over; whether it is another one."""
    differences = (Difference(name, None, employee),) if merged is None else merged.differences
    if differences:
        change(changes, employee, differences)
    return bool(differences)
