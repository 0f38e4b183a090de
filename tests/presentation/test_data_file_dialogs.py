"""A new data file's place and passphrase, and its recovery key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.presentation import data_file_dialogs
from desktop_app.presentation.data_file_dialogs import NewDataFileDialog, RecoveryKeyDialog, free_place

KEY = "JPCH0-8FSRT-G03EN-3XQ9M-2DKD6-11FY5-TQ55R"


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> NewDataFileDialog:
    made = NewDataFileDialog(tmp_path / "Gajiberes.gbr", None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def recovery(qtbot: QtBot, tmp_path: Path) -> RecoveryKeyDialog:
    made = RecoveryKeyDialog(KEY, tmp_path / "kantor.gbr", None)
    qtbot.addWidget(made)
    made.show()
    return made


def line(dialog: QWidget, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def press(dialog: QWidget, text: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() == text).click()


def test_two_different_passphrases_are_named_under_the_second(qtbot: QtBot, dialog: NewDataFileDialog) -> None:
    qtbot.keyClicks(line(dialog, "Kata sandi"), "empat kata yang panjang")
    qtbot.keyClicks(line(dialog, "Kata sandi sekali lagi"), "empat kata yang pendek")
    dialog.try_accept()
    assert not dialog.result()
    second = line(dialog, "Kata sandi sekali lagi")
    assert second.accessibleDescription() == "Belum sama dengan yang di atas."
    second.setText("empat kata yang panjang")
    dialog.try_accept()
    assert dialog.result() == NewDataFileDialog.DialogCode.Accepted
    assert dialog.passphrase == "empat kata yang panjang"


def test_without_a_passphrase_nothing_is_made(dialog: NewDataFileDialog) -> None:
    dialog.try_accept()
    assert not dialog.result()
    assert line(dialog, "Kata sandi").accessibleDescription() == "Harus diisi."


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    wanted = tmp_path / "Gajiberes.gbr"
    assert free_place(wanted) == wanted
    wanted.touch()
    (tmp_path / "Gajiberes 2.gbr").touch()
    assert free_place(wanted) == tmp_path / "Gajiberes 3.gbr"


def test_the_recovery_key_goes_only_after_it_is_kept(qtbot: QtBot, recovery: RecoveryKeyDialog) -> None:
    qtbot.keyClick(recovery, Qt.Key.Key_Escape)
    qtbot.keyClick(recovery, Qt.Key.Key_Return)
    assert recovery.isVisible()
    recovery.kept.click()
    qtbot.keyClick(recovery, Qt.Key.Key_Return)
    assert not recovery.isVisible()


def test_the_recovery_key_can_be_copied_and_saved(
    recovery: RecoveryKeyDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(recovery, "Salin")
    assert QGuiApplication.clipboard().text() == KEY
    target = tmp_path / "kunci.txt"
    monkeypatch.setattr(data_file_dialogs, "choose_new_file", lambda *_given: target)
    press(recovery, "Simpan sebagai berkas teks…")
    assert KEY in target.read_text(encoding="utf-8")


def test_a_key_that_cannot_be_saved_is_said_and_the_dialog_stays(
    recovery: RecoveryKeyDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tidak ada" / "kunci.txt"
    monkeypatch.setattr(data_file_dialogs, "choose_new_file", lambda *_given: target)
    press(recovery, "Simpan sebagai berkas teks…")
    assert recovery.isVisible()
    assert not target.exists()
