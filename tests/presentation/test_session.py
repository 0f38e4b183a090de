"""What the palette finds in a workspace: people, and the payslip of a code."""

from __future__ import annotations

from desktop_app.application.services import Services
from desktop_app.application.verification import verification_code
from desktop_app.foundation import formats
from desktop_app.presentation.screen import Place
from desktop_app.presentation.session import Session
from tests.presentation.people_workspace import NOVEMBER, example_company


def test_people_are_found_with_their_number_masked(services: Services) -> None:
    company = example_company(services)
    person = services.people.all(company.id)[0]
    found = Session("", services, NOVEMBER).find(person.name)
    assert [(one.title, one.place) for one in found] == [
        (person.name, Place("employees", company.id, subject=person.id)),
    ]
    assert company.name in found[0].note


def test_the_code_of_a_payslip_says_whose_it_is_and_what_it_paid(services: Services) -> None:
    company = example_company(services)
    run = services.runs.calculate(company.code, NOVEMBER).value
    slip = run.payslips[3]
    paid = slip.payslip.totals.take_home
    assert paid is not None
    (found,) = Session("", services, NOVEMBER).find(verification_code(run.head, slip))
    assert found.title == f"Slip {slip.employee.name}"
    assert found.note == f"kode cocok · Nov 2026 · {formats.rupiah(paid.sen)}"
    assert found.place == Place("pay_run", company.id, NOVEMBER, slip.employee.nip)


def test_a_payslip_that_was_corrected_since_is_said_to_be_so(services: Services) -> None:
    code, month = example_company(services).code, NOVEMBER
    first = services.runs.calculate(code, month).value
    services.runs.approve(code, month)
    services.runs.reopen(code, month, "Lembur terlambat")
    (found,) = Session("", services, month).find(verification_code(first.head, first.payslips[0]))
    assert found.note.startswith("sudah dikoreksi · ")


def test_a_code_of_no_payslip_is_said_to_be_so(services: Services) -> None:
    (found,) = Session("", services, NOVEMBER).find("7K2M-4QXP-91TD")
    assert (found.title, found.place) == ("Tidak ada slip dengan kode ini", None)
    assert not Session("", services, NOVEMBER).find("7K2M4QXP91TD")
