"""Fields for money and dates, and messages under a field."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QDialog, QFocusFrame, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop_app.domain.money import Money
from desktop_app.presentation.widgets.date_edit import DateEdit
from desktop_app.presentation.widgets.form_field import FormField
from desktop_app.presentation.widgets.money_edit import MoneyEdit
from desktop_app.presentation.widgets.segments import Segment, Segments


def leave(qtbot: QtBot, field: QLineEdit) -> None:
    """Put the keyboard into a field and take it out again."""
    field.show()
    field.setFocus()
    QApplication.processEvents()
    field.clearFocus()


@pytest.mark.parametrize("typed", ["8000000", "8.000.000", "8jt"])
def test_an_amount_is_understood_and_grouped_on_leaving(qtbot: QtBot, typed: str) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    told = QSignalSpy(field.amount_changed)
    qtbot.keyClicks(field, typed)
    assert told.at(told.count() - 1) == [Money.rupiah(8_000_000)]
    leave(qtbot, field)
    assert field.text() == "8.000.000"


def test_an_amount_beyond_32_bits_arrives_unharmed(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    told = QSignalSpy(field.amount_changed)
    qtbot.keyClicks(field, "9000000000000")
    assert told.at(told.count() - 1) == [Money.rupiah(9_000_000_000_000)]


def test_what_cannot_be_read_stays_as_typed(qtbot: QtBot) -> None:
    field = MoneyEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "8.00")
    leave(qtbot, field)
    assert (field.text(), field.amount, field.valid) == ("8.00", None, False)


def test_a_date_is_typed_without_signs(qtbot: QtBot) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "20112026")
    assert field.date == dt.date(2026, 11, 20)
    leave(qtbot, field)
    assert field.text() == "20-11-2026"
    field.setText("31-02-2026")
    assert not field.valid


def test_a_message_takes_the_hints_place_and_moves_nothing(qtbot: QtBot) -> None:
    field = FormField("NIK", QLineEdit(), required=True, hint="16 angka")
    qtbot.addWidget(field)
    field.show()
    height = field.sizeHint().height()
    field.say("NIK baru 15 angka.", "error")
    assert field.message == "NIK baru 15 angka."
    assert field.sizeHint().height() == height
    assert field.control.property("error") == "true"
    field.say("")
    assert field.message == "16 angka"


def test_segments_keep_the_choice_when_counts_change(qtbot: QtBot) -> None:
    segments = Segments([Segment("all", "Semua", 24), Segment("late", "Lewat", 2)])
    qtbot.addWidget(segments)
    segments.choose("late")
    segments.set_segments([Segment("all", "Semua", 20), Segment("late", "Lewat", 1)])
    assert segments.current == "late"


def test_only_the_field_with_the_keyboard_wears_the_ring(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    fields = [QLineEdit() for _ in range(4)]
    for field in fields:
        layout.addWidget(field)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    for field in fields:
        field.setFocus()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the ring before is destroyed by now
        rings = [ring for ring in dialog.findChildren(QFocusFrame) if ring.isVisible()]
        assert [ring.widget() for ring in rings] == [field]
