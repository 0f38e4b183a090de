"""What Qt says by itself is said in the language of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.foundation import i18n
from desktop_app.presentation.qt_words import QtWords


@pytest.fixture(autouse=True)
def words(qapp: QApplication) -> Iterator[QtWords]:
    translator = QtWords()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def menu_of_a_field(qtbot: QtBot) -> list[str]:
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def test_the_menu_of_a_field_speaks_the_language_in_force(qtbot: QtBot) -> None:
    assert menu_of_a_field(qtbot) == ["&Urungkan", "&Ulangi", "&Potong", "&Salin", "&Tempel", "Hapus", "Pilih semua"]
    i18n.set_language("en")
    assert menu_of_a_field(qtbot) == ["&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select all"]


def test_a_file_is_not_replaced_without_an_understandable_question() -> None:
    said = QCoreApplication.translate("QFileDialog", "%1 already exists.\nDo you want to replace it?")
    assert said == "%1 sudah ada.\nGanti isinya?"


def test_what_is_not_listed_stays_as_it_is() -> None:
    assert QCoreApplication.translate("QWhatever", "Rarely seen") == "Rarely seen"
