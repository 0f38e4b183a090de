"""What is implausible in one person's data, said field by field while it is typed.

Each finding is about a field's name (``nik``, ``postal_code``, ``ended_on``, …). An error is what certainly can't be
right, a warning what a portal or plausibility objects to, information a hint. Nothing here keeps anybody from saving.
Whether a form of a portal misses something is ``portal_needs``; the PTKP beside the family is ``domain.ptkp_family``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Final

from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, EmployeeTerms
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import Finding, error, info, warning
from desktop_app.domain.identifiers import (
    NIK_DIGITS,
    has_length,
    is_account,
    is_digits,
    is_email,
    is_phone,
    is_plain_name,
    nik_fits_birth,
    nik_fits_sex,
    nik_province_known,
)
from desktop_app.domain.periods import Month, age_on
from desktop_app.foundation.code_lists import location_codes

_LENGTHS: Final = {
    "family_card": (16,),
    "kpj": (11,),
    "kode_tk": (15,),
    "jkn_number": (13,),
    "npwp": (15, 16),
    "postal_code": (5,),
    "work_location": (4,),
}
"""Usual lengths of numbers, in digits. Older cards have others: only warnings."""
_CODES: Final = ("clinic_code", "dentist_code")
_CODE_LENGTH: Final = 8
_ACCOUNT_LENGTHS: Final = {"BCA": 10, "BNI": 10, "MANDIRI": 13, "BRI": 15}
"""Usual lengths by a word in the bank's name; hints, as no bank publishes them."""
BLOOD_GROUPS: Final = ("A", "B", "AB", "O")
"""As SIPP writes them."""
_LEAST_AGE: Final = 15
"""Under it nobody is expected to be employed; the import warns alike."""
_OLDEST: Final = 100
_FAR_AHEAD: Final = timedelta(days=366)
"""Who starts to work later than that is hardly hired yet: a wrong year."""


def person_remarks(employee: Employee, terms: EmployeeTerms, today: date) -> tuple[Finding, ...]:
    """What is to be said about a person with these terms; at most one finding a field, the most certain one."""
    found: dict[str, Finding] = {}
    checks = (
        _name(employee),
        _nik(employee),
        _numbers(employee, terms),
        _contact(employee),
        _dates(employee, terms, today),
        _account(employee, terms),
    )
    for check in checks:
        for finding in check:
            found.setdefault(finding.subject, finding)
    return tuple(found.values())


def member_remarks(member: FamilyMember, employee: Employee, today: date) -> tuple[Finding, ...]:
    """What is to be said about a family member, by the member's own fields; at most one finding a field."""
    found: dict[str, Finding] = {}
    checks = (_name_of(member.name), _member_nik(member, employee, today), _member_dates(member, employee, today))
    for finding in chain.from_iterable(checks):
        found.setdefault(finding.subject, finding)
    for finding in _length("jkn_number", member.jkn_number):
        found.setdefault(finding.subject, finding)
    wanted = {Relation.HUSBAND: "L", Relation.FATHER: "L", Relation.FATHER_IN_LAW: "L"}.get(member.relation, "P")
    if member.relation is not Relation.CHILD and member.sex != wanted:
        found.setdefault("sex", warning("member.sex").about("sex"))
    return tuple(found.values())


def _name(employee: Employee) -> Iterator[Finding]:
    yield from _name_of(employee.name)
    if employee.mother_name and not is_plain_name(employee.mother_name):
        yield warning("person.name_characters").about("mother_name")


def _name_of(name: str) -> Iterator[Finding]:
    if any(letter.isdigit() for letter in name):
        yield warning("person.name_digits").about("name")
    elif name and not is_plain_name(name):
        yield warning("person.name_characters").about("name")


def _nik(employee: Employee) -> Iterator[Finding]:
    nik = employee.nik
    if nik:
        yield from _nik_of(nik, employee.birth_date, employee.sex)
    elif employee.citizenship is Citizenship.WNI:
        yield warning("person.nik_missing").about("nik")
    if employee.country and not (len(employee.country) == 2 and employee.country.isalpha()):
        yield warning("person.country").about("country")


def _nik_of(nik: str, birth: date, sex: str) -> Iterator[Finding]:
    if not is_digits(nik):
        yield error("person.nik_digits").about("nik")
    elif len(nik) != NIK_DIGITS:
        code = "person.nik_length" if len(nik) < NIK_DIGITS else "person.nik_too_long"
        yield error(code, count=len(nik)).about("nik")
    elif not nik_fits_birth(nik, birth):
        yield warning("person.nik_birth").about("nik")
    elif not nik_fits_sex(nik, sex):
        yield warning("person.nik_sex").about("nik")
    elif nik.endswith("0000"):
        yield warning("person.nik_zeros").about("nik")
    elif not nik_province_known(nik):
        yield info("person.nik_province", province=nik[:2]).about("nik")


