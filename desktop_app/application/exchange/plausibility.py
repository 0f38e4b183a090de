"""Warnings of the import that need more than one row: implausible, but imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from desktop_app.application.exchange.layout import EMPLOYEES
from desktop_app.application.exchange.rows import PeopleSheet
from desktop_app.application.exchange.state import Place
from desktop_app.application.people.wage_checks import UNMEASURED
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, warning
from desktop_app.domain.money import Money

MinimumWage = Callable[[Company, str, date], Money | None]
"""The minimum wage of a company's place (four digits, empty: the company's own) on a day, when known."""

_SHARED: Final = ("phone", "nik", "kpj", "jkn_number", "bank_account")
"""Numbers that two people of one company are not expected to share."""


def below_minimum_wage(
    place: Place, company: Company, employee: Employee, today: date, lookup: MinimumWage | None
) -> Iterator[Finding]:
    """A warning when the newest wage is under the minimum wage of its place, when that is known."""
    wage = employee.wages[-1]
    day = max(wage.starts_on, today)
    terms = employee.terms_on(day)
    there = company.seen_from(terms.branch, day)
    minimum = there.terms_on(day).minimum_wage
    if minimum is None and lookup is not None:
        minimum = lookup(there, terms.work_location, day)
    if minimum is not None and terms.kind not in UNMEASURED and wage.fixed < minimum:
        yield place.finding(warning, "people.below_minimum_wage", "basic", wage=wage.fixed, minimum=minimum)


def shared_numbers(read: PeopleSheet) -> Iterator[Finding]:
    """A warning for each number that an earlier person of the same company has, too."""
    first: dict[tuple[str, str, str], str] = {}
    for row in read.rows:
        if row.problems:
            continue
        company, nip = row.text("company"), row.text("nip")
        for name in _SHARED:
            number = row.text(name)
            if number and (other := first.setdefault((company, name, number), nip)) != nip:
                heading = EMPLOYEES.column(name).heading
                place = Place(EMPLOYEES, read, row)
                yield place.finding(warning, "people.shared_number", name, column=heading, other=other)
