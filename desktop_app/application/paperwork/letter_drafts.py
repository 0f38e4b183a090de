"""Letters filled from the records as far as they know; the user completes and changes the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop_app.application.paperwork.letters import Letter, LetterPerson, suggested_number
from desktop_app.application.records.paperwork import Case, LetterEntry
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.paperwork import Institution, LetterKind, first_month_of


def draft(
    kind: LetterKind,
    cases: Sequence[Case],
    company: Company,
    people: Mapping[str, Employee],
    book: Iterable[LetterEntry],
    today: date,
) -> Letter:
    """A letter for the first case; the people of the others stand in it, too.

    A letter that was written for the case keeps its number and date. The place is the last part of the address
    (without a postal code), which the user may change.
    """
    first = cases[0]
    book = tuple(book)
    before = [
        entry for entry in book if (entry.kind, entry.procedure, entry.subject, entry.event_on) == (kind, *first.key)
    ]
    of_year = sum(entry.dated.year == today.year for entry in book)
    place = place_of(company)
    institution = first.procedure.institution
    day = first.holds_from
    effective = first_month_of(day).first_day if institution is Institution.KESEHATAN else day
    return Letter(
        kind=kind,
        institution=institution,
        company=company,
        number=before[-1].number if before else suggested_number(of_year, company.code, today),
        place=place,
        dated=before[-1].dated if before else today,
        branch=place.removeprefix("Kabupaten "),
        signatory_name=company.signatory_name,
        signatory_position=company.signatory_position,
        effective_on=effective,
        people=tuple(_person(case, people[case.key.subject]) for case in cases if case.key.subject in people),
    )


def place_of(company: Company) -> str:
    """The town in a company's address: its last part without "Kota" and the postal code; empty without an address."""
    parts = [part.strip() for part in company.address.split(",") if part.strip()]
    words = parts[-1].split() if parts else []
    while words and words[-1].strip(".").isdigit():
        words.pop()
    return " ".join(words).removeprefix("Kota ")


def _person(case: Case, employee: Employee) -> LetterPerson:
    kesehatan = case.procedure.institution is Institution.KESEHATAN
    return LetterPerson(
        id=employee.id,
        name=employee.name,
        nik=employee.nik or employee.passport,
        member_number=employee.jkn_number if kesehatan else employee.kpj,
        day=case.key.event_on,
        reason=case.reason,
        position=employee.terms_on(case.key.event_on).job_title,
    )
