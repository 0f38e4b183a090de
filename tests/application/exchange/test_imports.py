from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.application.change_record import digest
from desktop_app.application.exchange.imports import ImportPreview, RowOutcome
from desktop_app.application.results import Outcome
from desktop_app.domain.components import OUTPUT_PAY
from desktop_app.domain.employee import EmployeeKind, PayBasis
from desktop_app.domain.findings import Severity
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from tests.application.exchange.office import Office
from tests.intake.workbooks import Rows, company, employee, member, opening, variable, wage

NOVEMBER = Month(2026, 11)


def counts(outcome: Outcome[ImportPreview]) -> tuple[int, int, int, int]:
    summary = outcome.value.summary
    return summary.new, summary.changed, summary.unchanged, summary.refused


def cells(outcome: Outcome[ImportPreview], kind: RowOutcome) -> list[tuple[str, str, str, str]]:
    return [(row.sheet, row.cell, row.before, row.after) for row in outcome.value.rows if row.outcome is kind]


def codes(outcome: Outcome[ImportPreview]) -> list[str]:
    return [finding.code for finding in outcome.findings]


EVERYTHING: dict[str, Any] = {"family": [member()], "variables": [variable()], "openings": [opening()]}


def test_the_first_import_holds_from_the_start_of_employment(office: Office) -> None:
    done = office.bring(**EVERYTHING)
    assert counts(done) == (6, 0, 0, 0)
    assert done.value.applied
    person = office.person
    assert person.terms[0].starts_on == date(2020, 3, 2)
    assert person.country == "ID"
    assert person.wages[0].basic == Money.rupiah(8_000_000)
    assert office.store.company().terms[0].starts_on == date(2020, 3, 2)
    assert office.store.all_variables()[0].amount == Money.rupiah(350_000)
    assert office.store.openings()[0].gross == Money.rupiah(80_000_000)


def test_the_second_import_of_the_same_workbook_changes_nothing(office: Office) -> None:
    office.bring(**EVERYTHING)
    before = office.workspace.data
    again = office.bring(**EVERYTHING)
    assert counts(again) == (0, 0, 6, 0)
    assert again.value.applied
    assert not again.changes.kinds
    assert office.workspace.data is before


def test_without_an_approved_month_a_dated_fact_is_corrected_from_its_start(office: Office) -> None:
    office.bring()
    done = office.bring([employee(**{"PTKP*": "K/2"})])
    assert cells(done, RowOutcome.CHANGED) == [("Karyawan", "G2", "K/1", "K/2")]
    assert [(terms.starts_on, terms.ptkp) for terms in office.person.terms] == [(date(2020, 3, 2), "K/2")]


def test_after_an_approved_month_a_dated_fact_changes_from_the_next_one(office: Office) -> None:
    office.bring([employee(Alamat="Jl. Lama")])
    office.approve_until(NOVEMBER)
    office.bring([employee(**{"PTKP*": "K/2", "Alamat": "Jl. Lama"})])
    assert [(terms.starts_on, terms.ptkp) for terms in office.person.terms] == [
        (date(2020, 3, 2), "K/1"),
        (date(2026, 11, 1), "K/2"),
    ]
    office.bring([employee(**{"PTKP*": "K/2", "Alamat": "Jl. Baru"})])
    assert [terms.address for terms in office.person.terms] == ["Jl. Lama", "Jl. Baru"]


def test_from_says_the_month_and_other_facts_keep_their_history(office: Office) -> None:
    office.bring()
    office.approve_until(NOVEMBER)
    office.bring([employee(**{"PTKP*": "K/2"})])
    done = office.bring([employee(**{"PTKP*": "K/2", "Bank": "BANK BCA"})], from_month=Month(2026, 9))
    assert "people.from_approved_month" in codes(done)
    assert [(terms.starts_on, terms.ptkp, terms.bank) for terms in office.person.terms] == [
        (date(2020, 3, 2), "K/1", ""),
        (date(2026, 9, 1), "K/1", "BANK BCA"),
        (date(2026, 11, 1), "K/2", "BANK BCA"),
    ]
    assert counts(office.bring([employee(**{"PTKP*": "K/2", "Bank": "BANK BCA"})])) == (0, 0, 3, 0)


