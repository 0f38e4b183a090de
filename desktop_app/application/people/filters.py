"""Ways to look at a list of people: ready-made questions about a month, and the ones that users keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop_app.application.filings.portal_needs import edabu_gaps, sipp_gaps
from desktop_app.application.records.filters import MONTHS_AHEAD, Preset
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee, EmployeeKind, Employment
from desktop_app.domain.family import FamilyMember, Relation, age_limit
from desktop_app.domain.findings import Severity
from desktop_app.domain.payroll.participation import pension_age_reached
from desktop_app.domain.payroll.rules import MonthRules, rules_for
from desktop_app.domain.periods import Month, age_on
from desktop_app.domain.ptkp_family import ptkp_remarks
from desktop_app.domain.regulation import RegulationSet

Selection = Callable[[Employee], bool]


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
        Preset.PTKP: lambda employee, _stay: _ptkp_disagrees(employee, month, later.coverage.child_age_limit),
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


def _ages_out(member: FamilyMember, month: Month, later: MonthRules) -> bool:
    if member.relation is not Relation.CHILD or not member.needs_place(month):
        return False
    limit = age_limit(member, later.coverage)
    return age_on(member.birth_date, month.first_day) < limit <= age_on(member.birth_date, later.month.last_day)


def _ptkp_disagrees(employee: Employee, month: Month, adult: int) -> bool:
    ptkp = employee.terms_on(month.last_day).ptkp
    found = ptkp_remarks(ptkp, employee.sex, employee.marital_status, employee.family, month.year, adult)
    return any(finding.severity is Severity.WARNING for finding in found)


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
