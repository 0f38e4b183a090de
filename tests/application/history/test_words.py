"""The history in words, masked and whole, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

import pytest

from desktop_app.application.history.words import LABELS, ChangeLine, lines
from desktop_app.application.records.changes import differences
from desktop_app.application.results import Change, ChangeAction
from desktop_app.domain.company import Company, CompanySize
from desktop_app.domain.employee import Employee, EmployeeKind, Wage
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.foundation import i18n
from tests.persistence import samples

PERSON = samples.employee(1)


def said(before: Any, after: Any, *, masked: bool = True) -> tuple[ChangeLine, ...]:
    """What the history says of a save."""
    now = datetime(2026, 11, 21, tzinfo=UTC)
    change = Change(now, "rina", before.id, ChangeAction.CHANGED, differences(before, after))
    return lines(change, type(before), masked=masked)


def test_a_number_of_identity_is_masked_until_asked_for() -> None:
    changed = replace(PERSON, nik="3171000000000002")
    assert said(PERSON, changed) == (ChangeLine("NIK", "3171 ···· ···· 0001", "3171 ···· ···· 0002", True),)
    (line,) = said(PERSON, changed, masked=False)
    assert (line.after.replace("\u2009", ""), line.hides) == ("3171000000000002", False)


def test_dated_facts_name_their_date() -> None:
    newest = replace(PERSON.terms[-1], kind=EmployeeKind.CONTRACT, programmes_off=(), bank_account="1234567890")
    found = {line.title: line for line in said(PERSON, replace(PERSON, terms=(PERSON.terms[0], newest)))}
    assert all(title.startswith("Mulai 16-03-2020 · ") for title in found)
    assert {line.after for line in found.values()} == {"Kontrak (PKWT)", "", "···· 7890"}


def test_a_new_wage_is_told_in_one_line() -> None:
    wage = Wage(date(2027, 1, 1), Money.rupiah(5_000_000), PERSON.wages[1].allowances[1:])
    (line,) = said(PERSON, replace(PERSON, wages=(*PERSON.wages, wage)))
    assert (line.title, line.before) == ("Upah mulai 01-01-2027", "")
    assert line.after == "Gaji pokok 5.000.000; Makan 0,99"


def test_a_changed_allowance_names_itself() -> None:
    wage = PERSON.wages[1]
    more = replace(wage.allowances[0], amount=Money.rupiah(200_000))
    changed = replace(PERSON, wages=(PERSON.wages[0], replace(wage, allowances=(more, wage.allowances[1]))))
    (line,) = said(PERSON, changed)
    assert (line.title, line.before, line.after) == (
        "Upah mulai 16-03-2020 · Tunjangan jabatan · Jumlah",
        "123,45",
        "200.000",
    )


def test_a_family_member_is_told_by_name_and_masked_when_added_or_removed() -> None:
    member = FamilyMember("9", Relation.CHILD, "Dwi", "P", date(2020, 1, 2), nik="3171000000000009")
    (added,) = said(PERSON, replace(PERSON, family=(*PERSON.family, member)))
    assert (added.title, added.before, added.hides) == ("Dwi", "", True)
    assert "02-01-2020" in added.after
    assert "3171 ···· ···· 0009" in added.after
    (removed,) = said(PERSON, replace(PERSON, family=PERSON.family[1:]))
    assert (removed.title, removed.after) == ("Bima", "")


def test_a_company_is_told_in_english_too() -> None:
    company = samples.company()
    terms = (*company.terms[:-1], replace(company.terms[-1], size=CompanySize.SMALL, payday=28))
    i18n.set_language("en")
    assert said(company, replace(company, terms=terms)) == (
        ChangeLine("From 01-06-2026 · Business size", "Large", "Small"),
        ChangeLine("From 01-06-2026 · Pay day", "", "28"),
    )


@pytest.mark.parametrize("record", [Employee, Company])
def test_every_field_has_a_name(record: type) -> None:
    assert set(_leaves(record)) - {"id", "starts_on"} <= set(LABELS)


def _leaves(record: type) -> Iterator[str]:
    hints = get_type_hints(record)
    for field in fields(record):
        rows = [one for one in get_args(hints[field.name]) if is_dataclass(one) and one not in (Money, Month)]
        if rows:
            yield from _leaves(rows[0])
        else:
            yield field.name
