"""The ready-made questions about a list of people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.filings.portal_needs import edabu_gaps, sipp_gaps
from desktop_app.application.people.filters import search_text, search_words, selection
from desktop_app.application.records.filters import Preset
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, EmployeeTerms, Employment, Wage
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.outputs.portal.profile_files import profiles
from desktop_app.regulations.source import FileRegulations

LAW = FileRegulations().current()
NOVEMBER = Month(2026, 11)
PERMANENT = EmployeeTerms(
    date(2020, 1, 1),
    EmployeeKind.PERMANENT,
    "TK/0",
    address="Jalan Contoh 1",
    rt="001",
    rw="002",
    postal_code="40111",
    district_code="327301",
    bank_account="1234567890",
    work_location="1001",
)
CONTRACT = replace(PERMANENT, kind=EmployeeKind.CONTRACT)
PERSON = Employee(
    id="1" * 32,
    nip="0001",
    name="Melati Contoh",
    citizenship=Citizenship.WNI,
    sex="P",
    birth_date=date(1990, 2, 28),
    employments=(Employment(date(2020, 1, 1)),),
    terms=(PERMANENT,),
    wages=(Wage(date(2020, 1, 1), Money.rupiah(5_000_000)),),
    nik="3273014802900001",
    birth_place="Bandung",
    mother_name="Sumiati Contoh",
    marital_status="TK",
    blood_group="O",
    family_card="3273010101010001",
    clinic_code="0101B001",
    clinic_name="Klinik Contoh",
)
BORN_IN_TIME = FamilyMember("c", Relation.CHILD, "Citra Contoh", "P", date(2006, 2, 28), jkn_number="0001")
"""Turns 21 on 28 February 2027, three months after November 2026."""


def stay(started: date, contract_end: date | None = None, ended: date | None = None, reason: str = "") -> Employee:
    kind = PERMANENT if contract_end is None else CONTRACT
    return replace(PERSON, employments=(Employment(started, contract_end, ended, reason),), terms=(kind,))


def child(born: date, *, studying: bool = False, takes_part: bool = True) -> Employee:
    member = replace(BORN_IN_TIME, birth_date=born, studying=studying, takes_part=takes_part)
    return replace(PERSON, family=(member,))


def born(day: date) -> Employee:
    return replace(PERSON, birth_date=day)


@pytest.mark.parametrize(
    ("preset", "person", "wanted"),
    [
        (Preset.JOINED, stay(date(2026, 11, 30)), True),
        (Preset.JOINED, stay(date(2026, 12, 1)), False),
        (Preset.JOINED, PERSON, False),
        (Preset.LEAVING, stay(date(2020, 1, 1), ended=date(2026, 11, 1), reason="A1"), True),
        (Preset.LEAVING, stay(date(2020, 1, 1), ended=date(2026, 10, 31), reason="A1"), False),
        (Preset.LEAVING, PERSON, False),
        # The next two months: up to the end of January.
        (Preset.CONTRACTS, stay(date(2026, 2, 1), date(2027, 1, 31)), True),
        (Preset.CONTRACTS, stay(date(2026, 2, 1), date(2027, 2, 1)), False),
        # One that ended without anybody doing anything is asked about until somebody does.
        (Preset.CONTRACTS, stay(date(2025, 2, 1), date(2026, 1, 31)), True),
        (Preset.CONTRACTS, stay(date(2026, 2, 1), date(2026, 12, 31), date(2026, 12, 31), "A1"), False),
        (Preset.CONTRACTS, replace(stay(date(2026, 2, 1), date(2026, 12, 31)), terms=(PERMANENT,)), False),
        (Preset.CHILDREN, child(BORN_IN_TIME.birth_date), True),
        (Preset.CHILDREN, child(date(2006, 3, 1)), False),
        (Preset.CHILDREN, child(date(2005, 11, 1)), False),  # reached the age before the month, or on its first day
        (Preset.CHILDREN, child(date(2005, 11, 2)), True),
        (Preset.CHILDREN, child(date(2002, 1, 15), studying=True), True),
        (Preset.CHILDREN, child(BORN_IN_TIME.birth_date, studying=True), False),
        (Preset.CHILDREN, child(BORN_IN_TIME.birth_date, takes_part=False), False),
        # 59 since 2025 (PP 45/2015 art. 15): reached within a year, or long ago.
        (Preset.PENSION, born(date(1968, 11, 30)), True),
        (Preset.PENSION, born(date(1968, 12, 1)), False),
        (Preset.PENSION, born(date(1955, 1, 1)), True),
        (Preset.PTKP, PERSON, False),
        (Preset.PTKP, replace(PERSON, terms=(replace(PERMANENT, ptkp="K/0"),)), True),  # unmarried
        (Preset.PTKP, replace(child(date(2015, 1, 1)), terms=(replace(PERMANENT, ptkp="TK/2"),)), True),
        (Preset.PTKP, replace(child(date(2015, 1, 1)), terms=(replace(PERMANENT, ptkp="TK/1"),)), False),
        (Preset.NO_ACCOUNT, PERSON, False),
        (Preset.NO_ACCOUNT, replace(PERSON, terms=(replace(PERMANENT, bank_account=""),)), True),
        (Preset.SIPP, PERSON, False),
        (Preset.SIPP, replace(PERSON, mother_name=""), True),
        (Preset.EDABU, PERSON, False),
        (Preset.EDABU, replace(PERSON, clinic_code=""), True),
    ],
)
def test_a_question_finds_whom_it_means(preset: Preset, person: Employee, wanted: bool) -> None:
    assert selection(preset, LAW, NOVEMBER)(person) is wanted


@pytest.mark.parametrize("preset", [preset for preset in Preset if preset is not Preset.LEAVING])
def test_nobody_is_asked_about_who_left_before_the_month(preset: Preset) -> None:
    bare = EmployeeTerms(date(2020, 1, 1), EmployeeKind.CONTRACT, "TK/0")
    gone = replace(
        child(BORN_IN_TIME.birth_date),
        nik="",
        birth_date=date(1950, 1, 1),
        terms=(bare,),
        employments=(Employment(date(2020, 1, 1), date(2026, 10, 1), date(2026, 10, 31), "A1"),),
    )
    assert not selection(preset, LAW, NOVEMBER)(gone)


def test_the_future_reaches_as_far_as_asked() -> None:
    ends_in_june = stay(date(2026, 2, 1), date(2027, 6, 30))
    assert not selection(Preset.CONTRACTS, LAW, NOVEMBER)(ends_in_june)
    assert selection(Preset.CONTRACTS, LAW, NOVEMBER, 7)(ends_in_june)
    assert not selection(Preset.CHILDREN, LAW, NOVEMBER, 0)(child(BORN_IN_TIME.birth_date))


def test_a_registered_worker_needs_only_the_number() -> None:
    registered = replace(PERSON, kpj="12345678901", jkn_number="0001234567890", mother_name="", clinic_code="")
    assert sipp_gaps(registered, NOVEMBER) == edabu_gaps(registered, NOVEMBER) == ()
    short = replace(registered, nik="327301")
    assert sipp_gaps(short, NOVEMBER) == edabu_gaps(short, NOVEMBER) == ("nik",)
    leaving = replace(registered, employments=(Employment(date(2020, 1, 1), None, date(2026, 11, 10)),))
    assert sipp_gaps(leaving, NOVEMBER) == ("leaving_reason",)


def test_a_new_family_member_needs_a_number_and_the_family_card() -> None:
    member = FamilyMember("d", Relation.WIFE, "Dewi Contoh", "P", date(1991, 1, 1), birth_place="Bandung")
    registered = replace(PERSON, jkn_number="0001234567890", family_card="", family=(member,))
    assert edabu_gaps(registered, NOVEMBER) == ("family.nik", "family_card")


def test_all_that_the_forms_miss_in_a_worker_is_asked_for() -> None:
    """The lists here and the profiles of the portals' forms name the same fields."""
    bare = Employee(
        "1" * 32,
        "0001",
        "",
        Citizenship.WNA,
        "",
        date.min,
        (Employment(date(2026, 11, 1)),),
        (EmployeeTerms(date(2026, 11, 1), EmployeeKind.CONTRACT, "TK/0"),),
    )
    never_empty = {"identity_kind", "identity_expires", "citizenship", "employee_kind", "started_on", "birth_date"}
    from_elsewhere = {"relation", "nip", "kelas_rawat", "village"}
    for key, gaps in (("sipp_tk_baru", sipp_gaps(bare, NOVEMBER)), ("edabu_mutasi", edabu_gaps(bare, NOVEMBER))):
        profile = next(one for one in profiles() if one.key == key)
        asked = {one.field for one in profile.columns if one.missing is not None and one.field}
        asked = {"nik" if name == "identity_number" else name for name in asked}
        assert asked - never_empty - from_elsewhere == set(gaps), key


def test_a_search_looks_into_name_and_numbers() -> None:
    person = replace(PERSON, kpj="12345678901", jkn_number="0009876543210", phone="081234567890")
    text = search_text(person)
    for typed in ("melati con", "CONTOH 0001", "3273.0148", "0812-3456", "9876543210", "12345678901"):
        assert all(word in text for word in search_words(typed)), typed
    assert not all(word in text for word in search_words("melati 999"))
