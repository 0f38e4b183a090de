"""Other people's spreadsheets: what their columns are taken for, and the rows that a mapping makes of them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.application.exchange.layout import SHEETS
from desktop_app.application.exchange.mapping import Source, missing_targets, target_column
from desktop_app.application.exchange.rows import PeopleRow
from desktop_app.application.exchange.spreadsheet import SheetCells
from desktop_app.application.records.mapping import DateOrder, NumberStyle, PeopleMapping
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.foundation.files import resource_path
from desktop_app.intake.mapped_people import map_people
from desktop_app.intake.people_guess import guess_mapping
from desktop_app.intake.tables import open_pasted, open_source
from tests.intake.workbooks import write

NOVEMBER = Month(2026, 11)
SAMPLES = Path(__file__).parent / "samples"


def pasted(*lines: str) -> SheetCells:
    (table,) = open_pasted("\n".join(lines), "tempel").tables
    return table


def guessed(table: SheetCells, **more: Any) -> dict[str, str]:
    return {column.heading: column.target for column in guess_mapping(table, NOVEMBER, **more).columns}


def mapped(table: SheetCells, **changes: Any) -> tuple[PeopleMapping, list[PeopleRow], list[PeopleRow]]:
    """The mapping as guessed, and the rows of Karyawan and Upah."""
    mapping = replace(guess_mapping(table, NOVEMBER), company="UJI", **changes)
    book = map_people(table, mapping).workbook
    return mapping, list(book.employees.rows), list(book.wages.rows)


def test_indonesian_and_english_headings_are_known() -> None:
    table = pasted(
        "Employee ID\tFull Name\tDate of Birth\tNo. KTP\tBasic Salary\tTunj. Jabatan\tUang Makan\tNo. BPJS TK\tOT",
        "0001\tBudi\t17-05-1990\t3273011705900001\t8000000\t500000\t22000\t15030410037\t150000",
    )
    assert guessed(table) == {
        "Employee ID": "Karyawan.nip",
        "Full Name": "Karyawan.name",
        "Date of Birth": "Karyawan.birth_date",
        "No. KTP": "Karyawan.nik",
        "Basic Salary": "Upah.basic",
        "Tunj. Jabatan": "Upah.fixed:Jabatan",
        "Uang Makan": "Upah.variable:Makan",
        "No. BPJS TK": "Karyawan.kpj",
        "OT": "Variabel.lembur",
    }


@pytest.mark.parametrize(("value", "target"), [("0012", "Karyawan.nip"), ("3273011705900001", "Karyawan.nik")])
def test_what_stands_under_nik_tells_which_nik_it_is(value: str, target: str) -> None:
    assert guessed(pasted("NIK\tNama", f"{value}\tBudi"))["NIK"] == target


def test_headings_below_a_title_and_in_two_rows_are_found(tmp_path: Path) -> None:
    rows = [
        ["Daftar gaji November"],
        [],
        ["NIP", "Nama", "Tunjangan", None, "Gaji Pokok"],
        [None, None, "Jabatan", "Makan", None],
        ["0001", "Budi", 500_000, 400_000, 8_000_000],
    ]
    (table,) = open_source(write(tmp_path / "gaji.xlsx", {"Gaji": rows})).tables
    mapping = guess_mapping(table, NOVEMBER)
    assert (mapping.header_row, mapping.header_height, mapping.first_row) == (3, 2, 5)
    assert [column.target for column in mapping.columns] == [
        "Karyawan.nip",
        "Karyawan.name",
        "Upah.fixed:Jabatan",
        "Upah.variable:Makan",
        "Upah.basic",
    ]


def test_an_owner_s_list_with_titles_merged_headings_and_a_sum_is_understood(tmp_path: Path) -> None:
    rows = [
        ["PT MAJU JAYA"],
        ["DAFTAR KARYAWAN"],
        [],
        ["No Pegawai", "Nama Karyawan", "Tempat, Tgl Lahir", None, "L/P", "Status", "Gaji", None],
        [None, None, "Tempat", "Tgl Lahir", None, None, "Gaji Pokok", "Tunjangan Jabatan"],
        ["K01", "BUDI SANTOSO", "Bandung", "15 April 1987", "L", "K/2", "Rp 8.000.000", "Rp 500.000"],
        ["K02", "Siti Aminah", "Garut", "28-02-1990", "P", "TK0", "Rp. 6.500.000,-", "-"],
        ["K03", "Agus Salim", "Cimahi", "01-01-1995", "L", "TK", 5_500_000, 250_000],
        [None, "TOTAL", None, None, None, None, 14_500_000, 500_000],
        [],
        [None, "Bandung, 30 November 2026"],
    ]
    (table,) = open_source(write(tmp_path / "gaji.xlsx", {"Gaji": rows})).tables
    mapping = guess_mapping(table, NOVEMBER)
    assert (mapping.header_row, mapping.header_height) == (4, 2)
    assert [column.target for column in mapping.columns] == [
        "Karyawan.nip",
        "Karyawan.name",
        "Karyawan.birth_place",
        "Karyawan.birth_date",
        "Karyawan.sex",
        "Karyawan.ptkp",
        "Upah.basic",
        "Upah.fixed:Jabatan",
    ]
    book = map_people(table, replace(mapping, company="UJI")).workbook
    assert [row.values.get("ptkp") for row in book.employees.rows][:2] == ["K/2", "TK/0"]
    assert [row.values["basic"] for row in book.wages.rows][:2] == [Money.rupiah(8_000_000), Money.rupiah(6_500_000)]
    assert [finding.code for finding in book.findings] == ["people.row_without_person"] * 2


def test_a_heading_twice_means_the_first_of_them() -> None:
    assert [column.target for column in guess_mapping(pasted("NIP\tNama\tNama", "1\tA\tB"), NOVEMBER).columns] == [
        "Karyawan.nip",
        "Karyawan.name",
        "",
    ]


def test_what_was_chosen_before_wins() -> None:
    table = pasted("NIP\tKeterangan\tNama", "1\tx\tA")
    assert guessed(table, remembered={"keterangan": "Karyawan.department"})["Keterangan"] == "Karyawan.department"


@pytest.mark.parametrize(
    ("cells", "style"),
    [
        (["8.000.000,50", "7.500.000"], NumberStyle.COMMA),
        (["8,000,000.50", "7,500,000"], NumberStyle.POINT),
        (["8000000", "1.500"], NumberStyle.SEEN),
        (["8.000.000", "8,000,000"], NumberStyle.SEEN),
    ],
)
def test_the_style_of_amounts_is_seen_from_all_of_them(cells: list[str], style: NumberStyle) -> None:
    table = pasted("NIP\tGaji Pokok", *(f"{number}\t{cell}" for number, cell in enumerate(cells)))
    assert guess_mapping(table, NOVEMBER).numbers is style


def test_an_amount_that_can_mean_two_things_is_refused_until_the_style_is_said() -> None:
    table = pasted("NIP\tGaji Pokok", "1\t1.500")
    assert [problem.code for problem in mapped(table)[2][0].problems] == ["people.ambiguous_amount"]
    assert mapped(table, numbers=NumberStyle.COMMA)[2][0].values["basic"] == Money.rupiah(1_500)
    assert mapped(table, numbers=NumberStyle.POINT)[2][0].problems[0].code == "people.ambiguous_amount"


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("5.5jt", 5_500_000),
        ("5,5 juta", 5_500_000),
        ("5,25 Jt.", 5_250_000),
        ("6 juta", 6_000_000),
        ("750rb", 750_000),
        ("Rp 750 ribu", 750_000),
        ("Rp 5.500.000,-", 5_500_000),
        ("IDR 5.500.000", 5_500_000),
        ("5.500jt", None),
        ("5 - 6 jt", None),
        ("lima juta", None),
    ],
)
def test_amounts_in_millions_and_thousands_are_read_where_they_mean_one_thing(text: str, rupiah: int | None) -> None:
    row = mapped(pasted("NIP\tGaji Pokok", f"1\t{text}"))[2][0]
    assert row.values.get("basic") == (None if rupiah is None else Money.rupiah(rupiah))
    assert bool(row.problems) is (rupiah is None)


@pytest.mark.parametrize(
    ("heading", "text", "day"),
    [
        ("Tgl Lahir", "17/05/90", date(1990, 5, 17)),
        ("Tgl Lahir", "17 Mei 05", date(2005, 5, 17)),
        ("Tgl Lahir", "17/05/20", None),
        ("Tgl Masuk", "2-1-24", date(2024, 1, 2)),
        ("Tgl Masuk", "2-1-98", date(1998, 1, 2)),
        ("Tgl Masuk", "2-1-28", None),
        ("Habis Kontrak", "31-12-27", date(2027, 12, 31)),
    ],
)
def test_a_year_of_two_digits_is_the_only_one_that_it_can_be(heading: str, text: str, day: date | None) -> None:
    row = mapped(pasted(f"NIP\t{heading}", f"1\t{text}"))[1][0]
    assert day in row.values.values() if day else row.problems[0].code == "people.not_a_date"


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2/3/2020", DateOrder.DAY_FIRST, date(2020, 3, 2)),
        ("2/3/2020", DateOrder.MONTH_FIRST, date(2020, 2, 3)),
        ("2 Maret 2020", DateOrder.DAY_FIRST, date(2020, 3, 2)),
        ("02-Mei-2020", DateOrder.DAY_FIRST, date(2020, 5, 2)),
        ("2020-03-02 00:00:00", DateOrder.DAY_FIRST, date(2020, 3, 2)),
        ("31/02/2020", DateOrder.DAY_FIRST, None),
        ("02/03/20", DateOrder.DAY_FIRST, None),
    ],
)
def test_dates_are_read_in_the_chosen_order(text: str, order: DateOrder, day: date | None) -> None:
    row = mapped(pasted("NIP\tTgl Lahir", f"1\t{text}"), dates=order)[1][0]
    assert row.values.get("birth_date") == day
    assert bool(row.problems) is (day is None)


@pytest.mark.parametrize("text", ["Kota Bandung, 17 Mei 1990", "Kota Bandung, 17-05-1990", "Kota Bandung / 17/05/90"])
def test_place_and_date_of_birth_in_one_cell_are_both_read(text: str) -> None:
    row = mapped(pasted("NIP\tNama\tTTL", f"1\tBudi\t{text}"))[1][0]
    assert (row.values["birth_place"], row.values["birth_date"]) == ("Kota Bandung", date(1990, 5, 17))


def test_a_heading_of_the_identity_card_never_means_the_employee_number() -> None:
    assert guessed(pasted("No. KTP\tNama", "12345\tBudi"))["No. KTP"] == "Karyawan.nik"


def test_short_words_of_owners_lists_are_known() -> None:
    table = pasted("Nama\tT. Jabatan\tTj. Makan\tPot. Kasbon\tGaji/Hari\tNo. Telp/HP", "A\t1\t2\t3\t4\t5")
    assert list(guessed(table).values()) == [
        "Karyawan.name",
        "Upah.fixed:Jabatan",
        "Upah.variable:Makan",
        "Variabel.potongan",
        "Upah.daily",
        "Karyawan.phone",
    ]


def test_words_of_other_offices_become_those_of_the_layout() -> None:
    table = pasted(
        "NIP\tNama\tJenis Kelamin\tStatus Pajak\tStatus Karyawan\tKelas\tTelepon",
        "1\tBudi\tLaki-laki\ttk 0\tKaryawan Tetap\tKelas II\t-",
    )
    values = mapped(table)[1][0].values
    assert [values[name] for name in ("sex", "ptkp", "kind", "kelas_rawat", "phone")] == [
        "L",
        "TK/0",
        EmployeeKind.PERMANENT,
        2,
        "",
    ]


def test_one_row_makes_a_record_for_each_sheet_with_their_cells() -> None:
    table = pasted("NIP\tNama\tGaji Pokok\tLembur\tBonus", "1\tBudi\t8000000\t150000\t", "2\tAni\t\t\t90000")
    book = map_people(table, replace(guess_mapping(table, NOVEMBER), company="UJI")).workbook
    assert [row.values["nip"] for row in book.employees.rows] == ["1", "2"]
    assert [(row.values["nip"], row.values["starts_on"]) for row in book.wages.rows] == [("1", date(2026, 11, 1))]
    found = [
        (row.values["nip"], row.values["component"], row.values["month"], book.variables.cell(row, "amount"))
        for row in book.variables.rows
    ]
    assert found == [("1", "lembur", NOVEMBER, "D2"), ("2", "bonus", NOVEMBER, "E3")]


def test_sums_and_titles_are_passed_over_and_rows_without_a_number_refused() -> None:
    table = pasted("NIP\tNama\tGaji Pokok", "1\tBudi\t8000000", "\tAni\t7000000", "\t\t15000000")
    mapping = replace(guess_mapping(table, NOVEMBER), company="UJI")
    book = map_people(table, mapping).workbook
    assert [(finding.code, finding.subject) for finding in book.findings] == [
        ("people.row_without_person", "tempel!A4")
    ]
    assert [problem.subject for problem in book.employees.rows[1].problems] == ["tempel!A3"]
    assert len(book.wages.rows) == 1
    shorter = map_people(table, replace(mapping, last_row=2)).workbook
    assert (len(shorter.employees.rows), shorter.findings) == (1, ())


def test_totals_of_the_year_belong_to_the_year_of_the_start_month() -> None:
    table = pasted("NIP\tBruto\tPPh 21", "1\t80000000\t1200000", "2\t\t", "3\t0\t0")
    book = map_people(table, replace(guess_mapping(table, NOVEMBER), company="UJI")).workbook
    first, empty = book.openings.rows
    assert (first.values["nip"], first.values["year"], first.values["first_month"]) == ("1", 2026, Month(2026, 1))
    assert (first.values["gross"], first.values["tax"]) == (Money.rupiah(80_000_000), Money.rupiah(1_200_000))
    assert empty.values["nip"] == "3"


def test_each_column_is_reported_with_samples_and_its_first_trouble() -> None:
    table = pasted("NIP\tNama\tTgl Lahir", "1\tBudi\tkemarin", "2\tAni 2\t17-05-1990")
    number, name, birth = map_people(table, replace(guess_mapping(table, NOVEMBER), company="UJI")).columns
    assert (number.samples, number.filled, number.problems) == (("1", "2"), 2, 0)
    assert name.warnings == 1
    assert birth.problems == 1
    assert birth.first is not None
    assert (birth.first.code, birth.first.severity, birth.first.subject) == (
        "people.not_a_date",
        Severity.ERROR,
        "tempel!C2",
    )


def test_fixed_values_fill_what_no_column_says() -> None:
    table = pasted("NIP\tNama\tGaji Pokok", "1\tBudi\t8000000")
    mapping = guess_mapping(table, NOVEMBER)
    assert {"Karyawan.company", "Karyawan.sex", "Karyawan.kind"} <= set(missing_targets(mapping))
    _mapping, people, _wages = mapped(table, fixed={"Karyawan.kind": "PKWT", "Karyawan.sex": "P"})
    assert (people[0].values["kind"], people[0].values["sex"]) == (EmployeeKind.CONTRACT, "P")


def test_one_meaning_belongs_to_one_column() -> None:
    mapping = guess_mapping(pasted("NIP\tNama\tAlias", "1\tA\tB"), NOVEMBER).with_target(2, "Karyawan.name")
    assert [column.target for column in mapping.columns] == ["Karyawan.nip", "", "Karyawan.name"]


@pytest.mark.parametrize("name", ["klien.xls", "klien.ods"])
def test_old_and_free_workbooks_are_mapped_alike(name: str) -> None:
    (table,) = open_source(SAMPLES / name).tables
    _mapping, people, wages = mapped(table)
    assert people[0].values["birth_date"] == date(1990, 5, 17)
    assert wages[0].values["fixed:Jabatan"] == Money(50_000_050)


def text_file(folder: Path, text: str, encoding: str) -> Source:
    path = folder / "data.csv"
    path.write_bytes(text.encode(encoding))
    return open_source(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_any_usual_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    source = text_file(tmp_path, "NIP;Nama\n0001;André\n", encoding)
    assert source.tables[0].rows == (("NIP", "Nama"), ("0001", "André"))
    assert [finding.code for finding in source.findings] == (["people.text_encoding"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    "text",
    [
        "NIP;Nama\n1;Budi, S.E.\n2;Ani, M.M.\n",
        'NIP,Nama\n1,"Budi, S.E."\n2,"Ani, M.M."\n',
        "NIP\tNama\n1\tBudi, S.E.\n2\tAni, M.M.\n",
        "NIP|Nama\n1|Budi, S.E.\n2|Ani, M.M.\n",
        "sep=;\nNIP;Nama\n1;Budi, S.E.\n2;Ani, M.M.\n",
        'NIP;Nama\n="1";Budi, S.E.\n="2";Ani, M.M.\n',
    ],
)
def test_the_separator_is_found(tmp_path: Path, text: str) -> None:
    (table,) = text_file(tmp_path, text, "utf-8").tables
    assert table.rows == (("NIP", "Nama"), ("1", "Budi, S.E."), ("2", "Ani, M.M."))


def test_cells_pasted_from_excel_may_hold_line_breaks() -> None:
    table = pasted('NIP\tAlamat\n1\t"Jl. Melati\nNo. 2"')
    assert mapped(table)[1][0].values["address"] == "Jl. Melati No. 2"


def test_every_alias_names_a_field_and_every_word_is_in_its_list() -> None:
    with resource_path("formats", "people_aliases.toml").open("rb") as stream:
        data = tomllib.load(stream)
    for sheet, fields in data["headings"].items():
        for field in fields:
            target_column(f"{sheet}.{field}")
    columns = {column.field: column for sheet in SHEETS for column in sheet.columns}
    allowed: Callable[[str], set[str]] = lambda field: set(columns[field].words) or {"1", "2", "3"}  # noqa: E731
    for field, words in data["words"].items():
        assert set(words) <= allowed(field), field
