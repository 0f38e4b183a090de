"""Tables by keyboard, as in a sheet."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.money import Money
from desktop_app.presentation.models.rows_model import Column, Difference, Due, Edit, Status
from desktop_app.presentation.widgets.table import Table, Total


@dataclass(frozen=True)
class Line:
    name: str
    pay: Money


LINES = (Line("Andi", Money.rupiah(1_000)), Line("Budi", Money.rupiah(2_000)), Line("Citra", Money(0)))


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(
        (
            Column[Line]("tick", "", kind="check", width=34),
            Column[Line]("name", "Name", lambda row: row.name, caption="PTKP", kind="name", note=lambda _row: "K/1"),
            Column[Line]("pay", "Pay", lambda row: row.pay, kind="amount", width=90, editable=lambda _row: True),
            Column[Line]("state", "State", lambda _row: Status("blocking", "2"), kind="status", width=90),
            Column[Line]("due", "Due", lambda _row: Due("20 Nov", "SPT", "soon"), kind="due", width=120),
            Column[Line]("change", "±", lambda row: Difference(row.pay), kind="difference", width=90),
            Column[Line]("link", "", lambda _row: "Buka", kind="link", width=60),
        ),
        key=lambda row: row.name,
        cells=True,
        frozen=2,
    )
    qtbot.addWidget(made)
    made.resize(640, 300)
    made.set_totals({"name": Total("3"), "pay": Total("3.000")})
    made.set_rows(LINES)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_enter_edits_confirms_and_goes_down(qtbot: QtBot, table: Table) -> None:
    wishes = QSignalSpy(table.model.edits_requested)
    table.view.choose("Andi", "pay")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    editor = table.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "8jt")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.view.currentIndex().row() == 1)
    assert wishes.at(0)[0] == (Edit(LINES[0], "pay", "8jt"),)


def test_a_block_is_copied_and_pasted_as_in_excel(qtbot: QtBot, table: Table) -> None:
    table.view.choose("Andi", "pay")
    QGuiApplication.clipboard().setText("5.000\n6.000\n7.000\n8.000\n")
    wishes = QSignalSpy(table.model.edits_requested)
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [edit.text for edit in wishes.at(0)[0]] == ["5.000", "6.000", "7.000"]
    table.view.selectAll()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t")[1:3] == ["Andi", "1.000"]


def test_space_ticks_and_enter_opens_links_and_rows(qtbot: QtBot, table: Table) -> None:
    opened, links = QSignalSpy(table.row_opened), QSignalSpy(table.link_clicked)
    table.view.choose("Budi", "name")
    qtbot.keyClick(table.view, Qt.Key.Key_Space)
    assert table.model.ticked_keys == {"Budi"}
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened.at(0) == [LINES[1]]
    table.view.choose("Budi", "link")
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert links.at(0) == [LINES[1], "link"]


def test_the_current_row_stays_when_rows_are_set_anew(table: Table) -> None:
    table.view.choose("Budi", "pay")
    table.set_rows((Line("Aan", Money(0)), *LINES))
    assert table.view.current_row() == LINES[1]


def test_an_empty_table_says_why(qtbot: QtBot, table: Table) -> None:
    table.set_empty("Belum ada karyawan.", "Tambah")
    table.set_rows(())
    acted = QSignalSpy(table.empty_acted)
    button = table._empty._button
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted.count() == 1


def test_it_paints_every_kind_of_cell(table: Table) -> None:
    assert not table.grab().isNull()
