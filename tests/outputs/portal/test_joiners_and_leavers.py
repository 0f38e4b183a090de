"""SIPP's TK mendaftar and TK nonaktif: rows below the heading of the user's own file, as text, checked before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.results import Outcome, StoredPayslip, WrittenFile
from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, Employment
from desktop_app.domain.findings import KnownProblem, Severity
from desktop_app.domain.money import Money
from desktop_app.outputs.portal import fill
from tests.outputs.portal import people
from tests.outputs.portal.reading import cells, codes, only_changed, said, with_calamine
from tests.tools import portal_templates as portal
from tests.tools.portal_templates import NA_HEADINGS, TK_HEADINGS, Dialect

TK, NA = "template_tk_12345678.xlsx", "template_tk_na_12345678.xlsx"
DATA = "xl/worksheets/sheet2.xml"
WAGE = Money(512_345_650)


def filled(
    folder: Path, staff: list[Employee], content: bytes, name: str = TK
) -> tuple[Path, Path, Outcome[tuple[WrittenFile, ...]]]:
    """The template, the file written from it, and the outcome."""
    source = portal.save(folder / "unduhan", name, content)
    outcome = fill(source, people.run(slips(staff)), people.TERMS, folder / "hasil")
    return source, folder / "hasil" / name, outcome


def slips(staff: list[Employee]) -> list[StoredPayslip]:
    """Payslips with the same wage for all."""
    return [people.payslip(person, WAGE) for person in staff]


def by_heading(target: Path, row: int, headings: tuple[str, ...] = TK_HEADINGS, sheet: str = "data_tk_baru") -> dict:
    """A written row's filled cells by heading."""
    values = cells(target, sheet)[row - 1]
    return {heading: value for heading, value in zip(headings, values, strict=True) if value is not None}


@pytest.mark.parametrize(
    "dialect", [Dialect(), Dialect(shared_strings=False), Dialect(prefix="x", quote="'")], ids=["shared", "inline", "x"]
)
def test_a_joiner_without_kpj_is_added_below_the_heading_as_text(tmp_path: Path, dialect: Dialect) -> None:
    source, target, outcome = filled(tmp_path, [people.employee(1), people.joiner()], portal.tk_baru(dialect))

    assert by_heading(target, 2) == {
        "NO_PEGAWAI": "0050",
        "NAMA_LENGKAP": "Pekerja FA",
        "HP": "081234500050",
        "EMAIL": "pekerja50@contoh.id",
        "TEMPAT_LAHIR": "Bandung",
        "TANGGAL_LAHIR": "17-08-1990",
        "NAMA_IBU_KANDUNG": "Siti Rahayu",
        "JENIS_IDENTITAS": "KTP",
        "NOMOR_IDENTITAS": "3273011708900050",
        "MASA_LAKU_IDENTITAS": "01-01-2090",
        "JENIS_KELAMIN": "L",
        "SURAT_MENYURAT_KE": "S",
        "STATUS_KAWIN": "Y",
        "GOLONGAN_DARAH": "O",
        "KODE_NEGARA": "ID",
        "UPAH": "5123457",
        "ALAMAT": "Jl. Melati & Kenanga No. 7",
        "KODE_POS": "40286",
        "LOKASI_PEKERJAAN": "3273",
        "STATUS_PEGAWAI": "Y",
        "TGL_AWAL_BEKERJA": "02-11-2026",
        "TGL_AKHIR_KONTRAK": "01-11-2027",
    }
    assert with_calamine(target, "data_tk_baru")[1][:2] == ["0050", "Pekerja FA"]
    columns = [portal._letters(number) for number in range(1, 31)]
    only_changed(source, target, DATA, [f"{column}2" for column in columns])
    assert codes(outcome) == ["portal.default_used"]
    assert "01-01-2090" in said(outcome.findings)


