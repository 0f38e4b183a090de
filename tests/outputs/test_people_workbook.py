from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop_app.application.exchange.export import PeopleExport
from desktop_app.application.exchange.imports import ImportSummary, PeopleImport
from desktop_app.application.exchange.layout import SHEETS
from desktop_app.domain.components import ComponentKind
from desktop_app.domain.employee import ComponentAmount, Wage
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.intake.people import read_people
from desktop_app.outputs.people_example import EXAMPLE
from desktop_app.outputs.people_workbook import write_people, write_template
from tests.application.memory import MemoryStore, MemoryWorkspace
from tests.clock import FixedClock
from tests.tools.make_example import TARGET, example


def test_the_template_is_read_without_a_finding_and_without_its_example(tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    write_template(target)
    people = read_people(target)
    assert people.findings == ()
    for sheet in (people.companies, people.employees, people.family, people.wages, people.variables, people.openings):
        assert sheet.rows == ()


def test_the_template_looks_as_it_should(tmp_path: Path) -> None:
    target = tmp_path / "templat.xlsx"
    write_template(target)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    people = book["Karyawan"]
    headings = {cell.value: cell.column_letter for cell in people[1]}
    assert {"NIK", "NIP*", "Nama lengkap*", "PTKP*", "Metode pajak"} <= headings.keys()
    assert people["A2"].value == "CONTOH"
    assert people["A2"].font.color.rgb.endswith("636A78")
    assert people.freeze_panes == "D2"
    assert people.column_dimensions[headings["NIK"]].number_format == "@"
    lists = {str(rule.sqref): rule.formula1 for rule in people.data_validations.dataValidation}
    assert lists[f"{headings['Jenis*']}2:{headings['Jenis*']}20001"] == '"PKWTT,PKWT,harian,magang"'


def test_the_same_content_is_the_same_bytes(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    write_template(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.fixture
def filled(tmp_path: Path) -> MemoryWorkspace:
    """A workspace with the example company in it, some of its texts hostile."""
    company = example()
    first, *others = company.employees
    hostile = replace(
        first,
        name='=HYPERLINK("http://a.example";"x")',
        terms=(replace(first.terms[0], address="+62, @rumah"),),
        wages=(
            Wage(
                first.wages[0].starts_on,
                Money(123_456_789_012_345_67),
                (
                    ComponentAmount("Makan (pagi)", ComponentKind.FIXED, Money(50)),
                    ComponentAmount("=1+1", ComponentKind.VARIABLE, Money.rupiah(0)),
                ),
            ),
        ),
    )
    workspace = MemoryWorkspace()
    path = tmp_path / "masuk.xlsx"
    write_people(path, [replace(company, employees=(hostile, *others))])
    done = PeopleImport(workspace, FixedClock()).apply(read_people(path))
    assert done.value.summary.refused == 0
    return workspace


def test_importing_an_export_changes_nothing(tmp_path: Path, filled: MemoryWorkspace) -> None:
    path = tmp_path / "keluar.xlsx"
    write_people(path, PeopleExport(filled).gather())
    before = filled.data
    done = PeopleImport(filled, FixedClock()).apply(read_people(path))
    assert done.value.summary == ImportSummary(0, 0, 76, 0)
    assert filled.data is before


def test_who_uses_no_more_than_the_layout_gets_the_plain_layout(tmp_path: Path, filled: MemoryWorkspace) -> None:
    path = tmp_path / "keluar.xlsx"
    write_people(path, PeopleExport(filled).gather())
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    for sheet in SHEETS:
        headings = [str(cell.value).rstrip("*") for cell in book[sheet.name][1]]
        assert headings[: len(sheet.columns)] == [column.heading for column in sheet.columns]
        assert all(heading.startswith("Tunjangan ") for heading in headings[len(sheet.columns) :])


def test_an_export_holds_what_was_imported(tmp_path: Path, filled: MemoryWorkspace) -> None:
    (company_id,) = filled.data.companies
    first = MemoryStore(filled.data, company_id).employees()[0]
    assert first.name == '=HYPERLINK("http://a.example";"x")'
    assert first.wages[0].basic == Money(123_456_789_012_345_67)
    assert {allowance.name for allowance in first.wages[0].allowances} == {"Makan (pagi)", "=1+1"}


def test_text_never_becomes_a_formula(tmp_path: Path, filled: MemoryWorkspace) -> None:
    path = tmp_path / "keluar.xlsx"
    write_people(path, PeopleExport(filled).gather())
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
                    assert cell.quotePrefix


def test_an_unknown_company_cannot_be_exported(filled: MemoryWorkspace) -> None:
    with pytest.raises(KnownProblem, match=r"people\.no_such_company"):
        PeopleExport(filled).gather("LAIN")


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as caught:
        write_template(tmp_path / "tidak" / "ada.xlsx")
    assert caught.value.code == "file.missing_folder"


def test_the_example_of_the_program_is_what_its_tool_makes(tmp_path: Path) -> None:
    write_people(tmp_path / "contoh.xlsx", [example()])
    with zipfile.ZipFile(tmp_path / "contoh.xlsx") as made, zipfile.ZipFile(TARGET) as kept:
        assert {name: made.read(name) for name in made.namelist()} == {
            name: kept.read(name) for name in kept.namelist()
        }


def test_the_example_of_the_program_is_plausible() -> None:
    people = read_people(TARGET)
    rows = (*people.companies.rows, *people.employees.rows, *people.family.rows)
    assert [remark.code for row in rows for remark in row.remarks] == []
    assert EXAMPLE.company.code == "CONTOH"
