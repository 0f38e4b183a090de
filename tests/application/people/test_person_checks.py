"""What is said about a person field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.people.person_checks import member_remarks, person_remarks
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, EmployeeTerms, Employment
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import Severity
from desktop_app.domain.periods import Month

TODAY = date(2026, 11, 21)
TERMS = EmployeeTerms(
    date(2020, 1, 1),
    EmployeeKind.PERMANENT,
    "TK/0",
    postal_code="40111",
    bank="BCA",
    bank_account="1234567890",
    bank_account_name="MELATI CONTOH",
    work_location="3273",
)
PERSON = Employee(
    "e1",
    "0001",
    "Melati Contoh",
    Citizenship.WNI,
    "P",
    date(1990, 2, 28),
    (Employment(date(2020, 1, 1)),),
    (TERMS,),
    nik="3273016802900001",
    family_card="3273010101010001",
    mother_name="Sumiati",
    kpj="21012345678",
    kode_tk="100000000000001",
    jkn_number="0001234567890",
    npwp="3273016802900001",
    blood_group="O",
    phone="081234567890",
    email="melati@contoh.id",
    country="ID",
    clinic_code="0101B001",
    dentist_code="0101B002",
)
CHILD = FamilyMember("c", Relation.CHILD, "Citra Contoh", "P", date(2015, 6, 11), nik="3273015106150002")


def said(person: Employee, terms: EmployeeTerms = TERMS) -> dict[str, tuple[str, Severity]]:
    return {one.subject: (one.code, one.severity) for one in person_remarks(person, terms, TODAY)}


def stay(started: date, contract_end: date | None = None, ended: date | None = None, reason: str = "") -> Employee:
    return replace(PERSON, employments=(Employment(started, contract_end, ended, reason),))


def test_nothing_is_said_about_a_plausible_person() -> None:
    assert said(PERSON) == {}
    assert said(replace(PERSON, phone="", email="", npwp="", kpj="", jkn_number="", mother_name="")) == {}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"name": "Melati 2"}, "name", "person.name_digits"),
        ({"name": "Melati, S.E."}, "name", "person.name_characters"),
        ({"name": "Melati/Contoh"}, "name", "person.name_characters"),
        ({"mother_name": "Sumiati (alm)"}, "mother_name", "person.name_characters"),
        ({"nik": ""}, "nik", "person.nik_missing"),
        ({"nik": "327301680290000A"}, "nik", "person.nik_digits"),
        ({"nik": "327301680290001"}, "nik", "person.nik_length"),
        ({"nik": "3273016902900001"}, "nik", "person.nik_birth"),
        ({"nik": "3273012802900001"}, "nik", "person.nik_sex"),
        ({"nik": "3273016802900000"}, "nik", "person.nik_zeros"),
        ({"nik": "9973016802900001"}, "nik", "person.nik_province"),
        ({"family_card": "327301010101000"}, "family_card", "person.length"),
        ({"kpj": "2101234567"}, "kpj", "person.length"),
        ({"kpj": "2101234567X"}, "kpj", "person.digits_only"),
        ({"jkn_number": "000123456789"}, "jkn_number", "person.length"),
        ({"npwp": "32730168029000"}, "npwp", "person.length"),
        ({"npwp": "3273016802900002"}, "npwp", "person.npwp_nik"),
        ({"clinic_code": "0101B01"}, "clinic_code", "person.code_length"),
        ({"blood_group": "O+"}, "blood_group", "person.blood_group"),
        ({"country": "Japan"}, "country", "person.country"),
        ({"phone": "0221234567"}, "phone", "person.phone"),
        ({"email": "melati@contoh"}, "email", "person.email"),
        ({"birth_date": date(2026, 11, 22), "nik": ""}, "birth_date", "person.not_born_yet"),
        ({"birth_date": date(2005, 1, 2), "nik": ""}, "birth_date", "person.too_young"),
        ({"birth_date": date(1920, 1, 1), "nik": ""}, "birth_date", "person.too_old"),
        ({"birth_date": date(2021, 1, 1), "nik": ""}, "started_on", "person.started_before_birth"),
        ({"identity_expires": date(2026, 11, 20)}, "identity_expires", "person.identity_expired"),
    ],
)
def test_what_is_said_about_a_field(changes: dict[str, object], field: str, code: str) -> None:
    assert said(replace(PERSON, **changes))[field][0] == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"postal_code": "4011"}, "postal_code", "person.length"),
        ({"work_location": "32"}, "work_location", "person.length"),
        ({"work_location": "9999"}, "work_location", "person.location"),
        ({"bank_account": "1234"}, "bank_account", "person.account"),
        ({"bank_account": "12345678901"}, "bank_account", "person.account_length"),
        ({"bank_account_name": "Orang Lain"}, "bank_account_name", "person.account_name"),
        ({"kind": EmployeeKind.CONTRACT}, "contract_end", "person.no_contract_end"),
    ],
)
def test_what_is_said_about_a_dated_fact(changes: dict[str, object], field: str, code: str) -> None:
    found = said(PERSON, replace(TERMS, **changes))  # type: ignore[arg-type]
    assert found[field][0] == code
    assert len(found) == 1


@pytest.mark.parametrize(
    ("person", "field", "code"),
    [
        (stay(date(2020, 1, 1), date(2019, 12, 31)), "contract_end", "person.contract_before_start"),
        (stay(date(2020, 1, 1), None, date(2019, 12, 31), "A1"), "ended_on", "person.ended_before_start"),
        (stay(date(2020, 1, 1), None, date(2026, 10, 31)), "leaving_reason", "person.no_leaving_reason"),
    ],
)
def test_what_is_said_about_a_stay(person: Employee, field: str, code: str) -> None:
    assert said(person)[field][0] == code


@pytest.mark.parametrize("province", ["65", "92", "93", "94", "95", "96", "11", "31"])
def test_every_province_of_today_is_known(province: str) -> None:
    assert "nik" not in said(replace(PERSON, nik=province + PERSON.nik[2:]))


def test_only_what_certainly_is_wrong_is_an_error() -> None:
    assert said(replace(PERSON, nik="327301"))["nik"][1] is Severity.ERROR
    assert said(replace(PERSON, nik="9973016802900001"))["nik"][1] is Severity.INFO
    assert said(PERSON, replace(TERMS, bank_account="12345678901"))["bank_account"][1] is Severity.INFO
    assert said(replace(PERSON, phone="12"))["phone"][1] is Severity.WARNING


def test_a_foreigner_needs_no_nik() -> None:
    assert "nik" not in said(replace(PERSON, citizenship=Citizenship.WNA, nik="", passport="X1234567", country="JP"))


@pytest.mark.parametrize(
    ("member", "field", "code"),
    [
        (replace(CHILD, nik=""), "nik", "member.nik_missing"),
        (replace(CHILD, nik=PERSON.nik), "nik", "member.nik_of_employee"),
        (replace(CHILD, nik="327301"), "nik", "person.nik_length"),
        (replace(CHILD, sex="L"), "nik", "person.nik_sex"),
        (replace(CHILD, birth_date=date(2027, 1, 1), nik=""), "birth_date", "person.not_born_yet"),
        (replace(CHILD, birth_date=date(1980, 1, 1), nik=""), "birth_date", "member.child_older"),
        (replace(CHILD, relation=Relation.MOTHER), "birth_date", "member.parent_younger"),
        (replace(CHILD, relation=Relation.HUSBAND), "sex", "member.sex"),
        (replace(CHILD, relation=Relation.FATHER_IN_LAW), "sex", "member.sex"),
        (replace(CHILD, jkn_number="12"), "jkn_number", "person.length"),
        (
            replace(CHILD, covered_from=Month(2026, 3), covered_until=Month(2026, 2)),
            "covered_until",
            "member.months_order",
        ),
        (replace(CHILD, covered_until=Month(2010, 2)), "covered_until", "member.months_order"),
        (replace(CHILD, name="Citra (anak)"), "name", "person.name_characters"),
    ],
)
def test_what_is_said_about_a_member(member: FamilyMember, field: str, code: str) -> None:
    found = {one.subject: one.code for one in member_remarks(member, PERSON, TODAY)}
    assert found[field] == code


def test_a_nik_of_two_members_is_said_at_both() -> None:
    twin = replace(CHILD, id="d", name="Dewi Contoh")
    family = replace(PERSON, family=(CHILD, twin))
    for member in family.family:
        (found,) = member_remarks(member, family, TODAY)
        assert found.code == "member.nik_twice"


def test_nothing_is_said_about_a_plausible_member_or_one_who_is_registered_elsewhere() -> None:
    assert member_remarks(CHILD, PERSON, TODAY) == ()
    wife = FamilyMember("w", Relation.WIFE, "Wati Contoh", "P", date(1991, 1, 1), employed=True)
    assert member_remarks(wife, PERSON, TODAY) == ()
    ended = replace(wife, employed=False, covered_until=Month(2026, 3))
    assert member_remarks(ended, PERSON, TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"nik": "32730168029000012"}, "nik", "person.nik_too_long"),
        ({"kpj": "210123456789"}, "kpj", "person.too_long"),
        ({"employments": (Employment(date(2126, 1, 1)),)}, "started_on", "person.starts_far_ahead"),
        (
            {"employments": (Employment(date(2018, 1, 1), None, date(2020, 3, 31), "A1"), *PERSON.employments)},
            "started_on",
            "person.stays_overlap",
        ),
    ],
)
def test_numbers_too_long_and_days_that_cannot_be(changes: dict[str, object], field: str, code: str) -> None:
    assert said(replace(PERSON, **changes))[field][0] == code  # type: ignore[arg-type]


def test_a_year_of_birth_of_the_family_is_looked_at() -> None:
    old = replace(CHILD, relation=Relation.MOTHER, birth_date=date(1860, 1, 1), nik="")
    assert ("birth_date", "person.too_old") in {(one.subject, one.code) for one in member_remarks(old, PERSON, TODAY)}
