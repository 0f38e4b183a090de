"""Puts a row of the people workbook on top of the record that is there. Pure: no store, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, Generic, TypeVar

from desktop_app.application.exchange.extras import TERMS_SINCE, fields_of
from desktop_app.application.exchange.layout import COMPANIES, EMPLOYEES, AllowanceHeading, allowance_field
from desktop_app.domain.company import Company, CompanyTerms
from desktop_app.domain.components import Component
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeTerms,
    Employment,
    PayBasis,
    Wage,
)
from desktop_app.domain.money import ZERO

T = TypeVar("T")
Terms = TypeVar("Terms", CompanyTerms, EmployeeTerms)
_HOME_COUNTRY: Final = "ID"


def _own(record: type[Any], columns: frozenset[str]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record) if field.name in columns)


_COMPANY_COLUMNS: Final = fields_of(COMPANIES)
_EMPLOYEE_COLUMNS: Final = fields_of(EMPLOYEES)
_COMPANY_FIELDS: Final = _own(Company, _COMPANY_COLUMNS)
_COMPANY_TERMS_FIELDS: Final = _own(CompanyTerms, _COMPANY_COLUMNS)
_EMPLOYEE_FIELDS: Final = _own(Employee, _EMPLOYEE_COLUMNS)
_EMPLOYMENT_FIELDS: Final = _own(Employment, _EMPLOYEE_COLUMNS)
_TERMS_FIELDS: Final = _own(EmployeeTerms, _EMPLOYEE_COLUMNS)
_WAGE_FIELDS: Final = ("basic", "daily", "reason", "basis")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the workbook changes."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Merged(Generic[T]):
    """The record after the row, and what differs from the one before."""

    record: T
    differences: tuple[Difference, ...] = ()


def new_company(key: str, values: Mapping[str, Any], starts_on: date) -> Company:
    """A company whose terms hold from ``starts_on``, unless the row says since when."""
    starts_on = values.get(TERMS_SINCE) or starts_on
    terms = CompanyTerms(starts_on=starts_on, **_pick(values, _COMPANY_TERMS_FIELDS))
    return Company(id=key, terms=(terms,), **_pick(values, _COMPANY_FIELDS))


def merge_company(company: Company, values: Mapping[str, Any], effective: date | None) -> Merged[Company]:
    """Identity corrected in place, terms changed from ``effective`` on (see ``restated``)."""
    identity = _differences(company, values, _COMPANY_FIELDS)
    terms = _differences(company.terms[-1], values, _COMPANY_TERMS_FIELDS)
    if not identity and not terms:
        return Merged(company)
    changed = replace(company, terms=restated(company.terms, _after(terms), effective), **_after(identity))
    return Merged(changed, (*identity, *terms))


def new_employee(key: str, values: Mapping[str, Any]) -> Employee:
    """An employee whose undated facts hold from the start of employment, unless the row says since when."""
    identity = _pick(values, _EMPLOYEE_FIELDS)
    if identity["citizenship"] is Citizenship.WNI and not identity.get("country"):
        identity["country"] = _HOME_COUNTRY
    return Employee(
        id=key,
        employments=(Employment(**_pick(values, _EMPLOYMENT_FIELDS)),),
        terms=(EmployeeTerms(values.get(TERMS_SINCE) or values["started_on"], **_pick(values, _TERMS_FIELDS)),),
        **identity,
    )


def required_of(employee: Employee) -> dict[str, Any]:
    """What a row about a known person needs, where the file has no such columns."""
    return {"citizenship": employee.citizenship, "started_on": employee.employments[-1].started_on}


def merge_employee(employee: Employee, values: Mapping[str, Any], effective: date | None) -> Merged[Employee]:
    """Identity and employment corrected in place, dated facts changed from ``effective`` on.

    A start after the last day of the known employment is a new stay; facts that came with it hold from its
    start.
    """
    if values["citizenship"] is Citizenship.WNI and values.get("country") == "":
        values = {**values, "country": _HOME_COUNTRY}
    identity = _differences(employee, values, _EMPLOYEE_FIELDS)
    last = employee.employments[-1]
    stay = _differences(last, values, _EMPLOYMENT_FIELDS)
    facts = _differences(employee.terms[-1], values, _TERMS_FIELDS)
    if not identity and not stay and not facts:
        return Merged(employee)
    start: date = values["started_on"]
    terms = employee.terms
    if last.ended_on is not None and start > last.ended_on:
        employments = (*employee.employments, Employment(**_pick(values, _EMPLOYMENT_FIELDS)))
        effective = max(start, effective or start)
    else:
        employments = (*employee.employments[:-1], replace(last, **_after(stay)))
        terms = _moved(terms, last.started_on, start)
    if facts:
        terms = restated(terms, _after(facts), effective)
    changed = replace(employee, employments=employments, terms=terms, **_after(identity))
    return Merged(changed, (*identity, *stay, *facts))


def restated(records: tuple[Terms, ...], changes: Mapping[str, Any], effective: date | None) -> tuple[Terms, ...]:
    """The dated records with changed facts from a day on.

    Other facts keep their own history. None: no month is approved yet, so the newest record is corrected
    from its own start.
    """
    if not changes:
        return records
    result: list[Terms] = []
    if effective is None:
        result.extend(records)
        result[-1] = replace(records[-1], **changes)
        return tuple(result)
    for record in records:
        if record.starts_on < effective:
            result.append(record)
            continue
        if result and result[-1].starts_on < effective < record.starts_on:
            result.append(replace(result[-1], starts_on=effective, **changes))
        result.append(replace(record, **changes))
    if result[-1].starts_on < effective:
        result.append(replace(result[-1], starts_on=effective, **changes))
    return tuple(result)


def wage_from(values: Mapping[str, Any], before: Wage | None = None, basis: PayBasis = PayBasis.TIME) -> Merged[Wage]:
    """The wage of a row. Allowances whose column isn't in the workbook stay as they are.

    Where no column says by what the wage is earned, it stays as ``before`` has it, else it is ``basis``.
    """
    allowances = {} if before is None else {(item.kind, item.name): item for item in before.allowances}
    found: list[Difference] = []
    for heading in AllowanceHeading:
        prefix = allowance_field(heading, "")
        for field, amount in values.items():
            if not field.startswith(prefix):
                continue
            key = (heading.component, field.removeprefix(prefix))
            old = allowances.get(key)
            if amount is None:
                allowances.pop(key, None)
            elif old is None or old.amount != amount:
                allowances[key] = ComponentAmount(key[1], key[0], amount)
            if (old and old.amount) != amount:
                found.append(Difference(field, old and old.amount, amount))
    start: date = values["starts_on"]
    basic = values["basic"] or ZERO
    daily = values.get("daily", None if before is None else before.daily)
    reason = values.get("reason", before.reason if before is not None and before.starts_on == start else "")
    earned_by = values.get("basis", basis if before is None else before.basis)
    wage = Wage(start, basic, tuple(allowances.values()), daily, reason, earned_by)
    if before is not None:
        extras = {name: values[name] for name in ("reason", "basis") if name in values}
        found.extend(_differences(before, {"basic": basic, "daily": daily, **extras}, _WAGE_FIELDS))
        if not found:
            return Merged(before)
    return Merged(wage, tuple(found))


def spelled(values: Mapping[str, Any], components: Sequence[Component]) -> dict[str, Any]:
    """The values of a wage row with its allowances as the company spells its components."""
    found: dict[str, Any] = {}
    names = {
        allowance_field(heading, one.name).casefold(): allowance_field(heading, one.name)
        for heading in AllowanceHeading
        for one in components
        if one.kind is heading.component
    }
    for field, value in values.items():
        found[names.get(field.casefold(), field)] = value
    return found


def differences_of(record: Any, values: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What a row changes in a plain record, field by field."""
    names = tuple(field.name for field in fields(record) if field.name in values)
    return _differences(record, values, names)


def _moved(terms: tuple[EmployeeTerms, ...], old: date, new: date) -> tuple[EmployeeTerms, ...]:
    """A corrected start of employment takes the facts that hold from it along."""
    if old == new or terms[0].starts_on != old or (len(terms) > 1 and terms[1].starts_on <= new):
        return terms
    return (replace(terms[0], starts_on=new), *terms[1:])


def _differences(record: Any, values: Mapping[str, Any], names: tuple[str, ...]) -> tuple[Difference, ...]:
    return tuple(
        Difference(name, before, values[name])
        for name in names
        if name in values and (before := getattr(record, name)) != values[name]
    )


def _after(differences: tuple[Difference, ...]) -> dict[str, Any]:
    return {difference.field: difference.after for difference in differences}


def _pick(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
