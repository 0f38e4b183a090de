"""Making a data file: where it lies and its passphrase; then the recovery key, which is shown only once."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.foundation.files import FileProblem, write_atomically
from desktop_app.foundation.i18n import _, sentence
from desktop_app.presentation import theme
from desktop_app.presentation.file_chooser import choose_new_file
from desktop_app.presentation.widgets.buttons import Button
from desktop_app.presentation.widgets.card import label
from desktop_app.presentation.widgets.form_dialog import FormDialog
from desktop_app.presentation.widgets.form_field import FormField

DATA_FILES: Final = "Gajiberes (*.gbr)"
_ENDING: Final = ".gbr"
_KEY_WIDTH: Final = 480


def free_place(wanted: Path) -> Path:
    """The place itself, or with a number behind the name where something lies there already."""
    number, place = 1, wanted
    while place.exists():
        number += 1
        place = wanted.with_name(f"{wanted.stem} {number}{wanted.suffix}")
    return place


class NewDataFileDialog(FormDialog):
    """One page with everything that a new data file needs; what is missing is said under its field."""

    def __init__(self, wanted: Path, parent: QWidget | None) -> None:
        super().__init__(_("Make the data file"), _("Make the data file"), parent)
        self.place = free_place(wanted)
        text = _("All clients and employees lie in one file on this computer. A passphrase encrypts it.")
        self.intro.addWidget(label(text, "body", "ink-2", wrap=True))
        self._place_line = QLineEdit(readOnly=True)
        change = Button(_("Elsewhere…"))
        change.setAutoDefault(False)
        change.clicked.connect(self._change_place)
        place = FormField(_("Where the data file goes"), self._place_line, hint_lines=0)
        where = QHBoxLayout()
        where.setSpacing(theme.GAP_SMALL)
        where.addWidget(place, 1)
        where.addWidget(change, 0, Qt.AlignmentFlag.AlignBottom)
        self.grid.addLayout(where, 0, 0, 1, 2)
        self._first, self._second = QLineEdit(), QLineEdit()
        hint = _("Several words are easy to remember and hard to guess.")
        self._first_field = self.add(FormField(_("Passphrase"), self._first, required=True, hint=hint), 1, 0, 2)
        self._second_field = self.add(FormField(_("Passphrase once more"), self._second, required=True), 2, 0, 2)
        self._visible = QCheckBox(_("Show what is typed"))
        theme.set_font(self._visible, "body")
        self._visible.toggled.connect(self._show_typed)
        self.extra.addWidget(self._visible, 0, Qt.AlignmentFlag.AlignLeft)
        note = _("Nobody can open the file without the passphrase or the recovery key that comes next, not even we.")
        self.extra.addWidget(label(note, "table", "ink-3", wrap=True))
        for line, field in ((self._first, self._first_field), (self._second, self._second_field)):
            line.textEdited.connect(lambda _text, field=field: field.say(""))
        self._show_typed(visible=False)
        self._show_place()
        QWidget.setTabOrder(self._second, self._visible)
        self._first.setFocus()
        self.fit()

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self._first.text()

    def complete(self) -> bool:
        """Whether both passphrases are there and alike."""
        if not self._first.text():
            self._first_field.say(_("This must be filled."), "error")
            self._first.setFocus()
            return False
        if self._first.text() != self._second.text():
            self._second_field.say(_("Not the same as above yet."), "error")
            self._second.setFocus()
            self._second.selectAll()
            return False
        return True

    def _change_place(self) -> None:
        chosen = choose_new_file(self, _("Where the data file goes"), DATA_FILES, self.place)
        if chosen is not None:
            self.place = chosen if chosen.suffix else chosen.with_suffix(_ENDING)
            self._show_place()

    def _show_place(self) -> None:
        self._place_line.setText(str(self.place))
        self._place_line.setToolTip(str(self.place))
        self._place_line.setCursorPosition(len(str(self.place)))  # of a long path its end is what tells

    def _show_typed(self, visible: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password
        for line in (self._first, self._second):
            line.setEchoMode(mode)


class RecoveryKeyDialog(QDialog):
    """The key, large enough to copy by hand; it closes only after the user says that it is kept."""

    def __init__(self, key: str, data_file: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._key, self._data_file = key, data_file
        self.setWindowTitle(_("The recovery key"))
        self.setFixedWidth(theme.current().px(_KEY_WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAD_FORM, theme.PAD_FORM, theme.PAD_FORM, theme.PAD)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label(_("The recovery key"), "section"))
        text = _(
            "This key opens the data file when the passphrase is lost. It is shown only now: write it down, "
            "or print it, and keep it away from this computer."
        )
        layout.addWidget(label(text, "body", "ink-2", wrap=True))
        frame = QFrame()
        frame.setObjectName("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, theme.GAP)
        shown = label(_in_two_lines(key), "title", tabular=True)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(key)
        inside.addWidget(shown)
        layout.addWidget(frame)
        layout.addLayout(self._tools())
        self._said = label("", "table", "ink-3", wrap=True)
        self._said.hide()
        layout.addWidget(self._said)
        self.kept = QCheckBox(_("The key is kept in a safe place"))
        theme.set_font(self.kept, "body")
        layout.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addStretch(1)
        self.button = Button(_("Continue"), "primary")
        self.button.setEnabled(False)
        self.button.setDefault(True)
        self.button.clicked.connect(self.accept)
        self.kept.toggled.connect(self.button.setEnabled)
        row.addWidget(self.button)
        layout.addLayout(row)
        self.kept.setFocus()

    def reject(self) -> None:
        """Esc and the window's cross don't lose the key."""
        if self.kept.isChecked():
            super().reject()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_SMALL)
        for text, icon_name, run in (
            (_("Copy"), "copy", self._copy),
            (_("Save as a text file…"), "save", self._save),
        ):
            button = Button(text, icon_name=icon_name, height=theme.CONTROL_SMALL)
            button.setAutoDefault(False)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)
        self._say(_("Copied."))

    def _save(self) -> None:
        title = _("The recovery key")
        wanted = Path.home() / f"{self._data_file.stem} - {title}.txt"
        target = choose_new_file(self, title, "Text (*.txt)", wanted)
        if target is None:
            return

        def write(stream: BinaryIO) -> None:
            stream.write(f"Gajiberes, {self._data_file.name}\n{title}: {self._key}\n".encode())

        try:
            write_atomically(target, write)
        except FileProblem as problem:
            self._say(sentence(problem.code, {"path": problem.path}), "merah")
        else:
            self._say(_("{file} was written. Move it away from this computer.").format(file=target.name))

    def _say(self, text: str, tone: str = "ink-3") -> None:
        self._said.setText(text)
        theme.set_tone(self._said, tone)
        self._said.show()
        self.adjustSize()


def _in_two_lines(key: str) -> str:
    groups = key.split("-")
    half = (len(groups) + 1) // 2
    return "\n".join(filter(None, ("-".join(groups[:half]), "-".join(groups[half:]))))
