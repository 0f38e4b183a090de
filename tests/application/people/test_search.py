"""Finding people across clients, and kept filters, on real stores."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.application.people.search import PeopleSearch, matched_number
from desktop_app.application.records.filters import Order, PeopleFilter, Preset
from desktop_app.domain.findings import KnownProblem
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence import samples


@pytest.fixture
def workspace(tmp_path: Path) -> DatabaseWorkspace:
    made = samples.new_workspace(tmp_path)
    other = samples.company("b")
    with made.unit_of_work() as unit:
        store = unit.store(other.id)
        store.save_company(other)
        person = replace(samples.employee(7, "b"), name="Sekar 100% Arum", nik="3171999999990007", kpj="55667788990")
        store.save_employees([replace(person, phone="081312345678")])
        unit.commit()
    return made


@pytest.fixture
def search(workspace: DatabaseWorkspace) -> PeopleSearch:
    return PeopleSearch(workspace, lambda: "rina")


@pytest.mark.parametrize("text", ["sekar", "ARUM sek", "31719999", "3171 9999", "55667788990", "0813-1234", "0007"])
def test_somebody_of_any_client_is_found(search: PeopleSearch, text: str) -> None:
    (hit,) = search.find(text)
    assert (hit.company_name, hit.nip, hit.name) == ("PT Contoh B", "0007", "Sekar 100% Arum")


def test_every_word_must_be_found_and_signs_stand_for_themselves(search: PeopleSearch) -> None:
    assert search.find("sekar melati") == ()
    assert [hit.nip for hit in search.find("100%")] == ["0007"]
    assert search.find("%%") == search.find("__") == ()
    assert search.find("s") == search.find("  ") == ()


def test_no_more_are_found_than_asked_for(search: PeopleSearch) -> None:
    assert len(search.find("a", 5)) == 0
    assert len(search.find("melati", 1)) == 1
    assert len(search.find("melati")) == 2


def test_a_number_is_shown_masked(search: PeopleSearch) -> None:
    (hit,) = search.find("sekar")
    assert matched_number(hit, "sekar") == "NIP 0007"
    assert matched_number(hit, "3171 9999") == "NIK 3171 ···· ···· 0007"
    assert matched_number(hit, "5566") == "KPJ 5566 ···· 990"


def test_filters_are_kept_by_name_for_each_user(search: PeopleSearch, workspace: DatabaseWorkspace) -> None:
    assert search.filters() == ()
    first = PeopleFilter("Kasir tanpa rekening", "kasir", Preset.NO_ACCOUNT, 0, Order.NIP)
    second = PeopleFilter("Anak", preset=Preset.CHILDREN, months=6)
    search.keep(first)
    assert search.keep(second) == (second, first)
    assert search.keep(replace(second, months=12))[0].months == 12
    assert PeopleSearch(workspace, lambda: "budi").filters() == ()
    assert search.forget("Anak") == (first,)
    with pytest.raises(KnownProblem) as problem:
        search.keep(PeopleFilter(" "))
    assert problem.value.code == "filter.name_missing"
