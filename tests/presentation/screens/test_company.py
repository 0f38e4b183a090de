"""The form of a company: policies with their dates, branches, logo, and what stands in its places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.application.services import Services
from desktop_app.domain.company import Branch, BranchTerms, CompanySize, Programme
from desktop_app.domain.findings import KnownProblem
from desktop_app.domain.logo import check_logo, size_of
from desktop_app.domain.money import Money
from desktop_app.domain.policies import DeductionRounding, ProrationMethod
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screens.company.branches import BranchDialog
from desktop_app.presentation.screens.company.form import CompanyForm
from desktop_app.presentation.screens.company.signing import kept
from desktop_app.presentation.screens.company.words import changes_text
from tests.presentation.example_office import ScriptedDialogs
from tests.presentation.people_workspace import NOVEMBER, empty_services, example_company

TODAY = date(2026, 11, 21)


@pytest.fixture
def form(qtbot: QtBot, services: Services, jobs: Jobs, dialogs: ScriptedDialogs) -> CompanyForm:
    made = CompanyForm(services, jobs, example_company(services), dialogs=dialogs)
    qtbot.addWidget(made)
    return made


def choose(form: CompanyForm, name: str, value: object) -> None:
    box = form.policies.choices[name]
    box.setCurrentIndex(box.findData(value))


def test_opening_changes_nothing(form: CompanyForm, services: Services) -> None:
    assert form.draft() == example_company(services)


def test_a_policy_holds_from_its_date_and_stands_in_the_timeline(
    qtbot: QtBot, form: CompanyForm, services: Services, jobs: Jobs
) -> None:
    choose(form, "proration", ProrationMethod.WORKING_DAYS)
    choose(form, "deduction_rounding", DeductionRounding.HUNDRED_DOWN)
    form.policies.switches["dtp"].setChecked(True)
    form.start.set_date(date(2027, 1, 1))
    form.save()
    qtbot.waitUntil(lambda: form.saved is not None and not jobs.busy)
    saved = example_company(services)
    assert saved.terms_on(TODAY).proration is ProrationMethod.CALENDAR_DAYS
    later = saved.terms_on(date(2027, 1, 1))
    assert (later.proration, later.deduction_rounding, later.dtp) == (
        ProrationMethod.WORKING_DAYS,
        DeductionRounding.HUNDRED_DOWN,
        True,
    )
    said = changes_text(saved.terms[-2], saved.terms[-1])
    assert said.count("·") == 2
    again = CompanyForm(services, jobs, saved)
    qtbot.addWidget(again)
    assert again.draft() == saved


def test_every_policy_tells_its_legal_basis(form: CompanyForm) -> None:
    for box in (*form.policies.choices.values(), *form.policies.switches.values(), form.policies.base):
        assert box.accessibleDescription()


def test_the_companys_own_programmes(form: CompanyForm) -> None:
    assert form.draft().terms[-1].programmes is None
    form.programmes.by_law.setChecked(False)
    form.programmes.boxes[Programme.JP].setChecked(False)
    assert form.draft().terms[-1].programmes == tuple(one for one in Programme if one is not Programme.JP)


def test_by_law_the_programmes_follow_the_size(form: CompanyForm) -> None:
    choice, size = form.programmes, form.terms.size_choice
    size.setCurrentIndex(size.findData(CompanySize.MICRO))
    ticked = [one for one, box in choice.boxes.items() if box.isChecked()]
    assert ticked == [Programme.KESEHATAN, Programme.JKK, Programme.JKM]
    size.setCurrentIndex(size.findData(CompanySize.LARGE))
    assert all(box.isChecked() and not box.isEnabled() for box in choice.boxes.values())
    assert choice.programmes() is None


def test_a_click_on_a_class_chooses_it(qtbot: QtBot, form: CompanyForm) -> None:
    form.show()
    row = form.terms.classes._rows[3][2]
    qtbot.mouseClick(form.terms.classes, Qt.MouseButton.LeftButton, pos=row.geometry().center())
    assert form.terms.jkk.currentData() == 4


def test_tab_goes_through_a_page_in_reading_order(qtbot: QtBot, form: CompanyForm) -> None:
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.texts["name"].setFocus()
    passed = []
    for _step in range(10):
        passed.append(form.focusWidget())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    names = ("name", "code", "npwp", "nitku", "npp", "business_unit_code", "klu")
    assert passed[:7] == [form.texts[name] for name in names]
    assert passed[7:] == [form.terms.size_choice, form.terms.jkk, form.terms.week]


def test_pages_by_keyboard(qtbot: QtBot, form: CompanyForm) -> None:
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    qtbot.keyClick(form, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert form.tabs.currentIndex() == 1
    qtbot.keyClick(form, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert form.tabs.currentIndex() == 0


def test_signatory_and_account_are_kept(qtbot: QtBot, form: CompanyForm, services: Services, jobs: Jobs) -> None:
    form.texts["signatory_name"].setText("Ratna Dewi")
    form.texts["bank_account"].setText("1310001234567")
    form.save()
    qtbot.waitUntil(lambda: form.saved is not None and not jobs.busy)
    saved = example_company(services)
    assert (saved.signatory_name, saved.bank_account) == ("Ratna Dewi", "1310001234567")


def test_a_new_client_needs_little(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    services = empty_services(tmp_path)
    form = CompanyForm(services, jobs)
    qtbot.addWidget(form)
    form.texts["code"].setText("BR")
    form.texts["name"].setText("PT Baru")
    form.save()
    qtbot.waitUntil(lambda: form.saved is not None and not jobs.busy)
    (row,) = services.companies.desk(NOVEMBER)
    assert row.company.terms[0].proration is ProrationMethod.CALENDAR_DAYS


# Branches


def branch_dialog(qtbot: QtBot, before: Branch | None = None, taken: tuple[str, ...] = ()) -> BranchDialog:
    dialog = BranchDialog(before, TODAY, taken)
    qtbot.addWidget(dialog)
    return dialog


def test_a_branch_with_its_own_class(qtbot: QtBot) -> None:
    dialog = branch_dialog(qtbot)
    assert not dialog.complete()
    dialog.texts["code"].setText("SBY")
    dialog.texts["name"].setText("Surabaya")
    dialog.jkk.setCurrentIndex(dialog.jkk.findData(3))
    assert dialog.complete()
    assert dialog.branch() == Branch("SBY", "Surabaya", terms=(BranchTerms(date(2026, 1, 1), 3),))


def test_a_code_is_taken_once(qtbot: QtBot) -> None:
    dialog = branch_dialog(qtbot, taken=("SBY",))
    dialog.texts["code"].setText("SBY")
    dialog.texts["name"].setText("Surabaya")
    assert not dialog.complete()


def test_a_changed_class_of_a_branch_holds_from_its_date(qtbot: QtBot) -> None:
    before = Branch("SBY", "Surabaya", terms=(BranchTerms(date(2026, 1, 1), 3),))
    dialog = branch_dialog(qtbot, before)
    assert dialog.branch() == before
    dialog.wage.set_amount(Money.rupiah(5_000_000))
    assert dialog.branch().terms == (*before.terms, BranchTerms(date(2026, 11, 1), 3, Money.rupiah(5_000_000)))
    dialog.start.set_date(date(2026, 1, 1))
    assert dialog.branch().terms == (BranchTerms(date(2026, 1, 1), 3, Money.rupiah(5_000_000)),)


def test_a_branch_where_somebody_works_stays(qtbot: QtBot, services: Services, jobs: Jobs) -> None:
    company = replace(example_company(services), branches=(Branch("SBY", "Surabaya"),))
    services.companies.save(company)
    person = services.people.all(company.id)[0]
    terms = (replace(person.terms[0], branch="SBY"), *person.terms[1:])
    services.people.save(company.id, replace(person, terms=terms))
    form = CompanyForm(services, jobs, company)
    qtbot.addWidget(form)
    form.branches.table.view.choose("SBY")
    form.branches.remove.click()
    assert form.draft().branches == ()
    form.save()
    qtbot.waitUntil(lambda: bool(form.message.message) and not jobs.busy)
    assert form.saved is None
    assert form.tabs.currentIndex() == 1


# Logo


def image(path: Path, width: int, height: int, kind: str = "PNG") -> Path:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    for x in range(width):
        for y in range(height):
            made.setPixelColor(x, y, QColor((x * 7) % 256, (y * 5) % 256, (x * y) % 256))
    assert made.save(str(path), kind)
    return path


def test_a_chosen_logo_is_kept(form: CompanyForm, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    path = image(tmp_path / "logo.png", 60, 40)
    dialogs.opens = path
    form.logo.choose.click()
    assert form.draft().logo == path.read_bytes()
    form.logo.remove.click()
    assert form.draft().logo == b""


def test_a_large_logo_is_made_smaller(tmp_path: Path) -> None:
    content = kept(image(tmp_path / "besar.png", 900, 450).read_bytes())
    check_logo(content)
    size = size_of(content)
    assert size is not None
    assert size.width == 2 * size.height <= 400


def test_what_is_no_image_is_said(form: CompanyForm, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"bukan gambar")
    dialogs.opens = path
    form.logo.choose.click()
    assert form.logo.logo == b""
    assert "PNG" in form.logo._note.text()
    path.write_bytes(b"\x89PNG\r\n\x1a\nrusak")
    with pytest.raises(KnownProblem):
        form.logo.take(path)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CV Bengkel Ratna", "BR"),
        ("PT. Sinar Niaga Utama, Tbk.", "SNU"),
        ("Kopi", "KOP"),
        ("UD", ""),
        ("PT Satu Dua Tiga Empat Lima Enam Tujuh", "SDTELE"),
    ],
)
def test_a_code_is_suggested_from_the_name(qtbot: QtBot, tmp_path: Path, jobs: Jobs, name: str, code: str) -> None:
    form = CompanyForm(empty_services(tmp_path), jobs)
    qtbot.addWidget(form)
    qtbot.keyClicks(form.texts["name"], name)
    assert form.texts["code"].text() == code


def test_a_chosen_code_stays(qtbot: QtBot, tmp_path: Path, jobs: Jobs) -> None:
    form = CompanyForm(empty_services(tmp_path), jobs)
    qtbot.addWidget(form)
    form.texts["code"].setText("BENGKEL")
    qtbot.keyClicks(form.texts["name"], "CV Bengkel Ratna")
    assert form.texts["code"].text() == "BENGKEL"


def test_leaving_asks_only_when_something_was_typed(
    qtbot: QtBot, form: CompanyForm, dialogs: ScriptedDialogs, services: Services
) -> None:
    form.show()
    form.reject()
    assert (form.isVisible(), dialogs.said) == (False, [])
    form.show()
    form.texts["name"].setText("PT Nama Lain")
    dialogs.agrees = False
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.texts["name"].text() == "PT Nama Lain"
    form.letters.click()
    assert not form.letters_wanted
    dialogs.agrees = True
    form.letters.click()
    assert form.letters_wanted
    assert not form.isVisible()
    assert len(dialogs.said) == 3
    assert example_company(services).name != "PT Nama Lain"


def test_a_new_client_can_be_left_untouched_without_a_question(
    qtbot: QtBot, tmp_path: Path, jobs: Jobs, dialogs: ScriptedDialogs
) -> None:
    form = CompanyForm(empty_services(tmp_path), jobs, dialogs=dialogs)
    qtbot.addWidget(form)
    form.show()
    form.reject()
    assert dialogs.said == []
    form.show()
    form.terms.size_choice.setCurrentIndex(0)
    form.reject()
    assert len(dialogs.said) == 1
