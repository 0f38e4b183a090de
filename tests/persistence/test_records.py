"""What is stored comes back equal, on every kind of database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.employee import OpeningTotals, VariableItem
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.periods import Month
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence.samples import LARGE, NOVEMBER, company, employee, new_workspace


def test_company_and_employees_come_back_equal(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        assert unit.companies() == (company(),)
        assert unit.company_by_code("PTA") == company()
        assert unit.company_by_code("PTX") is None
        assert store.company() == company()
        assert store.employees() == (employee(1), employee(2))
        assert store.employee("0002") == employee(2)
        assert store.employee("9999") is None


def test_saving_again_replaces_what_belongs_to_a_record(workspace: DatabaseWorkspace) -> None:
    changed = replace(employee(1), name="Melati", wages=employee(1).wages[:1], family=(), nip="0009")
    smaller = replace(company(), name="PT Baru", terms=company().terms[:1])
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        store.save_variables([VariableItem("0001", NOVEMBER, "lembur", LARGE)])
        store.save_company(smaller)
        store.save_employees([changed])
        unit.commit()
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        assert store.company() == smaller
        assert store.employees() == (employee(2), changed)
        # A corrected NIP takes its amounts along.
        assert store.all_variables() == (VariableItem("0009", NOVEMBER, "lembur", LARGE),)


def test_variables_and_openings_are_updated_by_their_key(workspace: DatabaseWorkspace) -> None:
    items = [
        VariableItem("0001", NOVEMBER, "lembur", Money(1)),
        VariableItem("0001", NOVEMBER, "hari kerja", ZERO, 21),
        VariableItem("0002", Month(2026, 10), "bonus", LARGE),
    ]
    opening = OpeningTotals("0001", 2026, Month(2026, 3), LARGE, Money(1), Money(2), Money(3), Money(4), Money(5))
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        store.save_variables(items)
        store.save_variables([replace(items[0], amount=Money(8))])
        store.save_openings([opening])
        store.save_openings([replace(opening, tax=Money(9))])
        unit.commit()
    with workspace.unit_of_work() as unit:
        store = unit.store(company().id)
        assert set(store.variables(NOVEMBER)) == {replace(items[0], amount=Money(8)), items[1]}
        assert set(store.all_variables()) == {replace(items[0], amount=Money(8)), items[1], items[2]}
        assert store.openings() == (replace(opening, tax=Money(9)),)


def test_amounts_of_somebody_unknown_are_refused(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit, pytest.raises(KnownProblem) as problem:
        unit.store(company().id).save_variables([VariableItem("7777", NOVEMBER, "lembur", Money(1))])
    assert problem.value.code == "workspace.unknown_employee"


def test_people_of_a_month_are_counted_once(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        assert unit.people_count(company().id, Month(2015, 12)) == 2
        assert unit.people_count(company().id, Month(2016, 1)) == 0
        assert unit.people_count(company().id, Month(2020, 3)) == 2
        assert unit.people_count("b" * 32, NOVEMBER) == 0


def test_without_commit_nothing_stays(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit:
        unit.store(company().id).save_company(replace(company(), name="PT Lain"))

    def fail() -> None:
        with workspace.unit_of_work() as unit:
            unit.store(company().id).save_company(replace(company(), name="PT Lain"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with workspace.unit_of_work() as unit:
        assert unit.companies() == (company(),)


def test_a_record_changed_by_somebody_else_is_not_overwritten(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as mine:
        seen = mine.store(company().id).employees()[0]
        with workspace.unit_of_work() as theirs:
            theirs.store(company().id).save_employees([replace(seen, name="Dahlia")])
            theirs.commit()
        with pytest.raises(KnownProblem) as problem:
            mine.store(company().id).save_employees([replace(seen, name="Kenanga")])
    # SQLite notices by its snapshot, a server's rows by their version.
    assert problem.value.code in {"workspace.locked", "workspace.changed_meanwhile"}
    with workspace.unit_of_work() as unit:
        found = unit.store(company().id).employee("0001")
        assert found is not None
        assert found.name == "Dahlia"


def test_a_number_used_twice_is_a_known_problem(workspace: DatabaseWorkspace) -> None:
    with workspace.unit_of_work() as unit, pytest.raises(KnownProblem) as problem:
        unit.store(company().id).save_employees([replace(employee(3), nip="0001")])
    assert problem.value.code == "workspace.conflict"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sen=st.integers(-(2**63), 2**63 - 1),
    name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    born=st.dates(date(1900, 1, 1)),
)
def test_any_amount_text_and_date_survives(
    tmp_path_factory: pytest.TempPathFactory, sen: int, name: str, born: date
) -> None:
    workspace = new_workspace(tmp_path_factory.mktemp("any"))
    person = replace(employee(1), name=name, birth_date=born, wages=(replace(employee(1).wages[0], basic=Money(sen)),))
    with workspace.unit_of_work() as unit:
        unit.store(company().id).save_employees([person])
        unit.commit()
    with workspace.unit_of_work() as unit:
        assert unit.store(company().id).employee("0001") == person
    workspace.close()
