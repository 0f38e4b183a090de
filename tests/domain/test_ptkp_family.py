"""PTKP beside the family on 1 January."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.periods import Month
from desktop_app.domain.ptkp_family import ptkp_remarks

WIFE = FamilyMember("w", Relation.WIFE, "Istri Contoh", "P", date(1985, 8, 17))
HUSBAND = FamilyMember("h", Relation.HUSBAND, "Suami Contoh", "L", date(1985, 8, 17))
FATHER = FamilyMember("f", Relation.FATHER, "Ayah Contoh", "L", date(1955, 1, 1))


def child(born: date) -> FamilyMember:
    return FamilyMember(born.isoformat(), Relation.CHILD, "Anak Contoh", "P", born)


SMALL = child(date(2015, 1, 1))
NEWBORN = child(date(2026, 1, 2))
ON_THE_DAY = child(date(2026, 1, 1))
GROWN = child(date(2005, 1, 1))


@pytest.mark.parametrize(
    ("ptkp", "sex", "marital", "family", "codes"),
    [
        ("TK/0", "L", "TK", (), []),
        ("TK/0", "L", "", (), []),
        ("K/1", "L", "K", (), ["ptkp.no_family"]),
        ("K/0", "L", "TK", (WIFE,), ["ptkp.not_married"]),
        ("K/0", "L", "C", (), ["ptkp.not_married"]),
        ("K/1", "L", "K", (SMALL,), ["ptkp.no_spouse"]),
        ("K/1", "L", "K", (WIFE, SMALL), []),
        ("K/2", "L", "K", (WIFE, SMALL), ["ptkp.too_many"]),
        # Born on 2 January: counts from next January only.
        ("K/2", "L", "K", (WIFE, SMALL, NEWBORN), ["ptkp.too_many"]),
        ("K/1", "L", "K", (WIFE, SMALL, NEWBORN), []),
        ("K/2", "L", "K", (WIFE, SMALL, ON_THE_DAY), []),
        ("K/2", "L", "K", (WIFE, SMALL, FATHER), []),  # a parent who is fully supported
        ("K/1", "L", "K", (WIFE, SMALL, ON_THE_DAY), ["ptkp.more_children"]),
        ("K/1", "L", "K", (WIFE, SMALL, GROWN), []),  # 21: usually on the own feet
        ("TK/0", "L", "K", (WIFE,), ["ptkp.spouse"]),
        # A married woman is taxed as unmarried while her husband has an income, and her children are his.
        ("TK/0", "P", "K", (HUSBAND, SMALL), []),
        ("HB/1", "P", "K", (SMALL,), []),
        ("TK/1", "P", "C", (SMALL,), []),
        ("unreadable", "P", "C", (SMALL,), []),
        # Widowed or divorced in December 2025; the marriage of May 2026 counts from January 2027.
        (
            "K/0",
            "L",
            "K",
            (replace(WIFE, covered_until=Month(2025, 12)), SMALL),
            ["ptkp.no_spouse", "ptkp.more_children"],
        ),
        ("TK/0", "L", "K", (replace(WIFE, covered_from=Month(2026, 5)),), []),
        ("K/0", "L", "K", (replace(WIFE, covered_from=Month(2026, 5)),), []),  # married before, registered late
        ("K/1", "L", "K", (WIFE, replace(SMALL, covered_until=Month(2025, 12))), ["ptkp.too_many"]),
        ("K/1", "L", "K", (WIFE, SMALL, replace(ON_THE_DAY, covered_from=Month(2026, 2))), []),
    ],
)
def test_where_they_disagree(
    ptkp: str, sex: str, marital: str, family: tuple[FamilyMember, ...], codes: list[str]
) -> None:
    found = ptkp_remarks(ptkp, sex, marital, family, 2026, adult=21)
    assert [finding.code for finding in found] == codes
    assert all(finding.subject == "ptkp" for finding in found)


def test_never_more_than_three_are_expected() -> None:
    children = tuple(child(date(2010 + number, 5, 5)) for number in range(5))
    assert ptkp_remarks("K/3", "L", "K", (WIFE, *children), 2026, adult=21) == ()
