"""Questions that must stop the work, through one object that tests replace.

Buttons are verbs and the safe one is the default; our own labels, because Qt ships no Indonesian catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.foundation.i18n import _
from desktop_app.presentation import theme
from desktop_app.presentation.file_chooser import choose_file, choose_folder, choose_new_file
from desktop_app.presentation.widgets.buttons import Button, Look


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a question: its key and its verb."""

    key: str
    label: str
    look: Look = "plain"


class Dialogs(Protocol):
    """What screens may ask."""

    def ask(self, title: str, text: str, answers: Sequence[Answer], default: str) -> str | None:
        """Let the user choose one of several answers; the chosen key, or None after Esc."""

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False, word: str = "") -> bool:
        """Whether the user agrees; with ``word`` only after typing it."""

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read before work goes on."""

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """An existing file; ``kinds`` as in ``Excel (*.xlsx)``."""

    def save_file(self, title: str, kinds: str, suggestion: str = "", folder: Path | None = None) -> Path | None:
        """A place for a file to be written."""

    def folder(self, title: str, folder: Path | None = None) -> Path | None:
        """An existing folder."""

    def text(self, title: str, label: str, start: str = "", verb: str = "") -> str | None:
        """A line of text, or None."""

    def new_data_file(self, wanted: Path) -> tuple[Path, str] | None:
        """Where a new data file goes, and its passphrase."""

    def show_recovery_key(self, key: str, data_file: Path) -> None:
        """Show a new data file's recovery key until the user says that it is kept."""


class _Question(QDialog):
    """Title, text, optional body and a row of verbs."""

    def __init__(self, parent: QWidget | None, title: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.chosen: str | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM, theme.PAD)
        outer.setSpacing(theme.GAP)
        head = QLabel(title, wordWrap=True)
        theme.set_font(head, "section")
        outer.addWidget(head)
        if text:
            body = QLabel(text, wordWrap=True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            theme.set_font(body, "body")
            theme.set_tone(body, "ink-2")
            outer.addWidget(body)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP)
        outer.addLayout(self.body)
        outer.addSpacing(theme.UNIT)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GAP_SMALL)
        self._row.addStretch()
        outer.addLayout(self._row)

    def add(self, answer: Answer, *, default: bool = False) -> Button:
        """Add a verb."""
        button = Button(answer.label, answer.look)
        button.setAutoDefault(default)
        button.setDefault(default)
        button.clicked.connect(self._chooser(answer.key))
        self._row.addWidget(button)
        if default:
            button.setFocus()
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height of the text at this width; Qt guesses a narrower one for lines that wrap."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _chooser(self, key: str) -> Callable[[], None]:
        def choose() -> None:
            self.chosen = key
            self.accept()

        return choose


class QtDialogs:
    """The real dialogs, over the window that is active."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def ask(self, title: str, text: str, answers: Sequence[Answer], default: str) -> str | None:
        """Let the user choose one of several answers; the chosen key, or None after Esc."""
        question = _Question(self._parent, title, text)
        for answer in answers:
            question.add(answer, default=answer.key == default)
        question.exec()
        return question.chosen

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False, word: str = "") -> bool:
        """Whether the user agrees; with ``word`` only after typing it."""
        question = _Question(self._parent, title, text)
        question.add(Answer("no", _("Cancel")), default=True)
        button = question.add(Answer("yes", verb, "danger" if danger else "primary"))
        if word:
            field = _line(question, _("Type {word} to go on").format(word=word))
            button.setEnabled(False)
            field.textChanged.connect(lambda typed: button.setEnabled(typed.strip().casefold() == word.casefold()))
        question.exec()
        return question.chosen == "yes"

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read before work goes on."""
        question = _Question(self._parent, title, text)
        question.add(Answer("ok", _("Close"), "primary"), default=True)
        question.exec()

    def open_file(self, title: str, kinds: str, folder: Path | None = None) -> Path | None:
        """An existing file."""
        return choose_file(self._parent, title, kinds, folder or Path.home())

    def save_file(self, title: str, kinds: str, suggestion: str = "", folder: Path | None = None) -> Path | None:
        """A place for a file to be written."""
        return choose_new_file(self._parent, title, kinds, (folder or Path.home()) / suggestion)

    def folder(self, title: str, folder: Path | None = None) -> Path | None:
        """An existing folder."""
        return choose_folder(self._parent, title, folder or Path.home())

    def text(self, title: str, label: str, start: str = "", verb: str = "") -> str | None:
        """A line of text, or None."""
        question = _Question(self._parent, title, "")
        field = _line(question, label)
        field.setText(start)
        question.add(Answer("no", _("Cancel")))
        button = question.add(Answer("yes", verb or _("Use"), "primary"), default=True)
        button.setEnabled(bool(start.strip()))  # an empty line would be let go without a word
        field.textChanged.connect(lambda typed: button.setEnabled(bool(typed.strip())))
        field.setFocus()
        question.exec()
        return field.text().strip() or None if question.chosen == "yes" else None

    def new_data_file(self, wanted: Path) -> tuple[Path, str] | None:
        """Where a new data file goes, and its passphrase."""
        from desktop_app.presentation.data_file_dialogs import NewDataFileDialog  # noqa: PLC0415 - once in its life

        dialog = NewDataFileDialog(wanted, self._parent)
        return (dialog.place, dialog.passphrase) if dialog.exec() else None

    def show_recovery_key(self, key: str, data_file: Path) -> None:
        """Show a new data file's recovery key until the user says that it is kept."""
        from desktop_app.presentation.data_file_dialogs import RecoveryKeyDialog  # noqa: PLC0415 - once in its life

        RecoveryKeyDialog(key, data_file, self._parent).exec()


def _line(question: _Question, label: str) -> QLineEdit:
    name = QLabel(label)
    theme.set_font(name, "table", weight=500)
    theme.set_tone(name, "ink-2")
    field = QLineEdit()
    theme.set_font(field, "body")
    theme.set_height(field, theme.CONTROL_HEIGHT)
    field.setAccessibleName(label)
    name.setBuddy(field)
    box = QVBoxLayout()
    box.setSpacing(theme.UNIT)
    box.addWidget(name)
    box.addWidget(field)
    question.body.addLayout(box)
    return field
