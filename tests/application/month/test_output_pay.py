"""Months of somebody who is paid by output, from records to explanations. Figures worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.application.explanations.explanations import explain, explain_line
from desktop_app.application.explanations.texts import paragraph, title
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.results import OutputMonth, StoredPayslip
from desktop_app.domain.components import OUTPUT_PAY
from desktop_app.domain.employee import Employee, PayBasis, VariableItem, Wage
from desktop_app.domain.money import ZERO, Money
from desktop_app.domain.payroll.facts import OutputPay
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import translated
from desktop_app.persistence.gate import DatabaseGate
from desktop_app.persistence.workspace import DatabaseWorkspace
from tests.application.months import (
    COMPANY,
    MINIMUM_WAGES,
    NOVEMBER,
    REGULATIONS,
    SINCE,
    employee,
    gathered,
    rupiah,
    variable,
    wage,
)
from tests.clock import FixedClock

AUGUST, SEPTEMBER, OCTOBER = (Month(2026, number) for number in (8, 9, 10))


def sewer(basis: PayBasis = PayBasis.OUTPUT, nip: str = "001") -> Employee:
    return employee(nip=nip, wages=(wage(SINCE, 4_000_000), Wage(date(2026, 8, 1), ZERO, basis=basis)))


def made(month: Month, amount: int, nip: str = "001") -> VariableItem:
    return VariableItem(nip, month, OUTPUT_PAY, rupiah(amount))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[DatabaseWorkspace]:
    path, gate = tmp_path / "kantor.gajiberes", DatabaseGate()
    gate.create(str(path), None)
    opened = gate.open(str(path), None)
    with opened.unit_of_work() as unit:
        store = unit.store(COMPANY.id)
        store.save_company(COMPANY)
        store.save_employees((sewer(), sewer(nip="002")))
        unit.commit()
    yield opened
    opened.close()


def enter(workspace: DatabaseWorkspace, *items: VariableItem) -> None:
    with workspace.unit_of_work() as unit:
        unit.store(COMPANY.id).save_variables(items)
        unit.commit()


def calculated(workspace: DatabaseWorkspace, month: Month) -> StoredPayslip:
    runs = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES)
    return runs.calculate(COMPANY.code, month).value.payslips[0]


def test_the_output_of_the_month_is_a_line_of_pay() -> None:
    found = gathered(sewer(), variable(OUTPUT_PAY, 5_500_000))
    assert [(item.code, item.amount) for item in found.facts.pay] == [("output", rupiah(5_500_000))]
    assert found.facts.output == OutputPay(rupiah(5_500_000))
    assert found.facts.findings == ()


def test_a_month_without_it_is_an_error_and_before_the_basis_it_is_a_component() -> None:
    (finding,) = gathered(sewer()).facts.findings
    assert finding.code == "pay.no_output_pay"
    before = gathered(sewer(), variable(OUTPUT_PAY, 100_000, month=Month(2026, 7)), month=Month(2026, 7))
    assert [item.code for item in before.facts.pay] == ["basic", "variable"]
    assert before.facts.output is None
    assert [finding.code for finding in before.facts.findings] == ["pay.output_unused"]


def test_runs_count_before_what_was_typed_and_typed_months_fill_the_gaps(workspace: DatabaseWorkspace) -> None:
    enter(workspace, made(AUGUST, 3_000_000), made(SEPTEMBER, 6_000_000), made(SEPTEMBER, 1, "002"))
    assert calculated(workspace, SEPTEMBER).wage_base == rupiah(3_000_000)
    # Typed over after the run: the run's 6,000,000 still counts. October was never calculated.
    enter(workspace, made(SEPTEMBER, 9_000_000), made(OCTOBER, 4_500_000), made(NOVEMBER, 7_000_000))
    stored = calculated(workspace, NOVEMBER)
    # (3,000,000 + 6,000,000 + 4,500,000) / 3 = 4,500,000; 3.7 % is 166,500.
    assert stored.wage_base == rupiah(4_500_000)
    slip = stored.payslip
    assert slip.bpjs.jht is not None
    assert slip.bpjs.jp is not None
    assert (slip.bpjs.jht.employer, slip.bpjs.jp.base) == (rupiah(166_500), rupiah(7_000_000))
    (finding,) = (finding for finding in slip.findings if finding.code == "bpjs.output_months")
    assert dict(finding.params)["months"] == "2026-08, 2026-09, 2026-10"


def test_nothing_is_read_where_nobody_is_paid_by_output(workspace: DatabaseWorkspace) -> None:
    enter(workspace, made(Month(2026, 7), 100_000))
    assert calculated(workspace, Month(2026, 7)).payslip.bpjs.jht is not None


@pytest.mark.parametrize(
    ("language", "first", "entered"),
    [
        ("id", "Rata-rata upah borongan 2 bulan", "upah borongan"),
        ("en", "Average pay by output of 2 months", "pay by output"),
    ],
)
def test_the_base_and_the_line_are_explained(
    workspace: DatabaseWorkspace, language: str, first: str, entered: str
) -> None:
    enter(workspace, made(SEPTEMBER, 6_000_000), made(OCTOBER, 4_000_001), made(NOVEMBER, 7_000_000))
    stored = calculated(workspace, NOVEMBER)
    with translated(language):
        found = explain(stored, "bpjs.jht.employer")
        assert found is not None
        text = paragraph(found, with_wage=True)
        assert first in text
        assert "6.000.000 + 4.000.001" in text or "6,000,000 + 4,000,001" in text
        assert {law.key for law in found.references} >= {
            "bpjs.ketenagakerjaan.output_average_months",
            "bpjs.jht.shares",
        }
        base = explain(stored, "pay.base")
        assert base is not None
        assert first in paragraph(base, with_wage=True)
        (line,) = (line for line in stored.payslip.lines if line.code == "output")
        assert entered in paragraph(explain_line(stored, line))
        assert title(explain_line(stored, line))


def test_the_surcharge_of_the_company_is_applied_and_explained() -> None:
    (terms,) = COMPANY.terms
    company = replace(COMPANY, terms=(terms, replace(terms, starts_on=date(2026, 11, 1), no_npwp_surcharge=True)))
    without = employee(nik="", wages=(wage(SINCE, 12_000_000),))
    before, after = (gathered(without, month=month, company=company).facts for month in (OCTOBER, NOVEMBER))
    assert (before.employer.no_npwp_surcharge, after.employer.no_npwp_surcharge) == (False, True)
    assert not after.person.has_tax_number
    assert [finding.code for finding in after.findings] == ["tax.nik_missing"]
    assert gathered(replace(without, npwp="012345678901000"), company=company).facts.person.has_tax_number
    (wrong,) = gathered(replace(without, nik="123"), company=COMPANY).facts.findings
    assert wrong.code == "tax.nik_invalid"


def test_output_of_the_tested_month_decides_on_dtp() -> None:
    (terms,) = COMPANY.terms
    company = replace(COMPANY, klu="14111", terms=(replace(terms, dtp=True),))
    person = employee(wages=(Wage(SINCE, ZERO, basis=PayBasis.OUTPUT),))
    past = (OutputMonth("001", Month(2026, 1), Money.rupiah(11_000_000)),)
    for earned, tested in ((past, 11_000_000), ((), 5_000_000)):
        found = gathered(person, variable(OUTPUT_PAY, 5_000_000), company=company, earned=earned)
        assert found.facts.dtp is not None
        assert found.facts.dtp.tested == rupiah(tested)
