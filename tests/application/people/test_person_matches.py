"""Numbers that somebody else has, and names that the portals know otherwise, over a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import Severity
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import sentence, translated
from tests.presentation.people_workspace import NOVEMBER, add_client, example_company, example_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = example_services(tmp_path)
    yield made
    made.workspace.close()


@pytest.fixture
def company(services: Services) -> Company:
    return example_company(services)


@pytest.fixture
def person(services: Services, company: Company) -> Employee:
    return next(one for one in services.people.all(company.id) if one.nik and one.kpj)


def test_nobody_shares_a_number_with_oneself(services: Services, company: Company, person: Employee) -> None:
    assert services.search.matches(company.id, person, NOVEMBER) == ()


def test_a_nik_of_a_colleague_is_a_warning_with_the_number_masked(
    services: Services, company: Company, person: Employee
) -> None:
    typed = replace(person, id="f" * 32, nip="9999", kpj="", jkn_number="", phone="")
    (found,) = services.search.matches(company.id, typed, NOVEMBER)
    assert (found.code, found.severity, found.subject) == ("person.number_taken", Severity.WARNING, "nik")
    with translated("en"):
        said = sentence(found.code, found.params)
    assert person.name in said
    assert person.nik not in said
    assert person.nik[-4:] in said


def test_a_number_at_another_client_is_information_that_names_the_client(
    services: Services, company: Company, person: Employee
) -> None:
    other = add_client(services.companies, company, 77, "PT Contoh Lain")
    typed = replace(person, id="f" * 32, family=(), phone="", jkn_number="")
    found = services.search.matches(other.id, typed, NOVEMBER)
    assert {(one.code, one.severity, one.subject) for one in found} == {
        ("person.number_elsewhere", Severity.INFO, "nik"),
        ("person.number_elsewhere", Severity.INFO, "kpj"),
    }
    assert all(dict(one.params)["company"] == company.name for one in found)


def test_half_a_number_is_nobodys(services: Services, company: Company, person: Employee) -> None:
    typed = replace(person, id="f" * 32, nik=person.nik[:8], kpj="", jkn_number="", phone="")
    assert services.search.matches(company.id, typed, NOVEMBER) == ()


def test_a_name_other_than_in_the_approved_month_is_said(
    services: Services, company: Company, person: Employee
) -> None:
    head = services.runs.calculate(company.code, NOVEMBER).value.head
    renamed = replace(person, name=f"{person.name} Baru")
    assert services.search.matches(company.id, renamed, NOVEMBER) == ()  # a draft made no file yet
    services.runs.approve(company.code, NOVEMBER)
    (found,) = services.search.matches(company.id, renamed, head.month + 1)
    assert (found.code, found.subject) == ("person.name_changed", "name")
    assert dict(found.params) == {"month": Month(2026, 11), "before": person.name}
    unknown = replace(renamed, kpj="", jkn_number="")
    assert all(one.code != "person.name_changed" for one in services.search.matches(company.id, unknown, NOVEMBER))
