"""Rules and rates on screen: finding a rule, its history, adding a version, packs, and what they change."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.application.law.draft import BY_ROWS, UMK, VersionDraft
from desktop_app.application.services import Services
from desktop_app.domain.company import Company
from desktop_app.domain.money import Money
from desktop_app.domain.regulation import Reference
from desktop_app.presentation.jobs import Jobs
from desktop_app.presentation.screen import AppContext, Place
from desktop_app.presentation.screens.pay_run.screen import PayRunScreen
from desktop_app.presentation.screens.regulations.effects_dialog import EffectsDialog
from desktop_app.presentation.screens.regulations.pack_dialog import PackDialog
from desktop_app.presentation.screens.regulations.rows import RuleRow
from desktop_app.presentation.screens.regulations.screen import RegulationsScreen
from desktop_app.presentation.screens.regulations.sources import places
from desktop_app.presentation.screens.regulations.version_form import VersionForm
from desktop_app.presentation.widgets.sheet_edit import SheetColumn, SheetEdit
from desktop_app.regulations import packs
from tests.presentation.example_office import NOVEMBER, ScriptedDialogs, example_services
from tests.regulations.sample_packs import publisher, trust, write_pack

CAP = "bpjs.jp.cap"
MARCH = date(2027, 3, 31)
REFERENCE = Reference("Surat contoh", "Ps. 29", "contoh", date(2026, 11, 1), "high")


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """What a test leaves behind is collected on the GUI thread: a worker that did it would delete widgets there."""
    yield
    gc.collect()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Services, Company]]:
    services, company = example_services(tmp_path)
    yield services, company
    services.workspace.close()


@pytest.fixture
def services(office: tuple[Services, Company]) -> Services:
    return office[0]


@pytest.fixture
def screen(qtbot: QtBot, services: Services, dialogs: ScriptedDialogs) -> Iterator[RegulationsScreen]:
    jobs = Jobs()
    made = RegulationsScreen(services, jobs, dialogs)
    jobs.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    show(qtbot, made)
    yield made
    jobs.wait()


def show(qtbot: QtBot, screen: RegulationsScreen, subject: str = "") -> None:
    screen.activate(AppContext(), subject)
    qtbot.waitUntil(lambda: not screen._jobs.busy)


def keys(screen: RegulationsScreen) -> list[str]:
    return [row.key for row in screen.table.model.rows]


def row(screen: RegulationsScreen, key: str) -> RuleRow:
    return next(one for one in screen.table.model.rows if one.key == key)


def texts(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def form(screen: RegulationsScreen, key: str) -> VersionForm:
    # With a parent, as in the program: nobody else holds a dialog, and the worker must not be the one to collect it.
    made = VersionForm(screen._services, screen._jobs, screen._dialogs, row(screen, key), screen)
    made.show()
    return made


def test_all_rules_are_listed_by_topic(screen: RegulationsScreen, services: Services) -> None:
    assert set(services.regulations.current().parameters) <= set(keys(screen))
    topics = [one.topic for one in screen.table.model.rows if one.first]
    assert len(topics) == len(set(topics))
    assert topics[0] == "bpjs.kesehatan"


@pytest.mark.parametrize("typed", ["jp batas", "bpjs.jp.cap", "B/1226/022026"])
def test_a_rule_is_found_by_name_key_and_instrument(screen: RegulationsScreen, typed: str) -> None:
    screen.search_field.searched.emit(typed)
    assert CAP in keys(screen)
    assert len(keys(screen)) < 10


def test_nothing_found_offers_the_way_back(screen: RegulationsScreen) -> None:
    screen.search_field.searched.emit("sulis")
    assert keys(screen) == []
    screen.table.empty_acted.emit()
    assert len(keys(screen)) > 100


def test_what_must_be_entered_is_told_for_the_day(screen: RegulationsScreen) -> None:
    screen.day_edit.date_changed.emit(MARCH)
    screen._segments.choose("care")
    screen._segments.chosen.emit("care")
    assert {CAP, "wages.minimum.ump", UMK, "calendar.holidays_2028"} == set(keys(screen))
    screen.table.view.choose(CAP, "title")
    assert "1 Maret 2027" in texts(screen.panel)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "peraturan.bpk.go.id/Download/1.pdf",
            [("Database Peraturan BPK", "https://peraturan.bpk.go.id/Download/1.pdf")],
        ),
        (
            "Inventaris hukum: github.com/a/b (c.csv); pajaknow.id (?p=6771)",
            [("Inventaris hukum", "https://github.com/a/b"), ("pajaknow.id (?p=6771)", "https://pajaknow.id")],
        ),
        ("github.com/a/b (c.js)", [("Kumpulan data publik", "https://github.com/a/b")]),
        ("Dari ingatan, belum dicocokkan", [("Dari ingatan, belum dicocokkan", "")]),
    ],
)
def test_a_source_is_named_in_words_with_its_address_behind(source: str, shown: list[tuple[str, str]]) -> None:
    assert [(place.words, place.address) for place in places(source)] == shown


def test_no_rule_shows_the_address_of_a_code_archive(screen: RegulationsScreen) -> None:
    found = [version for one in screen.table.model.rows for version in one.parameter.versions]
    assert found
    assert not [place for one in found for place in places(one.reference.source) if "github" in place.words.lower()]


def test_a_key_as_subject_opens_the_rule_with_its_history(qtbot: QtBot, screen: RegulationsScreen) -> None:
    screen.search_field.searched.emit("lembur")
    show(qtbot, screen, CAP)
    assert screen.table.view.current_row().key == CAP
    shown = texts(screen.panel)
    assert "Rp\u00a011.086.300" in shown
    assert "Ps. 29 ayat (3)–(4)" in shown
    assert "Rp\u00a07.000.000" in shown
    oldest = row(screen, CAP).parameter.versions[0]
    screen.panel.show_version(oldest)
    assert "1 Juli 2015, bukan yang berlaku" in texts(screen.panel)


def test_every_rule_can_be_shown(screen: RegulationsScreen) -> None:
    for one in screen.table.model.rows:
        screen.panel.show_row(one)
        assert one.title in texts(screen.panel)
        only_words = one.parameter.kind == "text" and one.dated is not None
        assert ("tidak mengubah angka" in texts(screen.panel)) == only_words
        body = screen.panel._scroll.widget()
        assert body is not None
        assert body.minimumSizeHint().width() <= screen.panel.width(), one.key


def test_a_law_line_of_an_explanation_leads_to_the_rule(qtbot: QtBot, office: tuple[Services, Company]) -> None:
    services, company = office
    services.runs.calculate(company.code, NOVEMBER)
    jobs = Jobs()
    run = PayRunScreen(services, jobs)
    qtbot.addWidget(run)
    run.show()
    run.activate(AppContext(company.id, company.name, "", NOVEMBER))
    qtbot.waitUntil(lambda: run.table.model.rowCount() > 0 and not jobs.busy)
    run.table.view.choose(run.table.model.row_at(0).nip, "jp")  # the first click: the figure
    links = [label for label in run.panel.findChildren(QLabel) if f'href="{CAP}"' in label.text()]
    with qtbot.waitSignal(run.place_requested) as asked:
        links[0].linkActivated.emit(CAP)  # the second: its law
    assert asked.args == [Place("regulations", subject=CAP)]
    jobs.wait()


def test_a_version_is_typed_and_stored(qtbot: QtBot, screen: RegulationsScreen, services: Services) -> None:
    made = form(screen, CAP)
    assert made.start.date == date(2027, 3, 1)
    made.value.set_text("11,6jt")
    made.save()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert "Dasar hukum belum diisi" in made.fields["instrument"].message
    made.instrument.setText("PP 45/2015; surat contoh")
    made.article.setText("Ps. 29")
    made.source.setText("contoh")
    with qtbot.waitSignal(made.accepted):
        made.save()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert services.regulations.current().at(CAP, MARCH).value == Money.rupiah(11_600_000)
    assert row(screen, CAP).is_added


def test_what_can_not_be_read_is_said_at_the_value(qtbot: QtBot, screen: RegulationsScreen) -> None:
    made = form(screen, CAP)
    made.value.set_text("banyak")
    for field in (made.instrument, made.article, made.source):
        field.setText("contoh")
    made.save()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert "banyak" in made.fields["value"].message
    assert not made.saved


def test_every_rule_has_a_form_that_begins_with_its_value(
    qtbot: QtBot, screen: RegulationsScreen, services: Services
) -> None:
    kinds: dict[str, str] = {}
    for one in screen.table.model.rows:
        if one.dated is not None and one.key not in BY_ROWS:
            kinds.setdefault(one.parameter.kind, one.key)
    assert len(kinds) > 10
    for key in kinds.values():
        made = form(screen, key)
        made.start.set_date(date(2027, 6, 1))
        for field in (made.instrument, made.article, made.source):
            field.setText("contoh")
        services.law.add(made.draft())
        law, day = services.regulations.current(), date(2027, 6, 2)
        assert law.at(key, day).value == law.at(key, date(2027, 5, 31)).value
        assert law.at(key, day).start == date(2027, 6, 1)


def test_minimum_wages_of_places_come_from_a_file(
    qtbot: QtBot, screen: RegulationsScreen, services: Services, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.opens = tmp_path / "umk.csv"
    dialogs.opens.write_text("3275;6.300.000\n3273;5.000.000\n", encoding="utf-8")
    made = form(screen, UMK)
    made.load_rows()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    typed = {code: amount for code, amount in made.value.rows if amount}
    assert typed == {"3275 Kota Bekasi": "6.300.000", "3273 Kota Bandung": "5.000.000"}
    assert len(made.value.rows) == 32
    for field in (made.instrument, made.article, made.source):
        field.setText("contoh")
    with qtbot.waitSignal(made.accepted):
        made.save()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    rule = services.regulations.current().parameters[UMK]
    found = rule.row_in_force("3273", date(2027, 1, 31))
    assert found is not None
    assert found.value == Money.rupiah(5_000_000)


def test_a_version_by_hand_can_be_removed_here(
    qtbot: QtBot, screen: RegulationsScreen, services: Services, dialogs: ScriptedDialogs
) -> None:
    services.law.add(VersionDraft(CAP, date(2026, 11, 1), (("5jt",),), REFERENCE))
    show(qtbot, screen, CAP)
    version = screen.panel.version
    assert version is not None
    assert version.origin == "hand"
    screen.panel.remove_asked.emit(row(screen, CAP), version)
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert dialogs.said
    assert services.law.state().added.versions == ()
    assert not row(screen, CAP).is_added


def test_the_effect_is_shown_by_client_and_person(qtbot: QtBot, screen: RegulationsScreen, services: Services) -> None:
    laws = (
        services.law.state().law,
        services.law.drafted(VersionDraft(CAP, date(2026, 11, 1), (("5jt",),), REFERENCE)),
    )
    dialog = EffectsDialog(services, screen._jobs, laws, NOVEMBER, screen)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.people.model.rowCount() > 0)
    assert dialog.clients.model.rowCount() == 1
    assert "November 2026" in texts(dialog)
    dialog._step(-1)
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert dialog.people.model.rowCount() == 0
    dialog.accept()


def test_a_pack_is_previewed_and_installed(
    qtbot: QtBot, screen: RegulationsScreen, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = publisher()
    monkeypatch.setattr(packs, "trusted_keys", lambda: trust(key))
    path = write_pack(tmp_path, key)
    dialog = PackDialog(services, screen._jobs, path, services.law.preview(path), screen)
    dialog.show()
    assert [change.parameter.key for change in dialog.table.model.rows] == [CAP, "calendar.holidays_2028"]
    with qtbot.waitSignal(dialog.accepted):
        dialog.install()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert services.regulations.current().at(CAP, MARCH).value == Money.rupiah(11_600_000)
    screen.day_edit.date_changed.emit(MARCH)
    assert row(screen, CAP).is_added


def test_a_pack_of_a_stranger_is_refused_in_the_bar(
    qtbot: QtBot, screen: RegulationsScreen, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.opens = write_pack(tmp_path, publisher())
    screen.choose_pack()
    qtbot.waitUntil(lambda: not screen._jobs.busy)
    assert "tidak dikenal" in screen.message.message


def test_the_sheet_takes_typed_and_pasted_cells(qtbot: QtBot) -> None:
    sheet = SheetEdit([SheetColumn("Nama"), SheetColumn("Rp", numeric=True, width=100)])
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.set_rows([("a", "1")])
    QApplication.clipboard().setText("b\t2\nc\t3")
    view = sheet.table.view
    view.setCurrentIndex(sheet.table.model.index(1, 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert sheet.rows == (("a", "1"), ("b", "2"), ("c", "3"))
