"""The company and the dues of a run as JSON: how they were when the run was calculated.

Records are arrays in the order of their fields. A leading number says which order that is, so that a field
added later doesn't make earlier snapshots unreadable.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from desktop_app.application.results import Due, Obligation
from desktop_app.domain.company import Branch, BranchTerms, Company, CompanySize, CompanyTerms
from desktop_app.domain.components import Component, ComponentKind, ComponentTerms
from desktop_app.domain.policies import EDABU_CUTOFFS, DeductionRounding, KesehatanStart, PartMonthBase, ProrationMethod
from desktop_app.persistence.plain_values import encode, money_or_none, programmes_of, require_layout, sen_or_none

_LAYOUT = 2
_WITHOUT_POLICIES = 1
"""Before companies had policies and branches."""

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
_company_texts = attrgetter(*_COMPANY_TEXTS_2)
_branch_texts = attrgetter(*_BRANCH_TEXTS)


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
    require_layout(layout, (_WITHOUT_POLICIES, _LAYOUT))
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
        [
            [due.obligation.value, sen_or_none(due.amount), due.statutory_date.isoformat(), due.date.isoformat()]
            for due in dues
        ]
    )


def decode_dues(text: str) -> tuple[Due, ...]:
    """The reverse of ``encode_dues``."""
    return tuple(
        Due(Obligation(obligation), money_or_none(amount), date.fromisoformat(statutory), date.fromisoformat(day))
        for obligation, amount, statutory, day in json.loads(text)
    )


def _plain_branch_terms(terms: BranchTerms) -> list[Any]:
    return [terms.starts_on.isoformat(), terms.jkk_class, sen_or_none(terms.minimum_wage)]


def _branch_terms(row: list[Any]) -> BranchTerms:
    starts_on, jkk_class, minimum_wage = row
    return BranchTerms(date.fromisoformat(starts_on), jkk_class, money_or_none(minimum_wage))


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
        sen_or_none(terms.minimum_wage),
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
        minimum_wage=money_or_none(minimum_wage),
        programmes=None if programmes is None else programmes_of(programmes),
        labour_intensive_relief=relief,
        edabu_cutoff=cutoff,
        dtp=dtp,
        no_npwp_surcharge=bool(newest and newest[0]),
        **policies,
    )
