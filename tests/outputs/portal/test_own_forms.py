"""Forms made without a downloaded workbook: in the portal's layout, marked as made here, the same bytes each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.findings import Severity
from desktop_app.domain.money import Money
from desktop_app.outputs.portal import profiles, recognise, write_portal_files
from tests.outputs.portal import people
from tests.outputs.portal.reading import cells, codes, said
from tests.tools.portal_templates import NA_HEADINGS, TK_HEADINGS

WAGE = Money.rupiah(5_000_000)
STAFF = (people.employee(1), people.joiner(family=(people.wife(),)), people.leaver())


def run(**company: str):
    """A month with one joiner and one leaver."""
    return people.run([people.payslip(person, WAGE) for person in STAFF], people.company(**company))


def test_joiners_and_leavers_get_their_forms_and_wages_wait_for_the_portals_own(tmp_path: Path) -> None:
    outcome = write_portal_files(run(), people.TERMS, tmp_path)

    assert sorted(Path(file.path).name for file in outcome.value) == [
        "edabu_mutasi_SNU_2026-11.xlsx",
        "template_tk_12345678.xlsx",
        "template_tk_na_12345678.xlsx",
    ]
    assert {file.kind for file in outcome.value} == {"portal"}
    assert codes(outcome).count("portal.made_here") == 3
    assert "portal.wages_need_template" in codes(outcome, Severity.INFO)
    assert not outcome.has_errors
    said(outcome.findings)


def test_the_layout_is_the_portals(tmp_path: Path) -> None:
    write_portal_files(run(), people.TERMS, tmp_path)

    book = load_workbook(tmp_path / "template_tk_12345678.xlsx")
    sheet = book["data_tk_baru"]
    assert book.sheetnames == ["Petunjuk Pengisian", "data_tk_baru", "Lokasi Pekerjaan"]
    assert tuple(cell.value for cell in sheet[1]) == TK_HEADINGS
    assert [sheet[f"{letter}1"].fill.fgColor.rgb[-6:] for letter in "ABK"] == ["000000", "FFFF00", "FFFF00"]
    assert [sheet[f"{letter}2"].number_format for letter in ("A", "L", "O", "Y", "B")] == [
        "@", "dd-mm-yyyy", "@", "@", "General",
    ]  # fmt: skip
    assert [sheet.column_dimensions[letter].width for letter in ("A", "B", "O", "AD")] == [17, 50, 21, 22]
    assert sheet["Y1"].number_format == "General"
    guide = book["Petunjuk Pengisian"]
    assert guide["A3"].value == 'Langkah Penggunaan Sheet "Data TK Baru"'
    assert guide["B18"].value.endswith("Wajib diisi jika Status Pegawai adalah PKWT")
    assert guide["A20"].value == "Untuk pengisian data tenaga kerja terdapat di sheet data_tk_baru "
    assert book["Lokasi Pekerjaan"].max_row == 515
    leavers = load_workbook(tmp_path / "template_tk_na_12345678.xlsx")
    assert leavers.sheetnames == ["Petunjuk Pengisian", "data_tk_na", "SEBAB NA"]
    assert tuple(cell.value for cell in leavers["data_tk_na"][1]) == NA_HEADINGS
    assert cells(tmp_path / "template_tk_na_12345678.xlsx", "SEBAB NA")[1][0] == "A10"


def test_the_form_of_edabu_has_headings_numbers_band_and_rows_of_the_family(tmp_path: Path) -> None:
    write_portal_files(run(), people.TERMS, tmp_path)

    rows = cells(tmp_path / "edabu_mutasi_SNU_2026-11.xlsx", "BPJS")
    assert rows[2] == list(range(1, 38))
    assert rows[1][8:10] == ["Tempat Lahir", "dd/mm/yyyy"]
    assert [row[6] for row in rows[4:]] == ["Pekerja FA", "Istri B"]


def test_the_file_says_that_it_wasnt_downloaded(tmp_path: Path) -> None:
    for file in write_portal_files(run(), people.TERMS, tmp_path).value:
        properties = load_workbook(file.path).properties
        assert properties.creator == "Gajiberes"
        assert "bukan unduhan" in (properties.description or "")


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_portal_files(run(), people.TERMS, tmp_path / "a").value
    second = write_portal_files(run(), people.TERMS, tmp_path / "b").value

    assert [Path(file.path).read_bytes() for file in first] == [Path(file.path).read_bytes() for file in second]


def test_own_forms_are_recognised_as_what_they_are(tmp_path: Path) -> None:
    written = write_portal_files(run(), people.TERMS, tmp_path).value

    assert [recognise(Path(file.path)).key for file in written] == ["edabu_mutasi", "sipp_tk_baru", "sipp_tk_nonaktif"]


def test_a_company_without_npp_gets_no_sipp_forms_and_hears_why(tmp_path: Path) -> None:
    outcome = write_portal_files(run(npp=""), people.TERMS, tmp_path)

    assert [Path(file.path).name for file in outcome.value] == ["edabu_mutasi_SNU_2026-11.xlsx"]
    assert codes(outcome, Severity.ERROR) == ["portal.no_npp", "portal.no_npp"]


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.key)
def test_every_profile_says_where_it_comes_from(profile) -> None:
    assert profile.source
    assert profile.checked is (profile.portal == "SIPP")