def test_new_cells_take_the_style_of_their_column(tmp_path: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415

    _, target, _ = filled(tmp_path, [people.joiner()], portal.tk_baru())

    sheet = load_workbook(target)["data_tk_baru"]
    formats = {TK_HEADINGS[cell.column - 1]: cell.number_format for cell in sheet[2] if cell.value is not None}
    assert formats["NOMOR_IDENTITAS"] == formats["ALAMAT"] == formats["UPAH"] == "@"
    assert formats["TANGGAL_LAHIR"] == "dd-mm-yyyy"
    assert formats["NAMA_LENGKAP"] == "General"
    assert sheet["B2"].fill.fgColor.rgb != "FFFFFF00"
    assert sheet.dimensions == "A1:AD2"


def test_only_who_joined_this_month_without_kpj_and_takes_part_is_a_new_worker(tmp_path: Path) -> None:
    earlier = people.joiner(51, employments=(Employment(date(2026, 10, 30)),))
    with_card = people.joiner(52, kpj="21000000052")
    outside = people.payslip(people.joiner(53), WAGE, takes_part=False)
    source = portal.save(tmp_path / "unduhan", TK, portal.tk_baru())
    run = people.run([*slips([earlier, with_card, people.joiner()]), outside])

    fill(source, run, people.TERMS, tmp_path / "hasil")

    assert [row[0] for row in cells(tmp_path / "hasil" / TK, "data_tk_baru")[1:]] == ["0050"]


def test_codes_of_a_permanent_single_foreigner(tmp_path: Path) -> None:
    person = people.joiner(
        citizenship=Citizenship.WNA,
        nik="",
        passport="X1234567",
        country="MY",
        marital_status="TK",
        sex="P",
        identity_expires=date(2030, 6, 1),
        employments=(Employment(date(2026, 11, 2)),),
    )
    person = replace(person, terms=(replace(person.terms[0], kind=EmployeeKind.PERMANENT, work_location="3171"),))
    _, target, outcome = filled(tmp_path, [person], portal.tk_baru())

    row = by_heading(target, 2)
    assert row["JENIS_IDENTITAS"] == "PASSPORT"
    assert row["NOMOR_IDENTITAS"] == "X1234567"
    assert row["MASA_LAKU_IDENTITAS"] == "01-06-2030"
    assert (row["STATUS_KAWIN"], row["STATUS_PEGAWAI"], row["KODE_NEGARA"]) == ("T", "T", "MY")
    assert row["LOKASI_PEKERJAAN"] == "3171"
    assert "TGL_AKHIR_KONTRAK" not in row
    assert outcome.findings == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nik": "327301170890005"}, "portal.nik_length"),
        ({"nik": ""}, "portal.missing"),
        ({"mother_name": ""}, "portal.missing"),
        ({"blood_group": ""}, "portal.missing"),
        ({"blood_group": "X"}, "portal.no_code"),
        ({"employments": (Employment(date(2026, 11, 2)),)}, "portal.missing"),
    ],
)
def test_what_sipp_certainly_refuses_is_left_out_and_named(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    _, target, outcome = filled(tmp_path, [people.joiner(51), people.joiner(50, **changes)], portal.tk_baru())

    assert [row[0] for row in cells(target, "data_tk_baru")[1:]] == ["0051"]
    assert codes(outcome, Severity.ERROR) == [code, "portal.row_left_out"]
    assert "Pekerja FA" in said(outcome.findings)
    assert {finding.subject for finding in outcome.findings if finding.severity is Severity.ERROR} == {"0050"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nik": people.nik(50, date(1991, 8, 17))}, "portal.nik_birth_date"),
        ({"sex": "P"}, "portal.nik_birth_date"),
        ({"nik": "3273011708900000"}, "portal.nik_zeros"),
        ({"phone": "02212345678"}, "portal.phone"),
        ({"email": "pekerja.contoh.id"}, "portal.email"),
        ({"name": "Pekerja F, S.E."}, "portal.name_characters"),
    ],
)
def test_what_sipp_may_object_to_is_written_and_warned_about(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    _, target, outcome = filled(tmp_path, [people.joiner(50, **changes)], portal.tk_baru())

    assert len(cells(target, "data_tk_baru")) == 2
    assert codes(outcome, Severity.WARNING) == [code]
    said(outcome.findings)


def test_the_same_nik_twice_goes_in_once_and_a_shared_phone_is_a_warning(tmp_path: Path) -> None:
    twin = people.joiner(51, nik=people.nik(50))
    neighbour = people.joiner(52, phone="081234500050")
    _, target, outcome = filled(tmp_path, [people.joiner(), twin, neighbour], portal.tk_baru())

    assert [row[0] for row in cells(target, "data_tk_baru")[1:]] == ["0050", "0052"]
    assert codes(outcome) == ["portal.twice", "portal.row_left_out", "portal.shared_contact", "portal.default_used"]


def test_codes_come_from_the_users_own_file(tmp_path: Path) -> None:
    known = portal.tk_baru(locations=[("KOTA BARU", "9999")])
    person = people.joiner()
    moved = replace(person, terms=(replace(person.terms[0], work_location="9999"),))

    _, _, outcome = filled(tmp_path / "baru", [moved], known)
    _, _, refused = filled(tmp_path / "lama", [person], known)

    assert len(outcome.value) == 1
    assert codes(refused, Severity.ERROR) == ["portal.not_in_list", "portal.row_left_out"]


def test_a_file_that_was_filled_before_gets_only_the_new_rows(tmp_path: Path) -> None:
    _, target, _ = filled(tmp_path, [people.joiner()], portal.tk_baru())
    _, second, outcome = filled(tmp_path / "lagi", [people.joiner(), people.joiner(51)], target.read_bytes())

    assert [row[0] for row in cells(second, "data_tk_baru")[1:]] == ["0050", "0051"]
    assert codes(outcome, Severity.ERROR) == ["portal.already_in_file", "portal.row_left_out"]


def test_nobody_to_register_writes_nothing(tmp_path: Path) -> None:
    _, target, outcome = filled(tmp_path, [people.employee(1)], portal.tk_baru())

    assert outcome.value == ()
    assert not target.exists()
    assert codes(outcome) == ["portal.nobody", "portal.nothing_written"]


def test_leavers_with_reason_and_a_day_only_for_death(tmp_path: Path) -> None:
    staff = [people.leaver(70), people.leaver(71, "A6"), people.employee(1)]
    source, target, outcome = filled(tmp_path, staff, portal.tk_nonaktif(), NA)

    rows = [by_heading(target, number, NA_HEADINGS, "data_tk_na") for number in (2, 3)]
    assert rows[0] == {"KPJ": "21000000070", "NAMA_LENGKAP": "Pekerja HA", "TGL_LAHIR": "17-08-1990", "SEBAB_NA": "A1"}
    assert rows[1]["TGL_KEJADIAN"] == "20-11-2026"
    only_changed(source, target, DATA, [f"{column}{row}" for column in "ABCDEF" for row in (2, 3)])
    assert outcome.findings == ()


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (people.leaver(70, ""), "portal.missing"),
        (people.leaver(70, "B1"), "portal.not_in_list"),
        (people.leaver(70, kpj=""), "portal.missing"),
        (people.leaver(70, kpj="2100X"), "portal.digits"),
    ],
)
def test_a_leaver_without_card_or_reason_is_left_out_and_named(tmp_path: Path, person: Employee, code: str) -> None:
    _, target, outcome = filled(tmp_path, [people.leaver(71), person], portal.tk_nonaktif(), NA)

    assert [row[0] for row in cells(target, "data_tk_na")[1:]] == ["21000000071"]
    assert codes(outcome, Severity.ERROR) == [code, "portal.row_left_out"]
    said(outcome.findings)


@pytest.mark.parametrize(
    ("name", "content"),
    [("template_tk_87654321.xlsx", portal.tk_baru), ("template_tk_na_87654321.xlsx", portal.tk_nonaktif)],
)
def test_another_companys_form_is_refused(tmp_path: Path, name: str, content: object) -> None:
    with pytest.raises(KnownProblem, match=r"portal\.other_company"):
        filled(tmp_path, [people.joiner(), people.leaver()], content(), name)  # type: ignore[operator]
