"""What other records say about a person: numbers that somebody else has, too, and a name that changed since a month.

Numbers are masked in what is said: the other person may belong to another client.
"""

from __future__ import annotations

from typing import Final

from desktop_app.application.ports import UnitOfWork
from desktop_app.application.results import PersonHit
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Finding, info, warning
from desktop_app.domain.payroll.run import RunState
from desktop_app.domain.periods import Month
from desktop_app.foundation import formats

_NUMBERS: Final = (("nik", "NIK"), ("kpj", "KPJ"), ("jkn_number", "JKN"), ("phone", "HP"))
"""The numbers by which people of all clients are found, with the word that stands before them."""
_LEAST: Final = 9
"""Digits from which on a number can be somebody's."""
_MOST: Final = 5
_MONTHS_BACK: Final = 24


def matches(uow: UnitOfWork, company_id: str, employee: Employee, month: Month) -> tuple[Finding, ...]:
    """The findings about a person as typed, each about a field's name.

    A number that somebody of the same company has is a warning, one of another client information only: people
    may have two employers. The name is compared with the newest approved month of the last two years, because
    the portals' files were made from it.
    """
    return (*_shared(uow, company_id, employee), *_renamed(uow, company_id, employee, month))


def _shared(uow: UnitOfWork, company_id: str, employee: Employee) -> list[Finding]:
    found = []
    for field, word in _NUMBERS:
        number = getattr(employee, field)
        if len(number) < _LEAST:
            continue
        others = [
            hit
            for hit in uow.find_people((number,), _MOST)
            if hit.employee_id != employee.id and getattr(hit, field) == number
        ]
        if others:
            found.append(_taken(f"{word} {formats.masked(number)}", company_id, others).about(field))
    return found


def _taken(number: str, company_id: str, others: list[PersonHit]) -> Finding:
    at_home = next((hit for hit in others if hit.company_id == company_id), None)
    if at_home is not None:
        return warning("person.number_taken", number=number, name=at_home.name, nip=at_home.nip)
    other = others[0]
    return info("person.number_elsewhere", number=number, name=other.name, nip=other.nip, company=other.company_name)


def _renamed(uow: UnitOfWork, company_id: str, employee: Employee, month: Month) -> list[Finding]:
    if not (employee.kpj or employee.jkn_number):
        return []
    store = uow.store(company_id)
    heads = [head for head in store.run_heads(month + -_MONTHS_BACK, month) if head.state is not RunState.DRAFT]
    if not heads:
        return []
    newest = max(heads, key=lambda head: (head.month, head.number))
    run = store.run(newest.month, newest.number)
    stored = next((one for one in run.payslips if one.employee.id == employee.id), None) if run else None
    if stored is None or stored.employee.name == employee.name:
        return []
    return [warning("person.name_changed", month=newest.month, before=stored.employee.name).about("name")]
