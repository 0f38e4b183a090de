"""An employee of a run as JSON: how he or she was when the run was calculated.

Records are arrays in the order of their fields. A leading number says which order that is, so that a field
added later doesn't make earlier snapshots unreadable.
"""

from __future__ import annotations

import json
from datetime import date
from operator import attrgetter
from typing import Any

from desktop_app.domain.company import Programme
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import (
    Citizenship,
    ComponentAmount,
    Employee,
    EmployeeKind,
    EmployeeTerms,
    Employment,
    Leave,
    LeaveKind,
    PayBasis,
    TaxMethod,
    Wage,
)
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.persistence.plain_values import (
    day_or_none,
    encode,
    iso_or_none,
    money_or_none,
    programmes_of,
    require_layout,
    sen_or_none,
)

_LAYOUT = 2
_WITHOUT_LEAVES = 1
"""Before employees had leaves, and reasons for what differs."""

_PERSON_TEXTS = (
    *("id", "nip", "name", "sex", "nik", "passport", "country", "birth_place", "mother_name", "marital_status"),
    *("religion", "blood_group", "phone", "email", "npwp", "kpj", "kode_tk", "jkn_number", "family_card"),
    *("clinic_code", "clinic_name", "dentist_code", "dentist_name"),
)
_TERMS_TEXTS = (
    *("ptkp", "address", "rt", "rw", "postal_code", "district_code", "district", "village", "bank", "bank_account"),
    *("bank_account_name", "job_title", "department", "work_location"),
)
_MEMBER_TEXTS = ("id", "name", "sex", "nik", "jkn_number", "birth_place")

_person_texts = attrgetter(*_PERSON_TEXTS)
_terms_texts = attrgetter(*_TERMS_TEXTS)
_member_texts = attrgetter(*_MEMBER_TEXTS)


def encode_employee(employee: Employee) -> str:
    """An employee with all that belongs to him or her."""
    return encode(
        [
            _LAYOUT,
            _person_texts(employee),
            employee.citizenship.value,
            employee.birth_date.isoformat(),
            iso_or_none(employee.identity_expires),
            [
                [
                    job.started_on.isoformat(),
                    iso_or_none(job.contract_end),
                    iso_or_none(job.ended_on),
                    job.leaving_reason,
                ]
                for job in employee.employments
            ],
            [_plain_terms(terms) for terms in employee.terms],
            [_plain_wage(wage) for wage in employee.wages],
            [_plain_member(member) for member in employee.family],
            [_plain_leave(leave) for leave in employee.leaves],
            employee.payslip_language,
        ]
    )


def decode_employee(text: str) -> Employee:
    """The reverse of ``encode_employee``."""
    layout, texts, citizenship, birth_date, expires, employments, terms, wages, family, *more = json.loads(text)
    require_layout(layout, (_WITHOUT_LEAVES, _LAYOUT))
    leaves, *later = more or ((),)
    (language,) = later or ("id",)
    return Employee(
        citizenship=Citizenship(citizenship),
        birth_date=date.fromisoformat(birth_date),
        identity_expires=day_or_none(expires),
        employments=tuple(
            Employment(date.fromisoformat(started), day_or_none(contract_end), day_or_none(ended), reason)
            for started, contract_end, ended, reason in employments
        ),
        terms=tuple(_terms(row) for row in terms),
        wages=tuple(_wage(row) for row in wages),
        family=tuple(_member(row) for row in family),
        leaves=tuple(_leave(row) for row in leaves),
        payslip_language=language,
        **dict(zip(_PERSON_TEXTS, texts, strict=True)),
    )


def _plain_terms(terms: EmployeeTerms) -> list[Any]:
    return [
        terms.starts_on.isoformat(),
        terms.kind.value,
        terms.tax_method.value,
        terms.kelas_rawat,
        terms.programmes_off,
        terms.programmes_on,
        _terms_texts(terms),
        terms.branch,
        terms.programme_reasons,
    ]


def _terms(row: list[Any]) -> EmployeeTerms:
    starts_on, kind, method, kelas_rawat, off, on, texts, *more = row
    branch, reasons = more or ("", ())
    return EmployeeTerms(
        starts_on=date.fromisoformat(starts_on),
        kind=EmployeeKind(kind),
        tax_method=TaxMethod(method),
        kelas_rawat=kelas_rawat,
        programmes_off=programmes_of(off),
        programmes_on=programmes_of(on),
        branch=branch,
        programme_reasons=tuple([(Programme(word), reason) for word, reason in reasons]),
        **dict(zip(_TERMS_TEXTS, texts, strict=True)),
    )


def _plain_wage(wage: Wage) -> list[Any]:
    allowances = [[item.name, item.kind.value, item.amount.sen] for item in wage.allowances]
    return [
        wage.starts_on.isoformat(),
        wage.basic.sen,
        allowances,
        sen_or_none(wage.daily),
        wage.reason,
        wage.basis.value,
    ]


def _wage(row: list[Any]) -> Wage:
    starts_on, basic, allowances, daily, *more = row
    items = tuple(ComponentAmount(name, ComponentKind(kind), Money(sen)) for name, kind, sen in allowances)
    reason, *later = more or ("",)
    basis = PayBasis(*later) if later else PayBasis.TIME
    return Wage(date.fromisoformat(starts_on), Money(basic), items, money_or_none(daily), reason, basis)


def _plain_member(member: FamilyMember) -> list[Any]:
    return [
        _member_texts(member),
        member.relation.value,
        member.birth_date.isoformat(),
        member.studying,
        member.takes_part,
        member.employed,
        *[str(month) if month else None for month in (member.covered_from, member.covered_until)],
    ]


def _member(row: list[Any]) -> FamilyMember:
    texts, relation, birth_date, studying, takes_part, *more = row
    # Months were added later than the rest.
    employed, first, last = more + [False, None, None][len(more) :]
    return FamilyMember(
        relation=Relation(relation),
        birth_date=date.fromisoformat(birth_date),
        studying=studying,
        takes_part=takes_part,
        employed=employed,
        covered_from=first and Month.parse(first),
        covered_until=last and Month.parse(last),
        **dict(zip(_MEMBER_TEXTS, texts, strict=True)),
    )


def _plain_leave(leave: Leave) -> list[Any]:
    return [leave.starts_on.isoformat(), leave.ends_on.isoformat(), leave.kind.value, leave.suspended, leave.note]


def _leave(row: list[Any]) -> Leave:
    starts_on, ends_on, kind, suspended, note = row
    first, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    return Leave(first, last, LeaveKind(kind), programmes_of(suspended), note)
