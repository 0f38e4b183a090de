"""The company, an employee and the dues of a run as JSON: how they were when it was calculated.

Employees are arrays in the order of their fields. A leading number says which order that is, so that a
field added later doesn't make earlier snapshots unreadable.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from desktop_app.application.results import Due, Obligation
from desktop_app.domain.company import Branch, BranchTerms, Company, CompanySize, CompanyTerms, Programme
from desktop_app.domain.components import Component, ComponentKind, ComponentTerms
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
from desktop_app.domain.policies import EDABU_CUTOFFS, DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.persistence.payslip_codec import encode

_LAYOUT = 2
_WITHOUT_POLICIES = 1
"""Before companies had policies and branches, and employees leaves and reasons."""

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
_COMPANY_TEXTS = (
    *("id", "code", "name", "npwp", "nitku", "npp", "business_unit_code"),
    *("address", "location_code", "province", "klu"),
)
_COMPANY_TEXTS_2 = (
    *_COMPANY_TEXTS,
    *("bank", "bank_account", "bank_account_name", "signatory_name", "signatory_position"),
)
_BRANCH_TEXTS = ("code", "name", "npp", "nitku", "address", "location_code", "province")

_POLICIES: dict[str, Any] = {
    "proration": ProrationMethod,
    "deduction_rounding": DeductionRounding,
    "part_month_base": PartMonthBase,
    "kesehatan_start": KesehatanStart,
}

_policies = attrgetter(*_POLICIES)
_person_texts = attrgetter(*_PERSON_TEXTS)
_terms_texts = attrgetter(*_TERMS_TEXTS)
_member_texts = attrgetter(*_MEMBER_TEXTS)
_company_texts = attrgetter(*_COMPANY_TEXTS_2)
_branch_texts = attrgetter(*_BRANCH_TEXTS)


def encode_employee(employee: Employee) -> str:
    """An employee with all that belongs to him or her."""
    return encode(
        [
            _LAYOUT,
            _person_texts(employee),
            employee.citizenship.value,
            employee.birth_date.isoformat(),
            _iso(employee.identity_expires),
            [
                [job.started_on.isoformat(), _iso(job.contract_end), _iso(job.ended_on), job.leaving_reason]
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
    _require_known(layout)
    leaves, *later = more or ((),)
    (language,) = later or ("id",)
    return Employee(
        citizenship=Citizenship(citizenship),
        birth_date=date.fromisoformat(birth_date),
        identity_expires=_day(expires),
        employments=tuple(
            Employment(date.fromisoformat(started), _day(contract_end), _day(ended), reason)
            for started, contract_end, ended, reason in employments
        ),
        terms=tuple(_terms(row) for row in terms),
        wages=tuple(_wage(row) for row in wages),
        family=tuple(_member(row) for row in family),
        leaves=tuple(_leave(row) for row in leaves),
        payslip_language=language,
        **dict(zip(_PERSON_TEXTS, texts, strict=True)),
    )


def encode_company(company: Company) -> str:
    """A company with its terms, branches, logo and components."""
    return encode(
        [
            _LAYOUT,
            _company_texts(company),
            [_plain_company_terms(terms) for terms in company.terms],
            [
                [_branch_texts(branch), [_plain_branch_terms(terms) for terms in branch.terms]]
                for branch in company.branches
            ],
            b64encode(company.logo).decode(),
            [_plain_component(component) for component in company.components],
        ]
    )


def decode_company(text: str) -> Company:
    """The reverse of ``encode_company``."""
    layout, texts, terms, *more = json.loads(text)
    _require_known(layout)
    branches, logo, *later = more or ((), "")
    (components,) = later or ((),)
    return Company(
        terms=tuple(_company_terms(row) for row in terms),
        branches=tuple(
            Branch(terms=tuple(_branch_terms(row) for row in rows), **dict(zip(_BRANCH_TEXTS, names, strict=True)))
            for names, rows in branches
        ),
        logo=b64decode(logo),
        components=tuple(_component(row) for row in components),
        **dict(zip(_COMPANY_TEXTS if layout == _WITHOUT_POLICIES else _COMPANY_TEXTS_2, texts, strict=True)),
    )


def encode_dues(dues: Iterable[Due]) -> str:
    """What a run owes."""
    return encode(
        [[due.obligation.value, _sen(due.amount), due.statutory_date.isoformat(), due.date.isoformat()] for due in dues]
    )


def decode_dues(text: str) -> tuple[Due, ...]:
    """The reverse of ``encode_dues``."""
    return tuple(
        Due(Obligation(obligation), _money(amount), date.fromisoformat(statutory), date.fromisoformat(day))
        for obligation, amount, statutory, day in json.loads(text)
    )


def _require_known(layout: int) -> None:
    if layout not in (_WITHOUT_POLICIES, _LAYOUT):
        raise ValueError(f"snapshot layout {layout} is unknown")


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _sen(amount: Money | None) -> int | None:
    return None if amount is None else amount.sen


def _money(sen: int | None) -> Money | None:
    return None if sen is None else Money(sen)


def _programmes(words: Iterable[str]) -> tuple[Programme, ...]:
    return tuple([Programme(word) for word in words])


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
        programmes_off=_programmes(off),
        programmes_on=_programmes(on),
        branch=branch,
        programme_reasons=tuple([(Programme(word), reason) for word, reason in reasons]),
        **dict(zip(_TERMS_TEXTS, texts, strict=True)),
    )


def _plain_wage(wage: Wage) -> list[Any]:
    allowances = [[item.name, item.kind.value, item.amount.sen] for item in wage.allowances]
    return [wage.starts_on.isoformat(), wage.basic.sen, allowances, _sen(wage.daily), wage.reason, wage.basis.value]


def _wage(row: list[Any]) -> Wage:
    starts_on, basic, allowances, daily, *more = row
    items = tuple(ComponentAmount(name, ComponentKind(kind), Money(sen)) for name, kind, sen in allowances)
    reason, *later = more or ("",)
    basis = PayBasis(*later) if later else PayBasis.TIME
    return Wage(date.fromisoformat(starts_on), Money(basic), items, _money(daily), reason, basis)


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
    return Leave(first, last, LeaveKind(kind), _programmes(suspended), note)


def _plain_branch_terms(terms: BranchTerms) -> list[Any]:
    return [terms.starts_on.isoformat(), terms.jkk_class, _sen(terms.minimum_wage)]


def _branch_terms(row: list[Any]) -> BranchTerms:
    starts_on, jkk_class, minimum_wage = row
    return BranchTerms(date.fromisoformat(starts_on), jkk_class, _money(minimum_wage))


def _plain_component(component: Component) -> list[Any]:
    terms = [
        [one.starts_on.isoformat(), one.bpjs, one.taxable, one.thr, one.overtime, one.prorated]
        for one in component.terms
    ]
    return [component.name, component.kind.value, terms]


def _component(row: list[Any]) -> Component:
    name, kind, terms = row
    found = tuple(ComponentTerms(date.fromisoformat(starts_on), *counts) for starts_on, *counts in terms)
    return Component(name, ComponentKind(kind), found)


def _plain_company_terms(terms: CompanyTerms) -> list[Any]:
    return [
        terms.starts_on.isoformat(),
        terms.size.value,
        terms.jkk_class,
        terms.workweek,
        terms.payday,
        _sen(terms.minimum_wage),
        terms.programmes,
        terms.labour_intensive_relief,
        *[word.value for word in _policies(terms)],
        terms.edabu_cutoff,
        terms.dtp,
        terms.no_npwp_surcharge,
    ]


def _company_terms(row: list[Any]) -> CompanyTerms:
    starts_on, size, jkk_class, workweek, payday, minimum_wage, programmes, relief, *more = row
    words, later = more[: len(_POLICIES)], more[len(_POLICIES) :]
    policies = {name: kind(word) for (name, kind), word in zip(_POLICIES.items(), words, strict=bool(more))}
    cutoff, dtp, *newest = later or (EDABU_CUTOFFS[0], False)
    return CompanyTerms(
        starts_on=date.fromisoformat(starts_on),
        size=CompanySize(size),
        jkk_class=jkk_class,
        workweek=workweek,
        payday=payday,
        minimum_wage=_money(minimum_wage),
        programmes=None if programmes is None else _programmes(programmes),
        labour_intensive_relief=relief,
        edabu_cutoff=cutoff,
        dtp=dtp,
        no_npwp_surcharge=bool(newest and newest[0]),
        **policies,
    )
