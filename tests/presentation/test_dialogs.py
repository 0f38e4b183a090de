"""Questions that stop the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.presentation.dialogs import QtDialogs


def test_a_line_of_text_is_not_taken_while_it_is_empty(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    could_go_on: list[bool] = []

    def work() -> None:
        question = QApplication.activeModalWidget()
        field = question.findChild(QLineEdit)
        QTest.keyClick(field, Qt.Key.Key_Return)
        could_go_on.append(not question.isVisible())
        QTest.keyClicks(field, "salah lembur")
        next(one for one in question.findChildren(QPushButton) if one.text() == "Buka lagi").click()

    QTimer.singleShot(0, work)
    assert QtDialogs(parent).text("Buka lagi sebagai run 2", "Alasannya?", verb="Buka lagi") == "salah lembur"
    assert could_go_on == [False]
