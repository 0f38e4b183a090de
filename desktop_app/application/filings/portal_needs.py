"""What SIPP and e-Dabu ask for and a person's data lacks, before any file is made.

What the portals ask for is what their form profiles in ``resources/formats/portal`` call missing; a test compares
the two field by field. The list's filters, the readiness card and the client's worklists all ask here.
"""

from __future__ import annotations

from typing import Final

from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind
from desktop_app.domain.family import FamilyMember
from desktop_app.domain.identifiers import NIK_DIGITS, has_length
from desktop_app.domain.periods import Month

_KETENAGAKERJAAN: Final = frozenset(Programme) - {Programme.KESEHATAN}
_SIPP_PERSON: Final = ("name", "birth_place", "birth_date", "mother_name", "sex", "marital_status", "blood_group")
_SIPP_TERMS: Final = ("address", "postal_code")
_EDABU_PERSON: Final = ("name", "birth_date", "sex", "family_card", "birth_place", "marital_status")
_EDABU_CLINIC: Final = ("clinic_code", "clinic_name")
_EDABU_TERMS: Final = ("address", "rt", "rw", "postal_code", "district_code")
_EDABU_MEMBER: Final = ("name", "birth_date", "sex", "birth_place")


def sipp_gaps(employee: Employee, month: Month, company_place: str = "") -> tuple[str, ...]:
    """The fields that SIPP asks for and that are empty or can't be right, for a person of the month.

    A worker without KPJ is still to be registered and needs everything; a registered one only the numbers by which
    SIPP knows him or her, and the reason when leaving. Whoever takes part in no programme needs nothing.
    """
    stay, terms = employee.employment_in(month), employee.terms_on(month.last_day)
    if set(terms.programmes_off) >= _KETENAGAKERJAAN:
        return ()
    gaps = _identity_gaps(employee.nik, employee.passport)
    if stay is not None and stay.ended_on is not None:
        gaps += [name for name, value in (("leaving_reason", stay.leaving_reason), ("kpj", employee.kpj)) if not value]
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

    A registered person (with a JKN number) only needs the number of identity, and whoever is registered elsewhere
    nothing.
    """
    terms = employee.terms_on(month.last_day)
    if Programme.KESEHATAN in terms.programmes_off:
        return ()
    gaps = _identity_gaps(employee.nik, employee.passport)
    to_register = members_to_register(employee, month)
    for member in to_register:
        gaps += [f"family.{name}" for name in member_gaps(member)]
    if not employee.jkn_number:
        gaps += [name for name in (*_EDABU_PERSON, *_EDABU_CLINIC) if not getattr(employee, name)]
        gaps += [name for name in _EDABU_TERMS if not getattr(terms, name)]
        if employee.wage_on(month.last_day) is None:
            gaps.append("wage")
    elif to_register and not employee.family_card:
        gaps.append("family_card")
    return tuple(dict.fromkeys(gaps))


def members_to_register(employee: Employee, month: Month) -> tuple[FamilyMember, ...]:
    """The family members who take part through this employee in the month and have no JKN number yet."""
    return tuple(member for member in employee.family if member.needs_place(month) and not member.jkn_number)


def member_gaps(member: FamilyMember) -> tuple[str, ...]:
    """The fields of a family member that e-Dabu asks for and that are empty or can't be right."""
    empty = [name for name in _EDABU_MEMBER if not getattr(member, name)]
    return (*_identity_gaps(member.nik, ""), *empty)


def _identity_gaps(nik: str, passport: str) -> list[str]:
    return [] if has_length(nik, NIK_DIGITS) or (passport and not nik) else ["nik"]
