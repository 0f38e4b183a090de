"""The events in the records of a company that call for a procedure: who joins, leaves, goes on leave, comes of age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from desktop_app.domain.company import Company, Programme
from desktop_app.domain.employee import Employee, EmployeeKind
from desktop_app.domain.family import CoverageRules, Relation, age_limit
from desktop_app.domain.money import Money
from desktop_app.domain.paperwork import Institution, Occasion
from desktop_app.domain.payroll.agreed_wage import bpjs_wage
from desktop_app.domain.payroll.care_class import by_wage
from desktop_app.domain.periods import Month

_KETENAGAKERJAAN = (Programme.JKK, Programme.JKM, Programme.JHT, Programme.JP)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an employee on a day."""

    occasion: Occasion
    employee: Employee
    on: date
    holds_from: date
    """First day on which things are different: for a leaver the day after the last one."""
    reason: str = ""
    member: str = ""
    suspended: tuple[Programme, ...] = ()


def events(
    company: Company,
    employees: Iterable[Employee],
    first: date,
    last: date,
    coverage: CoverageRules,
    class_two_up_to: Money | None,
) -> Iterator[Event]:
    """The events of a company's employees from ``first`` to ``last``, both included, employee by employee.

    ``class_two_up_to`` is the highest wage for class II; None leaves changes by wage out.
    """
    for employee in employees:
        for event in (
            *_employments(employee),
            *_family(employee, coverage),
            *_leaves(employee),
            *_classes(company, employee, class_two_up_to),
        ):
            if first <= event.on <= last:
                yield event


def takes_part(company: Company, employee: Employee, day: date, institution: Institution) -> bool:
    """Whether somebody is registered with an institution through the company, as far as the records say.

    For both institutions one of them suffices.
    """
    if institution is Institution.BOTH:
        return any(takes_part(company, employee, day, each) for each in Institution if each is not Institution.BOTH)
    terms = employee.terms_on(day)
    chosen = company.terms_on(day).programmes if company.terms else None
    if institution is Institution.KESEHATAN:
        if Programme.KESEHATAN in terms.programmes_on:
            return True
        if Programme.KESEHATAN in terms.programmes_off or terms.kind is EmployeeKind.INTERN:
            return False
        return chosen is None or Programme.KESEHATAN in chosen
    return any(
        programme in terms.programmes_on
        or (programme not in terms.programmes_off and (chosen is None or programme in chosen))
        for programme in _KETENAGAKERJAAN
    )


def _employments(employee: Employee) -> Iterator[Event]:
    for employment in employee.employments:
        start, end = employment.started_on, employment.ended_on
        yield Event(Occasion.JOINED, employee, start, start)
        if any(member.takes_part and member.counts_in(Month.of(start)) for member in employee.family):
            yield Event(Occasion.FAMILY, employee, start, start)
        if end is not None:
            yield Event(Occasion.LEFT, employee, end, end + timedelta(days=1), employment.leaving_reason)


def _family(employee: Employee, coverage: CoverageRules) -> Iterator[Event]:
    """Who is added to the family, by birth or from a month on, and children who come of age."""
    for member in employee.family:
        if not member.takes_part:
            continue
        is_child, born = member.relation is Relation.CHILD, member.birth_date
        added = member.covered_from.first_day if member.covered_from else born
        if (is_child or member.covered_from) and _employed(employee, added):
            yield Event(Occasion.FAMILY, employee, added, added, member=member.name)
        of_age = Month(born.year + age_limit(member, coverage), born.month).day(born.day)
        if is_child and _employed(employee, of_age) and not member.has_ended(Month.of(of_age)):
            yield Event(Occasion.CHILD_OF_AGE, employee, of_age, of_age, member=member.name)


def _leaves(employee: Employee) -> Iterator[Event]:
    for leave in employee.leaves:
        yield Event(Occasion.UNPAID_LEAVE, employee, leave.starts_on, leave.starts_on, suspended=leave.suspended)


def _classes(company: Company, employee: Employee, class_two_up_to: Money | None) -> Iterator[Event]:
    """Another class set by hand, or a wage that crosses the limit between the classes."""
    days = sorted({*(terms.starts_on for terms in employee.terms), *(wage.starts_on for wage in employee.wages)})
    for before, day in pairwise(days):
        earlier = _class_on(company, employee, before, class_two_up_to)
        later = _class_on(company, employee, day, class_two_up_to)
        if None not in (earlier, later) and earlier != later and _employed(employee, day):
            yield Event(Occasion.CLASS_CHANGED, employee, day, day)


def _class_on(company: Company, employee: Employee, day: date, class_two_up_to: Money | None) -> int | None:
    chosen, wage = employee.terms_on(day).kelas_rawat, employee.wage_on(day)
    if chosen is not None or wage is None or wage.daily is not None:
        return chosen
    return by_wage(bpjs_wage(wage, company.components_on(day)), class_two_up_to)


def _employed(employee: Employee, day: date) -> bool:
    """Whether an employment that began before the day still lasts on it."""
    return any(
        employment.started_on < day and (employment.ended_on is None or employment.ended_on >= day)
        for employment in employee.employments
    )
