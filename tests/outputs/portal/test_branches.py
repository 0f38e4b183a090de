"""SIPP's files are made per NPP: a branch's workbook gets the branch's people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.application.filings.portal_rows import by_npp
from desktop_app.application.results import Run, StoredPayslip
from desktop_app.domain.company import Branch, Company
from desktop_app.domain.employee import Employee
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.outputs.portal import fill, write_portal_files
from tests.outputs.portal import people
from tests.outputs.portal.reading import cells, codes
from tests.tools import portal_templates as portal
from tests.tools.portal_templates import WageLine

BRANCH = "87654321"
WAGE = Money.rupiah(5_000_000)


def company() -> Company:
    """With a branch of its own number, and one without."""
    branches = (Branch("SBY", "Surabaya", BRANCH, location_code="3578"), Branch("UNIT", "Unit dekat"))
    return replace(people.company(), branches=branches)


def at(person: Employee, code: str) -> Employee:
    """The person at a branch."""
    return replace(person, terms=tuple(replace(terms, branch=code) for terms in person.terms))


def run(*staff: Employee) -> Run:
    """A run over them."""
    return people.run([people.payslip(person, WAGE) for person in staff], company())


def upah(*stored: StoredPayslip, npp: str) -> bytes:
    """SIPP's wage file of a number."""
    lines = (
        replace(WageLine(one.employee.nik, one.employee.kpj, one.employee.kode_tk, "PEK****", wage=1), npp=npp)
        for one in stored
    )
    return portal.upah(list(lines))


def test_people_are_shared_out_by_number() -> None:
    one, two, three = people.employee(1), at(people.employee(2), "SBY"), at(people.employee(3), "UNIT")
    own, branch = by_npp(run(one, two, three))
    assert [stored.employee.nip for stored in own.payslips] == ["0001", "0003"]
    assert [stored.employee.nip for stored in branch.payslips] == ["0002"]
    assert (branch.company.npp, branch.company.location_code) == (BRANCH, "3578")
    assert own.company == company()


def test_without_branches_everybody_is_together() -> None:
    whole = people.run([people.payslip(at(people.employee(1), "SBY"), WAGE)])
    assert by_npp(whole) == (whole,)


@pytest.mark.parametrize(("npp", "who"), [(people.NPP, 0), (BRANCH, 1)])
def test_the_wage_file_of_a_number_gets_its_people(tmp_path: Path, npp: str, who: int) -> None:
    month = run(people.employee(1), at(people.employee(2), "SBY"))
    stored = month.payslips[who]
    name = f"template_upah_{npp}.xlsx"
    source = portal.save(tmp_path / "unduhan", name, upah(stored, npp=npp))
    outcome = fill(source, month, people.TERMS, tmp_path / "hasil")
    assert not [finding for finding in outcome.findings if finding.severity != "info"]
    assert 5_000_000 in cells(tmp_path / "hasil" / name, "data_upah")[1]


def test_who_is_reported_under_another_number_isnt_taken_for_a_leaver(tmp_path: Path) -> None:
    month = run(people.employee(1), at(people.employee(2), "SBY"))
    source = portal.save(tmp_path / "unduhan", f"template_upah_{BRANCH}.xlsx", upah(*month.payslips, npp=BRANCH))

    outcome = fill(source, month, people.TERMS, tmp_path / "hasil")

    (found,) = outcome.findings
    assert (found.code, found.subject, dict(found.params)["npp"]) == ("portal.other_number", "0001", people.NPP)
    assert [row[6] for row in cells(tmp_path / "hasil" / source.name, "data_upah")[1:]] == [1, 5_000_000]


def test_a_number_of_nobody_is_still_refused(tmp_path: Path) -> None:
    month = run(people.employee(1))
    source = portal.save(tmp_path / "unduhan", "template_upah_99999999.xlsx", upah(*month.payslips, npp="99999999"))
    with pytest.raises(KnownProblem) as problem:
        fill(source, month, people.TERMS, tmp_path / "hasil")
    assert problem.value.code == "portal.other_company"


def test_a_joiner_of_a_branch_stands_in_the_branchs_form(tmp_path: Path) -> None:
    month = run(people.joiner(50), at(people.joiner(51), "SBY"))
    outcome = write_portal_files(month, people.TERMS, tmp_path)
    made = sorted(Path(one.path).name for one in outcome.value if BRANCH in one.path or people.NPP in one.path)
    assert len(made) == 2
    [branch] = [name for name in made if BRANCH in name]
    rows = cells(tmp_path / branch, "data_tk_baru")[1:]
    assert [row[0] for row in rows] == ["0051"]
    assert "3578" in rows[0]


def test_after_the_cut_off_of_edabu_is_said(tmp_path: Path) -> None:
    late = people.leaver(70)
    assert "portal.edabu_left_late" not in codes(write_portal_files(run(late), people.TERMS, tmp_path))
    gone = replace(late.employments[-1], ended_on=late.employments[-1].ended_on.replace(day=21))  # type: ignore[union-attr]
    later = replace(late, employments=(gone,))
    assert "portal.edabu_left_late" in codes(write_portal_files(run(later), people.TERMS, tmp_path))
