"""Policies, branches, leaves and reasons: older workspaces and older snapshots get what held until then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from desktop_app.domain.company import CompanyTerms
from desktop_app.domain.employee import PayBasis
from desktop_app.persistence.companies import all_companies
from desktop_app.persistence.company_snapshot import decode_company, encode_company
from desktop_app.persistence.employee_snapshot import decode_employee, encode_employee
from desktop_app.persistence.engine import file_engine
from desktop_app.persistence.people import People
from desktop_app.persistence.upgrade import migrate
from tests.persistence.samples import company, employee, new_workspace

_BEFORE = "0002"
_COMPANY = "a" * 32
_PERSON = "b" * 32


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[Engine]:
    """A workspace with one company and one person, written before the revision and upgraded."""
    engine = file_engine(tmp_path / "lama.db")
    migrate(engine, _BEFORE)
    with engine.begin() as connection:
        for table, values in (
            (
                "companies",
                {"id": _COMPANY, "code": "SNU", "name": "PT Lama", "npp": "JK012345", "version": 1}
                | dict.fromkeys(("npwp", "nitku", "business_unit_code", "address", "location_code"), "")
                | dict.fromkeys(("province", "klu"), ""),
            ),
            (
                "company_terms",
                {
                    "company_id": _COMPANY,
                    "starts_on": "2024-01-01",
                    "size": "small",
                    "jkk_class": 2,
                    "workweek": 6,
                    "labour_intensive_relief": 0,
                },
            ),
            (
                "employees",
                {"id": _PERSON, "company_id": _COMPANY, "nip": "001", "name": "Melati", "citizenship": "WNI"}
                | {"sex": "P", "birth_date": "1990-02-28", "version": 1}
                | dict.fromkeys(("nik", "passport", "country", "birth_place", "mother_name", "marital_status"), "")
                | dict.fromkeys(("religion", "blood_group", "phone", "email", "npwp", "kpj", "kode_tk"), "")
                | dict.fromkeys(("jkn_number", "family_card", "clinic_code", "clinic_name"), "")
                | dict.fromkeys(("dentist_code", "dentist_name"), ""),
            ),
            (
                "employee_terms",
                {"company_id": _COMPANY, "employee_id": _PERSON, "starts_on": "2024-01-01", "kind": "permanent"}
                | {"ptkp": "K/1", "tax_method": "gross", "programmes_off": "jp", "programmes_on": ""}
                | dict.fromkeys(("address", "rt", "rw", "postal_code", "district_code", "district", "village"), "")
                | dict.fromkeys(("bank", "bank_account", "bank_account_name", "job_title", "department"), "")
                | {"work_location": ""},
            ),
            (
                "family_members",
                {"company_id": _COMPANY, "employee_id": _PERSON, "id": "c" * 32, "position": 0, "relation": "suami"}
                | {"name": "Bima", "sex": "L", "birth_date": "1989-01-01", "studying": 0, "takes_part": 1}
                | dict.fromkeys(("nik", "jkn_number", "birth_place"), ""),
            ),
        ):
            names = ", ".join(values)
            marks = ", ".join(f":{name}" for name in values)
            connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)
    migrate(engine)
    yield engine
    engine.dispose()


def test_an_older_workspace_keeps_what_it_did(upgraded: Engine) -> None:
    with upgraded.connect() as connection:
        (found,) = all_companies(connection)
        (person,) = People(connection, _COMPANY).employees()
    (terms,) = found.terms
    assert terms == CompanyTerms(date(2024, 1, 1), terms.size, 2, 6)
    assert (found.logo, found.branches, found.bank_account, found.signatory_name) == (b"", (), "", "")
    assert found.npp == "JK012345"
    assert person.leaves == ()
    assert (person.terms[0].branch, person.terms[0].programme_reasons) == ("", ())
    assert not person.family[0].employed
    assert not terms.no_npwp_surcharge


def test_everything_new_comes_back_as_it_was(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path)
    with workspace.unit_of_work() as unit:
        assert unit.companies() == (company(),)
        assert unit.store(company().id).employee("0001") == employee(1)
        without = replace(company(), branches=company().branches[:1], logo=b"")
        unit.store(company().id).save_company(without)
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.company_by_code(company().code) == without
    workspace.close()


def test_snapshots_give_back_policies_branches_and_leaves() -> None:
    assert decode_company(encode_company(company())) == company()
    assert decode_employee(encode_employee(employee())) == employee()


def test_older_snapshots_are_still_read() -> None:
    plain_company = replace(
        company(),
        branches=(),
        components=(),
        logo=b"",
        terms=company().terms[:2],
        **dict.fromkeys(("bank", "bank_account", "bank_account_name", "signatory_name", "signatory_position"), ""),
    )
    _layout, texts, terms, *_later = json.loads(encode_company(plain_company))
    assert decode_company(json.dumps([1, texts[:11], [row[:8] for row in terms]])) == plain_company
    person = employee()
    plain = replace(
        person,
        leaves=(),
        payslip_language="id",
        terms=tuple(replace(terms, branch="", programme_reasons=()) for terms in person.terms),
        wages=tuple(replace(wage, reason="", basis=PayBasis.TIME) for wage in person.wages),
        family=tuple(
            replace(member, employed=False, covered_from=None, covered_until=None) for member in person.family
        ),
    )
    rows = json.loads(encode_employee(plain))[:9]
    rows[0], rows[6], rows[8] = 1, [row[:7] for row in rows[6]], [row[:5] for row in rows[8]]
    rows[7] = [row[:4] for row in rows[7]]
    assert decode_employee(json.dumps(rows)) == plain
