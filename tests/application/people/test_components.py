"""Company-defined components in a month: dates, parts of a month, the workbook's names, and how a base is explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.application.exchange.layout import AllowanceHeading, allowance_field
from desktop_app.application.exchange.merge import spelled, wage_from
from desktop_app.application.explanations.explanations import explain_line, explain_payslip
from desktop_app.application.explanations.texts import step_text
from desktop_app.application.month.facts import MonthRecords, gather
from desktop_app.application.record_checks import check_company
from desktop_app.application.results import StoredPayslip
from desktop_app.domain.company import Company
from desktop_app.domain.components import BY_LAW, Component, ComponentKind
from desktop_app.domain.employee import Employee, Employment, VariableItem
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.calculator import calculate
from desktop_app.domain.payroll.payslip import Payslip
from desktop_app.domain.payroll.rules import rules_for
from desktop_app.domain.periods import Month
from desktop_app.foundation import i18n
from tests.application.months import COMPANY, MINIMUM_WAGES, NOVEMBER, REGULATIONS, SINCE, employee, rupiah, wage

JOINED = Employment(date(2026, 11, 16))
"""15 of the 30 days of November."""


def component(name: str, kind: ComponentKind, starts_on: date = SINCE, **counts: bool) -> Component:
    """A component that counts as by law except for ``counts``."""
    return Component(name, kind, (replace(BY_LAW[kind], starts_on=starts_on, **counts),))


def with_components(*components: Component) -> Company:
    """The company that defines them."""
    return replace(COMPANY, components=components)


def slip(person: Employee, company: Company, month: Month = NOVEMBER, *items: VariableItem) -> Payslip:
    """The payslip of the month."""
    rules = rules_for(REGULATIONS.current(), month)
    (found,) = gather(MonthRecords(company, month, (person,), items, (), ()), rules.coverage, MINIMUM_WAGES)
    return calculate(found.facts, rules)


def base(payslip: Payslip) -> Money:
    """What BPJS counts."""
    return next(line.result for line in payslip.trace if line.key == "pay.base")


def said(payslip: Payslip, key: str) -> str:
    """The explanation of a figure as one text."""
    found = explain_payslip(payslip, key)
    assert found is not None
    return " ".join(step_text(step) for step in found.steps)


def amount(payslip: Payslip, name: str) -> Money:
    """The amount of an allowance."""
    return next(line.amount for line in payslip.lines if line.name == name)


def test_flags_hold_from_their_date() -> None:
    company = with_components(component("Jabatan", ComponentKind.FIXED, date(2026, 11, 1), bpjs=False))
    person = employee(wages=(wage(SINCE, 6_000_000, fixed=1_000_000),))
    assert base(slip(person, company, Month(2026, 10))) == rupiah(7_000_000)
    assert base(slip(person, company)) == rupiah(6_000_000)


def test_another_kind_under_the_same_name_counts_as_by_law() -> None:
    company = with_components(component("jabatan", ComponentKind.VARIABLE, bpjs=True))
    person = employee(wages=(wage(SINCE, 6_000_000, fixed=1_000_000),))
    assert base(slip(person, company)) == rupiah(7_000_000)


def test_what_is_not_prorated_is_paid_whole_in_a_part_of_a_month() -> None:
    company = with_components(component("Makan", ComponentKind.VARIABLE, prorated=False))
    person = employee(JOINED, wages=(wage(JOINED.started_on, 6_000_000, fixed=1_000_000, variable=600_000),))
    payslip = slip(person, company)
    assert (amount(payslip, "Jabatan"), amount(payslip, "Makan")) == (rupiah(500_000), rupiah(600_000))
    assert amount(slip(person, COMPANY), "Makan") == rupiah(300_000)


def test_a_part_of_a_month_counts_the_components_of_the_whole_one() -> None:
    company = with_components(
        component("Jabatan", ComponentKind.FIXED, bpjs=False), component("Makan", ComponentKind.VARIABLE, bpjs=True)
    )
    person = employee(JOINED, wages=(wage(JOINED.started_on, 2_500_000, fixed=400_000, variable=600_000),))
    payslip = slip(person, company)
    assert base(payslip) == rupiah(3_100_000)
    # Minimum wage looks at basic wage and fixed allowances, whatever BPJS counts: 2.900.000 of 3.000.000.
    below = [dict(one.params) for one in payslip.findings if one.code == "pay.below_minimum_wage"]
    assert below == [{"wage": rupiah(2_900_000), "minimum": rupiah(3_000_000)}]
    assert "Makan\u00a0600.000" in said(payslip, "pay.base")


def test_the_base_is_explained_by_the_names_of_its_components() -> None:
    person = employee(wages=(wage(SINCE, 6_000_000, fixed=1_000_000, variable=500_000),))
    assert said(slip(person, COMPANY), "pay.base") == (
        "Gaji pokok\u00a06.000.000 + Jabatan\u00a01.000.000 = 7.000.000."
    )
    counted = with_components(component("Makan", ComponentKind.VARIABLE, bpjs=True))
    text = said(slip(person, counted), "pay.base")
    assert text == "Gaji pokok\u00a06.000.000 + Jabatan\u00a01.000.000 + Makan\u00a0500.000 = 7.500.000."
    left_out = with_components(component("Jabatan", ComponentKind.FIXED, bpjs=False))
    assert "Jabatan" not in said(slip(person, left_out), "pay.base")


def test_each_line_says_what_it_counted_for() -> None:
    person = employee(wages=(wage(SINCE, 6_000_000, fixed=1_000_000, variable=500_000),))

    def line_text(company: Company, name: str, who: Employee = person) -> str:
        payslip = slip(who, company)
        stored = StoredPayslip(who, payslip, base(payslip), Money(0), None)
        line = next(one for one in payslip.lines if one.name == name)
        return " ".join(step_text(step) for step in explain_line(stored, line).steps)

    assert line_text(COMPANY, "Jabatan").startswith("Tetap, tidak bergantung kehadiran: masuk dasar BPJS.")
    left_out = with_components(component("Jabatan", ComponentKind.FIXED, bpjs=False))
    assert "di luar dasar BPJS" in line_text(left_out, "Jabatan")
    counted = with_components(component("Makan", ComponentKind.VARIABLE, bpjs=True))
    assert "masuk dasar BPJS" in line_text(counted, "Makan")
    assert "masuk dasar BPJS" in line_text(counted, "Jabatan")
    joined = employee(JOINED, wages=(wage(JOINED.started_on, 6_000_000, fixed=1_000_000, variable=500_000),))
    assert "masuk dasar BPJS: disepakati" in line_text(counted, "Makan", joined)
    untaxed = with_components(component("Makan", ComponentKind.VARIABLE, taxable=False))
    assert "tidak dihitung untuk PPh 21" in line_text(untaxed, "Makan")
    assert "Tidak dihitung menurut ketetapan perusahaan: Makan." in said(slip(person, untaxed), "tax.gross")


def test_a_component_may_be_paid_in_a_month_without_being_in_the_wage() -> None:
    company = with_components(component("Prestasi", ComponentKind.FIXED))
    item = VariableItem("001", NOVEMBER, "Prestasi", rupiah(250_000))
    payslip = slip(employee(), company, NOVEMBER, item)
    assert base(payslip) == rupiah(6_250_000)
    assert base(slip(employee(), COMPANY, NOVEMBER, item)) == rupiah(6_000_000)


def test_the_workbook_knows_components_by_name_in_any_capitals() -> None:
    field = allowance_field(AllowanceHeading.FIXED, "jabatan")
    values: dict[str, Any] = {"starts_on": SINCE, "basic": rupiah(1), field: rupiah(5)}
    components = (component("Jabatan", ComponentKind.FIXED),)
    assert wage_from(spelled(values, components)).record.allowances[0].name == "Jabatan"
    assert wage_from(spelled(values, ())).record.allowances[0].name == "jabatan"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ((" ",), "company.component_name_missing"),
        (("Lembur",), "company.component_reserved"),
        (("Makan", "makan"), "company.component_taken"),
    ],
)
def test_names_that_a_component_can_not_have(names: tuple[str, ...], code: str) -> None:
    company = with_components(*(Component(name, ComponentKind.FIXED) for name in names))
    with pytest.raises(KnownProblem) as refused:
        check_company(company)
    assert refused.value.code == code


def test_a_class_of_care_against_the_wage_is_pointed_out() -> None:
    def codes(basic: int, chosen: int | None) -> list[str]:
        person = employee(wages=(wage(SINCE, basic),))
        person = replace(person, terms=tuple(replace(terms, kelas_rawat=chosen) for terms in person.terms))
        return [one.code for one in slip(person, COMPANY).findings if one.code.startswith("kesehatan.class")]

    assert codes(4_000_000, 2) == codes(4_000_001, 1) == codes(6_000_000, None) == []
    assert codes(4_000_000, 1) == ["kesehatan.class_higher"]
    assert codes(4_000_001, 2) == codes(4_000_000, 3) == ["kesehatan.class_lower"]
    assert i18n.sentence("kesehatan.class_lower", (("chosen", 2), ("by_wage", 1))).startswith("Kelas rawat 2")