def test_identity_is_corrected_in_place_and_company_terms_are_dated(office: Office) -> None:
    office.bring()
    office.approve_until(NOVEMBER)
    office.bring([employee(**{"Nama lengkap*": "Budi Susanto"})], companies=[company(**{"Kelas JKK*": 3, "NPP": "A1"})])
    assert office.person.name == "Budi Susanto"
    assert len(office.person.terms) == 1
    saved = office.store.company()
    assert saved.npp == "A1"
    assert [(terms.starts_on, terms.jkk_class) for terms in saved.terms] == [
        (date(2020, 3, 2), 2),
        (date(2026, 11, 1), 3),
    ]


def test_columns_that_are_not_there_leave_their_facts_alone_and_empty_cells_clear_them(office: Office) -> None:
    office.bring([employee(Email="budi@uji.example", HP="081200001001")])
    office.bring([employee(Email=None)])
    assert (office.person.email, office.person.phone) == ("", "081200001001")


def test_nobody_is_deleted_by_a_missing_row(office: Office) -> None:
    office.bring(**EVERYTHING)
    done = office.bring([], [])
    assert counts(done) == (0, 0, 1, 0)
    assert len(office.person.family) == 1


def test_wages_are_kept_by_their_start(office: Office) -> None:
    office.bring()
    raised = wage(**{"Berlaku mulai*": date(2026, 7, 1), "Gaji pokok*": 9_000_000, "Tunjangan tetap: Jabatan": 500_000})
    assert counts(office.bring(wages=[raised])) == (1, 0, 2, 0)
    assert [str(item.fixed) for item in office.person.wages] == ["8000000.00", "9500000.00"]
    done = office.bring(wages=[raised | {"Tunjangan tetap: Jabatan": 750_000}])
    assert cells(done, RowOutcome.CHANGED) == [("Upah", "E2", "500000.00", "750000.00")]


def test_a_wage_in_an_approved_month_is_imported_with_a_warning(office: Office) -> None:
    office.bring()
    office.approve_until(NOVEMBER)
    done = office.bring(wages=[wage(**{"Berlaku mulai*": date(2026, 6, 1)})])
    assert done.value.applied
    assert codes(done) == ["people.wage_before_approved"]


def test_a_new_stay_after_leaving_is_a_second_employment(office: Office) -> None:
    left = {"Tanggal keluar": date(2025, 6, 30), "Sebab keluar": "A1"}
    office.bring([employee(**left)])
    back = employee(**{"Tanggal masuk*": date(2026, 2, 2), "Jenis*": "PKWT", "Akhir kontrak": date(2027, 2, 1)})
    office.bring([back | {"Tanggal keluar": None, "Sebab keluar": None}])
    assert [(stay.started_on, stay.ended_on) for stay in office.person.employments] == [
        (date(2020, 3, 2), date(2025, 6, 30)),
        (date(2026, 2, 2), None),
    ]
    assert [(terms.starts_on, terms.kind) for terms in office.person.terms] == [
        (date(2020, 3, 2), EmployeeKind.PERMANENT),
        (date(2026, 2, 2), EmployeeKind.CONTRACT),
    ]


def test_a_corrected_start_takes_its_facts_along(office: Office) -> None:
    office.bring()
    office.bring([employee(**{"Tanggal masuk*": date(2020, 4, 1)})])
    assert office.person.employments[0].started_on == date(2020, 4, 1)
    assert office.person.terms[0].starts_on == date(2020, 4, 1)


def test_with_a_refused_row_nothing_is_written(office: Office) -> None:
    rows = [employee(), employee(**{"NIP*": "0002", "Tanggal lahir*": "kapan-kapan"})]
    done = office.bring(rows)
    assert not done.value.applied
    assert done.has_errors
    assert cells(done, RowOutcome.REFUSED) == [("Karyawan", "F3", "", "")]
    assert not office.workspace.data.companies


