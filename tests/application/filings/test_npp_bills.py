"""BPJS Ketenagakerjaan bills each number of its own. Figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.application.filings.npp_bills import NppBill, bills_text, npp_bills
from desktop_app.application.month.runs import PayrollRuns
from desktop_app.application.results import Obligation
from desktop_app.domain.company import Branch
from desktop_app.domain.employee import Employee
from desktop_app.foundation.i18n import translated
from desktop_app.persistence.gate import DatabaseGate
from tests.application.months import COMPANY, MINIMUM_WAGES, NOVEMBER, REGULATIONS, SINCE, employee, rupiah, wage
from tests.clock import FixedClock


def at(branch: str, nip: str, basic: int) -> Employee:
    person = employee(nip=nip, wages=(wage(SINCE, basic),), birth_date=date(1990, 5, 17))
    return replace(person, terms=tuple(replace(terms, branch=branch) for terms in person.terms))


def test_each_number_has_its_own_bill_and_they_add_up(tmp_path: Path) -> None:
    branches = (Branch("MDN", "Medan"), Branch("SBY", "Surabaya", npp="JJ000002"))
    company = replace(COMPANY, npp="JJ000001", branches=branches)
    gate, path = DatabaseGate(), str(tmp_path / "kantor.gajiberes")
    gate.create(path, None)
    workspace = gate.open(path, None)
    with workspace.unit_of_work() as unit:
        store = unit.store(company.id)
        store.save_company(company)
        store.save_employees((at("", "001", 6_000_000), at("MDN", "002", 5_000_000), at("SBY", "003", 4_000_000)))
        unit.commit()
    run = PayrollRuns(workspace, REGULATIONS, FixedClock(), MINIMUM_WAGES).calculate(company.code, NOVEMBER).value
    workspace.close()
    # JHT 5.7 %, JP 3 %, JKK 0.24 %, JKM 0.30 %: 9.24 % of 11,000,000 and of 4,000,000.
    assert npp_bills(run) == (NppBill("JJ000001", 2, rupiah(1_016_400)), NppBill("JJ000002", 1, rupiah(369_600)))
    (due,) = (due for due in run.dues if due.obligation is Obligation.KETENAGAKERJAAN)
    assert due.amount == rupiah(1_016_400 + 369_600)
    with translated("en"):
        assert bills_text(run).count("NPP JJ00000") == 2
    alone = replace(run, company=COMPANY)
    assert bills_text(alone) == ""
