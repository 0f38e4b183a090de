"""The employee form asks for everything that the portals' forms ask for, and says beforehand what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.company import Programme
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, EmployeeTerms, Employment, Wage
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import Finding
from desktop_app.domain.money import Money
from desktop_app.outputs.portal import write_portal_files
from desktop_app.outputs.portal.profile_files import profiles
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.checks import (
    CheckContext,
    findings,
    messages,
    missing_for_edabu,
    missing_for_sipp,
)
from desktop_app.presentation.screens.employees.fields import specs
from desktop_app.presentation.screens.employees.side import Readiness
from tests.outputs.portal import people

STARTED = date(2026, 11, 2)
CONTEXT = CheckContext(date(2026, 11, 21), people.NOVEMBER, people.TERMS.coverage)
TYPED: dict[str, Any] = {
    "person.name": "Budi Santoso",
    "person.nik": "3273011504870003",
    "person.family_card": "3273010806150042",
    "person.birth_place": "Bandung",
    "person.birth_date": date(1987, 4, 15),
    "person.sex": "L",
    "person.mother_name": "Sumiati",
    "person.religion": "Islam",
    "person.marital_status": "K",
    "person.blood_group": "O",
    "person.phone": "081221457788",
    "person.email": "budi@contoh.id",
    "facts.address": "Jl. Cikutra Barat No. 41",
    "facts.rt": "003",
    "facts.rw": "007",
    "facts.village": "Cibeunying",
    "facts.district": "Cibeunying Kaler",
    "facts.postal_code": "40124",
    "facts.district_code": "327301",
    "person.nip": "0001",
    "facts.job_title": "Staf",
    "facts.department": "Gudang",
    "facts.kind": EmployeeKind.CONTRACT,
    "stay.started_on": STARTED,
    "stay.contract_end": date(2027, 11, 1),
    "facts.work_location": "3273",
    "person.clinic_code": "0101B001",
    "person.clinic_name": "Klinik Contoh",
    "person.dentist_code": "0101B002",
    "person.dentist_name": "Klinik Gigi Contoh",
    "facts.ptkp": "K/1",
    "person.npwp": "3273011504870003",
    "facts.bank": "BCA",
    "facts.bank_account": "4378214471",
    "facts.bank_account_name": "Budi Santoso",
}
"""What is typed into the fields of the form, by their keys; a new worker has neither KPJ nor JKN number yet."""
WIFE = FamilyMember(
    "w", Relation.WIFE, "Tri Wahyuni", "P", date(1989, 8, 17), nik="3273015708890003", birth_place="Garut"
)
CHILD = FamilyMember(
    "c", Relation.CHILD, "Laras Santoso", "P", date(2018, 6, 11), nik="3273015106180002", birth_place="Bandung"
)
NEEDED_ALWAYS = {"person.name", "person.nip", "person.birth_date", "person.sex", "stay.started_on", "facts.ptkp"}
"""Without these the form itself makes nobody."""


def as_typed(**changes: Any) -> drafts.Draft:
    """The working copy after all fields were filled, one or the other in another way."""
    blank = Employee(
        "e1", "-", "", Citizenship.WNI, "", date.min, (Employment(STARTED),),
        (EmployeeTerms(STARTED, EmployeeKind.PERMANENT, ""),), (Wage(STARTED, Money.rupiah(5_000_000)),), (WIFE, CHILD),
    )  # fmt: skip
    draft = drafts.draft_of(blank)
    for key, value in {**TYPED, **changes}.items():
        draft = drafts.with_value(draft, key, value)
    return draft


def prechecks(draft: drafts.Draft, folder: Path) -> list[Finding]:
    """What all forms of the portals object to in this person and the family."""
    employee = drafts.record(draft.person, draft, None)
    employee = replace(employee, terms=(draft.facts,))
    company = replace(people.company(), location_code="")
    run = people.run([people.payslip(employee, Money.rupiah(5_000_000))], company)
    return [one for one in write_portal_files(run, people.TERMS, folder).findings if one.subject == employee.nip]


def lacking(draft: drafts.Draft) -> set[str]:
    """The fields that the form says are missing, before any file is made."""
    return {one.field for one in (*missing_for_sipp(draft, CONTEXT), *missing_for_edabu(draft, CONTEXT))}


def test_what_is_typed_here_are_fields_of_the_form() -> None:
    keys = {spec.key for group in specs().values() for spec in group}
    assert set(TYPED) <= keys


def test_every_field_of_the_portals_forms_has_a_field_here() -> None:
    """All columns of all forms that come from a person are columns of the form, of the family or of the wage."""
    keys = {spec.key.partition(".")[2] for group in specs().values() for spec in group}
    derived = {
        "running", "relation", "identity_kind", "identity_number", "employee_kind", "wage", "died_on", "back_pay",
        "month", "npp",
    }  # fmt: skip
    asked = {column.field for profile in profiles() for column in profile.columns if column.field}
    assert asked - derived <= keys


def test_a_complete_person_passes_every_check_of_every_form(tmp_path: Path) -> None:
    draft = as_typed()
    assert prechecks(draft, tmp_path) == []
    assert lacking(draft) == set()
    assert findings(draft, CONTEXT) == ()


@pytest.mark.parametrize("key", sorted(set(TYPED) - NEEDED_ALWAYS - {"facts.kind"}))
def test_what_a_form_misses_is_named_before_and_nothing_else(key: str, tmp_path: Path) -> None:
    draft = as_typed(**{key: None if key == "stay.contract_end" else ""})
    missed = [one for one in prechecks(draft, tmp_path) if one.code == "portal.missing"]
    assert bool(missed) is bool(lacking(draft)), key
    if missed:
        assert lacking(draft) == {key.partition(".")[2]}


@pytest.mark.parametrize("field", ["nik", "birth_place"])
def test_what_a_form_misses_in_the_family_is_named_with_the_member(field: str, tmp_path: Path) -> None:
    draft = drafts.with_member(as_typed(), replace(CHILD, **{field: ""}))
    assert [one.code for one in prechecks(draft, tmp_path)][:1] == ["portal.missing"]
    (missing,) = missing_for_edabu(draft, CONTEXT)
    assert (missing.field, missing.member) == (field, CHILD.name)


def test_a_foreigner_is_asked_for_passport_and_country(tmp_path: Path) -> None:
    foreign = {"person.citizenship": Citizenship.WNA, "person.nik": "", "person.passport": "X1234567"}
    draft = as_typed(**foreign, **{"programme.kesehatan": "off"})
    assert lacking(draft) == {"country"}
    assert {one.code for one in prechecks(draft, tmp_path)} == {"portal.missing", "portal.row_left_out"}
    assert lacking(drafts.with_value(draft, "person.country", "JP")) == set()


def test_a_leaver_is_asked_for_reason_and_card(tmp_path: Path) -> None:
    draft = as_typed(**{"stay.started_on": date(2025, 1, 1), "stay.ended_on": date(2026, 11, 20)})
    assert {"leaving_reason", "kpj"} <= lacking(draft)
    assert {one.code for one in prechecks(draft, tmp_path)} >= {"portal.missing"}
    ready = as_typed(
        **{
            "stay.started_on": date(2025, 1, 1),
            "stay.ended_on": date(2026, 11, 20),
            "stay.leaving_reason": "A1",
            "person.kpj": "21012345678",
            "person.jkn_number": "0001234567890",
        }
    )
    assert lacking(ready) == set()


def test_who_is_registered_nowhere_is_asked_for_nothing() -> None:
    off = {f"programme.{programme.value}": "off" for programme in Programme}
    assert lacking(as_typed(**off, **{"person.mother_name": "", "person.nik": ""})) == set()


def test_the_card_names_the_portal_and_the_fields(qtbot: QtBot) -> None:
    card = Readiness()
    qtbot.addWidget(card)
    draft = as_typed(**{"person.mother_name": "", "person.clinic_code": ""})
    card.show_draft(draft, messages(findings(draft, CONTEXT)), CONTEXT)
    assert card.lines["SIPP"] == "kurang: Nama ibu"
    assert card.lines["e-Dabu"] == "kurang: Kode faskes"
    card.show_draft(as_typed(), {}, CONTEXT)
    assert card.lines["SIPP"] == card.lines["e-Dabu"] == "lengkap"