def test_skip_refused_writes_the_rest(office: Office) -> None:
    rows = [employee(), employee(**{"NIP*": "0002", "Tanggal lahir*": "kapan-kapan"})]
    paid = [wage(), wage(**{"NIP*": "0002"})]
    done = office.bring(rows, paid, skip_refused=True)
    assert done.value.applied
    assert counts(done) == (3, 0, 0, 2)
    assert codes(done) == ["people.not_a_date", "people.person_refused"]
    assert office.person.nip == "0001"


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        (
            {"employees": [employee(**{"Kode perusahaan*": "LAIN"})], "wages": []},
            "people.unknown_company",
            "Karyawan!A2",
        ),
        ({"wages": [wage(**{"NIP*": "1"})]}, "people.unknown_employee", "Upah!B2"),
        ({"employees": [employee(), employee()]}, "people.duplicate", "Karyawan!A3"),
        ({"wages": [wage(), wage()]}, "people.duplicate", "Upah!A3"),
        ({"variables": [variable(), variable(**{"Komponen*": "LEMBUR"})]}, "people.duplicate", "Variabel!A3"),
        ({"variables": [variable(**{"Komponen*": "Insentif"})]}, "people.unknown_component", "Variabel!D2"),
        ({"variables": [variable(**{"Komponen*": "hari kerja", "Jumlah*": 40})]}, "people.days_worked", "Variabel!E2"),
        ({"wages": [wage(**{"Gaji pokok*": None})]}, "people.basic_required", "Upah!D2"),
        (
            {"openings": [opening(**{"Bulan pertama*": "2025-12"})]},
            "people.first_month_of_other_year",
            "Awal tahun!D2",
        ),
        ({"employees": [employee(**{"Tanggal keluar": date(2019, 1, 1)})]}, "people.ends_before_start", "Karyawan!J2"),
    ],
)
def test_rows_that_cannot_be_used_are_refused(office: Office, rows: dict[str, Rows], code: str, cell: str) -> None:
    done = office.bring(**rows)
    refusals = [(item.code, item.subject) for item in done.findings if item.severity is Severity.ERROR]
    assert refusals[0] == (code, cell)
    assert not done.value.applied


def test_a_daily_worker_has_a_daily_wage_and_days(office: Office) -> None:
    rows = [employee(**{"Jenis*": "harian"})]
    paid = [wage(**{"Gaji pokok*": None, "Upah harian": 235_000})]
    office.bring(rows, paid, variables=[variable(**{"Komponen*": "Hari kerja", "Jumlah*": 22})])
    assert office.person.wages[0].daily == Money.rupiah(235_000)
    (item,) = office.store.all_variables()
    assert (item.component, item.quantity, item.amount) == ("hari kerja", 22, Money(0))


def test_a_variable_row_may_name_an_allowance_of_the_person(office: Office) -> None:
    paid = [wage(**{"Tunjangan tidak tetap: Makan": 440_000})]
    office.bring(wages=paid, variables=[variable(**{"Komponen*": "MAKAN"})])
    assert office.store.all_variables()[0].component == "Makan"


def test_pay_by_output_is_imported_and_a_wage_stays_earned_by_output(office: Office) -> None:
    office.bring(variables=[variable(**{"Komponen*": "UPAH BORONGAN", "Jumlah*": 5_000_000})])
    assert office.store.all_variables()[0].component == OUTPUT_PAY
    person = office.person
    by_output = tuple(replace(one, basis=PayBasis.OUTPUT) for one in person.wages)
    office.store.save_employees((replace(person, wages=by_output),))
    office.bring(wages=[wage(**{"Berlaku mulai*": "01-06-2026", "Gaji pokok*": None})])
    assert [one.basis for one in office.person.wages] == [PayBasis.OUTPUT] * len(office.person.wages)
    assert office.person.wages[-1].basic == Money(0)


def test_what_only_law_or_plausibility_objects_to_is_imported(office: Office) -> None:
    rows = [employee(HP="081200001001"), employee(**{"NIP*": "0002", "HP": "081200001001"})]
    done = office.bring(rows, [wage(**{"Gaji pokok*": 4_000_000})], minimum=4_737_678)
    assert done.value.applied
    assert {finding.severity for finding in done.findings} == {Severity.WARNING}
    assert codes(done) == ["people.below_minimum_wage", "people.shared_number"]


def test_the_minimum_wage_typed_for_the_company_counts_first(office: Office) -> None:
    done = office.bring(companies=[company(**{"Upah minimum": 9_000_000})], minimum=1)
    assert codes(done) == ["people.below_minimum_wage"]


def test_the_trail_names_facts_and_never_their_values(office: Office) -> None:
    office.bring()
    office.bring([employee(**{"Nama lengkap*": "Budi Susanto"})])
    *_first, changed, person = office.workspace.data.audit
    assert [entry.action for entry in office.workspace.data.audit] == [
        "people.imported",
        "company.created",
        "employee.created",
        "people.imported",
        "employee.changed",
    ]
    (values,) = office.workspace.data.changes[-1].fields
    assert (values.path, values.after) == (("name",), "Budi Susanto")
    assert (person.subject, person.detail) == (office.person.id, f"name {digest((values,))}")
    assert "Budi" not in changed.detail + person.detail
