"""SIPP's wage file: only UPAH and RAPEL change, for exactly the people the identifiers mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop_app.application.results import Outcome, StoredPayslip, WrittenFile
from desktop_app.domain.employee import Employment
from desktop_app.domain.findings import KnownProblem, Severity
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.outputs.portal import fill, recognise
from tests.outputs.portal import people
from tests.outputs.portal.reading import cells, codes, only_changed, said, with_calamine
from tests.tools import portal_templates as portal
from tests.tools.portal_templates import Dialect, WageLine

NAME = "template_upah_12345678.xlsx"
DATA = "xl/worksheets/sheet2.xml"
DIALECTS = {
    "shared strings": Dialect(),
    "inline strings": Dialect(shared_strings=False),
    "prefixed": Dialect(prefix="x"),
    "single quotes": Dialect(quote="'"),
    "prefixed inline strings": Dialect(shared_strings=False, prefix="ss", quote="'"),
}


def slips(count: int = 3) -> list[StoredPayslip]:
    """Payslips of people 1 to n with a wage of their own."""
    return [people.payslip(people.employee(n), Money.rupiah(5_000_000 + n)) for n in range(1, count + 1)]


def line(stored: StoredPayslip, **changes: object) -> WageLine:
    """The row that SIPP has for a person, the name masked."""
    person = stored.employee
    made = WageLine(person.nik, person.kpj, person.kode_tk, "PEK**** **", wage=4_000_000)
    return replace(made, **changes)  # type: ignore[arg-type]


def filled(
    folder: Path, stored: list[StoredPayslip], content: bytes, name: str = NAME
) -> tuple[Path, Path, Outcome[tuple[WrittenFile, ...]]]:
    """The template, the file written from it, and the outcome."""
    source = portal.save(folder / "unduhan", name, content)
    outcome = fill(source, people.run(stored), people.TERMS, folder / "hasil")
    return source, folder / "hasil" / name, outcome


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
def test_only_the_two_green_columns_change(tmp_path: Path, dialect: Dialect) -> None:
    stored = [*slips(2), people.payslip(people.employee(3), Money(612_345_650), Money.rupiah(250_000))]
    source, target, outcome = filled(tmp_path, stored, portal.upah([line(slip) for slip in stored], dialect))

    assert [(file.kind, file.path) for file in outcome.value] == [("portal", str(target))]
    assert outcome.findings == ()
    only_changed(source, target, DATA, [f"{column}{row}" for column in "GH" for row in (2, 3, 4)])
    rows = cells(target, "data_upah")
    assert [row[6:8] for row in rows[1:]] == [[5_000_001, 0], [5_000_002, 0], [6_123_457, 250_000]]
    assert [row[2] for row in rows[1:]] == ["21000000001", "21000000002", "21000000003"]
    assert [row[6] for row in with_calamine(target, "data_upah")[1:]] == [5_000_001, 5_000_002, 6_123_457]


def test_the_workbook_itself_is_never_touched_and_the_copy_is_the_same_each_time(tmp_path: Path) -> None:
    content = portal.upah([line(slip) for slip in slips()])
    source, target, _ = filled(tmp_path, slips(), content)
    first = target.read_bytes()

    fill(source, people.run(slips()), people.TERMS, tmp_path / "hasil")

    assert source.read_bytes() == content
    assert target.read_bytes() == first


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)))
def test_rows_keep_the_order_of_the_portal(tmp_path: Path, order: list[int]) -> None:
    stored = slips(6)
    source, target, _ = filled(tmp_path, stored, portal.upah([line(stored[index]) for index in order]))

    only_changed(source, target, DATA, [f"{column}{row}" for column in "GH" for row in range(2, 8)])
    assert [row[6] for row in cells(target, "data_upah")[1:]] == [5_000_001 + index for index in order]


def test_columns_are_found_by_their_heading_in_any_order_and_under_known_other_names(tmp_path: Path) -> None:
    headings = (
        "Kode TK", "KPJ", "NOMOR_IDENTITAS", "NO_PEGAWAI", "RAPEL", "upah", "NAMA LENGKAP", "TGL_LAHIR", "NPP", "BLTH",
    )  # fmt: skip
    content = portal.upah([line(slip) for slip in slips()], headings=headings)
    source, target, outcome = filled(tmp_path, slips(), content)

    assert recognise(source).key == "sipp_upah"
    assert outcome.findings == ()
    assert [row[4:6] for row in cells(target, "data_upah")[1:]] == [[0, 5_000_001], [0, 5_000_002], [0, 5_000_003]]


def test_the_surest_identifier_decides_and_the_name_never_does(tmp_path: Path) -> None:
    first, second, third = slips()
    lines = [
        line(first, kpj="", nik="3273011708909999"),  # KODE_TK agrees
        line(second, kode_tk="", nik=""),  # only the KPJ
        line(third, kode_tk="", kpj="", name="PEKERJA B"),  # only the NIK, and somebody else's name
    ]
    _, target, outcome = filled(tmp_path, slips(), portal.upah(lines))

    assert [row[6] for row in cells(target, "data_upah")[1:]] == [5_000_001, 5_000_002, 5_000_003]
    assert codes(outcome) == ["portal.identifier_differs"]
    assert "NIK" in said(outcome.findings)


def test_a_row_whose_numbers_mean_two_people_stays_as_it_was(tmp_path: Path) -> None:
    first, second, third = slips()
    lines = [line(first, kpj=second.employee.kpj), line(third)]
    source, target, outcome = filled(tmp_path, slips(), portal.upah(lines))

    only_changed(source, target, DATA, ["G3", "H3"])
    assert codes(outcome, Severity.ERROR) == ["portal.identifiers_contradict"]
    assert first.employee.name in said(outcome.findings)
    assert second.employee.name in said(outcome.findings)


def test_a_row_with_another_kode_tk_isnt_filled_for_the_sake_of_its_nik(tmp_path: Path) -> None:
    first, second = slips(2)
    _, target, outcome = filled(tmp_path, [first, second], portal.upah([line(first, kode_tk="9" * 15), line(second)]))

    assert [row[6] for row in cells(target, "data_upah")[1:]] == [4_000_000, 5_000_002]
    assert codes(outcome) == ["portal.identifier_refused"]


def test_people_on_one_side_only_are_named(tmp_path: Path) -> None:
    first, second = slips(2)
    stranger = WageLine("3273011708908888", "21999999999", "100000000000999", "ORA** LA**")
    joined = people.payslip(people.joiner(), Money.rupiah(5_000_000))
    unknown = people.payslip(people.employee(9, nik="", kpj="", kode_tk=""), Money.rupiah(5_000_000))
    outside = people.payslip(people.employee(10), Money.rupiah(5_000_000), takes_part=False)
    _, target, outcome = filled(
        tmp_path, [first, second, joined, unknown, outside], portal.upah([line(first), stranger])
    )

    assert [row[6] for row in cells(target, "data_upah")[1:]] == [5_000_001, 0]
    assert codes(outcome) == [
        "portal.not_in_run",
        "portal.not_in_template",
        "portal.joiner_not_in_template",
        "portal.no_identifier",
    ]
    sentences = said(outcome.findings)
    assert "ORA** LA**" in sentences
    assert second.employee.name in sentences
    assert [finding.subject for finding in outcome.findings[1:]] == ["0002", "0050", "0009"]


def test_a_person_who_stands_in_the_file_twice_is_filled_in_neither_row(tmp_path: Path) -> None:
    first, second = slips(2)
    content = portal.upah([line(first), line(second), line(first, kode_tk="")])
    _, target, outcome = filled(tmp_path, [first, second], content)

    assert [row[6] for row in cells(target, "data_upah")[1:]] == [4_000_000, 5_000_002, 4_000_000]
    assert codes(outcome) == ["portal.twice_in_template"]
    assert "2, 4" in said(outcome.findings)


def test_two_employees_with_one_number_are_named(tmp_path: Path) -> None:
    first = slips(1)[0]
    double = people.payslip(people.employee(2, kpj=first.employee.kpj), Money.rupiah(5_000_002))
    _, _, outcome = filled(tmp_path, [first, double], portal.upah([line(first), line(slips(3)[2])]))

    assert "portal.shared_identifier" in codes(outcome, Severity.ERROR)


@pytest.mark.parametrize("wage", [Money(0), Money.rupiah(-1)])
def test_a_wage_that_sipp_refuses_leaves_the_cell_unchanged(tmp_path: Path, wage: Money) -> None:
    first, second = slips(2)
    stored = [replace(first, wage_base=wage), second]
    source, target, outcome = filled(tmp_path, stored, portal.upah([line(slip) for slip in stored]))

    only_changed(source, target, DATA, ["G3", "H3"])
    assert codes(outcome, Severity.ERROR) == ["portal.wage_not_positive_in_run"]


def test_a_negative_back_pay_leaves_only_its_own_cell_unchanged(tmp_path: Path) -> None:
    stored = [replace(slips(1)[0], back_pay=Money.rupiah(-5))]
    _, target, outcome = filled(tmp_path, stored, portal.upah([line(stored[0])]))

    assert cells(target, "data_upah")[1][6:8] == [5_000_001, 0]
    assert codes(outcome) == ["portal.back_pay_negative"]


def test_who_takes_part_in_nothing_here_but_is_active_there_is_named(tmp_path: Path) -> None:
    outside = people.payslip(people.employee(1), Money.rupiah(5_000_000), takes_part=False)
    _, target, outcome = filled(tmp_path, [outside, slips(2)[1]], portal.upah([line(slip) for slip in slips(2)]))

    assert [row[6] for row in cells(target, "data_upah")[1:]] == [4_000_000, 5_000_002]
    assert codes(outcome) == ["portal.not_participating"]


def test_empty_rows_below_the_people_dont_matter(tmp_path: Path) -> None:
    content = portal.upah([line(slip) for slip in slips()], empty_rows=5)
    source, target, outcome = filled(tmp_path, slips(), content)

    only_changed(source, target, DATA, [f"{column}{row}" for column in "GH" for row in (2, 3, 4)])
    assert outcome.findings == ()


@pytest.mark.parametrize("where", ["file name", "cells", "one cell"])
def test_another_companys_file_is_refused(tmp_path: Path, where: str) -> None:
    stored = slips(2)
    npps = {"file name": ("12345678", "12345678"), "cells": ("87654321",) * 2, "one cell": ("12345678", "87654321")}
    content = portal.upah([line(slip, npp=npp) for slip, npp in zip(stored, npps[where], strict=True)])
    name = "template_upah_87654321.xlsx" if where == "file name" else NAME

    with pytest.raises(KnownProblem) as caught:
        filled(tmp_path, stored, content, name)

    assert caught.value.code == "portal.other_company"
    assert not (tmp_path / "hasil").exists()


def test_a_person_of_two_clients_goes_into_each_clients_own_file(tmp_path: Path) -> None:
    [stored] = slips(1)
    other = replace(stored, wage_base=Money.rupiah(2_000_000))
    mine = portal.save(tmp_path / "a", NAME, portal.upah([line(stored)]))
    theirs = portal.save(tmp_path / "b", "template_upah_AB345678.xlsx", portal.upah([line(stored, npp="AB345678")]))

    fill(mine, people.run([stored]), people.TERMS, tmp_path / "hasil")
    fill(theirs, people.run([other], people.company("ab345678")), people.TERMS, tmp_path / "hasil")

    assert cells(tmp_path / "hasil" / mine.name, "data_upah")[1][6] == 5_000_001
    assert cells(tmp_path / "hasil" / theirs.name, "data_upah")[1][6] == 2_000_000


@pytest.mark.parametrize("month", ["01-10-2026", "01-11-2025", "46296"])
def test_another_months_file_is_refused(tmp_path: Path, month: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        filled(tmp_path, slips(1), portal.upah([line(slips(1)[0], month=month)]))

    assert caught.value.code == "portal.other_month"
    assert not (tmp_path / "hasil").exists()


SERIAL = str((Month(2026, 11).first_day - date(1899, 12, 30)).days)


@pytest.mark.parametrize(
    "month", [SERIAL, "1/11/2026", "2026-11-01", "2026-11-01 00:00:00", "11-2026", "2026/11", "202611"]
)
def test_a_month_that_another_program_wrote_in_its_own_way_is_read(tmp_path: Path, month: str) -> None:
    _, _, outcome = filled(tmp_path, slips(1), portal.upah([line(slips(1)[0], month=month)]))

    assert len(outcome.value) == 1


@pytest.mark.parametrize("month", ["11-26", "13-2026", "01-13-2026", "2026-11-31", "November"])
def test_what_cant_be_read_as_a_month_is_refused(tmp_path: Path, month: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        filled(tmp_path, slips(1), portal.upah([line(slips(1)[0], month=month)]))

    assert caught.value.code == "portal.month_unreadable"


def test_a_remark_in_a_heading_doesnt_hide_the_column(tmp_path: Path) -> None:
    headings = ("NIK", "ID_PEGAWAI", "KPJ", "KODE_TK", "NAMA_LENGKAP", "TGL_LAHIR", "UPAH", "RAPEL", "BLTH", "NPP")
    content = portal.upah([line(slips(1)[0])], headings=headings)
    source = portal.save(tmp_path / "unduhan", NAME, content)
    book = load_workbook(source)
    book["data_upah"]["G1"], book["data_upah"]["H1"] = "Upah\n(Rp)", "Rapel (Rp) *"
    book.save(source)

    outcome = fill(source, people.run(slips(1)), people.TERMS, tmp_path / "hasil")

    assert outcome.findings == ()
    assert cells(tmp_path / "hasil" / NAME, "data_upah")[1][6] == 5_000_001


@pytest.mark.parametrize("name", ["template_upah_12345678 (1).xlsx", "upah november.xlsx"])
def test_a_renamed_file_keeps_its_name_and_is_warned_about(tmp_path: Path, name: str) -> None:
    _, target, outcome = filled(tmp_path, slips(1), portal.upah([line(slips(1)[0])]), name)

    assert target.exists()
    assert codes(outcome, Severity.WARNING) == ["portal.renamed"]
    assert NAME in said(outcome.findings)


def test_the_folder_of_the_workbook_itself_is_refused(tmp_path: Path) -> None:
    content = portal.upah([line(slips(1)[0])])
    source = portal.save(tmp_path, NAME, content)

    with pytest.raises(KnownProblem) as caught:
        fill(source, people.run(slips(1)), people.TERMS, tmp_path / "." / "")

    assert caught.value.code == "portal.same_folder"
    assert source.read_bytes() == content


def test_identifiers_kept_as_numbers_are_read_and_warned_about(tmp_path: Path) -> None:
    [stored] = slips(1)
    content = portal.upah([line(stored, kpj=int(stored.employee.kpj), kode_tk="")])
    _, target, outcome = filled(tmp_path, [stored], content)

    assert cells(target, "data_upah")[1][6] == 5_000_001
    assert codes(outcome) == ["portal.number_cells"]


def test_a_number_that_lost_its_first_zeros_still_means_the_same_worker(tmp_path: Path) -> None:
    stored = people.payslip(people.employee(1, kpj="00123456789"), Money.rupiah(5_000_001))
    content = portal.upah([line(stored, kpj=123456789, kode_tk="")])
    _, target, outcome = filled(tmp_path, [stored], content)

    assert cells(target, "data_upah")[1][6] == 5_000_001
    assert codes(outcome) == ["portal.number_cells"]


def test_zeros_are_given_back_only_where_one_worker_can_be_meant(tmp_path: Path) -> None:
    first = people.payslip(people.employee(1, kpj="00123456789"), Money.rupiah(5_000_001))
    second = people.payslip(people.employee(2, kpj="0123456789"), Money.rupiah(5_000_002))
    content = portal.upah([line(first, kpj=123456789, kode_tk="", nik="")])
    _, target, outcome = filled(tmp_path, [first, second], content)

    assert not target.exists()
    assert "portal.not_in_run" in codes(outcome)


@pytest.mark.parametrize("changes", [{"npp": ""}, {"month": ""}])
def test_a_row_without_company_or_month_is_filled_and_warned_about(tmp_path: Path, changes: dict[str, str]) -> None:
    first, second = slips(2)
    _, target, outcome = filled(tmp_path, [first, second], portal.upah([line(first), line(second, **changes)]))

    assert [row[6] for row in cells(target, "data_upah")[1:]] == [5_000_001, 5_000_002]
    assert codes(outcome, Severity.WARNING) == ["portal.unproven"]
    said(outcome.findings)


def test_a_file_in_which_nobody_is_known_isnt_written(tmp_path: Path) -> None:
    _, target, outcome = filled(tmp_path, slips(1), portal.upah([line(slips(2)[1])]))

    assert outcome.value == ()
    assert not target.exists()
    assert "portal.nothing_written" in codes(outcome)


def test_who_left_before_and_came_back_is_one_person(tmp_path: Path) -> None:
    stays = (
        Employment(date(2020, 1, 1), ended_on=date(2021, 5, 31), leaving_reason="A1"),
        Employment(date(2022, 1, 3)),
    )
    stored = people.payslip(people.employee(1, employments=stays), Money.rupiah(7_000_000))
    _, target, outcome = filled(tmp_path, [stored], portal.upah([line(stored)]))

    assert cells(target, "data_upah")[1][6] == 7_000_000
    assert outcome.findings == ()
