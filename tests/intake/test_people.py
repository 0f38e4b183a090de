from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.application.exchange.rows import PeopleRow
from desktop_app.domain.company import CompanySize, Programme
from desktop_app.domain.employee import EmployeeKind, TaxMethod
from desktop_app.domain.findings import KnownProblem, Severity
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.intake.people import read_people
from tests.intake.workbooks import company, employee, member, opening, people_file, table, variable, wage, write


def test_every_sheet_becomes_typed_rows(tmp_path: Path) -> None:
    path = people_file(
        tmp_path,
        companies=[company(**{"Program": "JHT, kesehatan", "Upah minimum": "4.737.678", "Kode lokasi": "3273"})],
        employees=[employee(**{"Metode pajak": "Gross-Up", "NIK": "3273011705900001"})],
        wages=[wage(**{"Tunjangan tetap: Jabatan": 500_000, "Tunjangan tidak tetap: Makan": None})],
        others={"Keluarga": [member()], "Variabel": [variable()], "Awal tahun": [opening()]},
    )
    people = read_people(path)
    assert people.findings == ()
    first = people.companies.rows[0].values
    assert first["size"] is CompanySize.MEDIUM
    assert first["programmes"] == (Programme.KESEHATAN, Programme.JHT)
    assert first["minimum_wage"] == Money.rupiah(4_737_678)
    person = people.employees.rows[0].values
    assert (person["tax_method"], person["kind"]) == (TaxMethod.GROSS_UP, EmployeeKind.PERMANENT)
    paid = people.wages.rows[0].values
    assert paid["fixed:Jabatan"] == Money.rupiah(500_000)
    assert paid["variable:Makan"] is None
    assert people.family.rows[0].values["birth_date"] == date(2015, 2, 3)
    assert people.variables.rows[0].values["month"] == Month(2026, 11)
    assert people.openings.rows[0].values["gross"] == Money.rupiah(80_000_000)


def test_headings_match_loosely_and_in_any_order(tmp_path: Path) -> None:
    row = {
        "hari KERJA (5, 6) *": 6,
        "  Kelas  jkk* (1–5)": "3",
        "SkalaUsaha": "KECIL",
        "nama*": "PT Uji",
        "KODE": "UJI",
    }
    people = read_people(people_file(tmp_path, companies=[row]))
    values = people.companies.rows[0].values
    assert (values["workweek"], values["jkk_class"], values["size"]) == (6, 3, CompanySize.SMALL)


def test_the_example_company_is_skipped(tmp_path: Path) -> None:
    path = people_file(
        tmp_path,
        companies=[company(), company(**{"Kode*": "contoh"})],
        employees=[employee(**{"Kode perusahaan*": "CONTOH", "PTKP*": "rusak"})],
    )
    people = read_people(path)
    assert [row.values["code"] for row in people.companies.rows] == ["UJI"]
    assert people.employees.rows == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (8_000_000, "8000000.00"),
        (8_000_000.5, "8000000.50"),
        ("8.000.000", "8000000.00"),
        ("8000000", "8000000.00"),
        ("8.000.000,50", "8000000.50"),
        ("1.500,5", "1500.50"),
        ("Rp 8.000.000", "8000000.00"),
        ("8.000.000\u00a0", "8000000.00"),
        ("'8000000", "8000000.00"),
    ],
)
def test_amounts(tmp_path: Path, cell: Any, expected: str) -> None:
    row = _wage_row(tmp_path, cell)
    assert str(row.values["basic"]) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1.500", "people.ambiguous_amount"),
        ("8,000,000", "people.not_an_amount"),
        ("8000000.50", "people.not_an_amount"),
        ("delapan juta", "people.not_an_amount"),
        (1_666_666.6666, "people.too_many_decimals"),
        (-1, "people.negative"),
        (True, "people.not_an_amount"),
        ("=1/0", "people.cell_uncalculated"),
    ],
)
def test_amounts_that_would_have_to_be_guessed_are_refused(tmp_path: Path, cell: Any, code: str) -> None:
    row = _wage_row(tmp_path, cell)
    (problem,) = row.problems
    assert (problem.code, problem.severity, problem.subject) == (code, Severity.ERROR, "Upah!D2")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2020, 3, 2), date(2020, 3, 2)),
        (datetime(2020, 3, 2, 9, 0), date(2020, 3, 2)),  # noqa: DTZ001 - cells have no zone
        ("02-03-2020", date(2020, 3, 2)),
        ("2020-03-02", date(2020, 3, 2)),
        ("02/03/2020", None),
        ("31-02-2020", None),
        (43892, None),
    ],
)
def test_dates(tmp_path: Path, cell: Any, expected: date | None) -> None:
    row = _employee_row(tmp_path, **{"Tanggal masuk*": cell})
    assert row.values.get("started_on") == expected
    assert [problem.code for problem in row.problems] == ([] if expected else ["people.not_a_date"])


@pytest.mark.parametrize(
    ("heading", "cell", "code"),
    [
        ("NIK", 3273011705900001, "people.number_too_long"),
        ("No JKN", 1204501373, "people.lost_zeros"),
        ("KPJ", 1503041003, "people.lost_zeros"),
        ("HP", 81200001001, "people.lost_zeros"),
        ("No rekening", 701234567, "people.lost_zeros"),
        ("NPWP", 12345678901000, "people.lost_zeros"),
        ("NIP*", 12.5, "people.not_an_identifier"),
    ],
)
def test_identifiers_in_damaged_number_cells_are_refused(tmp_path: Path, heading: str, cell: Any, code: str) -> None:
    row = _employee_row(tmp_path, **{heading: cell})
    assert [problem.code for problem in row.problems] == [code]


