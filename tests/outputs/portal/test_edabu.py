"""e-Dabu's form of 37 columns: the worker's row, then the family's, in both known layouts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.application.results import Outcome, StoredPayslip, WrittenFile
from desktop_app.domain.company import Programme
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.family import FamilyMember, Relation
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import Money
from desktop_app.outputs.portal import fill
from tests.outputs.portal import people
from tests.outputs.portal.reading import cells, codes, only_changed, said
from tests.tools import portal_templates as portal

WAGE = Money.rupiah(5_000_000)
LETTERS = [portal._letters(number) for number in range(1, 38)]


def filled(
    folder: Path, payslips: list[StoredPayslip], content: bytes
) -> tuple[Path, Path, Outcome[tuple[WrittenFile, ...]]]:
    """The form, the file written from it, and the outcome."""
    source = portal.save(folder / "unduhan", "edabu.xlsx", content)
    outcome = fill(source, people.run(payslips), people.TERMS, folder / "hasil")
    return source, folder / "hasil" / "edabu.xlsx", outcome


@pytest.mark.parametrize(
    ("preamble", "pattern", "first", "birth", "start"),
    [
        (False, "dd/mm/yyyy", 5, "17/08/1990", "02/11/2026"),
        (False, "mm/dd/yyyy", 5, "08/17/1990", "11/02/2026"),
        (True, "mm/dd/yyyy", 18, "08/17/1990", "11/02/2026"),
    ],
)
def test_worker_and_family_in_the_forms_own_date_pattern(
    tmp_path: Path, preamble: bool, pattern: str, first: int, birth: str, start: str
) -> None:
    father = FamilyMember("f9", Relation.FATHER, "Ayah A", "L", date(1960, 1, 2), people.nik(801, date(1960, 1, 2)))
    family = (people.child(1), father, people.wife())
    source = portal.save(tmp_path / "unduhan", "edabu.xlsx", portal.edabu(pattern=pattern, preamble=preamble))

    outcome = fill(
        source, people.run([people.payslip(people.joiner(family=family), WAGE)]), people.TERMS, tmp_path / "hasil"
    )

    target = tmp_path / "hasil" / "edabu.xlsx"
    rows = cells(target, "BPJS")[first - 1 :]
    assert [row[0] for row in rows] == [1, 2, 3, 4]
    assert [(row[6], row[7]) for row in rows] == [
        ("Pekerja FA", "1"),
        ("Istri B", "3"),
        ("Anak B", "4"),
        ("Ayah A", "5"),
    ]
    worker, wife, _, elder = rows
    assert worker[1] == "0000000000050"
    assert worker[2:4] == [None, None]
    assert worker[4:6] == ["3273010208000050", "3273011708900050"]
    assert (worker[9], worker[30], worker[31]) == (birth, start, "5000000")
    assert worker[10:12] == ["1", "2"]
    assert (worker[26], worker[28], worker[29], worker[32]) == ("0050", "2", "1", "1")
    assert (wife[10], wife[11], wife[30], wife[31]) == ("2", "2", None, None)
    assert elder[11] == "0"
    only_changed(
        source, target, "xl/worksheets/sheet1.xml", [f"{c}{r}" for c in LETTERS for r in range(first, first + 4)]
    )
    assert codes(outcome, Severity.WARNING) == ["portal.missing"]  # the father's place of birth
    assert codes(outcome, Severity.INFO) == ["portal.profile_unchecked"]


@pytest.mark.parametrize(("preamble", "first"), [(False, 7), (True, 20)], ids=["plain", "preamble"])
def test_a_form_under_lines_of_ones_own_is_still_the_form(tmp_path: Path, preamble: bool, first: int) -> None:
    source = portal.save(tmp_path / "unduhan", "edabu.xlsx", portal.edabu(preamble=preamble))
    book = load_workbook(source)
    book["BPJS"].insert_rows(1, 2)
    book["BPJS"]["A1"] = "PT Contoh, untuk cabang"
    book.save(source)

    fill(source, people.run([people.payslip(people.joiner(), WAGE)]), people.TERMS, tmp_path / "hasil")

    written = cells(tmp_path / "hasil" / "edabu.xlsx", "BPJS")
    assert [number for number, row in enumerate(written, 1) if row[6] == "Pekerja FA"] == [first]


def test_the_shorter_form_counts_only_the_columns_that_it_has(tmp_path: Path) -> None:
    source = portal.save(tmp_path / "unduhan", "edabu.xlsx", portal.edabu())
    book = load_workbook(source)
    for column in (37, 36, 35, 34, 32, 30, 4, 3, 2):
        book["BPJS"].delete_cols(column)
    book.save(source)

    fill(source, people.run([people.payslip(people.joiner(), WAGE)]), people.TERMS, tmp_path / "hasil")

    worker = cells(tmp_path / "hasil" / "edabu.xlsx", "BPJS")[4]
    assert worker[:5] == [1, "3273010208000050", "3273011708900050", "Pekerja FA", "1"]


def test_class_two_up_to_the_limit_and_a_class_set_by_hand(tmp_path: Path) -> None:
    low = people.payslip(people.joiner(50), Money.rupiah(4_000_000))
    person = people.joiner(51)
    chosen = people.payslip(replace(person, terms=(replace(person.terms[0], kelas_rawat=3),)), WAGE)
    _, target, _ = filled(tmp_path, [low, chosen], portal.edabu())

    assert [row[29] for row in cells(target, "BPJS")[4:]] == ["2", "3"]


def test_who_doesnt_take_part_isnt_registered(tmp_path: Path) -> None:
    off, intern = people.joiner(50), people.joiner(51)
    off = replace(off, terms=(replace(off.terms[0], programmes_off=(Programme.KESEHATAN,)),))
    intern = replace(intern, terms=(replace(intern.terms[0], kind=EmployeeKind.INTERN),))
    _, target, outcome = filled(tmp_path, [people.payslip(person, WAGE) for person in (off, intern)], portal.edabu())

    assert outcome.value == ()
    assert not target.exists()


def test_a_member_with_a_wrong_nik_is_left_out_and_with_the_worker_the_family_goes(tmp_path: Path) -> None:
    fine = people.joiner(50, family=(people.wife(1, nik="123"), people.child(1)))
    broken = people.joiner(51, nik="123", family=(people.wife(2), people.child(2)))
    _, target, outcome = filled(tmp_path, [people.payslip(person, WAGE) for person in (fine, broken)], portal.edabu())

    rows = cells(target, "BPJS")[4:]
    assert [row[6] for row in rows] == ["Pekerja FA", "Anak B"]
    left_out = [dict(finding.params)["name"] for finding in outcome.findings if finding.code == "portal.row_left_out"]
    assert left_out == ["Istri B", "Pekerja FB", "Istri C", "Anak C"]
    said(outcome.findings)


def test_grown_children_and_leavers_are_listed(tmp_path: Path) -> None:
    parent = people.joiner(family=(people.child(1, date(2000, 1, 1)), people.wife(1, sex="L")))
    slips = [people.payslip(parent, WAGE), people.payslip(people.leaver(jkn_number="0001234567890"), WAGE)]
    _, _, outcome = filled(tmp_path, slips, portal.edabu())

    assert "portal.child_over_age" in codes(outcome, Severity.WARNING)
    assert "portal.spouse_sex" in codes(outcome, Severity.WARNING)
    assert "portal.edabu_leaver" in codes(outcome, Severity.INFO)
    assert "0001234567890" in said(outcome.findings)
