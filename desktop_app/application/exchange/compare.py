"""What rows about companies, people and their families change.

A function per sheet: it gives what differs, None for a new record, or raises Refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.application.exchange.merge import (
    Difference,
    Merged,
    differences_of,
    merge_company,
    merge_employee,
    new_company,
    new_employee,
    required_of,
)
from desktop_app.application.exchange.numbers import folded_name
from desktop_app.application.exchange.state import CompanyChanges, Place, Refused
from desktop_app.application.exchange.working import WorkingCopies, change, require, without_keys
from desktop_app.application.keys import new_key
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.family import FamilyMember
from desktop_app.domain.findings import warning


def compare_company(place: Place, copies: WorkingCopies) -> Merged[Company] | None:
    """A row of the sheet Perusahaan."""
    values = place.row.values
    changes = copies.of(values["code"])
    if changes is None:
        # A size, class or week that holds from the first day of work holds from the start.
        starts_on = copies.first_starts.get(values["code"], copies.today.replace(day=1))
        copies.add(new_company(new_key(), values, starts_on))
        return None
    merged = merge_company(changes.company, values, changes.effective)
    if merged.differences:
        changes.company, changes.company_changed = merged.record, True
    return merged


def compare_employee(place: Place, copies: WorkingCopies) -> Merged[Employee] | None:
    """A row of the sheet Karyawan."""
    changes = copies.company_of(place)
    values = at_known_branch(place, changes, copies)
    employee = changes.employees.get(values["nip"])
    if employee is not None:
        if place.row.is_new and folded_name(employee.name) != folded_name(place.row.text("name")):
            raise Refused("people.number_taken", "name", nip=employee.nip, holder=employee.name)
        values = {**required_of(employee), **values}
    ended_on = values.get("ended_on")
    if ended_on is not None and "started_on" in values and ended_on < values["started_on"]:
        raise Refused("people.ends_before_start", "ended_on", started=values["started_on"])
    if employee is None:
        require(place)
        changes.employees[values["nip"]] = new_employee(new_key(), values)
        changes.changed_people[values["nip"]] = set()
        changes.new_people.add(values["nip"])
        return None
    merged = merge_employee(employee, values, changes.effective)
    if merged.differences:
        change(changes, merged.record, merged.differences)
    return merged


def at_known_branch(place: Place, changes: CompanyChanges, copies: WorkingCopies) -> Mapping[str, Any]:
    """The values of a row, whose branch must be one of the company.

    Raises Refused for the code of another one; at a company without branches the column is somebody's own.
    """
    values, code = place.row.values, place.row.text("branch")
    if not code or changes.company.branch(code) is not None:
        return values
    if changes.company.branches:
        raise Refused("people.unknown_branch", "branch", branch=code)
    copies.findings.append(place.finding(warning, "people.no_branches", "branch", branch=code))
    return {**values, "branch": ""}


def compare_member(place: Place, copies: WorkingCopies) -> Merged[FamilyMember] | None:
    """A row of the sheet Keluarga."""
    changes, employee = copies.person_of(place)
    values = without_keys(place.row.values)
    require(place, "relation", "name")
    for index, member in enumerate(employee.family):
        if (member.relation, member.name) == (values["relation"], values["name"]):
            differences = differences_of(member, values)
            if differences:
                after = {difference.field: difference.after for difference in differences}
                family = (*employee.family[:index], replace(member, **after), *employee.family[index + 1 :])
                change(changes, replace(employee, family=family), differences)
            return Merged(member, differences)
    require(place)
    added = FamilyMember(id=new_key(), **values)
    change(changes, replace(employee, family=(*employee.family, added)), (Difference("family", None, added),))
    return None
