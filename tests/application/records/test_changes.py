"""What differs between two records, and taking it back."""

from __future__ import annotations

import json
from dataclasses import astuple, replace
from datetime import date

import pytest

from desktop_app.application.records.changes import FieldChange, differences, kind_at, plain, reverted, typed
from desktop_app.domain.company import Company
from desktop_app.domain.employee import ComponentAmount, Employee, EmployeeTerms, Wage
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from tests.persistence import samples

PERSON = samples.employee(1)
NEW_WAGE = Wage(date(2027, 1, 1), Money.rupiah(9_000_000))


def changed() -> Employee:
    """Somebody with a change in every part: a field, a dated fact, wages, family, and a stay."""
    terms, newest = PERSON.terms[0], PERSON.terms[-1]
    wage = replace(PERSON.wages[1], allowances=PERSON.wages[1].allowances[1:])
    return replace(
        PERSON,
        phone="081234567890",
        identity_expires=None,
        employments=(PERSON.employments[0], replace(PERSON.employments[1], ended_on=date(2026, 11, 30))),
        terms=(terms, replace(newest, job_title="Kasir", programmes_off=())),
        wages=(PERSON.wages[0], wage, NEW_WAGE),
        family=(replace(PERSON.family[1], name="Citra Ayu"), FamilyMember("9", Relation.CHILD, "Dwi", "P", date.max)),
    )


@pytest.mark.parametrize("record", [PERSON, changed(), samples.company(), replace(samples.company(), logo=b"\x89PNG")])
def test_a_record_survives_its_plain_form(record: Employee | Company) -> None:
    assert typed(type(record), json.loads(json.dumps(plain(record)))) == record


def test_each_changed_field_is_named_with_both_values() -> None:
    found = {change.path: (change.before, change.after) for change in differences(PERSON, changed())}
    assert found["phone",] == ("", "081234567890")
    assert found["identity_expires",] == ("2030-01-01", None)
    assert found["terms", "2020-03-16", "job_title"] == ("", "Kasir")
    assert found["terms", "2020-03-16", "programmes_off"] == (["jp"], [])
    assert found["employments", "#1", "ended_on"] == (None, "2026-11-30")
    assert found["wages", "2027-01-01"] == (None, plain(NEW_WAGE))
    assert found["wages", "2020-03-16", "allowances", "Tunjangan jabatan"][1] is None
    assert found["family", "0" * 32, "name"] == ("Citra", "Citra Ayu")
    assert found["family", f"{1:032x}"][1] is None
    assert len(found) == 10


def test_nothing_differs_from_itself() -> None:
    assert differences(PERSON, samples.employee(1)) == ()


def test_a_change_taken_back_gives_the_record_before() -> None:
    stored = json.loads(json.dumps([astuple(change) for change in differences(PERSON, changed())]))
    kept = [FieldChange(tuple(path), *values) for path, *values in stored]
    assert reverted(changed(), kept) == PERSON
    assert reverted(PERSON, differences(changed(), PERSON)) == changed()


def test_what_changed_since_stays() -> None:
    first = replace(PERSON, phone="081234567890")
    both = replace(first, email="lain@example.com")
    assert reverted(both, differences(PERSON, first)) == replace(PERSON, email="lain@example.com")


def test_a_field_that_changed_again_is_not_taken_back() -> None:
    first = replace(PERSON, phone="081234567890")
    again = replace(PERSON, phone="081299999999")
    with pytest.raises(KnownProblem) as problem:
        reverted(again, differences(PERSON, first))
    assert problem.value.code == "change.overtaken"


def test_a_removed_wage_returns_to_its_place_among_later_ones() -> None:
    without = replace(PERSON, wages=PERSON.wages[1:])
    later = replace(without, wages=(*without.wages, NEW_WAGE))
    assert reverted(later, differences(PERSON, without)).wages == (*PERSON.wages, NEW_WAGE)


def test_a_path_knows_the_kind_of_its_field() -> None:
    assert kind_at(Employee, ("birth_date",)) is date
    assert kind_at(Employee, ("terms", "2020-03-16")) is EmployeeTerms
    assert kind_at(Employee, ("wages", "2020-03-16", "allowances", "Makan")) is ComponentAmount
