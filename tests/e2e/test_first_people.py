"""A company and three people with families, from an empty workspace, by the keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.application.filings.portal_needs import edabu_gaps, sipp_gaps
from desktop_app.domain.family import Relation
from desktop_app.domain.periods import Month
from desktop_app.presentation.control import Control
from desktop_app.presentation.screens.employees.screen import EmployeesScreen
from tests.e2e.typist import Script, Typist, focused

WAIT = 60_000


@dataclass(frozen=True)
class Member:
    """What is typed into the dialog of a family member."""

    relation: str
    name: str
    birth: str
    nik: str
    place: str
    sex: Qt.Key | None = None
    """The arrow to the other sex, where the relation doesn't say it."""


@dataclass(frozen=True)
class Person:
    """What is typed about somebody."""

    name: str
    birth: str
    nik: str
    ptkp: str
    wage: str
    card: str
    place: str
    mother: str
    marital: str
    family: tuple[Member, ...]
    woman: bool = False


PEOPLE = (
    Person(
        "Budi Santoso", "15041987", "3273011504870003", "K/2", "8jt", "3273010806150042", "Bandung", "Sumiati", "Kawin",
        (
            Member("Istri", "Tri Wahyuni", "17081989", "3273015708890003", "Garut"),
            Member("Anak", "Bagas Santoso", "02022015", "3273010202150001", "Bandung"),
            Member("Anak", "Laras Santoso", "11062018", "3273015106180002", "Bandung", Qt.Key.Key_Right),
        ),
    ),
    Person(
        "Siti Aminah", "28021990", "3273016802900001", "TK/0", "6500000", "3273010806150043", "Garut", "Aminah",
        "Kawin",
        (Member("Suami", "Joko Susilo", "01011988", "3273010101880007", "Solo"),),
        woman=True,
    ),
    Person(
        "Eko Wahyudi", "05051992", "3273010505920009", "TK/0", "5jt", "3273010806150044", "Solo", "Kartika",
        "Tidak kawin",
        (Member("Ibu", "Kartika Dewi", "01011960", "3273014101600001", "Solo"),),
    ),
)  # fmt: skip


def test_a_company_and_three_people_with_families_by_keyboard_alone(
    qtbot: QtBot, control: Control, faults: list[BaseException]
) -> None:
    typist = Typist(qtbot)
    typist.play(Entry(typist, control).everything(), WAIT)
    assert control.session is not None
    services = control.session.services
    (row,) = services.companies.desk(Month.of(services.clock.now().date()))
    assert (row.company.code, row.company.name, row.company.npp) == ("SCU", "PT Sinar Contoh Utama", "20148875")
    people = services.people.all(row.company.id)
    assert [one.name for one in people] == [one.name for one in PEOPLE]
    budi, siti, eko = people
    assert [(one.relation, one.sex) for one in budi.family] == [
        (Relation.WIFE, "P"),
        (Relation.CHILD, "L"),
        (Relation.CHILD, "P"),
    ]
    assert (siti.sex, siti.family[0].relation) == ("P", Relation.HUSBAND)
    assert eko.family[0].relation is Relation.MOTHER
    month = Month.of(services.clock.now().date())
    for one in people:
        assert sipp_gaps(one, month, row.company.location_code) == ()
        assert edabu_gaps(one, month) == ()
        assert one.wages
    assert faults == []


class Entry:
    """The script of the person who types."""

    def __init__(self, typist: Typist, control: Control) -> None:
        self._typist = typist
        self._control = control

    def everything(self) -> Script:
        """From the first page to the third person."""
        typist = self._typist
        yield lambda: QApplication.focusWidget() is not None
        yield lambda: typist.press(Qt.Key.Key_Return)
        yield _dialog
        typist.text("PT Sinar Contoh Utama")
        typist.field("NPP BPJS Ketenagakerjaan", "20148875")
        typist.field("Skala usaha", "Kecil")
        typist.control(Qt.Key.Key_PageDown)
        typist.field("Kode lokasi", "1001")
        yield lambda: typist.control(Qt.Key.Key_S)
        yield self._free
        yield lambda: typist.control(Qt.Key.Key_2)
        yield self._free
        for person in PEOPLE:
            yield from self._person(person)

    def _person(self, person: Person) -> Script:
        typist = self._typist
        yield lambda: typist.control(Qt.Key.Key_N)
        yield _dialog
        typist.text(person.name)
        if person.woman:
            typist.field("Jenis kelamin")
            typist.press(Qt.Key.Key_Right)
        typist.field("Tanggal lahir", person.birth)
        typist.field("NIK", person.nik)
        typist.field("PTKP", person.ptkp)
        typist.field("Gaji pokok sebulan", person.wage)
        yield lambda: typist.press(Qt.Key.Key_Return)
        yield lambda: self._free() and focused().accessibleName() == "Nama lengkap sesuai KTP"
        for title, text in (
            ("Nomor Kartu Keluarga", person.card),
            ("Tempat lahir", person.place),
            ("Nama ibu", person.mother),
            ("Status kawin", person.marital),
            ("Golongan darah", "O"),
            ("Alamat sesuai KTP", "Jalan Contoh 1"),
            ("RT", "003"),
            ("RW", "007"),
            ("Kode pos", "40124"),
            ("Kode kecamatan", "327301"),
        ):
            typist.field(title, text)
        typist.control(Qt.Key.Key_PageDown)
        typist.control(Qt.Key.Key_PageDown)
        for member in person.family:
            yield from self._member(member)
        typist.control(Qt.Key.Key_PageDown)
        typist.field("Kode faskes", "0101B001")
        typist.field("Faskes", "Klinik Contoh")
        yield lambda: typist.control(Qt.Key.Key_S)
        yield lambda: self._free() and not self._dirty

    def _member(self, member: Member) -> Script:
        typist = self._typist
        yield lambda: typist.press(Qt.Key.Key_Insert)
        yield _dialog
        typist.field("Hubungan", member.relation)
        typist.field("Nama", member.name)
        if member.sex is not None:
            typist.field("Jenis kelamin")
            typist.press(member.sex)
        typist.field("Tanggal lahir", member.birth)
        typist.field("NIK", member.nik)
        typist.field("Tempat lahir", member.place)
        yield lambda: typist.press(Qt.Key.Key_Return)
        yield self._active

    @property
    def _dirty(self) -> bool:
        assert self._control.window is not None
        screen = self._control.window.screen_shown
        assert isinstance(screen, EmployeesScreen)
        return screen.dirty

    def _free(self) -> bool:
        return not self._control.jobs.busy and self._active()

    def _active(self) -> bool:
        if not _dialog() and QApplication.activeWindow() is None and self._control.window is not None:
            self._control.window.activateWindow()  # as a window manager does when a dialog closes
        return not _dialog() and QApplication.activeWindow() is not None


def _dialog() -> bool:
    return QApplication.activeModalWidget() is not None
