"""Children who grow out of BPJS Kesehatan, and who moves up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.family import CoverageRules, FamilyMember, Relation, coverage
from desktop_app.domain.family_outlook import age_outs, birthday
from desktop_app.domain.periods import Month

RULES = CoverageRules(covered_persons=5, child_age_limit=21, student_age_limit=25)
NOVEMBER = date(2026, 11, 21)


def child(key: str, born: date, *, studying: bool = False, takes_part: bool = True) -> FamilyMember:
    return FamilyMember(key, Relation.CHILD, f"Anak {key}", "L", born, studying=studying, takes_part=takes_part)


WIFE = FamilyMember("w", Relation.WIFE, "Istri Contoh", "P", date(1985, 8, 17))
FIRST = child("1", date(2006, 2, 2))
SECOND = child("2", date(2010, 6, 11))
THIRD = child("3", date(2015, 9, 29))
FOURTH = child("4", date(2018, 1, 1))
FIFTH = child("5", date(2023, 3, 5))
FATHER = FamilyMember("f", Relation.FATHER, "Ayah Contoh", "L", date(1955, 1, 1))


def test_the_next_by_birth_moves_up_whatever_the_order_of_entry() -> None:
    (found,) = age_outs((FATHER, FIFTH, FOURTH, THIRD, FIRST, WIFE, SECOND), NOVEMBER, RULES, 6)

    assert (found.child, found.on, found.age) == (FIRST, date(2027, 2, 2), 21)
    assert found.last_month == Month(2027, 1)
    assert found.successor == FOURTH
    assert found.may_go_on


def test_without_a_later_child_the_place_stays_free_and_a_parent_never_moves_up() -> None:
    (found,) = age_outs((WIFE, FIRST, SECOND, THIRD, FATHER), NOVEMBER, RULES, 6)
    assert found.successor is None
    after = coverage((WIFE, FIRST, SECOND, THIRD, FATHER), found.on, RULES)
    assert after.covered == (WIFE, SECOND, THIRD)
    assert after.extra == (FATHER,)
    assert after.aged_out == (FIRST,)


def test_a_child_paid_extra_that_grows_out_frees_no_place() -> None:
    # Students keep the first places by birth, so the fourth child can be the first to leave.
    students = tuple(child(str(number), date(2003, number, 1), studying=True) for number in (1, 2, 3))
    fourth = child("4", date(2006, 2, 2))
    (found,) = age_outs((*students, fourth), NOVEMBER, RULES, 6)
    assert found.child == fourth
    assert found.is_extra
    assert found.successor is None


def test_twins_leave_two_places_to_two_children() -> None:
    twins = (child("1", date(2006, 2, 2)), child("2", date(2006, 2, 2)))
    found = age_outs((*twins, THIRD, FOURTH, FIFTH), NOVEMBER, RULES, 6)
    assert [one.child for one in found] == list(twins)
    assert [one.successor for one in found] == [FOURTH, FIFTH]


@pytest.mark.parametrize(
    ("born", "studying", "months", "wanted"),
    [
        (date(2005, 11, 21), False, 6, 0),  # today: out already
        (date(2005, 11, 22), False, 0, 1),
        (date(2006, 2, 28), False, 3, 1),
        (date(2006, 3, 1), False, 3, 0),
        (date(2006, 2, 2), True, 6, 0),
        (date(2002, 2, 2), True, 6, 1),
    ],
)
def test_it_is_foreseen_as_far_as_asked(born: date, studying: bool, months: int, wanted: int) -> None:
    found = age_outs((child("1", born, studying=studying),), NOVEMBER, RULES, months)
    assert len(found) == wanted
    assert all(one.may_go_on is not studying for one in found)


def test_who_isnt_registered_here_isnt_foreseen() -> None:
    assert age_outs((replace(FIRST, takes_part=False),), NOVEMBER, RULES, 6) == ()


def test_born_on_the_29th_of_february() -> None:
    assert birthday(date(2004, 2, 29), 21) == date(2025, 3, 1)
    assert birthday(date(2004, 2, 29), 24) == date(2028, 2, 29)


def test_an_employed_spouse_takes_no_place_and_costs_nothing() -> None:
    shared = coverage((replace(WIFE, employed=True), FIRST, SECOND, THIRD, FOURTH), NOVEMBER, RULES)
    assert shared.covered == (FIRST, SECOND, THIRD)
    assert shared.extra == (FOURTH,)


def test_who_is_counted_no_longer_by_then_does_not_grow_out_of_it() -> None:
    assert age_outs((replace(FIRST, covered_until=Month(2026, 12)),), NOVEMBER, RULES, 6) == ()
    (found,) = age_outs((replace(FIRST, covered_until=Month(2027, 12)),), NOVEMBER, RULES, 6)
    assert found.child.id == FIRST.id


def test_nobody_moves_up_who_is_first_counted_in_that_month() -> None:
    newcomer = replace(FOURTH, covered_from=Month(2027, 2))
    (found,) = age_outs((WIFE, FIRST, SECOND, THIRD, newcomer), NOVEMBER, RULES, 6)
    assert found.successor is None


def test_the_months_bound_who_takes_a_place() -> None:
    wife = replace(WIFE, covered_from=Month(2026, 10), covered_until=Month(2026, 12))
    for month, places in ((9, ()), (10, (wife,)), (12, (wife,))):
        assert coverage((wife,), Month(2026, month).first_day, RULES).covered == places
    assert coverage((wife,), date(2027, 1, 1), RULES).covered == ()
