"""From somebody's own spreadsheet into the workspace: proposal, memory, and what a second month does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.application.exchange.imports import ImportSummary, PeopleImport, RowOutcome, RowPlace
from desktop_app.application.exchange.sources import PeopleSources
from desktop_app.application.records.mapping import PeopleMapping
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.intake.people import read_people
from desktop_app.intake.tables import TableReader
from tests.application.memory import MemoryStore, MemoryWorkspace
from tests.clock import FixedClock
from tests.intake.workbooks import people_file

NOVEMBER = Month(2026, 11)
LINES = (
    "NIP;Nama;L/P;Tgl Lahir;PTKP;Tgl Masuk;Gaji Pokok;Tunjangan Jabatan",
    "0002;Ani Lestari;P;03/11/1988;TK0;1 Maret 2024;6.500.000;500.000",
)
FIXED = {"Karyawan.citizenship": "WNI", "Karyawan.kind": "PKWTT"}


class Office:
    """A workspace with one company and one person, and its spreadsheets."""

    def __init__(self, folder: Path) -> None:
        self.workspace = MemoryWorkspace()
        self.sources = PeopleSources(self.workspace, FixedClock(), TableReader)
        self.imports = PeopleImport(self.workspace, FixedClock())
        self._folder = folder
        self.imports.apply(read_people(people_file(folder)))

    def file(self, *lines: str) -> Path:
        path = self._folder / "klien.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def propose(self, *lines: str) -> PeopleMapping:
        (table,) = self.sources.open(self.file(*lines)).tables
        return self.sources.propose(table)

    def bring(self, *lines: str, month: Month = NOVEMBER, **changes: object) -> ImportSummary:
        (table,) = self.sources.open(self.file(*lines)).tables
        mapping = replace(self.sources.propose(table), month=month, fixed=FIXED, **changes)  # type: ignore[arg-type]
        workbook = self.sources.map(table, mapping).workbook
        done = self.imports.apply(workbook)
        self.sources.remember(mapping, workbook)
        return done.value.summary

    @property
    def store(self) -> MemoryStore:
        (company_id,) = self.workspace.data.companies
        return MemoryStore(self.workspace.data, company_id)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_new_people_come_with_their_wages_and_again_change_nothing(office: Office) -> None:
    assert office.bring(*LINES) == ImportSummary(2, 0, 0, 0)
    person = office.store.employees()[1]
    assert (person.name, person.wages[0].fixed) == ("Ani Lestari", Money.rupiah(7_000_000))
    assert office.bring(*LINES) == ImportSummary(0, 0, 2, 0)


def test_the_next_month_repeats_no_wage_and_carries_a_raise_on_top(office: Office) -> None:
    office.bring(*LINES)
    december = Month(2026, 12)
    assert office.bring(*LINES, month=december) == ImportSummary(0, 0, 2, 0)
    raised = "NIP;Gaji Pokok", "0002;7.000.000"
    assert office.bring(*raised, month=december) == ImportSummary(0, 1, 0, 0)
    wages = office.store.employees()[1].wages
    assert [(str(wage.starts_on), wage.fixed) for wage in wages] == [
        ("2026-11-01", Money.rupiah(7_000_000)),
        ("2026-12-01", Money.rupiah(7_500_000)),
    ]


def test_a_file_with_few_columns_changes_only_these_of_known_people(office: Office) -> None:
    assert office.bring("NIP;No HP", "0001;081200000001") == ImportSummary(0, 1, 0, 0)
    person = office.store.employees()[0]
    assert (person.phone, person.name) == ("081200000001", "Budi Santoso")
    refused = office.bring("NIP;No HP", "0009;081200000009")
    assert refused == ImportSummary(0, 0, 0, 1)


def test_totals_begin_with_the_first_month_worked_in_that_year(office: Office) -> None:
    lines = "NIP;Nama;L/P;Tgl Lahir;PTKP;Tgl Masuk;Bruto", "0003;Edi;L;03/11/1988;TK0;1 Mei 2026;40.000.000"
    assert office.bring(*lines) == ImportSummary(2, 0, 0, 0)
    assert office.bring("NIP;Bruto", "0001;80.000.000") == ImportSummary(1, 0, 0, 0)
    assert {totals.nip: str(totals.first_month) for totals in office.store.openings()} == {
        "0001": "2026-01",
        "0003": "2026-05",
    }


def test_a_layout_is_recognised_by_its_headings(office: Office) -> None:
    with pytest.raises(KnownProblem, match=r"people\.no_mapping"):
        office.sources.read(office.file(*LINES))
    office.bring(*LINES)
    assert office.propose(*LINES).fixed == FIXED
    assert len(office.sources.read(office.file(*LINES)).employees.rows) == 1
    with pytest.raises(KnownProblem, match=r"people\.no_mapping"):
        office.sources.read(office.file("NIP;Nama;Kolom baru", "0002;Ani;x"))


def test_single_columns_are_remembered_for_other_layouts_of_the_client(office: Office) -> None:
    lines = "NIP;Keterangan;Nama", "0001;Gudang;Budi Santoso"
    mapping = office.propose(*lines).with_target(1, "Karyawan.department")
    office.bring(*lines, columns=mapping.columns)
    again = office.propose("Keterangan;NIP", "Toko;0001")
    assert [column.target for column in again.columns] == ["Karyawan.department", "Karyawan.nip"]


def test_a_people_workbook_needs_no_mapping(office: Office, tmp_path: Path) -> None:
    source = office.sources.open(people_file(tmp_path))
    assert source.people is not None
    assert source.tables == ()


def test_a_row_left_out_takes_its_dependents_along(office: Office) -> None:
    (table,) = office.sources.open(office.file(*LINES)).tables
    mapping = replace(office.sources.propose(table), fixed=FIXED)
    workbook = office.sources.map(table, mapping).workbook
    done = office.imports.apply(workbook, left_out=frozenset({RowPlace("Karyawan", 2)}))
    assert done.value.summary == ImportSummary(0, 0, 0, 0)
    assert done.value.rows == ()
    wage_only = office.imports.preview(workbook, left_out=frozenset({RowPlace("Upah", 2)}))
    assert [(row.kind, row.outcome) for row in wage_only.value.rows] == [("Karyawan", RowOutcome.NEW)]


class Stopped(Exception):  # noqa: N818 - what the user asked for
    """Raised by whoever hears the progress."""


def test_stopping_before_the_end_writes_nothing(office: Office) -> None:
    (table,) = office.sources.open(office.file(*LINES)).tables
    mapping = replace(office.sources.propose(table), fixed=FIXED)
    workbook = office.sources.map(table, mapping).workbook
    before = office.workspace.data
    heard: list[tuple[int, int]] = []

    def stop_at_the_end(done: int, total: int) -> None:
        heard.append((done, total))
        if done == total:
            raise Stopped

    with pytest.raises(Stopped):
        office.imports.apply(workbook, progress=stop_at_the_end)
    assert heard[0] == (0, 2)
    assert office.workspace.data is before


NAMELESS = (
    "Nama;NIK;L/P;Tgl Lahir;PTKP;Tgl Masuk;Gaji Pokok",
    "Ani Lestari;3273014311880001;P;03/11/1988;TK0;1 Maret 2024;6.500.000",
    "Budi Hartono;;L;12/05/91;K1;1 April 2024;7 juta",
    "Budi Santoso;;L;17/05/1990;K1;2 Maret 2020;8,5 juta",
)


def test_people_without_a_nip_are_found_again_and_new_ones_get_the_next_number(office: Office) -> None:
    assert office.propose(*NAMELESS).find_people
    assert office.bring(*NAMELESS) == ImportSummary(new=4, changed=1, unchanged=1, refused=0)
    names = {employee.nip: employee.name for employee in office.store.employees()}
    assert names == {"0001": "Budi Santoso", "0002": "Ani Lestari", "0003": "Budi Hartono"}
    assert office.bring(*NAMELESS) == ImportSummary(new=0, changed=0, unchanged=6, refused=0)
    (table,) = office.sources.open(office.file("Nama;Lembur", "ani  lestari;150000")).tables
    assert [
        row.values["nip"] for row in office.sources.map(table, office.sources.propose(table)).workbook.variables.rows
    ] == ["0002"]


def test_a_number_made_for_somebody_new_never_changes_who_got_it_meanwhile(office: Office) -> None:
    (table,) = office.sources.open(office.file(*NAMELESS)).tables
    workbook = office.sources.map(table, replace(office.sources.propose(table), month=NOVEMBER, fixed=FIXED)).workbook
    office.bring(LINES[0], LINES[1].replace("Ani Lestari", "Citra Dewi").replace("6.500", "7.500"))
    done = office.imports.apply(workbook, skip_refused=True)
    assert [finding.code for finding in done.findings if finding.severity == "error"] == [
        "people.number_taken",
        "people.person_refused",
    ]
    names = {employee.nip: (employee.name, employee.wages[-1].basic) for employee in office.store.employees()}
    assert names["0002"] == ("Citra Dewi", Money.rupiah(7_500_000))
    assert names["0003"][0] == "Budi Hartono"
    assert office.imports.preview(workbook).value.summary.refused == done.value.summary.refused


def test_the_same_file_is_found_by_the_command_line_too(office: Office) -> None:
    office.bring(*NAMELESS)
    read = office.sources.read(office.file(*NAMELESS))
    assert [row.text("nip") for row in read.employees.rows] == ["0002", "0003", "0001"]


def test_of_two_people_with_one_name_nobody_is_guessed(office: Office) -> None:
    office.bring(LINES[0], LINES[1], LINES[1].replace("0002", "0004").replace("1988", "1989"))
    (table,) = office.sources.open(office.file("Nama;Lembur", "Ani Lestari;150000", "Budi Santoso;1")).tables
    done = office.imports.preview(office.sources.map(table, office.sources.propose(table)).workbook)
    assert [finding.code for finding in done.findings if finding.severity == "error"] == [
        "people.several_of_this_name",
        "people.person_refused",
    ]
    assert done.value.summary == ImportSummary(new=1, changed=0, unchanged=1, refused=2)


def test_of_two_rows_that_can_be_one_person_neither_changes_the_wage(office: Office) -> None:
    office.bring(*LINES)
    lines = ("Nama;Gaji Pokok", "Budi Santoso;9.000.000", "Budi Santoso;4.000.000", "Ani Lestari;7.000.000")
    (table,) = office.sources.open(office.file(*lines)).tables
    workbook = office.sources.map(table, office.sources.propose(table)).workbook
    assert office.imports.apply(workbook, skip_refused=True).value.summary.refused == 4
    wages = {employee.name: employee.wages[-1].basic for employee in office.store.employees()}
    assert (wages["Budi Santoso"], wages["Ani Lestari"]) == (Money.rupiah(8_000_000), Money.rupiah(7_000_000))


def test_a_row_without_a_number_beside_numbered_ones_is_refused_unless_it_is_to_be_found(office: Office) -> None:
    lines = ("NIP;Nama;Lembur", "0001;Budi Santoso;1000", ";Budi Santoso;2000")
    assert not office.propose(*lines).find_people
    assert office.bring(*lines).refused == 1
    assert office.bring(*lines, find_people=True).refused == 2
