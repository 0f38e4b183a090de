"""PPh 21 borne by the government, from dated records to the payslip, the register and the year's end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app.application.calculation.contract_shape import payslip_shape
from desktop_app.application.explanations.explanations import explain_line, sections
from desktop_app.application.explanations.texts import paragraph, title
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.results import Obligation, Run
from desktop_app.application.year_to_date import YearToDate
from desktop_app.domain.company import Company
from desktop_app.domain.components import BY_LAW, Component, ComponentKind
from desktop_app.domain.employee import ComponentAmount, EmployeeKind, Employment, Wage
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import DailyPay, DtpFacts, YearFacts
from desktop_app.domain.payroll.payslip import Line, Share
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import translated
from desktop_app.outputs.payslip_pdf import payslip_pdf
from desktop_app.outputs.register import register_xlsx
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.payslip_codec import LawTable, decode_detail, encode_detail
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.application.months import (
    COMPANY,
    MINIMUM_WAGES,
    NOVEMBER,
    REGULATIONS,
    SINCE,
    codes,
    employee,
    gathered,
    opening,
    rupiah,
    variable,
    wage,
)
from tests.clock import FixedClock
from tests.outputs import sample

SEWING = "14111"
HOTEL = "55110"
DECEMBER = Month(2026, 12)
NIK = "3204115705900001"


def opted_in(klu: str = SEWING, since: date = SINCE) -> Company:
    terms = COMPANY.terms[0]
    later = (replace(terms, starts_on=since, dtp=True),)
    return replace(COMPANY, klu=klu, terms=later if since == SINCE else (terms, *later))


def test_a_company_that_does_not_ask_for_it_has_none() -> None:
    assert gathered(employee(nik=NIK), company=replace(COMPANY, klu=SEWING)).facts.dtp is None


def test_the_choice_of_the_company_has_a_date() -> None:
    company = opted_in(since=date(2026, 11, 1))
    assert gathered(employee(nik=NIK), company=company, month=Month(2026, 10)).facts.dtp is None
    assert gathered(employee(nik=NIK), company=company).facts.dtp is not None


def test_fixed_income_of_january_decides_and_later_raises_do_not() -> None:
    wages = (wage(SINCE, 8_000_000, 500_000, 700_000), wage(date(2026, 2, 1), 12_000_000, 500_000))
    found = gathered(employee(wages=wages, nik=NIK), company=opted_in())
    assert found.facts.dtp == DtpFacts(SEWING, rupiah(8_500_000), Month(2026, 1))


def test_a_fixed_allowance_that_is_not_taxed_is_no_gross_income() -> None:
    law = BY_LAW[ComponentKind.FIXED]
    free = Component("Transpor tetap", ComponentKind.FIXED, (replace(law, starts_on=SINCE, taxable=False),))
    paid = Wage(
        SINCE,
        rupiah(9_800_000),
        (
            ComponentAmount("Transpor tetap", ComponentKind.FIXED, rupiah(500_000)),
            ComponentAmount("Jabatan", ComponentKind.FIXED, rupiah(150_000)),
        ),
    )
    company = replace(opted_in(), components=(free,))
    assert gathered(employee(wages=(paid,), nik=NIK), company=company).facts.dtp == DtpFacts(
        SEWING, rupiah(9_950_000), Month(2026, 1)
    )


def test_a_joiner_is_tested_in_the_first_month_worked() -> None:
    wages = (wage(date(2026, 3, 16), 9_000_000), wage(date(2026, 6, 1), 11_000_000))
    found = gathered(employee(Employment(date(2026, 3, 16)), wages=wages, npwp="1" * 16), company=opted_in())
    assert found.facts.dtp == DtpFacts(SEWING, rupiah(9_000_000), Month(2026, 3))


def test_an_employment_of_an_earlier_year_does_not_count() -> None:
    stays = (Employment(date(2024, 1, 1), ended_on=date(2025, 12, 31)), Employment(date(2026, 5, 4)))
    found = gathered(employee(*stays, nik=NIK), company=opted_in())
    assert found.facts.dtp is not None
    assert found.facts.dtp.tested_in == Month(2026, 5)


def test_a_scheme_within_the_year_tests_its_first_month() -> None:
    wages = (wage(SINCE, 11_000_000), wage(date(2025, 10, 1), 10_000_000))
    found = gathered(employee(wages=wages, nik=NIK), company=opted_in(HOTEL), month=Month(2025, 12))
    assert found.facts.dtp == DtpFacts(HOTEL, rupiah(10_000_000), Month(2025, 10))


def test_wages_recorded_later_than_the_test_count_as_they_began() -> None:
    found = gathered(employee(wages=(wage(date(2026, 8, 1), 7_000_000),), nik=NIK), company=opted_in())
    assert found.facts.dtp == DtpFacts(SEWING, rupiah(7_000_000), Month(2026, 1))


def test_a_daily_worker_is_tested_by_the_day() -> None:
    person = employee(kind=EmployeeKind.DAILY, wages=(wage(SINCE, 0, daily=400_000),), nik=NIK)
    found = gathered(person, variable("hari_kerja", quantity=20), company=opted_in())
    assert found.facts.daily is not None
    assert found.facts.dtp == DtpFacts(SEWING, rupiah(400_000), NOVEMBER)


def test_nobody_without_a_tax_number() -> None:
    found = gathered(employee(nik=""), company=opted_in())
    assert found.facts.dtp is not None
    assert not found.facts.dtp.has_tax_number


def test_opening_totals_do_not_say_what_the_government_bore() -> None:
    person = employee(Employment(SINCE, ended_on=date(2026, 11, 30)), nik=NIK)
    totals = (opening(Month(2026, 1), 60_000_000, 900_000),)
    assert "tax.dtp.opening" in codes(gathered(person, company=opted_in(), openings=totals))
    assert "tax.dtp.opening" not in codes(gathered(person, openings=totals))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[DatabaseWorkspace]:
    gate = DatabaseGate()
    path = str(tmp_path / "kantor.gajiberes")
    gate.create(path, None)
    opened = gate.open(path, None)
    yield opened
    opened.close()


def test_a_year_on_a_real_store_pays_nothing_back_of_what_the_government_bore(workspace: DatabaseWorkspace) -> None:
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    person = employee(Employment(date(2026, 10, 1)), wages=(wage(date(2026, 10, 1), 8_000_000),), nik=NIK)
    with workspace.unit_of_work() as unit:
        unit.store(COMPANY.id).save_company(opted_in())
        unit.store(COMPANY.id).save_employees([person])
        unit.commit()
    slips = {}
    for month in Month(2026, 10).through(DECEMBER):
        calculated = runs.calculate(COMPANY.code, month).value
        stored = runs.show(COMPANY.code, month)
        slips[month] = stored.payslips[0].payslip
        assert slips[month].tax == calculated.payslips[0].payslip.tax
        assert stored.head.totals.tax == ZERO
        assert next(due.amount for due in stored.dues if due.obligation is Obligation.TAX_DEPOSIT) == ZERO
    november, december = slips[NOVEMBER], slips[DECEMBER]
    assert november.tax.tax is not None
    assert november.tax.dtp == november.tax.tax > ZERO
    # Three months stay below the PTKP: all that was withheld is too much, and the government bore all of it.
    assert december.tax.tax == -(november.tax.tax * 2)
    assert december.tax.dtp == december.tax.tax
    assert december.totals.take_home == november.totals.take_home


_PAID = sample.Person(dtp=DtpFacts(SEWING, rupiah(8_000_000), Month(2026, 1)))
_DAILY = sample.Person(
    kind=EmployeeKind.DAILY,
    daily=DailyPay(rupiah(480_000), 10),
    allowances=(),
    extra_pay=(),
    dtp=DtpFacts(HOTEL, rupiah(480_000), NOVEMBER),
)
_KEPT = sample.Person(
    year=YearFacts(Month(2026, 1), rupiah(90_000_000), tax_before=rupiah(9_000_000), dtp_before=rupiah(500_000))
)


def _state_line(run: Run) -> Line:
    return next(line for line in run.payslips[0].payslip.lines if line.share is Share.STATE)


@pytest.mark.parametrize(
    ("person", "language", "words"),
    [
        (_PAID, "id", "penghasilan tetap 8.000.000 pada Januari 2026 tidak melebihi 10.000.000"),
        (_PAID, "en", "the fixed income of 8.000.000 in January 2026 does not exceed 10.000.000"),
        (_DAILY, "id", "upah sehari 480.000 tidak melebihi 500.000. Perusahaan membayarkan pajak"),
        (_KEPT, "id", "tahun ini pemerintah menanggung 500.000. Sebesar 500.000 tidak dikembalikan."),
        (_KEPT, "en", "the government bore 500.000 this year. 500.000 of it is not paid back."),
    ],
)
def test_the_line_is_explained(person: sample.Person, language: str, words: str) -> None:
    made = sample.run([person])
    with translated(language):
        found = explain_line(made.payslips[0], _state_line(made))
        assert words in paragraph(found)
        assert "DTP" in title(found)
        paid = sections(made.payslips[0])[-1].explanations
    assert [explanation.key for explanation in paid] == ["tax.dtp", "totals.take_home"]
    limits = {id(_PAID): ["pph21.dtp.monthly_limit"], id(_DAILY): ["pph21.dtp.daily_limit"], id(_KEPT): []}
    assert [reference.key for reference in found.references] == limits[id(person)]


@pytest.mark.parametrize("with_year", [True, False])
def test_the_slip_and_the_register_show_it_apart(with_year: bool) -> None:
    made = sample.run([_PAID])
    slip = made.payslips[0]
    year = YearToDate({}, ZERO, ZERO, 1).with_month(slip.payslip).with_month(slip.payslip) if with_year else None
    first = PdfReader(BytesIO(payslip_pdf(made, slip, year_to_date=year))).pages[0].extract_text()
    for text in ("Ditanggung pemerintah", "PPh 21 ditanggung pemerintah (DTP)", "142.078"):
        assert text in first
    assert ("284.156" in first) is with_year
    rows: Any = list(load_workbook(BytesIO(register_xlsx(made))).worksheets[0].iter_rows(values_only=True))
    heads, values = rows[4], rows[5]
    assert values[heads.index("PPh 21 ditanggung pemerintah (DTP)")] == 142_078
    taken, paid = heads.index("Jumlah potongan"), heads.index("Gaji diterima")
    assert values[paid] == values[heads.index("Jumlah pendapatan")] - values[taken] + 142_078


def test_a_slip_without_it_says_nothing_of_it() -> None:
    made = sample.run()
    text = PdfReader(BytesIO(payslip_pdf(made, made.payslips[0]))).pages[0].extract_text()
    assert "pemerintah" not in text
    assert "borne_by_government" not in payslip_shape(made.payslips[0].payslip, lambda found: found.code)["tax"]


def test_month_show_names_it() -> None:
    made = sample.run([_PAID])
    shape = payslip_shape(made.payslips[0].payslip, lambda found: found.code)
    assert shape["tax"]["borne_by_government"] == "142078.00"


def test_stored_payslips_of_before_still_load() -> None:
    for person in (_PAID, sample.Person(), sample.Person(daily=DailyPay(rupiah(300_000), 3), kind=EmployeeKind.DAILY)):
        slip = sample.stored(person).payslip
        laws = LawTable()
        text = encode_detail(slip.bpjs, slip.tax, slip.trace, slip.findings, laws)
        assert decode_detail(text, LawTable(laws.text()))[1] == slip.tax
    # Before this rule a payslip's tax ended with the yearly calculation.
    old = '[[null,null,null,null,null,null,null],["A",800000000,[3,200],12000000,0,0,null],[],[]]'
    tax = decode_detail(old, LawTable())[1]
    assert (tax.tax, tax.dtp, tax.annual) == (Money(12_000_000), ZERO, None)