def _numbers(employee: Employee, terms: EmployeeTerms) -> Iterator[Finding]:
    for name in _LENGTHS:
        yield from _length(name, getattr(employee, name, "") or getattr(terms, name, ""))
    if terms.work_location and location_codes() and terms.work_location not in location_codes():
        yield warning("person.location", location=terms.work_location).about("work_location")
    is_nik = has_length(employee.npwp, NIK_DIGITS) and not employee.npwp.startswith("0")
    if is_nik and employee.nik not in ("", employee.npwp):
        yield info("person.npwp_nik").about("npwp")
    for name in _CODES:
        code = getattr(employee, name)
        if code and len(code) != _CODE_LENGTH:
            yield warning("person.code_length", count=len(code)).about(name)
    if employee.blood_group and employee.blood_group not in BLOOD_GROUPS:
        yield warning("person.blood_group").about("blood_group")


def _length(name: str, text: str) -> Iterator[Finding]:
    lengths = _LENGTHS[name]
    if not text or has_length(text, *lengths):
        return
    wanted = " / ".join(str(length) for length in lengths)
    if is_digits(text):
        code = "person.length" if len(text) < max(lengths) else "person.too_long"
        yield warning(code, count=len(text), wanted=wanted).about(name)
    else:
        yield warning("person.digits_only", wanted=wanted).about(name)


def _contact(employee: Employee) -> Iterator[Finding]:
    if employee.phone and not is_phone(employee.phone):
        yield warning("person.phone").about("phone")
    if employee.email and not is_email(employee.email):
        yield warning("person.email").about("email")


def _dates(employee: Employee, terms: EmployeeTerms, today: date) -> Iterator[Finding]:
    stay, birth = employee.employments[-1], employee.birth_date
    if birth > today:
        yield error("person.not_born_yet").about("birth_date")
    elif stay.started_on < birth:
        yield error("person.started_before_birth").about("started_on")
    elif len(employee.employments) > 1 and stay.started_on <= (employee.employments[-2].ended_on or date.max):
        yield error("person.stays_overlap").about("started_on")
    elif stay.started_on - today > _FAR_AHEAD:
        yield warning("person.starts_far_ahead").about("started_on")
    elif age_on(birth, stay.started_on) < _LEAST_AGE:
        yield warning("person.too_young", age=age_on(birth, stay.started_on)).about("birth_date")
    elif age_on(birth, today) > _OLDEST:
        yield warning("person.too_old", age=age_on(birth, today)).about("birth_date")
    if employee.identity_expires is not None and employee.identity_expires < today:
        yield warning("person.identity_expired").about("identity_expires")
    if stay.contract_end is not None and stay.contract_end < stay.started_on:
        yield error("person.contract_before_start").about("contract_end")
    elif terms.kind is EmployeeKind.CONTRACT and stay.contract_end is None:
        yield warning("person.no_contract_end").about("contract_end")
    if stay.ended_on is None:
        return
    if stay.ended_on < stay.started_on:
        yield error("person.ended_before_start").about("ended_on")
    if not stay.leaving_reason:
        yield warning("person.no_leaving_reason").about("leaving_reason")


def _account(employee: Employee, terms: EmployeeTerms) -> Iterator[Finding]:
    number, name = terms.bank_account, terms.bank_account_name
    if number and not is_account(number):
        yield warning("person.account").about("bank_account")
    elif number:
        usual = next((length for word, length in _ACCOUNT_LENGTHS.items() if word in terms.bank.upper()), None)
        if usual is not None and len(number) != usual:
            yield info("person.account_length", bank=terms.bank, usual=usual, count=len(number)).about("bank_account")
    if name and name.casefold() != employee.name.casefold():
        yield info("person.account_name").about("bank_account_name")


def _member_nik(member: FamilyMember, employee: Employee, today: date) -> Iterator[Finding]:
    if not member.nik:
        if member.needs_place(Month.of(today)):
            yield warning("member.nik_missing").about("nik")
        return
    if member.nik == employee.nik:
        yield error("member.nik_of_employee", name=employee.name).about("nik")
        return
    twin = next((one for one in employee.family if one.id != member.id and one.nik == member.nik), None)
    if twin is not None:
        yield error("member.nik_twice", name=twin.name).about("nik")
        return
    yield from _nik_of(member.nik, member.birth_date, member.sex)


def _member_dates(member: FamilyMember, employee: Employee, today: date) -> Iterator[Finding]:
    if member.has_ended(max(member.covered_from or Month.of(member.birth_date), Month.of(member.birth_date))):
        yield error("member.months_order").about("covered_until")
    if member.birth_date > today:
        yield error("person.not_born_yet").about("birth_date")
        return
    if age_on(member.birth_date, today) > _OLDEST:
        yield warning("person.too_old", age=age_on(member.birth_date, today)).about("birth_date")
    if member.relation is Relation.CHILD:
        if member.birth_date < employee.birth_date:
            yield warning("member.child_older", name=employee.name).about("birth_date")
    elif member.relation in (Relation.FATHER, Relation.MOTHER) and employee.birth_date < member.birth_date:
        yield warning("member.parent_younger", name=employee.name).about("birth_date")
