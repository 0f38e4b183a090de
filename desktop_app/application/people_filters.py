"""Ways to look at a list of people: ready-made questions about a month, and the ones that users keep.

What the portals ask for is what their form profiles in ``resources/formats/portal`` call missing; a test compares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_app.domain.company import Company
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, Employment
from desktop_app.domain.family import FamilyMember, Relation, age_limit
from desktop_app.domain.identifiers import NIK_DIGITS, has_length
from desktop_app.domain.payroll.participation import pension_age_reached
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.periods import Month, age_on
from desktop_app.domain.regulation import RegulationSet

Selection = Callable[[Employee], bool]


class Preset(StrEnum):
    """The ready-made questions."""

    JOINED = "joined"
    LEAVING = "leaving"
    CONTRACTS = "contracts"
    CHILDREN = "children"
    PENSION = "pension"
    SIPP = "sipp"
    EDABU = "edabu"
    NO_ACCOUNT = "no_account"


MONTHS_AHEAD: Final = {Preset.CONTRACTS: 2, Preset.CHILDREN: 3, Preset.PENSION: 12}
"""How far the questions about the future look, in months after the one in force, unless the user says otherwise."""


class Order(StrEnum):
    """Orders of the list."""

    NAME = "name"
    NIP = "nip"
    NEWEST = "newest"
    """By the first day of the newest employment, the latest first."""


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What a list shows: a search, a ready-made question and an order; with a name when it's kept."""

    name: str = ""
    search: str = ""
    preset: Preset | None = None
    months: int = 0
    """Months ahead of a question about the future."""
    order: Order = Order.NAME


def selection(
    preset: Preset, law: RegulationSet, month: Month, months: int | None = None, company: Company | None = None
) -> Selection:
    """The test of a ready-made question for the month in force; ``months`` ahead, None for the usual number.

    All but leaving and joining ask only about those who work in the month. ``company`` lends its place of work.
    """
    ahead = month + (MONTHS_AHEAD.get(preset, 0) if months is None else months)
    day = month.last_day
    later = rules_for(law, ahead)
    place = company.location_code if company is not None else ""

    def contract_ends(employee: Employee, stay: Employment) -> bool:
        ends = stay.contract_end
        return (
            ends is not None
            and ends <= ahead.last_day
            and stay.ended_on is None
            and employee.terms_on(day).kind is not EmployeeKind.PERMANENT
        )

    tests: dict[Preset, Callable[[Employee, Employment], bool]] = {
        Preset.CONTRACTS: contract_ends,
        Preset.CHILDREN: lambda employee, _stay: any(_ages_out(one, month, later) for one in employee.family),
        Preset.PENSION: lambda employee, _stay: (
            later.jp is not None and pension_age_reached(employee.birth_date, later.jp)
        ),
        Preset.SIPP: lambda employee, _stay: bool(sipp_gaps(employee, month, place)),
        Preset.EDABU: lambda employee, _stay: bool(edabu_gaps(employee, month)),
        Preset.NO_ACCOUNT: lambda employee, _stay: not employee.terms_on(day).bank_account,
    }
    if preset is Preset.LEAVING:
        return lambda employee: employee.leaves_in(month)
    if preset is Preset.JOINED:
        return lambda employee: any(Month.of(stay.started_on) == month for stay in employee.employments)
    test = tests[preset]

    def matches(employee: Employee) -> bool:
        stay = employee.employment_in(month)
        return stay is not None and test(employee, stay)

    return matches


_SIPP_PERSON: Final = ("name", "birth_place", "birth_date", "mother_name", "sex", "marital_status", "blood_group")
_SIPP_TERMS: Final = ("address", "postal_code")
_EDABU_PERSON: Final = ("name", "birth_date", "sex", "family_card", "birth_place", "marital_status")
_EDABU_CLINIC: Final = ("clinic_code", "clinic_name")
_EDABU_TERMS: Final = ("address", "rt", "rw", "postal_code", "district_code")
_EDABU_MEMBER: Final = ("name", "birth_date", "sex", "birth_place")


def sipp_gaps(employee: Employee, month: Month, company_place: str = "") -> tuple[str, ...]:
    """The fields that SIPP asks for and that are empty or can't be right, for a person of the month.

    A worker without KPJ is still to be registered and needs everything; a registered one only the numbers by which
    SIPP knows him or her, and the reason when leaving.
    """
    stay, terms = employee.employment_in(month), employee.terms_on(month.last_day)
    gaps = _identity_gaps(employee.nik, employee.passport)
    if stay is not None and stay.ended_on is not None and not stay.leaving_reason:
        gaps.append("leaving_reason")
    if employee.kpj:
        return tuple(gaps)
    gaps += [name for name in _SIPP_PERSON if not getattr(employee, name)]
    if employee.citizenship is Citizenship.WNA and not employee.country:
        gaps.append("country")
    gaps += [name for name in _SIPP_TERMS if not getattr(terms, name)]
    if not (terms.work_location or terms.branch or company_place):
        gaps.append("work_location")
    if terms.kind is not EmployeeKind.PERMANENT and stay is not None and stay.contract_end is None:
        gaps.append("contract_end")
    if employee.wage_on(month.last_day) is None:
        gaps.append("wage")
    return tuple(gaps)


def edabu_gaps(employee: Employee, month: Month) -> tuple[str, ...]:
    """The fields that e-Dabu asks for and that are empty or can't be right, for a person of the month and the family.

    A registered person (with a JKN number) only needs the number of identity.
    """
    terms = employee.terms_on(month.last_day)
    gaps = _identity_gaps(employee.nik, employee.passport)
    members = [member for member in employee.family if member.needs_place and not member.jkn_number]
    for member in members:
        gaps += [f"family.{name}" for name in _identity_gaps(member.nik, "")]
        gaps += [f"family.{name}" for name in _EDABU_MEMBER if not getattr(member, name)]
    if not employee.jkn_number:
        gaps += [name for name in (*_EDABU_PERSON, *_EDABU_CLINIC) if not getattr(employee, name)]
        gaps += [name for name in _EDABU_TERMS if not getattr(terms, name)]
        if employee.wage_on(month.last_day) is None:
            gaps.append("wage")
    elif members and not employee.family_card:
        gaps.append("family_card")
    return tuple(dict.fromkeys(gaps))


def _identity_gaps(nik: str, passport: str) -> list[str]:
    return [] if has_length(nik, NIK_DIGITS) or (passport and not nik) else ["nik"]


def _ages_out(member: FamilyMember, month: Month, later: MonthRules) -> bool:
    if member.relation is not Relation.CHILD or not member.needs_place:
        return False
    limit = age_limit(member, later.coverage)
    return age_on(member.birth_date, month.first_day) < limit <= age_on(member.birth_date, later.month.last_day)


def search_text(employee: Employee) -> str:
    """What a search looks into: name, NIP, NIK, KPJ, JKN number and telephone, in small letters."""
    numbers = (employee.nip, employee.nik, employee.kpj, employee.jkn_number, employee.phone)
    return " ".join((employee.name, *numbers)).casefold()


def search_words(text: str) -> tuple[str, ...]:
    """The words of a typed search, each of which must be found; numbers lose the marks that part their digits."""
    words = []
    for word in text.casefold().split():
        bare = word.translate(_PARTING)
        words.append(bare if bare.isdecimal() else word)
    return tuple(words)


_PARTING: Final = str.maketrans("", "", ".-+·")
