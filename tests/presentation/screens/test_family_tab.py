"""The family tab and the dialog of a member."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.employee import Citizenship, Employee, EmployeeKind, EmployeeTerms, Employment
from desktop_app.domain.family import CoverageRules, FamilyMember, Relation
from desktop_app.domain.money import Money
from desktop_app.domain.payroll.payslip import Bpjs, Contribution
from desktop_app.domain.periods import Month
from desktop_app.foundation.i18n import set_language
from desktop_app.presentation.screens.employees import draft as drafts
from desktop_app.presentation.screens.employees.checks import CheckContext, findings, messages
from desktop_app.presentation.screens.employees.family import FamilyPage
from desktop_app.presentation.screens.employees.member import MemberDialog

TODAY = date(2026, 11, 21)
RULES = CoverageRules(5, 21, 25)
CONTEXT = CheckContext(TODAY, Month(2026, 11), RULES)


def child(key: str, name: str, born: date, nik: str = "") -> FamilyMember:
    return FamilyMember(key, Relation.CHILD, name, "L", born, nik=nik or f"327301{born:%d%m%y}0001", birth_place="Solo")


WIFE = FamilyMember("w", Relation.WIFE, "Tri Wahyuni", "P", date(1985, 8, 17), nik="3273015708850003")
BAGAS = child("1", "Bagas Riyadi", date(2006, 2, 2))
LARAS = child("2", "Laras Riyadi", date(2010, 6, 11))
DIMAS = child("3", "Dimas Riyadi", date(2015, 9, 29))
ALIF = child("4", "Alif Riyadi", date(2023, 3, 5))


def person(*family: FamilyMember, ptkp: str = "K/3") -> Employee:
    terms = EmployeeTerms(date(2024, 7, 1), EmployeeKind.PERMANENT, ptkp)
    stay = Employment(date(2024, 7, 1))
    return Employee(
        "e", "0020", "Slamet Riyadi", Citizenship.WNI, "L", date(1982, 3, 4), (stay,), (terms,),
        family=family, nik="3273010403820001", marital_status="K",
    )  # fmt: skip


def shown(qtbot: QtBot, employee: Employee) -> FamilyPage:
    page = FamilyPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    show(page, employee)
    return page


def show(page: FamilyPage, employee: Employee) -> None:
    draft = drafts.draft_of(employee)
    page.show_draft(draft, TODAY, RULES, messages(findings(draft, CONTEXT)))


def places(page: FamilyPage) -> list[str]:
    return [page.meter.cell_text(number) for number in range(page.meter.count())]


def states(page: FamilyPage) -> dict[str, str]:
    return {row.member.name: row.status.word for row in page.table.model.rows}


def test_extra_members_go_below_where_names_would_be_cut(qtbot: QtBot) -> None:
    more = [child(str(number), f"Anak Ke {number}", date(2008 + number, 5, 5)) for number in range(1, 9)]
    page = shown(qtbot, person(WIFE, *more))
    meter = page.meter
    assert meter.count() == 10
    page.resize(1400, 700)
    qtbot.waitUntil(lambda: len({meter.cell_rect(number).top() for number in range(10)}) == 1)
    side_by_side = meter.height()
    page.resize(640, 700)
    qtbot.waitUntil(lambda: len({meter.cell_rect(number).top() for number in range(10)}) == 2)
    assert [meter.cell_rect(number).top() for number in range(5)] == [0] * 5
    assert meter.height() > 2 * side_by_side
    assert all(meter.rect().contains(meter.cell_rect(number)) for number in range(10))


def test_who_takes_which_place_and_from_when_another_does(qtbot: QtBot) -> None:
    page = shown(qtbot, person(WIFE, ALIF, BAGAS, LARAS, DIMAS))
    assert places(page) == [
        "1 · Peserta, Slamet Riyadi, Kelas menurut upah",
        "2 · Istri, Tri Wahyuni, 41 tahun",
        "3 · Anak ke-1, Bagas Riyadi, 21 th: 2 Feb 2027",
        "4 · Anak ke-2, Laras Riyadi, 16 tahun",
        "5 · Anak ke-3, Dimas Riyadi, 11 tahun",
        "Tambahan 1%, Alif Riyadi, 3 tahun",
    ]
    assert states(page)["Bagas Riyadi"] == "Tempat 3, sampai Jan 2027"
    assert states(page)["Alif Riyadi"] == "Tambahan 1%"
    (note,) = page.notes.texts
    assert "2 Februari 2027" in note
    assert "Alif Riyadi mengisi tempatnya" in note


def test_one_press_says_that_the_child_is_studying(qtbot: QtBot) -> None:
    page = shown(qtbot, person(WIFE, BAGAS))
    told = QSignalSpy(page.member_changed)
    (line,) = (line for line in page.notes.lines if not line.isHidden())
    line.studies.emit(replace(BAGAS, studying=True))
    assert told.at(0) == [replace(BAGAS, studying=True)]
    show(page, person(WIFE, replace(BAGAS, studying=True)))
    assert page.notes.texts == ()
    assert page.notes.isHidden()


def test_an_employed_spouse_is_noted_and_takes_no_place(qtbot: QtBot) -> None:
    page = shown(qtbot, person(replace(WIFE, employed=True), LARAS))
    assert states(page)["Tri Wahyuni"] == "Pemberi kerja sendiri"
    assert any("Perpres 82/2018" in note for note in page.notes.texts)
    assert "Tri Wahyuni" not in " ".join(places(page))


def test_ptkp_and_family_are_compared_beside_the_rule(qtbot: QtBot) -> None:
    page = shown(qtbot, person(WIFE, LARAS, ptkp="K/3"))
    assert "K/3 menghitung 3 tanggungan" in page._tax_note.text
    show(page, person(WIFE, LARAS, ptkp="K/1"))
    assert page._tax_note.isHidden()


def test_in_english(qtbot: QtBot) -> None:
    set_language("en")
    try:
        page = shown(qtbot, person(WIFE, BAGAS, LARAS, DIMAS, ALIF))
        assert states(page)["Bagas Riyadi"] == "Place 3, until Jan 2027"
        assert "then Alif Riyadi takes the place" in page.notes.texts[0]
    finally:
        set_language("id")


def test_insert_and_delete_work_in_the_table(qtbot: QtBot) -> None:
    page = shown(qtbot, person(WIFE, LARAS))
    with qtbot.waitActive(page):
        page.activateWindow()
    page.focus_first()
    added, removed = QSignalSpy(page.add_wanted), QSignalSpy(page.remove_wanted)
    QTest.keyClick(page.table.view, Qt.Key.Key_Down)
    QTest.keyClick(page.table.view, Qt.Key.Key_Insert)
    QTest.keyClick(page.table.view, Qt.Key.Key_Delete)
    assert added.count() == 1
    assert removed.count() == 1


@pytest.mark.parametrize(
    ("relation", "sex"),
    [(Relation.WIFE, "P"), (Relation.HUSBAND, "L"), (Relation.MOTHER_IN_LAW, "P"), (Relation.CHILD, "L")],
)
def test_the_relation_says_the_sex(qtbot: QtBot, relation: Relation, sex: str) -> None:
    dialog = MemberDialog(None, "n")
    qtbot.addWidget(dialog)
    dialog.relation.setCurrentIndex(dialog.relation.findData(Relation.WIFE))
    dialog.relation.setCurrentIndex(dialog.relation.findData(relation))
    assert dialog.sex.current == sex


def test_what_doesnt_fit_is_said_while_typing(qtbot: QtBot) -> None:
    dialog = MemberDialog(None, "n")
    qtbot.addWidget(dialog)
    dialog.check_beside(person(WIFE, LARAS), TODAY)
    QTest.keyClicks(dialog.name, "Anak Contoh")
    QTest.keyClicks(dialog.birth, "11-06-1975")
    assert "lebih tua daripada Slamet Riyadi" in dialog._fields["birth_date"].message
    QTest.keyClicks(dialog.nik, LARAS.nik)
    assert "NIK Laras Riyadi" in dialog._fields["nik"].message
    dialog.nik.clear()
    QTest.keyClicks(dialog.nik, "3273")
    assert "4 angka" in dialog._fields["nik"].message


def test_what_the_family_costs_the_employee(qtbot: QtBot) -> None:
    page = shown(qtbot, person(WIFE, BAGAS, LARAS, DIMAS, ALIF))
    page.show_cost(None)
    assert page.cost.isHidden()
    base = Money.rupiah(5_700_000)
    share = Contribution(base, Money.rupiah(228_000), Money.rupiah(57_000))
    bpjs = Bpjs(share, Money.rupiah(57_000), None, None, None, None, None)
    page.show_cost(bpjs)
    assert page.cost.amounts == ("57.000", "57.000", "114.000")
    show(page, person(WIFE))
    page.show_cost(bpjs._replace(extra_family=None))
    assert page.cost.amounts == ("57.000", "57.000")


def test_the_months_of_a_member_are_entered_and_told(qtbot: QtBot) -> None:
    dialog = MemberDialog(WIFE, "n")
    qtbot.addWidget(dialog)
    dialog.check_beside(person(WIFE), TODAY)
    QTest.keyClicks(dialog.covered_from, "13-2026")
    assert not dialog.complete()
    assert "11-2026" in dialog._fields["covered_from"].message
    dialog.covered_from.clear()
    QTest.keyClicks(dialog.covered_from, "03-2026")
    QTest.keyClicks(dialog.covered_until, "02-2026")
    assert "mendahului" in dialog._fields["covered_until"].message
    dialog.covered_until.clear()
    QTest.keyClicks(dialog.covered_until, "12-2026")
    assert dialog.complete()
    wife = dialog.member()
    assert (wife.covered_from, wife.covered_until) == (Month(2026, 3), Month(2026, 12))
    gone = replace(DIMAS, covered_until=Month(2026, 10))
    coming = replace(ALIF, covered_from=Month(2027, 1))
    mother = FamilyMember("m", Relation.MOTHER, "Kartika", "P", date(1955, 1, 1), covered_until=Month(2027, 6))
    page = shown(qtbot, person(wife, gone, coming, mother))
    assert states(page) == {
        "Tri Wahyuni": "Tempat 2, sampai Des 2026",
        "Dimas Riyadi": "Berakhir Okt 2026",
        "Alif Riyadi": "Mulai Jan 2027",
        "Kartika": "Tambahan 1%, sampai Jun 2027",
    }
    assert "2 · Istri, Tri Wahyuni, sampai Des 2026" in places(page)
