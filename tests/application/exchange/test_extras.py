"""What the people workbook holds beyond its layout: read where it is there, and never guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop_app.application.exchange.export import CompanyPeople, PeopleExport, not_exported
from desktop_app.application.exchange.imports import ImportPreview
from desktop_app.application.results import Outcome
from desktop_app.domain.company import Company, Programme
from desktop_app.domain.employee import Leave, PayBasis
from desktop_app.domain.periods import Month
from desktop_app.domain.policies import ProrationMethod
from tests.application.exchange.office import Office
from tests.intake.workbooks import company, employee, wage

KEYS = {"Kode perusahaan*": "UJI", "NIP*": "0001"}
BRANCH = {"Kode perusahaan": "UJI", "Kode cabang": "BDG", "Nama cabang": "Bandung", "NPP": "87654321"}
COMPONENT = {"Kode perusahaan": "UJI", "Nama komponen": "Makan", "Jenis tunjangan": "tidak tetap"}
EARLIER = {**KEYS, "Berlaku mulai": date(2020, 3, 2), "Jenis": "PKWT", "PTKP": "TK/0"}
STAY = {**KEYS, "Tanggal masuk": date(2015, 1, 5), "Tanggal keluar": date(2018, 6, 30), "Sebab keluar": "A1"}
LEAVE = {**KEYS, "Mulai cuti": date(2026, 1, 5), "Akhir cuti": date(2026, 2, 4), "Program ditangguhkan": "jht, jp"}
SINCE = {"Ketentuan berlaku mulai": date(2024, 1, 1)}


def refusals(outcome: Outcome[ImportPreview]) -> list[tuple[str, str]]:
    return [(finding.code, finding.subject) for finding in outcome.findings if finding.severity == "error"]


def test_policies_and_the_paying_account_are_terms_and_identity(office: Office) -> None:
    row = company(**{"Cara prorata": "30 hari", "Penanda tangan": "Sri Rahayu", "No rekening pembayar": "0012345678"})
    office.bring(companies=[row])
    assert office.company.terms[0].proration is ProrationMethod.DAYS_30
    assert (office.company.signatory_name, office.company.bank_account) == ("Sri Rahayu", "0012345678")


def test_branches_are_known_before_their_people(office: Office) -> None:
    history = {"Kode perusahaan": "UJI", "Kode cabang": "BDG", "Berlaku mulai": date(2021, 1, 1), "Kelas JKK": 4}
    done = office.bring([employee(**{"Kode cabang": "BDG"})], Cabang=[BRANCH], Riwayat_cabang=[history])
    assert refusals(done) == []
    assert office.person.terms[0].branch == "BDG"
    (branch,) = office.company.branches
    assert (branch.npp, branch.terms[0].jkk_class) == ("87654321", 4)


def test_a_wage_is_measured_by_the_minimum_of_its_branch(office: Office) -> None:
    history = {"Kode perusahaan": "UJI", "Kode cabang": "BDG", "Berlaku mulai": date(2021, 1, 1)}
    rows = [employee(**{"Kode cabang": "BDG"})]
    done = office.bring(rows, Cabang=[BRANCH], Riwayat_cabang=[{**history, "Upah minimum": 8_000_001}])
    assert "people.below_minimum_wage" in [finding.code for finding in done.findings]


def test_the_code_of_no_branch_is_refused(office: Office) -> None:
    done = office.bring([employee(**{"Kode cabang": "SBY"})], Cabang=[BRANCH])
    assert refusals(done)[0][0] == "people.unknown_branch"
    assert not done.value.applied


def test_a_column_of_branches_is_somebodys_own_where_there_are_none(office: Office) -> None:
    done = office.bring([employee(**{"Kode cabang": "SBY"})])
    assert done.value.applied
    assert "people.no_branches" in {finding.code for finding in done.findings}
    assert office.person.terms[0].branch == ""


def test_a_component_says_what_it_counts_for_and_the_rest_is_law(office: Office) -> None:
    office.bring(Komponen=[{**COMPONENT, "Berlaku mulai": date(2025, 1, 1), "Dasar BPJS": "ya"}])
    ((terms,),) = (component.terms for component in office.company.components)
    assert (terms.bpjs, terms.taxable, terms.thr) == (True, True, False)
    other = office.bring(Komponen=[{**COMPONENT, "Jenis tunjangan": "tetap"}])
    assert refusals(other) == [("people.component_kind", "Komponen!C2")]


def test_earlier_facts_stand_before_the_newest(office: Office) -> None:
    rows = [employee(**SINCE)]
    office.bring(rows, Riwayat_karyawan=[EARLIER])
    assert [terms.starts_on for terms in office.person.terms] == [date(2020, 3, 2), date(2024, 1, 1)]
    assert office.bring(rows, Riwayat_karyawan=[EARLIER]).value.summary.unchanged == 4
    late = office.bring(rows, Riwayat_karyawan=[{**EARLIER, "Berlaku mulai": date(2025, 1, 1)}])
    assert refusals(late) == [("people.history_not_earlier", "Riwayat karyawan!C2")]


def test_correcting_earlier_facts_leaves_approved_months_alone_and_says_so(office: Office) -> None:
    rows = [employee(**SINCE)]
    office.bring(rows, Riwayat_karyawan=[EARLIER])
    (company_id,) = office.workspace.data.companies
    office.workspace.data.open_months[company_id] = Month(2026, 11)
    done = office.bring(rows, Riwayat_karyawan=[{**EARLIER, "PTKP": "K/0"}])
    assert [finding.code for finding in done.findings if "approved" in finding.code] == [
        "people.history_before_approved"
    ]
    assert [(row.cell, row.before, row.after) for row in done.value.rows if row.before] == [("E2", "TK/0", "K/0")]


def test_earlier_stays_and_leaves_come_with_the_person(office: Office) -> None:
    office.bring(Masa_kerja_sebelumnya=[STAY], Cuti_tanpa_upah=[LEAVE])
    assert [stay.leaving_reason for stay in office.person.employments] == ["A1", ""]
    (leave,) = office.person.leaves
    assert leave == Leave(date(2026, 1, 5), date(2026, 2, 4), suspended=(Programme.JHT, Programme.JP))


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"Masa_kerja_sebelumnya": [{**STAY, "Tanggal keluar": date(2020, 3, 2)}]}, "people.overlapping"),
        ({"Masa_kerja_sebelumnya": [{**STAY, "Tanggal masuk": date(2021, 1, 1)}]}, "people.history_not_earlier"),
        ({"Cuti_tanpa_upah": [{**LEAVE, "Akhir cuti": date(2026, 1, 4)}]}, "people.overlapping"),
        ({"Cuti_tanpa_upah": [LEAVE, {**LEAVE, "Mulai cuti": date(2026, 2, 4)}]}, "people.overlapping"),
        ({"Riwayat_perusahaan": [{"Kode perusahaan": "LAIN"}]}, "people.unknown_sheet"),
    ],
)
def test_days_that_cannot_be_are_refused(office: Office, sheets: dict[str, Any], code: str) -> None:
    done = office.bring(**sheets)
    assert code in [finding.code for finding in done.findings]


def test_a_wage_says_by_what_it_is_earned_and_why(office: Office) -> None:
    row = wage(**{"Gaji pokok*": None, "Upah menurut": "hasil", "Alasan upah": "borongan"})
    assert refusals(office.bring(wages=[row])) == []
    assert (office.person.wages[0].basis, office.person.wages[0].reason) == (PayBasis.OUTPUT, "borongan")


def test_reasons_belong_to_their_programmes(office: Office) -> None:
    office.bring([employee(**{"Tanpa program": "jp", "Alasan program": "jp: pensiun; sudah 59 tahun"})])
    assert office.person.terms[0].reason_of(Programme.JP) == "pensiun; sudah 59 tahun"
    done = office.bring([employee(**{"Alasan program": "pensiun"})])
    assert [code for code, _cell in refusals(done)][:1] == ["people.not_reasons"]


def test_what_no_workbook_can_hold_is_said(office: Office) -> None:
    office.bring()
    gathered = PeopleExport(office.workspace).gather()
    assert not_exported(gathered) == ()
    with_logo = Company("k" * 32, "UJI", "PT Melati", logo=b"gambar")
    assert [finding.code for finding in not_exported([CompanyPeople(with_logo)])] == ["people.export_without_logo"]
