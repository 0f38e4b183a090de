"""The code on a payslip leads back to the stored one, among all clients and runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.application.verification import SlipCodes, is_written_as_code, verification_code
from desktop_app.domain.money import Money
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.persistence import samples


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[DatabaseWorkspace]:
    made = samples.new_workspace(tmp_path)
    with made.unit_of_work() as unit:
        unit.store(samples.company().id).save_run(samples.run())
        unit.commit()
    yield made
    made.close()


def test_a_code_finds_its_payslip_however_it_is_typed(workspace: DatabaseWorkspace) -> None:
    run = samples.run()
    for slip in run.payslips:
        code = verification_code(run.head, slip)
        for typed in (code, code.lower(), code.replace("-", " "), f" GAJIBERES {code}", code.replace("0", "O")):
            found = SlipCodes(workspace).find(typed)
            assert found is not None
            assert (found.company.id, found.head.id, found.slip.employee.nip) == (
                run.head.company_id,
                run.head.id,
                slip.employee.nip,
            )


def test_a_payslip_of_other_figures_or_another_run_has_a_code_that_is_nobodys(workspace: DatabaseWorkspace) -> None:
    run = samples.run()
    slip = run.payslips[0]
    richer = replace(slip.payslip, totals=slip.payslip.totals._replace(take_home=Money(1_00)))
    others = (
        verification_code(run.head, replace(slip, payslip=richer)),
        verification_code(replace(run.head, id="elsewhere"), slip),
    )
    assert [SlipCodes(workspace).find(code) for code in others] == [None, None]


@pytest.mark.parametrize("typed", ["", "Sekar", "3273010101900001", "12345678901", "PZGW-NPZZ-JN4", "PZGW-NPZZ-JN4?"])
def test_what_is_no_code_is_not_looked_for(workspace: DatabaseWorkspace, typed: str) -> None:
    assert SlipCodes(workspace).find(typed) is None
    assert not is_written_as_code(typed)


def test_twelve_letters_are_a_name_until_they_stand_as_a_code() -> None:
    assert not is_written_as_code("Mangaraja AB")
    assert is_written_as_code("pzgw-npzz-jn4a")
    assert is_written_as_code("GAJIBERES PZGWNPZZJN4A")
