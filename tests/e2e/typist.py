"""Somebody at the keyboard: types a script key by key into whatever has the focus, also while a dialog is open."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

Step = Callable[[], object]
"""Done again until it doesn't return False. What may open a dialog must be a step, as the script goes on inside."""
Script = Generator[Step, None, None]
"""Types and yields steps."""


class Typist(QObject):
    """Sends nothing but key events."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot
        self._script: Script | None = None
        self._next: Step | None = None
        self._patience = 0.0
        self._failure: BaseException | None = None
        self.keys = 0
        """Keys pressed so far."""

    def play(self, script: Script, timeout: int) -> None:
        """Type a whole script; event loops of dialogs run meanwhile."""
        self._script, self._next, self._failure = script, None, None
        self._patience = monotonic() + timeout / 1000
        self._schedule()
        self._qtbot.waitUntil(lambda: self._script is None, timeout=timeout + 5000)
        if self._failure is not None:
            raise self._failure

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        self.keys += 1
        QTest.keyClick(focused(), key, modifiers)

    def control(self, key: Qt.Key) -> None:
        """One key with Ctrl."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def tab(self, times: int = 1) -> None:
        """To the next field."""
        for _number in range(times):
            self.press(Qt.Key.Key_Tab)

    def text(self, text: str) -> None:
        """Letters and digits, over what is marked in the field."""
        self.keys += len(text)
        QTest.keyClicks(focused(), text)

    def field(self, title: str, text: str = "", most: int = 40) -> None:
        """Tab to the field of this name and type into it; a choice is made by the letters of its word."""
        for _number in range(most):
            if focused().accessibleName() == title or _named(focused()) == title:
                break
            self.tab()
        else:
            raise AssertionError(f"no field {title!r} within {most} tabs")
        if text:
            if isinstance(focused(), QComboBox):
                self._choose(text)
            else:
                self.text(text)

    def _choose(self, word: str) -> None:
        box = focused()
        assert isinstance(box, QComboBox)
        self.press(Qt.Key.Key_Home)
        for _number in range(box.count()):
            if box.currentText().startswith(word):
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"no choice {word!r}")

    def _schedule(self) -> None:
        # A timer that repeats isn't heard while its own call opens a dialog.
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        if self._script is None:
            return
        self._schedule()
        try:
            assert monotonic() < self._patience, f"{focused().accessibleName()!r} has had the keyboard for too long"
            step, self._next = self._next or next(self._script), None
            if step() is False and self._next is None:
                self._next = step
        except StopIteration:
            self._script = None
        except BaseException as failure:
            self._failure, self._script = failure, None
            while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
                pass


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget


def _named(widget: QWidget) -> str:
    """The name of the group in which a segment stands."""
    parent = widget.parentWidget()
    return parent.accessibleName() if parent is not None and parent.objectName() == "segments" else ""
