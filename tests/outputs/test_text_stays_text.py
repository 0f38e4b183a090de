"""Text that begins like a formula is text in every workbook that the program writes, reopened from its file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.application.exchange.export import CompanyPeople
from desktop_app.application.results import Run
from desktop_app.outputs.dues import write_dues
from desktop_app.outputs.people_example import EXAMPLE
from desktop_app.outputs.people_workbook import write_people
from desktop_app.outputs.portal import fill, write_portal_files
from desktop_app.outputs.register import write_register
from desktop_app.outputs.transfer_list import write_transfer_list
from desktop_app.outputs.worklists import write_worklists
from tests.outputs.portal import people
from tests.outputs.sample import Person, run
from tests.tools import portal_templates as portal

BEGINNINGS = ("=1+1", "+62812", "-0,5", "@SUM(A1)", "=HYPERLINK(A1)")


def lists(text: str) -> Run:
    """A run whose company and person carry the text wherever a text can stand."""
    made = run([Person(nip=text, name=text, account=text, started_on=date(2026, 11, 9))])
    return replace(made, company=replace(made.company, name=text, address=text))


def write_own_people(text: str, folder: Path) -> None:
    (person,) = EXAMPLE.employees
    hostile = replace(person, nip=text, name=text, terms=(replace(person.terms[0], address=text, bank_account=text),))
    company = replace(EXAMPLE.company, code="UJI", name=text)
    write_people(folder / "orang.xlsx", [CompanyPeople(company, (hostile,))])


def write_portal(text: str, folder: Path) -> None:
    joiner = people.joiner(name=text, mother_name=text, birth_place=text, nip=text)
    staff = people.run([people.payslip(joiner, EXAMPLE.employees[0].wages[0].basic)])
    template = portal.save(folder / "unduhan", "template_tk_12345678.xlsx", portal.tk_baru(portal.Dialect()))
    fill(template, staff, people.TERMS, folder)
    write_portal_files(staff, people.TERMS, folder)


WRITERS: dict[str, Callable[[str, Path], object]] = {
    "people": write_own_people,
    "register": lambda text, folder: write_register(lists(text), folder),
    "transfers": lambda text, folder: write_transfer_list(lists(text), folder),
    "dues": lambda text, folder: write_dues(lists(text), folder),
    "worklists": lambda text, folder: write_worklists(lists(text), folder),
    "portal": write_portal,
}


@pytest.mark.parametrize("text", BEGINNINGS)
@pytest.mark.parametrize("writer", WRITERS)
def test_no_cell_is_a_formula(tmp_path: Path, writer: str, text: str) -> None:
    WRITERS[writer](text, tmp_path)
    written = list(tmp_path.glob("*.xlsx"))
    assert written
    found = 0
    for path in written:
        with zipfile.ZipFile(path) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
            assert not any(b"<f>" in archive.read(name) or b":f>" in archive.read(name) for name in sheets)
        for sheet in load_workbook(path):
            for row in sheet.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", (path.name, cell.coordinate)
                    found += cell.value == text
    assert found or writer == "dues"
