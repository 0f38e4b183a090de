"""What a company or a person must not be saved with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from desktop_app.domain.company import Company
from desktop_app.domain.components import Variable
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.logo import check_logo


def check_company(company: Company) -> None:
    """Raises KnownProblem ``company.branch_code_missing``, ``company.branch_code_taken``, one of the logo's, or
    ``company.component_name_missing``, ``company.component_taken``, ``company.component_reserved``.
    """
    check_logo(company.logo)
    _check_components(company)
    seen: set[str] = set()
    for branch in company.branches:
        if not branch.code.strip():
            raise KnownProblem("company.branch_code_missing")
        if branch.code in seen:
            raise KnownProblem("company.branch_code_taken", branch=branch.code)
        seen.add(branch.code)


def _check_components(company: Company) -> None:
    words = {word.value for word in Variable}
    seen: set[str] = set()
    for component in company.components:
        folded = component.name.strip().casefold()
        if not folded:
            raise KnownProblem("company.component_name_missing")
        if folded in words:
            raise KnownProblem("company.component_reserved", name=component.name)
        if folded in seen:
            raise KnownProblem("company.component_taken", name=component.name)
        seen.add(folded)


def check_removed_branches(before: Company, after: Company, employees: Iterable[Employee]) -> None:
    """Raises KnownProblem ``company.branch_in_use`` when somebody works, or once worked, at a removed branch."""
    removed = {branch.code for branch in before.branches} - {branch.code for branch in after.branches}
    if not removed:
        return
    people = [{terms.branch for terms in employee.terms} for employee in employees]
    for code in sorted(removed):
        count = sum(code in branches for branches in people)
        if count:
            raise KnownProblem("company.branch_in_use", branch=code, count=count)


def check_leaves(employee: Employee) -> None:
    """Raises KnownProblem ``employee.leave_order`` or ``employee.leaves_overlap``."""
    for leave in employee.leaves:
        if leave.ends_on < leave.starts_on:
            raise KnownProblem("employee.leave_order", first=leave.starts_on)
    ordered = sorted(employee.leaves, key=lambda leave: leave.starts_on)
    for earlier, later in pairwise(ordered):
        if later.starts_on <= earlier.ends_on:
            raise KnownProblem("employee.leaves_overlap", day=later.starts_on)