def test_identifiers_in_sound_number_cells_are_read(tmp_path: Path) -> None:
    row = _employee_row(tmp_path, **{"NIP*": 1001, "KPJ": 15030410037, "HP": 6281200001001, "Kode pos": 40211})
    assert row.problems == ()
    assert [row.values[name] for name in ("nip", "kpj", "phone", "postal_code")] == [
        "1001",
        "15030410037",
        "6281200001001",
        "40211",
    ]


def test_a_bank_account_is_measured_by_its_bank(tmp_path: Path) -> None:
    row = _employee_row(tmp_path, **{"Bank": "Bank Mandiri", "No rekening": 702469134000})
    assert [problem.code for problem in row.problems] == ["people.lost_zeros"]


def test_empty_required_cells_and_unknown_words_name_their_cells(tmp_path: Path) -> None:
    row = _employee_row(tmp_path, **{"Nama lengkap*": None, "PTKP*": "K/4"})
    assert {(problem.code, problem.subject) for problem in row.problems} == {
        ("people.required", "Karyawan!C2"),
        ("people.not_in_list", "Karyawan!G2"),
    }


def test_missing_sheets_and_columns_are_named(tmp_path: Path) -> None:
    rows = table([company()])
    with pytest.raises(KnownProblem) as sheet:
        read_people(write(tmp_path / "a.xlsx", {"Perusahaan": rows, "Upah": table([wage()])}))
    assert (sheet.value.code, dict(sheet.value.params)["sheet"]) == ("workbook.sheet_missing", "Karyawan")
    with pytest.raises(KnownProblem) as column:
        read_people(people_file(tmp_path, companies=[{"Kode": "UJI", "Nama": "PT Uji", "Hari kerja": 5}]))
    assert column.value.code == "workbook.column_missing"
    assert dict(column.value.params)["columns"] == "Skala usaha, Kelas JKK"


def test_headings_that_stand_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as caught:
        read_people(people_file(tmp_path, companies=[company(kode="LAIN")]))
    assert caught.value.code == "workbook.column_twice"


def test_unknown_sheets_and_columns_are_warnings(tmp_path: Path) -> None:
    path = people_file(tmp_path, companies=[company(Warna="merah")], others={"Catatan": [{"x": 1}]})
    people = read_people(path)
    assert [(finding.code, finding.severity, finding.subject) for finding in people.findings] == [
        ("people.unknown_sheet", Severity.WARNING, "Catatan"),
        ("people.unknown_column", Severity.WARNING, "Perusahaan!F1"),
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"NIK": "327301170590001"}, "people.length"),
        ({"NIK": "3273011805900001"}, "people.nik_birth"),
        ({"NIK": "3273015705900001"}, "people.nik_sex"),
        ({"Nama lengkap*": "Budi 2"}, "people.digits_in_name"),
        ({"HP": "0221234567"}, "people.phone"),
        ({"Email": "budi@melati"}, "people.email"),
        ({"No JKN": "12345"}, "people.length"),
        ({"KPJ": "12345"}, "people.length"),
        ({"No KK": "12345"}, "people.length"),
        ({"Lokasi kerja": "9999"}, "people.unknown_location"),
        ({"Jenis*": "PKWT"}, "people.no_contract_end"),
        ({"Status kawin": "TK"}, "people.ptkp_marital"),
        ({"Kode negara": "Indonesia"}, "people.country"),
        ({"Akhir kontrak": date(2019, 1, 1)}, "people.contract_before_start"),
        ({"Tanggal keluar": date(2026, 11, 20)}, "people.no_leaving_reason"),
    ],
)
def test_implausible_values_are_imported_with_a_warning(tmp_path: Path, cells: dict[str, Any], code: str) -> None:
    row = _employee_row(tmp_path, **cells)
    assert row.problems == ()
    assert [(remark.code, remark.severity) for remark in row.remarks] == [(code, Severity.WARNING)]


def test_a_wage_in_thousands_or_as_a_percentage_is_noticed(tmp_path: Path) -> None:
    row = _wage_row(tmp_path, 0.05)
    assert [(remark.code, remark.subject) for remark in row.remarks] == [("people.tiny_amount", "Upah!D2")]


def test_an_apostrophe_before_a_number_says_only_that_it_is_text(tmp_path: Path) -> None:
    assert _employee_row(tmp_path, NIK="'3273011705900001").values["nik"] == "3273011705900001"


def test_headings_may_stand_below_a_title(tmp_path: Path) -> None:
    path = people_file(tmp_path)
    book = load_workbook(path)
    book["Karyawan"].insert_rows(1, 2)
    book["Karyawan"]["A1"] = "Data karyawan PT Uji Coba"
    book.save(path)
    people = read_people(path)
    assert (people.employees.rows[0].number, people.employees.rows[0].values["nip"]) == (4, "0001")
    assert people.findings == ()


def test_a_month_that_the_spreadsheet_turned_into_a_date_is_that_month(tmp_path: Path) -> None:
    path = people_file(tmp_path, others={"Variabel": [variable(**{"Bulan*": date(2026, 11, 1)})]})
    assert read_people(path).variables.rows[0].values["month"] == Month(2026, 11)


def test_allowance_names_keep_parentheses_that_are_not_the_last(tmp_path: Path) -> None:
    path = people_file(tmp_path, wages=[wage(**{"Tunjangan tetap: Makan (pagi) (rupiah)": 1_000})])
    assert "fixed:Makan (pagi)" in read_people(path).wages.columns


def _employee_row(folder: Path, **cells: Any) -> PeopleRow:
    return read_people(people_file(folder, employees=[employee(**cells)])).employees.rows[0]


def _wage_row(folder: Path, basic: Any) -> PeopleRow:
    return read_people(people_file(folder, wages=[wage(**{"Gaji pokok*": basic})])).wages.rows[0]
