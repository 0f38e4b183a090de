"""Register, transfer list, dues and worklists, read back from their files."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from desktop_app.domain.employee import Wage
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.run import RunState
from desktop_app.outputs.dues import dues_xlsx, write_dues
from desktop_app.outputs.register import register_xlsx, write_register
from desktop_app.outputs.transfer_list import write_transfer_list
from desktop_app.outputs.worklists import write_worklists
from tests.outputs.sample import NOVEMBER, Person, run

TROUBLE = Person(nip="-2", name="=1+1 Budi", account="")


def _rows(path: Path, sheet: int = 0) -> list[list[Any]]:
    return [list(row) for row in load_workbook(path).worksheets[sheet].iter_rows(values_only=True)]


def test_the_register_has_everybody_and_sums(tmp_path: Path) -> None:
    made = run([Person(), Person(nip="0005", name="Siti Lestari", basic=5_000_000)])
    written = write_register(made, tmp_path)
    path = written.paths[0]
    assert path.name == "rekap-gaji-SNU-2026-11.xlsx"
    rows = _rows(path)
    heads = rows[4]
    first, second, total = rows[5], rows[6], rows[7]
    assert first[1:3] == ["0004", "Andi Prasetyo"]
    column = heads.index("Gaji diterima")
    assert first[column] == 8_396_593
    assert total[column] == first[column] + second[column]
    assert first[heads.index("Jaminan Hari Tua (JHT), perusahaan")] == 296_000
    sheet: Any = load_workbook(path).worksheets[0]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$5:$5"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_a_draft_register_says_so_and_bytes_are_stable() -> None:
    draft = load_workbook(BytesIO(register_xlsx(run(state=RunState.DRAFT)))).worksheets[0]
    assert str(draft["A1"].value).startswith("DRAF")
    approved = register_xlsx(run())
    assert approved == register_xlsx(run())
    assert not str(load_workbook(BytesIO(approved)).worksheets[0]["A1"].value).startswith("DRAF")


def test_typed_text_never_becomes_a_formula() -> None:
    sheet: Any = load_workbook(BytesIO(register_xlsx(run([TROUBLE])))).worksheets[0]
    cells = [sheet.cell(6, 2), sheet.cell(6, 3)]
    assert [cell.value for cell in cells] == ["-2", "=1+1 Budi"]
    assert [cell.data_type for cell in cells] == ["s", "s"]


def test_transfers_and_who_gets_none(tmp_path: Path) -> None:
    poor = Person(nip="6", basic=0, allowances=(), extra_pay=())
    made = run([Person(), TROUBLE, poor])
    written = write_transfer_list(made, tmp_path)
    found = [(finding.code, finding.subject) for finding in written.findings]
    assert found == [("transfer.no_account", "-2"), ("transfer.nothing_to_pay", "6")]
    text = written.paths[1].read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[1:] == [["BCA", "4378214471", "ANDI PRASETYO", "8396593", "0004", "Andi Prasetyo"]]
    sheet_rows = _rows(written.paths[0])
    assert sheet_rows[5][:4] == ["BCA", "4378214471", "ANDI PRASETYO", 8_396_593]
    assert sheet_rows[6][3] == 8_396_593


def test_the_transfer_list_names_the_companys_account(tmp_path: Path) -> None:
    made = run([Person()])
    company = replace(made.company, bank="Mandiri", bank_account="1310001234567")
    rows = _rows(write_transfer_list(replace(made, company=company), tmp_path).paths[0])
    assert any("Mandiri 1310001234567, a.n. PT Sinar Niaga Utama" in str(cell) for row in rows for cell in row)


def test_text_in_the_csv_is_no_formula(tmp_path: Path) -> None:
    written = write_transfer_list(run([Person(name="=1+1 Budi")]), tmp_path)
    assert "'=1+1 Budi" in written.paths[1].read_text("utf-8-sig")


def test_dues_with_the_reason_of_a_moved_date(tmp_path: Path) -> None:
    rows = _rows(write_dues(run(), tmp_path).paths[0])
    table = {row[0]: row[1:] for row in rows[5:]}
    amount, by_law, due, remark = table["SPT Masa PPh 21"]
    assert amount is None
    assert [by_law, due] == [datetime(2026, 12, 20), datetime(2026, 12, 21)]  # noqa: DTZ001 - dates of a sheet
    assert remark.startswith("Minggu, 20 Desember 2026 jatuh pada akhir pekan")
    assert table["Iuran BPJS Ketenagakerjaan"][0] == 1_234_567.5
    assert table["Jumlah"][0] == 500_000 + 1_234_567.5 + 142_078


def test_worklists_name_joiners_leavers_and_new_wages(tmp_path: Path) -> None:
    joiner = Person(nip="11", started_on=date(2026, 11, 9))
    leaver = Person(nip="12", ended_on=date(2026, 11, 20))
    made = run([Person(), joiner, leaver])
    slip = made.payslips[0]
    wages = (*slip.employee.wages, Wage(NOVEMBER.first_day, Money.rupiah(7_000_000)))
    raised = replace(slip, employee=replace(slip.employee, wages=wages))
    written = write_worklists(replace(made, payslips=(raised, *made.payslips[1:])), tmp_path)
    joined, left, changed = (_rows(written.paths[0], sheet)[5:] for sheet in range(3))
    assert [row[0] for row in joined] == ["11"]
    assert joined[0][2] == "3273010101900003"
    assert [row[0] for row in left] == ["12"]
    assert [(row[0], row[6], row[7]) for row in changed] == [("0004", 8_000_000, 7_000_000)]


def test_a_wide_register_prints_over_several_pages_with_the_names_on_each() -> None:
    sheet = load_workbook(BytesIO(register_xlsx(run()))).worksheets[0]
    assert sheet.page_setup.fitToWidth > 1
    assert sheet.print_title_cols == "$A:$C"
    narrow = load_workbook(BytesIO(dues_xlsx(run()))).worksheets[0]
    assert narrow.page_setup.fitToWidth == 1
