"""The same files from a month that the engine calculated under the law as shipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.application.filings.portal_rows import kesehatan_terms
from desktop_app.domain.employee import EmployeeKind
from desktop_app.domain.money import Money
from desktop_app.domain.periods import Month
from desktop_app.outputs.portal import fill, write_portal_files
from desktop_app.regulations.source import FileRegulations
from tests.outputs import sample
from tests.outputs.portal.reading import cells, codes
from tests.tools import portal_templates as portal
from tests.tools.portal_templates import WageLine

NOVEMBER = Month(2026, 11)


def test_the_law_gives_places_ages_and_the_limit_of_class_two() -> None:
    terms = kesehatan_terms(FileRegulations().current(), NOVEMBER)

    assert (terms.coverage.covered_persons, terms.coverage.child_age_limit) == (5, 21)
    assert terms.class_two_up_to == Money.rupiah(4_000_000)


def test_upah_is_the_uncapped_wage_of_who_takes_part(tmp_path: Path) -> None:
    run = sample.run([sample.Person(), sample.Person(nip="0005", name="Rina Kusuma", basic=60_000_000)])
    run = replace(run, company=replace(run.company, npp="12345678"))
    second = replace(run.payslips[1].employee, nik="3273010101900011", kpj="21012345999")
    run = replace(run, payslips=(run.payslips[0], replace(run.payslips[1], employee=second)))
    lines = [WageLine(slip.employee.nik, slip.employee.kpj, "", "A*** P***") for slip in run.payslips]
    source = portal.save(tmp_path / "unduhan", "template_upah_12345678.xlsx", portal.upah(lines))

    outcome = fill(source, run, kesehatan_terms(FileRegulations().current(), NOVEMBER), tmp_path / "hasil")

    assert [row[6] for row in cells(tmp_path / "hasil" / source.name, "data_upah")[1:]] == [8_000_000, 61_200_000]
    assert outcome.findings == ()


def test_a_contract_that_began_this_month_is_asked_for_its_end(tmp_path: Path) -> None:
    person = sample.Person(started_on=date(2026, 11, 2), kind=EmployeeKind.CONTRACT)
    run = sample.run([person])
    run = replace(run, company=replace(run.company, npp="12345678"))
    slip = run.payslips[0]
    run = replace(run, payslips=(replace(slip, employee=replace(slip.employee, kpj="")),))

    outcome = write_portal_files(run, kesehatan_terms(FileRegulations().current(), NOVEMBER), tmp_path)

    assert "portal.row_left_out" in codes(outcome)
    assert not (tmp_path / "template_tk_12345678.xlsx").exists()
    missing = [dict(finding.params)["column"] for finding in outcome.findings if finding.code == "portal.missing"]
    assert "TGL_AKHIR_KONTRAK" in missing
